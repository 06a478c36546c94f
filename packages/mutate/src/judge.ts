/** Whether the cases notice a mutant, and which does first. */
import { type Case, runCase } from "@khoan/cases";
import type { Program } from "@khoan/language/core";
import { affected, type Trial } from "./baseline.ts";
import type { Mutant } from "./mutant.ts";
import { type Findings, isUnmoved } from "./unmoved.ts";

/**
 * `killed`: a case that names the clause turns red. `elsewhere`: only one that does not. `uncovered`: no case looks at
 * the changed rule. `timeout`: the mutant did not come to an end.
 */
export type Verdict =
  | { readonly state: "killed" | "elsewhere"; readonly by: number }
  | { readonly state: "survived" | "uncovered" | "timeout" };

/** A case that names a clause fails when the clause takes no part: that says nothing of what the law gives. */
const IDLE_CLAUSE = "KH753";

/** Whether a case is red under a program. */
function isRed(program: Program, one: Case): boolean {
  return runCase(program, one).failures.some(({ diagnostic }) => diagnostic.code !== IDLE_CLAUSE);
}

/**
 * Runs the cases that the mutant can touch until one is red; the same for the same cases in the same order. `findings`
 * only make it quicker.
 */
export function judge(
  mutant: Mutant,
  cases: readonly Case[],
  trials: readonly Trial[],
  findings: Findings = [],
): Verdict {
  const { citing, others } = affected(mutant, trials);
  if (citing.length + others.length === 0) return { state: "uncovered" };
  const program = mutant.apply();
  const red = (i: number): boolean => !isUnmoved(mutant, program, findings[i]) && isRed(program, cases[i] as Case);
  const killer = citing.find(red);
  if (killer !== undefined) return { state: "killed", by: killer };
  const other = others.find(red);
  return other === undefined ? { state: "survived" } : { state: "elsewhere", by: other };
}

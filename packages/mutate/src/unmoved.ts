/**
 * A quick look whether a mutant can change anything for a case: its own variables worked out anew, at the moments at
 * which the case needed them, on top of what the case found out under the law as it is. Where all come out as before,
 * so does everything that depends on them, and the case need not be run.
 */
import type { Case } from "@khoan/cases";
import { decide, equal, isKnown, type Session, type Value, variableAt } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Mutant } from "./mutant.ts";

/** What each case found out under the law as it is; undefined where that is not all known. */
export type Findings = readonly (Session | undefined)[];

/** Decides every case once; worth it where many mutants are judged. */
export function findingsOf(program: Program, cases: readonly Case[]): Findings {
  return cases.map((one) => {
    const { facts, at, to, readings } = one;
    const decision = decide(program, { facts, at, readings, ...(to === undefined ? {} : { to }) });
    return decision.kind === "decided" && decision.missing.length === 0 ? decision.session : undefined;
  });
}

/** Whether the mutant surely leaves the case as it is; false where that can't be told so quickly. */
export function isUnmoved(mutant: Mutant, changed: Program, session: Session | undefined): boolean {
  // Invariants are looked at apart from the decision, and rates leave notes behind.
  if (session === undefined || mutant.everywhere || mutant.kind === "rate" || mutant.kind === "version") return false;
  if (mutant.kind === "version_date") return false;
  const fresh: Session = {
    ...session,
    program: changed,
    memo: session.memo.map((values, v) => (mutant.variables.includes(v) ? new Map<number, Value>() : values)),
    took: new Set(),
    usedVersions: new Map(),
    depth: 0,
  };
  try {
    return mutant.variables.every((v) => {
      const before = session.memo[v] ?? new Map<number, Value>();
      return [...before].every(([moment, value]) => {
        const after = variableAt(fresh, v, moment);
        return isKnown(value) && isKnown(after) && equal(value, after);
      });
    });
  } catch {
    // Under the mutant there is no value: the case itself will tell.
    return false;
  }
}

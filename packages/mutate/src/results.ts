/** What came of each mutant, by clause, and the score. */
import type { Case } from "@khoan/cases";
import type { Program } from "@khoan/language/core";
import type { Verdict } from "./judge.ts";
import type { Mutant, Texts } from "./mutant.ts";
import type { Reason } from "./reasons.ts";

/**
 * `killed` and `timeout` count as noticed. `proved` and `argued` are no change of the law and are left out of the score.
 * `elsewhere`: noticed, but by no case that names the clause. `survived` and `uncovered` are noticed by none.
 */
export type State = "killed" | "timeout" | "elsewhere" | "survived" | "uncovered" | "proved" | "argued";

export const STATES: readonly State[] = ["killed", "timeout", "elsewhere", "survived", "uncovered", "proved", "argued"];

/** A case that a survivor would not outlive, as text ready to paste. */
export type Proposal = { readonly text: string; readonly differs: readonly string[] };

export type MutantResult = {
  readonly mutant: Mutant;
  readonly state: State;
  /** The case that turned red. */
  readonly by?: Case;
  readonly proof?: Texts;
  /** A person's argument, that it is equivalent, or why it is left alone. */
  readonly reason?: Reason;
  readonly proposal?: Proposal;
};

/** A mutant with what the cases said of it. */
export function resultOf(
  mutant: Mutant,
  verdict: Verdict,
  cases: readonly Case[],
  proof: Texts | undefined,
  reason: Reason | undefined,
): MutantResult {
  const by = "by" in verdict ? cases[verdict.by] : undefined;
  const named = by === undefined ? {} : { by };
  const noticed = verdict.state === "killed" || verdict.state === "timeout" || verdict.state === "elsewhere";
  if (!noticed && proof !== undefined) return { mutant, state: "proved", proof };
  if (!noticed && reason?.verdict === "equivalent") return { mutant, state: "argued", reason };
  const why = verdict.state !== "killed" && reason !== undefined ? { reason } : {};
  return { mutant, state: verdict.state, ...named, ...why };
}

/** Whether a result still needs a case, or a reason. */
export function isOpen({ state, reason }: MutantResult): boolean {
  return (state === "elsewhere" || state === "survived" || state === "uncovered") && reason === undefined;
}

export type Score = {
  readonly counts: Readonly<Record<State, number>>;
  /** Mutants that change the law. */
  readonly total: number;
  readonly noticed: number;
  /** In percent, to one decimal, rounded down; 100 where nothing could be changed. */
  readonly percent: number;
};

export function scoreOf(results: readonly MutantResult[]): Score {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const { state } of results) counts[state]++;
  const total = results.length - counts.proved - counts.argued;
  const noticed = counts.killed + counts.timeout;
  return { counts, total, noticed, percent: total === 0 ? 100 : Math.floor((noticed * 1000) / total) / 10 };
}

export type ClauseResults = {
  readonly clause: number;
  readonly id: string;
  readonly title: string;
  readonly results: readonly MutantResult[];
};

/** The results by the clause that answers first, in the order of the document. */
export function byClause(results: readonly MutantResult[], program: Program): readonly ClauseResults[] {
  const groups = Map.groupBy(results, ({ mutant }) => mutant.clauses[0] ?? -1);
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([clause, own]) => {
      const info = program.clauses[clause];
      return { clause, id: info?.id ?? "", title: info?.title ?? info?.summary ?? "", results: own };
    });
}

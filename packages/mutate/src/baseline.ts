/**
 * What each case does under the law as it is: which clauses take part, which variables are looked at, and how much work
 * it is. From this follows which cases a mutant can touch at all, and which to try first.
 */
import { type Case, runCase } from "@khoan/cases";
import { brokenInvariants, type Decided, decide, monthOf } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Mutant } from "./mutant.ts";

export type Trial = {
  /** Indexes of the clauses that the case names, and of those that hold them: a point is read with its lead-in. */
  readonly cites: ReadonlySet<number>;
  readonly took: ReadonlySet<number>;
  /** Indexes of the variables that were worked out; undefined where any may have been (an error, an open result). */
  readonly looked: ReadonlySet<number> | undefined;
  /** Number of values worked out: more is slower. */
  readonly work: number;
  readonly passes: boolean;
};

/** One trial a case, in the order of the cases. */
export function trialsOf(program: Program, cases: readonly Case[]): readonly Trial[] {
  const index = new Map(program.clauses.map((clause, i) => [clause.id, i]));
  return cases.map((one) => {
    const { failures, took } = runCase(program, one);
    const cites = new Set(one.clauses.flatMap(({ name }) => [...withParents(program, index.get(name))]));
    return { cites, took, passes: failures.length === 0, ...lookedAt(program, one) };
  });
}

function* withParents(program: Program, clause: number | undefined): Generator<number> {
  for (let at = clause; at !== undefined; at = program.clauses[at]?.parent) yield at;
}

function lookedAt(program: Program, one: Case): Pick<Trial, "looked" | "work"> {
  const { facts, at, to, readings } = one;
  const decision = decide(program, { facts, at, readings, ...(to === undefined ? {} : { to }) });
  if (decision.kind === "failed") return { looked: undefined, work: 0 };
  const first = monthOf(at);
  for (let month = first; month <= (to === undefined ? first : monthOf(to)); month++)
    brokenInvariants(decision.session, month);
  return { looked: decision.missing.length > 0 ? undefined : variablesIn(decision), work: workIn(decision) };
}

function variablesIn({ session }: Decided): ReadonlySet<number> {
  return new Set(session.memo.flatMap((values, v) => (values.size > 0 ? [v] : [])));
}

function workIn({ session }: Decided): number {
  return session.memo.reduce((sum, values) => sum + values.size, 0);
}

/** The cases that a mutant can touch, those that should notice it first, then the quick ones. */
export function affected(
  mutant: Mutant,
  trials: readonly Trial[],
): { readonly citing: readonly number[]; readonly others: readonly number[] } {
  const touched = trials.flatMap(({ looked }, i) =>
    mutant.everywhere || looked === undefined || mutant.variables.some((v) => looked.has(v)) ? [i] : [],
  );
  const cites = (i: number): boolean => mutant.cited.some((clause) => trials[i]?.cites.has(clause));
  const late = (i: number): number => (mutant.clauses.some((clause) => trials[i]?.took.has(clause)) ? 0 : 1);
  const order = (a: number, b: number): number =>
    late(a) - late(b) || (trials[a] as Trial).work - (trials[b] as Trial).work || a - b;
  return { citing: touched.filter(cites).toSorted(order), others: touched.filter((i) => !cites(i)).toSorted(order) };
}

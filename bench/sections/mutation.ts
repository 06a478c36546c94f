/**
 * How quickly changes of the law are judged: a sample of NQ 55's mutants against all of its golden cases in one thread,
 * beside the hand-written function working out, for the same mutants, every month of the cases that a plain run would
 * have to look at. The quick look that spares most of those cases is on one side only: that is what it is for.
 */
import type { Case } from "@khoan/cases";
import { monthOf } from "@khoan/evaluate";
import { affected, findingsOf, judge, type Mutant, trialsOf, type Verdict } from "@khoan/mutate";
import { formatIsoMonth } from "@khoan/values";
import { benchOf } from "../../cli/src/mutate-bench.ts";
import { decide, type Facts } from "../hand-written/nq-55.ts";
import { compare, timed } from "../support/measure.ts";
import type { Row } from "../support/row.ts";

const RULES = "rules/nq-55-2025";
/** Every so many mutants, so that all clauses are in the sample. */
const EVERY = 15;
const ROUNDS = 3;

/** Mutants judged a second in one thread, and their time to that of the hand-written function on the same decisions. */
export async function mutation(): Promise<Row[]> {
  const bench = await benchOf(RULES);
  if (!("program" in bench)) throw new Error(`${RULES} does not compile`);
  const { program, cases } = bench;
  const trials = trialsOf(program, cases);
  const findings = findingsOf(program, cases);
  const sample = bench.mutants.filter((_, i) => i % EVERY === 0);
  const judgeAll = (): readonly Verdict[] => sample.map((one) => judge(one, cases, trials, findings));
  const verdicts = judgeAll();
  const looked = sample.flatMap((one, i) => lookedAt(one, verdicts[i] as Verdict, cases, trials));
  const months = looked.flatMap((one) => (handles(one) ? monthsOf(one).map((month) => ({ one, month })) : []));
  const byHand = (): void => {
    for (const { one, month } of months) decide(one.facts as Facts, month, one.readings);
  };
  const seconds = timed(judgeAll) / 1000;
  return [
    {
      what: `mutants of NQ 55 judged in one thread, ${sample.length} of ${bench.mutants.length}`,
      against: `${cases.length} golden cases, ${looked.length} looked at`,
      ratio: `${Math.round(sample.length / seconds)} a second`,
    },
    {
      what: "the same mutants",
      against: `written by hand, all ${months.length} months of those cases`,
      ratio: compare(judgeAll, byHand, ROUNDS, 1),
    },
  ];
}

/** The cases that a mutant's verdict took: up to the one that turned red, else all that it can touch. */
function lookedAt(
  mutant: Mutant,
  verdict: Verdict,
  cases: readonly Case[],
  trials: Parameters<typeof affected>[1],
): readonly Case[] {
  const { citing, others } = affected(mutant, trials);
  const order = [...citing, ...others];
  const count = "by" in verdict ? order.indexOf(verdict.by) + 1 : order.length;
  return order.slice(0, count).map((i) => cases[i] as Case);
}

/** Whether the hand-written function can decide the case at all: it knows nothing of missing facts. */
function handles(one: Case): boolean {
  try {
    for (const month of monthsOf(one)) decide(one.facts as Facts, month, one.readings);
    return true;
  } catch {
    return false;
  }
}

function monthsOf({ at, to }: Case): readonly string[] {
  const first = monthOf(at);
  const last = to === undefined ? first : monthOf(to);
  return Array.from({ length: last - first + 1 }, (_, i) => formatIsoMonth(first + i));
}

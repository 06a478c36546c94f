/**
 * Which of several missing facts is worth asking for. Where all their values are few, every combination is tried, so that
 * what can't matter is known not to; else samples are, and a fact for which no two samples make a difference goes last.
 */

import { DecisionError } from "./errors.ts";
import { type Place, withValue } from "./place.ts";
import { type Possible, spread } from "./possible.ts";
import { openSession, type Session } from "./session.ts";
import { isKnown, type Value } from "./value.ts";
import { variableAt } from "./variable.ts";

export type Candidate = { readonly path: string; readonly place: Place; readonly possible: Possible };
export type Wanted = { readonly variable: number; readonly moment: number };

/** The fact to ask for, or what every combination of answers comes to: by output, a value or a failure. */
export type Verdict = { readonly ask: Candidate } | { readonly settled: readonly Outcome[] };

export type Outcome = Value | DecisionError;

const MAX_WAYS = 512;
const SMALL_TABLE = 128;
const MAX_TRIES = 300;
const TRIES_EACH = 24;
/** How many values of a fact are looked at to see what it would settle; two where there are many facts to look at. */
const SCORED = 3;
const MANY = 12;

/** `candidates` are in the order of declaration; `wanted` are the outputs that are still open. */
export function weigh(session: Session, candidates: readonly Candidate[], wanted: readonly Wanted[]): Verdict {
  const few = candidates.filter(({ possible }) => possible.all);
  const many = candidates.filter(({ possible }) => !possible.all);
  const ways = few.reduce((product, { possible }) => product * possible.values.length, 1);
  // Two samples that make a difference are found sooner than a large table is made, and prove as much.
  const seen = ways > SMALL_TABLE ? firstThatMatters(session, candidates, candidates, wanted) : undefined;
  if (seen !== undefined) return { ask: seen };
  const table = ways > MAX_WAYS ? undefined : tableOf(session, few, wanted, ways);
  const worth = table === undefined ? candidates : candidates.filter((one) => mayMatter(one, few, many, table));
  if (table !== undefined && worth.length === 0) return { settled: table[0] as readonly Outcome[] };
  const sure = table !== undefined && !table.some((row) => isOpen(row, many));
  const found = sure ? undefined : firstThatMatters(session, worth, candidates, wanted);
  return { ask: found ?? (ordered(session, worth, wanted).next().value as Candidate) };
}

function firstThatMatters(
  session: Session,
  worth: readonly Candidate[],
  candidates: readonly Candidate[],
  wanted: readonly Wanted[],
): Candidate | undefined {
  const tries = { left: MAX_TRIES };
  return ordered(session, worth, wanted).find((one) => matters(session, one, candidates, wanted, tries));
}

/** The cheapest first; of these, those that settle the most; of these, the first declared. */
function* ordered(
  session: Session,
  candidates: readonly Candidate[],
  wanted: readonly Wanted[],
): Generator<Candidate, undefined> {
  const costs = [...new Set(candidates.map(costOf))].toSorted((a, b) => a - b);
  for (const cost of costs) {
    const alike = candidates.filter((one) => costOf(one) === cost);
    yield* bySettling(session, alike, wanted);
  }
}

function costOf({ place }: Candidate): number {
  return place.field.cost;
}

/** The outcomes of every combination of those with few values, while what may be anything stays unknown. */
function tableOf(
  session: Session,
  few: readonly Candidate[],
  wanted: readonly Wanted[],
  ways: number,
): readonly (readonly Outcome[])[] {
  return Array.from({ length: ways }, (_, way) => {
    let rest = way;
    const values = few.map(({ possible }) => {
      const value = possible.values[rest % possible.values.length] as Value;
      rest = Math.floor(rest / possible.values.length);
      return value;
    });
    return outcomesOf(session, valuesWith(session.facts, few, values), wanted);
  });
}

/** False where the table shows that the fact makes no difference, whatever the others are. */
function mayMatter(
  candidate: Candidate,
  few: readonly Candidate[],
  many: readonly Candidate[],
  table: readonly (readonly Outcome[])[],
): boolean {
  if (!candidate.possible.all) return table.some((row) => isOpen(row, many));
  const stride = few
    .slice(0, few.indexOf(candidate))
    .reduce((product, { possible }) => product * possible.values.length, 1);
  return table.some((row, way) => {
    const digit = Math.floor(way / stride) % candidate.possible.values.length;
    return isOpen(row, many) || keyOf(row) !== keyOf(table[way - stride * digit] as readonly Outcome[]);
  });
}

/** Whether an outcome may still be changed by facts that may be anything. */
function isOpen(row: readonly Outcome[], many: readonly Candidate[]): boolean {
  return many.length > 0 && !row.every(isSettled);
}

/** Those first that settle the most outputs, on average over their values. */
function bySettling(
  session: Session,
  candidates: readonly Candidate[],
  wanted: readonly Wanted[],
): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const scores = new Map(
    candidates.map((one) => {
      const settled = spread(one.possible.values, candidates.length > MANY ? 2 : SCORED).map(
        (value) => outcomesOf(session, withValue(session.facts, one.place, value), wanted).filter(isSettled).length,
      );
      return [one, settled.reduce((sum, count) => sum + count, 0) / settled.length];
    }),
  );
  return candidates.toSorted((a, b) => (scores.get(b) as number) - (scores.get(a) as number));
}

function isSettled(outcome: Outcome): boolean {
  return outcome instanceof DecisionError || isKnown(outcome);
}

/** Whether two of its values were seen to make a difference while everything else was the same. */
function matters(
  session: Session,
  candidate: Candidate,
  candidates: readonly Candidate[],
  wanted: readonly Wanted[],
  tries: { left: number },
): boolean {
  const others = candidates.filter((one) => one !== candidate);
  let seed = candidate.place.fact * 7919 + 12345;
  for (let round = 0; round < TRIES_EACH && tries.left > 0; round++) {
    const values = others.map(({ place, possible }, i): Value => {
      if (round === 0) return place.field.default ?? (possible.values[0] as Value);
      // The multiplier and increment of Numerical Recipes: the same samples at every run.
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return possible.values[((seed >>> 8) + i) % possible.values.length] as Value;
    });
    const facts = valuesWith(session.facts, others, values);
    let first: string | undefined;
    for (const value of candidate.possible.values) {
      tries.left--;
      const key = keyOf(outcomesOf(session, withValue(facts, candidate.place, value), wanted));
      first ??= key;
      if (key !== first) return true;
    }
  }
  return false;
}

function valuesWith(
  facts: readonly Value[],
  candidates: readonly Candidate[],
  values: readonly Value[],
): readonly Value[] {
  return candidates.reduce((all, { place }, i) => withValue(all, place, values[i] as Value), facts);
}

/** What the outputs come to for other facts; the session itself stays as it is. */
function outcomesOf(session: Session, facts: readonly Value[], wanted: readonly Wanted[]): readonly Outcome[] {
  const trial = openSession(session.program, facts, session.readings);
  return wanted.map(({ variable, moment }) => {
    try {
      return variableAt(trial, variable, moment);
    } catch (error) {
      if (error instanceof DecisionError) return error;
      throw error;
    }
  });
}

/** The same text for outcomes that are the same to whoever asked; what is unknown is one thing, whatever it lacks. */
function keyOf(outcomes: readonly Outcome[]): string {
  return JSON.stringify(
    outcomes.map((one) =>
      one instanceof DecisionError ? { error: one.diagnostic.code } : isKnown(one) ? { is: one } : { unknown: true },
    ),
  );
}

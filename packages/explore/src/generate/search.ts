/**
 * Lives that show what golden cases lack: random ones, then those one step from a life that shows half of it. What is
 * found is made small before it is proposed.
 */

import { type Ledger, openLedger } from "@khoan/coverage";
import { type Decided, decide, momentFor } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { isImplausible } from "../explore/finding.ts";
import { shrink } from "../explore/shrink.ts";
import { type Life, requestOf } from "../lives/life.ts";
import { sampleLife } from "../lives/sample.ts";
import { type Goal, reachedBy, type Sign, shows, sizeOf } from "./goals.ts";
import { oneStepFrom } from "./one-step.ts";

export type Searching = {
  readonly program: Program;
  /** Has observed the lives of `known`, numbered as they stand there. */
  readonly ledger: Ledger;
  readonly known: readonly Life[];
  /** Those of them that others may be made of. */
  readonly from: readonly Life[];
  readonly goals: readonly Goal[];
  readonly seed: number;
  /** How many random lives are tried. */
  readonly tries: number;
  readonly onLife?: (done: number) => void;
};

export type FoundCase = { readonly life: Life; readonly goal: Goal };

/** At most this many lives are tried one step from known ones. */
const MAX_STEPS = 6000;
/** How many lives that show something of a condition are stepped away from, for each goal. */
const BASES = 8;

/** Lives for the goals, in the order of the goals; goals that no life was found for are left out. */
export function searchCases(searching: Searching): readonly FoundCase[] {
  const { program, known, ledger, goals } = searching;
  const lives = [...known];
  const open = new Set(goals);
  const reached: { readonly goal: Goal; readonly shown: readonly { readonly life: Life; readonly sign: Sign }[] }[] =
    [];
  const look = (life: Life): void => {
    const before = sizeOf(ledger);
    if (!observe(ledger, life, lives.length) || sizeOf(ledger) === before) return;
    lives.push(life);
    for (const goal of open) {
      const by = reachedBy(goal, ledger);
      if (by === undefined) continue;
      open.delete(goal);
      const fresh = by.filter(({ life: index }) => index >= known.length);
      reached.push({ goal, shown: fresh.map(({ life: index, sign }) => ({ life: lives[index] as Life, sign })) });
    }
  };
  lookAtRandom(searching, open, look);
  stepFrom(searching, open, lives, look);
  const order = new Map(goals.map((goal, i) => [goal, i]));
  const sorted = reached.toSorted((a, b) => (order.get(a.goal) ?? 0) - (order.get(b.goal) ?? 0));
  return smallest(program, known, sorted);
}

function lookAtRandom(
  { program, from, seed, tries, onLife }: Searching,
  open: Set<Goal>,
  look: (life: Life) => void,
): void {
  for (let i = 0; i < tries && open.size > 0; i++) {
    const life = sampleLife(program, seed, i, { from });
    if (!isImplausible(program, life)) look(life);
    onLife?.(i + 1);
  }
}

/** One step from the lives that already show something of the same condition, or of the same variable. */
function stepFrom(
  { program, ledger, seed }: Searching,
  open: Set<Goal>,
  lives: readonly Life[],
  look: (life: Life) => void,
): void {
  let steps = 0;
  const done = new Set<Life>();
  for (const goal of [...open]) {
    for (const base of basesFor(goal, ledger, lives).filter((life) => !done.has(life))) {
      done.add(base);
      for (const life of oneStepFrom(program, base, seed)) {
        if (!open.has(goal) || ++steps > MAX_STEPS) break;
        if (!isImplausible(program, life)) look(life);
      }
    }
  }
}

function basesFor(goal: Goal, ledger: Ledger, lives: readonly Life[]): readonly Life[] {
  const record = goal.kind === "item" ? undefined : ledger.conditions[goal.record];
  const witnesses = record === undefined ? [] : [...record.seen.values()].map(({ witness }) => witness.case);
  const numbers = witnesses.length > 0 ? witnesses : [...ledger.used.values()].map((witness) => witness.case);
  return [...new Set(numbers)].slice(0, BASES).flatMap((number) => lives[number] ?? []);
}

/** Made small one by one; a goal that a smaller life for another goal reaches as well needs no life of its own. */
function smallest(
  program: Program,
  known: readonly Life[],
  reached: readonly { readonly goal: Goal; readonly shown: readonly { readonly life: Life; readonly sign: Sign }[] }[],
): readonly FoundCase[] {
  const [kept, scratch] = [openLedger(program), openLedger(program)];
  known.forEach((life, i) => {
    observe(kept, life, i);
  });
  const found: FoundCase[] = [];
  for (const { goal, shown } of reached) {
    if (reachedBy(goal, kept) !== undefined) continue;
    for (const { life, sign } of shown) {
      // A life of which all is known stays so: what is left open is another case.
      const open = missingIn(program, life);
      const small = shrink(
        program,
        life,
        (one) => !isImplausible(program, one) && showsAlone(scratch, one, sign) && missingIn(program, one) <= open,
      );
      observe(kept, small, known.length + found.length);
      found.push({ life: small, goal });
    }
  }
  return found;
}

/** How many facts a decision lacks. */
function missingIn(program: Program, life: Life): number {
  const decision = decide(program, requestOf(life));
  return decision.kind === "decided" ? decision.missing.length : Number.POSITIVE_INFINITY;
}

function showsAlone(scratch: Ledger, life: Life, sign: Sign): boolean {
  scratch.forget();
  return observe(scratch, life, 0) && shows(sign, scratch);
}

/** Takes a life into a ledger; false where there is no decision. */
function observe(ledger: Ledger, life: Life, number: number): boolean {
  const decision = decide(ledger.program, requestOf(life));
  if (decision.kind === "failed") return false;
  observeDecision(ledger, decision, number);
  return true;
}

/** As it is at the moment asked for: what a life was or will be in other months is left aside. */
export function observeDecision(ledger: Ledger, { session, at }: Decided, number: number): void {
  const own = ledger.program.variables.map((variable) => momentFor(variable, at));
  ledger.observe(session, number, (variable, moment) => own[variable] === moment);
}

/** One variable at one moment of a finished decision: its conditions, and which of its rules and exceptions counted. */
import { type Frame, frameOf, inForce, plan, type Session, type Value } from "@khoan/evaluate";
import type { Contribution, Core, VariableDeclaration } from "@khoan/language/core";
import { and3, not3, or3, type Truth } from "@khoan/values";
import { note, type Witness } from "./condition.ts";
import type { Item } from "./item.ts";
import { membersOf, valueOf } from "./observer.ts";
import { type Rule, type Standing, standingAt } from "./standing.ts";
import type { Station } from "./stations.ts";

export type Notes = {
  readonly witness: Witness;
  readonly take: (item: Item, witness: Witness) => void;
  /** Gathers the clauses whose rules counted, or may have counted. */
  readonly touched: Set<number>;
};

type At = Notes & {
  readonly session: Session;
  readonly station: Station;
  readonly frame: Frame;
  readonly moment: number;
  readonly standing: Standing;
  /** Of a rule for each member of a list: how its condition came out for each. */
  readonly members: ReadonlyMap<Rule, readonly Member[]>;
  readonly here: () => Witness;
};

type Member = { readonly value: Value; readonly holds: Truth };

export function observeAt(session: Session, station: Station, moment: number, notes: Notes): void {
  const { variable } = station;
  const { witness, take } = notes;
  const outer = session.recorder;
  session.recorder = {
    fact: () => undefined,
    variable: () => undefined,
    parameter: (parameter, version, key) => take({ kind: "rate", parameter, version, key }, witness),
    reading: (reading) => take({ kind: "option", reading, option: session.readings[reading] as string }, witness),
  };
  try {
    const here = (): Witness => witness;
    if (station.judgedOn !== undefined) {
      const { judgedOn: _, ...undated } = variable;
      station.judgedOn(frameOf(session, undated, moment), session, here);
    }
    const frame = frameIn(session, variable, moment);
    if (frame === undefined) return;
    const members = new Map<Rule, readonly Member[]>();
    const truth = (rule: Rule): Truth => {
      const own = station.rules.get(rule);
      const one = (): Truth =>
        own?.when === undefined ? holdsIn(rule, frame, session) : own.when(frame, session, here);
      const each = "forEach" in rule ? rule.forEach : undefined;
      if (each === undefined) return one();
      own?.over?.(frame, session, here);
      const list = membersOf(valueOf(() => plan(each.over, session.program)(frame, session)));
      const found = list.map((value): Member => {
        frame.slots[each.slot] = value;
        return { value, holds: one() };
      });
      members.set(rule, found);
      return found.reduce<Truth>((any, { holds }) => or3(any, holds), false);
    };
    const standing = standingAt(variable, moment, truth);
    const at: At = { ...notes, session, station, frame, moment, standing, members, here };
    const outcomes = variable.contributions.map((rule, i) => observeContribution(at, rule, i));
    variable.overrides.forEach((rule, i) => {
      if (inForce(rule.effective, variable, moment)) observeException(at, i);
    });
    if (station.together !== undefined) note(station.together.seen, outcomes, here);
    observeOtherwise(at);
  } finally {
    session.recorder = outer;
  }
}

/** Undefined where the day it is judged on can't be told: then nothing of it was decided either. */
function frameIn(session: Session, variable: VariableDeclaration, moment: number): Frame | undefined {
  try {
    return frameOf(session, variable, moment);
  } catch {
    return undefined;
  }
}

/** The truth of a rule's condition, unobserved. */
function holdsIn({ when }: Rule, frame: Frame, session: Session): Truth {
  if (when === undefined) return true;
  const value = valueOf(() => plan(when, session.program)(frame, session));
  return typeof value === "boolean" ? value : undefined;
}

/** Observes a rule; what it gives to `all` or `any`, which is what changes nothing where it does not count. */
function observeContribution(at: At, rule: Contribution, index: number): Truth {
  const { station, frame, standing, moment, take, witness } = at;
  const { variable } = station;
  const neutral = variable.combine === "all";
  if (!inForce(rule.effective, variable, moment)) return neutral;
  const counts = standing.counts(rule);
  if (counts !== false) at.touched.add(rule.clause);
  const each = rule.forEach;
  if (each === undefined) {
    if (counts === true) {
      take({ kind: rule.kind === "row" ? "row" : "applies", variable: station.index, rule: index }, witness);
    }
    return valueOfRule(at, rule, counts, neutral);
  }
  const beaten = standing.beaten(rule);
  let outcome: Truth = neutral;
  for (const { value, holds } of at.members.get(rule) ?? []) {
    const own = and3(holds, not3(beaten));
    if (own === true) {
      take({ kind: "applies", variable: station.index, rule: index }, witness);
      take({ kind: "applies", variable: station.index, rule: index, member: String(value) }, witness);
    }
    frame.slots[each.slot] = value;
    const given = valueOfRule(at, rule, own, neutral);
    if (outcome === neutral || given === !neutral) outcome = given;
  }
  return outcome;
}

function valueOfRule(
  { station, frame, session, here }: At,
  rule: Contribution,
  counts: Truth,
  neutral: boolean,
): Truth {
  if (counts === false) return neutral;
  const own = station.rules.get(rule);
  own?.value?.(frame, session, here);
  const yesOrNo = rule.value.type.kind === "bool";
  if (!yesOrNo && own?.reads !== true) return undefined;
  const value = valueOf(() => plan(rule.value, session.program)(frame, session));
  const given = typeof value === "boolean" ? value : undefined;
  return counts === true || given === neutral ? given : undefined;
}

/** An exception wins over each rule that would count without it, and stands aside where such a rule is left alone. */
function observeException(at: At, index: number): void {
  const { station, standing, take, witness } = at;
  const { variable } = station;
  const rule = variable.overrides[index];
  if (rule === undefined) return;
  const counts = standing.counts(rule);
  if (counts !== false) at.touched.add(rule.clause);
  if (counts === undefined || !station.rules.has(rule)) return;
  for (const target of [...variable.contributions, ...variable.overrides]) {
    if (!target.overriddenBy.includes(index) || standing.holds(target) !== true) continue;
    if (counts) take({ kind: "wins", variable: station.index, rule: index, target: target.clause }, witness);
    else take({ kind: "stands_aside", variable: station.index, rule: index }, witness);
  }
}

function observeOtherwise({ station, standing, frame, session, here, take, witness }: At): void {
  const { variable } = station;
  const otherwise: Core | undefined = variable.otherwise;
  if (otherwise === undefined || variable.contributions.some((rule) => standing.counts(rule) !== false)) return;
  take({ kind: "otherwise", variable: station.index }, witness);
  valueOf(() => plan(otherwise, session.program)(frame, session));
  station.otherwise?.(frame, session, here);
}

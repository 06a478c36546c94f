/**
 * A variable at a moment, by default logic: the contributions of clauses in force whose condition holds and which no
 * counting exception overrides, combined as the variable says. Each moment is worked out once a session.
 */
import { evaluation } from "@khoan/diagnostics";
import type { Contribution, DayRange, Override, VariableDeclaration } from "@khoan/language/core";
import { and3, firstDay, firstMonth, not3, or3, type Truth } from "@khoan/values";
import { type Counted, combine } from "./combine.ts";
import { calculationError, DecisionError } from "./errors.ts";
import { frameAt, membersOf, plan } from "./plan.ts";
import type { Frame, Session } from "./session.ts";
import { Unknown, union, type Value } from "./value.ts";

/** So deep the machine's own stack is used; a longer chain goes on from its far end. */
const MAX_DEPTH = 300;
/** How far a variable may look back through itself and others before the chain is taken for endless. */
const MAX_CHAIN = 20_000;

/** Thrown where the stack is used up: the value that must be found first. It never leaves this file. */
class Deeper {
  readonly variable: number;
  readonly moment: number;

  constructor(variable: number, moment: number) {
    this.variable = variable;
    this.moment = moment;
  }
}

export function variableAt(session: Session, index: number, moment: number): Value {
  const known = (session.memo[index] as Map<number, Value>).get(moment);
  if (known !== undefined) return known;
  return session.depth === 0 ? fromFarEnd(session, index, moment) : evaluateOnce(session, index, moment);
}

/** The value, after those far back in its chain that it turns out to need. */
function fromFarEnd(session: Session, index: number, moment: number): Value {
  const waiting = [new Deeper(index, moment)];
  for (;;) {
    const first = waiting.at(-1) as Deeper;
    try {
      const value = evaluateOnce(session, first.variable, first.moment);
      waiting.pop();
      if (waiting.length === 0) return value;
    } catch (error) {
      if (!(error instanceof Deeper)) throw error;
      if (waiting.length * MAX_DEPTH > MAX_CHAIN) {
        const variable = session.program.variables[index] as VariableDeclaration;
        throw new DecisionError(evaluation.recursionTooDeep(variable.span, { variable: nameOf(variable) }));
      }
      waiting.push(error);
    }
  }
}

function evaluateOnce(session: Session, index: number, moment: number): Value {
  if (session.depth >= MAX_DEPTH) throw new Deeper(index, moment);
  const variable = session.program.variables[index] as VariableDeclaration;
  session.depth++;
  // A derivation hears what this formula reads, not what the variables behind it do.
  const { recorder } = session;
  session.recorder = undefined;
  try {
    const value = evaluateVariable(session, variable, moment);
    session.memo[index]?.set(moment, value);
    return value;
  } catch (error) {
    throw calculationError(error, nameOf(variable), variable.span) ?? error;
  } finally {
    session.depth--;
    session.recorder = recorder;
  }
}

function nameOf(variable: VariableDeclaration): string {
  return variable.label ?? variable.name;
}

/** The frame in which a variable's rules are read. */
export function frameOf(session: Session, variable: VariableDeclaration, moment: number): Frame {
  const slots: Value[] = new Array(variable.slots);
  if (variable.per === undefined) return { day: undefined, month: undefined, year: undefined, slots };
  const frame = frameAt(variable.per, moment, slots);
  return variable.judgedOn === undefined
    ? frame
    : { ...frame, day: plan(variable.judgedOn, session.program)(frame, session) };
}

function evaluateVariable(session: Session, variable: VariableDeclaration, moment: number): Value {
  const frame = frameOf(session, variable, moment);
  const counted: Counted[] = [];
  const overriding: Overriding = new Map();
  for (const contribution of variable.contributions) {
    if (!inForce(contribution.effective, variable, moment)) continue;
    session.took.add(contribution.clause);
    const done = count(session, variable, contribution, frame, moment, overriding, counted);
    if (done) break;
  }
  if (counted.length > 0 && variable.ground !== undefined) session.took.add(variable.ground);
  const otherwise = variable.otherwise && plan(variable.otherwise, session.program);
  return combine(variable, counted, moment, otherwise && (() => otherwise(frame, session)), session);
}

/** Adds what a contribution gives; true where it settles an `all` or `any`. */
function count(
  session: Session,
  variable: VariableDeclaration,
  contribution: Contribution,
  frame: Frame,
  moment: number,
  overriding: Overriding,
  counted: Counted[],
): boolean {
  const { program } = session;
  const give = (sure: boolean, outer: readonly string[]): boolean => {
    const { truth, missing } = standing(session, variable, contribution, frame, moment, overriding);
    if (truth === false) return false;
    const certain = sure && truth === true;
    let value: Value;
    try {
      value = plan(contribution.value, program)(frame, session);
    } catch (error) {
      // What may not count after all can't fail the decision.
      if (certain || !(error instanceof DecisionError)) throw error;
      value = new Unknown(union(outer, missing));
    }
    counted.push({ contribution, value, sure: certain, missing: union(outer, missing) });
    return (
      certain && ((variable.combine === "all" && value === false) || (variable.combine === "any" && value === true))
    );
  };
  if (contribution.forEach === undefined) return give(true, []);
  const list = plan(contribution.forEach.over, program)(frame, session);
  const members = membersOf(list);
  if (members === undefined) {
    counted.push({ contribution, value: list, sure: false, missing: (list as Unknown).missing });
    return false;
  }
  for (const member of members) {
    frame.slots[contribution.forEach.slot] = member.value;
    if (give(member.sure, member.sure ? [] : (list as Unknown).missing)) return true;
  }
  return false;
}

type Standing = { readonly truth: Truth; readonly missing: readonly string[] };
type Overriding = Map<number, Standing>;

/** Whether a contribution counts: its condition, and no exception. */
export function standing(
  session: Session,
  variable: VariableDeclaration,
  rule: Contribution | Override,
  frame: Frame,
  moment: number,
  overriding: Overriding,
): Standing {
  const holds = rule.when === undefined ? true : plan(rule.when, session.program)(frame, session);
  if (holds === false) return { truth: false, missing: [] };
  let overridden: Truth = false;
  let missing: readonly string[] = holds instanceof Unknown ? holds.missing : [];
  for (const index of rule.overriddenBy) {
    const one = overrideStanding(session, variable, index, frame, moment, overriding);
    overridden = or3(overridden, one.truth);
    missing = union(missing, one.missing);
    if (overridden === true) return { truth: false, missing: [] };
  }
  return { truth: and3(holds instanceof Unknown ? undefined : true, not3(overridden)), missing };
}

export function overrideStanding(
  session: Session,
  variable: VariableDeclaration,
  index: number,
  frame: Frame,
  moment: number,
  overriding: Overriding,
): Standing {
  const known = overriding.get(index);
  if (known !== undefined) return known;
  const override = variable.overrides[index] as Override;
  let result: Standing = { truth: false, missing: [] };
  if (inForce(override.effective, variable, moment)) {
    session.took.add(override.clause);
    result = standing(session, variable, override, frame, moment, overriding);
  }
  overriding.set(index, result);
  return result;
}

/** A clause counts in a month where it is in force on its first day; a constant does not ask. */
export function inForce(effective: DayRange, variable: VariableDeclaration, moment: number): boolean {
  if (variable.per === undefined || (effective.from === undefined && effective.to === undefined)) return true;
  const day = variable.per === "day" ? moment : firstDay(variable.per === "month" ? moment : firstMonth(moment));
  return day >= (effective.from ?? Number.NEGATIVE_INFINITY) && day <= (effective.to ?? Number.POSITIVE_INFINITY);
}

/**
 * Core to closures, each made once and kept: `plan(core)(frame, session)` is the value at a moment. Three-valued: what
 * depends on a missing fact is `Unknown` unless it can't matter. No text is ever evaluated as code.
 */
import type { Core, Program } from "@khoan/language/core";
import { monthOfDay, yearOfMonth } from "@khoan/values";
import { collect, quantify } from "./collect.ts";
import { DecisionError } from "./errors.ts";
import { applyOf } from "./operators.ts";
import { readParameter } from "./parameter.ts";
import type { Frame, Session } from "./session.ts";
import {
  boundsOf,
  equalSoFar,
  HistoryValue,
  isList,
  missingIn,
  oneOf,
  PATH,
  Unknown,
  union,
  type Value,
} from "./value.ts";
import { variableAt } from "./variable.ts";

export type Plan = (frame: Frame, session: Session) => Value;

const PLANS = new WeakMap<Core, Plan>();

export function plan(core: Core, program: Program): Plan {
  let made = PLANS.get(core);
  if (made === undefined) {
    made = make(core, program);
    PLANS.set(core, made);
  }
  return made;
}

function make(core: Core, program: Program): Plan {
  switch (core.kind) {
    case "constant": {
      const { value } = core;
      return () => value;
    }
    case "fact": {
      const fact = program.facts[core.fact];
      const path = fact?.path ?? "";
      return (frame, session) => {
        const value = atDay(session.facts[core.fact] as Value, frame);
        session.recorder?.fact(path, value);
        return value;
      };
    }
    case "field": {
      const record = plan(core.record, program);
      return (frame, session) => fieldOf(record(frame, session), core.field, frame, session);
    }
    case "parameter":
      return readParameter(core, program);
    case "variable": {
      const unit = program.variables[core.variable]?.per;
      return (frame, session) => {
        const moment =
          unit === undefined ? 0 : unit === "day" ? frame.day : unit === "month" ? frame.month : frame.year;
        if (moment instanceof Unknown) return moment;
        const value = variableAt(session, core.variable, moment as number);
        session.recorder?.variable(core.variable, moment as number, value);
        return value;
      };
    }
    case "at": {
      const moment = plan(core.moment, program);
      const body = plan(core.body, program);
      return (frame, session) => {
        const at = moment(frame, session);
        return at instanceof Unknown
          ? new Unknown(at.missing)
          : body(frameAt(core.unit, at as number, frame.slots), session);
      };
    }
    case "moment": {
      const { unit } = core;
      return (frame) => (unit === "day" ? frame.day : unit === "month" ? frame.month : frame.year) as Value;
    }
    case "reading": {
      const { reading } = core;
      const clauses = program.readings[reading]?.clauses ?? [];
      return (_, session) => {
        session.recorder?.reading(reading);
        for (const clause of clauses) session.took.add(clause);
        return session.readings[reading] as string;
      };
    }
    case "let": {
      const value = plan(core.value, program);
      const body = plan(core.body, program);
      return (frame, session) => {
        frame.slots[core.slot] = value(frame, session);
        return body(frame, session);
      };
    }
    case "local": {
      const { slot } = core;
      return (frame) => frame.slots[slot] as Value;
    }
    case "if":
      return conditional(core, program);
    case "and":
      return connective(core.operands, false, program);
    case "or":
      return connective(core.operands, true, program);
    case "not": {
      const operand = plan(core.operand, program);
      return (frame, session) => {
        const value = operand(frame, session);
        return value instanceof Unknown ? value : !value;
      };
    }
    case "apply":
      return application(core, program);
    case "coalesce": {
      const left = plan(core.left, program);
      const right = plan(core.right, program);
      return (frame, session) => {
        const value = left(frame, session);
        if (value === null) return right(frame, session);
        if (!(value instanceof Unknown)) return value;
        // Where the left may be absent after all, what the right lacks may matter too.
        if (value.candidates === undefined) return oneOf([value, attempt(right, frame, session)], value.missing);
        return oneOf(
          value.candidates.map((one) => (one === null ? attempt(right, frame, session) : one)),
          value.missing,
        );
      };
    }
    case "is_absent": {
      const operand = plan(core.operand, program);
      return (frame, session) => {
        const value = operand(frame, session);
        if (!(value instanceof Unknown)) return value === null;
        return value.candidates === undefined
          ? new Unknown(value.missing)
          : oneOf(
              value.candidates.map((one) => one === null),
              value.missing,
            );
      };
    }
    case "record": {
      const fields = core.fields.map(({ name, value }) => [name, plan(value, program)] as const);
      return (frame, session) => Object.fromEntries(fields.map(([name, value]) => [name, value(frame, session)]));
    }
    case "list": {
      const items = core.items.map((item) => plan(item, program));
      return (frame, session) => items.map((item) => item(frame, session));
    }
    case "quantify":
      return quantify(core, program);
    case "collect":
      return collect(core, program);
  }
}

/** The frame of a moment: what is coarser follows from it. */
export function frameAt(unit: "day" | "month" | "year", moment: number, slots: Value[]): Frame {
  switch (unit) {
    case "day": {
      const month = monthOfDay(moment);
      return { day: moment, month, year: yearOfMonth(month), slots };
    }
    case "month":
      return { day: undefined, month: moment, year: yearOfMonth(moment), slots };
    case "year":
      return { day: undefined, month: undefined, year: moment, slots };
  }
}

/** A history at the frame's day; other values as they are. */
function atDay(value: Value, frame: Frame): Value {
  if (!(value instanceof HistoryValue)) return value;
  const { day } = frame;
  const possible = [value.before, ...value.entries.map((entry) => entry.value)];
  if (day instanceof Unknown) return oneOf(possible, day.missing);
  let found = value.before;
  for (const entry of value.entries) {
    if (entry.from > (day as number)) break;
    found = entry.value;
  }
  return found;
}

function fieldOf(record: Value, field: string, frame: Frame, session: Session): Value {
  if (record === null) return null;
  if (record instanceof Unknown) {
    if (record.candidates === undefined) return new Unknown(record.missing);
    return oneOf(
      record.candidates.map((one) => fieldOf(one, field, frame, session)),
      record.missing,
    );
  }
  const fields = record as Readonly<Record<string | symbol, Value>>;
  const value = atDay(fields[field] as Value, frame);
  const path = fields[PATH];
  if (session.recorder !== undefined && typeof path === "string") session.recorder.fact(`${path}.${field}`, value);
  return value;
}

function conditional(core: Extract<Core, { kind: "if" }>, program: Program): Plan {
  const condition = plan(core.condition, program);
  const then = plan(core.then, program);
  const otherwise = plan(core.otherwise, program);
  return (frame, session) => {
    const value = condition(frame, session);
    if (!(value instanceof Unknown)) return value ? then(frame, session) : otherwise(frame, session);
    return oneOf([attempt(then, frame, session), attempt(otherwise, frame, session)], value.missing);
  };
}

/** A branch that may not be taken after all can't fail the decision. */
function attempt(branch: Plan, frame: Frame, session: Session): Value | undefined {
  try {
    return branch(frame, session);
  } catch (error) {
    if (error instanceof DecisionError) return undefined;
    throw error;
  }
}

/** `and` (settled by false) and `or` (settled by true), from left to right. */
function connective(operands: readonly Core[], settling: boolean, program: Program): Plan {
  const plans = operands.map((operand) => plan(operand, program));
  return (frame, session) => {
    let unknown: Unknown | undefined;
    for (const operand of plans) {
      const value: Value | undefined =
        unknown === undefined ? operand(frame, session) : attempt(operand, frame, session);
      if (value === settling) return settling;
      if (value instanceof Unknown)
        unknown = unknown === undefined ? value : new Unknown(union(unknown.missing, value.missing));
    }
    return unknown === undefined ? !settling : new Unknown(unknown.missing);
  };
}

const COMPARISONS = new Set(["equal", "not_equal", "less", "less_or_equal", "contains"]);

function application(core: Extract<Core, { kind: "apply" }>, program: Program): Plan {
  const apply = applyOf(core.operator, program);
  const operands = core.operands.map((operand) => plan(operand, program));
  const { name } = core.operator;
  const comparison = COMPARISONS.has(name);
  const whole = WHOLE.has(name);
  const strict = (args: readonly Value[], session: Session): Value =>
    args.includes(null) ? (comparison ? false : null) : apply(args, session);
  return (frame, session) => {
    const args = operands.map((operand) => operand(frame, session));
    const hidden = args.findIndex((arg) => arg instanceof Unknown);
    if (hidden === -1) return whole ? (ofParts(name, args) ?? strict(args, session)) : strict(args, session);
    // A comparison with what is absent does not hold, whatever the other side is.
    if (comparison && args.includes(null)) return false;
    const settled = comparison ? ofBounds(name, args) : undefined;
    if (settled !== undefined) return settled;
    const unknown = args[hidden] as Unknown;
    const others = args.filter((arg) => arg instanceof Unknown).length;
    if (unknown.members !== undefined && others === 1) {
      const partial = ofMembers(name, unknown, args);
      if (partial !== undefined) return partial;
    }
    if (unknown.candidates !== undefined && others === 1) {
      return oneOf(
        unknown.candidates.map((one) => strict(args.with(hidden, one), session)),
        unknown.missing,
      );
    }
    return new Unknown(missingIn(args));
  };
}

/** Operators that look into lists and records, which may be known in part only. */
const WHOLE = new Set(["equal", "not_equal", "contains", "join", "in_clause_order"]);

/** What can be said of values that are known in part; undefined where they are known altogether. */
function ofParts(name: string, args: readonly Value[]): Value | undefined {
  if (args.every((arg) => typeof arg !== "object" || arg === null)) return undefined;
  const missing = missingIn(args);
  if (missing.length === 0 || args.includes(null)) return undefined;
  const [whole, part] = args as [Value, Value];
  let truth: boolean | undefined;
  if (name === "equal" || name === "not_equal") truth = equalSoFar(whole, part);
  else if (name === "contains") truth = isList(whole) ? holds(whole, part) : undefined;
  if (truth === undefined) return new Unknown(missing);
  return name === "not_equal" ? !truth : truth;
}

function holds(list: readonly Value[], wanted: Value): boolean | undefined {
  const truths = list.map((member) => equalSoFar(member, wanted));
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

/** A comparison of numbers that may be anything between two others. */
function ofBounds(name: string, args: readonly Value[]): boolean | undefined {
  const [a, b] = [boundsOf(args[0] as Value), boundsOf(args[1] as Value)];
  if (a === undefined || b === undefined) return undefined;
  const apart = a[1] < b[0] || a[0] > b[1];
  switch (name) {
    case "less":
      return a[1] < b[0] ? true : a[0] >= b[1] ? false : undefined;
    case "less_or_equal":
      return a[1] <= b[0] ? true : a[0] > b[1] ? false : undefined;
    default:
      return apart && name !== "contains" ? name === "not_equal" : undefined;
  }
}

/** What a list says although some of its members are uncertain. */
function ofMembers(name: string, list: Unknown, args: readonly Value[]): Value | undefined {
  const members = list.members ?? [];
  if (name === "empty") return members.some((member) => member.sure) ? false : new Unknown(list.missing);
  if (name === "contains") {
    const truths = members.map((member) => {
      const truth = equalSoFar(member.value, args[1] as Value);
      return truth === true && !member.sure ? undefined : truth;
    });
    return truths.includes(true) ? true : truths.includes(undefined) ? new Unknown(missingIn(args)) : false;
  }
  return undefined;
}

/** The members of a list value, uncertain ones marked; undefined where nothing is known of them. */
export function membersOf(value: Value): readonly { readonly value: Value; readonly sure: boolean }[] | undefined {
  if (isList(value)) return value.map((one) => ({ value: one, sure: true }));
  return value instanceof Unknown ? value.members : undefined;
}

/** Which lives can’t be: the `plausible` section of a rule set, held against the facts of one. */
import type { FactPlace, Plausibility, Program } from "@khoan/language/core";
import { CalculationError, lastDay, monthOfDay, yearOfMonth } from "@khoan/values";
import { decodeFacts } from "./decode.ts";
import { DecisionError } from "./errors.ts";
import { type Moment, monthOf } from "./moment.ts";
import { plan } from "./plan.ts";
import { type Frame, openSession, type Session } from "./session.ts";
import { HistoryValue, isList, isRecord, type Value } from "./value.ts";

/** What surely can’t be: the index into `program.plausibility`, and the path of the entry that begins too early. */
export type Implausible = { readonly rule: number; readonly path?: string };

/** What is surely wrong with the facts of a life, as JSON; nothing where they can’t be read at all. */
export function implausible(program: Program, facts: unknown, at: Moment): readonly Implausible[] {
  if (program.plausibility.length === 0) return [];
  const { values, errors } = decodeFacts(program, facts);
  if (errors.length > 0) return [];
  const readings = program.readings.map((reading) => reading.chosen);
  return implausibleIn(openSession(program, values, readings), at);
}

/** What is surely wrong with the facts of a session, in the order of the rule set; unknown facts are no reason. */
export function implausibleIn(session: Session, at: Moment): readonly Implausible[] {
  return session.program.plausibility.flatMap((one, rule) => {
    const frame = frameOn(at, one.slots);
    try {
      if (one.kind === "not_before") return tooEarly(one, frame, session).map((path) => ({ rule, path }));
      return plan(one.condition, session.program)(frame, session) === false ? [{ rule }] : [];
    } catch (error) {
      // What can’t be worked out can’t be called impossible.
      if (error instanceof DecisionError || error instanceof CalculationError) return [];
      throw error;
    }
  });
}

/** The day asked for, or the last day of the month asked for. */
function frameOn(at: Moment, slots: number): Frame {
  const day = at.unit === "day" ? at.value : lastDay(monthOf(at));
  return { day, month: monthOfDay(day), year: yearOfMonth(monthOfDay(day)), slots: new Array(slots) };
}

type NotBefore = Extract<Plausibility, { kind: "not_before" }>;

/** The paths of the entries that begin before the day. */
function tooEarly(rule: NotBefore, frame: Frame, session: Session): readonly string[] {
  const { program, facts } = session;
  const earliest = plan(rule.earliest, program);
  const check = (value: Value, fields: readonly string[], path: string): readonly string[] => {
    const day = earliest(frame, session);
    return typeof day === "number" ? begunBefore(value, fields, path, day) : [];
  };
  const { forEach } = rule;
  return rule.histories.flatMap((place) => {
    const value = facts[place.fact] as Value;
    const top = topPath(place);
    if (forEach === undefined) return check(value, place.fields, top);
    if (!isList(value)) return [];
    return value.flatMap((member, i) => {
      frame.slots[forEach.slot] = member;
      return check(member, place.fields, `${top}[${i}]`);
    });
  });
}

function topPath({ path, fields }: FactPlace): string {
  return fields.length === 0 ? path : path.slice(0, -fields.join(".").length - 1);
}

function begunBefore(value: Value, fields: readonly string[], path: string, day: number): readonly string[] {
  if (value instanceof HistoryValue) {
    if (fields.length > 0) {
      return value.entries.flatMap((entry, i) => begunBefore(entry.value, fields, `${path}[${i}].value`, day));
    }
    return (value.entries[0]?.from ?? day) < day ? [`${path}[0].from`] : [];
  }
  if (isList(value)) return value.flatMap((member, i) => begunBefore(member, fields, `${path}[${i}]`, day));
  const [first, ...rest] = fields;
  if (first === undefined || !isRecord(value)) return [];
  return begunBefore(value[first] as Value, rest, `${path}.${first}`, day);
}

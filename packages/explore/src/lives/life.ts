/** A life, a moment and readings, as JSON that every backend takes. */
import type { Case } from "@khoan/cases";
import { type DecisionRequest, formatMoment, type Moment, monthOf, parseMoment } from "@khoan/evaluate";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Facts = { readonly [key: string]: Json };

export type Life = {
  /** By the dots of the facts’ names, nested. */
  readonly facts: Facts;
  /** `2026-03` or `2026-03-15`. */
  readonly at: string;
  /** A month; asks for a timeline. */
  readonly to?: string;
  /** Option by reading id, where it is not the chosen one. */
  readonly readings: Readonly<Record<string, string>>;
};

/** The life as `decide` takes it. A moment that is none can only come from outside, and is a mistake of the caller. */
export function requestOf(life: Life): DecisionRequest {
  const to = life.to === undefined ? {} : { to: momentOf(life.to) };
  return { facts: life.facts, at: momentOf(life.at), readings: life.readings, ...to };
}

export function momentOf(text: string): Moment {
  const moment = parseMoment(text);
  if (moment === undefined) throw new RangeError(`${text} is neither a month nor a day`);
  return moment;
}

/** The life of a golden case. */
export function lifeOfCase(one: Case): Life {
  // What was read from YAML may have no prototype; JSON lives are plain.
  const facts = JSON.parse(JSON.stringify(one.facts)) as Facts;
  const to = one.to === undefined ? {} : { to: formatMoment("month", monthOf(one.to), "en") };
  return { facts, at: formatMoment(one.at.unit, one.at.value, "en"), readings: one.readings, ...to };
}

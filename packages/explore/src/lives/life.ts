/** A life, a moment and readings, as JSON that every backend takes. */
import { type DecisionRequest, type Moment, parseMoment } from "@khoan/evaluate";

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

/** Facts with a value at the end of a path; `undefined` takes it away, with groups that are then empty. */
export function withValue(facts: Facts, path: readonly string[], value: Json | undefined): Facts {
  const [first = "", ...rest] = path;
  const { [first]: old, ...others } = facts;
  const group = typeof old === "object" && old !== null && !Array.isArray(old) ? (old as Facts) : {};
  const inner = rest.length === 0 ? value : withValue(group, rest, value);
  const gone = inner === undefined || (rest.length > 0 && Object.keys(inner as Facts).length === 0);
  if (gone) return others;
  // A key keeps its place, so that a change of one value is a change of one line.
  return Object.hasOwn(facts, first)
    ? Object.fromEntries(Object.entries(facts).map(([key, one]) => [key, key === first ? inner : one]))
    : { ...facts, [first]: inner };
}

/** The value at the end of a path; undefined where there is none. */
export function valueAtPath(facts: Facts, path: readonly string[]): Json | undefined {
  let at: Json | undefined = facts;
  for (const key of path) {
    if (typeof at !== "object" || at === null || Array.isArray(at) || !Object.hasOwn(at, key)) return undefined;
    at = (at as Facts)[key];
  }
  return at;
}

/**
 * Run-time values: the plain ones of the core form, and what is not fully known. An `Unknown` names the facts that
 * would settle it and keeps what is known all the same: the values it may have, or which members a list surely has.
 */
import type { CoreValue } from "@khoan/language/core";

/** A member of a list of which it is not known whether it belongs. */
export type Member = { readonly value: Value; readonly sure: boolean };

export type Bounds = readonly [least: number, greatest: number];

export class Unknown {
  /** Dotted paths of the facts that would settle it, sorted. */
  readonly missing: readonly string[];
  /** All values that it may turn out to have, where they are few and known. */
  readonly candidates: readonly Value[] | undefined;
  /** For a list: its possible members in order. */
  readonly members: readonly Member[] | undefined;
  /** For a number: the least and the greatest that it may be. */
  readonly bounds: Bounds | undefined;

  constructor(missing: readonly string[], candidates?: readonly Value[], members?: readonly Member[], bounds?: Bounds) {
    this.missing = missing;
    this.candidates = candidates;
    this.members = members;
    this.bounds = bounds;
  }
}

/** A fact that changes over time; read at a day. */
export class HistoryValue {
  readonly entries: readonly { readonly from: number; readonly value: Value }[];
  readonly before: Value;

  constructor(entries: readonly { readonly from: number; readonly value: Value }[], before: Value) {
    this.entries = entries;
    this.before = before;
  }
}

export type RecordValue = { readonly [field: string]: Value };
export type Value = null | boolean | number | string | readonly Value[] | RecordValue | Unknown | HistoryValue;

/** Where a record of facts came from, for traces: `mẹ`, `con[2]`. */
export const PATH = Symbol("path");

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isRecord(value: Value): value is RecordValue {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof HistoryValue)
  );
}

/** Whether a value, with all its parts, is known. */
export function isKnown(value: Value): value is CoreValue {
  if (value instanceof Unknown || value instanceof HistoryValue) return false;
  if (isList(value)) return value.every(isKnown);
  return !isRecord(value) || Object.values(value).every(isKnown);
}

/** Equal in all parts; only for known values. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i] as Value));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key] as Value, b[key] as Value))
  );
}

/** Whether two values are equal, as far as what is known of them tells; undefined where it does not. */
export function equalSoFar(a: Value, b: Value): boolean | undefined {
  if (a instanceof Unknown || b instanceof Unknown) {
    const [from, to] = [boundsOf(a), boundsOf(b)];
    return from !== undefined && to !== undefined && (from[1] < to[0] || from[0] > to[1]) ? false : undefined;
  }
  if (isList(a) && isList(b)) {
    return a.length === b.length && every(a.map((item, i) => equalSoFar(item, b[i] as Value)));
  }
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    every(keys.map((key) => Object.hasOwn(b, key) && equalSoFar(a[key] as Value, b[key] as Value)))
  );
}

function every(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** Between what a number lies, where anything is known of that. */
export function boundsOf(value: Value): Bounds | undefined {
  if (typeof value === "number") return [value, value];
  if (!(value instanceof Unknown)) return undefined;
  const { bounds, candidates } = value;
  if (bounds !== undefined || candidates === undefined || candidates.length === 0) return bounds;
  const numbers = candidates.filter((one) => typeof one === "number");
  return numbers.length < candidates.length ? undefined : [Math.min(...numbers), Math.max(...numbers)];
}

/** One of the whole numbers from the least to the greatest. */
export function between(least: number, greatest: number, missing: readonly string[]): Value {
  if (least === greatest) return least;
  const few = greatest - least < MAX_CANDIDATES;
  const candidates = few ? Array.from({ length: greatest - least + 1 }, (_, i) => least + i) : undefined;
  return new Unknown(missing, candidates, undefined, [least, greatest]);
}

/** The facts missing in any of the values. */
export function missingIn(values: readonly Value[]): readonly string[] {
  let found: Set<string> | undefined;
  let only: Unknown | undefined;
  const visit = (value: Value): void => {
    if (value instanceof Unknown) {
      if (only === undefined && found === undefined) {
        only = value;
        return;
      }
      found ??= new Set(only?.missing);
      for (const path of value.missing) found.add(path);
    } else if (isList(value)) value.forEach(visit);
    else if (isRecord(value)) Object.values(value).forEach(visit);
  };
  values.forEach(visit);
  return found === undefined ? (only?.missing ?? []) : [...found].toSorted();
}

/** Candidates beyond this number are not worth keeping. */
const MAX_CANDIDATES = 16;

/** One of several values, unknown which: known after all where they agree. `undefined` may be anything. */
export function oneOf(candidates: readonly (Value | undefined)[], missing: readonly string[]): Value {
  const values: Value[] = [];
  let all = missing;
  let listed = true;
  for (const candidate of candidates) {
    if (candidate === undefined) listed = false;
    else if (candidate instanceof Unknown) {
      all = union(all, candidate.missing);
      if (candidate.candidates === undefined) listed = false;
      else for (const inner of candidate.candidates) add(values, inner);
    } else if (isKnown(candidate)) add(values, candidate);
    else {
      all = union(all, missingIn([candidate]));
      listed = false;
    }
  }
  const [first] = values;
  if (listed && values.length === 1 && first !== undefined) return first;
  return new Unknown(all, listed && values.length <= MAX_CANDIDATES ? values : undefined);
}

function add(values: Value[], value: Value): void {
  if (!values.some((one) => equal(one, value))) values.push(value);
}

export function union(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0 || a === b) return b;
  if (b.length === 0) return a;
  return [...new Set([...a, ...b])].toSorted();
}

/** A list from members: plain where all surely belong, though their values may be open. */
export function listOf(members: readonly Member[], missing: readonly string[]): Value {
  const values = members.map((member) => member.value);
  for (const member of members) {
    if (!member.sure) return new Unknown(union(missing, missingIn(values)), undefined, members);
  }
  return values;
}

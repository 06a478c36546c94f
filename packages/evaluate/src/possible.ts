/**
 * What a fact may turn out to be: all its values where they are few, else samples at the edges of what the rules speak
 * of (every literal and one more and one less). Trying them out shows whether a fact can still matter.
 */
import {
  type Core,
  type CoreValue,
  type FieldDeclaration,
  type Program,
  partsOf,
  required,
  type Type,
} from "@khoan/language/core";
import { firstDay, monthOfDay } from "@khoan/values";
import { formulasOf } from "./core-parts.ts";
import { classesOf } from "./cuts.ts";
import type { Place } from "./place.ts";
import type { Value } from "./value.ts";

/** `all`: there are no other values. */
export type Possible = { readonly values: readonly Value[]; readonly all: boolean };

const MAX_SAMPLES = 24;

/** The values of a place, for a decision at a day. */
export function possibleAt(program: Program, place: Place, day: number): Possible {
  const { history, whenNull } = place.field;
  const classes = classesOf(program, place);
  const possible = possibleOf(program, place.type, place.field, day);
  if (classes !== undefined && !history && !possible.all && classes.length <= MAX_SAMPLES) {
    const absent = place.type.kind === "optional" && whenNull === "absent" ? [null] : [];
    return { values: [...classes, ...absent], all: true };
  }
  // A constant is one history of many.
  return history ? { ...possible, all: false } : possible;
}

function possibleOf(program: Program, type: Type, field: FieldDeclaration, day: number): Possible {
  if (type.kind === "optional") {
    const inner = possibleOf(program, type.of, field, day);
    return field.whenNull === "absent" ? { values: [...inner.values, null], all: inner.all } : inner;
  }
  switch (type.kind) {
    case "bool":
      return { values: [true, false], all: true };
    case "enum":
      return { values: type.members, all: true };
    case "list":
      return {
        values: [
          [],
          ...possibleOf(program, type.element, field, day)
            .values.slice(0, 3)
            .map((one) => [one]),
        ],
        all: false,
      };
    case "record":
      return { values: [recordWith(program, field, day, 0), recordWith(program, field, day, 1)], all: false };
    case "text":
    case "clause":
      return { values: [...new Set([...literalsOf(program).texts, "x"])].slice(0, MAX_SAMPLES), all: false };
    case "date":
      return { values: daysNear(program, day), all: false };
    case "month":
      return { values: around([...literalsOf(program).months, monthOfDay(day)]), all: false };
    default:
      return { values: around([...(literalsOf(program).numbers.get(keyOf(type)) ?? []), 0]), all: false };
  }
}

function recordWith(program: Program, field: FieldDeclaration, day: number, which: number): Value {
  const fields = (field.fields ?? []).map((one) => {
    const { values } = possibleOf(program, one.type, one, day);
    return [one.name, one.default ?? values[which % values.length] ?? null] as const;
  });
  return Object.fromEntries(fields) as Value;
}

/** Each number, one less and one more, spread where they are too many. */
function around(numbers: readonly number[]): readonly number[] {
  return spread(
    [...new Set(numbers.flatMap((one) => [one - 1, one, one + 1]))].toSorted((a, b) => a - b),
    MAX_SAMPLES,
  );
}

/** So many of the items, evenly spread, the first and the last among them. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  const step = (items.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, i) => items[Math.round(i * step)] as T);
}

/** Days of the rules, and days that lie as long before the decision as the rules count in months and years. */
function daysNear(program: Program, day: number): readonly number[] {
  const { days, numbers } = literalsOf(program);
  const years = [...(numbers.get("years") ?? []), ...(numbers.get("int") ?? [])].filter((one) => one > 0 && one <= 120);
  const months = [...(numbers.get("months") ?? []), ...years.map((one) => 12 * one), 1];
  const back = months
    .filter((one) => one <= 1440 && monthOfDay(day) - one > 12)
    .map((one) => firstDay(monthOfDay(day) - one));
  return around([...days, ...back, day]);
}

type Literals = {
  /** By kind and scale. */
  readonly numbers: ReadonlyMap<string, readonly number[]>;
  readonly days: readonly number[];
  readonly months: readonly number[];
  readonly texts: readonly string[];
};

function keyOf(type: Type): string {
  if (type.kind === "duration") return type.unit;
  return "scale" in type ? `${type.kind}${type.scale}` : type.kind;
}

const KEPT = new WeakMap<Program, Literals>();

function literalsOf(program: Program): Literals {
  let literals = KEPT.get(program);
  if (literals === undefined) {
    literals = readLiterals(program);
    KEPT.set(program, literals);
  }
  return literals;
}

function readLiterals(program: Program): Literals {
  const numbers = new Map<string, number[]>();
  const days: number[] = [];
  const months: number[] = [];
  const texts: string[] = [];
  const take = (value: CoreValue, type: Type): void => {
    const kind = required(type);
    if (typeof value === "string" && kind.kind === "text") texts.push(value);
    if (typeof value !== "number") return;
    if (kind.kind === "date") days.push(value);
    else if (kind.kind === "month") months.push(value);
    else numbers.set(keyOf(kind), [...(numbers.get(keyOf(kind)) ?? []), value]);
  };
  const visit = (core: Core): void => {
    if (core.kind === "constant") take(core.value, core.type);
    else partsOf(core).forEach(visit);
  };
  program.variables.forEach((_, i) => {
    formulasOf(program, i).forEach(visit);
  });
  for (const { type, versions } of program.parameters) {
    for (const { values } of versions) for (const value of values.values()) take(value as CoreValue, type);
  }
  return { numbers, days, months, texts };
}

/** Values in run-time form for moving about: one unit up or down, and the marks of the rules that they can meet. */
import { decodeScalar, toJson } from "@khoan/evaluate";
import { type Program, required, type Type } from "@khoan/language";
import { addMonths, firstMonth, lastDay, MAX_DAY, MIN_DAY, monthOfDay, yearOfMonth } from "@khoan/values";
import { calendarEdges, landmarksOf, scaledKey } from "../lives/landmarks.ts";
import { type Json, type Life, momentOf } from "../lives/life.ts";

const ORDERED: readonly Type["kind"][] = ["int", "decimal", "money", "percent", "duration", "date", "month", "year"];

/** Whether values of the type move by units of a number. */
export function moves(type: Type): boolean {
  return ORDERED.includes(required(type).kind);
}

/** A scalar as a number to move by; a bool and a member of an enum by its position. Undefined for what has no order. */
export function numberOf(json: Json, type: Type): number | undefined {
  const plain = required(type);
  if (plain.kind === "bool") return json === true ? 1 : json === false ? 0 : undefined;
  if (plain.kind === "enum") {
    const at = plain.members.indexOf(String(json));
    return at < 0 ? undefined : at;
  }
  if (json === null || !moves(plain)) return undefined;
  const value = decodeScalar(plain, json, "", []);
  return typeof value === "number" ? value : undefined;
}

/** The JSON of a number to move by; undefined where the type has no such value. */
export function jsonOf(value: number, type: Type): Json | undefined {
  const plain = required(type);
  if (plain.kind === "bool") return value === 0 ? false : value === 1 ? true : undefined;
  if (plain.kind === "enum") return plain.members[value];
  if (!Number.isSafeInteger(value)) return undefined;
  const day = plain.kind === "month" ? lastDay(value) : plain.kind === "year" ? lastDay(firstMonth(value)) : value;
  const dated = plain.kind === "date" || plain.kind === "month" || plain.kind === "year";
  if (dated && (day < MIN_DAY || day > MAX_DAY)) return undefined;
  return toJson(value, plain) as Json;
}

/** The day that a life is decided on: the day asked for, or the last of the month asked for. */
export function dayOfLife(life: Life): number {
  const { unit, value } = momentOf(life.at);
  return unit === "day" ? value : lastDay(value);
}

/**
 * The values at which the outcome of a rule may turn, ascending. `others` is what further values of the life add to
 * it, so that a sum meets a mark as well as a single amount does.
 */
export function marksFor(program: Program, life: Life, type: Type, others = 0): readonly number[] {
  const plain = required(type);
  const landmarks = landmarksOf(program);
  const marks = new Set<number>();
  switch (plain.kind) {
    case "bool":
      marks.add(0);
      break;
    case "enum":
      plain.members.forEach((_, i) => {
        marks.add(i);
      });
      break;
    case "date":
    case "month":
    case "year":
      for (const day of dayMarks(program, dayOfLife(life))) {
        marks.add(
          plain.kind === "date" ? day : plain.kind === "month" ? monthOfDay(day) : yearOfMonth(monthOfDay(day)),
        );
      }
      break;
    case "money":
      for (const amount of landmarks.money.get(plain.currency) ?? []) {
        addAmount(marks, amount * 10 ** plain.scale, others);
      }
      break;
    case "int":
      for (const value of landmarks.ints) addAmount(marks, value, others);
      break;
    case "duration":
      for (const value of landmarks[SPANS[plain.unit]]) marks.add(value);
      break;
    default:
      for (const value of landmarks.scaled.get(scaledKey(plain)) ?? []) addAmount(marks, value, others);
  }
  return [...marks].toSorted((a, b) => a - b);
}

const SPANS = { days: "spanDays", months: "months", years: "years" } as const;

/** The amount, what is left of it beside the others, and its twelfth: a year adds up months. */
function addAmount(marks: Set<number>, amount: number, others: number): void {
  marks.add(amount);
  if (others !== 0 && amount - others >= 0) marks.add(amount - others);
  marks.add(Math.floor(amount / 12));
}

/** Days a span of the rules before or after the day asked for, the rules’ own days, and the edges of the month. */
function dayMarks(program: Program, day: number): readonly number[] {
  const { years, months, spanDays, days } = landmarksOf(program);
  const month = monthOfDay(day);
  const anchors = [day, lastDay(month), lastDay(month - 1), lastDay(month - 1) + 1];
  const spans = anchors.flatMap((anchor) => [
    ...years.flatMap((span) => [addMonths(anchor, -12 * span, "down"), addMonths(anchor, 12 * span, "down")]),
    ...months.flatMap((span) => [addMonths(anchor, -span, "down"), addMonths(anchor, span, "down")]),
    ...spanDays.flatMap((span) => [anchor - span, anchor + span]),
  ]);
  return [...anchors, ...calendarEdges(day), ...spans, ...days];
}

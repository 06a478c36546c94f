/** The moments that decisions are asked for, and the moment at which each variable is then taken. */
import type { VariableDeclaration } from "@khoan/language/core";
import { lastDay, monthOfDay, parseIsoDay, parseIsoMonth, yearOfMonth } from "@khoan/values";

export type Moment = { readonly unit: "day" | "month"; readonly value: number };

/** `2026-03` or `2026-03-15`; undefined for any other text and for impossible days. */
export function parseMoment(text: string): Moment | undefined {
  const day = parseIsoDay(text);
  if (day !== undefined) return { unit: "day", value: day };
  const month = parseIsoMonth(text);
  return month === undefined ? undefined : { unit: "month", value: month };
}

export function monthOf(moment: Moment): number {
  return moment.unit === "month" ? moment.value : monthOfDay(moment.value);
}

/** The moment of a variable for a decision at `at`; a variable per day asked by month is taken at its last day. */
export function momentFor(variable: VariableDeclaration, at: Moment): number {
  const { per } = variable;
  if (per === undefined) return 0;
  if (per === "day") return at.unit === "day" ? at.value : lastDay(at.value);
  return per === "month" ? monthOf(at) : yearOfMonth(monthOf(at));
}

/**
 * Completed years and months between two days. n units are completed from the day that `addMonths` gives for them, so
 * that ages and deadlines follow one month-end policy. Before `from` the count is negative (-1 the day before), so that
 * it never falls as days go on.
 */
import { civilFromDay, daysInMonth, type MonthEnd } from "./day.ts";
import { AmbiguousMonthEndError } from "./safe.ts";

/**
 * The largest n with addMonths(birth, 12 * n, monthEnd) <= day. Under `error` it throws AmbiguousMonthEndError only
 * where down and up give different ages: 28 February of a common year, for a birth on 29 February.
 */
export function fullYears(birth: number, day: number, monthEnd: MonthEnd): number {
  return completed(birth, day, monthEnd, 12);
}

/** The largest n with addMonths(from, n, monthEnd) <= to. Throws as fullYears, on the last day of a shorter month. */
export function fullMonths(from: number, to: number, monthEnd: MonthEnd): number {
  return completed(from, to, monthEnd, 1);
}

function completed(from: number, to: number, monthEnd: MonthEnd, unit: 1 | 12): number {
  const start = civilFromDay(from);
  const end = civilFromDay(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  if (end.day >= start.day) return Math.floor(months / unit);
  const up = Math.floor((months - 1) / unit);
  // On the last day of a month too short for the start's day, "down" has completed the month that "up" has not.
  if (end.day < daysInMonth(end.year, end.month)) return up;
  const down = Math.floor(months / unit);
  if (down !== up && monthEnd === "error") {
    throw new AmbiguousMonthEndError(`${end.year}-${end.month} has no day ${start.day}`);
  }
  return monthEnd === "down" ? down : up;
}

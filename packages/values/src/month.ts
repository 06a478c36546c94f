/**
 * Months as whole numbers, year * 12 + (month - 1), so that they count on without gaps, and their way to and from days
 * and years. Everything lies in the years 1 to 9999; outside them functions throw DateRangeError.
 */
import { civilFromDay, dayFromCivil, daysInMonth, MAX_YEAR, MIN_YEAR } from "./day.ts";
import { DateRangeError } from "./safe.ts";

/** The month that holds a day. */
export function monthOfDay(day: number): number {
  const civil = civilFromDay(day);
  return civil.year * 12 + civil.month - 1;
}

/** The first day of a month. */
export function firstDay(month: number): number {
  return dayOfMonth(month, 1);
}

/** The last day of a month. */
export function lastDay(month: number): number {
  return dayOfMonth(month, daysInMonth(yearOfMonth(month), monthNumber(month)));
}

/** The year that holds a month. */
export function yearOfMonth(month: number): number {
  return Math.floor(month / 12);
}

/** January of a year. */
export function firstMonth(year: number): number {
  return inRange(year * 12);
}

/** December of a year. */
export function lastMonth(year: number): number {
  return inRange(year * 12 + 11);
}

/** The month `count` months later. */
export function addMonthsToMonth(month: number, count: number): number {
  return inRange(month + count);
}

/** Reads `2026-03`; undefined where it is another text or no such month. */
export function parseIsoMonth(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  return match === null ? undefined : monthFromCivil(Number(match[1]), Number(match[2]));
}

/** `2026-03`. */
export function formatIsoMonth(month: number): string {
  return `${String(yearOfMonth(month)).padStart(4, "0")}-${String(monthNumber(month)).padStart(2, "0")}`;
}

/** Reads `03/2026` or `3/2026`; undefined where it is another text or no such month. */
export function parseViMonth(text: string): number | undefined {
  const match = /^(\d{1,2})\/(\d{4})$/.exec(text);
  return match === null ? undefined : monthFromCivil(Number(match[2]), Number(match[1]));
}

/** `03/2026`. */
export function formatViMonth(month: number): string {
  return `${String(monthNumber(month)).padStart(2, "0")}/${String(yearOfMonth(month)).padStart(4, "0")}`;
}

/** 1 to 12. */
function monthNumber(month: number): number {
  return month - yearOfMonth(month) * 12 + 1;
}

function monthFromCivil(year: number, month: number): number | undefined {
  const known = year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12;
  return known ? year * 12 + month - 1 : undefined;
}

function dayOfMonth(month: number, day: number): number {
  const result = dayFromCivil(yearOfMonth(month), monthNumber(month), day);
  if (result === undefined) throw new DateRangeError("the month is outside the years 1 to 9999");
  return result;
}

function inRange(month: number): number {
  const year = yearOfMonth(month);
  if (!(year >= MIN_YEAR && year <= MAX_YEAR)) throw new DateRangeError("the month is outside the years 1 to 9999");
  return month;
}

/**
 * Days of the proleptic Gregorian calendar as whole numbers: days since 1970-01-01, in the years 1 to 9999.
 * No clock, no time zone, no instant. Conversions follow H. Hinnant, "chrono-compatible low-level date algorithms".
 */
import { AmbiguousMonthEndError, DateRangeError } from "./safe.ts";

/** A day as people write it; months count from 1. */
export type CivilDay = { readonly year: number; readonly month: number; readonly day: number };

/** Where a month has no such day: its last day, the first of the next, or AmbiguousMonthEndError. */
export type MonthEnd = "down" | "up" | "error";

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;

/** Whether the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 28 to 31; `month` counts from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number; undefined where there is no such day, or outside the years 1 to 9999. */
export function dayFromCivil(year: number, month: number, day: number): number | undefined {
  if (!Number.isInteger(year) || year < MIN_YEAR || year > MAX_YEAR) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

/** Days before 0000-03-01, from which eras of 400 years are counted: a year that starts in March ends in its leap day. */
const EPOCH = 719468;
const DAYS_OF_ERA = 146097;

function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - EPOCH;
}

export const MIN_DAY = dayNumber(MIN_YEAR, 1, 1);
export const MAX_DAY = dayNumber(MAX_YEAR, 12, 31);

/** Year, month and day of a day number from MIN_DAY to MAX_DAY. */
export function civilFromDay(day: number): CivilDay {
  const z = day + EPOCH;
  const era = Math.floor(z / DAYS_OF_ERA);
  const dayOfEra = z - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The day `count` days later. Throws DateRangeError. */
export function addDays(day: number, count: number): number {
  const result = day + count;
  if (!(result >= MIN_DAY && result <= MAX_DAY)) throw new DateRangeError("the day is outside the years 1 to 9999");
  return result;
}

/**
 * The same day of the month `count` months later; `monthEnd` says what happens where that month has none.
 * Throws DateRangeError, and AmbiguousMonthEndError under `error`.
 */
export function addMonths(day: number, count: number, monthEnd: MonthEnd): number {
  const from = civilFromDay(day);
  const month = from.year * 12 + from.month - 1 + count;
  if (!(month >= MIN_YEAR * 12 && month < (MAX_YEAR + 1) * 12)) {
    throw new DateRangeError("the month is outside the years 1 to 9999");
  }
  const year = Math.floor(month / 12);
  const monthOfYear = month - year * 12 + 1;
  const last = daysInMonth(year, monthOfYear);
  if (from.day <= last) return dayNumber(year, monthOfYear, from.day);
  if (monthEnd === "error") throw new AmbiguousMonthEndError(`${year}-${monthOfYear} has no day ${from.day}`);
  return dayNumber(year, monthOfYear, last) + (monthEnd === "up" ? 1 : 0);
}

/** Reads `2026-03-10`; undefined where it is another text or no such day. */
export function parseIsoDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dayFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** `2026-03-10`. */
export function formatIsoDay(day: number): string {
  const civil = civilFromDay(day);
  return `${padded(civil.year, 4)}-${padded(civil.month, 2)}-${padded(civil.day, 2)}`;
}

/** Reads `10/03/2026` or `1/3/2026`: day, month, year; undefined where it is another text or no such day. */
export function parseViDay(text: string): number | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return match === null ? undefined : dayFromCivil(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** `10/03/2026`. */
export function formatViDay(day: number): string {
  const civil = civilFromDay(day);
  return `${padded(civil.day, 2)}/${padded(civil.month, 2)}/${padded(civil.year, 4)}`;
}

function padded(n: number, width: number): string {
  return String(n).padStart(width, "0");
}

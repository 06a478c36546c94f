/**
 * Calendar arithmetic on integers: a day is the number of days since 1970-01-01, a month is year × 12 + (month − 1).
 * Proleptic Gregorian, no time zones, no Date objects.
 */

/** The day of something that never happens: no day is on or after it. */
export const NEVER = Number.POSITIVE_INFINITY;

/** Where the anniversary of a 29 February falls in a common year (reading 29-02, A23). */
export type LeapDay = "28-02" | "01-03";

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;

/** Whether the year has a 29 February. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day number of the first of a month. */
export function firstDay(month: number): number {
  const year = Math.floor(month / 12);
  const index = month - year * 12;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const before = (DAYS_BEFORE_MONTH[index] ?? 0) + (index > 1 && isLeapYear(year) ? 1 : 0);
  return past * 365 + leapDays + before - 719162;
}

/** The day number of the last day of a month. */
export function lastDay(month: number): number {
  return firstDay(month + 1) - 1;
}

/** A date as written, taken apart once: its month, its day of the month, its day number. */
export type CalendarDay = { readonly month: number; readonly dayOfMonth: number; readonly day: number };

/** Two digits of a text as a number; NaN if they are not digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** The month at the start of a text, `YYYY-MM`; NaN if there is none. */
function leadingMonth(text: string): number {
  const month = twoDigits(text, 5);
  if (text[4] !== "-" || !(month >= 1 && month <= 12)) return Number.NaN;
  return (twoDigits(text, 0) * 100 + twoDigits(text, 2)) * 12 + month - 1;
}

/** Reads `YYYY-MM-DD`; anything else, and days that do not exist, are errors. */
export function parseDay(text: string): CalendarDay {
  const month = leadingMonth(text);
  const dayOfMonth = twoDigits(text, 8);
  const day = firstDay(month) + dayOfMonth - 1;
  const exists =
    text.length === 10 && text[7] === "-" && dayOfMonth >= 1 && (dayOfMonth <= 28 || day <= lastDay(month));
  if (!exists || Number.isNaN(day)) throw new RangeError(`not a date: ${text}`);
  return { month, dayOfMonth, day };
}

/** Reads `YYYY-MM`. */
export function parseMonth(text: string): number {
  const month = leadingMonth(text);
  if (text.length !== 7 || Number.isNaN(month)) throw new RangeError(`not a month: ${text}`);
  return month;
}

/** Writes a month as `YYYY-MM`. */
export function formatMonth(month: number): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, "0")}-${String(month - year * 12 + 1).padStart(2, "0")}`;
}

/**
 * The same day of the year some whole years later, as a day number. Every span of the law is in whole years (6, 16 and
 * 18 years of age, 24 and 36 months), so 29 February is the only date that may have no counterpart.
 */
export function anniversary(start: CalendarDay, years: number, leap: LeapDay): number {
  const month = start.month + years * 12;
  const common = start.dayOfMonth === 29 && start.month % 12 === 1 && !isLeapYear(Math.floor(month / 12));
  const first = firstDay(month);
  if (!common) return first + start.dayOfMonth - 1;
  return leap === "28-02" ? first + 27 : first + 28;
}

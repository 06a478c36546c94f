/** Dates a day or a month earlier or later, and when nobody could tell. */
import type { MomentUnit } from "@khoan/language/core";
import { addMonths, firstDay, firstMonth, monthOfDay, yearOfMonth } from "@khoan/values";
import type { Texts } from "./mutant.ts";

export const SHIFTS = [
  { detail: "+1d", how: { vi: "muộn một ngày", en: "a day later" }, move: (day: number) => day + 1 },
  { detail: "-1d", how: { vi: "sớm một ngày", en: "a day earlier" }, move: (day: number) => day - 1 },
  {
    detail: "+1m",
    how: { vi: "muộn một tháng", en: "a month later" },
    move: (day: number) => addMonths(day, 1, "down"),
  },
  {
    detail: "-1m",
    how: { vi: "sớm một tháng", en: "a month earlier" },
    move: (day: number) => addMonths(day, -1, "down"),
  },
] as const;

/** What moves, and how. */
export function moved(what: Texts, how: Texts): Texts {
  return { vi: `${what.vi} ${how.vi}`, en: `${what.en} ${how.en}` };
}

export const FIRST_DAYS: Texts = {
  vi: "hiệu lực xét vào ngày đầu tháng hoặc đầu năm; không ngày nào như thế nằm giữa hai mốc",
  en: "what is in force is judged on the first day of a month or year; none lies between the two dates",
};

/**
 * Whether a date that moves passes no day at which anything is judged: the first days of months or of years.
 * `opening`: the days from the date on count, rather than those up to it.
 */
export function seesNoShift(from: number, to: number, opening: boolean, units: ReadonlySet<MomentUnit>): boolean {
  if (units.has("day")) return false;
  const low = Math.min(from, to) + (opening ? 0 : 1);
  const high = Math.max(from, to) - (opening ? 1 : 0);
  const month = monthOfDay(high);
  const last = units.has("month") ? month : firstMonth(yearOfMonth(month));
  return firstDay(last) < low;
}

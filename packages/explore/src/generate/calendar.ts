/** 29 February and the 31st: for a date at which a rule turns, the same turn for a date that not every year or month has. */
import type { Ledger } from "@khoan/coverage";
import {
  addMonths,
  civilFromDay,
  dayFromCivil,
  formatIsoDay,
  formatIsoMonth,
  isLeapYear,
  monthOfDay,
} from "@khoan/values";
import { type Life, momentOf } from "../lives/life.ts";
import { dayOfLife } from "../moves/units.ts";
import { type EdgeLife, turned, type View, viewOf } from "./edges.ts";

export type OddDay = "leap" | "month_end";
export const ODD_DAYS: readonly OddDay[] = ["leap", "month_end"];

/** Which odd day a date is, if any. */
export function oddDayOf(day: number): OddDay | undefined {
  const civil = civilFromDay(day);
  if (civil.month === 2 && civil.day === 29) return "leap";
  return civil.day === 31 ? "month_end" : undefined;
}

export type OddLives = {
  /** The date, 29 February or a 31st. */
  readonly date: number;
  /** Before and after the turn. */
  readonly lives: readonly [Life, Life];
  /** Whether the part of the condition is true before it. */
  readonly first: boolean;
  readonly outputs: readonly string[];
};

/** Undefined where the turn is not found nearby. */
export function onOddDay(scratch: Ledger, { edge, life, mover }: EdgeLife, odd: OddDay): OddLives | undefined {
  const moved = nearestOdd(mover.value, odd);
  const dated = mover.to(moved);
  if (dated === undefined) return undefined;
  const moments = momentsNear(dated, anniversary(moved, dayOfLife(life), odd));
  let before: View | undefined;
  for (const at of moments) {
    const { to: _, ...rest } = dated;
    const here = viewOf(scratch, { ...rest, at });
    if (before !== undefined && here !== undefined) {
      const turn = turned(scratch, before, here).find(
        ({ record, atom }) => record === edge.record && atom === edge.atom,
      );
      if (turn !== undefined) return { date: moved, lives: [before.life, here.life], ...turn };
    }
    before = here;
  }
  return undefined;
}

function nearestOdd(day: number, odd: OddDay): number {
  let { year, month } = civilFromDay(day);
  if (odd === "leap") {
    while (!isLeapYear(year)) year--;
    return dayFromCivil(year, 2, 29) as number;
  }
  for (;;) {
    const found = dayFromCivil(year, month, 31);
    if (found !== undefined) return found;
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year--;
  }
}

/** The day, years or months after the date, that is nearest to the day of the life. */
function anniversary(date: number, near: number, odd: OddDay): number {
  const step = odd === "leap" ? 12 : 1;
  const months = Math.round((monthOfDay(near) - monthOfDay(date)) / step) * step;
  return addMonths(date, months, "down");
}

function momentsNear(life: Life, day: number): readonly string[] {
  if (momentOf(life.at).unit === "day") return [-2, -1, 0, 1, 2].map((shift) => formatIsoDay(day + shift));
  return [-2, -1, 0, 1, 2].map((shift) => formatIsoMonth(monthOfDay(day) + shift));
}

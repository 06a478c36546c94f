/** Months between days and years, against Temporal. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addMonthsToMonth,
  DateRangeError,
  firstDay,
  firstMonth,
  formatIsoDay,
  formatIsoMonth,
  formatViMonth,
  lastDay,
  lastMonth,
  MAX_DAY,
  MIN_DAY,
  monthOfDay,
  parseIsoMonth,
  parseViMonth,
  yearOfMonth,
} from "../src/index.ts";

const anyDay = fc.integer({ min: MIN_DAY, max: MAX_DAY });

describe("months", () => {
  it("agrees with Temporal", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = monthOfDay(day);
        const oracle = Temporal.PlainDate.from(formatIsoDay(day));
        expect(formatIsoMonth(month)).toBe(oracle.toPlainYearMonth().toString());
        expect(formatIsoDay(firstDay(month))).toBe(oracle.with({ day: 1 }).toString());
        expect(formatIsoDay(lastDay(month))).toBe(oracle.with({ day: oracle.daysInMonth }).toString());
        expect(yearOfMonth(month)).toBe(oracle.year);
        expect(firstMonth(oracle.year) + oracle.month - 1).toBe(month);
      }),
    );
  });

  it("follow each other without a gap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 119_998 }), (month) => {
        expect(firstDay(month + 1)).toBe(lastDay(month) + 1);
        expect(addMonthsToMonth(month, 1)).toBe(month + 1);
      }),
    );
  });

  it("reads and writes both habits", () => {
    const march = parseIsoMonth("2026-03");
    expect(march).toBe(2026 * 12 + 2);
    expect(parseViMonth("03/2026")).toBe(march);
    expect(parseViMonth("3/2026")).toBe(march);
    expect(formatIsoMonth(march as number)).toBe("2026-03");
    expect(formatViMonth(march as number)).toBe("03/2026");
    expect(formatViMonth(12)).toBe("01/0001");
    for (const text of ["2026-13", "2026-00", "2026-3", "0000-01", "2026-03-01", ""]) {
      expect(parseIsoMonth(text)).toBeUndefined();
    }
    for (const text of ["13/2026", "00/2026", "03/26", "03/0000", "01/03/2026", ""]) {
      expect(parseViMonth(text)).toBeUndefined();
    }
  });

  it("ends at both ends of time", () => {
    expect(firstDay(firstMonth(1))).toBe(MIN_DAY);
    expect(lastDay(lastMonth(9999))).toBe(MAX_DAY);
    for (const beyond of [
      () => firstMonth(0),
      () => lastMonth(10_000),
      () => addMonthsToMonth(lastMonth(9999), 1),
      () => addMonthsToMonth(12, -1),
      () => firstDay(11),
      () => lastDay(120_000),
      () => addMonthsToMonth(12, Number.NaN),
    ]) {
      expect(beyond).toThrow(DateRangeError);
    }
  });
});

/** The calendar against Temporal: every conversion and sum, leap days, and both ends of time. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  AmbiguousMonthEndError,
  addDays,
  addMonths,
  civilFromDay,
  DateRangeError,
  dayFromCivil,
  daysInMonth,
  formatIsoDay,
  formatViDay,
  isLeapYear,
  MAX_DAY,
  MIN_DAY,
  parseIsoDay,
  parseViDay,
} from "../src/index.ts";

const anyDay = fc.oneof(fc.integer({ min: MIN_DAY, max: MAX_DAY }), fc.integer({ min: 0, max: 40_000 }));
const EPOCH = Temporal.PlainDate.from("1970-01-01");

function plain(day: number): Temporal.PlainDate {
  return EPOCH.add({ days: day });
}

function day(text: string): number {
  const parsed = parseIsoDay(text);
  if (parsed === undefined) throw new Error(`no day ${text}`);
  return parsed;
}

describe("days and their names", () => {
  it("agrees with Temporal in both directions", () => {
    fc.assert(
      fc.property(anyDay, (n) => {
        const { year, month, day } = plain(n);
        expect(civilFromDay(n)).toEqual({ year, month, day });
        expect(dayFromCivil(year, month, day)).toBe(n);
        expect(daysInMonth(year, month)).toBe(plain(n).daysInMonth);
        expect(isLeapYear(year)).toBe(plain(n).inLeapYear);
      }),
      { numRuns: 2000 },
    );
  });

  it("counts on by one through every day of 1899 to 2101", () => {
    let n = dayFromCivil(1899, 1, 1) as number;
    for (let year = 1899; year <= 2101; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let d = 1; d <= daysInMonth(year, month); d++) {
          if (dayFromCivil(year, month, d) !== n) throw new Error(`${year}-${month}-${d} is not ${n}`);
          n++;
        }
      }
    }
  });

  it("begins at 1 January of year 1 and ends with 9999", () => {
    expect(dayFromCivil(1970, 1, 1)).toBe(0);
    expect(civilFromDay(MIN_DAY)).toEqual({ year: 1, month: 1, day: 1 });
    expect(civilFromDay(MAX_DAY)).toEqual({ year: 9999, month: 12, day: 31 });
    expect(dayFromCivil(0, 12, 31)).toBeUndefined();
    expect(dayFromCivil(10_000, 1, 1)).toBeUndefined();
  });

  it("knows no impossible day", () => {
    expect(dayFromCivil(2025, 2, 29)).toBeUndefined();
    expect(dayFromCivil(1900, 2, 29)).toBeUndefined();
    expect(dayFromCivil(2000, 2, 29)).toBeDefined();
    expect(dayFromCivil(2026, 4, 31)).toBeUndefined();
    expect(dayFromCivil(2026, 13, 1)).toBeUndefined();
    expect(dayFromCivil(2026, 0, 1)).toBeUndefined();
    expect(dayFromCivil(2026, 1, 0)).toBeUndefined();
    expect(dayFromCivil(2026, 1.5, 1)).toBeUndefined();
    expect(dayFromCivil(Number.NaN, 1, 1)).toBeUndefined();
  });
});

describe("texts", () => {
  it("reads and writes both habits", () => {
    expect(formatIsoDay(day("2026-03-10"))).toBe("2026-03-10");
    expect(formatViDay(day("2026-03-10"))).toBe("10/03/2026");
    expect(parseViDay("10/03/2026")).toBe(day("2026-03-10"));
    expect(parseViDay("1/3/2026")).toBe(day("2026-03-01"));
    expect(formatIsoDay(MIN_DAY)).toBe("0001-01-01");
    expect(formatViDay(MIN_DAY)).toBe("01/01/0001");
  });

  it("reads nothing else", () => {
    for (const text of ["2026-3-10", "2026-02-30", "26-03-10", "2026-03-10T00:00", "", "0000-01-01", "+2026-03-10"]) {
      expect(parseIsoDay(text)).toBeUndefined();
    }
    for (const text of ["31/04/2026", "03/2026", "10-03-2026", "10/03/26", "2026/03/10", " 10/03/2026"]) {
      expect(parseViDay(text)).toBeUndefined();
    }
  });

  it("reads back every day it writes", () => {
    fc.assert(
      fc.property(anyDay, (n) => {
        expect(formatIsoDay(n)).toBe(plain(n).toString());
        expect(parseIsoDay(formatIsoDay(n))).toBe(n);
        expect(parseViDay(formatViDay(n))).toBe(n);
      }),
    );
  });
});

describe("addDays", () => {
  it("stays within the years 1 to 9999", () => {
    expect(addDays(MAX_DAY - 1, 1)).toBe(MAX_DAY);
    expect(() => addDays(MAX_DAY, 1)).toThrow(DateRangeError);
    expect(() => addDays(MIN_DAY, -1)).toThrow(DateRangeError);
    expect(() => addDays(0, Number.NaN)).toThrow(DateRangeError);
  });
});

describe("addMonths", () => {
  it("down agrees with Temporal's constrain", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2400, max: 2400 }), (n, months) => {
        const expected = plain(n).add({ months }, { overflow: "constrain" });
        if (expected.year < 1 || expected.year > 9999) {
          expect(() => addMonths(n, months, "down")).toThrow(DateRangeError);
        } else {
          expect(addMonths(n, months, "down")).toBe(EPOCH.until(expected).days);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("up is the first of the next month exactly where down fell short, and error refuses there alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -600, max: 600 }), (n, months) => {
        const down = addMonths(n, months, "down");
        const up = addMonths(n, months, "up");
        if (civilFromDay(down).day === civilFromDay(n).day) {
          expect(up).toBe(down);
          expect(addMonths(n, months, "error")).toBe(down);
        } else {
          expect(up).toBe(down + 1);
          expect(civilFromDay(up).day).toBe(1);
          expect(() => addMonths(n, months, "error")).toThrow(AmbiguousMonthEndError);
        }
      }),
    );
  });

  it.each([
    ["2024-02-29", 12, "2025-02-28", "2025-03-01"],
    ["2024-02-29", 48, "2028-02-29", "2028-02-29"],
    ["2026-01-31", 1, "2026-02-28", "2026-03-01"],
    ["2026-03-31", -1, "2026-02-28", "2026-03-01"],
    ["2026-10-31", 1, "2026-11-30", "2026-12-01"],
    ["2026-12-15", 1, "2027-01-15", "2027-01-15"],
    ["2096-02-29", 48, "2100-02-28", "2100-03-01"],
  ])("%s + %d months", (from, months, down, up) => {
    expect(formatIsoDay(addMonths(day(from), months, "down"))).toBe(down);
    expect(formatIsoDay(addMonths(day(from), months, "up"))).toBe(up);
  });

  it("refuses months beyond time", () => {
    expect(addMonths(day("9999-11-30"), 1, "down")).toBe(MAX_DAY - 1);
    expect(() => addMonths(day("9999-12-01"), 1, "down")).toThrow(DateRangeError);
    expect(() => addMonths(day("0001-01-31"), -1, "down")).toThrow(DateRangeError);
    expect(() => addMonths(0, Number.MAX_SAFE_INTEGER, "down")).toThrow(DateRangeError);
    expect(() => addMonths(0, Number.NaN, "down")).toThrow(DateRangeError);
  });
});

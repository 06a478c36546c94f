/** Ages and completed months, against Temporal and against their definition by addMonths. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  AmbiguousMonthEndError,
  addMonths,
  formatIsoDay,
  fullMonths,
  fullYears,
  MAX_DAY,
  MIN_DAY,
  type MonthEnd,
  parseIsoDay,
} from "../src/index.ts";

function day(text: string): number {
  const parsed = parseIsoDay(text);
  if (parsed === undefined) throw new Error(`no day ${text}`);
  return parsed;
}

const recent = fc.integer({ min: day("1900-01-01"), max: day("2100-12-31") });
/** Birthdays at the end of a month, where policies differ. */
const monthEnds = fc
  .tuple(fc.integer({ min: 1950, max: 2040 }), fc.constantFrom("01-31", "02-28", "02-29", "03-31", "04-30", "08-31"))
  .map(([year, rest]) => parseIsoDay(`${year}-${rest}`) ?? day(`${year}-02-28`));
const anyDay = fc.oneof(recent, monthEnds);
const policy = fc.constantFrom<MonthEnd>("down", "up");

describe("fullYears", () => {
  it.each([
    ["2010-03-15", "2026-03-14", 15, 15],
    ["2010-03-15", "2026-03-15", 16, 16],
    ["2008-02-29", "2024-02-28", 15, 15],
    ["2008-02-29", "2024-02-29", 16, 16],
    ["2008-02-29", "2026-02-27", 17, 17],
    ["2008-02-29", "2026-02-28", 18, 17],
    ["2008-02-29", "2026-03-01", 18, 18],
    ["2010-03-15", "2010-03-15", 0, 0],
    ["2010-03-15", "2010-03-14", -1, -1],
    ["0001-01-01", "9999-12-31", 9998, 9998],
  ])("born %s, at %s", (birth, at, down, up) => {
    expect(fullYears(day(birth), day(at), "down")).toBe(down);
    expect(fullYears(day(birth), day(at), "up")).toBe(up);
  });

  // In a common year Temporal, too, completes the year of a 29 February on 1 March.
  it("up agrees with Temporal from the birth on", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [birth, at] = a <= b ? [a, b] : [b, a];
        const from = Temporal.PlainDate.from(formatIsoDay(birth));
        const to = Temporal.PlainDate.from(formatIsoDay(at));
        expect(fullYears(birth, at, "up")).toBe(from.until(to, { largestUnit: "years" }).years);
      }),
      { numRuns: 2000 },
    );
  });

  it("without a policy refuses on 28 February of a common year alone", () => {
    const born = day("2008-02-29");
    expect(fullYears(born, day("2026-02-27"), "error")).toBe(17);
    expect(() => fullYears(born, day("2026-02-28"), "error")).toThrow(AmbiguousMonthEndError);
    expect(fullYears(born, day("2026-03-01"), "error")).toBe(18);
    expect(fullYears(born, day("2024-02-28"), "error")).toBe(15);
    expect(fullYears(day("2008-01-31"), day("2026-02-28"), "error")).toBe(18);
  });
});

describe("fullMonths", () => {
  it.each([
    ["2026-01-31", "2026-02-27", 0, 0],
    ["2026-01-31", "2026-02-28", 1, 0],
    ["2026-01-31", "2026-03-01", 1, 1],
    ["2026-01-15", "2026-03-14", 1, 1],
    ["2026-01-15", "2026-01-14", -1, -1],
    ["2024-01-10", "2026-01-10", 24, 24],
  ])("from %s to %s", (from, to, down, up) => {
    expect(fullMonths(day(from), day(to), "down")).toBe(down);
    expect(fullMonths(day(from), day(to), "up")).toBe(up);
  });

  it("without a policy refuses where the policies differ", () => {
    expect(() => fullMonths(day("2026-01-31"), day("2026-02-28"), "error")).toThrow(AmbiguousMonthEndError);
    expect(fullMonths(day("2026-01-31"), day("2026-03-01"), "error")).toBe(1);
  });
});

describe("by definition", () => {
  it.each([
    ["fullYears", fullYears, 12],
    ["fullMonths", fullMonths, 1],
  ] as const)("%s is the largest n whose addMonths is not later", (_, full, unit) => {
    fc.assert(
      fc.property(anyDay, anyDay, policy, (from, to, monthEnd) => {
        const n = full(from, to, monthEnd);
        expect(addMonths(from, n * unit, monthEnd)).toBeLessThanOrEqual(to);
        expect(addMonths(from, (n + 1) * unit, monthEnd)).toBeGreaterThan(to);
      }),
      { numRuns: 2000 },
    );
  });

  it("never falls as days go on, and error agrees where it answers", () => {
    fc.assert(
      fc.property(anyDay, anyDay, policy, (from, to, monthEnd) => {
        expect(fullYears(from, to + 1, monthEnd)).toBeGreaterThanOrEqual(fullYears(from, to, monthEnd));
        const [down, up] = [fullYears(from, to, "down"), fullYears(from, to, "up")];
        if (down === up) expect(fullYears(from, to, "error")).toBe(down);
        else expect(() => fullYears(from, to, "error")).toThrow(AmbiguousMonthEndError);
      }),
    );
  });

  it("holds across all of time", () => {
    expect(fullMonths(MIN_DAY, MAX_DAY, "down")).toBe(9999 * 12 - 1);
    expect(fullYears(MAX_DAY, MIN_DAY, "down")).toBe(-9999);
  });
});

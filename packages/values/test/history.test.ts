/** The value in force, against a plain scan. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type History, valueAt } from "../src/index.ts";

describe("valueAt", () => {
  const rates: History<number | null> = [
    { from: 100, value: 500 },
    { from: 200, value: null },
    { from: 300, value: 700 },
  ];

  it("holds from its day until the next", () => {
    expect([99, 100, 199, 200, 299, 300, 9999].map((day) => valueAt(rates, day, "before"))).toEqual([
      "before",
      500,
      500,
      null,
      null,
      700,
      700,
    ]);
    expect(valueAt([], 5, undefined)).toBeUndefined();
  });

  it("agrees with a scan", () => {
    const history = fc
      .uniqueArray(fc.integer({ min: -50, max: 50 }), { maxLength: 20 })
      .map((days) => days.toSorted((a, b) => a - b).map((from) => ({ from, value: `from ${from}` })));
    fc.assert(
      fc.property(history, fc.integer({ min: -60, max: 60 }), (entries, day) => {
        expect(valueAt(entries, day, "before")).toBe(entries.findLast((entry) => entry.from <= day)?.value ?? "before");
      }),
    );
  });
});

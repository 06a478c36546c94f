/** Branded values: what is right comes back as it is; what is wrong is told by code, path, expected and got. */
import { describe, expect, it } from "vitest";
import { day, KhoanProblem, money, month, year } from "../src/makers.ts";

const problem = (make: () => unknown): unknown => {
  try {
    return make();
  } catch (error) {
    expect(error).toBeInstanceOf(KhoanProblem);
    const { code, path, expected, got } = error as KhoanProblem;
    return { code, path, expected, got };
  }
};

describe("makers", () => {
  it("give back what is right", () => {
    expect([day("2028-02-29"), month("2026-03"), money(5), money("0.125"), year(2026)]).toEqual([
      "2028-02-29",
      "2026-03",
      5,
      "0.125",
      2026,
    ]);
  });

  it.each([
    [() => day("2026-02-29"), { code: "KH804", path: "day", expected: "a real day", got: "no such day" }],
    [() => day("10/03/2026"), { code: "KH803", path: "day", expected: "YYYY-MM-DD", got: "string" }],
    [() => month("2026-13"), { code: "KH803", path: "month", expected: "YYYY-MM", got: "string" }],
    [
      () => money(2 ** 53 + 2),
      { code: "KH805", path: "money", expected: "an exact whole number", got: "a number out of range" },
    ],
    [
      () => money(-0),
      { code: "KH805", path: "money", expected: "an exact whole number", got: "a number out of range" },
    ],
    [
      () => money(Number.NaN),
      { code: "KH805", path: "money", expected: "an exact whole number", got: "a number out of range" },
    ],
    [() => money("1e3"), { code: "KH803", path: "money", expected: "digits", got: "string" }],
  ])("%s is told", (make, told) => {
    expect(problem(make)).toEqual(told);
  });
});

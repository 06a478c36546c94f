/** What generated formulas call: exact, and absent where an operand is. */
import { divideRounded, mulSafe, type RoundingMode } from "@khoan/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marginal, monthsAfter, readDecimal, roundQuotient, yearsBetween } from "../src/arithmetic.ts";

const MODES: readonly RoundingMode[] = ["half_up", "half_down", "half_even", "up", "down", "ceiling", "floor"];

describe("roundQuotient", () => {
  it("is the multiple of the step nearest to the quotient, whether the numbers are small or large", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 10_000 }),
        fc.nat({ max: 6 }),
        fc.nat({ max: 6 }),
        fc.constantFrom(1, 5, 100),
        fc.constantFrom(...MODES),
        (a, b, n, d, step, mode) => {
          const numerator = BigInt(a) * 10n ** BigInt(n);
          const denominator = BigInt(b) * 10n ** BigInt(d) * BigInt(step);
          expect(roundQuotient(a, b, n, d, step, mode)).toBe(
            mulSafe(divideRounded(numerator, denominator, mode), step),
          );
        },
      ),
    );
  });

  it("is absent where an operand is", () => {
    expect(roundQuotient(Number.NaN, 1, 0, 0, 1, "up")).toBeNaN();
    expect(roundQuotient(1, Number.NaN, 0, 0, 1, "up")).toBeNaN();
  });
});

describe("marginal", () => {
  it.each([
    [0, 0],
    [100, 500],
    [150, 1000],
    [300, 2500],
  ])("of %i is %i: each part at its bracket's rate", (amount, tax) => {
    expect(
      marginal(
        [
          [0, 5],
          [100, 10],
        ],
        amount,
      ),
    ).toBe(tax);
  });

  it("is absent of an absent amount", () => {
    expect(marginal([[0, 5]], Number.NaN)).toBeNaN();
  });
});

describe("dates", () => {
  it("are absent where an operand is", () => {
    expect(monthsAfter(Number.NaN, 1, "down")).toBeNaN();
    expect(yearsBetween(0, Number.NaN, "down")).toBeNaN();
  });
});

describe("readDecimal", () => {
  const refuse = (): never => {
    throw new RangeError("refused");
  };
  it.each([
    ["1.25", 2, 125],
    [1.25, 2, 125],
    ["-0.5", 2, -50],
    [3, 0, 3],
  ])("%j at scale %i is %i", (json, scale, value) => {
    expect(readDecimal(json, scale, refuse)).toBe(value);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -0, "1.255", "1e3", {}, null, true, "9".repeat(50)])(
    "refuses %j",
    (json) => {
      expect(() => readDecimal(json, 2, refuse)).toThrow("refused");
    },
  );
});

/** Exactness of the four operations against BigInt, and refusal beyond ±(2^53 - 1). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSafe, CalculationError, ExactRangeError, mulSafe, scaleUp, subSafe } from "../src/index.ts";

const MAX = Number.MAX_SAFE_INTEGER;
const safe = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -1000, max: 1000 }));

/** The result, or "refused". */
function outcome(calculate: () => number): number | "refused" {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof ExactRangeError) return "refused";
    throw error;
  }
}

function expected(exact: bigint): number | "refused" {
  return exact > BigInt(MAX) || exact < -BigInt(MAX) ? "refused" : Number(exact);
}

describe("exact or refused", () => {
  it.each([
    ["addSafe", addSafe, (a: bigint, b: bigint) => a + b],
    ["subSafe", subSafe, (a: bigint, b: bigint) => a - b],
    ["mulSafe", mulSafe, (a: bigint, b: bigint) => a * b],
  ])("%s agrees with BigInt", (_, calculate, oracle) => {
    fc.assert(
      fc.property(safe, safe, (a, b) => {
        const result = outcome(() => calculate(a, b));
        expect(result).toBe(expected(oracle(BigInt(a), BigInt(b))));
      }),
      { numRuns: 2000 },
    );
  });

  it("scaleUp agrees with BigInt", () => {
    fc.assert(
      fc.property(safe, fc.integer({ min: 0, max: 20 }), (n, digits) => {
        expect(outcome(() => scaleUp(n, digits))).toBe(expected(BigInt(n) * 10n ** BigInt(digits)));
      }),
    );
  });
});

describe("at the edges", () => {
  it("reaches the largest number and not one more", () => {
    expect(addSafe(MAX - 1, 1)).toBe(MAX);
    expect(() => addSafe(MAX, 1)).toThrow(ExactRangeError);
    expect(() => subSafe(-MAX, 1)).toThrow(ExactRangeError);
    expect(() => mulSafe(MAX, 2)).toThrow(ExactRangeError);
    expect(() => mulSafe(94906266, 94906267)).toThrow(ExactRangeError);
  });

  it("never gives -0", () => {
    for (const zero of [mulSafe(0, -5), mulSafe(-5, 0), addSafe(-0, -0), subSafe(-0, 0), scaleUp(-0, 3)]) {
      expect(Object.is(zero, 0)).toBe(true);
    }
  });

  it("refuses what is no whole number", () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 0.5]) {
      expect(() => addSafe(wrong, 1)).toThrow(ExactRangeError);
    }
  });

  it("names its errors and gathers them under one", () => {
    const error = new ExactRangeError("too large");
    expect(error).toBeInstanceOf(CalculationError);
    expect(error.name).toBe("ExactRangeError");
  });
});

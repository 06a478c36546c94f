/** Every mode by example, and against Fraction and BigInt for any arguments. */
import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import {
  DivisionByZeroError,
  divideRounded,
  ExactRangeError,
  NotExactError,
  type RoundingMode,
  roundToMultiple,
} from "../src/index.ts";

const MODES: readonly RoundingMode[] = ["half_up", "half_down", "half_even", "up", "down", "ceiling", "floor"];
const MAX = Number.MAX_SAFE_INTEGER;

/** By the definition of each mode, on exact fractions. */
function oracle(numerator: number | bigint, denominator: number | bigint, mode: RoundingMode): bigint {
  const value = new Fraction(BigInt(numerator), BigInt(denominator));
  const floor = value.floor().n * value.floor().s;
  const ceiling = value.ceil().n * value.ceil().s;
  if (floor === ceiling) return floor;
  const negative = value.s < 0n;
  const [toward, away] = negative ? [ceiling, floor] : [floor, ceiling];
  const doubled = value.sub(new Fraction(floor)).mul(2).compare(1);
  const nearest = doubled < 0 ? floor : doubled > 0 ? ceiling : undefined;
  switch (mode) {
    case "half_up":
      return nearest ?? away;
    case "half_down":
      return nearest ?? toward;
    case "half_even":
      return nearest ?? (floor % 2n === 0n ? floor : ceiling);
    case "up":
      return away;
    case "down":
      return toward;
    case "ceiling":
      return ceiling;
    case "floor":
      return floor;
    case "exact":
      throw new Error("not asked");
  }
}

describe("the modes", () => {
  it.each<[RoundingMode, readonly number[]]>([
    // -2,5  -1,5  -0,5  0,5  1,5  2,5 | -1,75  1,75  1,25
    ["half_up", [-3, -2, -1, 1, 2, 3, -2, 2, 1]],
    ["half_down", [-2, -1, 0, 0, 1, 2, -2, 2, 1]],
    ["half_even", [-2, -2, 0, 0, 2, 2, -2, 2, 1]],
    ["up", [-3, -2, -1, 1, 2, 3, -2, 2, 2]],
    ["down", [-2, -1, 0, 0, 1, 2, -1, 1, 1]],
    ["ceiling", [-2, -1, 0, 1, 2, 3, -1, 2, 2]],
    ["floor", [-3, -2, -1, 0, 1, 2, -2, 1, 1]],
  ])("%s", (mode, results) => {
    const quarters = [-10, -6, -2, 2, 6, 10, -7, 7, 5];
    expect(quarters.map((n) => divideRounded(n, 4, mode))).toEqual(results);
    expect(quarters.map((n) => divideRounded(BigInt(n), 4n, mode))).toEqual(results);
  });

  it("exact gives the quotient or refuses", () => {
    expect(divideRounded(-12, 4, "exact")).toBe(-3);
    expect(divideRounded(12n, -4, "exact")).toBe(-3);
    expect(() => divideRounded(13, 4, "exact")).toThrow(NotExactError);
    expect(() => divideRounded(13n, 4, "exact")).toThrow(NotExactError);
  });
});

const part = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -60, max: 60 }));

describe("any division", () => {
  it("agrees with Fraction, as numbers and as bigints", () => {
    fc.assert(
      fc.property(
        part,
        part.filter((n) => n !== 0),
        fc.constantFrom(...MODES),
        (a, b, mode) => {
          const exact = Number(oracle(a, b, mode));
          expect(divideRounded(a, b, mode)).toBe(exact);
          expect(divideRounded(BigInt(a), b, mode)).toBe(exact);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("takes products beyond the safe range as bigints", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: MAX }), fc.constantFrom(...MODES), (a, b, mode) => {
        const product = BigInt(a) * BigInt(b);
        const divisor = BigInt(b) * 7n;
        expect(divideRounded(product, divisor, mode)).toBe(Number(oracle(product, divisor, mode)));
      }),
    );
  });

  it("is not fooled by floating point", () => {
    expect(divideRounded(MAX, 2, "half_even")).toBe(4503599627370496);
    expect(divideRounded(MAX, 2, "down")).toBe(4503599627370495);
    expect(divideRounded(MAX - 1, MAX, "down")).toBe(0);
    expect(divideRounded(MAX - 1, MAX, "half_up")).toBe(1);
  });

  it("never gives -0", () => {
    expect(Object.is(divideRounded(-1, 3, "half_up"), 0)).toBe(true);
    expect(Object.is(divideRounded(0, -3, "exact"), 0)).toBe(true);
    expect(Object.is(divideRounded(-1n, 3n, "down"), 0)).toBe(true);
  });

  it("refuses zero divisors, results out of range and what is no whole number", () => {
    expect(() => divideRounded(1, 0, "down")).toThrow(DivisionByZeroError);
    expect(() => divideRounded(1n, 0n, "down")).toThrow(DivisionByZeroError);
    expect(() => divideRounded(10n ** 20n, 3n, "down")).toThrow(ExactRangeError);
    expect(() => divideRounded(1.5, 3, "down")).toThrow(ExactRangeError);
    expect(() => divideRounded(2 ** 60, 3n, "down")).toThrow(ExactRangeError);
  });
});

describe("roundToMultiple", () => {
  it("rounds to thousands of đồng", () => {
    expect(roundToMultiple(1_234_500, 1000, "half_up")).toBe(1_235_000);
    expect(roundToMultiple(1_234_500, 1000, "half_even")).toBe(1_234_000);
    expect(roundToMultiple(-1_234_500, 1000, "ceiling")).toBe(-1_234_000);
    expect(roundToMultiple(-1_234_500, -1000, "ceiling")).toBe(-1_234_000);
  });

  it("gives a multiple less than a step away, the same when rounded again", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(...MODES), (n, step, mode) => {
        const rounded = roundToMultiple(n, step, mode);
        expect(Math.abs(rounded % step)).toBe(0);
        expect(Math.abs(rounded - n)).toBeLessThan(step);
        expect(roundToMultiple(rounded, step, "exact")).toBe(rounded);
      }),
    );
  });

  it("refuses a step of zero, and a multiple beyond the range", () => {
    expect(() => roundToMultiple(5, 0, "up")).toThrow(DivisionByZeroError);
    expect(() => roundToMultiple(MAX, 1000, "up")).toThrow(ExactRangeError);
  });
});

/**
 * Division of whole numbers to the nearest whole number under a named mode. The remainder decides, never a
 * floating-point quotient; BigInt is used only for arguments that are BigInt.
 */
import { DivisionByZeroError, ExactRangeError, mulSafe, NotExactError } from "./safe.ts";

/**
 * `half_*` go to the nearest, and on a tie: `half_up` away from zero, `half_down` toward zero, `half_even` to the even
 * one. `up` is away from zero, `down` toward zero, `ceiling` toward +∞, `floor` toward -∞; `exact` allows no remainder.
 */
export type RoundingMode = "half_up" | "half_down" | "half_even" | "up" | "down" | "ceiling" | "floor" | "exact";

/**
 * numerator / denominator as a whole number. Numbers must be safe integers; a product that may be larger is passed
 * as a bigint. Throws DivisionByZeroError, NotExactError (mode `exact`), ExactRangeError.
 */
export function divideRounded(numerator: number | bigint, denominator: number | bigint, mode: RoundingMode): number {
  if (typeof numerator === "number" && typeof denominator === "number")
    return divideNumbers(numerator, denominator, mode);
  return divideBigInts(exactBigInt(numerator), exactBigInt(denominator), mode);
}

/** The multiple of `step` nearest to n under the mode; the sign of `step` does not matter. Throws as divideRounded. */
export function roundToMultiple(n: number, step: number, mode: RoundingMode): number {
  const unit = Math.abs(step);
  return mulSafe(divideRounded(n, unit, mode), unit);
}

function divideNumbers(numerator: number, denominator: number, mode: RoundingMode): number {
  if (denominator === 0) throw new DivisionByZeroError("division by zero");
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) {
    throw new ExactRangeError(`${numerator} / ${denominator} is not a division of exact whole numbers`);
  }
  // `%` is exact, and so are the difference, its quotient (a whole number) and twice the remainder (an even number).
  const remainder = numerator % denominator;
  const quotient = (numerator - remainder) / denominator;
  if (remainder === 0) return quotient + 0;
  const negative = numerator < 0 !== denominator < 0;
  const half = Math.sign(2 * Math.abs(remainder) - Math.abs(denominator));
  return (goesAway(mode, negative, half, quotient % 2 !== 0) ? quotient + (negative ? -1 : 1) : quotient) + 0;
}

function divideBigInts(numerator: bigint, denominator: bigint, mode: RoundingMode): number {
  if (denominator === 0n) throw new DivisionByZeroError("division by zero");
  const remainder = numerator % denominator;
  let quotient = numerator / denominator;
  if (remainder !== 0n) {
    const negative = numerator < 0n !== denominator < 0n;
    const excess = 2n * magnitude(remainder) - magnitude(denominator);
    const half = excess < 0n ? -1 : excess > 0n ? 1 : 0;
    if (goesAway(mode, negative, half, quotient % 2n !== 0n)) quotient += negative ? -1n : 1n;
  }
  const result = Number(quotient);
  if (!Number.isSafeInteger(result)) throw new ExactRangeError(`${quotient} is not an exact whole number`);
  return result;
}

/** Whether a quotient cut toward zero moves one away from zero; `half` compares the remainder with a half. */
function goesAway(mode: RoundingMode, negative: boolean, half: number, odd: boolean): boolean {
  switch (mode) {
    case "half_up":
      return half >= 0;
    case "half_down":
      return half > 0;
    case "half_even":
      return half > 0 || (half === 0 && odd);
    case "up":
      return true;
    case "down":
      return false;
    case "ceiling":
      return !negative;
    case "floor":
      return negative;
    case "exact":
      throw new NotExactError("the division leaves a remainder");
  }
}

function exactBigInt(n: number | bigint): bigint {
  if (typeof n === "number" && !Number.isSafeInteger(n)) throw new ExactRangeError(`${n} is not an exact whole number`);
  return BigInt(n);
}

function magnitude(n: bigint): bigint {
  return n < 0n ? -n : n;
}

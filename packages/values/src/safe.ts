/**
 * Whole-number arithmetic that is exact or throws, and the errors of the whole package.
 * Arguments are safe integers; so is every result, and none is -0. No function here returns a wrong number.
 */

/** What every refusal of this package is: a calculation with no exact or no agreed answer. */
export class CalculationError extends Error {
  override name = "CalculationError";
}

/** A result beyond ±(2^53 - 1). */
export class ExactRangeError extends CalculationError {
  override name = "ExactRangeError";
}

/** A remainder where the rounding mode is `exact`. */
export class NotExactError extends CalculationError {
  override name = "NotExactError";
}

/** A divisor or a rounding step of zero. */
export class DivisionByZeroError extends CalculationError {
  override name = "DivisionByZeroError";
}

/** A day, month or year outside the years 1 to 9999. */
export class DateRangeError extends CalculationError {
  override name = "DateRangeError";
}

/** A day that its month does not have (31 April, 29 February), where no policy says down or up. */
export class AmbiguousMonthEndError extends CalculationError {
  override name = "AmbiguousMonthEndError";
}

/** The most decimals a scaled number may have: 10^15 is the largest power of ten within ±(2^53 - 1). */
export const MAX_SCALE = 15;

const POWERS_OF_TEN = Array.from({ length: MAX_SCALE + 1 }, (_, digits) => Number(`1e${digits}`));

// A true result beyond the range rounds to 2^53 or more, so testing the rounded result is enough.
function checked(result: number): number {
  if (!Number.isSafeInteger(result)) throw new ExactRangeError(`${result} is not an exact whole number`);
  return result + 0; // -0 + 0 is 0
}

/** a + b. Throws ExactRangeError. */
export function addSafe(a: number, b: number): number {
  return checked(a + b);
}

/** a - b. Throws ExactRangeError. */
export function subSafe(a: number, b: number): number {
  return checked(a - b);
}

/** a * b. Throws ExactRangeError. */
export function mulSafe(a: number, b: number): number {
  return checked(a * b);
}

/** n * 10^digits, with digits from 0. Throws ExactRangeError. */
export function scaleUp(n: number, digits: number): number {
  if (n === 0) return 0;
  const factor = POWERS_OF_TEN[digits];
  if (factor === undefined) throw new ExactRangeError(`${n} cannot be given ${digits} more decimals`);
  return mulSafe(n, factor);
}

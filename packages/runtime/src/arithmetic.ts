/** What generated formulas call: exact arithmetic in which an absent number is NaN and goes through. */
import {
  addMonths,
  addSafe,
  divideRounded,
  fullMonths,
  fullYears,
  type MonthEnd,
  mulSafe,
  parsePlainDecimal,
  type RoundingMode,
} from "@khoan/values";

/** The multiple of `step` nearest to a·10^n / (b·10^d); throws where it leaves the exact range. */
export function roundQuotient(a: number, b: number, n: number, d: number, step: number, mode: RoundingMode): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const numerator = a * 10 ** n;
  const denominator = b * 10 ** d * step;
  const exact = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  const quotient = exact
    ? divideRounded(numerator, denominator, mode)
    : divideRounded(BigInt(a) * 10n ** BigInt(n), BigInt(b) * 10n ** BigInt(d) * BigInt(step), mode);
  return mulSafe(quotient, step);
}

/** The part of an amount in each bracket `[above, rate]` times its rate. */
export function marginal(brackets: readonly (readonly [above: number, rate: number])[] | null, amount: number): number {
  if (brackets === null || Number.isNaN(amount)) return Number.NaN;
  let total = 0;
  brackets.forEach(([above, rate], i) => {
    const part = Math.min(amount, brackets[i + 1]?.[0] ?? Number.POSITIVE_INFINITY) - above;
    if (part > 0) total = addSafe(total, mulSafe(part, rate));
  });
  return total;
}

/** A day some months later; absent where either is. */
export function monthsAfter(day: number, months: number, monthEnd: MonthEnd): number {
  return Number.isNaN(day + months) ? Number.NaN : addMonths(day, months, monthEnd);
}

/** Whole years from a day to a day; absent where either is. */
export function yearsBetween(from: number, to: number, monthEnd: MonthEnd): number {
  return Number.isNaN(from + to) ? Number.NaN : fullYears(from, to, monthEnd);
}

/** Whole months from a day to a day; absent where either is. */
export function monthsBetween(from: number, to: number, monthEnd: MonthEnd): number {
  return Number.isNaN(from + to) ? Number.NaN : fullMonths(from, to, monthEnd);
}

const MAX_DIGITS = 40;

/** JSON to a whole number of 10^-scale; `refuse` is called for anything else, and does not return. */
export function readDecimal(json: unknown, scale: number, refuse: () => never): number {
  if (typeof json === "number" && scale === 0)
    return Number.isSafeInteger(json) && !Object.is(json, -0) ? json : refuse();
  const plain = typeof json === "string" || (typeof json === "number" && Number.isFinite(json) && !Object.is(json, -0));
  const text = String(json);
  return (plain && text.length <= MAX_DIGITS ? parsePlainDecimal(text, scale) : undefined) ?? refuse();
}

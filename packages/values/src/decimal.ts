/**
 * Decimal text to scaled whole numbers and back: `1,5` is 15 with scale 1. Exact in both directions; a text that could
 * be read in two ways (`0.500` in Vietnamese) is not read at all.
 */
import { MAX_SCALE } from "./safe.ts";

/** Whose habit numbers follow: `1.500,5` (vi), `1_500.5` or for display `1,500.5` (en). */
export type NumberStyle = "vi" | "en";

/** A scaled number: `value` / 10^`scale`. */
export type Scaled = { readonly value: number; readonly scale: number };

// A grouped number starts with 1 to 9, lest the English 0.500 be read as five hundred.
const GRAMMAR: Readonly<Record<NumberStyle, RegExp>> = {
  vi: /^(-?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/,
  en: /^(-?)(\d+|[1-9]\d{0,2}(?:_\d{3})+)(?:\.(\d+))?$/,
};

/**
 * Reads `1.500.000`, `1,5` (vi) or `1_500_000`, `1.5` (en), with a `-` in front or without. The scale is the number of
 * decimals written. undefined: not such a number, beyond ±(2^53 - 1), or more than MAX_SCALE decimals.
 */
export function parseDecimal(text: string, style: NumberStyle): Scaled | undefined {
  const match = GRAMMAR[style].exec(text);
  if (match === null) return undefined;
  const [, minus = "", whole = "", decimals = ""] = match;
  const value = Number(whole.replace(/[._]/g, "") + decimals);
  if (!Number.isSafeInteger(value) || decimals.length > MAX_SCALE) return undefined;
  return { value: minus === "" || value === 0 ? value : -value, scale: decimals.length };
}

/** For people: `1.500.000,5` (vi), `1,500,000.5` (en). All `scale` decimals are shown. */
export function formatDecimal(value: number, scale: number, style: NumberStyle): string {
  return style === "vi" ? print(value, scale, ".", ",") : print(value, scale, ",", ".");
}

/** A literal of the language, which parseDecimal reads back to the same value and scale: `1.500,5` (vi), `1_500.5` (en). */
export function literalDecimal(value: number, scale: number, style: NumberStyle): string {
  return style === "vi" ? print(value, scale, ".", ",") : print(value, scale, "_", ".");
}

function print(value: number, scale: number, group: string, point: string): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(?:\d{3})+$)/g, group);
  return (value < 0 ? "-" : "") + whole + (scale > 0 ? point + digits.slice(-scale) : "");
}

/** Plain text without grouping, `12.5`, for machines. */
export function plainDecimal(value: number, scale: number): string {
  return literalDecimal(value, scale, "en").replaceAll("_", "");
}

/** Reads plain text such as `12.5` at a scale; undefined where it has more decimals than that, or is no number. */
export function parsePlainDecimal(text: string, scale: number): number | undefined {
  const match = /^-?\d{1,16}(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const kept = (match[1] ?? "").replace(/0+$/, "");
  if (kept.length > scale) return undefined;
  const scaled = Number(text.replace(/\..*$/, "") + kept) * 10 ** (scale - kept.length);
  return Number.isSafeInteger(scaled) ? scaled + 0 : undefined;
}

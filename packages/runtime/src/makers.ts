/** Branded values from plain ones: checked once, where they come in. Each throws a `KhoanProblem` for what is none. */
import { parseIsoDay, parseIsoMonth } from "@khoan/values";

/** What is wrong with a value, as an error to be thrown: `code`, `path`, `expected` and `got` as in `KhoanError`. */
export class KhoanProblem extends RangeError {
  override readonly name = "KhoanProblem";
  readonly code: string;
  readonly path: string;
  readonly expected: string;
  readonly got: string;

  constructor(code: string, path: string, expected: string, got: string) {
    super(`${code} ${path}: expected ${expected}, got ${got}`);
    this.code = code;
    this.path = path;
    this.expected = expected;
    this.got = got;
  }
}

const WRONG_TYPE = "KH803";
const NO_SUCH_DAY = "KH804";
const OUT_OF_RANGE = "KH805";

/** A day of the calendar, `YYYY-MM-DD`. */
export function day(text: string): string {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new KhoanProblem(WRONG_TYPE, "day", "YYYY-MM-DD", typeof text);
  if (parseIsoDay(text) === undefined) throw new KhoanProblem(NO_SUCH_DAY, "day", "a real day", "no such day");
  return text;
}

/** A month, `YYYY-MM`. */
export function month(text: string): string {
  if (typeof text !== "string" || parseIsoMonth(text) === undefined)
    throw new KhoanProblem(WRONG_TYPE, "month", "YYYY-MM", typeof text);
  return text;
}

/** A calendar year. */
export function year(count: number): number {
  return whole("year", count);
}

/** A number of days, months or years. */
export function duration(count: number): number {
  return whole("duration", count);
}

/** An amount in the smallest unit; with decimals beyond it, as exact text. */
export function money<T extends number | string>(amount: T): T {
  return exact("money", amount);
}

/** A number with decimals, as exact text; a whole one as it is. */
export function decimal<T extends number | string>(value: T): T {
  return exact("decimal", value);
}

/** A percentage, as exact text; a whole one as it is. */
export function percent<T extends number | string>(value: T): T {
  return exact("percent", value);
}

function exact<T extends number | string>(path: string, value: T): T {
  if (typeof value === "number") whole(path, value);
  else if (typeof value !== "string" || !/^-?\d{1,30}(\.\d{1,15})?$/.test(value))
    throw new KhoanProblem(WRONG_TYPE, path, "digits", typeof value);
  return value;
}

function whole(path: string, value: number): number {
  if (typeof value !== "number") throw new KhoanProblem(WRONG_TYPE, path, "int", typeof value);
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw new KhoanProblem(OUT_OF_RANGE, path, "an exact whole number", "a number out of range");
  return value;
}

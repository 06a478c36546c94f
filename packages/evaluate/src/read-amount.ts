/** Numbers as people type them: `1.500.000`, `1,5tr`, `1tr2`, `500k`, `24 tháng`, `12,5%`; exact, never through a float. */
import { fold, type Lang } from "@khoan/diagnostics";
import { required, type Type } from "@khoan/language/core";
import { currencyScale } from "@khoan/values";

/** Powers of ten that a word behind the digits stands for. */
const MAGNITUDES: Readonly<Record<string, number>> = {
  k: 3,
  nghin: 3,
  ngan: 3,
  tr: 6,
  trieu: 6,
  m: 6,
  million: 6,
  ty: 9,
  ti: 9,
  billion: 9,
};

/** Words that say no more than the type does. */
const UNITS = new Set([
  "",
  "d",
  "dong",
  "vnd",
  "%",
  "ngay",
  "thang",
  "nam",
  "tuoi",
  "day",
  "days",
  "month",
  "months",
  "year",
  "years",
]);

/**
 * The JSON of a number: a whole number where the type has no decimals (money in its smallest unit), else a text. Not
 * defined for what is no number, or is finer than the type.
 */
export function readAmount(text: string, type: Type, lang: Lang): number | string | undefined {
  const inner = required(type);
  const match = /^([+-]?)([\d.,_ ]*\d)\s*([^\d\s]*)(\d|\d{3})?\s*([^\d]*)$/u.exec(fold(text).replaceAll("\u00a0", " "));
  if (match === null) return undefined;
  const [, sign = "", digits = "", word = "", more = "", unit = ""] = match;
  const currency = inner.kind === "money" ? inner.currency.toLowerCase() : "";
  const known = (one: string): boolean => UNITS.has(one.trim()) || one.trim() === currency;
  const magnitude = inner.kind === "money" ? MAGNITUDES[word] : undefined;
  if ((magnitude === undefined && (!known(word) || more !== "")) || !known(unit)) return undefined;
  const scale = inner.kind === "money" ? currencyScale(inner.currency) : 0;
  const broken = magnitude !== undefined || scale > 0 || ("scale" in inner && inner.scale > 0);
  const number = plainDigits(digits, lang, broken);
  if (number === undefined) return undefined;
  // `1tr2` is 1.200.000, `1tr500` is 1.500.000.
  const whole = more === "" ? number : number.includes(".") ? undefined : `${number}.${more}`;
  const shifted = whole === undefined ? undefined : shift(whole, (magnitude ?? 0) + scale);
  return shifted === undefined ? undefined : asJson(`${sign === "-" ? "-" : ""}${shifted}`, inner);
}

/**
 * Digits with at most one `.`; which of `.` and `,` groups is told by the form, else by the language. `broken`: the
 * number may have decimals.
 */
function plainDigits(text: string, lang: Lang, broken: boolean): string | undefined {
  const compact = text.replaceAll(/[ _]/g, "");
  if (/^\d+$/.test(compact)) return compact;
  const [group, decimal] = lang === "vi" ? [".", ","] : [",", "."];
  for (const [thousands, comma] of [
    [group, decimal],
    [decimal, group],
  ] as const) {
    const grouped = new RegExp(`^\\d{1,3}(?:\\${thousands}\\d{3})+(?:\\${comma}\\d+)?$`);
    const sure = thousands === group || !broken || compact.split(thousands).length > 2 || compact.includes(comma);
    if (sure && grouped.test(compact)) return compact.replaceAll(thousands, "").replace(comma, ".");
  }
  return /^\d+[.,]\d+$/.test(compact) ? compact.replace(",", ".") : undefined;
}

/** Times a power of ten; the zeros behind the comma go. */
function shift(number: string, power: number): string {
  const [whole = "", decimals = ""] = number.split(".");
  const moved = decimals.padEnd(power, "0");
  const left = `${whole}${moved.slice(0, power)}`.replace(/^0+(?=\d)/, "");
  const right = moved.slice(power).replace(/0+$/, "");
  return right === "" ? left : `${left}.${right}`;
}

function asJson(number: string, type: Type): number | string | undefined {
  const scale = "scale" in type ? type.scale : 0;
  const decimals = number.split(".")[1]?.length ?? 0;
  if (decimals > scale) return undefined;
  if (scale > 0) return number;
  const value = Number(number);
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : undefined;
}

/** Values and moments for people and for machines. Our own formats: the same text for ever. */
import { type MomentUnit, required, type ScaleValue, type Type } from "@khoan/language/core";
import {
  formatDecimal,
  formatIsoDay,
  formatIsoMonth,
  formatMoney,
  formatViDay,
  formatViMonth,
  plainDecimal,
} from "@khoan/values";
import { isList, isRecord, Unknown, type Value } from "./value.ts";

export type Lang = "vi" | "en";

const WORDS = {
  vi: { true: "có", false: "không", absent: "—", unknown: "chưa biết", above: "trên" },
  en: { true: "yes", false: "no", absent: "—", unknown: "unknown", above: "above" },
} as const;

/** A moment of a variable's unit; nothing for a constant. */
export function formatMoment(unit: MomentUnit | undefined, moment: number, lang: Lang): string {
  switch (unit) {
    case undefined:
      return "—";
    case "day":
      return lang === "vi" ? formatViDay(moment) : formatIsoDay(moment);
    case "month":
      return lang === "vi" ? formatViMonth(moment) : formatIsoMonth(moment);
    case "year":
      return String(moment);
  }
}

/** A value as a person reads it. */
export function formatValue(value: Value, type: Type, lang: Lang): string {
  const words = WORDS[lang];
  if (value instanceof Unknown) return words.unknown;
  if (value === null) return words.absent;
  const plain = required(type);
  if (typeof value === "boolean") return value ? words.true : words.false;
  if (plain.kind === "scale") return formatScale(value as ScaleValue, plain, lang);
  if (isList(value)) {
    const element = plain.kind === "list" ? plain.element : plain;
    return value.length === 0 ? words.absent : value.map((item) => formatValue(item, element, lang)).join(", ");
  }
  if (isRecord(value)) {
    const fields = plain.kind === "record" ? plain.fields : undefined;
    return Object.entries(value)
      .map(([name, field]) => `${name}: ${formatValue(field, fields?.get(name) ?? { kind: "text" }, lang)}`)
      .join("; ");
  }
  if (typeof value !== "number") return String(value);
  switch (plain.kind) {
    case "money":
      return formatMoney(value, plain.currency, lang, plain.scale);
    case "decimal":
      return formatDecimal(value, plain.scale, lang);
    case "percent":
      return `${formatDecimal(value, plain.scale, lang)}%`;
    case "date":
      return formatMoment("day", value, lang);
    case "month":
      return formatMoment("month", value, lang);
    case "year":
      return String(value);
    default:
      return formatDecimal(value, 0, lang);
  }
}

/** `trên 0 đồng: 5%; trên 5.000.000 đồng: 10%`. */
function formatScale(brackets: ScaleValue, type: Extract<Type, { kind: "scale" }>, lang: Lang): string {
  return brackets
    .map(({ above, rate }) => {
      const amount = formatValue(above, type.of, lang);
      return `${WORDS[lang].above} ${amount}: ${formatValue(rate, { kind: "percent", scale: type.rateScale }, lang)}`;
    })
    .join("; ");
}

/**
 * A value as JSON: money and ints as plain integers of the smallest unit, numbers with decimals as text, days
 * `YYYY-MM-DD`, months `YYYY-MM`; what is unknown as `{ "unknown": [facts] }`.
 */
export function toJson(value: Value, type: Type): unknown {
  if (value instanceof Unknown) return { unknown: value.missing };
  if (value === null) return null;
  const plain = required(type);
  if (isList(value)) return value.map((item) => toJson(item, plain.kind === "list" ? plain.element : plain));
  if (isRecord(value)) {
    const fields = plain.kind === "record" ? plain.fields : undefined;
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, toJson(field, fields?.get(name) ?? { kind: "text" })]),
    );
  }
  if (typeof value !== "number") return value;
  switch (plain.kind) {
    case "date":
      return formatIsoDay(value);
    case "month":
      return formatIsoMonth(value);
    case "money":
    case "decimal":
    case "percent":
      return plain.scale === 0 ? value : plainDecimal(value, plain.scale);
    default:
      return value;
  }
}

/**
 * Numbers, amounts and durations: their text in either vocabulary to a literal, and back. Exact both ways; a text that
 * could be read in two ways (`1.5` in Vietnamese, `1.500.000` in English) is not read but answered with what was meant.
 */
import type { Lang } from "@khoan/diagnostics";
import {
  currencyOfWord,
  currencyScale,
  currencyWord,
  formatIsoDay,
  formatIsoMonth,
  formatViDay,
  formatViMonth,
  literalDecimal,
  parseDecimal,
  type Scaled,
} from "@khoan/values";
import type { DurationUnit, LiteralValue } from "./expression.ts";
import { toCanonical, toWord } from "./vocabulary.ts";

export type NumberProblem =
  /** `fix`: whether `expected` is surely what was meant, and not only an example. */
  { readonly problem: "malformed"; readonly expected: string; readonly fix: boolean } | { readonly problem: "large" };

const WELL_FORMED: Readonly<Record<Lang, RegExp>> = {
  vi: /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/,
  en: /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:_\d{3})+)(?:\.\d+)?$/,
};

/** Reads digits with their separators, without sign. */
export function readNumber(text: string, lang: Lang): Scaled | NumberProblem {
  if (WELL_FORMED[lang].test(text)) return parseDecimal(text, lang) ?? { problem: "large" };
  if (lang === "en" && /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text))
    return { problem: "malformed", expected: text.replaceAll(",", "_"), fix: true };
  const other: Lang = lang === "vi" ? "en" : "vi";
  const meant = WELL_FORMED[other].test(text) ? parseDecimal(text, other) : undefined;
  if (meant !== undefined)
    return { problem: "malformed", expected: numberText(meant.value, meant.scale, lang), fix: true };
  const digits = parseDecimal(text.replace(/[^\d]/g, "").replace(/^0+(?=\d)/, ""), lang);
  const expected = digits === undefined ? numberText(1_500_000, 0, lang) : numberText(digits.value, 0, lang);
  return { problem: "malformed", expected, fix: /^0+[1-9]\d*$/.test(text) };
}

/** Puts a number and what stands behind it together; `unit` is `%`, a duration or a currency. */
export function withUnit(number: Scaled, unit: Unit): LiteralValue | "large" | "fraction" {
  switch (unit.kind) {
    case "percent":
      return { type: "percent", ...number };
    case "duration":
      return number.scale === 0 ? { type: "duration", value: number.value, unit: unit.unit } : "fraction";
    case "currency": {
      const minor = currencyScale(unit.currency);
      if (number.scale > minor)
        return { type: "money", value: number.value, scale: number.scale - minor, currency: unit.currency };
      const value = number.value * 10 ** (minor - number.scale);
      return Number.isSafeInteger(value) ? { type: "money", value, scale: 0, currency: unit.currency } : "large";
    }
  }
}

export type Unit =
  | { readonly kind: "percent" }
  | { readonly kind: "duration"; readonly unit: DurationUnit }
  | { readonly kind: "currency"; readonly currency: string };

/** The unit that a word is; `expected` where the other vocabulary writes it so. */
export function unitOfWord(word: string, lang: Lang): { unit: Unit; expected?: string } | undefined {
  const own = toCanonical("unit", lang, word);
  if (own !== undefined) return { unit: { kind: "duration", unit: own as DurationUnit } };
  const currency = currencyOfWord(word);
  if (currency !== undefined) {
    const unit: Unit = { kind: "currency", currency };
    const foreign = lang === "en" && word !== currency;
    return foreign ? { unit, expected: currency } : { unit };
  }
  const other = toCanonical("unit", lang === "vi" ? "en" : "vi", word);
  if (other === undefined) return undefined;
  return { unit: { kind: "duration", unit: other as DurationUnit }, expected: toWord("unit", lang, other) ?? other };
}

/** `15.000,5`, `15_000.5`; a whole part below ten thousand is not grouped, so that years read as years. */
export function numberText(value: number, scale: number, lang: Lang): string {
  const text = literalDecimal(value, scale, lang);
  return Math.abs(value) < 10 ** (scale + 4) ? text.replace(lang === "vi" ? "." : "_", "") : text;
}

/** A literal as a vocabulary writes it; `readNumber` and its neighbours give the same literal back. */
export function literalText(literal: LiteralValue, lang: Lang): string {
  switch (literal.type) {
    case "number":
      return numberText(literal.value, literal.scale, lang);
    case "percent":
      return `${numberText(literal.value, literal.scale, lang)}%`;
    case "money": {
      const minor = currencyScale(literal.currency);
      const whole = literal.scale === 0 && literal.value % 10 ** minor === 0;
      const amount = whole
        ? literalDecimal(literal.value / 10 ** minor, 0, lang)
        : literalDecimal(literal.value, minor + literal.scale, lang);
      return `${amount} ${currencyWord(literal.currency, lang)}`;
    }
    case "duration": {
      const word = toWord("unit", lang, literal.unit) ?? literal.unit;
      return `${numberText(literal.value, 0, lang)} ${lang === "en" && Math.abs(literal.value) === 1 ? word.slice(0, -1) : word}`;
    }
    case "date":
      return lang === "vi" ? formatViDay(literal.value) : formatIsoDay(literal.value);
    case "month":
      return lang === "vi" ? formatViMonth(literal.value) : formatIsoMonth(literal.value);
    case "text":
      return quoted(literal.value);
    case "bool":
      return toWord("keyword", lang, literal.value ? "true" : "false") as string;
    case "absent":
      return toWord("keyword", lang, "null") as string;
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

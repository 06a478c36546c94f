/** Values and ranges that stand alone in YAML, outside formulas: rates, defaults, dates, effective ranges. */
import { type Fix, formula, type Lang, type Report, type Span } from "@khoan/diagnostics";
import { parseIsoDay, parseIsoMonth, parseViDay, parseViMonth } from "@khoan/values";
import { partOf } from "../1-source/scalar-parts.ts";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { LiteralValue } from "./expression.ts";
import { literalText, readNumber, type Unit, unitOfWord, withUnit } from "./numbers.ts";
import { toCanonical } from "./vocabulary.ts";

type Dated = LiteralValue & { readonly type: "date" | "month" };

const FORMS = [
  { pattern: /^\d{1,2}\/\d{1,2}\/\d+$/, type: "date", read: parseViDay, lang: "vi" },
  { pattern: /^\d{1,2}\/\d{4}$/, type: "month", read: parseViMonth, lang: "vi" },
  { pattern: /^\d{4}-\d{1,2}-\d{1,2}$/, type: "date", read: parseIsoDay, lang: "en" },
  { pattern: /^\d{4}-\d{1,2}$/, type: "month", read: parseIsoMonth, lang: "en" },
] as const;

const NUMERIC = /^(-?)(\d(?:[\d_.,]*\d)?)(\s*(?:%|[\p{L}_][\p{L}\p{M}\p{N}_]*))?$/u;

/**
 * The literal that a scalar’s text is: a number, amount, percentage, duration, day or month, true, false or null; any
 * other text is text, and so is whatever stands in double quotes; single quotes only
 * package what YAML would not take plainly. ISO days are read in both vocabularies. What is written
 * wrongly is reported; undefined where it can’t be told what was meant.
 */
export function parseLiteral(scalar: YamlScalar, lang: Lang, report: Report): LiteralValue | undefined {
  if (scalar.style === "double") return { type: "text", value: scalar.text };
  const text = scalar.text.trim();
  const word = toCanonical("case_word", lang, text);
  if (word === "true" || word === "false") return { type: "bool", value: word === "true" };
  if (word === "null") return { type: "absent" };
  const found = readDated(text, scalar.span, lang, report);
  if (found !== "other") return found;
  const match = NUMERIC.exec(text);
  return match === null ? { type: "text", value: text } : readNumeric(match, text, scalar.span, lang, report);
}

/** A day or month; undefined where there is none such, which is reported; `other` where the text is something else. */
function readDated(text: string, span: Span, lang: Lang, report: Report): Dated | undefined | "other" {
  const form = FORMS.find(({ pattern }) => pattern.test(text));
  if (form === undefined) return "other";
  const value = form.read(text);
  if (value === undefined) {
    report(formula.impossibleDate(span, { text }));
    return undefined;
  }
  const literal: Dated = { type: form.type, value };
  if (lang === "en" && form.lang === "vi") reportForeign(text, literal, span, lang, report);
  return literal;
}

/** Numbers in two or more unequal parts are clause ids: `1.2.3`. */
const LIKE_AN_ID = /^\d+(?:\.\d+){2,}$/;

function readNumeric(
  match: RegExpExecArray,
  text: string,
  span: Span,
  lang: Lang,
  report: Report,
): LiteralValue | undefined {
  const [, minus, digits = "", behind = ""] = match;
  const unit = unitOf(behind.trim(), lang);
  if (unit === "unknown") return { type: "text", value: text };
  const read = readNumber(digits, lang);
  if (!("problem" in read)) {
    const literal = signed(
      unit === undefined ? { type: "number" as const, ...read } : withUnit(read, unit.unit),
      minus,
    );
    if (typeof literal === "string") {
      report((literal === "large" ? formula.numberTooLarge : formula.wrongUnitValue)(span, { text }));
      return undefined;
    }
    if (unit?.expected !== undefined) reportForeign(text, literal, span, lang, report);
    return literal;
  }
  if (unit === undefined && LIKE_AN_ID.test(digits) && read.problem === "malformed" && !read.fix)
    return { type: "text", value: text };
  if (read.problem === "large") {
    report(formula.numberTooLarge(span, { text }));
    return undefined;
  }
  const meant = readNumber(read.expected, lang);
  const literal =
    "problem" in meant
      ? "large"
      : signed(unit === undefined ? { type: "number" as const, ...meant } : withUnit(meant, unit.unit), minus);
  const expected = typeof literal === "string" ? read.expected : literalText(literal, lang);
  report(formula.badNumber(span, { text, expected }, read.fix ? { fixes: [replacing(span, expected)] } : {}));
  return read.fix && typeof literal !== "string" ? literal : undefined;
}

function unitOf(word: string, lang: Lang): { readonly unit: Unit; readonly expected?: string } | undefined | "unknown" {
  if (word === "") return undefined;
  if (word === "%") return { unit: { kind: "percent" } };
  return unitOfWord(word, lang) ?? "unknown";
}

function signed(
  literal: LiteralValue | "large" | "fraction",
  minus: string | undefined,
): LiteralValue | "large" | "fraction" {
  if (minus !== "-" || typeof literal === "string" || !("value" in literal) || typeof literal.value !== "number")
    return literal;
  return { ...literal, value: 0 - literal.value } as LiteralValue;
}

function reportForeign(text: string, literal: LiteralValue, span: Span, lang: Lang, report: Report): void {
  const expected = literalText(literal, lang);
  report(formula.wordOfOtherLanguage(span, { word: text, expected }, { fixes: [replacing(span, expected)] }));
}

function replacing(span: Span, newText: string): Fix {
  return { title: { vi: `Đổi thành “${newText}”`, en: `Change to “${newText}”` }, edits: [{ span, newText }] };
}

/** Days from `from` to `to`, both inclusive; an end that is absent is open. */
export type ParsedRange = { readonly from?: number; readonly to?: number };

/** Reads `01/01/2026..31/12/2030`, either end of which may be left open. */
export function parseRange(scalar: YamlScalar, lang: Lang, report: Report): ParsedRange | undefined {
  const { text } = scalar;
  const dots = text.indexOf("..");
  const parts = dots === -1 ? [] : [partOf(scalar, 0, dots), partOf(scalar, dots + 2, text.length)];
  const ends = parts.map((part) =>
    part.text.trim() === "" ? "open" : readDated(part.text.trim(), trimmedSpan(part), lang, report),
  );
  if (ends.includes(undefined)) return undefined;
  const days = ends.map((end) => (typeof end === "object" && end.type === "date" ? end.value : undefined));
  const wrong = ends.some((end, i) => end !== "open" && days[i] === undefined);
  if (dots === -1 || wrong || ends.every((end) => end === "open")) {
    const example = lang === "vi" ? "01/01/2026..31/12/2030" : "2026-01-01..2030-12-31";
    report(formula.badRange(scalar.span, { text: text.trim(), example }));
    return undefined;
  }
  const [from, to] = days;
  if (from !== undefined && to !== undefined && from > to) {
    report(formula.rangeReversed(scalar.span, {}));
    return undefined;
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function trimmedSpan(part: YamlScalar): Span {
  const start = part.text.length - part.text.trimStart().length;
  return partOf(part, start, part.text.trimEnd().length).span;
}

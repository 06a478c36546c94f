/** Values and ranges that stand alone in YAML, outside formulas: rates, defaults, dates, effective ranges. */
import { formula, type Lang, type Report } from "@khoan/diagnostics";
import { parseIsoDay, parseIsoMonth, parseViDay, parseViMonth } from "@khoan/values";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { LiteralValue } from "./expression.ts";
import { numberLiteral, padDate } from "./nodes.ts";
import { toCanonical } from "./vocabulary.ts";

const VI_DATE = /^\d{1,2}\/\d{1,2}\/\d{4}$/;
const VI_MONTH = /^\d{1,2}\/\d{4}$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_MONTH = /^\d{4}-\d{2}$/;

/**
 * The literal that a scalar's text is; any text that is no number, date or word is text itself. A text in double
 * quotes is text whatever it looks like. Undefined (and reported) for an impossible date and a number out of range.
 */
export function parseLiteral(scalar: YamlScalar, lang: Lang, report: Report): LiteralValue | undefined {
  const text = scalar.text.normalize("NFC").trim();
  if (scalar.style === "double") return { type: "text", value: text };
  const word = toCanonical("case_word", lang, text);
  if (word === "true" || word === "false") return { type: "bool", value: word === "true" };
  if (word === "null") return { type: "absent" };
  const dated = parseDated(text, lang);
  if (dated === "impossible") {
    report(formula.impossibleDate(scalar.span, { text }));
    return undefined;
  }
  if (dated !== undefined) return dated;
  const numeric = /^(-?)(\d[\d._,]*)\s*(%|\p{L}+)?$/u.exec(text);
  if (numeric === null) return { type: "text", value: text };
  const [, sign, number = "", unit] = numeric;
  const literal = numberLiteral(number, unit, lang);
  if (literal === "large") {
    report(formula.numberTooLarge(scalar.span, { text: number }));
    return undefined;
  }
  if (typeof literal === "string") return { type: "text", value: text };
  return sign === "-" && "value" in literal && typeof literal.value === "number" ? ({ ...literal, value: 0 - literal.value } as LiteralValue) : literal;
}

function parseDated(text: string, lang: Lang): LiteralValue | "impossible" | undefined {
  if (ISO_DATE.test(text)) return dated("date", parseIsoDay(text));
  if (lang === "vi" && VI_DATE.test(text)) return dated("date", parseViDay(padDate(text)));
  if (ISO_MONTH.test(text)) return dated("month", parseIsoMonth(text));
  if (lang === "vi" && VI_MONTH.test(text)) return dated("month", parseViMonth(padDate(text)));
  return undefined;
}

function dated(type: "date" | "month", value: number | undefined): LiteralValue | "impossible" {
  return value === undefined ? "impossible" : { type, value };
}

/** `01/01/2026..31/12/2030` with open ends to an inclusive range of days. */
export function parseRange(
  scalar: YamlScalar,
  lang: Lang,
  report: Report,
): { readonly from?: number; readonly to?: number } | undefined {
  const example = lang === "vi" ? "01/01/2026..31/12/2030" : "2026-01-01..2030-12-31";
  const parts = scalar.text.split("..").map((part) => part.trim());
  const days: (number | undefined)[] = [];
  for (const part of parts) {
    const literal = part === "" ? undefined : parseDated(part, lang);
    if (literal === "impossible") {
      report(formula.impossibleDate(scalar.span, { text: part }));
      return undefined;
    }
    if (parts.length !== 2 || (part !== "" && literal?.type !== "date")) {
      report(formula.badRange(scalar.span, { text: scalar.text, example }));
      return undefined;
    }
    days.push(literal?.type === "date" ? literal.value : undefined);
  }
  const [from, to] = days;
  if (from !== undefined && to !== undefined && from > to) report(formula.rangeReversed(scalar.span, {}));
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

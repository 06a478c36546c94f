/** Type expressions, `danh_sách(tiền(EUR; 1)?)`, to their tree. */
import { formula, type Lang, names, type Report, type Span } from "@khoan/diagnostics";
import { currencyOfWord } from "@khoan/values";
import { partOf } from "../1-source/scalar-parts.ts";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { DurationUnit } from "./expression.ts";
import { toCanonical, toWord } from "./vocabulary.ts";

type Base = { readonly span: Span /** `T?`: may be absent. */; readonly optional: boolean };

export type TypeExpression = Base &
  (
    | { readonly kind: "bool" | "int" | "date" | "month" | "year" | "text" | "clause" }
    | { readonly kind: "decimal" | "percent"; readonly scale: number }
    /** `scale`: decimals beyond the currency’s own; without a currency it is the document’s. */
    | { readonly kind: "money"; readonly currency?: string; readonly scale: number }
    | { readonly kind: "duration"; readonly unit: DurationUnit }
    | { readonly kind: "list"; readonly element: TypeExpression }
    | { readonly kind: "scale"; readonly of: TypeExpression }
    | { readonly kind: "named"; readonly name: string }
  );

/** Lists of lists of lists… */
const MAX_TYPE_DEPTH = 20;

/** type := word ("(" (type | scale | currency (separator scale)?) ")")? "?"? */
const FORM = /^\s*([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*(?:\((.*)\)\s*)?(\?)?\s*$/su;

/** Parses a type; undefined, and reported, where the text is none. */
export function parseType(scalar: YamlScalar, lang: Lang, report: Report): TypeExpression | undefined {
  return parse(scalar, lang, report, 0);
}

function parse(scalar: YamlScalar, lang: Lang, report: Report, depth: number): TypeExpression | undefined {
  if (depth > MAX_TYPE_DEPTH) {
    report(formula.formulaTooDeep(scalar.span, { limit: String(MAX_TYPE_DEPTH) }));
    return undefined;
  }
  const match = FORM.exec(scalar.text);
  if (match === null) return bad(scalar, report);
  const [, word = "", inner, question] = match;
  const base: Base = { span: scalar.span, optional: question !== undefined };
  const kind = toCanonical("type", lang, word) ?? foreign(scalar, word, lang, report);
  switch (kind) {
    case undefined:
      return inner === undefined ? { ...base, kind: "named", name: word } : bad(scalar, report);
    case "decimal":
    case "percent": {
      const scale = inner === undefined && kind === "percent" ? 0 : digitsOf(inner ?? "");
      return scale === undefined ? bad(scalar, report) : { ...base, kind, scale };
    }
    case "money":
      return money(scalar, base, inner, report);
    case "days":
    case "months":
    case "years":
      return inner === undefined ? { ...base, kind: "duration", unit: kind } : bad(scalar, report);
    case "list":
    case "scale": {
      if (inner === undefined) return bad(scalar, report);
      const start = scalar.text.indexOf("(") + 1;
      const part = parse(partOf(scalar, start, scalar.text.lastIndexOf(")")), lang, report, depth + 1);
      if (part === undefined) return undefined;
      return kind === "list" ? { ...base, kind, element: part } : { ...base, kind, of: part };
    }
    default:
      return inner === undefined ? { ...base, kind: kind as "bool" } : bad(scalar, report);
  }
}

function bad(scalar: YamlScalar, report: Report): undefined {
  const text = scalar.text.trim();
  report(formula.badType(scalar.span, { text: text.length > 60 ? `${text.slice(0, 60)}…` : text }));
  return undefined;
}

/** A type word of the other vocabulary, reported with the fix. */
function foreign(scalar: YamlScalar, word: string, lang: Lang, report: Report): string | undefined {
  const canonical = toCanonical("type", lang === "vi" ? "en" : "vi", word);
  const expected = canonical === undefined ? undefined : toWord("type", lang, canonical);
  if (expected === undefined) return undefined;
  const start = scalar.text.indexOf(word);
  const { span } = partOf(scalar, start, start + word.length);
  const title = { vi: `Đổi thành “${expected}”`, en: `Change to “${expected}”` };
  report(
    formula.wordOfOtherLanguage(span, { word, expected }, { fixes: [{ title, edits: [{ span, newText: expected }] }] }),
  );
  return canonical;
}

function digitsOf(text: string): number | undefined {
  return /^\s*(?:\d|1[0-5])\s*$/.test(text) ? Number(text) : undefined;
}

/** `tiền`, `tiền(EUR)`, `tiền(VND; 1)` */
function money(scalar: YamlScalar, base: Base, inner: string | undefined, report: Report): TypeExpression | undefined {
  if (inner === undefined) return { ...base, kind: "money", scale: 0 };
  const [word = "", digits, ...rest] = inner.split(/[;,]/);
  const scale = digits === undefined ? 0 : digitsOf(digits);
  if (scale === undefined || rest.length > 0 || word.trim() === "") return bad(scalar, report);
  const currency = currencyOfWord(word.trim());
  if (currency !== undefined) return { ...base, kind: "money", currency, scale };
  report(names.unknownCurrency(scalar.span, { word: word.trim() }));
  return undefined;
}

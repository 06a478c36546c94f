/** Type expressions, `tiền(EUR; 1)?`, to their tree. */
import { formula, type Lang, names, type Report, type Span } from "@khoan/diagnostics";
import { currencyOfWord } from "@khoan/values";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { DurationUnit } from "./expression.ts";
import { slice } from "./parse-formula.ts";
import { toCanonical } from "./vocabulary.ts";

type Base = { readonly span: Span; readonly optional: boolean };

export type TypeExpression = Base &
  (
    | { readonly kind: "bool" | "int" | "date" | "month" | "year" | "text" | "clause" }
    | { readonly kind: "decimal" | "percent"; readonly scale: number }
    | { readonly kind: "money"; readonly currency?: string; readonly scale: number }
    | { readonly kind: "duration"; readonly unit: DurationUnit }
    | { readonly kind: "list"; readonly element: TypeExpression }
    | { readonly kind: "scale"; readonly of: TypeExpression }
    | { readonly kind: "named"; readonly name: string }
  );

const SIMPLE = new Set(["bool", "int", "date", "month", "year", "text", "clause"]);
const DURATIONS = new Set(["days", "months", "years"]);

/** Undefined, and reported, where the text is no type. */
export function parseType(scalar: YamlScalar, lang: Lang, report: Report, depth = 0): TypeExpression | undefined {
  const fail = (): undefined => {
    report(formula.badType(scalar.span, { text: scalar.text }));
    return undefined;
  };
  const match = /^\s*([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*(?:\((.*)\))?\s*(\?)?\s*$/su.exec(scalar.text);
  if (match === null || depth > 20) return fail();
  const [, word = "", inner, question] = match;
  const base: Base = { span: scalar.span, optional: question !== undefined };
  const kind = toCanonical("type", lang, word.normalize("NFC"));
  if (kind === undefined) return inner === undefined ? { ...base, kind: "named", name: word.normalize("NFC") } : fail();
  if (SIMPLE.has(kind)) return inner === undefined ? { ...base, kind: kind as "bool" } : fail();
  if (DURATIONS.has(kind)) return inner === undefined ? { ...base, kind: "duration", unit: kind as DurationUnit } : fail();
  const args = inner === undefined ? [] : inner.split(/[;,]/).map((part) => part.trim());
  const scaleOf = (text: string | undefined): number | undefined => (text === undefined ? 0 : /^[0-9]$/.test(text) ? Number(text) : undefined);
  switch (kind) {
    case "decimal":
    case "percent": {
      const scale = scaleOf(args[0]);
      return scale === undefined || args.length > 1 ? fail() : { ...base, kind, scale };
    }
    case "money": {
      const first = args[0];
      const scale = scaleOf(args[1]);
      if (scale === undefined || args.length > 2) return fail();
      if (first === undefined) return { ...base, kind, scale };
      const currency = currencyOfWord(first);
      if (currency !== undefined) return { ...base, kind, currency, scale };
      report(names.unknownCurrency(scalar.span, { word: first }));
      return undefined;
    }
    case "list":
    case "scale": {
      if (inner === undefined) return fail();
      const start = scalar.text.indexOf("(") + 1;
      const part = parseType(slice(scalar, start, scalar.text.lastIndexOf(")")), lang, report, depth + 1);
      if (part === undefined) return undefined;
      return kind === "list" ? { ...base, kind, element: part } : { ...base, kind, of: part };
    }
    default:
      return fail();
  }
}

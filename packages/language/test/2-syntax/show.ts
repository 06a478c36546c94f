/** Trees and findings as short text, for tests. */
import type { Diagnostic, Lang } from "@khoan/diagnostics";
import { loneScalar } from "../../src/1-source/scalar-parts.ts";
import type { Expression } from "../../src/2-syntax/expression.ts";
import { literalText } from "../../src/2-syntax/numbers.ts";
import { parseFormula } from "../../src/2-syntax/parse-formula.ts";

let count = 0;
export const ids = { next: () => count++ };

/** Fully bracketed, canonical words; equal texts mean equal trees, ids and places apart. */
export function show(e: Expression): string {
  switch (e.kind) {
    case "if":
      return `(if ${show(e.condition)} ${show(e.then)} ${show(e.otherwise)})`;
    case "let":
      return `(let ${e.name.name} ${show(e.value)} ${show(e.body)})`;
    case "quantifier":
      return `(${e.quantifier} ${e.names.map((name) => name.name).join(",")} ${show(e.over)} ${show(e.body)})`;
    case "aggregate": {
      const value = e.value === undefined ? "" : ` of ${show(e.value)}`;
      return `(${e.aggregate}${value} ${e.name.name} ${show(e.over)}${e.where === undefined ? "" : ` where ${show(e.where)}`})`;
    }
    case "binary":
      return `(${show(e.left)} ${e.operator} ${show(e.right)})`;
    case "unary":
      return `(${e.operator} ${show(e.operand)})`;
    case "at":
      return `(${show(e.body)} @ ${show(e.moment)})`;
    case "range":
      return `(${show(e.from)}..${show(e.to)})`;
    case "call":
      return `${e.callee.name}(${e.arguments.map((one) => (one.label === undefined ? "" : `${one.label.name}:`) + show(one.value)).join(" ")})`;
    case "field":
      return `${show(e.record)}.${e.field.name}`;
    case "record":
      return `{${e.fields.map((field) => `${field.name.name}:${show(field.value)}`).join(" ")}}`;
    case "list":
      return `[${e.items.map(show).join(" ")}]`;
    case "name":
      return e.name;
    case "literal":
      return e.literal.type === "number" || e.literal.type === "text"
        ? `${e.literal.type[0]}${literalText(e.literal, "en")}`
        : `${e.literal.type}:${literalText(e.literal, "en")}`;
    case "moment":
      return `<${e.moment}>`;
    case "this_clause":
      return "<this>";
    case "clause":
      return `§${e.clause}`;
    case "error":
      return "?";
  }
}

export function collect(): { readonly found: Diagnostic[]; readonly report: (diagnostic: Diagnostic) => void } {
  const found: Diagnostic[] = [];
  return { found, report: (diagnostic) => void found.push(diagnostic) };
}

/** `KH209 0-2` */
export function brief(diagnostic: Diagnostic): string {
  return `${diagnostic.code} ${diagnostic.span?.start}-${diagnostic.span?.end}`;
}

export function parsed(text: string, lang: Lang = "vi"): { readonly tree: Expression; readonly found: Diagnostic[] } {
  const { found, report } = collect();
  return { tree: parseFormula(loneScalar("f.yaml", text), lang, ids, report), found };
}

/** The text with the edits of the first fix of each finding. */
export function mended(text: string, found: readonly Diagnostic[]): string {
  const edits = found.flatMap((one) => one.fixes[0]?.edits ?? []).toSorted((a, b) => b.span.start - a.span.start);
  return edits.reduce(
    (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
    text,
  );
}

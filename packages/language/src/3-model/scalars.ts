/** Small readings of one scalar each: names, dates, literals. What cannot be read is reported and `undefined`. */
import { type Lang, type Report, types } from "@khoan/diagnostics";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { LiteralValue, NodeIds } from "../2-syntax/expression.ts";
import { parseLiteral } from "../2-syntax/parse-literal.ts";
import type { Located, Name } from "./model.ts";

export type ReadContext = { readonly lang: Lang; readonly report: Report; readonly ids: NodeIds };

export function nameOf(scalar: YamlScalar): Name {
  return { name: scalar.text, span: scalar.span };
}

export function literalOf(scalar: YamlScalar, context: ReadContext): Located<LiteralValue> | undefined {
  const value = parseLiteral(scalar, context.lang, context.report);
  return value === undefined ? undefined : { value, span: scalar.span };
}

/** A day, as the vocabulary writes it. */
export function dateOf(scalar: YamlScalar, context: ReadContext): Located<number> | undefined {
  const literal = literalOf(scalar, context);
  if (literal === undefined) return undefined;
  if (literal.value.type === "date") return { value: literal.value.value, span: scalar.span };
  context.report(
    types.expectedDate(scalar.span, { got: scalar.text, example: context.lang === "vi" ? "01/01/2026" : "2026-01-01" }),
  );
  return undefined;
}

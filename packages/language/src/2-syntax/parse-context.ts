/** What the grammar is given and gives besides expressions, and the few meanings it must know. */
import type { Lang, Report } from "@khoan/diagnostics";
import type { IParserErrorMessageProvider } from "chevrotain";
import type { Argument, Expression, Identifier, NodeIds } from "./expression.ts";
import type { Place } from "./scan.ts";
import { T } from "./tokens.ts";
import { toCanonical } from "./vocabulary.ts";

/** What the formula at hand needs: where its text lies, who hands out ids, where findings go. */
export type ParseContext = {
  readonly at: Place;
  readonly ids: NodeIds;
  readonly report: Report;
  readonly lang: Lang;
};

export type Binding = { readonly name: Identifier; readonly over: Expression };

export type CellSyntax =
  | { readonly kind: "any" }
  | { readonly kind: "compare"; readonly operator: "<" | "<=" | ">" | ">="; readonly value: Expression }
  | { readonly kind: "range"; readonly from: Expression; readonly to: Expression }
  | { readonly kind: "one_of"; readonly values: readonly Expression[] };

/** Names what was expected, for `parse-formula.ts` to put into words. */
export const EXPECTED: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) =>
    ruleName === "aggregate" && (expected === T.In || expected === T.For) ? "each" : expected.name,
  buildNotAllInputParsedMessage: () => "EOF",
  buildNoViableAltMessage: () => "value",
  buildEarlyExitMessage: () => "value",
};

/** The mode of a rounding is a word of the vocabulary and not a name. */
export function withMode(args: readonly Argument[], lang: Lang): readonly Argument[] {
  return args.map((argument) => {
    const { label, value } = argument;
    if (label?.name !== "mode" || value.kind !== "name") return argument;
    return { label, value: { ...value, name: toCanonical("rounding_mode", lang, value.name) ?? value.name } };
  });
}

/** What a case expects: outputs at its moment, and over stretches of months. */
import { nearest, cases as rows } from "@khoan/diagnostics";
import { type Moment, monthOf } from "@khoan/evaluate";
import { parseLiteral, UNKNOWN_KEY, viewOf, type YamlMapping, type YamlNode, type YamlScalar } from "@khoan/language";
import type { Expectation, TimelineExpectation } from "./case.ts";
import { type ValueContext, valueOf } from "./case-values.ts";
import { indexOf } from "./program-index.ts";

const UNKNOWN = { vi: "chưa_biết", en: "unknown" } as const;

/** Output by output; an output that the rule set does not have, or a value of another type, is reported. */
export function expectationsOf(node: YamlNode | undefined, context: ValueContext): readonly Expectation[] {
  if (node === undefined) return [];
  if (node.kind !== "mapping") {
    context.report(rows.caseBadValue(node.span, { expected: "{…}" }));
    return [];
  }
  const { variables } = context.program;
  const { outputs } = indexOf(context.program);
  return node.entries.flatMap(({ key, value }): Expectation[] => {
    const variable = outputs.get(key.text) ?? -1;
    const declaration = variables[variable];
    if (declaration === undefined) {
      if (!key.text.startsWith(UNKNOWN_KEY)) {
        context.report(
          rows.caseUnknownOutput(key.span, { name: key.text, nearest: nearest(key.text, outputs.keys()) }),
        );
      }
      return [];
    }
    const isUnknown = value.kind === "scalar" && value.style === "plain" && value.text === UNKNOWN[context.lang];
    const expected = isUnknown ? "unknown" : valueOf(value, declaration.type, context);
    return expected === undefined ? [] : [{ output: key.text, variable, value: expected, isUnknown, span: key.span }];
  });
}

/** One stretch; `to` absent means the month of `from` alone. Whether it lies within the case is the caller's to check. */
export function stretchOf(node: YamlMapping, context: ValueContext): TimelineExpectation | undefined {
  const view = viewOf(node);
  const from = momentOf(view.scalar("from"), context);
  const to = view.get("to") === undefined ? from : momentOf(view.scalar("to"), context);
  const expect = expectationsOf(view.get("expect"), context);
  const span = node.entries[0]?.key.span ?? node.span;
  if (view.get("from") === undefined) context.report(rows.caseMissingKey(span, { key: FROM[context.lang] }));
  if (expect.length === 0 && !hasEntries(view.get("expect"))) context.report(rows.caseExpectsNothing(span, {}));
  return from === undefined || to === undefined ? undefined : { from: monthOf(from), to: monthOf(to), expect, span };
}

const FROM = { vi: "từ", en: "from" } as const;

/** Whether something was written there, be it wrong and reported already. */
export function hasEntries(node: YamlNode | undefined): boolean {
  return node?.kind === "mapping" && node.entries.length > 0;
}

/** A month or a day; reported where it is neither. */
export function momentOf(scalar: YamlScalar | undefined, context: ValueContext): Moment | undefined {
  if (scalar === undefined) return undefined;
  const literal = parseLiteral(scalar, context.lang, context.report);
  if (literal?.type === "date") return { unit: "day", value: literal.value };
  if (literal?.type === "month") return { unit: "month", value: literal.value };
  if (literal !== undefined) context.report(rows.caseBadMoment(scalar.span, {}));
  return undefined;
}

/** What a scalar of each kind becomes in a vocabulary; texts and names of the author’s become nothing else. */
import type { Diagnostic, Lang, Report } from "@khoan/diagnostics";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { LiteralValue } from "../2-syntax/expression.ts";
import { literalText } from "../2-syntax/numbers.ts";
import { parseBinding, parseCell, parseFormula } from "../2-syntax/parse-formula.ts";
import { parseLiteral, parseRange } from "../2-syntax/parse-literal.ts";
import { parseType } from "../2-syntax/parse-type.ts";
import type { ScalarKind } from "../2-syntax/places.ts";
import { printBinding, printCell, printExpression } from "../2-syntax/print-expression.ts";
import { printType } from "../2-syntax/print-type.ts";
import { toCanonical, toWord } from "../2-syntax/vocabulary.ts";

export type Rewrite = {
  /** The text on one line for an infinite width. */
  readonly print: (width: number) => string;
  /** Whether it must stand in double quotes, lest it be read as something else. */
  readonly quoted?: boolean;
};

export type RewriteContext = { readonly lang: Lang; readonly to: Lang; readonly report: Report };

const IDS = { next: () => 0 };

/** Undefined where the scalar stays as it is, because it is the author’s or because it could not be read (reported). */
export function rewriteScalar(scalar: YamlScalar, kind: ScalarKind, context: RewriteContext): Rewrite | undefined {
  const { lang, to } = context;
  if (typeof kind !== "string") {
    const canonical = toCanonical(kind.word, lang, scalar.text);
    const word = canonical === undefined ? undefined : toWord(kind.word, to, canonical);
    return word === undefined ? undefined : { print: () => word };
  }
  let failed = false;
  const report: Report = (diagnostic: Diagnostic) => {
    failed ||= diagnostic.severity === "error";
    context.report(diagnostic);
  };
  const rewrite = rewriteText(scalar, kind, { lang, to, report });
  return failed ? undefined : rewrite;
}

function rewriteText(
  scalar: YamlScalar,
  kind: Exclude<ScalarKind, object>,
  context: RewriteContext,
): Rewrite | undefined {
  const { lang, to, report } = context;
  switch (kind) {
    case "text":
    case "name":
      return undefined;
    case "language":
      return scalar.text === lang ? { print: () => to } : undefined;
    case "formula": {
      const expression = parseFormula(scalar, lang, IDS, report);
      return { print: (width) => printExpression(expression, to, { width }) };
    }
    case "binding": {
      const binding = parseBinding(scalar, lang, IDS, report);
      return binding && { print: (width) => printBinding(binding, to, { width }) };
    }
    case "cell": {
      const cell = parseCell(scalar, lang, IDS, report);
      return { print: () => printCell(cell, to) };
    }
    case "type": {
      const type = parseType(scalar, lang, report);
      return type && { print: () => printType(type, to) };
    }
    case "range": {
      const range = parseRange(scalar, lang, report);
      return range && { print: () => `${dayText(range.from, to)}..${dayText(range.to, to)}` };
    }
    case "literal":
    case "case_literal":
      return rewriteLiteral(scalar, kind, context);
  }
}

function dayText(day: number | undefined, lang: Lang): string {
  return day === undefined ? "" : literalText({ type: "date", value: day }, lang);
}

function rewriteLiteral(
  scalar: YamlScalar,
  kind: "literal" | "case_literal",
  context: RewriteContext,
): Rewrite | undefined {
  const { lang, to, report } = context;
  if (scalar.style === "double" || scalar.text === "") return undefined;
  if (kind === "case_literal" && toCanonical("case_word", lang, scalar.text.trim()) === "unknown") {
    const word = toWord("case_word", to, "unknown") as string;
    return { print: () => word };
  }
  // The type of a case’s value is not known here: `3.1` may be a clause.
  let doubtful = false;
  const doubt: Report = () => {
    doubtful = true;
  };
  const read = parseLiteral(scalar, lang, kind === "literal" ? report : doubt);
  const literal: LiteralValue | undefined = doubtful ? { type: "text", value: scalar.text } : read;
  if (literal === undefined) return undefined;
  if (literal.type === "text") return rewriteAuthorsText(scalar, literal, context);
  const text = literalText(literal, to);
  return { print: () => text };
}

/** A text of the author’s stays, unless the other vocabulary would read it as a value. */
function rewriteAuthorsText(
  scalar: YamlScalar,
  literal: LiteralValue & { readonly type: "text" },
  { lang, to }: RewriteContext,
): Rewrite | undefined {
  if (lang === to) return undefined;
  let strange = false;
  const read = parseLiteral(scalar, to, () => {
    strange = true;
  });
  const misread = strange || read?.type !== "text" || toCanonical("case_word", to, literal.value) !== undefined;
  return misread ? { print: () => literal.value, quoted: true } : undefined;
}

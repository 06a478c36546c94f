/**
 * A flat chain of operands and operators to a tree, by the table of operators. The grammar reads chains flat so that
 * brackets cost two parser frames and not ten; what it cannot see, chained comparisons and a loose form behind a tight
 * operator, is found here. Recursion is bounded by the number of levels and by prefixes, which are counted beforehand.
 */
import { formula, type Report, type Span } from "@khoan/diagnostics";
import type { BinaryOperator, Expression, NodeIds } from "./expression.ts";
import { LEVEL, LEVEL_OF } from "./operators.ts";

export type ChainItem =
  | {
      readonly kind: "operand";
      readonly value: Expression /** The word of an if, let or quantifier without brackets. */;
      readonly loose?: string;
    }
  | { readonly kind: "infix"; readonly operator: BinaryOperator; readonly span: Span }
  | { readonly kind: "prefix"; readonly operator: "not" | "-"; readonly span: Span; readonly word: string };

type Chain = { readonly items: readonly ChainItem[]; readonly ids: NodeIds; readonly report: Report; at: number };

export function resolveChain(items: readonly ChainItem[], ids: NodeIds, report: Report): Expression {
  const [only] = items;
  if (items.length === 1 && only?.kind === "operand") return only.value;
  return climb({ items, ids, report, at: 0 }, LEVEL.or);
}

/** The longest tree from here whose operators bind at least as tightly as `level`. */
function climb(chain: Chain, level: number): Expression {
  let left = operand(chain, level);
  let compared = false;
  for (;;) {
    const item = chain.items[chain.at];
    if (item?.kind !== "infix" || LEVEL_OF[item.operator] < level) return left;
    const own = LEVEL_OF[item.operator];
    chain.at++;
    const right = climb(chain, own + 1);
    const span = { uri: item.span.uri, start: left.span.start, end: Math.max(left.span.end, right.span.end) };
    if (own === LEVEL.comparison) {
      if (compared) chain.report(formula.chainedComparison(item.span, {}));
      left = compared
        ? { kind: "error", id: chain.ids.next(), span }
        : { kind: "binary", id: chain.ids.next(), span, operator: item.operator, operatorSpan: item.span, left, right };
      compared = true;
    } else {
      left = {
        kind: "binary",
        id: chain.ids.next(),
        span,
        operator: item.operator,
        operatorSpan: item.span,
        left,
        right,
      };
      compared = false;
    }
  }
}

function operand(chain: Chain, level: number): Expression {
  const item = chain.items[chain.at];
  // Recovery may have skipped an operand.
  if (item === undefined || item.kind === "infix")
    return { kind: "error", id: chain.ids.next(), span: item?.span ?? endSpan(chain) };
  chain.at++;
  switch (item.kind) {
    case "operand":
      if (item.loose !== undefined && level > LEVEL.not) refuse(chain, item.value.span, item.loose);
      return item.value;
    case "prefix": {
      const own = item.operator === "not" ? LEVEL.not : LEVEL.minus;
      if (own < level) refuse(chain, item.span, item.word);
      const value = climb(chain, own);
      const span = { uri: item.span.uri, start: item.span.start, end: value.span.end };
      return { kind: "unary", id: chain.ids.next(), span, operator: item.operator, operand: value };
    }
  }
}

function refuse(chain: Chain, place: Span, word: string): void {
  const span = { uri: place.uri, start: place.start, end: Math.min(place.end, place.start + word.length) };
  chain.report(formula.looseOperand(span, { word }));
}

function endSpan(chain: Chain): Span {
  const last = chain.items.at(-1);
  const span = last?.kind === "operand" ? last.value.span : last?.span;
  return span === undefined ? { uri: "", start: 0, end: 0 } : { ...span, start: span.end };
}

/** Connectives, negations, quantifiers, branches: conditions that say almost the same. */

import type { Span } from "@khoan/diagnostics";
import { toWord } from "@khoan/language";
import type { Core } from "@khoan/language/core";
import { partsOf } from "../parts.ts";
import { asWritten, rejoined } from "../source-words.ts";
import { type Around, bracketed, type Change } from "./change.ts";

type Of<K extends Core["kind"]> = Extract<Core, { kind: K }>;

function word(around: Around, canonical: string): string {
  return toWord("keyword", around.words.lang, canonical) ?? canonical;
}

export function connectiveChanges(node: Of<"and"> | Of<"or">, around: Around): readonly Change[] {
  if (!isWritten(node)) return cellsDropped(node, around);
  const other = node.kind === "and" ? "or" : "and";
  const swapped: Change = {
    kind: "connective",
    detail: other,
    what: {
      vi: `“${word(around, node.kind)}” thành “${word(around, other)}”`,
      en: `“${node.kind}” becomes “${other}”`,
    },
    after: rejoined(node, node.operands, around.words, (gap) =>
      gap.replace(word(around, node.kind), word(around, other)),
    ),
    make: (one) => ({ ...(one as Of<"and">), kind: other }),
  };
  const dropped = node.operands.map((operand, i): Change => {
    const left = node.operands.filter((_, j) => j !== i);
    return {
      kind: "atom",
      detail: `-${i}`,
      what: {
        vi: `bỏ vế “${around.words.of(operand.span)}”`,
        en: `without “${around.words.of(operand.span)}”`,
      },
      after: asWritten(left)
        .map((one) => around.words.of(one.span))
        .join(` ${word(around, node.kind)} `),
      make: (one) => {
        const operands = (one as Of<"and">).operands.filter((_, j) => j !== i);
        return operands.length === 1 ? (operands[0] as Core) : { ...(one as Of<"and">), operands };
      },
    };
  });
  return [swapped, ...dropped];
}

/** Whether a person wrote the connective around its parts; tables make some of their rows and cells. */
function isWritten(node: Core): boolean {
  const { start, end } = node.span;
  return partsOf(node).every(
    ({ span }) => span.start >= start && span.end <= end && span.end - span.start < end - start,
  );
}

/** A row without one of its cells, a range without one of its ends, a choice without one of its values. */
function cellsDropped(node: Of<"and"> | Of<"or">, around: Around): readonly Change[] {
  const cells = node.operands.filter((one) => one.kind !== "not" || isWritten(one));
  const text = (one: Core): string => around.words.of(one.kind === "and" || one.kind === "or" ? extent(one) : one.span);
  return cells.map((cell): Change => {
    const i = node.operands.indexOf(cell);
    return {
      kind: "atom",
      detail: `-${i}`,
      what: { vi: `bỏ ô “${text(cell)}”`, en: `without the cell “${text(cell)}”` },
      after: `[${node.operands.map((one, j) => (j === i ? "-" : text(one))).join(", ")}]`,
      make: (one) => {
        const operands = (one as Of<"and">).operands.filter((_, j) => j !== i);
        return operands.length === 1 ? (operands[0] as Core) : { ...(one as Of<"and">), operands };
      },
    };
  });
}

/** From the first to the last of a node's parts. */
function extent(node: Core): Span {
  const spans = partsOf(node).map(({ span }) => span);
  return {
    ...node.span,
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

/** `not x` to `x`. */
export function denied(node: Of<"not">, around: Around): readonly Change[] {
  if (!isWritten(node) && node.operand.kind !== "fact" && node.operand.kind !== "variable") return [];
  return [
    {
      kind: "negation",
      detail: "drop",
      what: { vi: `bỏ “${word(around, "not")}”`, en: "without “not”" },
      after: around.words.of(node.operand.span),
      make: (one) => (one as Of<"not">).operand,
    },
  ];
}

/** `x` to `not x`, for what is true or false by itself. */
export function negated(node: Core, around: Around): readonly Change[] {
  if (node.type.kind !== "bool" || around.parent?.kind === "not") return [];
  if (node.kind === "apply" && (node.operator.name === "equal" || node.operator.name === "not_equal")) return [];
  if (!ATOMS.has(node.kind)) return [];
  return [
    {
      kind: "negation",
      detail: "add",
      what: { vi: "phủ định", en: "negated" },
      after: `${word(around, "not")} ${bracketed(around.words.of(node.span))}`,
      make: (one) => ({ kind: "not", operand: one, type: one.type, span: one.span }),
    },
  ];
}

const ATOMS: ReadonlySet<Core["kind"]> = new Set([
  "fact",
  "field",
  "variable",
  "local",
  "parameter",
  "apply",
  "is_absent",
  "quantify",
]);

export function quantifierChange(node: Of<"quantify">, around: Around): Change {
  const other = node.quantifier === "some" ? "every" : "some";
  const [from, to] = [word(around, node.quantifier), word(around, other)];
  return {
    kind: "quantifier",
    detail: other,
    what: { vi: `“${from}” thành “${to}”`, en: `“${node.quantifier}” becomes “${other}”` },
    after: around.words.of(node.span).replace(from, to),
    make: (one) => ({ ...(one as Of<"quantify">), quantifier: other }),
  };
}

export function branchChanges(node: Of<"if">, around: Around): readonly Change[] {
  return (["then", "otherwise"] as const).map((branch) => ({
    kind: "branch",
    detail: branch,
    what:
      branch === "then"
        ? { vi: "luôn theo vế “thì”", en: "always the “then” part" }
        : { vi: "luôn theo vế “không thì”", en: "always the “else” part" },
    after: around.words.of(node[branch].span),
    make: (one) => (one as Of<"if">)[branch],
  }));
}

export function fallbackChange(node: Of<"coalesce">, around: Around): Change {
  return {
    kind: "fallback",
    detail: "right",
    what: { vi: "luôn lấy giá trị thay thế", en: "always the fallback" },
    after: around.words.of(node.right.span),
    make: (one) => (one as Of<"coalesce">).right,
  };
}

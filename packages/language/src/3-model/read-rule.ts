/** One entry of `rules` to its model. The key that names the kind decides the shape; exactly one must be there. */
import type { YamlNode, YamlScalar } from "../1-source/yaml-tree.ts";
import type { Expression } from "../2-syntax/expression.ts";
import { parseBinding, parseCell, parseFormula } from "../2-syntax/parse-formula.ts";
import type { Located, RuleModel, TableRow } from "./model.ts";
import { readKind } from "./read-kind.ts";
import { nameOf, type ReadContext } from "./scalars.ts";
import { type RuleKey, ruleShapes } from "./shapes.ts";
import { type View, viewOf } from "./view.ts";

/** One reader a kind; `satisfies` lists a kind that was forgotten. */
const READERS = {
  set: (view, base, context) => {
    const variable = view.scalar("set");
    const value = formula(view.scalar("value"), context);
    return variable && value && { ...base, kind: "set", variable: nameOf(variable), value };
  },
  add_to: (view, base, context) => {
    const value = formula(view.scalar("value"), context);
    const eachText = view.scalar("for_each");
    const forEach = eachText && parseBinding(eachText, context.lang, context.ids, context.report);
    return {
      ...base,
      kind: "add",
      variables: view.scalars("add_to").map(nameOf),
      ...(value === undefined ? {} : { value }),
      ...(forEach === undefined ? {} : { forEach }),
    };
  },
  overrides: (view, base, context) => {
    const value = formula(view.scalar("value"), context);
    return {
      ...base,
      kind: "override",
      overrides: view.scalars("overrides").map(nameOf),
      of: view.scalars("of").map(nameOf),
      ...(value === undefined ? {} : { value }),
    };
  },
  table: (view, base, context) => {
    const variable = view.scalar("table");
    if (variable === undefined) return undefined;
    return {
      ...base,
      kind: "table",
      variable: nameOf(variable),
      inputs: view.scalars("inputs").map((scalar) => parseFormula(scalar, context.lang, context.ids, context.report)),
      hit: view.text("hit") as "unique" | "first" | "collect",
      rows: view.items("rows").flatMap((row) => (row.kind === "mapping" ? (readRow(viewOf(row), context) ?? []) : [])),
    };
  },
  must: (view, base, context) => {
    const condition = formula(view.scalar("must"), context);
    return condition && { ...base, kind: "must", condition };
  },
  requires_documents: (view, base) => ({
    ...base,
    kind: "documents",
    texts: view.scalars("requires_documents").map(located),
  }),
  steps: (view, base) => ({ ...base, kind: "steps", texts: view.scalars("steps").map(located) }),
  handled_by: (view, base) => {
    const text = view.scalar("handled_by");
    return text && { ...base, kind: "office", text: located(text) };
  },
  deadline: (view, base, context) => {
    const value = formula(view.scalar("deadline"), context);
    return value && { ...base, kind: "deadline", value };
  },
  remark: (view, base) => {
    const text = view.scalar("remark");
    return text && { ...base, kind: "notes", text: located(text) };
  },
} satisfies {
  [K in RuleKey]: (view: View, base: RuleBase, context: ReadContext) => RuleModel | undefined;
};

type RuleBase = Pick<RuleModel, "span" | "when" | "because">;

export function readRule(node: YamlNode, context: ReadContext): RuleModel | undefined {
  const found = readKind(node, ruleShapes, "rule", context);
  if (found === undefined) return undefined;
  const { kind, view } = found;
  const when = formula(view.scalar("when"), context);
  const because = view.text("because");
  const base: RuleBase = {
    span: view.node.entries.find((entry) => entry.key.text === kind)?.key.span ?? node.span,
    ...(when === undefined ? {} : { when }),
    ...(because === undefined ? {} : { because }),
  };
  return READERS[kind](view, base, context);
}

function formula(scalar: YamlScalar | undefined, context: ReadContext): Expression | undefined {
  return scalar && parseFormula(scalar, context.lang, context.ids, context.report);
}

function located(scalar: YamlScalar): Located<string> {
  return { value: scalar.text, span: scalar.span };
}

function readRow(view: View, context: ReadContext): TableRow | undefined {
  const then = formula(view.scalar("then"), context);
  if (then === undefined) return undefined;
  const clause = view.scalar("clause");
  return {
    span: view.node.entries[0]?.key.span ?? view.node.span,
    cells: view.scalars("when").map((cell) => parseCell(cell, context.lang, context.ids, context.report)),
    then,
    ...(clause === undefined ? {} : { clause: nameOf(clause) }),
  };
}

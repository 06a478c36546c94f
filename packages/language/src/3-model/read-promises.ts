/** What is promised of values and lives: `shapes` of a variable, and the section `plausible`, to their models. */
import { files } from "@khoan/diagnostics";
import type { YamlNode, YamlScalar } from "../1-source/yaml-tree.ts";
import type { Expression, LiteralValue } from "../2-syntax/expression.ts";
import { parseBinding, parseFormula } from "../2-syntax/parse-formula.ts";
import type { Located, PlausibleModel, ShapeModel } from "./model.ts";
import { readKind } from "./read-kind.ts";
import { dateOf, literalOf, nameOf, type ReadContext } from "./scalars.ts";
import { plausibleShapes, shapeShapes } from "./shapes.ts";
import type { View } from "./view.ts";

export function readShape(node: YamlNode, context: ReadContext): ShapeModel | undefined {
  const found = readKind(node, shapeShapes, "shape", context);
  if (found === undefined) return undefined;
  const { kind, view } = found;
  const when = formula(view.scalar("when"), context);
  const because = view.text("because");
  const base = {
    span: keySpan(view, kind),
    ...(when === undefined ? {} : { when }),
    ...(because === undefined ? {} : { because }),
  };
  switch (kind) {
    case "never_negative":
      return { ...base, kind };
    case "at_most": {
      const bound = formula(view.scalar("at_most"), context);
      return bound && { ...base, kind, bound };
    }
    case "monotone_in": {
      const fact = view.scalar("monotone_in");
      return fact && { ...base, kind, fact: nameOf(fact), direction: view.text("direction") as "rising" | "falling" };
    }
    case "no_cliff_in": {
      const fact = view.scalar("no_cliff_in");
      return fact && { ...base, kind, fact: nameOf(fact), ...allowanceOf(view, context) };
    }
    case "continuous_across": {
      const scalar = view.scalar("continuous_across");
      const day = scalar && dateOf(scalar, context);
      return day && { ...base, kind, day, ...allowanceOf(view, context) };
    }
  }
}

function allowanceOf(view: View, context: ReadContext): { readonly allowance?: Located<LiteralValue> } {
  const scalar = view.scalar("allowance");
  const allowance = scalar && literalOf(scalar, context);
  return allowance === undefined ? {} : { allowance };
}

export function readPlausible(section: YamlNode, context: ReadContext): PlausibleModel[] {
  if (section.kind !== "sequence") {
    const got = section.kind === "scalar" ? section.text : "mapping";
    context.report(files.wrongShape(section.span, { expected: "list", got }));
    return [];
  }
  return section.items.flatMap((item) => plausibleOf(item, context) ?? []);
}

function plausibleOf(node: YamlNode, context: ReadContext): PlausibleModel | undefined {
  const found = readKind(node, plausibleShapes, "plausible", context);
  if (found === undefined) return undefined;
  const { kind, view } = found;
  const base = { span: keySpan(view, kind), because: view.text("because") ?? "" };
  if (kind === "must") {
    const condition = formula(view.scalar("must"), context);
    const when = formula(view.scalar("when"), context);
    return condition && { ...base, kind, condition, ...(when === undefined ? {} : { when }) };
  }
  const earliest = formula(view.scalar("not_before"), context);
  const eachText = view.scalar("for_each");
  const forEach = eachText && parseBinding(eachText, context.lang, context.ids, context.report);
  const of = view.scalars("of").map(nameOf);
  return earliest && { ...base, kind, earliest, of, ...(forEach === undefined ? {} : { forEach }) };
}

function keySpan(view: View, kind: string): ShapeModel["span"] {
  return view.node.entries.find((entry) => entry.key.text === kind)?.key.span ?? view.node.span;
}

function formula(scalar: YamlScalar | undefined, context: ReadContext): Expression | undefined {
  return scalar && parseFormula(scalar, context.lang, context.ids, context.report);
}

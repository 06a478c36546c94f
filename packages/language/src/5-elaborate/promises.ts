/** `shapes` of a variable to promises that can be tested: bounds and conditions in core form, facts by their place. */
import { defaults } from "@khoan/diagnostics";
import { toKeyWord } from "../2-syntax/places.ts";
import type { Name, ShapeModel, VariableModel } from "../3-model/model.ts";
import type { FactDeclaration, FactPlace, Shape } from "../core/program.ts";
import { required, type Type } from "../core/type.ts";
import { assign } from "./assign.ts";
import { isOrdered } from "./comparison.ts";
import { emptyUses, momentScope, type Scope } from "./context.ts";
import { elaborate, elaborateCondition } from "./expression.ts";
import { placeNamed } from "./fact-places.ts";
import { literalAs } from "./literals.ts";
import { typeName } from "./types.ts";

/** The promises of a variable of this type; those that say nothing of it are reported and left out. */
export function elaborateShapes(
  model: VariableModel,
  type: Type,
  facts: readonly FactDeclaration[],
  base: Scope,
): readonly Shape[] {
  return model.shapes.flatMap((shape) => elaborateShape(shape, model, type, facts, base) ?? []);
}

function elaborateShape(
  shape: ShapeModel,
  variable: VariableModel,
  type: Type,
  facts: readonly FactDeclaration[],
  base: Scope,
): Shape | undefined {
  const uses = emptyUses();
  const scope: Scope = { ...base, uses, moment: momentScope(variable.per, variable.judgedOn !== undefined) };
  if (!fits(shape, variable, required(type))) {
    const word = toKeyWord("shape", scope.lang, shape.kind) ?? shape.kind;
    scope.report(defaults.shapeType(shape.span, { shape: word, type: typeName(type, scope.lang) }));
    return undefined;
  }
  const made = partsOf(shape, required(type), facts, scope);
  if (made === undefined) return undefined;
  const when = shape.when && elaborateCondition(shape.when, scope);
  return {
    ...made,
    slots: uses.slots,
    span: shape.span,
    ...(when === undefined ? {} : { when }),
    ...(shape.because === undefined ? {} : { because: shape.because }),
  };
}

type Parts = Shape extends infer S ? (S extends Shape ? Omit<S, "when" | "because" | "slots" | "span"> : never) : never;

function partsOf(shape: ShapeModel, type: Type, facts: readonly FactDeclaration[], scope: Scope): Parts | undefined {
  switch (shape.kind) {
    case "never_negative":
      return { kind: shape.kind };
    case "at_most":
      return { kind: shape.kind, bound: assign(elaborate(shape.bound, scope, type), type, scope) };
    case "monotone_in": {
      const fact = movingFact(shape.fact, shape.kind, facts, scope);
      return fact && { kind: shape.kind, fact, direction: shape.direction };
    }
    case "no_cliff_in": {
      const fact = movingFact(shape.fact, shape.kind, facts, scope);
      return fact && { kind: shape.kind, fact, allowance: allowanceOf(shape, type, scope) };
    }
    case "continuous_across":
      return { kind: shape.kind, day: shape.day.value, allowance: allowanceOf(shape, type, scope) };
  }
}

const NUMBERS: readonly Type["kind"][] = ["int", "decimal", "money", "percent", "duration"];

/** Whether the promise says something of values of the type. */
function fits(shape: ShapeModel, variable: VariableModel, type: Type): boolean {
  switch (shape.kind) {
    case "never_negative":
    case "no_cliff_in":
      return NUMBERS.includes(type.kind);
    case "at_most":
      return isOrdered(type);
    case "monotone_in":
      return isOrdered(type) || type.kind === "bool";
    case "continuous_across":
      return variable.per !== undefined && (shape.allowance === undefined || NUMBERS.includes(type.kind));
  }
}

/** The fact, if its value moves by units. */
function movingFact(
  name: Name,
  shape: "monotone_in" | "no_cliff_in",
  facts: readonly FactDeclaration[],
  scope: Scope,
): FactPlace | undefined {
  const found = placeNamed(name, facts, scope);
  if (found === undefined) return undefined;
  const { kind } = required(found.field.type);
  const steps = NUMBERS.includes(kind) || kind === "date" || kind === "month" || kind === "year";
  if (steps || (shape === "monotone_in" && (kind === "bool" || kind === "enum"))) return found.place;
  const word = toKeyWord("shape", scope.lang, shape) ?? shape;
  scope.report(defaults.shapeFact(name.span, { shape: word, fact: name.name }));
  return undefined;
}

/** In run-time form; nothing said is nothing allowed. */
function allowanceOf(
  shape: Extract<ShapeModel, { kind: "no_cliff_in" | "continuous_across" }>,
  type: Type,
  scope: Scope,
): number {
  if (shape.allowance === undefined) return 0;
  const value = literalAs(shape.allowance.value, type, shape.allowance.span, scope);
  return typeof value === "number" ? value : 0;
}

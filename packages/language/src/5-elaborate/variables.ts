/** Variable models to declarations: types fitted to how contributions combine, `otherwise`, the day of judgement. */
import { defaults, names, nearest, time, types } from "@khoan/diagnostics";
import { toWord } from "../2-syntax/vocabulary.ts";
import type { VariableModel } from "../3-model/model.ts";
import type { Core } from "../core/core.ts";
import type { FactDeclaration, VariableDeclaration } from "../core/program.ts";
import { BOOL, DATE, required, TEXT, type Type } from "../core/type.ts";
import { assign } from "./assign.ts";
import { isOrdered } from "./comparison.ts";
import { emptyUses, momentScope, type Scope, type Uses } from "./context.ts";
import { elaborate } from "./expression.ts";
import { reportUnknownClause, resolveClause } from "./names.ts";
import { elaborateShapes } from "./promises.ts";
import type { VariableParts } from "./rules.ts";
import { toType, typeName } from "./types.ts";

/** The empty parts of a variable, to which rules add. */
export function beginVariable(model: VariableModel, index: number, scope: Scope): VariableParts {
  const type = toType(model.type, scope);
  return {
    model,
    index,
    type,
    contributionType: contributionType(model, type, scope),
    uses: emptyUses(),
    contributions: [],
    overrides: [],
  };
}

function contributionType(model: VariableModel, type: Type, scope: Scope): Type {
  const refused = (): Type => {
    scope.report(
      types.combineType(model.name.span, {
        combine: toWord("combine", scope.lang, model.combine) ?? model.combine,
        type: typeName(type, scope.lang),
      }),
    );
    return { kind: "error" };
  };
  const plain = required(type);
  if (plain.kind === "error") return plain;
  switch (model.combine) {
    case "unique":
      return type;
    case "highest":
    case "lowest":
      if (model.by === undefined) return isOrdered(plain) ? plain : refused();
      if (plain.kind !== "record") return refused();
      if (!isOrdered(required(plain.fields.get(model.by.name) ?? TEXT))) {
        scope.report(defaults.byNeedsRecord(model.by.span, { name: model.name.name }));
      }
      return plain;
    case "sum":
      return ["int", "decimal", "money", "percent", "duration"].includes(plain.kind) ? plain : refused();
    case "all":
    case "any":
      return plain.kind === "bool" ? BOOL : refused();
    case "list":
    case "set":
      return plain.kind === "list" ? plain.element : refused();
  }
}

/** A variable as its own file declares it: all but what rules add. */
export type DeclaredVariable = {
  readonly model: VariableModel;
  readonly index: number;
  readonly type: Type;
  readonly uses: Uses;
  readonly otherwise?: Core;
  readonly judgedOn?: Core;
  readonly ground?: number;
};

export function declareVariable(model: VariableModel, index: number, scope: Scope): DeclaredVariable {
  const { type, uses } = beginVariable(model, index, scope);
  const moment = momentScope(model.per, model.judgedOn !== undefined);
  const inner: Scope = { ...scope, uses, moment };
  const otherwise = model.otherwise && assign(elaborate(model.otherwise, inner, type), type, inner);
  if (model.judgedOn !== undefined && model.per !== "month" && model.per !== "year") {
    scope.report(time.judgedOnWithoutUnit(model.judgedOn.span, {}));
  }
  const judgedOn = model.judgedOn && elaborate(model.judgedOn, { ...inner, moment: momentScope(model.per) });
  const noDay = judgedOn !== undefined && judgedOn.type.kind !== "date" && judgedOn.type.kind !== "error";
  if (noDay) scope.report(time.judgedOnDay(judgedOn.span, { got: typeName(judgedOn.type, scope.lang) }));
  const ground = groundOf(model, scope);
  return {
    model,
    index,
    type,
    uses,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(judgedOn === undefined ? {} : { judgedOn: noDay ? judgedOn : assign(judgedOn, DATE, scope) }),
    ...(ground === undefined ? {} : { ground }),
  };
}

/** The declaration, once all rules are in. */
export function finishVariable(
  { model, type, otherwise, judgedOn, ground }: DeclaredVariable,
  gathered: Pick<VariableParts, "contributions" | "overrides"> & { readonly slots: number },
  facts: readonly FactDeclaration[],
  scope: Scope,
): VariableDeclaration {
  if (
    gathered.contributions.length === 0 &&
    otherwise === undefined &&
    ["unique", "highest", "lowest"].includes(model.combine)
  ) {
    scope.report(defaults.noRules(model.name.span, { name: model.name.name }));
  }
  const shapes = elaborateShapes(model, type, facts, scope);
  return {
    name: model.name.name,
    type,
    output: model.output,
    combine: model.combine,
    sensitivity: model.sensitivity ?? "personal",
    contributions: gathered.contributions,
    overrides: gathered.overrides.map((one) => one.override),
    slots: gathered.slots,
    span: model.name.span,
    ...(model.label === undefined ? {} : { label: model.label }),
    ...(model.per === undefined ? {} : { per: model.per }),
    ...(judgedOn === undefined ? {} : { judgedOn }),
    ...(model.by === undefined ? {} : { by: model.by.name }),
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(ground === undefined ? {} : { ground }),
    ...(model.role === undefined ? {} : { role: model.role }),
    ...(shapes.length === 0 ? {} : { shapes }),
  };
}

function groundOf(model: VariableModel, scope: Scope): number | undefined {
  if (model.ground === undefined) return undefined;
  const id = resolveClause(model.ground.name, scope);
  if (id !== undefined) return scope.symbols.clauses.get(id)?.index;
  reportUnknownClause(model.ground.name, model.ground.span, scope);
  return undefined;
}

/** Names under `reveals` must be facts. */
export function checkReveals(model: VariableModel, paths: readonly string[], scope: Scope): void {
  for (const name of model.reveals) {
    if (name.name === "all" || name.name === "tất_cả" || paths.includes(name.name)) continue;
    scope.report(names.unknownFact(name.span, { name: name.name, nearest: nearest(name.name, paths) }));
  }
}

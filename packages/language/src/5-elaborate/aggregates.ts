/** Quantifiers and aggregates over lists and ranges. */
import { types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import type { Core } from "../core/core.ts";
import { BOOL, ERROR, INT, optional, required, type Type } from "../core/type.ts";
import { isOrdered } from "./comparison.ts";
import { constant, errorNode, type Scope, withLocal } from "./context.ts";
import { elaborate, elaborateCondition } from "./expression.ts";
import { typeName } from "./types.ts";

export function elaborateQuantifier(expression: Extract<Expression, { kind: "quantifier" }>, scope: Scope): Core {
  const over = elaborateList(expression.over, scope);
  let inner = scope;
  const slots: number[] = [];
  for (const name of expression.names) {
    const local = withLocal(inner, name.name, over.element);
    inner = local.scope;
    slots.push(local.slot);
  }
  const body = elaborateCondition(expression.body, inner);
  return {
    kind: "quantify",
    quantifier: expression.quantifier,
    slots,
    names: expression.names.map((name) => name.name),
    over: over.core,
    body,
    type: BOOL,
    span: expression.span,
  };
}

export function elaborateAggregate(
  expression: Extract<Expression, { kind: "aggregate" }>,
  scope: Scope,
  expected: Type | undefined,
): Core {
  const over = elaborateList(expression.over, scope);
  const local = withLocal(scope, expression.name.name, over.element);
  const where = expression.where && elaborateCondition(expression.where, local.scope);
  const hint = memberHint(expression.aggregate, expected);
  const value: Core =
    expression.value === undefined
      ? { kind: "local", slot: local.slot, name: expression.name.name, type: over.element, span: expression.name.span }
      : elaborate(expression.value, local.scope, hint);
  const type = resultType(expression, value, scope);
  return {
    kind: "collect",
    aggregate: expression.aggregate,
    slot: local.slot,
    name: expression.name.name,
    over: over.core,
    value: expression.aggregate === "count" ? constant(1, INT, expression.span) : value,
    type,
    span: expression.span,
    ...(where === undefined ? {} : { where }),
  };
}

function memberHint(aggregate: string, expected: Type | undefined): Type | undefined {
  const target = expected && required(expected);
  if (aggregate === "list") return target?.kind === "list" ? target.element : undefined;
  return target;
}

function resultType(expression: Extract<Expression, { kind: "aggregate" }>, value: Core, scope: Scope): Type {
  const element = required(value.type);
  if (element.kind === "error") return ERROR;
  switch (expression.aggregate) {
    case "count":
      return INT;
    case "list":
      return { kind: "list", element: value.type };
    case "first":
      return optional(value.type);
    case "highest":
    case "lowest":
      if (isOrdered(element)) return optional(element);
      break;
    case "sum":
      if (["int", "decimal", "money", "percent", "duration"].includes(value.type.kind)) return value.type;
      break;
  }
  scope.report(
    types.noSuchOperation(value.span, {
      operator: expression.aggregate,
      left: typeName(value.type, scope.lang),
      right: "",
    }),
  );
  return ERROR;
}

/** The list that names range over; anything else is reported. */
export function elaborateList(expression: Expression, scope: Scope): { core: Core; element: Type } {
  const core = elaborate(expression, scope);
  if (core.type.kind === "list") return { core, element: core.type.element };
  if (core.type.kind !== "error") scope.report(types.notAList(core.span, { got: typeName(core.type, scope.lang) }));
  return { core: errorNode(core.span), element: ERROR };
}

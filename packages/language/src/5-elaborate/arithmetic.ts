/** `+ - *`: what may be added to what, and the exact scale of the result. */
import { time, types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import type { Core, Operator } from "../core/core.ts";
import { isOptional, optional, required, type Type } from "../core/type.ts";
import { digitsBetween, rescale } from "./assign.ts";
import { errorNode, type Scope } from "./context.ts";
import { elaborate } from "./expression.ts";
import { typeName } from "./types.ts";

type Binary = Extract<Expression, { kind: "binary" }>;

export function elaborateArithmetic(
  expression: Binary,
  operator: "+" | "-" | "*",
  scope: Scope,
  expected: Type | undefined,
): Core {
  const hint = operator === "+" && expected?.kind === "list" ? expected : undefined;
  const left = elaborate(expression.left, scope, hint);
  const right = elaborate(expression.right, scope, hint);
  if (left.type.kind === "error" || right.type.kind === "error") return errorNode(expression.span);
  const result = operator === "*" ? product(left, right) : sum(left, right, operator, scope);
  if (result !== undefined) {
    const type = isOptional(left.type) || isOptional(right.type) ? optional(result.type) : result.type;
    return { kind: "apply", operator: result.operator, operands: result.operands, type, span: expression.span };
  }
  scope.report(
    types.noSuchOperation(expression.operatorSpan, {
      operator,
      left: typeName(left.type, scope.lang),
      right: typeName(right.type, scope.lang),
    }),
  );
  return errorNode(expression.span);
}

type Applied = { readonly operator: Operator; readonly operands: readonly Core[]; readonly type: Type };

function sum(left: Core, right: Core, operator: "+" | "-", scope: Scope): Applied | undefined {
  const a = required(left.type);
  const b = required(right.type);
  const plain: Operator = { name: operator === "+" ? "add" : "subtract" };
  if (b.kind === "duration") {
    const signed = (core: Core): Core =>
      operator === "+"
        ? core
        : { kind: "apply", operator: { name: "negate" }, operands: [core], type: core.type, span: core.span };
    if (a.kind === "date" && b.unit === "days") return { operator: plain, operands: [left, right], type: a };
    if (a.kind === "date") {
      if (scope.monthEnd.kind === "fixed" && scope.monthEnd.monthEnd === "error") {
        scope.report(time.monthEndUndeclared(right.span, {}));
      }
      const months = b.unit === "months" ? right : twelvefold(right);
      return { operator: { name: "add_months", policy: scope.monthEnd }, operands: [left, signed(months)], type: a };
    }
    if (a.kind === "month" && b.unit !== "days") {
      return { operator: plain, operands: [left, b.unit === "months" ? right : twelvefold(right)], type: a };
    }
    if (a.kind === "year" && b.unit === "years") return { operator: plain, operands: [left, right], type: a };
    return a.kind === "duration" && a.unit === b.unit
      ? { operator: plain, operands: [left, right], type: a }
      : undefined;
  }
  if (operator === "-" && a.kind === b.kind && (a.kind === "date" || a.kind === "month" || a.kind === "year")) {
    const unit = a.kind === "date" ? "days" : a.kind === "month" ? "months" : "years";
    return { operator: plain, operands: [left, right], type: { kind: "duration", unit } };
  }
  if (operator === "+" && ((a.kind === "list" && b.kind === "list") || (a.kind === "text" && b.kind === "text"))) {
    return {
      operator: { name: "concatenate" },
      operands: [left, right],
      type: a.kind === "list" && a.element.kind === "error" ? b : a,
    };
  }
  return aligned(left, right, plain);
}

/** Two numbers of one kind at the finer of their scales. */
export function alignedPair(left: Core, right: Core): { left: Core; right: Core; type: Type } | undefined {
  const a = required(left.type);
  const b = required(right.type);
  const up = digitsBetween(a, b);
  if (up !== undefined && up >= 0) return { left: rescale(left, up, b), right, type: b };
  const down = digitsBetween(b, a);
  if (down !== undefined && down >= 0) return { left, right: rescale(right, down, a), type: a };
  return undefined;
}

function aligned(left: Core, right: Core, operator: Operator): Applied | undefined {
  const pair = alignedPair(left, right);
  return pair && { operator, operands: [pair.left, pair.right], type: pair.type };
}

function product(left: Core, right: Core): Applied | undefined {
  const a = required(left.type);
  const b = required(right.type);
  const operands = [left, right];
  const operator: Operator = { name: "multiply" };
  for (const [whole, factor] of [
    [a, b],
    [b, a],
  ] as const) {
    const scale = factorScale(factor);
    if (scale === undefined) continue;
    switch (whole.kind) {
      case "int":
        return {
          operator,
          operands,
          type: scale === 0 ? factor : factor.kind === "percent" ? { kind: "decimal", scale } : factor,
        };
      case "decimal":
        return { operator, operands, type: { kind: "decimal", scale: whole.scale + scale } };
      case "money":
        return { operator, operands, type: { ...whole, scale: whole.scale + scale } };
      case "percent":
        if (factor.kind === "percent")
          return { operator, operands, type: { kind: "decimal", scale: whole.scale + 2 + scale } };
        return { operator, operands, type: { kind: "percent", scale: whole.scale + scale } };
      case "duration":
        if (scale === 0 && factor.kind === "int") return { operator, operands, type: whole };
        break;
      default:
        break;
    }
  }
  return undefined;
}

/** The decimals that a factor adds: a percent counts hundredths. */
function factorScale(type: Type): number | undefined {
  return type.kind === "int"
    ? 0
    : type.kind === "decimal"
      ? type.scale
      : type.kind === "percent"
        ? type.scale + 2
        : undefined;
}

function twelvefold(years: Core): Core {
  const type: Type = { kind: "duration", unit: "months" };
  if (years.kind === "constant" && typeof years.value === "number") return { ...years, value: years.value * 12, type };
  const twelve: Core = { kind: "constant", value: 12, type: { kind: "int" }, span: years.span };
  return { kind: "apply", operator: { name: "multiply" }, operands: [years, twelve], type, span: years.span };
}

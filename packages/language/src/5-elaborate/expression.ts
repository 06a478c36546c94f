/**
 * Syntax to core: one `case` a kind. Names become indexes, types are inferred on the way up (`expected` only helps
 * enum members and empty lists), scales are aligned. What is wrong is reported once; an error node agrees with all.
 */
import { types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import { toWord } from "../2-syntax/vocabulary.ts";
import type { Core, MomentUnit } from "../core/core.ts";
import {
  BOOL,
  CLAUSE,
  DATE,
  ERROR,
  isOptional,
  MONTH,
  optional,
  required,
  sameType,
  type Type,
  YEAR,
} from "../core/type.ts";
import { elaborateAggregate, elaborateQuantifier } from "./aggregates.ts";
import { elaborateArithmetic } from "./arithmetic.ts";
import { assign, tryAssign } from "./assign.ts";
import { elaborateComparison } from "./comparison.ts";
import { constant, errorNode, momentScope, type Scope, withLocal } from "./context.ts";
import { elaborateCall } from "./functions.ts";
import { literalCore } from "./literals.ts";
import { elaborateClauseReference, elaborateField, elaborateName } from "./names.ts";
import { typeName } from "./types.ts";

export function elaborate(expression: Expression, scope: Scope, expected?: Type): Core {
  switch (expression.kind) {
    case "if": {
      const condition = elaborateCondition(expression.condition, scope);
      const [then, otherwise] = unify(
        elaborate(expression.then, scope, expected),
        elaborate(expression.otherwise, scope, expected),
        scope,
      );
      return { kind: "if", condition, then, otherwise, type: then.type, span: expression.span };
    }
    case "let": {
      const value = elaborate(expression.value, scope);
      const inner = withLocal(scope, expression.name.name, value.type);
      const body = elaborate(expression.body, inner.scope, expected);
      return { kind: "let", slot: inner.slot, value, body, type: body.type, span: expression.span };
    }
    case "quantifier":
      return elaborateQuantifier(expression, scope);
    case "aggregate":
      return elaborateAggregate(expression, scope, expected);
    case "binary":
      return elaborateBinary(expression, scope, expected);
    case "unary":
      return expression.operator === "not"
        ? { kind: "not", operand: elaborateCondition(expression.operand, scope), type: BOOL, span: expression.span }
        : elaborateNegation(expression, scope);
    case "at":
      return elaborateAt(expression, scope, expected);
    case "range":
      return elaborateRange(expression, scope);
    case "call":
      return elaborateCall(expression, scope, expected);
    case "field":
      return elaborateField(expression, scope);
    case "name":
      return elaborateName(expression, scope, expected);
    case "record": {
      const target = expected && required(expected);
      const fields = expression.fields.map(({ name, value }) => ({
        name: name.name,
        value: elaborate(value, scope, target?.kind === "record" ? target.fields.get(name.name) : undefined),
      }));
      const type: Type = {
        kind: "record",
        name: "",
        fields: new Map(fields.map((field) => [field.name, field.value.type])),
      };
      return fitted({ kind: "record", fields, type, span: expression.span }, expected);
    }
    case "list":
      return elaborateList(expression, scope, expected);
    case "literal": {
      scope.uses.literals.push({ literal: expression.literal, span: expression.span });
      const core = literalCore(expression.literal, expression.span);
      return textAsMember(core, expected) ?? core;
    }
    case "moment":
      return elaborateMoment(expression, scope);
    case "this_clause":
      if (scope.clause === undefined) {
        scope.report(types.noClauseHere(expression.span, {}));
        return errorNode(expression.span);
      }
      return constant(scope.clause, CLAUSE, expression.span);
    case "clause":
      return elaborateClauseReference(expression, scope);
    case "error":
      return errorNode(expression.span);
  }
}

/** A condition is a plain bool: an optional one must say what absence means. */
export function elaborateCondition(expression: Expression, scope: Scope): Core {
  const core = elaborate(expression, scope, BOOL);
  if (core.type.kind === "bool" || core.type.kind === "error") return core;
  const got = typeName(core.type, scope.lang);
  if (core.type.kind === "optional" && core.type.of.kind === "bool") {
    scope.report(types.optionalCondition(core.span, {}));
  } else scope.report(types.conditionNotBool(core.span, { got }));
  return errorNode(core.span);
}

/** A text in quotes where an enum is expected is one of its members. */
export function textAsMember(core: Core, expected: Type | undefined): Core | undefined {
  const target = expected && required(expected);
  if (core.kind !== "constant" || core.type.kind !== "text" || typeof core.value !== "string") return undefined;
  if (target?.kind !== "enum" || !target.members.includes(core.value)) return undefined;
  return { ...core, type: target };
}

function fitted(core: Core, expected: Type | undefined): Core {
  return (expected && tryAssign(core, expected)) ?? core;
}

function elaborateBinary(
  expression: Extract<Expression, { kind: "binary" }>,
  scope: Scope,
  expected: Type | undefined,
): Core {
  switch (expression.operator) {
    case "and":
    case "or": {
      const operands = flatten(expression, expression.operator).map((operand) => elaborateCondition(operand, scope));
      return { kind: expression.operator, operands, type: BOOL, span: expression.span };
    }
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "contains":
    case "one_of":
      return elaborateComparison(expression, expression.operator, scope);
    case "??": {
      const left = elaborate(expression.left, scope, expected);
      const right = elaborate(expression.right, scope, expected ?? required(left.type));
      if (!isOptional(left.type) && left.type.kind !== "error") scope.report(types.neverAbsent(left.span, {}));
      const [value, replacement] = unify({ ...left, type: required(left.type) }, right, scope);
      return { kind: "coalesce", left: value, right: replacement, type: replacement.type, span: expression.span };
    }
    case "+":
    case "-":
    case "*":
      return elaborateArithmetic(expression, expression.operator, scope, expected);
    case "/":
      scope.report(types.divisionOutsideRounding(expression.operatorSpan, {}));
      return errorNode(expression.span);
  }
}

/** The operands of a chain of one connective, without recursion on its length. */
function flatten(expression: Expression, operator: "and" | "or"): Expression[] {
  const operands: Expression[] = [];
  let rest = expression;
  while (rest.kind === "binary" && rest.operator === operator) {
    operands.push(rest.right);
    rest = rest.left;
  }
  operands.push(rest);
  return operands.reverse();
}

function elaborateNegation(expression: Extract<Expression, { kind: "unary" }>, scope: Scope): Core {
  const operand = elaborate(expression.operand, scope);
  const type = required(operand.type);
  if (operand.kind === "constant" && typeof operand.value === "number") return { ...operand, value: 0 - operand.value };
  if (["int", "decimal", "money", "percent", "duration"].includes(type.kind)) {
    return {
      kind: "apply",
      operator: { name: "negate" },
      operands: [operand],
      type: operand.type,
      span: expression.span,
    };
  }
  if (type.kind !== "error") {
    scope.report(
      types.noSuchOperation(expression.span, { operator: "-", left: typeName(type, scope.lang), right: "" }),
    );
  }
  return errorNode(expression.span);
}

function elaborateAt(expression: Extract<Expression, { kind: "at" }>, scope: Scope, expected: Type | undefined): Core {
  const moment = elaborate(expression.moment, scope);
  const unit = unitOfMoment(moment.type);
  if (unit === undefined) {
    if (moment.type.kind !== "error") {
      scope.report(types.momentExpected(moment.span, { got: typeName(moment.type, scope.lang) }));
    }
    return errorNode(expression.span);
  }
  const shift = scope.shift === "other" ? "other" : isEarlier(expression.moment, scope) ? "earlier" : "other";
  const body = elaborate(expression.body, { ...scope, moment: momentScope(unit), shift }, expected);
  return { kind: "at", moment, unit, body, type: body.type, span: expression.span };
}

function unitOfMoment(type: Type): MomentUnit | undefined {
  return type.kind === "date" ? "day" : type.kind === "month" || type.kind === "year" ? type.kind : undefined;
}

/**
 * `month - n months`, `day - n days`, `year - n years` with a literal n of at least 1: the only moments proved earlier.
 * The day of a month or year is the one that it is judged on, which may lie anywhere.
 */
function isEarlier(moment: Expression, scope: Scope): boolean {
  if (moment.kind !== "binary" || moment.operator !== "-" || moment.left.kind !== "moment") return false;
  if (moment.left.moment === "day" && scope.moment.unit !== "day") return false;
  const { right } = moment;
  return right.kind === "literal" && right.literal.type === "duration" && right.literal.value >= 1;
}

function elaborateMoment(expression: Extract<Expression, { kind: "moment" }>, scope: Scope): Core {
  const unit = expression.moment;
  if (!scope.moment[unit]) {
    scope.report(types.noMomentHere(expression.span, { unit: toWord("per", scope.lang, unit) ?? unit }));
    return errorNode(expression.span);
  }
  const type = unit === "day" ? DATE : unit === "month" ? MONTH : YEAR;
  return { kind: "moment", unit, type, span: expression.span };
}

function elaborateRange(expression: Extract<Expression, { kind: "range" }>, scope: Scope): Core {
  const from = elaborate(expression.from, scope);
  const to = elaborate(expression.to, scope);
  const unit = from.type.kind === "int" ? "int" : unitOfMoment(from.type);
  if (unit === undefined || !sameType(from.type, to.type)) {
    if (from.type.kind !== "error" && to.type.kind !== "error") {
      scope.report(
        types.noSuchOperation(expression.span, {
          operator: "..",
          left: typeName(from.type, scope.lang),
          right: typeName(to.type, scope.lang),
        }),
      );
    }
    return errorNode(expression.span);
  }
  const type: Type = { kind: "list", element: from.type };
  return { kind: "apply", operator: { name: "range", unit }, operands: [from, to], type, span: expression.span };
}

function elaborateList(
  expression: Extract<Expression, { kind: "list" }>,
  scope: Scope,
  expected: Type | undefined,
): Core {
  const target = expected && required(expected);
  const wanted = target?.kind === "list" ? target.element : undefined;
  let items = expression.items.map((item) => elaborate(item, scope, wanted));
  const first = items[0];
  let element = wanted ?? first?.type ?? ERROR;
  for (const item of items) {
    if (tryAssign(item, element) !== undefined) continue;
    const wider = isOptional(item.type) || item.type.kind === "absent" ? optional(element) : item.type;
    element = tryAssign(constant(null, element, item.span), wider) === undefined ? element : wider;
  }
  items = items.map((item) => assign(item, element, scope));
  return { kind: "list", items, type: { kind: "list", element }, span: expression.span };
}

/** Brings two branches to one type: the finer scale, optional where one may be absent. */
function unify(left: Core, right: Core, scope: Scope): [Core, Core] {
  const type = unifiedType(left, right);
  if (type !== undefined) return [assign(left, type, scope), assign(right, type, scope)];
  scope.report(
    types.mismatch(right.span, { expected: typeName(left.type, scope.lang), got: typeName(right.type, scope.lang) }),
  );
  return [left, { ...right, type: left.type }];
}

function unifiedType(left: Core, right: Core): Type | undefined {
  if (left.type.kind === "absent") return optional(right.type);
  if (right.type.kind === "absent") return optional(left.type);
  const maybe = isOptional(left.type) || isOptional(right.type);
  const plain = [required(left.type), required(right.type)] as const;
  for (const candidate of [plain[0], plain[1]]) {
    const target = maybe ? optional(candidate) : candidate;
    if (tryAssign(left, target) !== undefined && tryAssign(right, target) !== undefined) return target;
  }
  return undefined;
}

/** `= != < <= > >=`, `contains` and `one of`: operands brought to one type, absence handled as the language says. */
import { types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import type { Core, Operator } from "../core/core.ts";
import { BOOL, isOptional, optional, required, type Type } from "../core/type.ts";
import { tryAssign } from "./assign.ts";
import { errorNode, type Scope } from "./context.ts";
import { elaborate, textAsMember } from "./expression.ts";
import { typeName } from "./types.ts";

type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "one_of";
type Binary = Extract<Expression, { kind: "binary" }>;

export function elaborateComparison(expression: Binary, operator: Comparison, scope: Scope): Core {
  if (operator === "contains") return membership(expression, expression.left, expression.right, scope);
  if (operator === "one_of") return membership(expression, expression.right, expression.left, scope);
  const [left, right] = operands(expression, scope);
  if (operator === "=" || operator === "!=") {
    const tested = left.type.kind === "absent" ? right : right.type.kind === "absent" ? left : undefined;
    if (tested !== undefined) return absenceTest(tested, operator, expression, scope);
  }
  if (left.type.kind === "error" || right.type.kind === "error") return errorNode(expression.span);
  const pair = oneType(left, right);
  const ordered = operator !== "=" && operator !== "!=";
  if (pair === undefined || (ordered && !isOrdered(required(pair[0].type)))) {
    scope.report(
      types.noSuchOperation(expression.operatorSpan, {
        operator,
        left: typeName(left.type, scope.lang),
        right: typeName(right.type, scope.lang),
      }),
    );
    return errorNode(expression.span);
  }
  return compare(operator, pair[0], pair[1], expression.span);
}

/** The core of one comparison between operands of one type. */
export function compare(
  operator: "=" | "!=" | "<" | "<=" | ">" | ">=",
  left: Core,
  right: Core,
  span: Core["span"],
): Core {
  const swapped = operator === ">" || operator === ">=";
  const name: Operator = {
    name:
      operator === "="
        ? "equal"
        : operator === "!="
          ? "not_equal"
          : operator === "<" || operator === ">"
            ? "less"
            : "less_or_equal",
  };
  return { kind: "apply", operator: name, operands: swapped ? [right, left] : [left, right], type: BOOL, span };
}

/** Each side helps the other to know its enum. */
function operands(expression: Binary, scope: Scope): [Core, Core] {
  if (expression.left.kind === "literal" || isUndeclared(expression.left, scope)) {
    const right = elaborate(expression.right, scope);
    const left = elaborate(expression.left, scope, right.type);
    return [left, textAsMember(right, left.type) ?? right];
  }
  const left = elaborate(expression.left, scope);
  return [left, elaborate(expression.right, scope, left.type)];
}

/** A bare name that may be a member of the other side's enum. */
function isUndeclared(expression: Expression, { locals, symbols }: Scope): boolean {
  return expression.kind === "name" && !locals.has(expression.name) && !symbols.names.has(expression.name);
}

export function oneType(left: Core, right: Core): [Core, Core] | undefined {
  const maybe = isOptional(left.type) || isOptional(right.type);
  for (const candidate of [required(left.type), required(right.type)]) {
    const target: Type = maybe ? optional(candidate) : candidate;
    const a = tryAssign(left, target);
    const b = tryAssign(right, target);
    if (a !== undefined && b !== undefined) return [a, b];
  }
  return undefined;
}

function absenceTest(tested: Core, operator: "=" | "!=", expression: Binary, scope: Scope): Core {
  if (!isOptional(tested.type) && tested.type.kind !== "error") scope.report(types.neverAbsent(tested.span, {}));
  const test: Core = { kind: "is_absent", operand: tested, type: BOOL, span: expression.span };
  return operator === "=" ? test : { kind: "not", operand: test, type: BOOL, span: expression.span };
}

function membership(expression: Binary, listSide: Expression, memberSide: Expression, scope: Scope): Core {
  const early = listSide.kind === "list" ? elaborate(memberSide, scope) : undefined;
  const list = elaborate(listSide, scope, early && { kind: "list", element: required(early.type) });
  const listType = required(list.type);
  if (listType.kind !== "list") {
    if (listType.kind !== "error") scope.report(types.notAList(list.span, { got: typeName(list.type, scope.lang) }));
    return errorNode(expression.span);
  }
  const member = early ?? elaborate(memberSide, scope, listType.element);
  const target = isOptional(member.type) ? optional(listType.element) : listType.element;
  const fitted = tryAssign(member, target);
  if (fitted === undefined) {
    scope.report(
      types.mismatch(member.span, {
        expected: typeName(listType.element, scope.lang),
        got: typeName(member.type, scope.lang),
      }),
    );
    return errorNode(expression.span);
  }
  return { kind: "apply", operator: { name: "contains" }, operands: [list, fitted], type: BOOL, span: expression.span };
}

const ORDERED = new Set<Type["kind"]>([
  "int",
  "decimal",
  "money",
  "percent",
  "date",
  "month",
  "year",
  "duration",
  "error",
]);

export function isOrdered(type: Type): boolean {
  return ORDERED.has(type.kind);
}

/** The clause that a place is in, and the formulas and numbers of its rules. */
import type { ClauseModel, Expression, RuleModel } from "@khoan/language";
import type { Context } from "../context.ts";
import { nextLine, type Place } from "./action.ts";

/** The last clause whose id stands on the line of a place or above it. */
export function clauseAround(
  clauses: readonly ClauseModel[],
  { path, start }: Place,
  { workspace }: Context,
): ClauseModel | undefined {
  const end = nextLine(workspace.source(path)?.text ?? "", start + 1);
  return clauses.findLast((clause) => clause.id.span.start < end);
}

export function formulasOf(rule: RuleModel): readonly Expression[] {
  const when = rule.when === undefined ? [] : [rule.when];
  switch (rule.kind) {
    case "set":
    case "deadline":
      return [rule.value, ...when];
    case "add":
      return [
        ...(rule.forEach === undefined ? [] : [rule.forEach.over]),
        ...(rule.value === undefined ? [] : [rule.value]),
        ...when,
      ];
    case "override":
      return rule.value === undefined ? when : [rule.value, ...when];
    case "table":
      return [...rule.inputs, ...rule.rows.map((row) => row.then), ...when];
    case "must":
      return [rule.condition, ...when];
    default:
      return when;
  }
}

/** Every literal of a formula, in its order. */
export function literalsIn(expression: Expression): readonly Extract<Expression, { kind: "literal" }>[] {
  return expression.kind === "literal" ? [expression] : childrenOf(expression).flatMap(literalsIn);
}

function childrenOf(one: Expression): readonly Expression[] {
  switch (one.kind) {
    case "if":
      return [one.condition, one.then, one.otherwise];
    case "let":
      return [one.value, one.body];
    case "quantifier":
      return [one.over, one.body];
    case "aggregate":
      return [
        ...(one.value === undefined ? [] : [one.value]),
        one.over,
        ...(one.where === undefined ? [] : [one.where]),
      ];
    case "binary":
      return [one.left, one.right];
    case "unary":
      return [one.operand];
    case "at":
      return [one.body, one.moment];
    case "range":
      return [one.from, one.to];
    case "call":
      return one.arguments.map((argument) => argument.value);
    case "field":
      return [one.record];
    case "record":
      return one.fields.map((field) => field.value);
    case "list":
      return one.items;
    default:
      return [];
  }
}

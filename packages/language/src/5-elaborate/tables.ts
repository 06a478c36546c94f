/** A decision table to contributions: one a row, its cells as the condition. */
import { types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import type { Cell } from "../2-syntax/parse-formula.ts";
import type { RuleModel } from "../3-model/model.ts";
import type { Core } from "../core/core.ts";
import { BOOL } from "../core/type.ts";
import { assign } from "./assign.ts";
import { compare, oneType } from "./comparison.ts";
import { constant, type Scope } from "./context.ts";
import { elaborate, elaborateCondition } from "./expression.ts";
import { reportUnknownClause, resolveClause } from "./names.ts";
import { notForCombine, push, type RulePlace, ruleScope, type VariableParts } from "./rules.ts";
import { typeName } from "./types.ts";

type Table = Extract<RuleModel, { kind: "table" }>;

export function tableContributions(parts: VariableParts, rule: Table, place: RulePlace): void {
  const combining = parts.model.combine !== "unique";
  if ((rule.hit === "collect") !== combining) {
    const { name } = parts.model;
    place.base.report(
      combining
        ? notForCombine(rule.variable.span, parts, place.base)
        : types.addNeedsCombine(rule.variable.span, { name: name.name }),
    );
  }
  const earlier: Core[] = [];
  for (const row of rule.rows) {
    const scope = ruleScope(parts, place);
    if (row.cells.length !== rule.inputs.length) {
      place.base.report(
        types.tableWidth(row.span, { expected: String(rule.inputs.length), got: String(row.cells.length) }),
      );
      continue;
    }
    const conditions = row.cells.flatMap((cell, i) => cellCondition(cell, rule.inputs[i] as Expression, scope) ?? []);
    if (rule.when !== undefined) conditions.unshift(elaborateCondition(rule.when, scope));
    const hit = conjunction(conditions, row.span);
    const when =
      rule.hit === "first"
        ? conjunction(
            [hit, ...earlier.map((one): Core => ({ kind: "not", operand: one, type: BOOL, span: row.span }))],
            row.span,
          )
        : hit;
    earlier.push(hit);
    const value = assign(elaborate(row.then, scope, parts.contributionType), parts.contributionType, scope);
    push(
      parts,
      place,
      { kind: "row", span: row.span, when, value, ...(rule.because === undefined ? {} : { because: rule.because }) },
      clauseOf(row, place),
    );
  }
}

/** A row may stand for a clause of its own. */
function clauseOf(row: Table["rows"][number], place: RulePlace): number | undefined {
  if (row.clause === undefined) return undefined;
  const id = resolveClause(row.clause.name, place.base);
  const entry = id === undefined ? undefined : place.base.symbols.clauses.get(id);
  if (entry === undefined) reportUnknownClause(row.clause.name, row.clause.span, place.base);
  return entry?.index;
}

function conjunction(operands: readonly Core[], span: Core["span"]): Core {
  const [only] = operands;
  if (only === undefined) return constant(true, BOOL, span);
  return operands.length === 1 ? only : { kind: "and", operands, type: BOOL, span };
}

function cellCondition(cell: Cell, input: Expression, scope: Scope): Core | undefined {
  if (cell.kind === "any") return undefined;
  const subject = elaborate(input, scope);
  const test = (operator: "=" | "<" | "<=" | ">" | ">=", value: Expression): Core => {
    const right = elaborate(value, scope, subject.type);
    if (subject.type.kind === "bool" && operator === "=" && right.kind === "constant") {
      return right.value === true ? subject : { kind: "not", operand: subject, type: BOOL, span: right.span };
    }
    const pair = oneType(subject, right);
    if (pair !== undefined) return compare(operator, pair[0], pair[1], right.span);
    if (right.type.kind !== "error" && subject.type.kind !== "error") {
      scope.report(
        types.mismatch(right.span, {
          expected: typeName(subject.type, scope.lang),
          got: typeName(right.type, scope.lang),
        }),
      );
    }
    return constant(false, BOOL, right.span);
  };
  switch (cell.kind) {
    case "compare":
      return test(cell.operator, cell.value);
    case "range": {
      const operands = [test(">=", cell.from), test("<=", cell.to)];
      return { kind: "and", operands, type: BOOL, span: operands[0]?.span ?? subject.span };
    }
    case "one_of": {
      const operands = cell.values.map((value) => test("=", value));
      const [only] = operands;
      return operands.length === 1 ? only : { kind: "or", operands, type: BOOL, span: only?.span ?? subject.span };
    }
  }
}

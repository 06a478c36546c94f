/** The built-in functions, one row each: how many arguments, of which types, and the core they become. */
import { names, nearest, time, types } from "@khoan/diagnostics";
import type { Argument, Expression } from "../2-syntax/expression.ts";
import { wordsOf } from "../2-syntax/vocabulary.ts";
import type { Core, Operator } from "../core/core.ts";
import { BOOL, CLAUSE, DATE, INT, isOptional, MONTH, optional, required, TEXT, type Type, YEAR } from "../core/type.ts";
import { alignedPair } from "./arithmetic.ts";
import { assign, tryAssign } from "./assign.ts";
import { isOrdered } from "./comparison.ts";
import { errorNode, type Scope } from "./context.ts";
import { elaborate } from "./expression.ts";
import { parameterCore } from "./parameter-use.ts";
import { elaborateExactly, elaborateRound } from "./rounding.ts";
import { typeName } from "./types.ts";

export type Call = Extract<Expression, { kind: "call" }>;

/** Fixed parameter types, one operator. `policy`: the operator follows the document's month end. */
type Simple = {
  readonly params: readonly Type[];
  readonly result: Type;
  readonly operator: (scope: Scope) => Operator;
};

const named =
  (name: "first_day_of_month"): ((scope: Scope) => Operator) =>
  () => ({ name });

const SIMPLE: Readonly<Record<string, Simple>> = {
  age: { params: [DATE, DATE], result: INT, operator: (scope) => ({ name: "full_years", policy: scope.monthEnd }) },
  months_between: {
    params: [DATE, DATE],
    result: INT,
    operator: (scope) => ({ name: "full_months", policy: scope.monthEnd }),
  },
  days_between: { params: [DATE, DATE], result: INT, operator: () => ({ name: "subtract" }) },
  first_month: { params: [YEAR], result: MONTH, operator: () => ({ name: "first_month" }) },
  last_month: { params: [YEAR], result: MONTH, operator: () => ({ name: "last_month" }) },
  month_of: { params: [DATE], result: MONTH, operator: () => ({ name: "month_of_day" }) },
};

type Special = (call: Call, scope: Scope, expected: Type | undefined) => Core;

const SPECIAL: Readonly<Record<string, Special>> = {
  round: elaborateRound,
  exactly: elaborateExactly,
  max: (call, scope) => extremum(call, "max", scope),
  min: (call, scope) => extremum(call, "min", scope),
  first_day: (call, scope) => byMoment(call, scope, { month: "first_day_of_month", year: "first_day_of_year" }, DATE),
  last_day: (call, scope) => byMoment(call, scope, { month: "last_day_of_month", year: "last_day_of_year" }, DATE),
  year_of: (call, scope) => byMoment(call, scope, { date: "year_of_day", month: "year_of_month" }, YEAR),
  marginal: elaborateMarginal,
  reading: elaborateReading,
  join: (call, scope) => {
    const [list, separator] = positional(call, 2, scope) ?? [];
    if (list === undefined || separator === undefined) return errorNode(call.span);
    const xs = elaborate(list, scope);
    const element = xs.type.kind === "list" ? xs.type.element.kind : xs.type.kind;
    if (!["text", "clause", "enum", "error"].includes(element))
      return refuse(xs, `${typeName({ kind: "list", element: TEXT }, scope.lang)}`, scope);
    return apply({ name: "join" }, [xs, assign(elaborate(separator, scope, TEXT), TEXT, scope)], TEXT, call);
  },
  text: (call, scope) => {
    const [only] = positional(call, 1, scope) ?? [];
    if (only === undefined) return errorNode(call.span);
    const value = elaborate(only, scope);
    const type = required(value.type);
    if (!["text", "enum", "clause", "error"].includes(type.kind))
      return refuse(value, typeName(TEXT, scope.lang), scope);
    return { ...value, type: isOptional(value.type) ? optional(TEXT) : TEXT };
  },
  in_clause_order: (call, scope, expected) => {
    const [only] = positional(call, 1, scope) ?? [];
    if (only === undefined) return errorNode(call.span);
    const list: Type = { kind: "list", element: CLAUSE };
    return apply({ name: "in_clause_order" }, [assign(elaborate(only, scope, expected), list, scope)], list, call);
  },
  item: (call, scope) => {
    const [xs, n] = positional(call, 2, scope) ?? [];
    if (xs === undefined || n === undefined) return errorNode(call.span);
    const list = elaborate(xs, scope);
    if (list.type.kind !== "list") return refuse(list, "list", scope);
    return apply({ name: "item" }, [list, assign(elaborate(n, scope), INT, scope)], optional(list.type.element), call);
  },
  empty: (call, scope) => {
    const [xs] = positional(call, 1, scope) ?? [];
    if (xs === undefined) return errorNode(call.span);
    const list = elaborate(xs, scope);
    if (list.type.kind !== "list" && list.type.kind !== "error") return refuse(list, "list", scope);
    return { kind: "apply", operator: { name: "empty" }, operands: [list], type: BOOL, span: call.span };
  },
};

export function elaborateCall(call: Call, scope: Scope, expected: Type | undefined): Core {
  const { name } = call.callee;
  const symbol = scope.symbols.names.get(name);
  if (symbol?.kind === "parameter")
    return parameterCore(
      symbol,
      call.arguments.map((argument) => argument.value),
      call.span,
      scope,
    );
  if (Object.hasOwn(SPECIAL, name)) return (SPECIAL[name] as Special)(call, scope, expected);
  if (!Object.hasOwn(SIMPLE, name)) {
    const known = [...wordsOf("function", scope.lang), ...scope.symbols.names.keys()];
    scope.report(names.unknownFunction(call.callee.span, { name, nearest: nearest(name, known) }));
    return errorNode(call.span);
  }
  const row = SIMPLE[name] as Simple;
  const args = positional(call, row.params.length, scope);
  if (args === undefined) return errorNode(call.span);
  const operator = row.operator(scope);
  if ("policy" in operator && operator.policy.kind === "fixed" && operator.policy.monthEnd === "error") {
    scope.report(time.monthEndUndeclared(call.callee.span, {}));
  }
  const operands = args.map((arg, i) => {
    const core = elaborate(arg, scope);
    const param = row.params[i] as Type;
    return assign(core, isOptional(core.type) ? optional(param) : param, scope);
  });
  return apply(operator, name === "days_between" ? operands.toReversed() : operands, row.result, call);
}

/** The arguments without labels, or undefined (reported) where their number is wrong. */
export function positional(call: Call, count: number, scope: Scope): readonly Expression[] | undefined {
  const args = call.arguments
    .filter((argument: Argument) => argument.label === undefined)
    .map((argument) => argument.value);
  if (args.length === count) return args;
  scope.report(
    types.argumentCount(call.span, { name: call.callee.name, expected: String(count), got: String(args.length) }),
  );
  return undefined;
}

/** An operator over operands; optional where one of them is. */
export function apply(operator: Operator, operands: readonly Core[], type: Type, call: Call): Core {
  const whole = operands.some((operand) => isOptional(operand.type)) ? optional(type) : type;
  return { kind: "apply", operator, operands, type: whole, span: call.span };
}

export function refuse(core: Core, expected: string, scope: Scope): Core {
  if (core.type.kind !== "error") {
    scope.report(types.mismatch(core.span, { expected, got: typeName(core.type, scope.lang) }));
  }
  return errorNode(core.span);
}

function extremum(call: Call, name: "max" | "min", scope: Scope): Core {
  const operands: Core[] = [];
  let type: Type | undefined;
  for (const argument of call.arguments) {
    const core = elaborate(argument.value, scope, type);
    if (core.type.kind === "error") return errorNode(call.span);
    if (!isOrdered(required(core.type))) return refuse(core, "number | date", scope);
    const previous = operands[0];
    const pair = previous === undefined ? undefined : alignedPair(previous, core);
    type = pair?.type ?? type ?? required(core.type);
    operands.push(core);
  }
  if (operands.length < 2 || type === undefined) {
    scope.report(types.argumentCount(call.span, { name, expected: "2+", got: String(operands.length) }));
    return errorNode(call.span);
  }
  const target = type;
  return apply(
    { name },
    operands.map((core) => assign(core, isOptional(core.type) ? optional(target) : target, scope)),
    target,
    call,
  );
}

function byMoment(call: Call, scope: Scope, operators: Readonly<Record<string, string>>, result: Type): Core {
  const [only] = positional(call, 1, scope) ?? [];
  if (only === undefined) return errorNode(call.span);
  const core = elaborate(only, scope);
  const kind = required(core.type).kind;
  const name = operators[kind];
  if (name === undefined) return refuse(core, Object.keys(operators).join(" | "), scope);
  return apply(named(name as "first_day_of_month")(scope), [core], result, call);
}

function elaborateMarginal(call: Call, scope: Scope): Core {
  const [table, amount] = positional(call, 2, scope) ?? [];
  if (table === undefined || amount === undefined) return errorNode(call.span);
  const scaleCore = elaborate(table, scope);
  const type = required(scaleCore.type);
  if (type.kind !== "scale") return refuse(scaleCore, "scale", scope);
  const value = elaborate(amount, scope);
  const fitted = tryAssign(value, isOptional(value.type) ? optional(type.of) : type.of);
  if (fitted === undefined) return refuse(value, typeName(type.of, scope.lang), scope);
  const result: Type =
    type.of.kind === "money"
      ? { ...type.of, scale: type.of.scale + type.rateScale + 2 }
      : { kind: "decimal", scale: type.rateScale + 2 };
  return apply({ name: "marginal", rateScale: type.rateScale }, [scaleCore, fitted], result, call);
}

function elaborateReading(call: Call, scope: Scope): Core {
  const [only] = positional(call, 1, scope) ?? [];
  if (only?.kind !== "literal" || only.literal.type !== "text") {
    if (only !== undefined) scope.report(types.mismatch(only.span, { expected: '"…"', got: "…" }));
    return errorNode(call.span);
  }
  const id = only.literal.value;
  const reading = scope.symbols.readings.get(id);
  if (reading === undefined) {
    scope.report(names.unknownReading(only.span, { id, nearest: nearest(id, [...scope.symbols.readings.keys()]) }));
    return errorNode(call.span);
  }
  const type: Type = { kind: "enum", name: "", members: reading.model.options.map((option) => option.id.name) };
  return { kind: "reading", reading: reading.index, type, span: call.span };
}

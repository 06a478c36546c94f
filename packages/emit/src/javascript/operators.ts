/**
 * Operators over present values. Absent numbers are NaN, which arithmetic and comparisons hand on as the language wants;
 * other absent operands are asked for where their type allows them.
 */
import type { Core, MonthEndPolicy, Operator } from "@khoan/language/core";
import { constantItems, universeOf } from "./analysis.ts";
import { printComparison, printEquality } from "./comparison.ts";
import { asArray, otherShape, print, shapeOf, steady } from "./expression.ts";
import {
  absent,
  CONSTANT,
  constant,
  FIRST_DAY,
  fresh,
  LAST_DAY,
  OTHER,
  OWN,
  type Printed,
  type Repr,
  reprOf,
  runtime,
  type Scope,
} from "./frame.ts";

type Apply = Extract<Core, { kind: "apply" }>;

export function printApply(core: Apply, scope: Scope, repr: Repr): Printed {
  const { operator, operands } = core;
  switch (operator.name) {
    case "equal":
    case "not_equal":
      return { code: printEquality(operator.name, operands, scope) };
    case "less":
    case "less_or_equal":
      return { code: printComparison(operator.name, operands, scope) };
    case "contains":
      return { code: printContains(operands, scope) };
    case "empty": {
      const [list] = operands as [Core];
      const set = universeOf(list, scope.analysis.universes);
      const code = steady(list, scope, "list");
      return {
        code: set === undefined ? guarded(list, code, scope, "false", (t) => `${t}.length===0`) : `(${code}===0)`,
      };
    }
    case "add":
    case "subtract":
      return printSum(operator.name, core, scope);
    default:
      return isCalendar(operator) ? printCalendar(operator, operands, scope) : { code: printPlain(core, scope, repr) };
  }
}

/** Absent where the operand is; numbers need no asking. */
function guarded(core: Core, code: string, scope: Scope, none: string, use: (name: string) => string): string {
  if (core.type.kind !== "optional" || reprOf(core.type) === "num") return use(code);
  const t = fresh(scope);
  return `((${t}=${code})===null?${none}:${use(t)})`;
}

function printContains(operands: readonly Core[], scope: Scope): string {
  const [list, member] = operands as [Core, Core];
  const items = constantItems(list);
  const value = (): string => steady(member, scope, "str");
  if (items?.every((item) => typeof item === "string")) {
    if (items.length === 0) return `(${value()},false)`;
    const t = fresh(scope);
    return `(${items.map((item, i) => `${i === 0 ? `(${t}=${value()})` : t}===${JSON.stringify(item)}`).join("||")})`;
  }
  const set = universeOf(list, scope.analysis.universes);
  if (set === undefined) return `CT(${asArray(list, scope)},${steady(member, scope)})`;
  const bits = steady(list, scope, "list");
  const known = constantOf(member, scope);
  if (known !== undefined) return `((${bits}&${bitOf(set, known)})!==0)`;
  const slot = member.kind === "local" ? scope.slots.get(member.slot) : undefined;
  if (slot?.kind === "name" && slot.bit !== undefined && slot.of === set.join("\n"))
    return `((${bits}&${slot.bit})!==0)`;
  const table = constant(scope.module, `new Map(${JSON.stringify(set.map((name, i) => [name, 2 ** i]))})`);
  return `((${bits}&(${table}.get(${value()})|0))!==0)`;
}

function constantOf(core: Core, scope: Scope): unknown {
  if (core.kind === "constant") return core.value;
  const slot = core.kind === "local" ? scope.slots.get(core.slot) : undefined;
  return slot?.kind === "constant" ? slot.value : undefined;
}

export function bitOf(set: readonly string[], member: unknown): number {
  const index = set.indexOf(String(member));
  return index === -1 ? 0 : 2 ** index;
}

const SMALL = 1e6;

/** Sums of moments and small constants can't leave the exact range. */
function isSmall(core: Core): boolean {
  return (
    ["date", "month", "year"].includes(core.type.kind) ||
    (core.kind === "constant" && Math.abs(Number(core.value)) < SMALL)
  );
}

function printSum(name: "add" | "subtract", core: Apply, scope: Scope): Printed {
  const [left, right] = core.operands as [Core, Core];
  const a = print(left, scope, "num");
  const b = print(right, scope, "num");
  const sign = name === "add" ? "+" : "-";
  const safe = (code: string): string => (isSmall(left) && isSmall(right) ? `(${code})` : `S(${code})`);
  if (a.shape === undefined && b.shape === undefined) return { code: safe(`${a.code}${sign}${b.code}`) };
  if (b.shape !== undefined && (a.shape !== undefined || name === "subtract"))
    return otherShape(safe(`${a.code}${sign}${b.code}`));
  const [moving, still] = a.shape === undefined ? [b, a] : [a, b];
  // Days added to the first or last day of a month are no such day any more.
  const moves = core.type.kind === "date" && scope.frame.own !== "day";
  const [t, s, k, n] = [fresh(scope), fresh(scope), fresh(scope), fresh(scope)];
  const shape = shapeOf(moving);
  const first =
    a.shape === undefined
      ? `${n}=${still.code},${t}=${moving.code},${s}=${shape.s},${k}=${shape.k}`
      : `${t}=${moving.code},${s}=${shape.s},${k}=${shape.k},${n}=${still.code}`;
  const sum = `${t}${sign}${n}`;
  const shift = `SH=${s}===${CONSTANT}?${CONSTANT}:${moves ? OTHER : `${s}===${OWN}?${OWN}:${OTHER}`},SK=${k}${sign}${n}`;
  return { code: `(${first},${shift},${safe(sum)})`, shape: "dynamic" };
}

type Calendar = Extract<
  Operator,
  { name: `${string}_day_of_month` | "month_of_day" | `${string}_of_year` | `year_of_${string}` | `${string}_month` }
>;

const CALENDAR: Readonly<Record<string, string>> = {
  first_day_of_month: "FD",
  last_day_of_month: "LD",
  first_day_of_year: "FY",
  last_day_of_year: "LYR",
  first_month: "FM",
  last_month: "LM",
  month_of_day: "MO",
  year_of_month: "YO",
  year_of_day: "YR",
};

function isCalendar(operator: Operator): operator is Calendar {
  return Object.hasOwn(CALENDAR, operator.name);
}

function printCalendar(operator: Calendar, operands: readonly Core[], scope: Scope): Printed {
  const [operand] = operands as [Core];
  const printed = print(operand, scope, "num");
  const call = (code: string): string => `${CALENDAR[operator.name]}(${code})`;
  if (printed.shape === undefined) return { code: call(printed.code) };
  const shape = shapeOf(printed);
  const end =
    operator.name === "first_day_of_month" ? FIRST_DAY : operator.name === "last_day_of_month" ? LAST_DAY : undefined;
  if (end !== undefined && scope.frame.own === "month") {
    if (printed.shape !== "dynamic" && shape.s === OWN)
      return { code: call(printed.code), shape: { s: end, k: shape.k } };
    const t = fresh(scope);
    return { code: `(${t}=${call(printed.code)},SH=SH===${OWN}?${end}:SH===0?0:${OTHER},${t})`, shape: "dynamic" };
  }
  // What is coarser changes less often: it is cut at the end of its month or year.
  const [t, s, k, r] = [fresh(scope), fresh(scope), fresh(scope), fresh(scope)];
  const until: Readonly<Record<string, string>> = {
    month_of_day: `FD(${r}+1)-1`,
    year_of_month: `${r}*12+11`,
    year_of_day: `FD(${r}*12+12)-1`,
  };
  const last = until[operator.name];
  if (last === undefined) return otherShape(call(printed.code));
  return { code: `(${t}=${printed.code},${s}=${shape.s},${k}=${shape.k},${r}=${call(t)},C(${last},${s},${k}),${r})` };
}

/** Operators whose value moves in no known way where an operand moves. */
function printPlain(core: Apply, scope: Scope, repr: Repr): string {
  const { operator, operands } = core;
  const args = (): string[] => operands.map((operand) => steady(operand, scope));
  const [first, second] = operands as [Core, Core];
  switch (operator.name) {
    case "multiply":
      return `S(${args().join("*")})`;
    case "negate":
      return `(0-${args()[0]})`;
    case "rescale":
      return `S(${args()[0]}*1e${operator.digits})`;
    case "max":
    case "min":
      return `Math.${operator.name}(${args().join(",")})`;
    case "round": {
      const { step, mode, numeratorDigits, denominatorDigits } = operator;
      const [a, b = "1"] = args();
      return `${runtime(scope.module, "roundQuotient")}(${a},${b},${numeratorDigits},${denominatorDigits},${step},${JSON.stringify(mode)})`;
    }
    case "add_months":
      return `${runtime(scope.module, "monthsAfter")}(${args().join(",")},${policyOf(operator.policy)})`;
    case "full_years":
    case "full_months":
      return printAge(operator, first, second, scope);
    case "marginal":
      return `${runtime(scope.module, "marginal")}(${args().join(",")})`;
    case "range":
      return `RG(${args().join(",")})`;
    case "join":
      return guarded(second, steady(second, scope, "str"), scope, absent(repr), (separator) => {
        const list = asArray(first, scope);
        return `${list}.join(${separator})`;
      });
    case "in_clause_order": {
      const order = constant(
        scope.module,
        `new Map(${JSON.stringify(scope.program.clauses.map(({ id }, i) => [id, i]))})`,
      );
      return `${asArray(first, scope)}.toSorted((a,b)=>(${order}.get(a)??0)-(${order}.get(b)??0))`;
    }
    case "item": {
      const [list, n] = [asArray(first, scope), steady(second, scope, "num")];
      return `(${list}[${n}-1]??${absent(repr)})`;
    }
    case "concatenate": {
      if (repr === "list") return `[${operands.map((operand) => `...${asArray(operand, scope)}`).join(",")}]`;
      const optional = operands.some((operand) => operand.type.kind === "optional");
      if (!optional) return `(${args().join("+")})`;
      return `TX(${args().join(",")})`;
    }
    default:
      throw new TypeError(`no code for ${operator.name}`);
  }
}

/** Whole years or months gone by; where the later day moves, the value holds until the next is full. */
function printAge(
  operator: Extract<Operator, { name: "full_years" | "full_months" }>,
  from: Core,
  to: Core,
  scope: Scope,
): string {
  const policy = policyOf(operator.policy);
  const call = runtime(scope.module, operator.name === "full_years" ? "yearsBetween" : "monthsBetween");
  const start = steady(from, scope, "num");
  const end = print(to, scope, "num");
  if (end.shape === undefined) return `${call}(${start},${end.code},${policy})`;
  const [b, d, s, k, n] = [fresh(scope), fresh(scope), fresh(scope), fresh(scope), fresh(scope)];
  const shape = shapeOf(end);
  const months = operator.name === "full_years" ? `${n}*12+12` : `${n}+1`;
  const next = `${runtime(scope.module, "monthsAfter")}(${b},${months},${policy})-1`;
  return `(${b}=${start},${d}=${end.code},${s}=${shape.s},${k}=${shape.k},${n}=${call}(${b},${d},${policy}),${n}===${n}&&C(${next},${s},${k}),${n})`;
}

/** The printed month-end policy: fixed, or as the reading chosen says. */
export function policyOf(policy: MonthEndPolicy): string {
  if (policy.kind === "fixed") return JSON.stringify(policy.monthEnd);
  const options = [...policy.options].map(
    ([id, end]) => `r${policy.reading}===${JSON.stringify(id)}?${JSON.stringify(end)}:`,
  );
  return `(${options.join("")}"error")`;
}

/** What each operator does to known, present values. Absence and the unknown are handled by `plan.ts`. */
import type { MonthEndPolicy, Operator, Program, ScaleValue } from "@khoan/language/core";
import {
  addMonths,
  addSafe,
  divideRounded,
  ExactRangeError,
  firstDay,
  firstMonth,
  fullMonths,
  fullYears,
  lastDay,
  lastMonth,
  type MonthEnd,
  monthOfDay,
  mulSafe,
  scaleUp,
  subSafe,
  yearOfMonth,
} from "@khoan/values";
import type { Session } from "./session.ts";
import { equal, type Value } from "./value.ts";

/** Ranges longer than this are refused: no law speaks of so many months or days. */
const MAX_RANGE = 40_000;

type Apply = (args: readonly Value[], session: Session) => Value;

const number = (value: Value | undefined): number => value as number;

export function applyOf(operator: Operator, program: Program): Apply {
  switch (operator.name) {
    case "add":
      return (args) => addSafe(number(args[0]), number(args[1]));
    case "subtract":
      return (args) => subSafe(number(args[0]), number(args[1]));
    case "multiply":
      return (args) => mulSafe(number(args[0]), number(args[1]));
    case "negate":
      return (args) => subSafe(0, number(args[0]));
    case "rescale":
      return (args) => scaleUp(number(args[0]), operator.digits);
    case "equal":
      return (args) => equal(args[0] as Value, args[1] as Value);
    case "not_equal":
      return (args) => !equal(args[0] as Value, args[1] as Value);
    case "less":
      return (args) => number(args[0]) < number(args[1]);
    case "less_or_equal":
      return (args) => number(args[0]) <= number(args[1]);
    case "contains":
      return (args) => (args[0] as readonly Value[]).some((member) => equal(member, args[1] as Value));
    case "empty":
      return (args) => (args[0] as readonly Value[]).length === 0;
    case "range":
      return (args) => rangeOf(number(args[0]), number(args[1]));
    case "round":
      return (args) => round(operator, number(args[0]), args.length > 1 ? number(args[1]) : 1);
    case "max":
      return (args) => Math.max(...(args as readonly number[]));
    case "min":
      return (args) => Math.min(...(args as readonly number[]));
    case "add_months":
      return (args, session) => addMonths(number(args[0]), number(args[1]), monthEnd(operator.policy, session));
    case "full_years":
      return (args, session) => fullYears(number(args[0]), number(args[1]), monthEnd(operator.policy, session));
    case "full_months":
      return (args, session) => fullMonths(number(args[0]), number(args[1]), monthEnd(operator.policy, session));
    case "first_day_of_month":
      return (args) => firstDay(number(args[0]));
    case "last_day_of_month":
      return (args) => lastDay(number(args[0]));
    case "first_day_of_year":
      return (args) => firstDay(firstMonth(number(args[0])));
    case "last_day_of_year":
      return (args) => lastDay(lastMonth(number(args[0])));
    case "first_month":
      return (args) => firstMonth(number(args[0]));
    case "last_month":
      return (args) => lastMonth(number(args[0]));
    case "month_of_day":
      return (args) => monthOfDay(number(args[0]));
    case "year_of_month":
      return (args) => yearOfMonth(number(args[0]));
    case "year_of_day":
      return (args) => yearOfMonth(monthOfDay(number(args[0])));
    case "marginal":
      return (args) => marginal(args[0] as unknown as ScaleValue, number(args[1]));
    case "join":
      return (args) => (args[0] as readonly string[]).join(args[1] as string);
    case "in_clause_order": {
      const order = new Map(program.clauses.map((clause, i) => [clause.id, i]));
      return (args) => (args[0] as readonly string[]).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    }
    case "item":
      return (args) => (args[0] as readonly Value[])[number(args[1]) - 1] ?? null;
    case "concatenate":
      return (args) => (typeof args[0] === "string" ? args.join("") : (args as readonly (readonly Value[])[]).flat());
  }
}

function rangeOf(from: number, to: number): readonly number[] {
  if (to - from >= MAX_RANGE) throw new ExactRangeError();

  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function round(operator: Extract<Operator, { name: "round" }>, a: number, b: number): number {
  const numerator = BigInt(a) * 10n ** BigInt(operator.numeratorDigits);
  const denominator = BigInt(b) * 10n ** BigInt(operator.denominatorDigits) * BigInt(operator.step);
  return mulSafe(divideRounded(numerator, denominator, operator.mode), operator.step);
}

/** The part of the amount within each bracket times its rate; exact, at the scale of the amount plus the rate's. */
function marginal(brackets: ScaleValue, amount: number): number {
  let total = 0;
  brackets.forEach((bracket, i) => {
    const top = brackets[i + 1]?.above ?? Number.POSITIVE_INFINITY;
    const part = Math.min(amount, top) - bracket.above;
    if (part > 0) total = addSafe(total, mulSafe(part, bracket.rate));
  });
  return total;
}

/** The month-end policy that the readings of this decision give. */
function monthEnd(policy: MonthEndPolicy, session: Session): MonthEnd {
  if (policy.kind === "fixed") return policy.monthEnd;
  session.recorder?.reading(policy.reading);
  return policy.options.get(session.readings[policy.reading] ?? "") ?? "error";
}

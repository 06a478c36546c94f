/**
 * The core form: what every backend reads. No names, no overloads, no sugar, no words of either vocabulary; scales
 * are aligned, so that an operator works on plain whole numbers. Indexes point into the `Program`.
 *
 * Run-time values: bool; int, decimal, money, percent, durations, date (epoch day), month (year*12 + month-1), year
 * as safe integers; text, enum and clause as strings; lists as arrays; records as objects by field; absent as `null`.
 */
import type { Span } from "@khoan/diagnostics";
import type { RoundingMode } from "@khoan/values";
import type { Type } from "./type.ts";

export type MomentUnit = "day" | "month" | "year";

type Node<K extends string> = { readonly kind: K; readonly type: Type; readonly span: Span };

export type CoreValue = null | boolean | number | string | readonly CoreValue[] | CoreRecord;
export type CoreRecord = { readonly [field: string]: CoreValue };

export type Core =
  | (Node<"constant"> & { readonly value: CoreValue })
  /** A fact by its place in `Program.facts`; a history is read at the frame's day. */
  | (Node<"fact"> & { readonly fact: number })
  /** A field of a record value. `history`: the field is a history, read at the frame's day. Absent record: absent. */
  | (Node<"field"> & { readonly record: Core; readonly field: string; readonly history: boolean })
  /** A parameter at the frame's moment (its finest unit known statically as `unit`). */
  | (Node<"parameter"> & { readonly parameter: number; readonly keys: readonly Core[]; readonly unit: MomentUnit })
  /** A variable at the frame's moment, taken at the variable's own unit. */
  | (Node<"variable"> & { readonly variable: number })
  /** `body` at another moment: day, month and year of the frame are replaced (a judged-on day is left behind). */
  | (Node<"at"> & { readonly moment: Core; readonly unit: MomentUnit; readonly body: Core })
  | (Node<"moment"> & { readonly unit: MomentUnit })
  | (Node<"reading"> & { readonly reading: number })
  | (Node<"let"> & { readonly slot: number; readonly value: Core; readonly body: Core })
  | (Node<"local"> & { readonly slot: number; readonly name: string })
  | (Node<"if"> & { readonly condition: Core; readonly then: Core; readonly otherwise: Core })
  | (Node<"and"> & { readonly operands: readonly Core[] })
  | (Node<"or"> & { readonly operands: readonly Core[] })
  | (Node<"not"> & { readonly operand: Core })
  /** Strict in its arguments: unknown if one is unknown, else absent if one is absent (comparisons: false). */
  | (Node<"apply"> & { readonly operator: Operator; readonly operands: readonly Core[] })
  | (Node<"coalesce"> & { readonly left: Core; readonly right: Core })
  | (Node<"is_absent"> & { readonly operand: Core })
  | (Node<"record"> & { readonly fields: readonly { readonly name: string; readonly value: Core }[] })
  | (Node<"list"> & { readonly items: readonly Core[] })
  /** `slots` take ordered tuples of different members (by index) of `over`. */
  | (Node<"quantify"> & {
      readonly quantifier: "some" | "every";
      readonly slots: readonly number[];
      readonly names: readonly string[];
      readonly over: Core;
      readonly body: Core;
    })
  /** highest, lowest, first of nothing are absent; `value` is evaluated with the member in `slot`. */
  | (Node<"collect"> & {
      readonly aggregate: "count" | "sum" | "list" | "highest" | "lowest" | "first";
      readonly slot: number;
      readonly name: string;
      readonly over: Core;
      readonly where?: Core;
      readonly value: Core;
    });

/** What a month end or a 29 February does: fixed, or as the reading chosen says; `error` where nothing is declared. */
export type MonthEndPolicy =
  | { readonly kind: "fixed"; readonly monthEnd: "down" | "up" | "error" }
  | { readonly kind: "reading"; readonly reading: number; readonly options: ReadonlyMap<string, "down" | "up"> };

/**
 * Every operator, with what is known statically. `operands` are listed behind each.
 * Adding one: a row here, its typing in `5-elaborate/` (arithmetic, comparison, functions), its `case` in each backend
 * (the compiler lists them).
 */
export type Operator =
  | { readonly name: "add" } // a b: whole numbers of one scale; also date+days, month+months, year+years
  | { readonly name: "subtract" } // a b; date-date = days
  | { readonly name: "multiply" } // a b
  | { readonly name: "negate" } // a
  | { readonly name: "rescale"; readonly digits: number } // a * 10^digits
  | { readonly name: "equal" } // a b: numbers, texts, bools, deep for lists and records
  | { readonly name: "not_equal" }
  | { readonly name: "less" } // a b: numbers
  | { readonly name: "less_or_equal" }
  | { readonly name: "contains" } // list member
  | { readonly name: "empty" } // list
  | { readonly name: "range"; readonly unit: "day" | "month" | "year" | "int" } // from to: list, empty when from > to
  /** Nearest multiple of `step` to a * 10^numeratorDigits / (b * 10^denominatorDigits); b is 1 where there is one operand. */
  | {
      readonly name: "round";
      readonly step: number;
      readonly mode: RoundingMode;
      readonly numeratorDigits: number;
      readonly denominatorDigits: number;
    } // a [b]
  | { readonly name: "max" } // numbers…
  | { readonly name: "min" } // numbers…
  | { readonly name: "add_months"; readonly policy: MonthEndPolicy } // date months
  | { readonly name: "full_years"; readonly policy: MonthEndPolicy } // birth day
  | { readonly name: "full_months"; readonly policy: MonthEndPolicy } // from to
  | { readonly name: "first_day_of_month" } // month
  | { readonly name: "last_day_of_month" } // month
  | { readonly name: "first_day_of_year" } // year
  | { readonly name: "last_day_of_year" } // year
  | { readonly name: "first_month" } // year
  | { readonly name: "last_month" } // year
  | { readonly name: "month_of_day" } // date
  | { readonly name: "year_of_month" } // month
  | { readonly name: "year_of_day" } // date
  /** Exact tax by brackets: scale of the result = scale of the amount + rateScale + 2. */
  | { readonly name: "marginal"; readonly rateScale: number } // scale amount
  | { readonly name: "join" } // list separator
  | { readonly name: "in_clause_order" } // list of clauses
  | { readonly name: "item" } // list n: from 1; absent beyond
  | { readonly name: "concatenate" }; // lists… (also texts)

/** A value of a scale parameter: brackets in ascending order of `above`. */
export type ScaleValue = readonly { readonly above: number; readonly rate: number }[];

/**
 * The infix operators with how tightly they bind, one row each: the parser resolves by this table and the printer sets
 * brackets by it. All are left-associative. Above them bind unary minus, `at`, then `.` and calls.
 */
import type { BinaryOperator } from "./expression.ts";

/** How tightly each form binds; a form may stand bare where at most its level is asked for. */
export const LEVEL = {
  /** if, let, some, every */
  loose: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  absent: 5,
  sum: 6,
  product: 7,
  minus: 8,
  at: 9,
  primary: 10,
} as const;

export const LEVEL_OF: Readonly<Record<BinaryOperator, number>> = {
  or: LEVEL.or,
  and: LEVEL.and,
  "=": LEVEL.comparison,
  "!=": LEVEL.comparison,
  "<": LEVEL.comparison,
  "<=": LEVEL.comparison,
  ">": LEVEL.comparison,
  ">=": LEVEL.comparison,
  contains: LEVEL.comparison,
  one_of: LEVEL.comparison,
  "??": LEVEL.absent,
  "+": LEVEL.sum,
  "-": LEVEL.sum,
  "*": LEVEL.product,
  "/": LEVEL.product,
};

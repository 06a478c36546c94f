/** The one exception of evaluation: a decision that can't be made. It never leaves the package. */
import { type Diagnostic, evaluation, type Span } from "@khoan/diagnostics";
import {
  AmbiguousMonthEndError,
  CalculationError,
  DateRangeError,
  DivisionByZeroError,
  ExactRangeError,
  NotExactError,
} from "@khoan/values";

export class DecisionError extends Error {
  override readonly name = "DecisionError";
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.code);
    this.diagnostic = diagnostic;
  }
}

/** What went wrong in the arithmetic, said of a variable; undefined for errors that are not of the arithmetic. */
export function calculationError(error: unknown, variable: string, span: Span): DecisionError | undefined {
  if (!(error instanceof CalculationError)) return undefined;
  const about = { variable };
  if (error instanceof ExactRangeError) return new DecisionError(evaluation.overflow(span, about));
  if (error instanceof NotExactError) return new DecisionError(evaluation.notExact(span, about));
  if (error instanceof DivisionByZeroError) return new DecisionError(evaluation.divisionByZero(span, about));
  if (error instanceof DateRangeError) return new DecisionError(evaluation.outsideDates(span, about));
  if (error instanceof AmbiguousMonthEndError) return new DecisionError(evaluation.ambiguousMonthEnd(span, about));
  return undefined;
}

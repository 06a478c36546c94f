/** What the counting contributions of a variable come to; uncertain ones matter only where they could change it. */
import { evaluation } from "@khoan/diagnostics";
import type { Contribution, VariableDeclaration } from "@khoan/language/core";
import { total } from "./collect.ts";
import { DecisionError } from "./errors.ts";
import { formatMoment, formatValue } from "./format.ts";
import type { Session } from "./session.ts";
import { equal, equalSoFar, isKnown, isRecord, listOf, missingIn, oneOf, Unknown, union, type Value } from "./value.ts";

/** A contribution's value; `sure` where it surely counts. */
export type Counted = {
  readonly contribution: Contribution;
  readonly value: Value;
  readonly sure: boolean;
  readonly missing: readonly string[];
};

export function combine(
  variable: VariableDeclaration,
  counted: readonly Counted[],
  moment: number,
  otherwise: (() => Value) | undefined,
  session: Session,
): Value {
  const missing = counted.reduce<readonly string[]>((all, one) => (one.sure ? all : union(all, one.missing)), []);
  const none = (): Value => {
    if (otherwise !== undefined) return otherwise();
    const at = formatMoment(variable.per, moment, session.program.document.language);
    throw new DecisionError(evaluation.gap(variable.span, { variable: variable.label ?? variable.name, moment: at }));
  };
  switch (variable.combine) {
    case "unique":
      return unique(variable, counted, moment, none, missing, session);
    case "all":
      return orElse(truth(counted, false, missing), counted, otherwise, missing);
    case "any":
      return orElse(truth(counted, true, missing), counted, otherwise, missing);
    case "sum":
      return orElse(total(counted, missing), counted, otherwise, missing);
    case "list":
      return orElse(listOf(counted, missing), counted, otherwise, missing);
    case "set":
      return orElse(listOf(different(counted), missing), counted, otherwise, missing);
    case "highest":
    case "lowest":
      return extreme(variable, counted, none, missing);
  }
}

/** Without repeats; one that may turn out to repeat another is not sure to count. */
function different(counted: readonly Counted[]): readonly Counted[] {
  const kept: Counted[] = [];
  for (const one of counted) {
    let repeats: boolean | undefined = false;
    for (const other of kept) {
      const same = equalSoFar(other.value, one.value);
      if (same === false) continue;
      repeats = same === true && other.sure ? true : undefined;
      if (repeats) break;
    }
    if (repeats !== true) kept.push(repeats === false ? one : { ...one, sure: false });
  }
  return kept;
}

/** What is said for the case that nothing counts, where nothing does; unknown which, where nothing surely does. */
function orElse(
  value: Value,
  counted: readonly Counted[],
  otherwise: (() => Value) | undefined,
  missing: readonly string[],
): Value {
  if (otherwise === undefined || counted.some((one) => one.sure)) return value;
  if (counted.length === 0) return otherwise();
  let fallback: Value | undefined;
  try {
    fallback = otherwise();
  } catch (error) {
    // What may not be asked for after all can't fail the decision.
    if (!(error instanceof DecisionError)) throw error;
  }
  return oneOf([value, fallback], missing);
}

function unique(
  variable: VariableDeclaration,
  counted: readonly Counted[],
  moment: number,
  none: () => Value,
  missing: readonly string[],
  session: Session,
): Value {
  const sure = counted.filter((one) => one.sure);
  const [first, ...rest] = sure;
  const clash =
    first && rest.find((other) => isKnown(first.value) && isKnown(other.value) && !equal(first.value, other.value));
  if (first !== undefined && clash !== undefined) throw conflict(variable, first, clash, moment, session);
  if (first !== undefined && counted.length === 1) return first.value;
  const possible = counted.map((one) => one.value);
  if (first !== undefined) return sure.length === counted.length ? agreed(sure) : oneOf(possible, missing);
  if (counted.length === 0) return none();
  return possiblyNone(possible, none, missing);
}

/** One of the uncertain values, or none of them: a gap then, but only then. */
function possiblyNone(possible: readonly Value[], none: () => Value, missing: readonly string[]): Value {
  let fallback: Value;
  try {
    fallback = none();
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error;
    return new Unknown(union(missing, missingIn(possible)), possible.every(isKnown) ? possible : undefined);
  }
  return oneOf([...possible, fallback], missing);
}

/** Several sure contributions: known only where all are, since one not known yet may still disagree. */
function agreed(sure: readonly Counted[]): Value {
  const open = sure.filter((one) => !isKnown(one.value));
  return open.length === 0 ? (sure[0]?.value as Value) : new Unknown(missingIn(open.map((one) => one.value)));
}

function conflict(
  variable: VariableDeclaration,
  a: Counted,
  b: Counted,
  moment: number,
  session: Session,
): DecisionError {
  const { program } = session;
  const lang = program.document.language;
  const said = (one: Counted): string =>
    `${program.clauses[one.contribution.clause]?.id} (${formatValue(one.value, variable.type, lang)})`;
  const place = { vi: "và quy tắc này", en: "and this rule" };
  return new DecisionError(
    evaluation.conflict(
      a.contribution.span,
      {
        variable: variable.label ?? variable.name,
        first: said(a),
        second: said(b),
        moment: formatMoment(variable.per, moment, lang),
      },
      { related: [{ span: b.contribution.span, message: place }] },
    ),
  );
}

function truth(counted: readonly Counted[], settling: boolean, missing: readonly string[]): Value {
  let unknown: readonly string[] | undefined;
  for (const { value, sure } of counted) {
    if (value === settling && sure) return settling;
    if (value instanceof Unknown) unknown = union(unknown ?? [], union(value.missing, sure ? [] : missing));
    else if (value === settling) unknown = union(unknown ?? [], missing);
  }
  return unknown === undefined ? !settling : new Unknown(unknown);
}

/** Ties go to the earlier contribution, which is the earlier clause. */
function extreme(
  variable: VariableDeclaration,
  counted: readonly Counted[],
  none: () => Value,
  missing: readonly string[],
): Value {
  const key = (value: Value): Value =>
    variable.by !== undefined && isRecord(value) ? (value[variable.by] as Value) : value;
  const beats = (a: number, b: number): boolean => (variable.combine === "highest" ? a > b : a < b);
  let best: number | undefined;
  if (counted.some((one) => one.value instanceof Unknown || key(one.value) instanceof Unknown)) {
    return new Unknown(union(missing, missingIn(counted.map((one) => one.value))));
  }
  for (let i = 0; i < counted.length; i++) {
    const one = counted[i] as Counted;
    const rank = key(one.value);
    if (!one.sure) continue;
    if (best === undefined || beats(rank as number, key(counted[best]?.value as Value) as number)) best = i;
  }
  const winner = best === undefined ? undefined : (counted[best] as Counted);
  const rivals = counted.filter((one, i) => {
    if (one.sure || best === undefined) return !one.sure;
    const rank = key(one.value) as number;
    const top = key(winner?.value as Value) as number;
    return beats(rank, top) || (rank === top && i < best);
  });
  if (winner === undefined && rivals.length === 0) return none();
  const values = rivals.map((one) => one.value);
  return winner === undefined ? possiblyNone(values, none, missing) : oneOf([winner.value, ...values], missing);
}

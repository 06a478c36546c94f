/**
 * Who would notice if a clause were gone. A case notices a clause when, decided by the program without the clause's
 * rules, something that the case expects comes out otherwise: an output, a stretch of its timeline, a missing fact, a
 * note, an error, or an invariant. That the clause then takes no part is not counted: that much is so by definition.
 */
import { type Case, runCase } from "@khoan/cases";
import { cases as rows } from "@khoan/diagnostics";
import { equal, isKnown, momentFor, type Session, Unknown, type Value, variableAt } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Dependents } from "./dependents.ts";
import type { Without } from "./without.ts";

/** A case with its decision; without a session where the decision is an error, as expected. */
export type Decided = { readonly case: Case; readonly session?: Session };

/** Whether the case, decided by the other program, is no longer as it expects. */
export function turnsRed(program: Program, one: Case): boolean {
  return runCase(program, one).failures.some(({ diagnostic }) => diagnostic.code !== rows.clauseIdle.row.code);
}

/** Whether the case notices; decided anew only where a variable has changed and that alone does not tell. */
export function notices({ case: one, session }: Decided, without: Without, dependents: Dependents): boolean {
  if (session === undefined || without.rates) return turnsRed(without.program, one);
  switch (firstChange(one, session, without, dependents)) {
    case "none":
      return false;
    case "expected":
      return true;
    case "other":
      return turnsRed(without.program, one);
  }
}

/**
 * The variables that lost rules, at the moments of the decision, with everything else as it was. Where none of them
 * changes nothing does, since all other rules are the same.
 */
function firstChange(
  one: Case,
  session: Session,
  { program, changed }: Without,
  dependents: Dependents,
): "none" | "expected" | "other" {
  const reached = dependents(changed);
  // What may change is kept apart, so that the session stays as the decision left it.
  const memo = session.memo.map((kept, index) =>
    changed.includes(index) ? new Map<number, Value>() : reached.has(index) ? new Map(kept) : kept,
  );
  const less: Session = { ...session, program, memo, took: new Set(), usedVersions: new Map(), recorder: undefined };
  let any = false;
  for (const index of changed) {
    for (const [moment, before] of session.memo[index] ?? []) {
      const after = valueIn(less, index, moment);
      if (after !== undefined && same(before, after)) continue;
      if (after !== undefined && isKnown(before) && isKnown(after) && expects(one, program, index, moment)) {
        return "expected";
      }
      any = true;
    }
  }
  return any ? "other" : "none";
}

function valueIn(session: Session, index: number, moment: number): Value | undefined {
  try {
    return variableAt(session, index, moment);
  } catch {
    // A gap or a conflict: a change in any case.
    session.depth = 0;
    return undefined;
  }
}

function same(before: Value, after: Value): boolean {
  if (before === after) return true;
  if (before instanceof Unknown || after instanceof Unknown) return false;
  return isKnown(before) && isKnown(after) && equal(before, after);
}

/** Whether the case says what this output is at this moment. */
function expects(one: Case, program: Program, index: number, moment: number): boolean {
  const variable = program.variables[index];
  if (variable === undefined) return false;
  if (one.expect.some((expected) => expected.variable === index) && momentFor(variable, one.at) === moment) return true;
  return one.timeline.some(
    (stretch) =>
      stretch.expect.some((expected) => expected.variable === index) &&
      momentFor(variable, { unit: "month", value: stretch.from }) <= moment &&
      momentFor(variable, { unit: "month", value: stretch.to }) >= moment,
  );
}

/**
 * Who would notice if a clause were gone. A case notices a clause when, decided by the program without the clause's
 * rules, something that the case expects comes out otherwise: an output, a stretch of its timeline, a missing fact, a
 * note, an error, or an invariant. That the clause then takes no part is not counted: that much is so by definition.
 */
import { type Case, runCase } from "@khoan/cases";
import { cases as rows } from "@khoan/diagnostics";
import { brokenInvariants, isKnown, momentFor, monthOf, type Session } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Order } from "./order.ts";
import { type Change, rippleOf } from "./ripple.ts";
import type { Without } from "./without.ts";

/** A case with its decision; without a session where the decision is an error, as expected. */
export type Decided = { readonly case: Case; readonly session?: Session };

/** Whether the case, decided by the other program, is no longer as it expects. */
export function turnsRed(program: Program, one: Case): boolean {
  return runCase(program, one).failures.some(({ diagnostic }) => diagnostic.code !== rows.clauseIdle.row.code);
}

/** Whether the case notices; decided from the start only where the changes alone do not tell. */
export function notices({ case: one, session }: Decided, { program, changed }: Without, order: Order): boolean {
  if (session === undefined) return turnsRed(program, one);
  return rippleOf(session, program, changed, order, ({ changes, broken }, now) => {
    if (broken) return turnsRed(program, one);
    if (changes.length === 0) return false;
    const expected = changes.filter((change) => expects(one, program, change));
    if (expected.some(({ before, after }) => isKnown(before) && isKnown(after))) return true;
    const open = expected.length > 0 || one.missing !== undefined || one.notes.length > 0;
    return open ? turnsRed(program, one) : breaksInvariant(one, now);
  });
}

/** Whether the case says what this output is at this moment. */
function expects(one: Case, program: Program, { variable: index, moment }: Change): boolean {
  const variable = program.variables[index];
  if (variable === undefined) return false;
  if (momentFor(variable, one.at) === moment && one.expect.some((expected) => expected.variable === index)) return true;
  return one.timeline.some(
    (stretch) =>
      momentFor(variable, { unit: "month", value: stretch.from }) <= moment &&
      momentFor(variable, { unit: "month", value: stretch.to }) >= moment &&
      stretch.expect.some((expected) => expected.variable === index),
  );
}

function breaksInvariant(one: Case, session: Session): boolean {
  if (session.program.invariants.length === 0) return false;
  const first = monthOf(one.at);
  const last = one.to === undefined ? first : monthOf(one.to);
  for (let month = first; month <= last; month++) if (brokenInvariants(session, month).length > 0) return true;
  return false;
}

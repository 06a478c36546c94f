/**
 * A life in which single variables and formulas can be asked for, without a whole decision: for tests that ask the same
 * few things of very many lives. What a decision would refuse is `undefined` here.
 */
import type { Core, Program } from "@khoan/language/core";
import { CalculationError } from "@khoan/values";
import { decodeFacts } from "./decode.ts";
import { DecisionError } from "./errors.ts";
import { plan } from "./plan.ts";
import { openSession, type Session } from "./session.ts";
import type { Value } from "./value.ts";
import { frameOf, variableAt } from "./variable.ts";

/** Undefined where the facts can’t be read. `readings` is option by id; the others are as chosen. */
export function openLife(
  program: Program,
  facts: unknown,
  readings: Readonly<Record<string, string>>,
): Session | undefined {
  const { values, errors } = decodeFacts(program, facts);
  if (errors.length > 0) return undefined;
  return openSession(
    program,
    values,
    program.readings.map(({ id, chosen }) => readings[id] ?? chosen),
  );
}

/** The variable at a moment of its own unit. */
export function askVariable(session: Session, variable: number, moment: number): Value | undefined {
  return decided(() => variableAt(session, variable, moment));
}

/** A formula as it would stand among the rules of the variable, at a moment of the variable’s unit. */
export function askFormula(
  session: Session,
  core: Core,
  slots: number,
  variable: number,
  moment: number,
): Value | undefined {
  const declaration = session.program.variables[variable];
  if (declaration === undefined) return undefined;
  return decided(() => {
    const frame = { ...frameOf(session, declaration, moment), slots: new Array<Value>(slots) };
    return plan(core, session.program)(frame, session);
  });
}

/** Undefined for a conflict, a gap, a rate that is not there, or an amount beyond all bounds. */
function decided(ask: () => Value): Value | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof DecisionError || error instanceof CalculationError) return undefined;
    throw error;
  }
}

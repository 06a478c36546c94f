/** Facts and a moment to a decision: every output, the timeline over a period, what is missing, what to note. */
import { type Diagnostic, evaluation, facts as rows } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { byCost } from "./cost.ts";
import type { InputError } from "./decode.ts";
import { DecisionError } from "./errors.ts";
import { type Moment, momentFor, monthOf } from "./moment.ts";
import { notesOf } from "./notes.ts";
import { type DecisionRequest, open } from "./request.ts";
import type { Session } from "./session.ts";
import { settle } from "./settle.ts";
import { equal, isKnown, missingIn, Unknown, type Value } from "./value.ts";
import { variableAt } from "./variable.ts";

export type { DecisionRequest } from "./request.ts";

export type Outputs = ReadonlyMap<string, Value>;

/** A stretch of months in which no output changes; both ends included. */
export type Segment = { readonly from: number; readonly to: number; readonly outputs: Outputs };

export type Decided = {
  readonly kind: "decided";
  readonly at: Moment;
  readonly outputs: Outputs;
  readonly timeline: readonly Segment[];
  /** Facts that would settle what is unknown, cheapest first. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  readonly readings: readonly { readonly id: string; readonly option: string; readonly asked: boolean }[];
  readonly session: Session;
};

export type Decision = Decided | { readonly kind: "failed"; readonly errors: readonly InputError[] };

/** Longer periods are refused. */
export const MAX_MONTHS = 1200;

/** Never throws for bad input: what is wrong comes back with its path. */
export function decide(program: Program, request: DecisionRequest): Decision {
  const opened = open(program, request);
  const errors = [...opened.errors];
  const from = monthOf(request.at);
  const to = request.to === undefined ? from : monthOf(request.to);
  if (to < from || to - from >= MAX_MONTHS) {
    errors.push({ path: "to", diagnostic: rows.badPeriod({ file: "to" }, { limit: String(MAX_MONTHS) }) });
  }
  if (errors.length > 0) return { kind: "failed", errors };
  const { session, wanted } = opened;
  try {
    const outputs = outputsAt(session, request.at, wanted);
    const timeline = request.to === undefined ? [] : timelineOf(session, from, to, request.at, outputs, wanted);
    const all = [outputs, ...timeline.map((segment) => segment.outputs)];
    return {
      kind: "decided",
      at: request.at,
      outputs,
      timeline,
      missing: byCost(program, missingIn(all.flatMap((one) => [...one.values()]))),
      notes: notesOf(session, request.at, from, to),
      readings: program.readings.map(({ id }, i) => ({
        id,
        option: session.readings[i] as string,
        asked: Object.hasOwn(request.readings ?? {}, id),
      })),
      session,
    };
  } catch (error) {
    return { kind: "failed", errors: [{ path: "", diagnostic: diagnosticOf(error, program) }] };
  }
}

/** Errors of the decision as diagnostics; the machine's own stack limit counts as looking back too far. */
function diagnosticOf(error: unknown, program: Program): Diagnostic {
  if (error instanceof DecisionError) return error.diagnostic;
  const [first] = program.variables;
  if (error instanceof RangeError && first !== undefined)
    return evaluation.recursionTooDeep(first.span, { variable: first.name });
  throw error;
}

/** The outputs at a moment (those of the indexes, else all), in the order of declaration. */
export function outputsAt(session: Session, at: Moment, wanted?: readonly number[]): Outputs {
  const outputs = new Map<string, Value>();
  session.program.variables.forEach((variable, i) => {
    if (wanted === undefined ? !variable.output : !wanted.includes(i)) return;
    const moment = momentFor(variable, at);
    const value = variableAt(session, i, moment);
    // What is known in part only is given out as unknown: a caller who takes what is there would miss the rest.
    const whole = isKnown(value) || value instanceof Unknown ? value : new Unknown(missingIn([value]));
    outputs.set(variable.name, isKnown(whole) ? whole : settle(session, i, moment, whole));
  });
  return outputs;
}

function timelineOf(
  session: Session,
  from: number,
  to: number,
  at: Moment,
  first: Outputs,
  wanted: readonly number[],
): Segment[] {
  const segments: { from: number; to: number; outputs: Outputs }[] = [];
  for (let month = from; month <= to; month++) {
    const outputs =
      month === from && at.unit === "month" ? first : outputsAt(session, { unit: "month", value: month }, wanted);
    const last = segments.at(-1);
    if (last !== undefined && sameOutputs(last.outputs, outputs)) last.to = month;
    else segments.push({ from: month, to: month, outputs });
  }
  return segments;
}

function sameOutputs(a: Outputs, b: Outputs): boolean {
  for (const [name, value] of a) {
    const other = b.get(name) as Value;
    if (value instanceof Unknown && other instanceof Unknown) {
      if (!equal(value.missing, other.missing)) return false;
    } else if (!equal(value, other)) return false;
  }
  return true;
}

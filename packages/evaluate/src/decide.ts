/** Facts and a moment to a decision: every output, the timeline over a period, what is missing, what to note. */
import { type Diagnostic, evaluation, nearest, facts as rows } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { decodeFacts, type InputError } from "./decode.ts";
import { DecisionError } from "./errors.ts";
import { type Moment, momentFor, monthOf } from "./moment.ts";
import { notesOf } from "./notes.ts";
import { openSession, type Session } from "./session.ts";
import { settle } from "./settle.ts";
import { equal, isKnown, missingIn, Unknown, type Value } from "./value.ts";
import { variableAt } from "./variable.ts";

export type DecisionRequest = {
  /** JSON, by the dots of the facts' names. */
  readonly facts: unknown;
  readonly at: Moment;
  /** Asks for a timeline over the months from `at` to here. */
  readonly to?: Moment;
  /** Option by reading id; the others as chosen in the rule set. */
  readonly readings?: Readonly<Record<string, string>>;
};

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
  const decoded = decodeFacts(program, request.facts);
  const readings = chooseReadings(program, request.readings ?? {});
  const errors = [...decoded.errors, ...readings.errors];
  const from = monthOf(request.at);
  const to = request.to === undefined ? from : monthOf(request.to);
  if (to < from || to - from >= MAX_MONTHS) {
    errors.push({ path: "to", diagnostic: rows.badPeriod({ file: "to" }, { limit: String(MAX_MONTHS) }) });
  }
  if (errors.length > 0) return { kind: "failed", errors };
  const session = openSession(program, decoded.values, readings.options);
  try {
    const outputs = outputsAt(session, request.at);
    const timeline = request.to === undefined ? [] : timelineOf(session, from, to, request.at, outputs);
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
        option: readings.options[i] as string,
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

function chooseReadings(
  program: Program,
  asked: Readonly<Record<string, string>>,
): { options: readonly string[]; errors: InputError[] } {
  const errors: InputError[] = [];
  const byId = new Map(Object.entries(asked).map(([id, option]) => [id.normalize("NFC"), option.normalize("NFC")]));
  const ids = program.readings.map((reading) => reading.id);
  for (const [id, option] of byId) {
    const path = `readings.${id}`;
    const reading = program.readings.find((one) => one.id === id);
    if (reading === undefined) {
      errors.push({
        path,
        diagnostic: rows.unknownReadingGiven(
          { file: path },
          { id: id.slice(0, 200), nearest: nearest(id.slice(0, 200), ids) },
        ),
      });
    } else if (!reading.options.some((one) => one.id === option)) {
      const options = reading.options.map((one) => one.id).join(", ");
      errors.push({ path, diagnostic: rows.unknownOptionGiven({ file: path }, { id, options }) });
    }
  }
  return { options: program.readings.map((reading) => byId.get(reading.id) ?? reading.chosen), errors };
}

/** Every output at a moment, in the order of declaration. */
export function outputsAt(session: Session, at: Moment): Outputs {
  const outputs = new Map<string, Value>();
  session.program.variables.forEach((variable, i) => {
    if (!variable.output) return;
    const moment = momentFor(variable, at);
    const value = variableAt(session, i, moment);
    outputs.set(variable.name, isKnown(value) ? value : settle(session, i, moment, value));
  });
  return outputs;
}

function timelineOf(session: Session, from: number, to: number, at: Moment, first: Outputs): Segment[] {
  const segments: { from: number; to: number; outputs: Outputs }[] = [];
  for (let month = from; month <= to; month++) {
    const outputs = month === from && at.unit === "month" ? first : outputsAt(session, { unit: "month", value: month });
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

/** Cheapest first, then in the order of declaration. */
function byCost(program: Program, paths: readonly string[]): readonly string[] {
  const rank = new Map<string, number>();
  const cost = new Map<string, number>();
  for (const fact of program.facts) {
    for (const [path, price] of [
      [fact.path, fact.cost] as const,
      ...(fact.fields ?? []).map((field) => [`${fact.path}.${field.name}`, field.cost] as const),
    ]) {
      rank.set(path, rank.size);
      cost.set(path, price);
    }
  }
  const key = (path: string): string => path.replaceAll(/\[\d+\](?:\.value)?/g, "");
  return paths.toSorted(
    (a, b) =>
      (cost.get(key(a)) ?? 1) - (cost.get(key(b)) ?? 1) ||
      (rank.get(key(a)) ?? 0) - (rank.get(key(b)) ?? 0) ||
      (a < b ? -1 : 1),
  );
}

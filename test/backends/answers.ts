/** What the explaining evaluator and a generated module say of a life, in one form, so that they can be compared. */
import { type Decided, type DecisionRequest, decide } from "@khoan/evaluate";
import { type Life, requestOf } from "@khoan/explore";
import type { Program } from "@khoan/language";
import { derivationOf, errorOf, outputsOf, segmentsOf } from "../../packages/runtime/src/explaining.ts";
import type { GeneratedModule } from "./generated.ts";

export type Answer =
  | {
      readonly outputs: object;
      readonly timeline: unknown;
      readonly notes: unknown;
      readonly missing: unknown;
      readonly readings: object;
    }
  | { readonly errors: readonly (readonly [path: string, code: string])[] };

export function explainedAnswer(
  program: Program,
  life: Life,
): { readonly answer: Answer; readonly decision?: Decided } {
  const request: DecisionRequest = requestOf(life);
  const decision = decide(program, request);
  if (decision.kind === "failed")
    return { answer: { errors: decision.errors.map(errorOf).map(({ path, code }) => [path, code] as const) } };
  const carried = { program, places: [] };
  const answer = {
    outputs: { ...outputsOf(carried, decision.outputs) },
    timeline: segmentsOf(carried, decision).map((segment) => ({ ...segment, outputs: { ...segment.outputs } })),
    notes: decision.notes,
    missing: decision.missing,
    readings: Object.fromEntries(decision.readings.map(({ id, option }) => [id, option])),
  };
  return { answer, decision };
}

export function generatedAnswer(module: GeneratedModule, { facts, at, to, readings }: Life, trusted = false): Answer {
  const options = { at, readings, ...(to === undefined ? {} : { to }) };
  const decided = trusted ? module.evaluate.trusted(facts, options) : module.evaluate(facts, options);
  if (decided.kind === "failed") return { errors: decided.errors.map(({ path, code }) => [path, code] as const) };
  return {
    outputs: { ...decided.outputs },
    timeline: decided.timeline.map((segment) => ({ ...segment, outputs: { ...segment.outputs } })),
    notes: decided.notes,
    missing: decided.missing,
    readings: decided.readings,
  };
}

/** The derivations of all results at the life's moment, places apart. */
export function derivations(
  program: Program,
  module: GeneratedModule,
  life: Life,
  decision: Decided,
): { readonly explained: unknown; readonly generated: unknown } {
  const traced = module.evaluate(life.facts, { at: life.at, readings: life.readings, trace: true });
  const names = program.variables.filter((variable) => variable.output).map((variable) => variable.name);
  const placeless = (name: string, derivation: ReturnType<typeof derivationOf>): unknown => ({
    ...derivation,
    name,
    rules: derivation.rules.map(({ place: _, ...rule }) => rule),
  });
  return {
    explained: names.map((name) => placeless(name, derivationOf({ program, places: [] }, decision, name))),
    generated:
      traced.kind === "failed"
        ? traced
        : names.map((name) => placeless(name, (traced.derivation as NonNullable<typeof traced.derivation>)(name))),
  };
}

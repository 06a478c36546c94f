/** Facts and a moment to a decision, as plain data for a page: values as text and as JSON, periods, what is missing. */
import type { Lang } from "@khoan/diagnostics";
import { type Decision, decide, formatMoment, formatValue, type Outputs, parseMoment, toJson } from "@khoan/evaluate";
import type { Program } from "@khoan/language";

export type EvaluationRequest = {
  readonly facts: unknown;
  /** `2026-03` or `2026-03-15`. */
  readonly at: string;
  readonly to?: string;
  readonly readings?: Readonly<Record<string, string>>;
};

export type Output = { readonly name: string; readonly label: string; readonly text: string; readonly value: unknown };

export type Evaluation =
  | {
      readonly kind: "decided";
      readonly outputs: readonly Output[];
      readonly timeline: readonly { readonly from: string; readonly to: string; readonly outputs: readonly Output[] }[];
      readonly missing: readonly string[];
      readonly notes: readonly string[];
      readonly readings: readonly { readonly id: string; readonly option: string; readonly asked: boolean }[];
      readonly examined: readonly string[];
    }
  | {
      readonly kind: "failed";
      readonly errors: readonly {
        readonly path: string;
        readonly code: string;
        readonly message: string;
        readonly help: string;
      }[];
    };

/** Decides; what is wrong with the request comes back, too. Undefined where `at` or `to` is no moment. */
export function evaluate(program: Program, request: EvaluationRequest, lang: Lang): Evaluation | undefined {
  const at = parseMoment(request.at);
  const to = request.to === undefined ? undefined : parseMoment(request.to);
  if (at === undefined || (request.to !== undefined && to === undefined)) return undefined;
  const decision = decide(program, {
    facts: request.facts,
    at,
    ...(to === undefined ? {} : { to }),
    ...(request.readings === undefined ? {} : { readings: request.readings }),
  });
  return evaluationOf(program, decision, lang);
}

function evaluationOf(program: Program, decision: Decision, lang: Lang): Evaluation {
  if (decision.kind === "failed") {
    return {
      kind: "failed",
      errors: decision.errors.map(({ path, diagnostic }) => ({
        path,
        code: diagnostic.code,
        message: diagnostic.message[lang],
        help: diagnostic.help[lang],
      })),
    };
  }
  const month = (value: number): string => formatMoment("month", value, "en");
  return {
    kind: "decided",
    outputs: outputsOf(program, decision.outputs, lang),
    timeline: decision.timeline.map(({ from, to, outputs }) => ({
      from: month(from),
      to: month(to),
      outputs: outputsOf(program, outputs, lang),
    })),
    missing: decision.missing,
    notes: decision.notes,
    readings: decision.readings,
    examined: clauseIds(program, decision.session.took),
  };
}

export function clauseIds(program: Program, indexes: Iterable<number>): readonly string[] {
  return [...indexes].toSorted((a, b) => a - b).flatMap((index) => program.clauses[index]?.id ?? []);
}

export function outputsOf(program: Program, outputs: Outputs, lang: Lang): readonly Output[] {
  const declared = new Map(program.variables.map((variable) => [variable.name, variable]));
  return [...outputs].flatMap(([name, value]) => {
    const variable = declared.get(name);
    if (variable === undefined) return [];
    const { type, label } = variable;
    return [{ name, label: label ?? name, text: formatValue(value, type, lang), value: toJson(value, type) }];
  });
}

/** Runs a case and says what its decision has otherwise than expected, each at its place in the case file. */
import { type Diagnostic, cases as rows, type Sources, type Span } from "@khoan/diagnostics";
import {
  brokenInvariants,
  type Decided,
  decide,
  equal,
  formatMoment,
  type InputError,
  implausibleIn,
  momentFor,
  monthOf,
  Unknown,
  type Value,
} from "@khoan/evaluate";
import type { Program, VariableDeclaration } from "@khoan/language";
import type { Case, Expectation } from "./case.ts";
import { agrees, difference, type Failure, type Months } from "./compare.ts";
import { partingOf } from "./parting/parting.ts";
import { tellParting } from "./parting/tell.ts";
import { wantedFor } from "./parting/wanted.ts";
import { indexOf } from "./program-index.ts";

export type CaseResult = {
  readonly case: Case;
  /** In the order of the file. */
  readonly failures: readonly Failure[];
  /** Indexes of the clauses that took part. */
  readonly took: ReadonlySet<number>;
};

/**
 * Decides the case and compares; never throws for what the case holds. Where the texts of the rules are given, a failure
 * also says at which step of the derivation it and the expectation part (`related`).
 */
export function runCase(program: Program, one: Case, sources?: Sources): CaseResult {
  const decision = decide(program, {
    facts: one.facts,
    at: one.at,
    readings: one.readings,
    ...(one.to === undefined ? {} : { to: one.to }),
  });
  if (decision.kind === "failed") {
    return { case: one, failures: refusedFailures(one, decision.errors), took: new Set() };
  }
  // What only the invariants read took no part in the decision; the clauses that demand them were examined.
  const took = new Set(decision.session.took);
  for (const { clause } of program.invariants) took.add(clause);
  const failures = [
    ...plausibilityFailures(one, decision, program),
    ...invariantFailures(one, decision, program),
    ...(one.error === undefined
      ? []
      : [{ diagnostic: rows.errorDiffers(one.error.span, { expected: one.error.name, got: DECIDED }) }]),
    ...outputFailures(one, decision, program, sources),
    ...timelineFailures(one, decision, program, sources),
    ...missingFailures(one, decision),
    ...noteFailures(one, decision),
    ...idleClauses(one, took, program),
  ];
  return { case: one, failures: failures.toSorted((a, b) => startOf(a) - startOf(b)), took };
}

function startOf({ diagnostic }: Failure): number {
  return diagnostic.span?.start ?? 0;
}

const DECIDED = { vi: "có quyết định", en: "there is a decision" } as const;

/** No decision: right where just that was expected. */
function refusedFailures(one: Case, errors: readonly InputError[]): readonly Failure[] {
  if (one.error === undefined) return errors.map((error) => ({ diagnostic: placed(one, error) }));
  const codes = [...new Set(errors.map(({ diagnostic }) => diagnostic.code))];
  if (codes.includes(one.error.name)) return [];
  const got = { vi: `được ${codes.join(", ")}`, en: `got ${codes.join(", ")}` };
  const diagnostic = rows.errorDiffers(one.error.span, { expected: one.error.name, got });
  const [code, ...others] = codes;
  return [
    code === undefined || others.length > 0 ? { diagnostic } : { diagnostic, correction: { kind: "error", got: code } },
  ];
}

/** An error of the decision at the line of the case that brought it about; the rule concerned stands beside it. */
function placed(one: Case, { path, diagnostic }: InputError): Diagnostic {
  const { uri: _, span: rule, ...rest } = diagnostic;
  const related = rule === undefined ? [] : [{ span: rule, message: { vi: "quy tắc ở đây", en: "the rule is here" } }];
  return { ...rest, span: placeIn(one, path), related: [...related, ...rest.related] };
}

/** The place of a path, or of the nearest path around it: `hộ.loại[0].from`, `hộ.loại[0]`, `hộ.loại`, …, the case. */
function placeIn(one: Case, path: string): Span {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0))) {
    const span = one.places.get(at);
    if (span !== undefined) return span;
  }
  return one.span;
}

/** Facts that can’t all be true; and a case that says so of facts that can. */
function plausibilityFailures(one: Case, decision: Decided, program: Program): readonly Failure[] {
  // The facts of a period are those known at its end: who is born within it is a member all along.
  const found = implausibleIn(decision.session, one.to ?? one.at);
  if (one.implausible !== undefined) {
    return found.length > 0 ? [] : [{ diagnostic: rows.plausibleAfterAll(one.implausible.span, {}) }];
  }
  return found.flatMap(({ rule, path }) => {
    const broken = program.plausibility[rule];
    if (broken === undefined) return [];
    const span = path === undefined ? one.span : placeIn(one, path);
    const related = [{ span: broken.span, message: { vi: "điều kiện ở đây", en: "the condition is here" } }];
    return [{ diagnostic: rows.implausibleCase(span, { why: broken.why }, { related }) }];
  });
}

/** Every `must` of the rule set holds in every month of the case. */
function invariantFailures(one: Case, decision: Decided, program: Program): readonly Failure[] {
  const first = monthOf(one.at);
  const last = one.to === undefined ? first : monthOf(one.to);
  for (let month = first; month <= last; month++) {
    const [broken] = brokenInvariants(decision.session, month);
    if (broken === undefined) continue;
    if (broken.error !== undefined) return [{ diagnostic: placed(one, { path: "", diagnostic: broken.error }) }];
    const clause = program.clauses[broken.clause]?.id ?? "?";
    const when = { vi: formatMoment("month", month, "vi"), en: formatMoment("month", month, "en") };
    return [{ diagnostic: rows.invariantBroken(one.span, { clause, month: when }) }];
  }
  return [];
}

function outputFailures(one: Case, decision: Decided, program: Program, sources?: Sources): readonly Failure[] {
  return one.expect.flatMap((expected) => {
    const got = decision.outputs.get(expected.output) as Value;
    return agrees(expected, got) ? [] : [failureOf(expected, got, decision, program, sources)];
  });
}

/** The difference, with the step where the derivation and the expectation part. */
function failureOf(
  expected: Expectation,
  got: Value,
  decision: Decided,
  program: Program,
  sources: Sources | undefined,
  months?: Months,
): Failure {
  const failure = difference(expected, got, program, months);
  // What is unknown is explained by the facts that it names.
  if (sources === undefined || expected.isUnknown || got instanceof Unknown) return failure;
  const variable = program.variables[expected.variable] as VariableDeclaration;
  const at = months === undefined ? decision.at : ({ unit: "month", value: months.from } as const);
  const wanted = wantedFor(expected.value, got);
  const parting = partingOf(decision.session, expected.variable, momentFor(variable, at), wanted);
  if (parting === undefined) return failure;
  const related = [tellParting(parting, program, sources), ...failure.diagnostic.related];
  return { ...failure, diagnostic: { ...failure.diagnostic, related } };
}

/** One failure for each stretch of months in which an output is otherwise than expected. */
function timelineFailures(one: Case, decision: Decided, program: Program, sources?: Sources): readonly Failure[] {
  return one.timeline.flatMap((stretch) =>
    stretch.expect.flatMap((expected) => {
      const failures: Failure[] = [];
      let months: { from: number; to: number; got: Value } | undefined;
      const close = (): void => {
        if (months !== undefined) failures.push(failureOf(expected, months.got, decision, program, sources, months));
        months = undefined;
      };
      for (const segment of decision.timeline) {
        const from = Math.max(segment.from, stretch.from);
        const to = Math.min(segment.to, stretch.to);
        if (from > to) continue;
        const got = segment.outputs.get(expected.output) as Value;
        // Another output may have cut the timeline here: what goes on as it was is one difference, not two.
        if (months !== undefined && !equal(months.got, got)) close();
        if (agrees(expected, got)) close();
        else months = { from: months?.from ?? from, to, got };
      }
      close();
      return failures;
    }),
  );
}

function missingFailures(one: Case, decision: Decided): readonly Failure[] {
  if (one.missing === undefined || equal(one.missing.facts.toSorted(), decision.missing.toSorted())) return [];
  const expected = one.missing.facts.join(", ") || "—";
  const got = decision.missing.join(", ") || "—";
  return [
    {
      diagnostic: rows.missingDiffers(one.missing.span, { expected, got }),
      correction: { kind: "missing", got: decision.missing },
    },
  ];
}

function noteFailures(one: Case, decision: Decided): readonly Failure[] {
  const got = decision.notes.map((note) => `“${note}”`).join("; ") || "—";
  return one.notes.flatMap(({ name, span }) =>
    decision.notes.some((note) => note.includes(name))
      ? []
      : [{ diagnostic: rows.noteNotGiven(span, { note: name, got }) }],
  );
}

function idleClauses(one: Case, took: ReadonlySet<number>, program: Program): readonly Failure[] {
  return one.clauses.flatMap(({ name, span }) => {
    const index = indexOf(program).clauses.get(name) ?? -1;
    return took.has(index) ? [] : [{ diagnostic: rows.clauseIdle(span, { id: name }) }];
  });
}

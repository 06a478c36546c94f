/** Runs cases and says, case by case, what differs from what was expected. */
import type { Span } from "@khoan/diagnostics";
import {
  brokenInvariants,
  type Decided,
  decide,
  equal,
  formatMoment,
  formatValue,
  monthOf,
  type Outputs,
  Unknown,
  type Value,
} from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import type { Case, Expectation } from "./case.ts";

export type Failure = { readonly span: Span; readonly message: Readonly<Record<"vi" | "en", string>> };

export type CaseResult = {
  readonly case: Case;
  readonly failures: readonly Failure[];
  /** Indexes of the clauses that took part. */
  readonly took: ReadonlySet<number>;
};

export function runCase(program: Program, one: Case): CaseResult {
  const decision = decide(program, {
    facts: one.facts,
    at: one.at,
    readings: one.readings,
    ...(one.to === undefined ? {} : { to: one.to }),
  });
  if (decision.kind === "failed") {
    const codes = decision.errors.map((error) => error.diagnostic.code);
    if (one.error !== undefined && codes.includes(one.error)) return { case: one, failures: [], took: new Set() };
    const failures = decision.errors.map((error): Failure => {
      const { message, code } = error.diagnostic;
      const at = error.path === "" ? "" : `${error.path}: `;
      return { span: one.span, message: { vi: `${code} ${at}${message.vi}`, en: `${code} ${at}${message.en}` } };
    });
    return { case: one, failures, took: new Set() };
  }
  const failures = [
    ...invariantFailures(one, decision, program),
    ...(one.error === undefined ? [] : [expectedError(one, one.error)]),
    ...one.expect.flatMap((expected) => compare(expected, decision.outputs, program, undefined)),
    ...timelineFailures(one, decision, program),
    ...missingFailures(one, decision),
    ...noteFailures(one, decision),
    ...idleClauses(one, decision, program),
  ];
  return { case: one, failures, took: decision.session.took };
}

/** Every `must` of the rule set holds in every month of the case. */
function invariantFailures(one: Case, decision: Decided, program: Program): Failure[] {
  const first = monthOf(one.at);
  const last = one.to === undefined ? first : monthOf(one.to);
  for (let month = first; month <= last; month++) {
    const [broken] = brokenInvariants(decision.session, month);
    if (broken === undefined) continue;
    const id = program.clauses[program.invariants[broken]?.clause ?? 0]?.id;
    const at = (lang: "vi" | "en"): string => formatMoment("month", month, lang);
    return [
      {
        span: one.span,
        message: {
          vi: `trái với điều phải có của ${id} vào ${at("vi")}`,
          en: `breaks what ${id} demands at ${at("en")}`,
        },
      },
    ];
  }
  return [];
}

function expectedError(one: Case, code: string): Failure {
  return {
    span: one.span,
    message: { vi: `mong đợi lỗi ${code}, nhưng có quyết định`, en: `expected the error ${code}, got a decision` },
  };
}

function compare(expected: Expectation, outputs: Outputs, program: Program, month: number | undefined): Failure[] {
  const got = outputs.get(expected.output) as Value;
  if (expected.isUnknown ? got instanceof Unknown : !(got instanceof Unknown) && equal(got, expected.value)) return [];
  const type = program.variables[expected.variable]?.type ?? { kind: "error" };
  const text = (lang: "vi" | "en"): string => {
    const wanted = expected.isUnknown
      ? lang === "vi"
        ? "chưa biết"
        : "unknown"
      : formatValue(expected.value, type, lang);
    const found =
      got instanceof Unknown
        ? `${formatValue(got, type, lang)} (${got.missing.join(", ")})`
        : formatValue(got, type, lang);
    const at = month === undefined ? "" : `${formatMoment("month", month, lang)} `;
    return lang === "vi"
      ? `${at}${expected.output}: mong đợi ${wanted}, được ${found}`
      : `${at}${expected.output}: expected ${wanted}, got ${found}`;
  };
  return [{ span: expected.span, message: { vi: text("vi"), en: text("en") } }];
}

function timelineFailures(one: Case, decision: Decided, program: Program): Failure[] {
  return one.timeline.flatMap((stretch) =>
    stretch.expect.flatMap((expected) => {
      for (let month = stretch.from; month <= stretch.to; month++) {
        const segment = decision.timeline.find((each) => each.from <= month && month <= each.to);
        if (segment === undefined) {
          return [
            {
              span: stretch.span,
              message: { vi: "đoạn thời gian nằm ngoài tại..đến", en: "the stretch lies outside at..to" },
            },
          ];
        }
        const [failure] = compare(expected, segment.outputs, program, month);
        if (failure !== undefined) return [failure];
      }
      return [];
    }),
  );
}

function missingFailures(one: Case, decision: Decided): Failure[] {
  if (one.missing === undefined || equal([...one.missing].toSorted(), [...decision.missing].toSorted())) return [];
  const wanted = one.missing.join(", ") || "—";
  const got = decision.missing.join(", ") || "—";
  return [
    {
      span: one.span,
      message: { vi: `thiếu: mong đợi ${wanted}, được ${got}`, en: `missing: expected ${wanted}, got ${got}` },
    },
  ];
}

function noteFailures(one: Case, decision: Decided): Failure[] {
  return one.notes.flatMap(({ name, span }) =>
    decision.notes.some((note) => note.includes(name))
      ? []
      : [{ span, message: { vi: `không có lưu ý “${name}”`, en: `there is no note “${name}”` } }],
  );
}

function idleClauses(one: Case, decision: Decided, program: Program): Failure[] {
  return one.clauses.flatMap(({ name, span }) => {
    const index = program.clauses.findIndex((clause) => clause.id === name);
    if (decision.session.took.has(index)) return [];
    return [
      { span, message: { vi: `${name} không tham gia quyết định này`, en: `${name} took no part in this decision` } },
    ];
  });
}

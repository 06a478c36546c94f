/** A run for other programs: every case with its place and outcome, differences as data. */
import { type JsonDiagnostic, type Lang, type Place, placeOf, renderJson } from "@khoan/diagnostics";
import type { Difference } from "../compare.ts";
import { counts, ordered, passed, type TestRun } from "./test-run.ts";

export type JsonCase = {
  readonly name: string;
  readonly place: Place | { readonly file: string };
  readonly clauses: readonly string[];
  readonly passed: boolean;
  readonly milliseconds?: number;
  readonly failures: readonly (Pick<JsonDiagnostic, "code" | "message"> &
    (Place | { readonly file: string }) & {
      readonly difference?: Difference;
      /** The rule line at which the decision and the expectation part. */
      readonly parting?: { readonly message: string } & (Place | { readonly file: string });
    })[];
};

export type JsonReport = {
  readonly passed: number;
  readonly failed: number;
  /** What is wrong with the files themselves. */
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly cases: readonly JsonCase[];
};

export function jsonReport(run: TestRun, lang: Lang): JsonReport {
  const { results, diagnostics, sources, durations } = ordered(run);
  const { passed: good, failed } = counts(run);
  return {
    passed: good,
    failed,
    diagnostics: renderJson(diagnostics, sources, lang),
    cases: results.map((result) => {
      const { case: one } = result;
      const took = durations?.get(one);
      return {
        name: one.name,
        place: placeOf(one.span, sources) ?? { file: one.span.uri },
        clauses: one.clauses.map((clause) => clause.name),
        passed: passed(result),
        ...(took === undefined ? {} : { milliseconds: took }),
        failures: result.failures.map(({ diagnostic, difference }) => {
          const span = diagnostic.span ?? one.span;
          const [parting] = difference === undefined ? [] : diagnostic.related;
          return {
            code: diagnostic.code,
            message: diagnostic.message[lang],
            ...(placeOf(span, sources) ?? { file: span.uri }),
            ...(difference === undefined ? {} : { difference }),
            ...(parting === undefined
              ? {}
              : {
                  parting: {
                    message: parting.message[lang],
                    ...(placeOf(parting.span, sources) ?? { file: parting.span.uri }),
                  },
                }),
          };
        }),
      };
    }),
  };
}

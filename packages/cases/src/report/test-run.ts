/**
 * What a run of cases found, in the order of files and places, whatever order they were run in. Findings in the files
 * themselves (a case that can’t be read, a rule set that does not compile) fail the run like a case.
 */
import { type Diagnostic, type Sources, sortDiagnostics } from "@khoan/diagnostics";
import type { Case } from "../case.ts";
import type { CaseResult } from "../run.ts";

export type TestRun = {
  readonly results: readonly CaseResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** Milliseconds by case, where they were asked for: without them the same results give the same bytes. */
  readonly durations?: ReadonlyMap<Case, number>;
};

/** The run in its order. */
export function ordered(run: TestRun): TestRun {
  const key = ({ case: { span } }: CaseResult): string => `${span.uri}\u0000${String(span.start).padStart(12, "0")}`;
  const results = run.results.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return { ...run, results, diagnostics: sortDiagnostics(run.diagnostics) };
}

export function passed(result: CaseResult): boolean {
  return result.failures.length === 0;
}

export type Counts = { readonly passed: number; readonly failed: number; readonly findings: number };

/** Findings that are errors, and the cases by their outcome. */
export function counts({ results, diagnostics }: TestRun): Counts {
  const good = results.filter(passed).length;
  const findings = sortDiagnostics(diagnostics).filter((one) => one.severity === "error").length;
  return { passed: good, failed: results.length - good, findings };
}

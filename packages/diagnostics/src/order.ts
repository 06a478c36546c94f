/**
 * Findings in reading order, each once: by file, place, then code. The order depends on what was found alone, never on
 * which phase or file came first, so two runs print the same.
 */
import type { Diagnostic } from "./diagnostic.ts";

/** Sorted by uri (by code unit, not by locale), start, code, and then all else; identical findings are kept once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const keyed = diagnostics.map((diagnostic) => ({
    diagnostic,
    uri: uriOf(diagnostic),
    // What concerns a file as a whole stands before what lies in it.
    start: diagnostic.span?.start ?? -1,
    whole: JSON.stringify(diagnostic),
  }));
  keyed.sort(
    (a, b) =>
      byText(a.uri, b.uri) ||
      a.start - b.start ||
      byText(a.diagnostic.code, b.diagnostic.code) ||
      byText(a.whole, b.whole),
  );
  return keyed.filter(({ whole }, index) => whole !== keyed[index - 1]?.whole).map(({ diagnostic }) => diagnostic);
}

/** The file or folder that a finding concerns; "" where it concerns none. */
export function uriOf(diagnostic: Diagnostic): string {
  return diagnostic.span?.uri ?? diagnostic.uri ?? "";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

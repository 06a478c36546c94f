/** One order for findings, the same on every run: by file, place and code, without repeats. */
import type { Diagnostic } from "./diagnostic.ts";

export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (one: Diagnostic): string => `${one.code}\n${one.message.en}`;
  const sorted = diagnostics.toSorted(
    (a, b) => compare(uriOf(a), uriOf(b)) || (a.span?.start ?? -1) - (b.span?.start ?? -1) || compare(key(a), key(b)),
  );
  return sorted.filter((one, i) => {
    const before = sorted[i - 1];
    return before === undefined || key(before) !== key(one) || before.span?.start !== one.span?.start || uriOf(before) !== uriOf(one);
  });
}

export function uriOf(diagnostic: Diagnostic): string {
  return diagnostic.span?.uri ?? diagnostic.uri ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

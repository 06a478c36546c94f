/** Results for people and for machines: text, JSON, JUnit XML and TAP. Same results, same bytes: no times are told. */
import { place, type Sources } from "@khoan/diagnostics";
import type { CaseResult } from "./run.ts";

type Lang = "vi" | "en";

/** Failures, each with its place and the reason given for the expectation. */
export function textReport(results: readonly CaseResult[], sources: Sources, lang: Lang): string {
  const lines: string[] = [];
  for (const result of results) {
    if (result.failures.length === 0) continue;
    lines.push(`✗ ${result.case.name}`, `  → ${place(result.case.span, result.case.span.uri, sources)}`);
    for (const failure of result.failures) lines.push(`  ${failure.message[lang]}`);
    lines.push(`  ${lang === "vi" ? "vì" : "why"}: ${result.case.why.trim()}`, "");
  }
  return lines.join("\n");
}

export function jsonReport(results: readonly CaseResult[], sources: Sources, lang: Lang): object {
  return {
    passed: results.filter((result) => result.failures.length === 0).length,
    failed: results.filter((result) => result.failures.length > 0).length,
    cases: results.map((result) => ({
      name: result.case.name,
      place: place(result.case.span, result.case.span.uri, sources),
      clauses: result.case.clauses.map((clause) => clause.name),
      passed: result.failures.length === 0,
      failures: result.failures.map((failure) => failure.message[lang]),
    })),
  };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** One test suite a case file. */
export function junitReport(results: readonly CaseResult[], sources: Sources, lang: Lang): string {
  const files = Map.groupBy(results, (result) => result.case.span.uri);
  const suites = [...files].map(([uri, group]) => {
    const failed = group.filter((result) => result.failures.length > 0).length;
    const tests = group.map((result) => {
      const open = `    <testcase classname="${escape(uri)}" name="${escape(result.case.name)}"`;
      if (result.failures.length === 0) return `${open}/>`;
      const text = result.failures.map((failure) => failure.message[lang]).join("\n");
      const at = place(result.case.span, uri, sources);
      return `${open}>\n      <failure message="${escape(at)}">${escape(text)}</failure>\n    </testcase>`;
    });
    return `  <testsuite name="${escape(uri)}" tests="${group.length}" failures="${failed}">\n${tests.join("\n")}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("\n")}\n</testsuites>\n`;
}

export function tapReport(results: readonly CaseResult[], sources: Sources, lang: Lang): string {
  const lines = ["TAP version 14", `1..${results.length}`];
  results.forEach((result, i) => {
    const ok = result.failures.length === 0;
    lines.push(`${ok ? "ok" : "not ok"} ${i + 1} - ${result.case.name.replaceAll("#", "\\#")}`);
    if (ok) return;
    lines.push(
      "  ---",
      `  at: ${JSON.stringify(place(result.case.span, result.case.span.uri, sources))}`,
      "  failures:",
    );
    for (const failure of result.failures) lines.push(`    - ${JSON.stringify(failure.message[lang])}`);
    lines.push("  ...");
  });
  return `${lines.join("\n")}\n`;
}

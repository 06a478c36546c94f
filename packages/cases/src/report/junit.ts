/** A run as JUnit XML, one suite a case file: what build servers show. */
import { type Diagnostic, type Lang, place, uriOf } from "@khoan/diagnostics";
import type { CaseResult } from "../run.ts";
import { ordered, passed, type TestRun } from "./test-run.ts";

/** Findings in the files are cases that could not run: `error`, not `failure`. */
export function junitReport(run: TestRun, lang: Lang): string {
  const { results, diagnostics, sources, durations } = ordered(run);
  const files = new Set([...diagnostics.map(uriOf), ...results.map((result) => result.case.span.uri)]);
  const suites = [...files].toSorted().map((uri) => {
    const cases = results.filter((result) => result.case.span.uri === uri);
    const broken = diagnostics.filter((one) => uriOf(one) === uri && one.severity === "error");
    const failures = cases.filter((result) => !passed(result)).length;
    const tests = [...broken.map((one) => brokenCase(one, uri)), ...cases.map((result) => testCase(result, uri))].map(
      (test) => `    ${test}\n`,
    );
    const numbers = `tests="${tests.length}" failures="${failures}" errors="${broken.length}"`;
    return `  <testsuite name="${attribute(uri)}" ${numbers}>\n${tests.join("")}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;

  function brokenCase(one: Diagnostic, uri: string): string {
    const at = place(one.span, uri, sources);
    const error = `<error type="${one.code}" message="${attribute(one.message[lang])}">${escaped(at)}</error>`;
    return `<testcase classname="${attribute(uri)}" name="${attribute(`${one.code} ${at}`)}">${error}</testcase>`;
  }

  function testCase(result: CaseResult, uri: string): string {
    const { case: one, failures } = result;
    const took = durations?.get(one);
    const time = took === undefined ? "" : ` time="${(took / 1000).toFixed(6)}"`;
    const open = `<testcase classname="${attribute(uri)}" name="${attribute(one.name)}"${time}`;
    if (passed(result)) return `${open}/>`;
    const texts = failures.map(({ diagnostic }) => {
      const at = place(diagnostic.span ?? one.span, uri, sources);
      const message = attribute(diagnostic.message[lang]);
      const related = diagnostic.related.map(
        (one) => `\n${one.message[lang]}: ${place(one.span, one.span.uri, sources)}`,
      );
      return `<failure type="${diagnostic.code}" message="${message}">${escaped(at + related.join(""))}</failure>`;
    });
    return `${open}>${texts.join("")}</testcase>`;
  }
}

/** XML 1.0 has no way to write most control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function attribute(text: string): string {
  return escaped(text)
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n\r]/g, " ");
}

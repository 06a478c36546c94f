/** Failures for a person: each case with what differs and where, and the reason that its author gave. */
import { type Lang, place, renderTerminal, visible } from "@khoan/diagnostics";
import type { CaseResult } from "../run.ts";
import { counts, ordered, passed, type TestRun } from "./test-run.ts";

export type TextOptions = { readonly lang: Lang; readonly colour: boolean };

/** Findings of the files, then the failures; passing cases are not named. Nothing wrong: "". */
export function textReport(run: TestRun, options: TextOptions): string {
  const { results, diagnostics, sources } = ordered(run);
  const findings = renderTerminal(diagnostics, sources, options);
  const failures = results.filter((result) => !passed(result)).map((result) => failed(result, run, options));
  return [...(findings === "" ? [] : [findings]), ...failures].join("\n");
}

const STYLES = { head: "\u001b[1;31m", cause: "\u001b[33m", faint: "\u001b[2m" } as const;

function failed(result: CaseResult, { sources, durations }: TestRun, { lang, colour }: TextOptions): string {
  const { case: one, failures } = result;
  const paint = (style: keyof typeof STYLES, text: string): string =>
    colour ? `${STYLES[style]}${text}\u001b[0m` : text;
  const took = durations?.get(one);
  const head = `✗ ${visible(one.name)}${took === undefined ? "" : ` (${took.toFixed(1)} ms)`}`;
  const lines = failures.map(({ diagnostic }) => {
    const at = diagnostic.span ?? one.span;
    const related = diagnostic.related.map(
      ({ span, message }) =>
        `\n      ${paint("cause", `↳ ${oneLine(message[lang])}`)}\n        ${paint("faint", visible(place(span, span.uri, sources)))}`,
    );
    const where = paint("faint", visible(place(at, at.uri, sources)));
    return `  ${where}\n    ${paint("faint", diagnostic.code)} ${oneLine(diagnostic.message[lang])}${related.join("")}`;
  });
  const why = paint("faint", `  ${lang === "vi" ? "vì" : "why"}: ${oneLine(one.why)}`);
  return `${[paint("head", head), ...lines, why].join("\n")}\n`;
}

function oneLine(text: string): string {
  return visible(text.trim().replaceAll(/\s+/g, " "));
}

/** `518 ca đạt, 0 ca hỏng`; findings only where there are some. */
export function testSummary(run: TestRun, lang: Lang): string {
  const { passed: good, failed: bad, findings } = counts(run);
  if (lang === "vi") return `${good} ca đạt, ${bad} ca hỏng${findings > 0 ? `, ${findings} lỗi trong tệp` : ""}`;
  const cases = `${good} ${good === 1 ? "case" : "cases"} passed, ${bad} failed`;
  return findings > 0 ? `${cases}, ${findings} ${findings === 1 ? "error" : "errors"} in the files` : cases;
}

/** A run as TAP 14, one line a case, failures with their places in YAML below it. */
import { type Diagnostic, type Lang, place, uriOf } from "@khoan/diagnostics";
import { ordered, passed, type TestRun } from "./test-run.ts";

export function tapReport(run: TestRun, lang: Lang): string {
  const { results, diagnostics, sources, durations } = ordered(run);
  const broken = diagnostics.filter((one) => one.severity === "error");
  const points = [
    ...broken.map((one) => ({ name: `${one.code} ${uriOf(one)}`, failures: [one], took: undefined })),
    ...results.map((result) => ({
      name: result.case.name,
      failures: passed(result) ? [] : result.failures.map((failure) => failure.diagnostic),
      took: durations?.get(result.case),
    })),
  ];
  const lines = points.flatMap(({ name, failures, took }, i) => [
    `${failures.length === 0 ? "ok" : "not ok"} ${i + 1} - ${description(name)}`,
    ...block(failures, took),
  ]);
  return `${["TAP version 14", `1..${points.length}`, ...lines].join("\n")}\n`;

  function block(failures: readonly Diagnostic[], took: number | undefined): readonly string[] {
    if (failures.length === 0 && took === undefined) return [];
    const told = failures.flatMap((one) => [
      `    - at: ${JSON.stringify(place(one.span, uriOf(one), sources))}`,
      `      code: ${one.code}`,
      `      message: ${JSON.stringify(one.message[lang])}`,
      ...one.related.flatMap(({ span, message }) => [
        `      because: ${JSON.stringify(message[lang])}`,
        `      rule: ${JSON.stringify(place(span, span.uri, sources))}`,
      ]),
    ]);
    const time = took === undefined ? [] : [`  duration_ms: ${took.toFixed(3)}`];
    return ["  ---", ...time, ...(told.length === 0 ? [] : ["  failures:", ...told]), "  ..."];
  }
}

/** A `#` would begin a directive. */
function description(name: string): string {
  return name.replaceAll("\\", "\\\\").replaceAll("#", "\\#").replaceAll(/\s+/g, " ");
}

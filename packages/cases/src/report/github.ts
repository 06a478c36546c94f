/** A run as workflow commands of GitHub Actions, which marks each failure on its line of the case file. */
import { type Diagnostic, type Lang, place, placeOf, uriOf } from "@khoan/diagnostics";
import { ordered, passed, type TestRun } from "./test-run.ts";

const KINDS = { error: "error", warning: "warning", note: "notice" } as const;

/** One line for each failure and finding; nothing for cases that pass. */
export function githubReport(run: TestRun, lang: Lang): string {
  const { results, diagnostics, sources } = ordered(run);
  const findings = diagnostics.map((one) => annotation(one, one.code, [one.message[lang], one.help[lang]]));
  const failures = results
    .filter((result) => !passed(result))
    .flatMap(({ case: one, failures: found }) =>
      found.map(({ diagnostic }) => {
        const told = diagnostic.related.map(
          ({ span, message }) => `${message[lang]} (${place(span, span.uri, sources)})`,
        );
        const why = `${lang === "vi" ? "Vì" : "Why"}: ${one.why.trim().replaceAll(/\s+/g, " ")}`;
        const placed = { ...diagnostic, span: diagnostic.span ?? one.span };
        return annotation(placed, one.name, [`${diagnostic.code} ${diagnostic.message[lang]}`, ...told, why]);
      }),
    );
  return [...findings, ...failures].map((line) => `${line}\n`).join("");

  function annotation(one: Diagnostic, title: string, lines: readonly string[]): string {
    const at = one.span && placeOf(one.span, sources);
    const file = at?.file ?? uriOf(one);
    const where = {
      ...(file === "" ? {} : { file }),
      ...(at === undefined ? {} : { line: at.line, endLine: at.endLine }),
      // Columns are only taken where the place is on one line.
      ...(at === undefined || at.line !== at.endLine ? {} : { col: at.column, endColumn: at.endColumn }),
      title,
    };
    const properties = Object.entries(where).map(([key, value]) => `${key}=${property(String(value))}`);
    return `::${KINDS[one.severity]} ${properties.join(",")}::${escaped(lines.filter((line) => line !== "").join("\n"))}`;
  }
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

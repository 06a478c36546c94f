/** `khoan test`: runs the golden cases of rule sets. */
import {
  type CaseResult,
  counts,
  jsonReport,
  junitReport,
  readCases,
  runCase,
  type TestRun,
  tapReport,
  testSummary,
  textReport,
} from "@khoan/cases";
import { type Diagnostic, fold, command as rows, type SourceText, sourceText } from "@khoan/diagnostics";
import { hostDiagnostic, type Program } from "@khoan/language/core";
import { nodeHost } from "../node-host.ts";
import { allRuleSets, caseFiles, compiled, tidy } from "../rule-set.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import type { Options } from "../verbs.ts";

export async function test(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const filter = typeof options["filter"] === "string" ? options["filter"] : undefined;
  const runs: TestRun[] = [];
  const folders = args.length > 0 ? args.map(tidy) : allRuleSets();
  for (const folder of folders) {
    const { program, diagnostics, sources } = await compiled(folder);
    if (program === undefined) runs.push({ results: [], diagnostics, sources });
    else {
      const run = runCases(folder, program, sources, filter);
      // A rule set without cases is no fault, unless it was asked for by name.
      const none = args.length > 0 && run.diagnostics.length === 0 && run.results.length === 0 && filter === undefined;
      const missing = none ? [rows.noCases({ file: folder }, { id: program.document.id })] : [];
      runs.push({ ...run, diagnostics: [...run.diagnostics, ...missing] });
    }
  }
  const run: TestRun = {
    results: runs.flatMap((one) => one.results),
    diagnostics: runs.flatMap((one) => one.diagnostics),
    sources: new Map(runs.flatMap((one) => [...one.sources])),
    ...(options["durations"] === true ? { durations: new Map(runs.flatMap((one) => [...(one.durations ?? [])])) } : {}),
  };
  report(shell, run, String(options["format"]));
  const { failed, findings } = counts(run);
  if (run.results.length === 0 && findings === 0) {
    complain(
      shell,
      filter === undefined ? rows.noCases({ file: "" }, { id: "…" }) : rows.noCaseChosen({ file: "" }, { filter }),
    );
  }
  shell.say(testSummary(run, shell.lang));
  return failed > 0 || findings > 0 || run.results.length === 0 ? EXIT.findings : EXIT.fine;
}

function report(shell: Shell, run: TestRun, format: string): void {
  switch (format) {
    case "json":
      shell.out(JSON.stringify(jsonReport(run, shell.lang), null, 2));
      break;
    case "junit":
      shell.out(junitReport(run, shell.lang));
      break;
    case "tap":
      shell.out(tapReport(run, shell.lang));
      break;
    default:
      shell.out(textReport(run, shell));
  }
}

/** Reads and runs the cases of one rule set; adds their texts to the sources. */
export function runCases(folder: string, program: Program, sources: Map<string, SourceText>, filter?: string): TestRun {
  const diagnostics: Diagnostic[] = [];
  const results: CaseResult[] = [];
  const durations = new Map<CaseResult["case"], number>();
  const wanted = searchable(filter ?? "");
  for (const path of caseFiles(folder, program.document.id)) {
    const read = nodeHost.readText(path);
    if ("error" in read) {
      diagnostics.push(hostDiagnostic(path, read, false));
      continue;
    }
    const source = sourceText(path, read.text);
    sources.set(path, source);
    const file = readCases(source, program);
    diagnostics.push(...file.diagnostics);
    for (const one of file.cases) {
      const text = [one.name, path, ...one.clauses.map((clause) => clause.name)].join("\n");
      if (!searchable(text).includes(wanted)) continue;
      const start = performance.now();
      results.push(runCase(program, one));
      durations.set(one, performance.now() - start);
    }
  }
  return { results, diagnostics, sources, durations };
}

/** Accents, capitals, and whether words are joined by spaces, hyphens or underscores, do not matter to a search. */
function searchable(text: string): string {
  return fold(text).replaceAll(/[\s_-]+/g, " ");
}

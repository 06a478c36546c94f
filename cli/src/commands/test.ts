/** `khoan test`: runs the golden cases of rule sets. */
import { readFileSync } from "node:fs";
import { type CaseResult, jsonReport, junitReport, readCases, runCase, tapReport, textReport } from "@khoan/cases";
import { type Diagnostic, fold, command as rows, type SourceText, sourceText } from "@khoan/diagnostics";
import { allRuleSets, caseFiles, load, tidy } from "../rule-set.ts";
import { EXIT, type Shell, showFindings } from "../shell.ts";

export type Run = {
  readonly results: readonly CaseResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Map<string, SourceText>;
};

export async function test(
  shell: Shell,
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const format = String(options["format"]);
  const folders = args.length > 0 ? args.map(tidy) : allRuleSets();
  const results: CaseResult[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceText>();
  let broken = false;
  for (const folder of folders) {
    const run = await runFolder(
      shell,
      folder,
      format,
      typeof options["filter"] === "string" ? options["filter"] : undefined,
    );
    if (run === undefined) {
      broken = true;
      continue;
    }
    results.push(...run.results);
    diagnostics.push(...run.diagnostics);
    for (const [uri, source] of run.sources) sources.set(uri, source);
    if (run.results.length === 0 && run.diagnostics.length === 0 && args.length > 0) {
      const none = rows.noCases({ file: folder }, { id: folder.slice(folder.lastIndexOf("/") + 1) });
      shell.say(`${none.code} ${none.message[shell.lang]} ${none.help[shell.lang]}`);
      broken = true;
    }
  }
  if (diagnostics.length > 0) showFindings(shell, diagnostics, sources, "text");
  switch (format) {
    case "json":
      shell.out(JSON.stringify(jsonReport(results, sources, shell.lang), null, 2));
      break;
    case "junit":
      shell.out(junitReport(results, sources, shell.lang));
      break;
    case "tap":
      shell.out(tapReport(results, sources, shell.lang));
      break;
    default:
      shell.out(textReport(results, sources, shell.lang));
  }
  const failed = results.filter((result) => result.failures.length > 0).length;
  const passed = results.length - failed;
  shell.say(shell.tell({ vi: `${passed} ca đạt, ${failed} ca hỏng`, en: `${passed} cases passed, ${failed} failed` }));
  return failed > 0 || diagnostics.length > 0 || broken || results.length === 0 ? EXIT.findings : EXIT.fine;
}

/** Reads and runs the cases of one rule set; undefined after its errors were shown. */
export async function runFolder(
  shell: Shell,
  folder: string,
  format: string,
  filter?: string,
): Promise<Run | undefined> {
  const loaded = await load(shell, folder, format);
  if (loaded === undefined) return undefined;
  const { program, sources } = loaded;
  const diagnostics: Diagnostic[] = [];
  const results: CaseResult[] = [];
  const wanted = filter === undefined ? undefined : fold(filter);
  for (const path of caseFiles(folder, program.document.id)) {
    const source = sourceText(path, readFileSync(path, "utf8"));
    sources.set(path, source);
    const file = readCases(source, program);
    diagnostics.push(...file.diagnostics);
    for (const one of file.cases) {
      const text = fold([one.name, path, ...one.clauses.map((clause) => clause.name)].join("\n"));
      if (wanted === undefined || text.includes(wanted)) results.push(runCase(program, one));
    }
  }
  return { results, diagnostics, sources };
}

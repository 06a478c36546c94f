/** Reads the case files of rule sets and runs their cases, in this thread; `test-jobs.ts` shares the work out. */
import { type Case, type CaseResult, readCases, runCase, shuffled, type TestRun } from "@khoan/cases";
import { type Diagnostic, type SourceText, sourceText } from "@khoan/diagnostics";
import { hostDiagnostic, type Program } from "@khoan/language/core";
import { nodeHost } from "./node-host.ts";
import { isSheet, suiteFiles } from "./test-targets.ts";

/** The cases of one rule set, read. */
export type Suite = {
  readonly folder: string;
  readonly program: Program;
  readonly sources: Map<string, SourceText>;
  readonly files: readonly string[];
  readonly cases: readonly Case[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads the files, or all of the rule set’s; adds their texts to the sources. */
export async function readSuite(
  folder: string,
  program: Program,
  sources: Map<string, SourceText>,
  files: readonly string[] = suiteFiles(folder, program.document.id),
): Promise<Suite> {
  const yaml = readCaseFiles(
    files.filter((path) => !isSheet(path)),
    program,
    sources,
  );
  const cases = [...yaml.cases];
  const diagnostics = [...yaml.diagnostics];
  for (const path of files.filter(isSheet)) {
    const file = await (await import("./test-sheets.ts")).readSheetFile(path, program, sources);
    cases.push(...file.cases);
    diagnostics.push(...file.diagnostics);
  }
  return { folder, program, sources, files, cases, diagnostics };
}

type Read = { readonly cases: readonly Case[]; readonly diagnostics: readonly Diagnostic[] };

/** The cases of YAML files; adds their texts to the sources. */
export function readCaseFiles(paths: readonly string[], program: Program, sources: Map<string, SourceText>): Read {
  const found = paths.map((path): Read => {
    const read = nodeHost.readText(path);
    if ("error" in read) return { cases: [], diagnostics: [hostDiagnostic(path, read, false)] };
    const source = sourceText(path, read.text);
    sources.set(path, source);
    return readCases(source, program);
  });
  return { cases: found.flatMap((one) => one.cases), diagnostics: found.flatMap((one) => one.diagnostics) };
}

export type Running = {
  readonly choose?: (one: Case) => boolean;
  /** The order of running; that of reporting is always that of files and places. */
  readonly seed?: number;
  /** Stop at the first case that fails. */
  readonly failFast?: boolean;
  /** After each case: for a person who waits. */
  readonly onCase?: () => void;
};

/** Runs the chosen cases; those that fail say where the derivation and the expectation part. */
export function runSuite({ program, sources, cases, diagnostics }: Suite, running: Running = {}): TestRun {
  const chosen = running.choose === undefined ? cases : cases.filter(running.choose);
  const results: CaseResult[] = [];
  const durations = new Map<Case, number>();
  for (const one of running.seed === undefined ? chosen : shuffled(chosen, running.seed)) {
    const start = performance.now();
    const result = runCase(program, one, sources);
    durations.set(one, performance.now() - start);
    results.push(result);
    running.onCase?.();
    if (running.failFast === true && result.failures.length > 0) break;
  }
  return { results, diagnostics, sources, durations };
}

/** Several runs as one. */
export function joined(runs: readonly TestRun[]): TestRun {
  return {
    results: runs.flatMap((one) => one.results),
    diagnostics: runs.flatMap((one) => one.diagnostics),
    sources: new Map(runs.flatMap((one) => [...one.sources])),
    durations: new Map(runs.flatMap((one) => [...(one.durations ?? [])])),
  };
}

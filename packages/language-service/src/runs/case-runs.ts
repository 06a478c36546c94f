/** Golden cases run by the program of their rule set: once for each text and program, then remembered. */

import { type CaseFile, type CaseResult, readCases, runCase } from "@khoan/cases";
import { withoutClause } from "@khoan/coverage";
import type { SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import type { Workspace } from "../workspace.ts";

export type CaseRun = { readonly file: CaseFile; readonly results: readonly CaseResult[] };

export type CaseRuns = {
  /** The cases of a file as the program reads them. */
  readonly read: (path: string, program: Program) => CaseFile | undefined;
  /** The results of a file as it was read, once it has been run. */
  readonly resultsOf: (file: CaseFile) => readonly CaseResult[] | undefined;
  /** All case files of a rule set, run; resting between the files. */
  readonly running: (folder: string) => Generator<void, readonly CaseRun[]>;
  /** Runs the cases, and each once more without each clause that it names. */
  readonly studying: (folder: string) => Generator<void, void>;
  /** By clause id: how many cases that name it come out the same without it. As last studied. */
  readonly idle: (folder: string) => ReadonlyMap<string, number> | undefined;
  /** The last run of a rule set, however old. */
  readonly known: (folder: string) => readonly CaseRun[] | undefined;
};

export function createCaseRuns(workspace: Workspace): CaseRuns {
  const read = new WeakMap<SourceText, { readonly program: Program; readonly file: CaseFile }>();
  const run = new WeakMap<CaseFile, CaseRun>();
  const last = new Map<string, readonly CaseRun[]>();
  const studied = new Map<string, Study>();

  const fileOf = (path: string, program: Program): CaseFile | undefined => {
    const source = workspace.source(path);
    if (source === undefined) return undefined;
    const before = read.get(source);
    if (before?.program === program) return before.file;
    const file = readCases(source, program);
    read.set(source, { program, file });
    return file;
  };
  const studying = function* (folder: string): Generator<void, void> {
    const program = workspace.ruleSet(folder).program();
    const runs = yield* running(folder);
    const before = studied.get(folder);
    if (program === undefined || (before?.program === program && before.runs.every((run, i) => run === runs[i])))
      return;
    const idle = new Map<string, number>();
    const results = runs.flatMap((one) => one.results).filter((one) => one.failures.length === 0);
    for (const [index, { id }] of program.clauses.entries()) {
      const naming = results.filter((one) => one.case.clauses.some((clause) => clause.name === id));
      const without = naming.length === 0 ? undefined : withoutClause(program, index)?.program;
      if (without === undefined) continue;
      let same = 0;
      for (const one of naming) {
        if (runCase(without, one.case).failures.every(isOnlyAboutClauses)) same++;
        yield;
      }
      idle.set(id, same);
    }
    studied.set(folder, { program, runs, idle });
  };
  const running = function* (folder: string): Generator<void, readonly CaseRun[]> {
    const program = workspace.ruleSet(folder).program();
    if (program === undefined) return [];
    const runs: CaseRun[] = [];
    for (const path of workspace.caseFilesOf(folder)) {
      const file = fileOf(path, program);
      if (file === undefined) continue;
      const made = run.get(file) ?? { file, results: file.cases.map((one) => runCase(program, one)) };
      run.set(file, made);
      runs.push(made);
      yield;
    }
    last.set(folder, runs);
    return runs;
  };
  return {
    read: fileOf,
    resultsOf: (file) => run.get(file)?.results,
    known: (folder) => last.get(folder),
    idle: (folder) => studied.get(folder)?.idle,
    running,
    studying,
  };
}

type Study = {
  readonly program: Program;
  readonly runs: readonly CaseRun[];
  readonly idle: ReadonlyMap<string, number>;
};

/** That a clause which is gone took no part is no news. */
function isOnlyAboutClauses({ diagnostic }: CaseResult["failures"][number]): boolean {
  return diagnostic.name === "clauseIdle";
}

/** Golden cases run by the program of their rule set: once for each text and program, then remembered. */

import { type CaseFile, type CaseResult, readCases, runCase } from "@khoan/cases";
import type { SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import type { Workspace } from "../workspace.ts";

export type CaseRun = { readonly file: CaseFile; readonly results: readonly CaseResult[] };

export type CaseRuns = {
  /** The cases of a file as the program reads them. */
  readonly read: (path: string, program: Program) => CaseFile | undefined;
  /** All case files of a rule set, run; resting between the files. */
  readonly running: (folder: string) => Generator<void, readonly CaseRun[]>;
  /** The last run of a rule set, however old. */
  readonly known: (folder: string) => readonly CaseRun[] | undefined;
};

export function createCaseRuns(workspace: Workspace): CaseRuns {
  const read = new WeakMap<SourceText, { readonly program: Program; readonly file: CaseFile }>();
  const run = new WeakMap<CaseFile, CaseRun>();
  const last = new Map<string, readonly CaseRun[]>();

  const fileOf = (path: string, program: Program): CaseFile | undefined => {
    const source = workspace.source(path);
    if (source === undefined) return undefined;
    const before = read.get(source);
    if (before?.program === program) return before.file;
    const file = readCases(source, program);
    read.set(source, { program, file });
    return file;
  };
  return {
    read: fileOf,
    known: (folder) => last.get(folder),
    running: function* (folder) {
      const program = workspace.ruleSet(folder).program();
      if (program === undefined) return [];
      const runs: CaseRun[] = [];
      for (const path of workspace.caseFiles()) {
        if (workspace.folderOf(path) !== folder) continue;
        const file = fileOf(path, program);
        if (file === undefined) continue;
        const made = run.get(file) ?? { file, results: file.cases.map((one) => runCase(program, one)) };
        run.set(file, made);
        runs.push(made);
        yield;
      }
      last.set(folder, runs);
      return runs;
    },
  };
}

/** The clauses that a change since a git revision concerns: those that say something else, or that changed cases name. */
import { caseTexts, changedClauses } from "@khoan/cases";
import { type Diagnostic, type SourceText, sourceText } from "@khoan/diagnostics";
import { compileFolder } from "@khoan/language";
import type { Program } from "@khoan/language/core";
import { nodeHost } from "./node-host.ts";
import { readCaseFiles } from "./test-run.ts";
import { hostAt, revision } from "./test-since.ts";
import { isSheet, suiteFiles } from "./test-targets.ts";

/** Ids of clauses without their rule set; a diagnostic where there is no such revision. */
export function changedSince(
  name: string,
  folder: string,
  program: Program,
  sources: Map<string, SourceText>,
): ReadonlySet<string> | Diagnostic {
  const rev = revision(name);
  if ("code" in rev) return rev;
  const all = new Set(program.clauses.map(({ id }) => id.slice(id.lastIndexOf("/") + 1)));
  const before = compileFolder(hostAt(rev), folder).program;
  if (before === undefined) return all;
  const { clauses, everything } = changedClauses(before, program);
  if (everything) return all;
  const changed = new Set([...clauses].map((id) => id.slice(id.lastIndexOf("/") + 1)));
  for (const path of suiteFiles(folder, program.document.id)) {
    if (isSheet(path)) continue;
    const old = rev.textAt(path);
    const now = nodeHost.readText(path);
    if ("error" in now || old === now.text) continue;
    const was = old === undefined ? undefined : caseTexts(sourceText(path, old)).cases;
    const is = caseTexts(sourceText(path, now.text)).cases;
    for (const one of readCaseFiles([path], program, sources).cases) {
      if (was?.get(one.name) !== is.get(one.name)) for (const clause of one.clauses) changed.add(clause.name);
    }
  }
  return changed;
}

/** Coverage of rule sets written inside tests, and of the invented town, in a line for each thing. */
import { readFileSync } from "node:fs";
import { type Case, readCases } from "@khoan/cases";
import { type SourceText, sourceText } from "@khoan/diagnostics";
import { compileFolder, type Program } from "@khoan/language";
import { expect } from "vitest";
import { nodeHost } from "../../../cli/src/node-host.ts";
import { caseFiles } from "../../../cli/src/rule-set.ts";
import { compileTexts } from "../../language/test/rule-set.ts";
import { type Coverage, measureCoverage, readAccepted } from "../src/index.ts";

const DOCUMENT = "khoan: 1\nlanguage: en\nid: x\ntitle: Town\nmonth_end: down\nperiod: 2026-01-01..\n";

export type Town = {
  readonly program: Program;
  readonly sources: Map<string, SourceText>;
  readonly cases: readonly Case[];
};

/** A rule set `x` with its cases, each the lines of one mapping after name, why and clauses. */
export function town(rules: string, cases: readonly string[], document = ""): Town {
  const texts = { "x/document.yaml": DOCUMENT + document, "x/a.yaml": rules.replace(/^\n/, "") };
  const { program, diagnostics, sources } = compileTexts(texts, "x");
  expect(diagnostics.filter((one) => one.severity === "error").map((one) => one.message.en)).toEqual([]);
  const all = new Map(sources);
  const lines = cases.map(
    (text, i) => `  - name: Case ${i + 1}\n    why: w\n    ${text.trim().split("\n").join("\n    ")}\n`,
  );
  const list = lines.length === 0 ? " []" : `\n${lines.join("")}`;
  const source = sourceText("x.cases.yaml", `language: en\nrule_set: x\ncases:${list}`);
  all.set(source.uri, source);
  const file = readCases(source, program as Program);
  expect(file.diagnostics.map((one) => one.message.en)).toEqual([]);
  return { program: program as Program, sources: all, cases: file.cases };
}

/** Coverage of it; `reasons` are the entries of its coverage.yaml. */
export function coverageOf(place: Town, notice: "first" | "all" = "all", reasons = ""): Coverage {
  const text = `language: en\nrule_set: ${place.program.document.id}\naccepted:\n${reasons}`;
  const source = sourceText("coverage.yaml", text);
  const accepted = reasons === "" ? [] : readAccepted(source, place.program).accepted;
  return measureCoverage({
    ...place,
    sources: new Map([...place.sources, ["coverage.yaml", source]]),
    accepted,
    notice,
  });
}

/** What is open: `a decides: b > 1`. */
export function openOf(coverage: Coverage): readonly string[] {
  return coverage.open.map((one) => {
    const clause = one.clause === undefined ? "" : `${coverage.program.clauses[one.clause]?.id} `;
    return `${clause}${one.kind}: ${one.what}`;
  });
}

/** A rule set of the repository with its golden cases. */
export function realTown(folder: string): Town {
  const { program, sources } = compileFolder(nodeHost, folder);
  const all = new Map(sources);
  const cases = caseFiles(folder, (program as Program).document.id).flatMap((path) => {
    const source = sourceText(path, readFileSync(path, "utf8"));
    all.set(path, source);
    return readCases(source, program as Program).cases;
  });
  return { program: program as Program, sources: all, cases };
}

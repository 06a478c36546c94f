/**
 * The project's rule sets and their golden cases as a whole. The cases themselves are test files of their own, each on
 * its line of the YAML (`khoanCases` in vitest.config.ts).
 */
import { globSync, readFileSync } from "node:fs";
import { outlineOf } from "@khoan/cases";
import { sourceText } from "@khoan/diagnostics";
import { compileFolder } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../cli/src/node-host.ts";
import { allRuleSets, caseFiles } from "../cli/src/rule-set.ts";

const compiled = allRuleSets().map((folder) => ({ folder, ...compileFolder(nodeHost, folder) }));

describe("every rule set", () => {
  it.each(compiled.map((one) => [one.folder, one] as const))("%s compiles without findings", (_, { diagnostics }) => {
    expect(diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
  });
});

describe("every case file under test/golden", () => {
  it("is among the cases of the rule set that it names, and lists some", () => {
    const known = compiled.flatMap(({ folder, program }) =>
      program === undefined
        ? []
        : caseFiles(folder, program.document.id).map((path) => `${program.document.id} ${path}`),
    );
    // Beside the cases lie what they need not cover and which mutants need not be noticed.
    const beside = /[\\/](?:coverage|mutants)\.yaml$/;
    const files = globSync("test/golden/**/*.yaml").filter((path) => !beside.test(path));
    const found = files.map((path) => {
      const { ruleSet, cases } = outlineOf(sourceText(path, readFileSync(path, "utf8")));
      return cases.length === 0 ? `${path} lists no case` : `${ruleSet} ${path.replaceAll("\\", "/")}`;
    });
    expect(found.filter((one) => !known.includes(one))).toEqual([]);
  });
});

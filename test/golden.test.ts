/** Every golden case of every rule set, as a test of its own. */
import { readFileSync } from "node:fs";
import { readCases, runCase } from "@khoan/cases";
import { sourceText } from "@khoan/diagnostics";
import { compileFolder } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../cli/src/node-host.ts";
import { allRuleSets, caseFiles } from "../cli/src/rule-set.ts";

for (const folder of allRuleSets()) {
  describe(folder, () => {
    const compiled = compileFolder(nodeHost, folder);
    it("compiles without findings", () => {
      expect(compiled.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
    });
    const { program } = compiled;
    if (program === undefined) return;
    for (const path of caseFiles(folder, program.document.id)) {
      describe(path, () => {
        const file = readCases(sourceText(path, readFileSync(path, "utf8")), program);
        it("reads without findings", () => {
          expect(file.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
        });
        for (const one of file.cases) {
          it(one.name, () => {
            expect(runCase(program, one).failures.map((failure) => failure.message.en)).toEqual([]);
          });
        }
      });
    }
  });
}

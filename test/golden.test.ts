/**
 * Every golden case of every rule set, as a test of its own. A failure points at the line of the case file that expects
 * otherwise, with Vitest’s own excerpt of the YAML.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Failure, readCases, runCase } from "@khoan/cases";
import { positionAt, type SourceText, sourceText } from "@khoan/diagnostics";
import { compileFolder } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../cli/src/node-host.ts";
import { allRuleSets, caseFiles } from "../cli/src/rule-set.ts";

/** An error that comes from the case file, as far as the reader of its stack can tell. */
function failed(failures: readonly Failure[], source: SourceText, why: string): Error {
  const told = failures.map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.message.en}`);
  const error = new Error([...told, `why: ${why.trim()}`].join("\n"));
  const frames = failures.map(({ diagnostic }) => {
    const { line, column } = positionAt(source, diagnostic.span?.start ?? 0);
    return `    at case (${resolve(source.uri)}:${line}:${column})`;
  });
  error.stack = `Error: ${error.message}\n${frames.join("\n")}`;
  return error;
}

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
        const source = sourceText(path, readFileSync(path, "utf8"));
        const file = readCases(source, program);
        it("reads without findings", () => {
          expect(file.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
        });
        for (const one of file.cases) {
          it(one.name, () => {
            const { failures } = runCase(program, one);
            if (failures.length > 0) throw failed(failures, source, one.why);
          });
        }
      });
    }
  });
}

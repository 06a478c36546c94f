/** Every golden suite of the project as a spreadsheet and back: the same cases, in both forms. */
import { readFileSync } from "node:fs";
import { type Case, readCases, runCase } from "@khoan/cases";
import { sourceText } from "@khoan/diagnostics";
import { compileFolder, type Program } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../../cli/src/node-host.ts";
import { allRuleSets, caseFiles } from "../../../cli/src/rule-set.ts";
import {
  exportCsv,
  exportXlsx,
  importSheet,
  type NamedSource,
  readSheetCases,
  type SheetContent,
} from "../src/index.ts";

/** A case as data, without places; the line break that ends a folded text means nothing. */
function plain(one: Case): unknown {
  const data = JSON.stringify(one, (key, value) => (key === "span" || key === "places" ? undefined : value));
  return { ...JSON.parse(data), why: one.why.trim() };
}

const suites = allRuleSets().flatMap((folder) => {
  const program = compileFolder(nodeHost, folder).program as Program;
  const files = caseFiles(folder, program.document.id).map(
    (path): NamedSource => ({
      name: path.slice(path.lastIndexOf("/") + 1).replace(/\.cases\.yaml$/, ""),
      source: sourceText(path, readFileSync(path, "utf8")),
    }),
  );
  return files.length === 0 ? [] : [{ id: program.document.id, program, files }];
});

const forms: readonly (readonly [
  string,
  (files: readonly NamedSource[], program: Program) => Promise<SheetContent>,
])[] = [
  ["xlsx", async (files, program) => ({ bytes: await exportXlsx(files, program) })],
  ["csv", async (files, program) => ({ text: exportCsv(files, program) })],
];

describe.each(suites)("the golden cases of $id", ({ program, files }) => {
  const original = files.flatMap(({ source }) => readCases(source, program).cases);

  it.each(forms)("come back from %s as they were, and run from there", async (form, write) => {
    const content = await write(files, program);
    const read = await readSheetCases(content, `suite.${form}`, program);
    expect(read.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
    expect(read.cases.map(plain)).toEqual(original.map(plain));
    expect(read.cases.filter((one) => runCase(program, one).failures.length > 0)).toEqual([]);
  });

  it.each(forms)("come back from %s as case files that say the same", async (form, write) => {
    const content = await write(files, program);
    const imported = await importSheet(content, `suite.${form}`, program);
    expect(imported.diagnostics).toEqual([]);
    const cases = imported.files.flatMap(({ name, text }) => {
      const read = readCases(sourceText(`${name}.cases.yaml`, text), program);
      expect(read.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
      return read.cases;
    });
    expect(imported.files.map(({ name }) => name)).toEqual(files.length > 1 ? files.map(({ name }) => name) : [""]);
    expect(cases.map(plain)).toEqual(original.map(plain));
  });
});

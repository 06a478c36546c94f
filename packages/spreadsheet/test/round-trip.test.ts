/** Every golden suite of the project as a spreadsheet and back: the same cases, in both forms. */
import { readFileSync } from "node:fs";
import { type Case, readCases } from "@khoan/cases";
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

/**
 * A case as data, without places. In which order a mapping lists facts, or an expectation its outputs, means nothing;
 * nor does the line break that ends a folded text.
 */
function plain(one: Case): unknown {
  const byOutput = <T extends { readonly output: string }>(list: readonly T[]): readonly T[] =>
    list.toSorted((a, b) => (a.output < b.output ? -1 : 1));
  const timeline = one.timeline.map((stretch) => ({ ...stretch, expect: byOutput(stretch.expect) }));
  const data = { ...one, why: one.why.trim(), expect: byOutput(one.expect), timeline };
  return JSON.parse(JSON.stringify(data, (key, value) => (key === "span" || key === "places" ? undefined : value)));
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

  it.each(forms)("come back from %s as they were, there and as YAML again", async (form, write) => {
    const content = await write(files, program);
    const read = await readSheetCases(content, `suite.${form}`, program);
    expect(read.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
    expect(read.cases.map(plain)).toEqual(original.map(plain));

    const imported = await importSheet(content, `suite.${form}`, program);
    const cases = imported.files.flatMap(({ name, text }) => {
      const again = readCases(sourceText(`${name}.cases.yaml`, text), program);
      expect(again.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
      return again.cases;
    });
    expect(imported.files.map(({ name }) => name)).toEqual(files.length > 1 ? files.map(({ name }) => name) : [""]);
    expect(cases.map(plain)).toEqual(original.map(plain));
  });
});

/** Whatever is in a file and wherever the cursor is, every question has an answer and none an exception. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Position } from "../src/index.ts";
import { CASES, emptyRange, openEditor, positionAt, RULES } from "./editor.ts";

const everything = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

/** Asks all that an editor asks. */
function askAll(service: ReturnType<typeof openEditor>["service"], path: string, position: Position): void {
  service.diagnostics(path);
  const completion = service.completion(path, position);
  const [first] = completion.items;
  if (first !== undefined) service.resolveCompletion(path, first, completion);
  service.hover(path, position);
  service.definition(path, position);
  service.typeDefinition(path, position);
  service.implementation(path, position);
  service.references(path, position, true);
  service.highlights(path, position);
  service.prepareRename(path, position);
  service.rename(path, position, "tên_mới");
  service.documentSymbols(path);
  service.workspaceSymbols("a");
  service.foldingRanges(path);
  service.selectionRange(path, position);
  service.semanticTokens(path);
  service.codeLenses(path);
  service.inlayHints(path, everything);
  service.documentLinks(path);
  service.formatting(path);
  for (const { data } of service.codeActions(path, emptyRange(position)))
    if (data !== undefined) service.resolveAction(data);
}

describe("the service", () => {
  it("answers in any text, at any place", { timeout: 120_000 }, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "",
        " ",
        "\n",
        "\n    ",
        "- ",
        "- mã: 3\n",
        ": ",
        "{",
        "[",
        "]",
        "}",
        '"',
        "'",
        "§",
        ".",
        "=",
        "|",
        "|\n",
        "#",
        "\t",
        "<script>",
        "\u202e",
        "\u200b",
        "e\u0302",
        "𝒂",
        "trẻ",
        "nếu ",
        "&a ",
        "---\n",
        "\ufeff",
        "\r\n",
        "__proto__: 1\n",
        "((((((((((",
        "١٢",
        "999999999999999999 đồng",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    const { service, text } = openEditor({ chosen: { uri: CASES, name: "Trẻ cận nghèo" } });
    fc.assert(
      fc.property(
        fc.constantFrom(RULES, CASES, "rules/tre-em/document.yaml"),
        fc.nat(),
        fc.nat({ max: 40 }),
        piece,
        fc.nat(),
        (path, where, cut, put, place) => {
          const before = text(path);
          const at = where % before.length;
          const after = before.slice(0, at) + put + before.slice(at + cut);
          service.open(path, after);
          askAll(service, path, positionAt(after, at + put.length));
          askAll(service, path, positionAt(after, place % (after.length + 1)));
          service.open(path, before);
          expect(service.diagnostics(path)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("answers in every beginning of a file", () => {
    const { service, text } = openEditor();
    const whole = text(RULES);
    for (let length = 0; length <= whole.length; length += 97) {
      const half = whole.slice(0, length);
      service.open(RULES, half);
      askAll(service, RULES, positionAt(half, length));
    }
  });

  it("answers where nothing is: no such file, no such line", () => {
    const { service } = openEditor();
    for (const path of ["nowhere.yaml", "rules/tre-em/none.yaml"]) {
      expect(service.diagnostics(path)).toEqual([]);
      expect(service.completion(path, { line: 3, character: 3 }).items).toEqual([]);
      expect(service.hover(path, { line: 3, character: 3 })).toBeUndefined();
      expect(service.documentSymbols(path)).toEqual([]);
    }
    askAll(service, RULES, { line: 100_000, character: 100_000 });
  });

  it("keeps quiet about a paste of five million characters that is no rule file", () => {
    const { service } = openEditor();
    const paste = `${readFileSync("LICENSE", "utf8").slice(0, 500)}\n`.repeat(10_000);
    service.open(RULES, paste);
    expect(service.diagnostics(RULES).length).toBeGreaterThan(0);
    service.completion(RULES, { line: 10, character: 3 });
  });
});

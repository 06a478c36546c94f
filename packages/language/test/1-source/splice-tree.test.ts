/** A tree brought up to date inside one item is the tree that parsing everything would give. */
import { readFileSync } from "node:fs";
import { sourceText } from "@khoan/diagnostics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTree } from "../../src/1-source/file-reader.ts";
import { splicedTree } from "../../src/1-source/splice-tree.ts";
import type { YamlNode } from "../../src/1-source/yaml-tree.ts";

const TEXT = readFileSync("rules/nq-55-2025/iv-nguyen-tac.yaml", "utf8");
const CASES = readFileSync("test/golden/nq-55-2025/iv-nguyen-tac/iv-1.cases.yaml", "utf8");

const tree = (text: string) => readTree(sourceText("x.yaml", text), undefined);
const spliced = (before: string, after: string) => splicedTree(tree(before), sourceText("x.yaml", after));

/** All that a node says, its offsets too. */
function said(node: YamlNode | undefined): unknown {
  if (node?.kind === "scalar") return { ...node, offsets: [...node.offsets()] };
  if (node?.kind === "sequence") return { ...node, items: node.items.map(said) };
  return node && { ...node, entries: node.entries.map(({ key, value }) => [said(key), said(value)]) };
}

describe("splicedTree", () => {
  it("parses the item that was typed in, and moves what follows", () => {
    const after = TEXT.replace("đếm", "đếm  ");
    const made = spliced(TEXT, after);
    expect(made).toBeDefined();
    expect(said(made?.root)).toEqual(said(tree(after).root));
  });

  it.each([
    ["a new item", "a:\n  - x: 1\n  - y: 2\n", "a:\n  - x: 1\n  - z: 3\n  - y: 2\n"],
    ["a key of the file", "a:\n  - x: 1\n  - y: 2\n", "a:\n  - x: 1\nb: 1\n  - y: 2\n"],
    ["a comment that stands further out", "a:\n  - x: 1\n  - y: 2\n", "a:\n  - x: 1\n# b\n  - y: 2\n"],
    ["an open quote", "a:\n  - x: 1\n  - y: 2\n", "a:\n  - x: '1\n  - y: 2\n"],
    ["loose accents", "a:\n  - x: 1\n  - y: 2\n", "a:\n  - x: e\u0302\n  - y: 2\n"],
    ["a line break that is gone", "a:\n  - x: 12\n  - y: 2\n", "a:\n  - x: 1  - y: 2\n"],
    ["an anchor", "a:\n  - x: 1\n  - y: 2\n", "a:\n  - x: &z 1\n  - y: 2\n"],
    ["what stands before the list", "a:\n  - x: 1\n", "aa:\n  - x: 1\n"],
  ])("leaves %s to the parser", (_, before, after) => {
    expect(spliced(before, after)).toBeUndefined();
  });

  it("counts the levels around the item", () => {
    const nested = (depth: number): string => `a:\n  - x: ${"[".repeat(depth)}1${"]".repeat(depth)}\n`;
    for (const depth of [95, 96, 97, 98, 99])
      expect(spliced(nested(2), nested(depth))?.root === undefined).toBe(tree(nested(depth)).root === undefined);
  });

  it("gives the tree of the whole text, whatever is typed where", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        " ",
        "\n",
        "\n  ",
        "\n          ",
        "- ",
        ": ",
        "'",
        '"',
        "#",
        " # x",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        ",",
        "&a",
        "e\u0302",
        "\u200b",
        "x: 1\n",
        "trẻ",
        "",
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(TEXT, CASES), fc.nat(), fc.nat({ max: 6 }), piece, (text, where, cut, put) => {
        const at = where % text.length;
        const after = text.slice(0, at) + put + text.slice(at + cut);
        const made = spliced(text, after);
        if (made === undefined) return;
        const whole = tree(after);
        expect(said(made.root)).toEqual(said(whole.root));
        expect(whole.diagnostics).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

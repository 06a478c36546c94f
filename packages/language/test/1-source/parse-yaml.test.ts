import { type Diagnostic, sourceText } from "@khoan/diagnostics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { MAX_YAML_DEPTH, parseYaml } from "../../src/1-source/parse-yaml.ts";
import type { YamlNode, YamlScalar } from "../../src/1-source/yaml-tree.ts";

function read(text: string): { readonly root: YamlNode | undefined; readonly found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  return { root: parseYaml(sourceText("f.yaml", text), (diagnostic) => found.push(diagnostic)), found };
}

function plain(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case "scalar":
      return node.text;
    case "sequence":
      return node.items.map(plain);
    case "mapping":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
    case undefined:
      return undefined;
  }
}

function brief({ code, span }: Diagnostic): string {
  return span === undefined ? code : `${code} ${span.start}-${span.end}`;
}

function scalars(node: YamlNode | undefined): YamlScalar[] {
  if (node?.kind === "scalar") return [node];
  if (node?.kind === "sequence") return node.items.flatMap(scalars);
  return node?.entries.flatMap((entry) => [entry.key, ...scalars(entry.value)]) ?? [];
}

describe("what files say", () => {
  test("every scalar is text", () => {
    const text = "a: 500.000\nb: 010\nc: no\nd: 2026-01-01\ne:\nf: ~\ng: [1e3, {h: <<}]\n'i': \"j\"\n<<: k\n";
    expect(plain(read(text).root)).toEqual({
      a: "500.000",
      b: "010",
      c: "no",
      d: "2026-01-01",
      e: "",
      f: "~",
      g: ["1e3", { h: "<<" }],
      i: "j",
      "<<": "k",
    });
  });

  test("places: keys, values, blocks, collections", () => {
    const text = 'a: b # c\nd: |-\n  x\n  y\n\n# end\ne: { f: "g" }\nh:\n  - i\n  - j: k\n';
    const { root, found } = read(text);
    expect(found).toEqual([]);
    const slice = (node: YamlNode): string => text.slice(node.span.start, node.span.end);
    expect(scalars(root).map(slice)).toEqual(["a", "b", "d", "|-\n  x\n  y", "e", "f", '"g"', "h", "i", "j", "k"]);
    if (root?.kind !== "mapping") throw new Error("no mapping");
    expect(root.entries.map((entry) => slice(entry.value))).toEqual([
      "b",
      "|-\n  x\n  y",
      '{ f: "g" }',
      "- i\n  - j: k",
    ]);
    expect(slice(root)).toBe(text.trimEnd());
  });

  test("styles", () => {
    const { root } = read("- a\n- 'b'\n- \"c\"\n- |\n  d\n- >\n  e\n");
    expect(scalars(root).map((scalar) => scalar.style)).toEqual(["plain", "single", "double", "literal", "folded"]);
  });

  test("signs of anchors, aliases and tags inside values are text", () => {
    const { root, found } = read("a: x !y & z *w\nb: '*a'\nc: |\n  *x\n  &y !z\nd: [a&b, c*d]\n# &x *y !z\n");
    expect(found).toEqual([]);
    expect(plain(root)).toEqual({ a: "x !y & z *w", b: "*a", c: "*x\n&y !z\n", d: ["a&b", "c*d"] });
  });

  test("a block at the left edge may begin with a sign of anchors, too", () => {
    expect(read("--- |\n*x\n").found).toEqual([]);
    expect(plain(read("--- |\n*x\n").root)).toBe("*x\n");
  });

  test("a byte order mark, --- and ... may stand; so may Windows line ends", () => {
    for (const text of ["\ufeffa: b", "---\na: b\n...\n", "a: b\r\n"]) {
      const { root, found } = read(text);
      expect(found).toEqual([]);
      expect(plain(root)).toEqual({ a: "b" });
    }
  });

  test("agrees with the library on whatever it can write", () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.stringMatching(/^[a-zđ ]{1,8}$/),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("node"), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, (data) => {
        const text = JSON.stringify(data, null, 1);
        expect(plain(read(text).root)).toEqual(parse(text, { schema: "failsafe" }));
      }),
    );
  });
});

describe("what files may not say", () => {
  test.each<[name: string, text: string, findings: readonly string[]]>([
    ["empty", "", ["KH127"]],
    ["a comment alone", "# x\n", ["KH127"]],
    ["an empty document", "---\n", ["KH127"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["KH128 5-8"]],
    ["an anchor", "a: &x 1", ["KH112 3-5"]],
    ["an alias", "a: *x", ["KH112 3-5"]],
    ["a tag", "a: !!str 1", ["KH112 3-8"]],
    ["a directive", "%YAML 1.1\n---\na: 1", ["KH110 0-1"]],
    ["an open quote", 'a: "x', ["KH110 5-5"]],
    ["an open bracket", "a: [1, 2\nb: 3", ["KH110 9-10"]],
    ["a tab", "a:\n\tb: 1", ["KH110 3-4"]],
    ["two colons", "a: b: c", ["KH110 3-4"]],
    ["an odd indent", "a:\n  b: 1\n c: 2", ["KH110 10-11"]],
    ["a key without colon", "a: 1\nfoo\nb: 2", ["KH110 5-10"]],
    ["a key that is a list", "? [a]\n: b", ["KH110 2-5"]],
    ["the same key twice", "a: 1\na: 2", ["KH111 5-6"]],
    ["hostile keys", "__proto__: 1\nconstructor: 2\nprototype: 3\na: 4", ["KH114 0-9", "KH114 13-24", "KH114 28-37"]],
    ["a Cyrillic letter in a Latin key", "tr\u0435n: 1", ["KH116 2-3"]],
    ["an eth for a đ", "\u00d0ối: 1", ["KH116 0-1"]],
    ["a bidi control in a value and one in a comment", "a: x\u202ey # \u200b", ["KH117 4-5", "KH117 9-10"]],
    ["a bidi control as an escape", 'a: "x\\u202ey"', ["KH117 3-13"]],
    ["a null character", "a: x\u0000y", ["KH117 4-5"]],
  ])("%s", (_, text, findings) => {
    expect(read(text).found.map(brief)).toEqual(findings);
  });

  test("refused keys are left out, the rest is read", () => {
    expect(plain(read("a: 1\na: 2\n__proto__: 3\nb: 4").root)).toEqual({ a: "1", b: "4" });
    expect(read("a: 1\na: 2").found[0]?.related[0]?.span).toMatchObject({ start: 0, end: 1 });
  });

  test("a file with a syntax error is not read in part; one error a line, few in all", () => {
    const { root, found } = read('- "a\n'.repeat(2000));
    expect(root).toBeUndefined();
    expect(found.length).toBeLessThanOrEqual(5);
  });

  test("the library's English stays out of our messages", () => {
    for (const text of [
      "a: [1, 2\nb: 3",
      'a: "x',
      "a: {x: 1} y",
      "a: ]",
      "- a\nb",
      "a: [1, , 2]",
      "a: @x",
      "a: |\nb\n",
      'a: "\\q"',
      "a: {b: |\n c}",
    ]) {
      const [first] = read(text).found;
      expect(first?.code).toBe("KH110");
      expect(first?.message.vi).toMatch(/^Tệp không đúng cú pháp YAML: [^A-Z]+\.$/);
      expect(first?.message.vi).not.toMatch(/undefined|Missing|Unexpected|must|expected/);
    }
  });

  test("loose accents: reported with the fix, read as NFC", () => {
    const loose = "trẻ: nặng\nkhác: 'ở đây'\n".normalize("NFD");
    const { root, found } = read(loose);
    expect(found.map((one) => one.code)).toEqual(["KH115", "KH115", "KH115", "KH115"]);
    expect(plain(root)).toEqual({ trẻ: "nặng", khác: "ở đây" });
    const edits = found.flatMap((one) => one.fixes[0]?.edits ?? []).toReversed();
    const mended = edits.reduce(
      (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end),
      loose,
    );
    expect(mended).toBe(loose.normalize("NFC"));
  });

  test("keys that differ in accents' form alone are the same key", () => {
    const { found } = read(`nặng: 1\n${"nặng".normalize("NFD")}: 2`);
    expect(found.map((one) => one.code)).toEqual(["KH115", "KH111"]);
  });

  test("hidden characters are taken out, places stay right", () => {
    const text = "a: x\u200by z\n";
    const { root } = read(text);
    const value = scalars(root)[1];
    expect(value?.text).toBe("xy z");
    expect([...(value?.offsets() ?? [])].slice(0, 4).map((at) => text[at])).toEqual(["x", "y", " ", "z"]);
  });
});

describe("hostile files are refused, fast and without a crash", () => {
  const many = 10_000;
  test.each([
    ["[", "[".repeat(many)],
    ["[ closed", `${"[".repeat(many)}${"]".repeat(many)}`],
    ["{a:", "{a: ".repeat(many)],
    ["- ", "- ".repeat(many)],
    ["? ", "? ".repeat(many)],
    ["a block", Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["8 MB of [", "[".repeat(8 * 1024 * 1024)],
  ])("deep: %s", (_, text) => {
    const { root, found } = read(text);
    expect(root).toBeUndefined();
    expect(found.map((one) => one.code)).toEqual(["KH113"]);
  });

  test("exactly so deep is read", () => {
    expect(read(`${"[".repeat(MAX_YAML_DEPTH)}${"]".repeat(MAX_YAML_DEPTH)}`).found).toEqual([]);
    expect(
      read(`${"[".repeat(MAX_YAML_DEPTH + 1)}${"]".repeat(MAX_YAML_DEPTH + 1)}`).found.map((one) => one.code),
    ).toEqual(["KH113"]);
  });

  test("a bomb of aliases is not expanded", () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? "x" : `*a${i - 1}`)
          .join(", ")}]`,
    );
    const { root, found } = read(levels.join("\n"));
    expect(root).toBeUndefined();
    expect(found.map((one) => one.code)).toEqual(["KH112"]);
  });

  test("any text gives a tree or a finding, and every place lies inside it", () => {
    const soup = fc
      .array(
        fc.constantFrom(
          "a",
          "b: ",
          "- ",
          "\n",
          "\n  ",
          "\n    ",
          "[",
          "]",
          "{",
          "}",
          ", ",
          ":",
          "'",
          '"',
          "|\n",
          ">\n",
          "#",
          " #",
          "&x",
          "*x",
          "!t",
          "%",
          "---\n",
          "...\n",
          "\t",
          "? ",
          "\\",
          "\r\n",
          "trẻ",
          "\u0301",
          "\u202e",
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: "grapheme" })), (text) => {
        const { root, found } = read(text);
        if (root === undefined) expect(found).not.toEqual([]);
        for (const { span } of [...found, ...scalars(root)]) {
          if (span !== undefined)
            expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** CSV by RFC 4180, and what spreadsheets make of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv, writeCsv } from "../src/csv.ts";
import { shownText } from "../src/grid.ts";

const texts = (text: string): readonly (readonly string[])[] =>
  readCsv(text, "x").rows.map((row) => row.map((cell) => (cell?.kind === "text" ? cell.text : "")));

describe("reading", () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      "plain fields",
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no line break at the end",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["quotes around separators, line breaks and quotes", '"a,b","c\nd","e""f"\n', [["a,b", "c\nd", 'e"f']]],
    [
      "empty fields, also the last",
      "a,,\n,b,\n",
      [
        ["a", "", ""],
        ["", "b", ""],
      ],
    ],
    [
      "semicolons",
      "a;b\n1,5;2\n",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    ["tabs", "a\tb\n", [["a", "b"]]],
    ["a byte order mark", "\ufeffa,b\n", [["a", "b"]]],
    ["a quote that never ends", 'a,"b\nc', [["a", "b\nc"]]],
    ["nothing", "", []],
  ])("takes %s", (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("writing", () => {
  it("comes back as it was, whatever the texts are", () => {
    const row = fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        // Which separator a file uses is told by its first line.
        fc.pre(rows[0]?.every((text) => !/[;\t\n\r"]/.test(text)) === true);
        expect(texts(writeCsv(rows))).toEqual(rows);
      }),
    );
  });
});

describe("what a cell shows", () => {
  it("is as long as its text, so that a part of it has a place", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(shownText({ kind: "text", text })).toHaveLength(text.length);
      }),
    );
  });
});

/** Offsets to lines and columns as people count them. */
import { describe, expect, it } from "vitest";
import { joinSpans, lineIndex, lineText, positionAt, sourceText } from "../src/index.ts";

const source = sourceText("a.yaml", "một\r\nhai 👶 ba\n\nbốn");

describe("positions", () => {
  it.each([
    ["một", 1, 1],
    ["\r", 1, 4],
    ["hai", 2, 1],
    ["👶", 2, 5],
    ["ba", 2, 7],
    ["bốn", 4, 1],
  ])("finds %j", (text, line, column) => {
    expect(positionAt(source, source.text.indexOf(text))).toEqual({ line, column });
  });

  it("holds at both ends", () => {
    expect(positionAt(source, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(source, source.text.length)).toEqual({ line: 4, column: 4 });
    expect(lineIndex(sourceText("b", ""), 0)).toBe(0);
  });

  it("gives lines without their breaks", () => {
    expect([0, 1, 2, 3, 4].map((line) => lineText(source, line))).toEqual(["một", "hai 👶 ba", "", "bốn", ""]);
  });
});

describe("joinSpans", () => {
  it("holds both", () => {
    expect(joinSpans({ uri: "a", start: 5, end: 7 }, { uri: "a", start: 1, end: 6 })).toEqual({
      uri: "a",
      start: 1,
      end: 7,
    });
  });
});

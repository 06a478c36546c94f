/** Lines and UTF-16 characters to offsets and back, with marks apart and letters of two units. */
import { sourceText } from "@khoan/diagnostics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carried, offsetOf, rangeOf, splice } from "../src/positions.ts";

const TEXT = sourceText("x.yaml", "a\n𝒂e\u0302 b\n\r\nc");

describe("positions", () => {
  it.each([
    [0, 0, 0],
    [1, 0, 1],
    [2, 1, 0],
    [4, 1, 2],
    [6, 1, 4],
    [8, 1, 6],
    [9, 2, 0],
    [11, 3, 0],
  ])("offset %i is line %i, character %i", (offset, line, character) => {
    expect(rangeOf(TEXT, { start: offset, end: offset }).start).toEqual({ line, character });
    expect(offsetOf(TEXT, { line, character })).toBe(offset);
  });

  it("draws what lies beyond a line or the text to its end", () => {
    expect(offsetOf(TEXT, { line: 0, character: 99 })).toBe(1);
    expect(offsetOf(TEXT, { line: 99, character: 0 })).toBe(TEXT.text.length);
  });

  it("gives every offset back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const source = sourceText("x", text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { start } = rangeOf(source, { start: offset, end: offset });
          if (offsetOf(source, start) !== offset) return false;
        }
        return true;
      }),
    );
  });

  it("makes the edits of a client as the client makes them", () => {
    const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
    expect(splice(TEXT, { range, text: "ê" })).toBe("a\n𝒂ê b\n\r\nc");
  });

  it("carries places over an edit", () => {
    const before = sourceText("x", "một hai ba");
    const after = sourceText("x", "một và hai ba");
    expect(carried(before, after, 1)).toBe(1);
    expect(carried(before, after, 8)).toBe(11);
    expect(carried(after, before, 11)).toBe(8);
  });
});

/** What a terminal shows, and that nothing reaches it that it would obey. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, visible } from "../../src/index.ts";
import { cellsOf } from "../../src/render/cells.ts";

describe("visible", () => {
  it.each([
    ["trẻ em", "trẻ em"],
    ["a\u202Eb", "a‹U+202E›b"],
    ["\u2066x\u2069", "‹U+2066›x‹U+2069›"],
    ["\x1b[31mred", "‹U+001B›[31mred"],
    ["a\rb\nc", "a‹U+000D›b‹U+000A›c"],
    ["zero\u200Bwidth\uFEFF", "zero‹U+200B›width‹U+FEFF›"],
    ["no\u00A0break", "no‹U+00A0›break"],
    ["soft\u00ADhyphen", "soft‹U+00AD›hyphen"],
    ["filler\u3164", "filler‹U+3164›"],
    ["\u{E0041}tag", "‹U+E0041›tag"],
    ["\uD800 alone", "‹U+D800› alone"],
    ["\u0301first", "‹U+0301›first"],
    ["\u009B31m", "‹U+009B›31m"],
    ["trẻ".normalize("NFD"), "trẻ".normalize("NFD")],
    ["日本", "日本"],
    ["a\tb", "a   b"],
  ])("%j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("does not let accents pile up", () => {
    expect(visible(`a${"\u0301".repeat(6)}`)).toBe(`a${"\u0301".repeat(4)}‹U+0301›‹U+0301›`);
  });

  it("lets nothing through that a terminal obeys, and is the same when applied again", () => {
    const unit = fc.oneof(
      fc.constantFrom("\x1b", "\u202E", "\u0301", "\t", "\r", "a", "ư", "日"),
      fc.string({ maxLength: 1, unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        const shown = visible(parts.join(""));
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });
});

describe("displayWidth", () => {
  it.each([
    ["", 0],
    ["trẻ", 3],
    ["trẻ".normalize("NFD"), 3],
    ["日本", 4],
    ["한", 2],
    ["한".normalize("NFD"), 2],
    ["ＡＢ", 4],
    ["👶", 2],
    ["€", 1],
    ["\u202E", 8],
    ["a\tb", 5],
  ])("%j takes %d", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("cellsOf", () => {
  it("covers the line without gaps or overlaps", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (line) => {
        let end = 0;
        for (const cell of cellsOf(line)) {
          expect(cell.start).toBe(end);
          end = cell.end;
        }
        expect(end).toBe(line.length);
      }),
    );
  });

  it("does not cut a surrogate pair", () => {
    expect(cellsOf("a👶b", 2, 3)).toEqual([{ text: "👶", width: 2, start: 1, end: 3 }]);
    expect(cellsOf("a👶b", 0, 2).at(-1)?.text).toBe("👶");
  });
});

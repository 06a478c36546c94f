/** Marks stand under what they mean, whatever the line is made of. `«…»` is the place in each example. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, type SourceText, type Span, sourceText } from "../../src/index.ts";
import { excerptOf } from "../../src/render/excerpt.ts";

function marked(text: string): { source: SourceText; span: Span } {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  return { source: sourceText("a", text.replace("«", "").replace("»", "")), span: { uri: "a", start, end } };
}

/** The excerpt as lines, marks below each. */
function drawn(text: string): readonly string[] {
  const { source, span } = marked(text);
  return excerptOf(source, span).flatMap((line) =>
    line.kind === "gap" ? ["(gap)"] : line.marks === "" ? [line.text] : [line.text, line.marks],
  );
}

describe("one line", () => {
  it.each<[string, string, readonly string[]]>([
    ["plain", "khi: «tre».tuổi < 16", ["khi: tre.tuổi < 16", "     ^^^"]],
    [
      "loose accents before and inside",
      "mức của «trẻ» em".normalize("NFD"),
      ["mức của trẻ em".normalize("NFD"), "        ^^^"],
    ],
    ["wide characters", "日本 «한국» x", ["日本 한국 x", "     ^^^^"]],
    ["a picture", "👶 «x»", ["👶 x", "   ^"]],
    ["tabs", "a\t«b»\tc", ["a   b   c", "    ^"]],
    ["a bidi control before", "a\u202E «b»", ["a‹U+202E› b", "          ^"]],
    ["a bidi control inside", "a «\u202E»b", ["a ‹U+202E›b", "  ^^^^^^^^"]],
    ["an empty place", "a: «»b", ["a: b", "   ^"]],
    ["the end of a line", "a: b«»", ["a: b", "    ^"]],
    ["the line break itself", "a: b«\n»c", ["a: b", "    ^"]],
    ["a Windows line", "a: «b»\r\nc", ["a: b", "   ^"]],
    ["an accent alone", "tre«\u0309»", ["tre\u0309", "  ^"]],
    ["an empty text", "«»", ["", "^"]],
  ])("%s", (_, text, lines) => {
    expect(drawn(text)).toEqual(lines);
  });
});

describe("several lines", () => {
  it("marks each from its indentation", () => {
    expect(drawn("x: «a\n  b\n\n  c» d")).toEqual(["x: a", "   ^", "  b", "  ^", "", "  c d", "  ^"]);
  });

  it("leaves out the middle of many", () => {
    expect(drawn("«1\n2\n3\n4\n5\n6»")).toEqual(["1", "^", "2", "^", "(gap)", "6", "^"]);
  });

  it("does not show the line behind a final break", () => {
    expect(drawn("«a\n»b")).toEqual(["a", "^"]);
  });
});

describe("long lines", () => {
  it("cuts behind a place near the beginning", () => {
    const [text, marks] = drawn(`khi: «tre» ${"x".repeat(300)}`);
    expect(text).toMatch(/^khi: tre x+…$/);
    expect(marks).toBe("     ^^^");
  });

  it("cuts on both sides of a place in the middle", () => {
    const [text = "", marks = ""] = drawn(`${"a".repeat(5000)}«tre»${"b".repeat(5000)}`);
    expect(text).toMatch(/^…a+treb+…$/);
    expect(text.slice(marks.indexOf("^"), marks.length)).toBe("tre");
  });

  it("stays within a hundred columns with the marks under the place", () => {
    const unit = fc.constantFrom("a", "ế", "日", "\u202E", "\t", "e\u0301", "👶");
    const part = fc.array(unit, { maxLength: 300 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(part, part, (before, after) => {
        const [text = "", marks = ""] = drawn(`${before} «@» ${after}`);
        expect(displayWidth(text)).toBeLessThanOrEqual(100);
        expect(marks.trimStart()).toBe("^");
        expect(displayWidth(text.slice(0, text.indexOf("@")))).toBe(marks.indexOf("^"));
      }),
    );
  });

  it("takes any place in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (text, a, b) => {
        const span = { uri: "a", start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
        expect(excerptOf(sourceText("a", text), span).length).toBeGreaterThan(0);
      }),
    );
  });
});

/** The compiler as a whole: bad input never throws, and a program comes out only where nothing is wrong. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf, compileTexts, english, englishFormula, placesOf } from "./rule-set.ts";

const text = englishFormula("if yes and n > 1 then count(p in people where p.born < d) else max(n, k ?? 0)").replace(
  /^\n/,
  "",
);

describe("compileFolder", () => {
  it("gives a program where nothing is wrong", () => {
    expect(placesOf(english(text))).toEqual([]);
    expect(english(text).program?.variables.map((one) => one.name)).toEqual(["v"]);
  });

  it("reads a rule set of either language", () => {
    const vi =
      "dữ_kiện: { n: { kiểu: số_nguyên } }\nbiến: { v: { kiểu: số_nguyên, kết_quả: đúng } }\nđiều_khoản: [{ mã: c, ghi_số: [1], quy_tắc: [{ đặt: v, giá_trị: n + 1 }] }]";
    expect(
      codesOf(compileTexts({ "x/document.yaml": "khoản: 1\nngôn_ngữ: vi\nmã: x\ntên: X\n", "x/a.yaml": vi }, "x")),
    ).toEqual([]);
  });

  it("tells in order of file and place", () => {
    const found = compileTexts(
      {
        "x/document.yaml": "khoan: 1\nlanguage: en\nid: x\ntitle: X\n",
        "x/b.yaml": "types: { t: [a, a], u: [b, b] }",
        "x/a.yaml": "facts: { n: { type: nix } }",
      },
      "x",
    );
    expect(placesOf(found)).toEqual(["a.yaml:1:21 KH307", "b.yaml:1:17 KH306", "b.yaml:1:28 KH306"]);
  });

  it("never throws, and gives no program with an error, for a text cut, doubled or changed anywhere", () => {
    const at = fc.nat({ max: text.length });
    const piece = fc.constantFrom(
      "",
      " ",
      "\n",
      "{",
      "]",
      ":",
      "'",
      "- ",
      "null",
      "person",
      "?",
      "(",
      "9",
      "٣",
      "\u0000",
      "𝒏",
      "list(",
      " at ",
      "zone",
      "v",
    );
    fc.assert(
      fc.property(at, at, piece, (a, b, put) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        for (const changed of [
          text.slice(0, from) + put + text.slice(from + 1),
          text.slice(0, from) + text.slice(to),
          text.slice(0, to) + text.slice(from),
        ]) {
          const found = english(changed);
          expect(found.program === undefined).toBe(codesOf(found).length > 0);
          for (const { span } of found.diagnostics) {
            if (span === undefined) continue;
            const source = found.sources.get(span.uri)?.text ?? "";
            expect(span.start >= 0 && span.start <= span.end && span.end <= source.length).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

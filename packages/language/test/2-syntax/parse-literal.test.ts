import type { Lang } from "@khoan/diagnostics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loneScalar } from "../../src/1-source/scalar-parts.ts";
import type { ScalarStyle } from "../../src/1-source/yaml-tree.ts";
import { literalText, numberText, readNumber } from "../../src/2-syntax/numbers.ts";
import { parseLiteral, parseRange } from "../../src/2-syntax/parse-literal.ts";
import { brief, collect, mended } from "./show.ts";
import { literals } from "./trees.ts";

function read(text: string, lang: Lang = "vi", style: ScalarStyle = "plain") {
  const { found, report } = collect();
  return { value: parseLiteral({ ...loneScalar("f", text), style }, lang, report), found };
}

describe("values that stand alone", () => {
  test.each<[vi: string, en: string, value: object]>([
    ["1.500.000 đồng", "1_500_000 VND", { type: "money", value: 1_500_000, scale: 0, currency: "VND" }],
    ["1,505 EUR", "1.505 EUR", { type: "money", value: 1505, scale: 1, currency: "EUR" }],
    ["-5", "-5", { type: "number", value: -5, scale: 0 }],
    ["1,50", "1.50", { type: "number", value: 150, scale: 2 }],
    ["1,5%", "1.5 %", { type: "percent", value: 15, scale: 1 }],
    ["24 tháng", "24 months", { type: "duration", value: 24, unit: "months" }],
    ["1 năm", "1 year", { type: "duration", value: 1, unit: "years" }],
    ["10/03/2026", "2026-03-10", { type: "date", value: 20_522 }],
    ["03/2026", "2026-03", { type: "month", value: 24_314 }],
    ["2026-03-10", "2026-03-10", { type: "date", value: 20_522 }],
    ["đúng", "true", { type: "bool", value: true }],
    ["trống", "null", { type: "absent" }],
    ["nhẹ", "nhẹ", { type: "text", value: "nhẹ" }],
    ["chưa_biết", "unknown", { type: "text", value: "" }],
    ["3 bản chính", "3 copies", { type: "text", value: "" }],
    ["55/2025/NQ-HĐND", "55/2025/NQ-HĐND", { type: "text", value: "" }],
    ["1.2.3", "1.2.3", { type: "text", value: "" }],
  ])("%s", (vi, en, value) => {
    const texts = (text: string): object =>
      "value" in value && value.value === "" ? { ...value, value: text } : value;
    expect(read(vi)).toEqual({ value: texts(vi), found: [] });
    expect(read(en, "en")).toEqual({ value: texts(en), found: [] });
  });

  test("double quotes make text of anything, single quotes only package", () => {
    expect(read("03/2026", "vi", "double").value).toEqual({ type: "text", value: "03/2026" });
    expect(read("đúng", "vi", "double").value).toEqual({ type: "text", value: "đúng" });
    expect(read("1,5", "vi", "single").value).toEqual({ type: "number", value: 15, scale: 1 });
  });

  test.each<[lang: Lang, text: string, finding: string, mended?: string]>([
    ["vi", "1.5", "KH204 0-3", "1,5"],
    ["vi", "1_500_000 đồng", "KH204 0-14", "1.500.000 đồng"],
    ["vi", "1.50.000 đồng", "KH204 0-13"],
    ["en", "1,500 VND", "KH204 0-9", "1_500 VND"],
    ["en", "1.500.000 đồng", "KH204 0-14", "1_500_000 VND"],
    ["vi", "31/02/2026", "KH205 0-10"],
    ["vi", "1/1/26", "KH205 0-6"],
    ["vi", "2026-1-1", "KH205 0-8"],
    ["en", "01/01/2026", "KH209 0-10", "2026-01-01"],
    ["vi", "24 months", "KH209 0-9", "24 tháng"],
    ["vi", "99999999999999999 đồng", "KH206 0-22"],
    ["vi", "1,5 năm", "KH218 0-7"],
  ])("%s: %s", (lang, text, finding, fixed) => {
    const { value, found } = read(text, lang);
    expect(found.map(brief)).toEqual([finding]);
    if (fixed === undefined) return expect(value).toBeUndefined();
    expect(mended(text, found)).toBe(fixed);
    expect(read(fixed, lang)).toEqual({ value, found: [] });
  });

  test("literalText is read back, in both vocabularies", () => {
    fc.assert(
      fc.property(literals, fc.constantFrom<Lang>("vi", "en"), (literal, lang) => {
        const text = literal.type === "text" ? literal.value : literalText(literal, lang);
        const style = literal.type === "text" ? "double" : "plain";
        expect(read(text, lang, style)).toEqual({ value: literal, found: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test("numbers of up to four digits are not grouped", () => {
    expect(numberText(2026, 0, "vi")).toBe("2026");
    expect(numberText(15_000, 0, "vi")).toBe("15.000");
    expect(numberText(20265, 1, "vi")).toBe("2026,5");
    expect(numberText(1_234_567, 3, "en")).toBe("1234.567");
    expect(numberText(12_345_678, 3, "en")).toBe("12_345.678");
    expect(readNumber("0,5", "vi")).toEqual({ value: 5, scale: 1 });
  });
});

describe("ranges of days", () => {
  const range = (text: string, lang: Lang = "vi") => {
    const { found, report } = collect();
    return { value: parseRange(loneScalar("f", text), lang, report), found: found.map(brief) };
  };

  test.each<[lang: Lang, text: string, value: object]>([
    ["vi", "01/01/2026..31/12/2030", { from: 20_454, to: 22_279 }],
    ["vi", "01/01/2026..", { from: 20_454 }],
    ["vi", "..31/12/2030", { to: 22_279 }],
    ["en", "2026-01-01 .. 2030-12-31", { from: 20_454, to: 22_279 }],
  ])("%s %s", (lang, text, value) => expect(range(text, lang)).toEqual({ value, found: [] }));

  test.each<[text: string, finding: string]>([
    ["..", "KH211 0-2"],
    ["01/01/2026", "KH211 0-10"],
    ["01/2026..", "KH211 0-9"],
    ["x..y", "KH211 0-4"],
    ["31/12/2030..01/01/2026", "KH212 0-22"],
    ["01/01/2026..31/02/2026", "KH205 12-22"],
  ])("%s is none", (text, finding) => expect(range(text)).toEqual({ value: undefined, found: [finding] }));
});

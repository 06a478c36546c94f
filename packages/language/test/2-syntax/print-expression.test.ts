import type { Lang } from "@khoan/diagnostics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loneScalar } from "../../src/1-source/scalar-parts.ts";
import { parseBinding, parseCell } from "../../src/2-syntax/parse-formula.ts";
import { printBinding, printCell, printExpression } from "../../src/2-syntax/print-expression.ts";
import { collect, ids, parsed, show } from "./show.ts";
import { expressions } from "./trees.ts";

const langs = fc.constantFrom<Lang>("vi", "en");
const widths = fc.constantFrom(20, 60, 100, Number.POSITIVE_INFINITY);
const other = (lang: Lang): Lang => (lang === "vi" ? "en" : "vi");

describe("printing and parsing undo each other", () => {
  test("parse(print(tree)) is the tree, in both vocabularies and at every width", () => {
    fc.assert(
      fc.property(expressions, langs, widths, (tree, lang, width) => {
        const { tree: back, found } = parsed(printExpression(tree, lang, { width }), lang);
        expect(found).toEqual([]);
        expect(show(back)).toBe(show(tree));
      }),
      { numRuns: 1500 },
    );
  });

  test("translating there and back is the tree, and the same text", () => {
    fc.assert(
      fc.property(expressions, langs, widths, (tree, lang, width) => {
        const text = printExpression(tree, lang, { width });
        const foreign = printExpression(parsed(text, lang).tree, other(lang), { width });
        const { tree: back, found } = parsed(foreign, other(lang));
        expect(found).toEqual([]);
        expect(printExpression(back, lang, { width })).toBe(text);
      }),
      { numRuns: 700 },
    );
  });

  test("without a width there is one line", () => {
    fc.assert(
      fc.property(
        expressions,
        langs,
        (tree, lang) => !printExpression(tree, lang, { width: Number.POSITIVE_INFINITY }).includes("\n"),
      ),
    );
  });
});

describe("brackets stand only where they say something", () => {
  const canonical = [
    "a hoặc b và không c",
    "(a hoặc b) và c",
    "a - (b - c)",
    "a - b - c",
    "(a + b) * c",
    "-(a + b)",
    "-a * b",
    "a = (b = c)",
    "a ?? b + 1",
    "(a ?? b) + 1",
    "mức tại (tháng - 1 tháng)",
    "(a + b) tại tháng",
    "a.b tại năm",
    "a và có x trong xs thỏa x.a hoặc b",
    "(có x trong xs thỏa x.a) hoặc b",
    "a = (nếu b thì c không thì d)",
    "không có x trong xs thỏa x.a",
    "có d trong ngày_đầu(tháng)..ngày_cuối(tháng) thỏa d > ngày",
    "{ a: 1; b: [1; 2; 3] }.a",
    "làm_tròn(a / b; đến: 1.000 đồng; kiểu: nửa_lên)",
    "tổng(x.m với x trong xs mà x.c)",
    "đếm(x trong xs)",
  ];
  test.each(canonical)("%s", (text) => {
    const { tree, found } = parsed(text);
    expect(found).toEqual([]);
    expect(printExpression(tree, "vi")).toBe(text);
  });

  test.each([
    ["((a))", "a"],
    ["(a và b) và c", "a và b và c"],
    ["(a tại tháng) > (b ?? c)", "a tại tháng > b ?? c"],
    ["nếu (a) thì (b) không thì (c)", "nếu a thì b không thì c"],
    ["không a = b", "không (a = b)"],
    ["x≥1 và y≠2", "x >= 1 và y != 2"],
    ["01/1/2026", "01/01/2026"],
    ["1500000 đồng + 2026", "1.500.000 đồng + 2026"],
    ["lũy_tiến(a;b)", "luỹ_tiến(a; b)"],
  ])("%s → %s", (text, wanted) => {
    expect(printExpression(parsed(text).tree, "vi")).toBe(wanted);
  });

  test("English has its own words, signs and literals", () => {
    const { tree } = parsed("nếu a thuộc [1,5; 10%] thì 1.500.000 đồng không thì x tại 03/2026 + 1 tháng");
    expect(printExpression(tree, "en")).toBe("if a one of [1.5, 10%] then 1_500_000 VND else x at 2026-03 + 1 month");
  });

  test("an error node shows as a gap", () => {
    expect(printExpression(parsed("f(a; )").tree, "vi")).toBe("f(a; …)");
  });
});

describe("long formulas are broken", () => {
  const laid = (text: string, width: number): string => printExpression(parsed(text).tree, "vi", { width });

  test("and, or: one operand a line", () => {
    expect(laid("hộ.loại = nghèo và trẻ.tuổi < 16 và (a hoặc b)", 30)).toBe(
      "hộ.loại = nghèo và\ntrẻ.tuổi < 16 và\n(a hoặc b)",
    );
  });

  test("a quantifier in the midst of a broken chain keeps its brackets", () => {
    expect(laid("aaaaaaaaaaaa và (có x trong xs thỏa x) và bbbbbbbbbbbb", 30)).toBe(
      "aaaaaaaaaaaa và\n(có x trong xs thỏa x) và\nbbbbbbbbbbbb",
    );
    expect(laid("aaaaaaaaaaaa và bbbbbbbbbbbb và (có x trong xs thỏa x)", 30)).toBe(
      "aaaaaaaaaaaa và\nbbbbbbbbbbbb và\ncó x trong xs thỏa x",
    );
  });

  test("if: one branch a line", () => {
    expect(laid("nếu aaaaaaaaaa thì bbbbbbbbbb không thì nếu cccccccccc thì dddddddddd không thì eeeeeeeeee", 40)).toBe(
      "nếu aaaaaaaaaa thì bbbbbbbbbb\nkhông thì nếu cccccccccc thì dddddddddd\nkhông thì eeeeeeeeee",
    );
  });

  test("quantifiers indent their body", () => {
    expect(laid("có p, q trong cha_mẹ thỏa p.chết và q.biệt_tích_từ <= ngày", 40)).toBe(
      "có p, q trong cha_mẹ thỏa\n  p.chết và q.biệt_tích_từ <= ngày",
    );
  });

  test("lists are filled, calls and records get a line an argument", () => {
    expect(laid("[aaaa; bbbb; cccc; dddd; eeee]", 16)).toBe("[aaaa; bbbb;\n cccc; dddd;\n eeee]");
    expect(laid("lớn_nhất(aaaaaaaaaaaa; bbbbbbbbbbbb + c)", 24)).toBe(
      "lớn_nhất(\n  aaaaaaaaaaaa;\n  bbbbbbbbbbbb + c\n)",
    );
    expect(laid("{ tên: aaaaaaaaaaaa; mức: bbbbbbbbbbbb }", 24)).toBe(
      "{\n  tên: aaaaaaaaaaaa;\n  mức: bbbbbbbbbbbb\n}",
    );
  });
});

describe("cells and bindings", () => {
  test.each(["-", "< 5 tháng", ">= 1.500.000 đồng", "1..3", "a; b", "nghèo", "-5"])("cell %s", (text) => {
    const { found, report } = collect();
    const cell = parseCell(loneScalar("f", text), "vi", ids, report);
    expect(found).toEqual([]);
    expect(printCell(cell, "vi")).toBe(text);
    const foreign = printCell(cell, "en");
    expect(printCell(parseCell(loneScalar("f", foreign), "en", ids, report), "vi")).toBe(text);
  });

  test("binding", () => {
    const binding = parseBinding(loneScalar("f", "g  trong hộ.thành_viên"), "vi", ids, () => {});
    expect(binding && printBinding(binding, "vi")).toBe("g trong hộ.thành_viên");
    expect(binding && printBinding(binding, "en")).toBe("g in hộ.thành_viên");
  });
});

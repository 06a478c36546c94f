import type { Lang } from "@khoan/diagnostics";
import { describe, expect, test } from "vitest";
import { loneScalar } from "../../src/1-source/scalar-parts.ts";
import { parseType } from "../../src/2-syntax/parse-type.ts";
import { printType } from "../../src/2-syntax/print-type.ts";
import { brief, collect, mended } from "./show.ts";

function read(text: string, lang: Lang = "vi") {
  const { found, report } = collect();
  return { type: parseType(loneScalar("f", text), lang, report), found };
}

describe("types", () => {
  test.each([
    ["đúng_sai", "bool"],
    ["số_nguyên?", "int?"],
    ["số(2)", "decimal(2)"],
    ["tiền", "money"],
    ["tiền(EUR)", "money(EUR)"],
    ["tiền(VND; 1)", "money(VND, 1)"],
    ["phần_trăm", "percent"],
    ["phần_trăm(1)", "percent(1)"],
    ["ngày", "date"],
    ["tháng", "month"],
    ["năm?", "year?"],
    ["số_ngày", "days"],
    ["số_tháng", "months"],
    ["số_năm", "years"],
    ["văn_bản", "text"],
    ["điều_khoản", "clause"],
    ["danh_sách(tiền(EUR)?)?", "list(money(EUR)?)?"],
    ["danh_sách(người)", "list(người)"],
    ["biểu(tiền)", "scale(money)"],
    ["mức_khuyết_tật?", "mức_khuyết_tật?"],
  ])("%s is %s", (vi, en) => {
    const inVi = read(vi, "vi");
    const inEn = read(en, "en");
    expect(inVi.found).toEqual([]);
    expect(inEn.found).toEqual([]);
    expect(inVi.type && printType(inVi.type, "en")).toBe(en);
    expect(inEn.type && printType(inEn.type, "vi")).toBe(vi);
  });

  test("kinds, scales and currencies", () => {
    expect(read("tiền(VND; 1)?").type).toMatchObject({ kind: "money", currency: "VND", scale: 1, optional: true });
    expect(read("tiền").type).not.toHaveProperty("currency");
    expect(read("số_tháng").type).toMatchObject({ kind: "duration", unit: "months", optional: false });
    expect(read("danh_sách(tiền)").type).toMatchObject({ element: { kind: "money", span: { start: 10, end: 14 } } });
  });

  test.each([
    ["", "KH210 0-0"],
    ["số", "KH210 0-2"],
    ["số(x)", "KH210 0-5"],
    ["số(16)", "KH210 0-6"],
    ["ngày??", "KH210 0-6"],
    ["ngày(1)", "KH210 0-7"],
    ["danh_sách", "KH210 0-9"],
    ["danh_sách()", "KH210 10-10"],
    ["người(1)", "KH210 0-8"],
    ["tiền(VND; 1; 2)", "KH210 0-15"],
    ["tiền()", "KH210 0-6"],
    ["a b", "KH210 0-3"],
    ["tiền(XYZ)", "KH305 0-9"],
  ])("%s is none", (text, finding) => {
    const { type, found } = read(text);
    expect(type).toBeUndefined();
    expect(found.map(brief)).toEqual([finding]);
  });

  test("ten thousand lists of lists are refused", () => {
    const { type, found } = read(`${"danh_sách(".repeat(10_000)}tiền${")".repeat(10_000)}`);
    expect(type).toBeUndefined();
    expect(found.map((one) => one.code)).toEqual(["KH207"]);
  });

  test("words of the other vocabulary are mended", () => {
    const { type, found } = read("list(money)");
    expect(type).toMatchObject({ kind: "list", element: { kind: "money" } });
    expect(found.map(brief)).toEqual(["KH209 0-4", "KH209 5-10"]);
    expect(mended("list(money)", found)).toBe("danh_sách(tiền)");
  });
});

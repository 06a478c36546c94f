/** What a person meant, by the names there are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, nearest } from "../src/index.ts";

describe("fold", () => {
  it("drops accents, đ and case", () => {
    expect(fold("Trẻ_Em_ĐƯỢC")).toBe("tre_em_duoc");
    expect(fold("trẻ".normalize("NFD"))).toBe("tre");
    expect(fold("ngày")).toBe(fold("NGAY"));
  });
});

describe("nearest", () => {
  const known = ["trẻ", "trẻ.ngày_sinh", "nhóm_đối_tượng", "mức_hằng_tháng", "mức_ăn", "cha", "mẹ", "hộ"];

  it.each<[string, readonly string[]]>([
    ["tre", ["trẻ", "trẻ.ngày_sinh"]],
    ["trẽ", ["trẻ", "trẻ.ngày_sinh"]],
    ["nhom_doi_tuong", ["nhóm_đối_tượng"]],
    ["nhóm_đối_tựơng", ["nhóm_đối_tượng"]],
    ["mức_hàng_tháng", ["mức_hằng_tháng"]],
    ["muc_hang_thnag", ["mức_hằng_tháng"]],
    ["mức_hăng_thágn", ["mức_hằng_tháng"]],
    ["chaa", ["cha"]],
    ["nhóm", ["nhóm_đối_tượng"]],
    ["hoàn_toàn_khác", []],
    ["x", []],
    ["", []],
  ])("%s", (name, found) => {
    expect(nearest(name, known)).toEqual(found);
  });

  it("puts the nearer accents first, and never the name itself", () => {
    expect(nearest("trẻ", ["trê", "trẻ", "tré", "tra"])).toEqual(["tré", "trê", "tra"]);
    expect(nearest("ngay", ["ngây_thơ", "ngáy", "ngày"])).toEqual(["ngày", "ngáy", "ngây_thơ"]);
  });

  it("gives at most as many as asked for, whatever the order and repeats of the candidates", () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom("a", "á", "b", "đ", "_"), maxLength: 8 }));
    fc.assert(
      fc.property(words, fc.string({ unit: fc.constantFrom("a", "b", "d"), maxLength: 8 }), (candidates, name) => {
        const found = nearest(name, candidates, 2);
        expect(found.length).toBeLessThanOrEqual(2);
        expect(nearest(name, [...candidates, ...candidates].reverse(), 2)).toEqual(found);
        expect(found).not.toContain(name);
      }),
    );
  });

  it("is not held up by names of any length", () => {
    const long = "a".repeat(200_000);
    expect(nearest(`${long}b`, [long, `b${long}`])).toEqual([]);
    expect(nearest(`${long}đ`, [`${long}d`])).toEqual([`${long}d`]);
  });
});

/** Refactorings: where they are offered, what they write, and that the rule set still compiles. */
import { describe, expect, it } from "vitest";
import { applied, CASES, emptyRange, openEditor, positionAt, RULES } from "../editor.ts";

/** Chooses an action at a place of the rules; the texts that it leaves. */
function chosen(part: string, title: string) {
  const { service, text, texts } = openEditor({ lang: "en" });
  const range = emptyRange(positionAt(text(RULES), text(RULES).indexOf(part) + part.length));
  const action = service.codeActions(RULES, range).find((one) => one.title.startsWith(title));
  const edit = action?.data && service.resolveAction(action.data);
  const after = new Map([...texts].map(([path, one]) => [path, applied(one, edit?.changes[path] ?? [])]));
  for (const [path, one] of after) service.open(path, one);
  const found = [...after.keys()].flatMap(service.diagnostics);
  return { offered: action !== undefined, made: edit !== undefined, after, found };
}

describe("code actions", () => {
  it("extracts a number into a rate of the clause that states it", () => {
    const { after, found } = chosen("tháng)) >= 6", "Extract this number");
    expect(after.get(RULES)).toContain("tháng)) >= mức_mới");
    expect(after.get(RULES)).toContain(
      "tham_số:\n  mức_mới:\n    kiểu: số_nguyên\n    giá_trị:\n      - từ: 01/01/2026\n        giá_trị: 6\n        điều_khoản: [2]\n  mức_chuẩn:",
    );
    expect(found.filter((one) => one.severity === 1)).toEqual([]);
  });

  it("adds a dated value from the next new year", () => {
    const { after, found } = chosen("nhãn: Mức chuẩn", "Add a dated value");
    expect(after.get(RULES)).toContain(
      "      - từ: 01/01/2028\n        giá_trị: 600.000 đồng\n        điều_khoản: [1]\ncách_đọc:",
    );
    expect(found).toEqual([]);
  });

  it("adds an exception below the clause", () => {
    const { after, found } = chosen("tên: Đối", "Add an exception to §2");
    expect(after.get(RULES)).toContain(
      "      - mã: ngoai-le\n        tóm_tắt: Ngoại lệ\n        quy_tắc:\n          - ngoại_lệ_của: [2]\n            khi: sai\n",
    );
    expect(found.filter((one) => one.severity === 1)).toEqual([]);
  });

  it("adds a golden case that names the facts which the clause reads", () => {
    const { after, found } = chosen("tên: Đối", "Add a golden case for §2");
    expect(after.get(CASES)?.slice(openEditor().text(CASES).length)).toBe(
      `  - tên: '§2: ca mới'
    vì: Ghi vì sao luật cho kết quả này.
    điều_khoản: [2]
    tại: 01/2026
    # dữ_kiện: hộ, trẻ.ngày_sinh
    mong_đợi: { được_hưởng: chưa_biết }
`,
    );
    expect(found).toEqual([]);
  });

  it("translates the rule set with its cases", () => {
    const { after, found } = chosen("tên: Đối", "Translate the rule set");
    expect(after.get("rules/tre-em/document.yaml")).toContain("language: en");
    expect(after.get(RULES)).toContain("value: if được_hưởng then mức_chuẩn + phụ_cấp else 0 VND");
    expect(after.get("rules/muc-chung/muc.yaml")).toContain("tham_số:");
    expect(found.filter((one) => one.severity === 1)).toEqual([]);
  });

  it("offers no refactoring in half a file", () => {
    const { service, text } = openEditor();
    service.open(RULES, `${text(RULES)}x: [`);
    expect(service.codeActions(RULES, emptyRange({ line: 30, character: 4 }))).toEqual([]);
  });

  it("does not offer to extract what is no number", () => {
    expect(chosen('cách_đọc("đủ', "Extract this number").offered).toBe(false);
  });
});

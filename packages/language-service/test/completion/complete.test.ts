/** What is offered at a cursor: by place, by type, with or without accents. */
import { describe, expect, it } from "vitest";
import { CASES, openEditor, RULES } from "../editor.ts";

const offered = (path: string, part: string, typed = ""): readonly string[] => {
  const editor = openEditor();
  return editor.service.completion(path, editor.behind(path, part, typed)).items.map((item) => item.label);
};

describe("completion in formulas", () => {
  it.each([
    ["tre", "nếu được_hưởng thì mức_chuẩn + ", ["trẻ", "trẻ.khuyết_tật", "trẻ.ngày_sinh"]],
    ["trẻ", "nếu được_hưởng thì mức_chuẩn + ", ["trẻ"]],
    ["TRE", "nếu được_hưởng thì mức_chuẩn + ", ["trẻ"]],
    ["muc", "nếu được_hưởng thì mức_chuẩn + ", ["mức", "mức_chuẩn"]],
  ])("finds names for %s, accents apart", (typed, part, labels) => {
    expect(offered(RULES, part, typed)).toEqual(expect.arrayContaining([...labels]));
  });

  it("puts what has the type wanted before what has not", () => {
    const all = offered(RULES, "      - đặt: mức\n        giá_trị: ");
    expect(all.indexOf("mức_chuẩn")).toBeLessThan(all.indexOf("được_hưởng"));
  });

  it.each([
    ["the members of an enum behind =", "giá_trị: hộ = ", "", ["thường", "cận_nghèo", "nghèo"]],
    ["members of a group of facts behind a dot", "tuổi(trẻ.", "", ["ngày_sinh", "khuyết_tật"]],
    ["readings in the quotes of cách_đọc", 'cách_đọc("', "", ["đủ-6"]],
    ["the options of a reading", 'cách_đọc("đủ-6") = "', "", ["tháng-đủ", "tháng-sau"]],
    ["words that join, behind an operand", "khi: trẻ.khuyết_tật", " v", ["và", "với"]],
    ["functions", "nếu được_hưởng thì mức_chuẩn + ", "lon", ["lớn_nhất"]],
  ])("offers %s", (_, part, typed, labels) => {
    expect(offered(RULES, part, typed)).toEqual(expect.arrayContaining([...labels]));
  });

  it("offers clauses behind §, with their titles", () => {
    const editor = openEditor();
    const position = editor.behind(RULES, "khi: trẻ.khuyết_tật", " và §");
    const { items } = editor.service.completion(RULES, position);
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ["1", "Mức"],
      ["2", "Đối tượng"],
      ["2.a", "Trẻ khuyết tật"],
      ["muc-chung/M", "Phụ cấp"],
    ]);
  });

  it("knows names that the formula binds itself, and their types", () => {
    const all = offered(RULES, "khi: trẻ.khuyết_tật", " và (đặt h = hộ trong h = ");
    expect(all.slice(0, 4).toSorted()).toEqual(["cận_nghèo", "h", "nghèo", "thường"]);
  });

  it("replaces the word that was begun, with a folded filter and the name in one piece", () => {
    const editor = openEditor();
    const position = editor.behind(RULES, "nếu được_hưởng thì mức_chuẩn + ", "tre");
    const [first] = editor.service.completion(RULES, position).items;
    expect(first).toMatchObject({ label: "trẻ", filterText: "tre" });
    expect(first?.textEdit).toEqual({
      range: { start: { ...position, character: position.character - 3 }, end: position },
      newText: "trẻ",
    });
    expect(first?.label).toBe(first?.label.normalize("NFC"));
  });

  it("says what a rate is today, and in full when asked for more", () => {
    const editor = openEditor();
    const completion = editor.service.completion(RULES, editor.behind(RULES, "thì mức_chuẩn + ", "muc_ch"));
    const item = completion.items.find((one) => one.label === "mức_chuẩn");
    expect(item?.detail).toBe("tiền (đồng) · 500.000 đồng");
    const whole = item && editor.service.resolveCompletion(RULES, item, completion);
    expect(whole?.documentation?.value).toContain("Đổi từ 01/01/2027: **600.000 đồng**");
  });
});

describe("completion of keys and values", () => {
  it.each([
    ["keys of a rule", "      - đặt: mức\n", "        kh", ["khi"]],
    ["keys of a clause that are not there yet", "    tên: Đối tượng\n", "    hie", ["hiệu_lực"]],
    ["sections that the file lacks", "  hộ: { kiểu: hạng, nhãn: Hạng của hộ }\n", "", ["hợp_lý"]],
    ["variables that a rule may set", "      - đặt: ", "", ["được_hưởng", "mức"]],
    ["clauses that an exception may name", "ngoại_lệ_của: [", "", ["1", "2"]],
    ["types", "  hộ: { kiểu: ", "", ["hạng", "tiền", "đúng_sai"]],
    ["words of the vocabulary", "độ_nhạy: ", "", ["nhạy_cảm", "công_khai"]],
    ["options of the reading", "    chọn: ", "", ["tháng-đủ", "tháng-sau"]],
  ])("offers %s", (_, part, typed, labels) => {
    expect(offered(RULES, part, typed)).toEqual(expect.arrayContaining([...labels]));
  });

  it("leaves out keys that the mapping has", () => {
    expect(offered(RULES, "    tên: Đối tượng\n", "    ")).not.toContain("tên");
  });

  it.each([
    ["facts by their groups", "      trẻ: { ngày_sinh: 01/01/2018, ", "", ["khuyết_tật"]],
    ["members for a fact", "      hộ: ", "", ["cận_nghèo", "nghèo"]],
    ["unknown for an output", "mong_đợi: { được_hưởng: ", "", ["chưa_biết"]],
    ["outputs that may be expected", "    mong_đợi: { ", "", ["được_hưởng", "mức"]],
    ["values of an output", "mong_đợi: { được_hưởng: ", "", ["đúng", "sai"]],
    ["clauses that a case may name", "    điều_khoản: [", "", ["2.a"]],
    ["rule sets", "bộ_quy_tắc: ", "", ["muc-chung", "tre-em"]],
  ])("offers %s in golden cases", (_, part, typed, labels) => {
    expect(offered(CASES, part, typed)).toEqual(expect.arrayContaining([...labels]));
  });

  it("offers something in a file that can’t be parsed", () => {
    const editor = openEditor();
    const half = `${editor.text(RULES).slice(0, editor.text(RULES).indexOf("    ghi_số: [0 đồng]"))}    quy_tắc: [{ đặt: m<|>`;
    expect(editor.service.completion(RULES, editor.at(RULES, half)).items.map((item) => item.label)).toContain("mức");
  });
});

/** KH6xx: clauses, default logic and grounding. */
import { diagnostic } from "../define.ts";

export const ungroundedLiteral = diagnostic<{ literal: string; clause: string }>(
  "ungroundedLiteral",
  "KH603",
  "error",
  {
    vi: (p) => [
      `“${p.literal}” không có trong lời của điều khoản ${p.clause} và không phải tham số.`,
      "Ghi vào `ghi_số` nếu văn bản nêu con số này, hoặc khai báo tham số.",
    ],
    en: (p) => [
      `“${p.literal}” is neither in the words of clause ${p.clause} nor a parameter.`,
      "List it under `literals` if the text states it, or declare a parameter.",
    ],
  },
);

export const encodedAndNot = diagnostic<{ clause: string }>("encodedAndNot", "KH604", "error", {
  vi: (p) => [`Điều khoản ${p.clause} vừa có quy tắc vừa ghi không_mã_hóa.`, "Bỏ một trong hai."],
  en: (p) => [`Clause ${p.clause} has rules and says not_encoded.`, "Drop one of the two."],
});

export const emptyClause = diagnostic<{ clause: string }>("emptyClause", "KH605", "error", {
  vi: (p) => [
    `Điều khoản ${p.clause} không có quy tắc, cũng không nói vì sao.`,
    "Thêm quy tắc, hoặc `không_mã_hóa` với lý do.",
  ],
  en: (p) => [`Clause ${p.clause} has no rules and does not say why.`, "Add rules, or `not_encoded` with a reason."],
});

export const missingDigest = diagnostic<{ clause: string }>("missingDigest", "KH606", "warning", {
  vi: (p) => [`Điều khoản ${p.clause} chưa ghi mã băm của lời văn gốc.`, "Thêm `nguồn: sha256:…`."],
  en: (p) => [`Clause ${p.clause} has no digest of the official text.`, "Add `source: sha256:…`."],
});

export const restateDiffers = diagnostic<{ parameter: string; stated: string; actual: string }>(
  "restateDiffers",
  "KH607",
  "error",
  {
    vi: (p) => [
      `Điều khoản nêu ${p.stated}, nhưng tham số “${p.parameter}” là ${p.actual}.`,
      "Một trong hai chỗ sai; đối chiếu văn bản gốc.",
    ],
    en: (p) => [
      `The clause states ${p.stated}, but the parameter “${p.parameter}” is ${p.actual}.`,
      "One of the two is wrong; look at the official texts.",
    ],
  },
);

export const restateNothing = diagnostic<{ parameter: string }>("restateNothing", "KH608", "error", {
  vi: (p) => [`Tham số “${p.parameter}” không có mức nào như điều khoản nêu (khóa hoặc ngày).`, "Sửa khóa hoặc ngày."],
  en: (p) => [`The parameter “${p.parameter}” has no such value (key or day).`, "Mend the key or the day."],
});

export const overrideCycle = diagnostic<{ path: string }>("overrideCycle", "KH609", "error", {
  vi: (p) => [`Các ngoại lệ loại trừ lẫn nhau theo vòng: ${p.path}.`, "Bỏ một ngoại lệ."],
  en: (p) => [`The exceptions override each other in a circle: ${p.path}.`, "Drop one of them."],
});

export const sensitiveOutput = diagnostic<{ output: string; facts: string }>("sensitiveOutput", "KH610", "error", {
  vi: (p) => [
    `Kết quả “${p.output}” để lộ dữ kiện nhạy cảm: ${p.facts}.`,
    "Ghi `tiết_lộ:` nếu chấp nhận, hoặc bỏ phụ thuộc.",
  ],
  en: (p) => [
    `The output “${p.output}” reveals sensitive facts: ${p.facts}.`,
    "Write `reveals:` if that is meant, or remove the dependency.",
  ],
});

export const noRules = diagnostic<{ name: string }>("noRules", "KH611", "error", {
  vi: (p) => [`Không quy tắc nào cho “${p.name}” giá trị.`, "Thêm quy tắc hoặc `nếu_không`."],
  en: (p) => [`No rule gives “${p.name}” a value.`, "Add a rule or `otherwise`."],
});

export const noRole = diagnostic<{ role: string }>("noRole", "KH612", "error", {
  vi: (p) => [`Không biến nào có vai trò “${p.role}”.`, "Khai báo một biến với `vai_trò`."],
  en: (p) => [`No variable has the role “${p.role}”.`, "Declare one with `role`."],
});

export const overridesNothing = diagnostic<{ clause: string }>("overridesNothing", "KH613", "error", {
  vi: (p) => [`Điều khoản “${p.clause}” không có quy tắc nào để loại trừ ở đây.`, "Sửa mã điều khoản hoặc `đối_với`."],
  en: (p) => [`Clause “${p.clause}” has no rule that could be overridden here.`, "Mend the id or `of`."],
});

export const shapeType = diagnostic<{ shape: string; type: string }>("shapeType", "KH616", "error", {
  vi: (p) => [
    `Tính chất “${p.shape}” không nói được gì về một ${p.type}.`,
    "Tính chất này cần một số, tiền, thời gian hoặc giá trị có thứ tự, ở biến có `mỗi` nếu nói về một ngày.",
  ],
  en: (p) => [
    `The shape “${p.shape}” says nothing about a ${p.type}.`,
    "It needs a number, an amount, a duration or an ordered value; and a variable with `per` where it names a day.",
  ],
});

export const shapeFact = diagnostic<{ shape: string; fact: string }>("shapeFact", "KH617", "error", {
  vi: (p) => [
    `“${p.fact}” không tăng giảm từng đơn vị, nên không dùng được với “${p.shape}”.`,
    "Chọn một dữ kiện là số, tiền, ngày, thời gian; với `một_chiều_theo` cũng có thể là đúng_sai hoặc danh mục.",
  ],
  en: (p) => [
    `“${p.fact}” does not move by units, so “${p.shape}” can’t speak of it.`,
    "Name a number, an amount, a day or a duration; for `monotone_in` a bool or an enum will do too.",
  ],
});

export const plausibleFactsOnly = diagnostic<{ name: string }>("plausibleFactsOnly", "KH618", "error", {
  vi: (p) => [
    `“${p.name}” là biến do quy tắc tính ra; điều kiện hợp lý chỉ nói về dữ kiện.`,
    "Viết điều kiện bằng dữ kiện, hoặc chuyển thành `phải` của một điều khoản.",
  ],
  en: (p) => [
    `“${p.name}” is a variable that rules define; plausibility speaks of facts alone.`,
    "Write the condition over facts, or make it a `must` of a clause.",
  ],
});

export const noHistoryHere = diagnostic<{ name: string }>("noHistoryHere", "KH619", "error", {
  vi: (p) => [`“${p.name}” không có dữ kiện nào theo thời gian.`, "Nêu dữ kiện (hoặc nhóm) có `theo_thời_gian`."],
  en: (p) => [`“${p.name}” holds no fact with a history.`, "Name a fact (or a group) with `history`."],
});

export const byNeedsRecord = diagnostic<{ name: string }>("byNeedsRecord", "KH615", "error", {
  vi: (p) => [`theo_trường của “${p.name}” phải là một trường so sánh được.`, "Ghi tên một trường số, tiền hoặc ngày."],
  en: (p) => [
    `\`by\` of “${p.name}” must be a field that can be ordered.`,
    "Name a field that is a number, an amount or a day.",
  ],
});

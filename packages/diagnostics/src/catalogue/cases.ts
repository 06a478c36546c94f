/** KH7xx: golden cases. To KH74x what a case file gets wrong; from KH750 what a decision has otherwise than expected. */
import { diagnostic, didYouMean } from "../define.ts";
import type { Lang } from "../diagnostic.ts";

/** A text that differs between the languages, as values and months do. */
type Words = Readonly<Record<Lang, string>>;

export const caseUnknownKey = diagnostic<{ key: string; nearest: readonly string[] }>(
  "caseUnknownKey",
  "KH701",
  "error",
  {
    vi: (p) => [`Ca kiểm thử không có khóa “${p.key}”.${didYouMean(p.nearest).vi}`, "Xem docs/golden-cases.md."],
    en: (p) => [`A case has no key “${p.key}”.${didYouMean(p.nearest).en}`, "See docs/golden-cases.md."],
  },
);

export const caseMissingKey = diagnostic<{ key: string }>("caseMissingKey", "KH702", "error", {
  vi: (p) => [`Ca kiểm thử thiếu “${p.key}”.`, "Thêm khóa đó."],
  en: (p) => [`The case lacks “${p.key}”.`, "Add it."],
});

export const caseExpectsNothing = diagnostic<Record<never, never>>("caseExpectsNothing", "KH703", "error", {
  vi: () => ["Ca này không mong đợi điều gì.", "Ghi `mong_đợi`, `theo_thời_gian` hoặc `lỗi`."],
  en: () => ["The case expects nothing.", "Write `expect`, `timeline` or `error`."],
});

export const caseNamedTwice = diagnostic<{ name: string }>("caseNamedTwice", "KH704", "error", {
  vi: (p) => [`Hai ca cùng tên “${p.name}”.`, "Đổi tên một ca."],
  en: (p) => [`Two cases are named “${p.name}”.`, "Rename one."],
});

export const caseUnknownFact = diagnostic<{ name: string; nearest: readonly string[] }>(
  "caseUnknownFact",
  "KH705",
  "error",
  {
    vi: (p) => [`Bộ quy tắc không có dữ kiện “${p.name}”.${didYouMean(p.nearest).vi}`, "Sửa tên dữ kiện."],
    en: (p) => [`The rule set has no fact “${p.name}”.${didYouMean(p.nearest).en}`, "Mend the name."],
  },
);

export const caseUnknownOutput = diagnostic<{ name: string; nearest: readonly string[] }>(
  "caseUnknownOutput",
  "KH706",
  "error",
  {
    vi: (p) => [`Bộ quy tắc không có kết quả “${p.name}”.${didYouMean(p.nearest).vi}`, "Sửa tên kết quả."],
    en: (p) => [`The rule set has no output “${p.name}”.${didYouMean(p.nearest).en}`, "Mend the name."],
  },
);

export const caseUnknownClause = diagnostic<{ id: string; nearest: readonly string[] }>(
  "caseUnknownClause",
  "KH707",
  "error",
  {
    vi: (p) => [`Không có điều khoản “${p.id}”.${didYouMean(p.nearest).vi}`, "Sửa mã điều khoản."],
    en: (p) => [`There is no clause “${p.id}”.${didYouMean(p.nearest).en}`, "Mend the id."],
  },
);

export const caseBadValue = diagnostic<{ expected: string }>("caseBadValue", "KH708", "error", {
  vi: (p) => [`Giá trị không đúng kiểu; cần ${p.expected}.`, "Viết lại giá trị."],
  en: (p) => [`The value is of the wrong type; expected ${p.expected}.`, "Write it anew."],
});

export const caseBadMoment = diagnostic<Record<never, never>>("caseBadMoment", "KH709", "error", {
  vi: () => ["Cần một tháng hoặc một ngày.", "Ví dụ 03/2026 hoặc 15/03/2026."],
  en: () => ["Expected a month or a day.", "For example 2026-03 or 2026-03-15."],
});

export const caseWrongRuleSet = diagnostic<{ found: string; expected: string }>("caseWrongRuleSet", "KH710", "error", {
  vi: (p) => [`Tệp ghi bộ quy tắc “${p.found}”, nhưng đang chạy “${p.expected}”.`, "Sửa `bộ_quy_tắc`."],
  en: (p) => [`The file says rule set “${p.found}”, but “${p.expected}” is being tested.`, "Mend `rule_set`."],
});

export const caseKeyWithoutEffect = diagnostic<{ key: string }>("caseKeyWithoutEffect", "KH711", "error", {
  vi: (p) => [`“${p.key}” không có tác dụng trong ca này.`, "Xóa dòng đó, hoặc thêm mong đợi dùng đến nó."],
  en: (p) => [`“${p.key}” has no effect in this case.`, "Delete it, or add an expectation that makes use of it."],
});

export const caseStretchOutside = diagnostic<Record<never, never>>("caseStretchOutside", "KH712", "error", {
  vi: () => [
    "Đoạn thời gian đi lùi, hoặc nằm ngoài khoảng từ `tại` đến `đến` của ca.",
    "Sửa `từ`, `đến` của đoạn hoặc của ca.",
  ],
  en: () => [
    "The stretch runs backwards, or lies outside the case’s months from `at` to `to`.",
    "Mend `from` and `to` of the stretch or of the case.",
  ],
});

export const caseUnknownReading = diagnostic<{ id: string; nearest: readonly string[] }>(
  "caseUnknownReading",
  "KH713",
  "error",
  {
    vi: (p) => [`Bộ quy tắc không có cách đọc “${p.id}”.${didYouMean(p.nearest).vi}`, "Sửa mã cách đọc."],
    en: (p) => [`The rule set has no reading “${p.id}”.${didYouMean(p.nearest).en}`, "Mend the id."],
  },
);

export const caseUnknownOption = diagnostic<{ id: string; option: string; options: string }>(
  "caseUnknownOption",
  "KH714",
  "error",
  {
    vi: (p) => [`Cách đọc “${p.id}” không có lựa chọn “${p.option}”.`, `Chọn một trong: ${p.options}.`],
    en: (p) => [`The reading “${p.id}” has no option “${p.option}”.`, `Choose one of: ${p.options}.`],
  },
);

export const caseUnusedFact = diagnostic<{ name: string }>("caseUnusedFact", "KH715", "error", {
  vi: (p) => [
    `Không quy tắc nào đọc dữ kiện “${p.name}”, nên ghi nó không kiểm thử được gì.`,
    "Xóa dòng đó, hoặc viết quy tắc dùng dữ kiện này.",
  ],
  en: (p) => [
    `No rule reads the fact “${p.name}”, so giving it tests nothing.`,
    "Delete it, or write the rule that reads it.",
  ],
});

export const caseFactTwice = diagnostic<{ name: string }>("caseFactTwice", "KH716", "error", {
  vi: (p) => [`Dữ kiện “${p.name}” được ghi hai lần trong ca này.`, "Giữ một."],
  en: (p) => [`The fact “${p.name}” is given twice in this case.`, "Keep one."],
});

const SEE_TEXT = {
  vi: "Đọc lại văn bản: sửa quy tắc nếu quy tắc sai, sửa ca nếu mong đợi sai.",
  en: "Go back to the text: mend the rule if the rule is wrong, the case if the expectation is.",
} as const;

export const outputDiffers = diagnostic<{ output: string; expected: Words; got: Words; when: Words; detail: Words }>(
  "outputDiffers",
  "KH750",
  "error",
  {
    vi: (p) => [`${p.output}${p.when.vi}: mong đợi ${p.expected.vi}, được ${p.got.vi}${p.detail.vi}.`, SEE_TEXT.vi],
    en: (p) => [`${p.output}${p.when.en}: expected ${p.expected.en}, got ${p.got.en}${p.detail.en}.`, SEE_TEXT.en],
  },
);

export const missingDiffers = diagnostic<{ expected: string; got: string }>("missingDiffers", "KH751", "error", {
  vi: (p) => [`Dữ kiện còn thiếu: mong đợi ${p.expected}, được ${p.got}.`, SEE_TEXT.vi],
  en: (p) => [`Missing facts: expected ${p.expected}, got ${p.got}.`, SEE_TEXT.en],
});

export const noteNotGiven = diagnostic<{ note: string; got: string }>("noteNotGiven", "KH752", "error", {
  vi: (p) => [`Không có lưu ý “${p.note}”; quyết định có: ${p.got}.`, SEE_TEXT.vi],
  en: (p) => [`There is no note “${p.note}”; the decision has: ${p.got}.`, SEE_TEXT.en],
});

export const clauseIdle = diagnostic<{ id: string }>("clauseIdle", "KH753", "error", {
  vi: (p) => [
    `${p.id} không tham gia quyết định này.`,
    "Bỏ điều khoản khỏi ca, hoặc đổi dữ kiện để điều khoản được xét đến.",
  ],
  en: (p) => [
    `${p.id} took no part in this decision.`,
    "Drop the clause from the case, or change the facts so that it is examined.",
  ],
});

export const errorDiffers = diagnostic<{ expected: string; got: Words }>("errorDiffers", "KH754", "error", {
  vi: (p) => [`Mong đợi lỗi ${p.expected}, nhưng ${p.got.vi}.`, SEE_TEXT.vi],
  en: (p) => [`Expected the error ${p.expected}, but ${p.got.en}.`, SEE_TEXT.en],
});

export const invariantBroken = diagnostic<{ clause: string; month: Words }>("invariantBroken", "KH755", "error", {
  vi: (p) => [
    `Ca này trái với điều phải luôn đúng của ${p.clause} vào ${p.month.vi}.`,
    "Sửa quy tắc, hoặc sửa `phải` của điều khoản đó.",
  ],
  en: (p) => [
    `The case breaks what ${p.clause} demands always, at ${p.month.en}.`,
    "Mend the rules, or the `must` of that clause.",
  ],
});

export const implausibleCase = diagnostic<{ why: string }>("implausibleCase", "KH756", "error", {
  vi: (p) => [`Dữ kiện của ca không thể cùng đúng: ${p.why}`, "Sửa dữ kiện; nếu cố ý, ghi `phi_lý:` với lý do vào ca."],
  en: (p) => [
    `The facts of the case can’t all be true: ${p.why}`,
    "Mend the facts; if they are meant so, write `implausible:` with the reason in the case.",
  ],
});

export const plausibleAfterAll = diagnostic<Record<never, never>>("plausibleAfterAll", "KH757", "error", {
  vi: () => ["Ca ghi `phi_lý` nhưng dữ kiện của ca không trái điều kiện nào.", "Bỏ `phi_lý`."],
  en: () => ["The case says `implausible`, but its facts break no condition.", "Drop `implausible`."],
});

export const shapeBroken = diagnostic<{ variable: string; promise: Words; values: Words }>(
  "shapeBroken",
  "KH770",
  "error",
  {
    vi: (p) => [
      `“${p.variable}” không giữ tính chất “${p.promise.vi}”: ${p.values.vi}.`,
      "Sửa quy tắc; nếu văn bản đúng là như vậy, thu hẹp tính chất bằng `khi` hoặc `cho_phép`.",
    ],
    en: (p) => [
      `“${p.variable}” does not keep the shape “${p.promise.en}”: ${p.values.en}.`,
      "Mend the rules; if the text does mean this, narrow the shape by `when` or `allowance`.",
    ],
  },
);

export const backendsDiffer = diagnostic<{ names: string; part: string; answers: string }>(
  "backendsDiffer",
  "KH771",
  "error",
  {
    vi: (p) => [
      `${p.names} trả lời khác nhau ở ${p.part}: ${p.answers}.`,
      "Đây là lỗi của Khoản, không phải của bộ quy tắc; xin gửi ca này cho chúng tôi.",
    ],
    en: (p) => [
      `${p.names} differ in ${p.part}: ${p.answers}.`,
      "This is a fault of Khoản, not of the rule set; please send us this case.",
    ],
  },
);

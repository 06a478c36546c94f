/** KH7xx: golden cases. */
import { diagnostic, didYouMean } from "../define.ts";

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

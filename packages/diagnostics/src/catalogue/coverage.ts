/** KH78x: what golden cases do not cover, and the file of reasons for it. */
import { diagnostic, didYouMean } from "../define.ts";
import type { Lang } from "../diagnostic.ts";

/** A text that differs between the languages. */
type Words = Readonly<Record<Lang, string>>;

export const notCovered = diagnostic<{ what: Words; close: Words }>("notCovered", "KH780", "error", {
  vi: (p) => [p.what.vi, p.close.vi],
  en: (p) => [p.what.en, p.close.en],
});

export const belowThreshold = diagnostic<{ measure: Words; got: string; wanted: string }>(
  "belowThreshold",
  "KH781",
  "error",
  {
    vi: (p) => [
      `${p.measure.vi} mới đạt ${p.got}%, ngưỡng là ${p.wanted}%.`,
      "Thêm ca cho các chỗ nêu ở trên, hoặc ghi lý do trong coverage.yaml.",
    ],
    en: (p) => [
      `${p.measure.en} reach ${p.got}%, the threshold is ${p.wanted}%.`,
      "Add cases for what is named above, or write the reasons in coverage.yaml.",
    ],
  },
);

export const acceptedIsCovered = diagnostic<{ what: string }>("acceptedIsCovered", "KH782", "error", {
  vi: (p) => [`Đã có ca cho thấy “${p.what}”, nên lý do này không còn đúng.`, "Xóa mục này khỏi coverage.yaml."],
  en: (p) => [`A case does show “${p.what}”, so this reason no longer holds.`, "Delete the entry from coverage.yaml."],
});

export const acceptedUnknown = diagnostic<{ what: string; nearest: readonly string[] }>(
  "acceptedUnknown",
  "KH783",
  "error",
  {
    vi: (p) => [
      `Không có chỗ nào như “${p.what}” trong bộ quy tắc.${didYouMean(p.nearest).vi}`,
      "Chép lại đúng dòng mà `khoan coverage` in ra, hoặc xóa mục này.",
    ],
    en: (p) => [
      `The rule set has nothing like “${p.what}”.${didYouMean(p.nearest).en}`,
      "Copy the line that `khoan coverage` prints, or delete the entry.",
    ],
  },
);

export const acceptedLacks = diagnostic<{ key: string }>("acceptedLacks", "KH784", "error", {
  vi: (p) => [`Mục này thiếu “${p.key}”.`, "Mỗi mục cần `loại`, `chỗ`, `vì` và `tác_giả`; `điều_khoản` nếu có."],
  en: (p) => [
    `The entry lacks “${p.key}”.`,
    "Each needs `kind`, `what`, `why` and `author`; `clause` where there is one.",
  ],
});

export const acceptedKind = diagnostic<{ kind: string; nearest: readonly string[] }>("acceptedKind", "KH785", "error", {
  vi: (p) => [`“${p.kind}” không phải một loại.${didYouMean(p.nearest).vi}`, "Xem docs/coverage.md."],
  en: (p) => [`“${p.kind}” is no kind.${didYouMean(p.nearest).en}`, "See docs/coverage.md."],
});

export const acceptedTwice = diagnostic<{ what: string }>("acceptedTwice", "KH786", "error", {
  vi: (p) => [`“${p.what}” đã có lý do ở một mục khác.`, "Giữ một."],
  en: (p) => [`“${p.what}” has a reason in another entry.`, "Keep one."],
});

/** KH76x: mutation of the law, and the file of reasons for what no case notices. */
import { diagnostic, didYouMean } from "../define.ts";

export const reasonUnknownKey = diagnostic<{ key: string; nearest: readonly string[] }>(
  "reasonUnknownKey",
  "KH760",
  "error",
  {
    vi: (p) => [`mutants.yaml không có khóa “${p.key}”.${didYouMean(p.nearest).vi}`, "Xem docs/mutation.md."],
    en: (p) => [`mutants.yaml has no key “${p.key}”.${didYouMean(p.nearest).en}`, "See docs/mutation.md."],
  },
);

export const reasonMissingKey = diagnostic<{ key: string }>("reasonMissingKey", "KH761", "error", {
  vi: (p) => [`Lý do này thiếu “${p.key}”.`, "Thêm khóa đó; xem docs/mutation.md."],
  en: (p) => [`The reason lacks “${p.key}”.`, "Add it; see docs/mutation.md."],
});

export const reasonStale = diagnostic<{ key: string; nearest: readonly string[] }>("reasonStale", "KH762", "error", {
  vi: (p) => [
    `Không còn thể đột biến “${p.key}”: quy tắc đã đổi.${didYouMean(p.nearest).vi}`,
    "Đọc lại lý do; nếu vẫn đúng thì ghi khóa mới (khoan mutate in ra), nếu không thì xóa.",
  ],
  en: (p) => [
    `There is no mutant “${p.key}” any more: its rule was changed.${didYouMean(p.nearest).en}`,
    "Read the reason again; if it still holds write the new key (khoan mutate prints it), else delete it.",
  ],
});

export const reasonIdle = diagnostic<{ key: string }>("reasonIdle", "KH763", "error", {
  vi: (p) => [
    `“${p.key}” đã bị một ca phát hiện, hoặc đã chứng minh được là tương đương; không cần lý do nữa.`,
    "Xóa khóa này.",
  ],
  en: (p) => [`“${p.key}” is noticed by a case, or was proved equivalent: no reason is needed.`, "Delete the key."],
});

export const reasonTwice = diagnostic<{ key: string }>("reasonTwice", "KH764", "error", {
  vi: (p) => [`“${p.key}” có hai lý do.`, "Giữ một."],
  en: (p) => [`“${p.key}” has two reasons.`, "Keep one."],
});

export const reasonVerdict = diagnostic<{ found: string; choices: string }>("reasonVerdict", "KH765", "error", {
  vi: (p) => [`Không hiểu “${p.found}”.`, `Chọn một trong: ${p.choices}.`],
  en: (p) => [`“${p.found}” is not understood.`, `Choose one of: ${p.choices}.`],
});

export const redBeforeChange = diagnostic<{ count: string; example: string }>("redBeforeChange", "KH766", "error", {
  vi: (p) => [
    `${p.count} ca đã đỏ khi luật còn nguyên (ví dụ “${p.example}”), nên không đo được gì.`,
    "Chạy khoan test và sửa trước.",
  ],
  en: (p) => [
    `${p.count} cases are red while the law is as it is (“${p.example}” for one), so nothing can be measured.`,
    "Run khoan test and mend them first.",
  ],
});

export const mutationBelow = diagnostic<{ score: string; threshold: string }>("mutationBelow", "KH767", "error", {
  vi: (p) => [
    `Điểm đột biến ${p.score}% thấp hơn ngưỡng ${p.threshold}% của document.yaml.`,
    "Thêm ca cho các thể còn sống ở trên, hoặc ghi lý do vào mutants.yaml nếu chúng tương đương.",
  ],
  en: (p) => [
    `The mutation score ${p.score}% is below the ${p.threshold}% that document.yaml asks for.`,
    "Add cases for the survivors above, or write in mutants.yaml why they are equivalent.",
  ],
});

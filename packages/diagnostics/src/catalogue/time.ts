/** KH5xx: moments, periods and rates over time. */
import { diagnostic } from "../define.ts";

export const needsDay = diagnostic<{ name: string }>("needsDay", "KH501", "error", {
  vi: (p) => [
    `“${p.name}” thay đổi theo ngày, nhưng ở đây chưa biết ngày nào.`,
    "Thêm `tại` một ngày, hoặc khai báo xét_vào cho biến.",
  ],
  en: (p) => [
    `“${p.name}” changes from day to day, and no day is in sight here.`,
    "Add `at` a day, or declare judged_on for the variable.",
  ],
});

export const needsMoment = diagnostic<{ name: string }>("needsMoment", "KH502", "error", {
  vi: (p) => [
    `“${p.name}” thay đổi theo thời gian, nhưng ở đây chưa biết lúc nào.`,
    "Thêm `tại`, hoặc khai báo `mỗi` cho biến.",
  ],
  en: (p) => [
    `“${p.name}” changes over time, and no moment is in sight here.`,
    "Add `at`, or declare `per` for the variable.",
  ],
});

export const cycle = diagnostic<{ path: string }>("cycle", "KH503", "error", {
  vi: (p) => [
    `Các biến phụ thuộc vòng tròn: ${p.path}.`,
    "Bỏ một phụ thuộc, hoặc dựa vào lúc trước: `tại (tháng - 1 tháng)`.",
  ],
  en: (p) => [
    `Variables depend on each other in a circle: ${p.path}.`,
    "Drop one dependency, or look at an earlier moment: `at (month - 1 months)`.",
  ],
});

export const finerThanMoment = diagnostic<{ name: string; unit: string }>("finerThanMoment", "KH504", "error", {
  vi: (p) => [`“${p.name}” tính theo ${p.unit}, nhỏ hơn thời điểm ở đây.`, "Thêm `tại` để nói rõ lúc nào."],
  en: (p) => [`“${p.name}” is per ${p.unit}, finer than the moment here.`, "Add `at` to say when."],
});

export const parameterGap = diagnostic<{ name: string; from: string; to: string }>("parameterGap", "KH505", "error", {
  vi: (p) => [
    `“${p.name}” không có giá trị từ ${p.from} đến ${p.to}.`,
    "Mỗi ngày trong giai đoạn cần đúng một giá trị.",
  ],
  en: (p) => [`“${p.name}” has no value from ${p.from} to ${p.to}.`, "Every day of the period needs exactly one."],
});

export const parameterOverlap = diagnostic<{ name: string; day: string }>("parameterOverlap", "KH506", "error", {
  vi: (p) => [`“${p.name}” có hai giá trị vào ${p.day}.`, "Sửa `từ`, `đến` cho khớp nhau."],
  en: (p) => [`“${p.name}” has two values on ${p.day}.`, "Mend `from` and `to` so that they meet."],
});

export const changeInsideMonth = diagnostic<{ name: string; day: string; unit: string }>(
  "changeInsideMonth",
  "KH507",
  "error",
  {
    vi: (p) => [
      `“${p.name}” đổi vào ${p.day}, giữa ${p.unit}; quy tắc theo ${p.unit} không biết lấy mức nào.`,
      "Nói rõ ngày: `tại ngày_đầu(tháng)`.",
    ],
    en: (p) => [
      `“${p.name}” changes on ${p.day}, inside a ${p.unit}; a rule per ${p.unit} can’t tell which value to take.`,
      "Say the day: `at first_day(month)`.",
    ],
  },
);

export const monthEndUndeclared = diagnostic<Record<never, never>>("monthEndUndeclared", "KH508", "error", {
  vi: () => [
    "Cộng tháng hoặc tính tuổi cần biết cuối tháng lùi hay tới, mà văn bản chưa nói.",
    "Khai báo `cuối_tháng` trong document.yaml.",
  ],
  en: () => [
    "Adding months or telling an age needs to know what a month end does, and none is declared.",
    "Declare `month_end` in document.yaml.",
  ],
});

export const timedButConstant = diagnostic<{ clause: string; name: string }>("timedButConstant", "KH509", "error", {
  vi: (p) => [
    `Điều khoản “${p.clause}” có hiệu lực giới hạn nhưng “${p.name}” không theo thời gian.`,
    "Khai báo `mỗi` cho biến.",
  ],
  en: (p) => [
    `Clause “${p.clause}” counts for a limited time, but “${p.name}” does not vary with time.`,
    "Declare `per` for the variable.",
  ],
});

export const judgedOnDay = diagnostic<{ got: string }>("judgedOnDay", "KH510", "error", {
  vi: (p) => [`xét_vào cần một ngày; đây là ${p.got}.`, "Ghi một ngày, ví dụ `ngày_đầu(tháng)`."],
  en: (p) => [`judged_on takes a day; this is ${p.got}.`, "Write a day, such as `first_day(month)`."],
});

export const judgedOnWithoutUnit = diagnostic<Record<never, never>>("judgedOnWithoutUnit", "KH511", "error", {
  vi: () => ["xét_vào chỉ dùng cho biến theo tháng hoặc năm.", "Bỏ xét_vào, hoặc ghi `mỗi: tháng`."],
  en: () => ["judged_on is for variables per month or year.", "Drop it, or write `per: month`."],
});

export const amendmentTwice = diagnostic<{ clause: string }>("amendmentTwice", "KH512", "error", {
  vi: (p) => [`Điều khoản “${p.clause}” bị thay thế hoặc bãi bỏ hai lần.`, "Giữ một lần."],
  en: (p) => [`Clause “${p.clause}” is replaced or repealed twice.`, "Keep one."],
});

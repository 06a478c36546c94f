/** KH65x: what can go wrong while a decision is made. Messages name clauses and moments, never the facts of a case. */
import { diagnostic } from "../define.ts";
import type { Lang } from "../diagnostic.ts";

/** A text that may differ between the languages, as days and amounts do. */
type Words = string | Readonly<Record<Lang, string>>;

/** Where an arithmetic refusal happened: clause and moment, where they are known. */
type Arithmetic = { readonly variable: string; readonly place?: Words };

function said(words: Words, lang: Lang): string {
  return typeof words === "string" ? words : `${words[lang]}`;
}

function inBrackets(place: Words | undefined, lang: Lang): string {
  const text = place === undefined ? "" : said(place, lang);
  return text === "" ? "" : ` (${text})`;
}

export const conflict = diagnostic<{ variable: string; first: Words; second: Words; moment: Words }>(
  "conflict",
  "KH651",
  "error",
  {
    vi: (p) => [
      `“${p.variable}” có hai giá trị khác nhau vào ${said(p.moment, "vi")}: ${said(p.first, "vi")} và ${said(p.second, "vi")}.`,
      "Thêm ngoại lệ để nói điều khoản nào được ưu tiên, hoặc sửa điều kiện.",
    ],
    en: (p) => [
      `“${p.variable}” has two different values at ${said(p.moment, "en")}: ${said(p.first, "en")} and ${said(p.second, "en")}.`,
      "Add an exception that says which clause prevails, or mend a condition.",
    ],
  },
);

export const gap = diagnostic<{ variable: string; moment: Words }>("gap", "KH652", "error", {
  vi: (p) => [
    `Không quy tắc nào cho “${p.variable}” giá trị vào ${said(p.moment, "vi")}.`,
    "Thêm quy tắc cho trường hợp này, hoặc `nếu_không`.",
  ],
  en: (p) => [
    `No rule gives “${p.variable}” a value at ${said(p.moment, "en")}.`,
    "Add a rule for this case, or `otherwise`.",
  ],
});

export const overflow = diagnostic<Arithmetic>("overflow", "KH653", "error", {
  vi: (p) => [
    `Phép tính của “${p.variable}” vượt khoảng tính chính xác${inBrackets(p.place, "vi")}.`,
    "Kiểm tra các số tiền trong dữ kiện.",
  ],
  en: (p) => [
    `The calculation of “${p.variable}” goes beyond exact range${inBrackets(p.place, "en")}.`,
    "Check the amounts among the facts.",
  ],
});

export const notExact = diagnostic<Arithmetic>("notExact", "KH654", "error", {
  vi: (p) => [
    `“${p.variable}” lẻ hơn đơn vị nhỏ nhất${inBrackets(p.place, "vi")}.`,
    "Văn bản cần nói cách làm tròn; dùng làm_tròn.",
  ],
  en: (p) => [
    `“${p.variable}” is finer than the smallest unit${inBrackets(p.place, "en")}.`,
    "The text must say how to round; use round.",
  ],
});

export const noParameterValue = diagnostic<{ parameter: string; moment: Words }>("noParameterValue", "KH655", "error", {
  vi: (p) => [
    `Tham số “${p.parameter}” không có giá trị vào ${said(p.moment, "vi")}.`,
    "Thời điểm nằm ngoài các mức đã biết; thêm mức mới.",
  ],
  en: (p) => [
    `The parameter “${p.parameter}” has no value at ${said(p.moment, "en")}.`,
    "The moment is outside the values known; add one.",
  ],
});

export const ambiguousMonthEnd = diagnostic<Arithmetic>("ambiguousMonthEnd", "KH656", "error", {
  vi: (p) => [
    `“${p.variable}”: tháng không có ngày đó và văn bản chưa nói lùi hay tới${inBrackets(p.place, "vi")}.`,
    "Khai báo cuối_tháng trong document.yaml.",
  ],
  en: (p) => [
    `“${p.variable}”: the month has no such day, and nothing says whether to go down or up${inBrackets(p.place, "en")}.`,
    "Declare month_end in document.yaml.",
  ],
});

export const divisionByZero = diagnostic<Arithmetic>("divisionByZero", "KH657", "error", {
  vi: (p) => [`“${p.variable}” chia cho 0${inBrackets(p.place, "vi")}.`, "Thêm điều kiện để không chia cho 0."],
  en: (p) => [
    `“${p.variable}” divides by zero${inBrackets(p.place, "en")}.`,
    "Add a condition that keeps the divisor from zero.",
  ],
});

export const recursionTooDeep = diagnostic<{ variable: string }>("recursionTooDeep", "KH658", "error", {
  vi: (p) => [`“${p.variable}” dựa vào lúc trước quá nhiều lần.`, "Thêm quy tắc cho tháng đầu tiên để chuỗi dừng lại."],
  en: (p) => [`“${p.variable}” looks back too many times.`, "Add a rule for the first moment, so that the chain ends."],
});

export const outsideDates = diagnostic<Arithmetic>("outsideDates", "KH659", "error", {
  vi: (p) => [
    `“${p.variable}” ra ngoài các năm 1 đến 9999${inBrackets(p.place, "vi")}.`,
    "Kiểm tra các ngày trong dữ kiện.",
  ],
  en: (p) => [
    `“${p.variable}” leaves the years 1 to 9999${inBrackets(p.place, "en")}.`,
    "Check the days among the facts.",
  ],
});

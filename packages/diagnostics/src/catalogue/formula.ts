/** KH2xx: the text of formulas, types and literals. */
import { diagnostic } from "../define.ts";
import type { Lang } from "../diagnostic.ts";

/** What was wanted, in the words of each reader; words of the formula itself are the same in both. */
type Phrase = Readonly<Record<Lang, string>>;

export const unexpectedToken = diagnostic<{ found: string; expected: Phrase }>("unexpectedToken", "KH201", "error", {
  vi: (p) => [`Gặp “${p.found}”, cần ${p.expected.vi}.`, "Kiểm tra từ hoặc dấu ngay trước chỗ này."],
  en: (p) => [`Found “${p.found}”; expected ${p.expected.en}.`, "Look at the word or sign just before this place."],
});

export const unexpectedEnd = diagnostic<{ expected: Phrase }>("unexpectedEnd", "KH202", "error", {
  vi: (p) => [`Công thức dừng giữa chừng; còn thiếu ${p.expected.vi}.`, "Viết tiếp công thức, hoặc xóa phần dở dang."],
  en: (p) => [`The formula stops short; ${p.expected.en} is missing.`, "Finish the formula, or delete the loose part."],
});

export const unknownCharacter = diagnostic<{ character: string; instead?: string | undefined }>(
  "unknownCharacter",
  "KH203",
  "error",
  {
    vi: (p) => [
      `Ký tự “${p.character}” không có trong công thức.`,
      p.instead === undefined ? "Xóa ký tự này; chữ thì đặt trong dấu nháy kép." : `Viết “${p.instead}”.`,
    ],
    en: (p) => [
      `The character “${p.character}” has no place in a formula.`,
      p.instead === undefined ? "Delete it; a text goes in double quotes." : `Write “${p.instead}”.`,
    ],
  },
);

export const badNumber = diagnostic<{ text: string; expected: string }>("badNumber", "KH204", "error", {
  vi: (p) => [`“${p.text}” không phải số viết đúng; cần dạng ${p.expected}.`, `Viết lại như ${p.expected}.`],
  en: (p) => [`“${p.text}” is not a well-written number; expected ${p.expected}.`, `Write it as ${p.expected}.`],
});

export const impossibleDate = diagnostic<{ text: string }>("impossibleDate", "KH205", "error", {
  vi: (p) => [`Không có ngày hay tháng “${p.text}”.`, "Kiểm tra ngày, tháng, và năm đủ bốn chữ số."],
  en: (p) => [`There is no day or month “${p.text}”.`, "Check the day, the month, and that the year has four digits."],
});

export const numberTooLarge = diagnostic<{ text: string }>("numberTooLarge", "KH206", "error", {
  vi: (p) => [
    `Số “${p.text}” vượt quá khoảng tính chính xác.`,
    "Số lớn nhất là 9.007.199.254.740.991, kể cả chữ số thập phân.",
  ],
  en: (p) => [
    `The number “${p.text}” is beyond exact range.`,
    "The largest is 9,007,199,254,740,991, decimals included.",
  ],
});

export const formulaTooDeep = diagnostic<{ limit: string }>("formulaTooDeep", "KH207", "error", {
  vi: (p) => [`Công thức lồng hoặc nối quá dài; tối đa ${p.limit} mức.`, "Tách thành biến riêng, hoặc dùng danh sách."],
  en: (p) => [
    `The formula nests or chains too much; at most ${p.limit} levels.`,
    "Split it into variables, or use a list.",
  ],
});

export const chainedComparison = diagnostic<Record<never, never>>("chainedComparison", "KH208", "error", {
  vi: () => ["Không so sánh nối tiếp được.", "Viết hai so sánh nối bằng `và` (tiếng Anh `and`)."],
  en: () => ["Comparisons don’t chain.", "Write two comparisons joined by `and` (in Vietnamese `và`)."],
});

export const wordOfOtherLanguage = diagnostic<{ word: string; expected: string }>(
  "wordOfOtherLanguage",
  "KH209",
  "error",
  {
    vi: (p) => [`“${p.word}” là cách viết của ngôn ngữ kia; ở đây dùng “${p.expected}”.`, `Đổi thành “${p.expected}”.`],
    en: (p) => [
      `“${p.word}” is how the other language writes it; here it is “${p.expected}”.`,
      `Change it to “${p.expected}”.`,
    ],
  },
);

export const badType = diagnostic<{ text: string }>("badType", "KH210", "error", {
  vi: (p) => [`“${p.text}” không phải một kiểu.`, "Xem bảng kiểu trong docs/language.md."],
  en: (p) => [`“${p.text}” is no type.`, "See the table of types in docs/language.md."],
});

export const badRange = diagnostic<{ text: string; example: string }>("badRange", "KH211", "error", {
  vi: (p) => [`“${p.text}” không phải khoảng ngày.`, `Viết như ${p.example}; bỏ trống một đầu nếu để ngỏ.`],
  en: (p) => [`“${p.text}” is no range of days.`, `Write it as ${p.example}; leave an end empty where it is open.`],
});

export const rangeReversed = diagnostic<Record<never, never>>("rangeReversed", "KH212", "error", {
  vi: () => ["Ngày cuối đứng trước ngày đầu.", "Đổi chỗ hai ngày."],
  en: () => ["The last day stands before the first.", "Swap the two days."],
});

export const unknownUnit = diagnostic<{ word: string }>("unknownUnit", "KH213", "error", {
  vi: (p) => [
    `“${p.word}” không phải đơn vị hay tiền tệ.`,
    "Dùng ngày, tháng, năm, đồng, hoặc mã tiền tệ ISO; nếu là tên, thiếu phép toán trước nó.",
  ],
  en: (p) => [
    `“${p.word}” is no unit or currency.`,
    "Use days, months, years, or an ISO currency code; if it is a name, an operator is missing before it.",
  ],
});

export const otherSpelling = diagnostic<{ found: string; expected: string }>("otherSpelling", "KH214", "error", {
  vi: (p) => [`“${p.found}” không phải dấu của công thức; dùng “${p.expected}”.`, `Đổi thành “${p.expected}”.`],
  en: (p) => [`“${p.found}” is no sign of formulas; use “${p.expected}”.`, `Change it to “${p.expected}”.`],
});

export const unclosedText = diagnostic<Record<never, never>>("unclosedText", "KH215", "error", {
  vi: () => [
    "Chữ trong nháy kép không được đóng trên cùng dòng.",
    'Thêm dấu " ở cuối chữ; dấu " bên trong viết là \\".',
  ],
  en: () => ["A text in double quotes is not closed on its line.", 'Add a " at its end; a " inside is written \\".'],
});

export const badEscape = diagnostic<{ escape: string }>("badEscape", "KH216", "error", {
  vi: (p) => [
    `“${p.escape}” không phải ký tự viết tắt.`,
    'Trong chữ chỉ có \\" , \\\\ và \\n; dấu \\ thường viết hai lần.',
  ],
  en: (p) => [`“${p.escape}” is no escape.`, 'A text knows \\" , \\\\ and \\n; a plain \\ is written twice.'],
});

export const looseOperand = diagnostic<{ word: string }>("looseOperand", "KH217", "error", {
  vi: (p) => [`“${p.word}” không đứng được ngay sau phép toán này.`, "Đặt phần bắt đầu từ từ đó trong ngoặc ( )."],
  en: (p) => [
    `“${p.word}” can’t stand right behind this operator.`,
    "Put the part that begins with it in brackets ( ).",
  ],
});

export const wrongUnitValue = diagnostic<{ text: string }>("wrongUnitValue", "KH218", "error", {
  vi: (p) => [
    `“${p.text}”: khoảng thời gian là số nguyên.`,
    "Viết bằng đơn vị nhỏ hơn, ví dụ 18 tháng thay cho 1,5 năm.",
  ],
  en: (p) => [`“${p.text}”: a duration is a whole number.`, "Use a smaller unit, such as 18 months for 1.5 years."],
});

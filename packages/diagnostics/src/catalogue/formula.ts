/** KH2xx: the text of formulas, types and literals. */
import { diagnostic } from "../define.ts";

export const unexpectedToken = diagnostic<{ found: string; expected: string }>("unexpectedToken", "KH201", "error", {
  vi: (p) => [`Gặp “${p.found}”, cần ${p.expected}.`, "Kiểm tra từ hoặc dấu ngay trước chỗ này."],
  en: (p) => [`Found “${p.found}”; expected ${p.expected}.`, "Look at the word or sign just before this place."],
});

export const unexpectedEnd = diagnostic<{ expected: string }>("unexpectedEnd", "KH202", "error", {
  vi: (p) => [`Công thức dừng giữa chừng; còn thiếu ${p.expected}.`, "Viết tiếp công thức, hoặc xóa phần dở dang."],
  en: (p) => [`The formula stops short; ${p.expected} is missing.`, "Finish the formula, or delete the loose part."],
});

export const unknownCharacter = diagnostic<{ character: string }>("unknownCharacter", "KH203", "error", {
  vi: (p) => [`Ký tự “${p.character}” không có trong công thức.`, "Xóa ký tự này."],
  en: (p) => [`The character “${p.character}” has no place in a formula.`, "Delete it."],
});

export const badNumber = diagnostic<{ text: string; expected: string }>("badNumber", "KH204", "error", {
  vi: (p) => [`“${p.text}” không phải số viết đúng; cần dạng ${p.expected}.`, `Viết lại như ${p.expected}.`],
  en: (p) => [`“${p.text}” is not a well-written number; expected ${p.expected}.`, `Write it as ${p.expected}.`],
});

export const impossibleDate = diagnostic<{ text: string }>("impossibleDate", "KH205", "error", {
  vi: (p) => [`Không có ngày “${p.text}”.`, "Kiểm tra ngày và tháng."],
  en: (p) => [`There is no day “${p.text}”.`, "Check the day and the month."],
});

export const numberTooLarge = diagnostic<{ text: string }>("numberTooLarge", "KH206", "error", {
  vi: (p) => [`Số “${p.text}” vượt quá khoảng tính chính xác.`, "Số lớn nhất là 9.007.199.254.740.991."],
  en: (p) => [`The number “${p.text}” is beyond exact range.`, "The largest is 9,007,199,254,740,991."],
});

export const formulaTooDeep = diagnostic<{ limit: string }>("formulaTooDeep", "KH207", "error", {
  vi: (p) => [`Công thức lồng quá sâu; tối đa ${p.limit} mức.`, "Tách thành biến riêng."],
  en: (p) => [`The formula is nested too deeply; at most ${p.limit} levels.`, "Split it into variables."],
});

export const chainedComparison = diagnostic<Record<never, never>>("chainedComparison", "KH208", "error", {
  vi: () => ["Không so sánh nối tiếp được.", "Viết hai so sánh nối bằng `và` (tiếng Anh `and`)."],
  en: () => ["Comparisons don’t chain.", "Write two comparisons joined by `and` (in Vietnamese `và`)."],
});

export const wordOfOtherLanguage = diagnostic<{ word: string; expected: string }>("wordOfOtherLanguage", "KH209", "error", {
  vi: (p) => [`“${p.word}” là từ của ngôn ngữ kia; ở đây dùng “${p.expected}”.`, `Đổi thành “${p.expected}”.`],
  en: (p) => [`“${p.word}” belongs to the other language; here it is “${p.expected}”.`, `Change it to “${p.expected}”.`],
});

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
  vi: (p) => [`“${p.word}” không phải đơn vị hay tiền tệ.`, "Dùng ngày, tháng, năm, đồng, hoặc mã tiền tệ ISO."],
  en: (p) => [`“${p.word}” is no unit or currency.`, "Use days, months, years, or an ISO currency code."],
});

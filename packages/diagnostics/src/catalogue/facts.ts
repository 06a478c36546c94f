/** KH8xx: facts and requests as they come in. No message repeats a value of a case: only names, paths and forms. */
import { diagnostic, didYouMean } from "../define.ts";

export const factsShape = diagnostic<{ expected: string }>("factsShape", "KH801", "error", {
  vi: (p) => [`Dữ kiện phải là ${p.expected}.`, "Xem mẫu dữ kiện trong README."],
  en: (p) => [`Facts must be ${p.expected}.`, "See the sample in the README."],
});

export const unknownFactGiven = diagnostic<{ name: string; nearest: readonly string[] }>(
  "unknownFactGiven",
  "KH802",
  "error",
  {
    vi: (p) => [`Không có dữ kiện “${p.name}”.${didYouMean(p.nearest).vi}`, "Sửa tên, hoặc bỏ dòng này."],
    en: (p) => [`There is no fact “${p.name}”.${didYouMean(p.nearest).en}`, "Mend the name, or drop it."],
  },
);

export const wrongFactType = diagnostic<{ expected: string; got: string }>("wrongFactType", "KH803", "error", {
  vi: (p) => [`Cần ${p.expected}, nhận được ${p.got}.`, "Sửa giá trị cho đúng kiểu."],
  en: (p) => [`Expected ${p.expected}, got ${p.got}.`, "Give a value of that type."],
});

export const impossibleDay = diagnostic<Record<never, never>>("impossibleDay", "KH804", "error", {
  vi: () => ["Không có ngày này trên lịch.", "Viết ngày có thật dạng YYYY-MM-DD."],
  en: () => ["The calendar has no such day.", "Write a real day as YYYY-MM-DD."],
});

export const amountOutOfRange = diagnostic<Record<never, never>>("amountOutOfRange", "KH805", "error", {
  vi: () => [
    "Số này không phải số nguyên trong khoảng tính chính xác.",
    "Ghi số nguyên, đơn vị nhỏ nhất, không quá 9.007.199.254.740.991.",
  ],
  en: () => [
    "This is no whole number within exact range.",
    "Write a whole number of the smallest unit, at most 9,007,199,254,740,991.",
  ],
});

export const notAMember = diagnostic<{ members: string }>("notAMember", "KH806", "error", {
  vi: (p) => [`Giá trị không nằm trong: ${p.members}.`, "Chọn một giá trị trong danh sách."],
  en: (p) => [`The value is none of: ${p.members}.`, "Choose one of the list."],
});

export const nullRefused = diagnostic<Record<never, never>>("nullRefused", "KH807", "error", {
  vi: () => ["Dữ kiện này không được để trống (null).", "Ghi giá trị, hoặc bỏ hẳn dòng nếu chưa biết."],
  en: () => ["This fact can’t be null.", "Give a value, or leave it out where it is not known."],
});

export const historyShape = diagnostic<Record<never, never>>("historyShape", "KH808", "error", {
  vi: () => [
    "Lịch sử phải là danh sách không rỗng các mục có from và value.",
    "Mỗi mục có đúng hai khóa from và value.",
  ],
  en: () => [
    "A history is a non-empty list of entries with from and value.",
    "Each entry has just the keys from and value.",
  ],
});

export const historyOrder = diagnostic<Record<never, never>>("historyOrder", "KH809", "error", {
  vi: () => ["Các mục lịch sử phải theo thứ tự ngày tăng dần, không trùng ngày.", "Sắp lại theo `from`."],
  en: () => ["The entries of a history ascend by day, without repeats.", "Put them in order of `from`."],
});

export const hostileFactKey = diagnostic<{ name: string }>("hostileFactKey", "KH810", "error", {
  vi: (p) => [`Không được dùng “${p.name}” làm khóa.`, "Bỏ khóa này."],
  en: (p) => [`“${p.name}” can’t be a key.`, "Drop it."],
});

export const factTwice = diagnostic<{ name: string }>("factTwice", "KH811", "error", {
  vi: (p) => [`“${p.name}” được ghi hai lần.`, "Giữ một."],
  en: (p) => [`“${p.name}” is given twice.`, "Keep one."],
});

export const factTooLarge = diagnostic<{ limit: string }>("factTooLarge", "KH812", "error", {
  vi: (p) => [`Giá trị quá lớn; tối đa ${p.limit}.`, "Rút ngắn lại."],
  en: (p) => [`The value is too large; at most ${p.limit}.`, "Shorten it."],
});

export const unknownReadingGiven = diagnostic<{ id: string; nearest: readonly string[] }>(
  "unknownReadingGiven",
  "KH820",
  "error",
  {
    vi: (p) => [`Không có cách đọc “${p.id}”.${didYouMean(p.nearest).vi}`, "Xem các cách đọc trong readings.yaml."],
    en: (p) => [`There is no reading “${p.id}”.${didYouMean(p.nearest).en}`, "See the readings in readings.yaml."],
  },
);

export const unknownOptionGiven = diagnostic<{ id: string; options: string }>("unknownOptionGiven", "KH821", "error", {
  vi: (p) => [`Cách đọc “${p.id}” chỉ có: ${p.options}.`, "Chọn một trong số đó."],
  en: (p) => [`The reading “${p.id}” only has: ${p.options}.`, "Choose one of those."],
});

export const badMoment = diagnostic<Record<never, never>>("badMoment", "KH822", "error", {
  vi: () => ["Thời điểm phải là tháng YYYY-MM hoặc ngày YYYY-MM-DD có thật.", "Ví dụ 2026-03 hoặc 2026-03-15."],
  en: () => ["A moment is a real month YYYY-MM or day YYYY-MM-DD.", "For example 2026-03 or 2026-03-15."],
});

export const badPeriod = diagnostic<{ limit: string }>("badPeriod", "KH823", "error", {
  vi: (p) => [`Khoảng thời gian đi lùi, hoặc dài quá ${p.limit} tháng.`, "Sửa `to`."],
  en: (p) => [`The period runs backwards, or is longer than ${p.limit} months.`, "Mend `to`."],
});

export const badRequest = diagnostic<Record<never, never>>("badRequest", "KH824", "error", {
  vi: () => [
    "Dòng yêu cầu không phải một đối tượng JSON với id, at, to, readings, facts.",
    "Mỗi dòng một đối tượng JSON.",
  ],
  en: () => ["The line is no JSON object with id, at, to, readings, facts.", "One JSON object a line."],
});

export const badJson = diagnostic<{ detail: string }>("badJson", "KH825", "error", {
  vi: (p) => [`Không phải JSON đúng cú pháp${p.detail}.`, "Kiểm tra dấu phẩy, ngoặc và dấu nháy."],
  en: (p) => [`This is not well-formed JSON${p.detail}.`, "Check commas, brackets and quotes."],
});

export const unknownOutputAsked = diagnostic<{ name: string; nearest: readonly string[] }>(
  "unknownOutputAsked",
  "KH826",
  "error",
  {
    vi: (p) => [`Không có kết quả “${p.name}”.${didYouMean(p.nearest).vi}`, "Nêu tên một biến có `kết_quả: đúng`."],
    en: (p) => [`There is no output “${p.name}”.${didYouMean(p.nearest).en}`, "Name a variable with `output: true`."],
  },
);

export const otherVersion = diagnostic<{ id: string }>("otherVersion", "KH827", "error", {
  vi: (p) => [
    `Dữ kiện đã chuẩn bị là của bộ quy tắc hoặc phiên bản khác, không phải của “${p.id}” này.`,
    "Gọi `prepare` của chính mô-đun sẽ dùng để quyết định.",
  ],
  en: (p) => [
    `The facts were prepared by another rule set or version, not by this “${p.id}”.`,
    "Call `prepare` of the very module that decides.",
  ],
});

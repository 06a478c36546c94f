/** KH65x: what can go wrong while a decision is made. */
import { diagnostic } from "../define.ts";

export const conflict = diagnostic<{ variable: string; first: string; second: string; moment: string }>("conflict", "KH651", "error", {
  vi: (p) => [`“${p.variable}” có hai giá trị khác nhau vào ${p.moment}: ${p.first} và ${p.second}.`, "Thêm ngoại lệ để nói điều khoản nào được ưu tiên, hoặc sửa điều kiện."],
  en: (p) => [`“${p.variable}” has two different values at ${p.moment}: ${p.first} and ${p.second}.`, "Add an exception that says which clause prevails, or mend a condition."],
});

export const gap = diagnostic<{ variable: string; moment: string }>("gap", "KH652", "error", {
  vi: (p) => [`Không quy tắc nào cho “${p.variable}” giá trị vào ${p.moment}.`, "Thêm quy tắc cho trường hợp này, hoặc `nếu_không`."],
  en: (p) => [`No rule gives “${p.variable}” a value at ${p.moment}.`, "Add a rule for this case, or `otherwise`."],
});

export const overflow = diagnostic<{ variable: string }>("overflow", "KH653", "error", {
  vi: (p) => [`Phép tính của “${p.variable}” vượt khoảng tính chính xác.`, "Kiểm tra các số tiền trong dữ kiện."],
  en: (p) => [`The calculation of “${p.variable}” goes beyond exact range.`, "Check the amounts among the facts."],
});

export const notExact = diagnostic<{ variable: string }>("notExact", "KH654", "error", {
  vi: (p) => [`“${p.variable}” lẻ hơn đơn vị nhỏ nhất.`, "Văn bản cần nói cách làm tròn; dùng làm_tròn."],
  en: (p) => [`“${p.variable}” is finer than the smallest unit.`, "The text must say how to round; use round."],
});

export const noParameterValue = diagnostic<{ parameter: string; moment: string }>("noParameterValue", "KH655", "error", {
  vi: (p) => [`Tham số “${p.parameter}” không có giá trị vào ${p.moment}.`, "Thời điểm nằm ngoài các mức đã biết; thêm mức mới."],
  en: (p) => [`The parameter “${p.parameter}” has no value at ${p.moment}.`, "The moment is outside the values known; add one."],
});

export const ambiguousMonthEnd = diagnostic<{ variable: string }>("ambiguousMonthEnd", "KH656", "error", {
  vi: (p) => [`“${p.variable}”: tháng không có ngày đó và văn bản chưa nói lùi hay tới.`, "Khai báo cuối_tháng trong document.yaml."],
  en: (p) => [`“${p.variable}”: the month has no such day, and nothing says whether to go down or up.`, "Declare month_end in document.yaml."],
});

export const divisionByZero = diagnostic<{ variable: string }>("divisionByZero", "KH657", "error", {
  vi: (p) => [`“${p.variable}” chia cho 0.`, "Thêm điều kiện để không chia cho 0."],
  en: (p) => [`“${p.variable}” divides by zero.`, "Add a condition that keeps the divisor from zero."],
});

export const recursionTooDeep = diagnostic<{ variable: string }>("recursionTooDeep", "KH658", "error", {
  vi: (p) => [`“${p.variable}” dựa vào lúc trước quá nhiều lần.`, "Thêm quy tắc cho tháng đầu tiên để chuỗi dừng lại."],
  en: (p) => [`“${p.variable}” looks back too many times.`, "Add a rule for the first moment, so that the chain ends."],
});

export const outsideDates = diagnostic<{ variable: string }>("outsideDates", "KH659", "error", {
  vi: (p) => [`“${p.variable}” ra ngoài các năm 1 đến 9999.`, "Kiểm tra các ngày trong dữ kiện."],
  en: (p) => [`“${p.variable}” leaves the years 1 to 9999.`, "Check the days among the facts."],
});

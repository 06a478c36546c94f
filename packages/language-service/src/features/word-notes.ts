/** What each built-in function takes and gives, in a line, for hovers and completion. */
import type { Lang } from "@khoan/diagnostics";

type Texts = Readonly<Record<Lang, string>>;
export type WordNote = { readonly form: Texts; readonly text: Texts };

function note(form: readonly [vi: string, en: string], vi: string, en: string): WordNote {
  return { form: { vi: form[0], en: form[1] }, text: { vi, en } };
}

/** By canonical name. */
export const WORD_NOTES: Readonly<Record<string, WordNote>> = {
  round: note(
    ["(x; đến: 1.000 đồng; kiểu: nửa_lên)", "(x, to: 1_000 VND, mode: half_up)"],
    "Làm tròn đến bội gần nhất.",
    "Rounds to the nearest multiple.",
  ),
  exactly: note(
    ["(x)", "(x)"],
    "Giá trị chính xác ở kiểu của biến; lỗi nếu lẻ.",
    "The exact value in the variable’s type; an error where it is not exact.",
  ),
  max: note(["(a; b; …)", "(a, b, …)"], "Giá trị lớn nhất.", "The greatest value."),
  min: note(["(a; b; …)", "(a, b, …)"], "Giá trị nhỏ nhất.", "The least value."),
  age: note(["(ngày_sinh; ngày)", "(birth, day)"], "Số tuổi tròn tại một ngày.", "Full years of age on a day."),
  days_between: note(["(từ; đến)", "(from, to)"], "Số ngày giữa hai ngày.", "Days from one day to another."),
  months_between: note(
    ["(từ; đến)", "(from, to)"],
    "Số tháng tròn giữa hai ngày.",
    "Full months from one day to another.",
  ),
  first_day: note(["(tháng)", "(month)"], "Ngày đầu của tháng hay năm.", "First day of a month or year."),
  last_day: note(["(tháng)", "(month)"], "Ngày cuối của tháng hay năm.", "Last day of a month or year."),
  first_month: note(["(năm)", "(year)"], "Tháng đầu của năm.", "First month of a year."),
  last_month: note(["(năm)", "(year)"], "Tháng cuối của năm.", "Last month of a year."),
  month_of: note(["(ngày)", "(day)"], "Tháng của một ngày.", "The month of a day."),
  year_of: note(["(ngày)", "(day)"], "Năm của một ngày hay tháng.", "The year of a day or month."),
  marginal: note(
    ["(thang; số_tiền)", "(scale, amount)"],
    "Tính theo biểu luỹ tiến, chính xác.",
    "Tax by brackets, exact.",
  ),
  reading: note(['("mã")', '("id")'], "Lựa chọn đang dùng của một cách đọc.", "The option chosen for a reading."),
  join: note(['(xs; "; ")', '(xs, "; ")'], "Nối các văn bản.", "Joins texts."),
  text: note(
    ["(x)", "(x)"],
    "Giá trị của kiểu liệt kê hay điều khoản thành văn bản.",
    "An enum member or clause as text.",
  ),
  in_clause_order: note(["(xs)", "(xs)"], "Các điều khoản theo thứ tự văn bản.", "Clauses in the document’s order."),
  item: note(["(xs; n)", "(xs, n)"], "Phần tử thứ n, đếm từ 1.", "The n-th member, from 1."),
  empty: note(["(xs)", "(xs)"], "Danh sách có rỗng không.", "Whether a list is empty."),
  count: note(["(x trong xs mà …)", "(x in xs where …)"], "Đếm phần tử.", "Counts members."),
  sum: note(["(… với x trong xs)", "(… for x in xs)"], "Cộng các giá trị.", "Adds values up."),
  list: note(["(… với x trong xs)", "(… for x in xs)"], "Danh sách các giá trị.", "A list of values."),
  highest: note(
    ["(… với x trong xs)", "(… for x in xs)"],
    "Giá trị cao nhất; trống nếu không có.",
    "The highest; absent of nothing.",
  ),
  lowest: note(
    ["(… với x trong xs)", "(… for x in xs)"],
    "Giá trị thấp nhất; trống nếu không có.",
    "The lowest; absent of nothing.",
  ),
  first: note(
    ["(… với x trong xs)", "(… for x in xs)"],
    "Giá trị đầu tiên; trống nếu không có.",
    "The first; absent of nothing.",
  ),
};

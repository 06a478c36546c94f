/** KH72x and KH73x: golden cases in a spreadsheet, told by the cell. */
import { diagnostic, didYouMean } from "../define.ts";

export const sheetUnreadable = diagnostic<{ detail: string }>("sheetUnreadable", "KH720", "error", {
  vi: (p) => [`Không đọc được bảng tính (${p.detail}).`, "Mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx."],
  en: (p) => [`The spreadsheet can’t be read (${p.detail}).`, "Open it in Excel or LibreOffice and save it as .xlsx."],
});

export const sheetNoHeader = diagnostic<Record<never, never>>("sheetNoHeader", "KH721", "error", {
  vi: () => [
    "Không thấy dòng tiêu đề: cần một dòng có ô “tên” cho tên ca.",
    "Xuất một mẫu bằng `khoan test --export mẫu.xlsx <bộ quy tắc>`.",
  ],
  en: () => [
    "There is no header row: one row needs a cell “name” for the names of cases.",
    "Write a model with `khoan test --export model.xlsx <rule set>`.",
  ],
});

export const sheetUnknownColumn = diagnostic<{ column: string; nearest: readonly string[] }>(
  "sheetUnknownColumn",
  "KH722",
  "error",
  {
    vi: (p) => [
      `Cột “${p.column}” không phải dữ kiện, kết quả hay mục nào của ca.${didYouMean(p.nearest).vi}`,
      "Sửa tiêu đề, hoặc đặt # ở đầu để bỏ qua cột.",
    ],
    en: (p) => [
      `The column “${p.column}” is no fact, result or key of a case.${didYouMean(p.nearest).en}`,
      "Mend the header, or put # before it to leave the column out.",
    ],
  },
);

export const sheetAmbiguousColumn = diagnostic<{ column: string; meanings: string }>(
  "sheetAmbiguousColumn",
  "KH723",
  "error",
  {
    vi: (p) => [`Cột “${p.column}” có thể là: ${p.meanings}.`, "Ghi tên đầy đủ trong tiêu đề, ví dụ “mong đợi: …”."],
    en: (p) => [
      `The column “${p.column}” may be: ${p.meanings}.`,
      "Write the full name in the header, e.g. “expect: …”.",
    ],
  },
);

export const sheetColumnTwice = diagnostic<{ column: string }>("sheetColumnTwice", "KH724", "error", {
  vi: (p) => [`Hai cột cùng là “${p.column}”.`, "Giữ một cột."],
  en: (p) => [`Two columns are “${p.column}”.`, "Keep one of them."],
});

export const sheetFormula = diagnostic<Record<never, never>>("sheetFormula", "KH725", "error", {
  vi: () => ["Ô này là công thức; ca kiểm thử cần giá trị do người viết.", "Sao chép rồi dán dưới dạng giá trị."],
  en: () => ["The cell is a formula; a case needs a value that a person wrote.", "Copy it and paste it as a value."],
});

export const sheetMerged = diagnostic<Record<never, never>>("sheetMerged", "KH726", "error", {
  vi: () => ["Ô này đã gộp với ô khác, nên không rõ giá trị thuộc về ca nào.", "Bỏ gộp ô rồi điền từng ô."],
  en: () => [
    "The cell is merged with others, so that it is not clear whose value it is.",
    "Unmerge the cells and fill each.",
  ],
});

export const sheetNumberNotText = diagnostic<{ text: string }>("sheetNumberNotText", "KH727", "error", {
  vi: (p) => [
    `Ô chứa số ${p.text} nhưng cần chữ; số 0 ở đầu hoặc ở cuối có thể đã mất.`,
    "Định dạng ô là Văn bản rồi gõ lại.",
  ],
  en: (p) => [
    `The cell holds the number ${p.text} where a text is needed; zeros at its ends may be lost.`,
    "Format the cell as Text and type it again.",
  ],
});

export const sheetNotADay = diagnostic<{ text: string }>("sheetNotADay", "KH728", "error", {
  vi: (p) => [`${p.text} không phải ngày.`, "Gõ ngày có thật dạng ngày/tháng/năm, ví dụ 20/05/2018."],
  en: (p) => [`${p.text} is no day.`, "Type a day that exists as year-month-day, e.g. 2018-05-20."],
});

export const sheetTimeOfDay = diagnostic<{ text: string }>("sheetTimeOfDay", "KH729", "error", {
  vi: (p) => [`Ô có cả giờ trong ngày (${p.text}); ca chỉ biết ngày.`, "Xóa phần giờ."],
  en: (p) => [`The cell has a time of day too (${p.text}); cases know days only.`, "Remove the time."],
});

export const sheetCellError = diagnostic<{ text: string }>("sheetCellError", "KH730", "error", {
  vi: (p) => [`Ô báo lỗi ${p.text}.`, "Điền giá trị vào ô."],
  en: (p) => [`The cell shows the error ${p.text}.`, "Fill in a value."],
});

export const sheetNoSuchCase = diagnostic<{ name: string; sheet: string }>("sheetNoSuchCase", "KH731", "error", {
  vi: (p) => [`Trang “${p.sheet}” không có ca “${p.name}”.`, "Ghi đúng tên ca như ở trang đó."],
  en: (p) => [`The sheet “${p.sheet}” has no case “${p.name}”.`, "Write the name as it stands there."],
});

export const sheetBadHistory = diagnostic<{ text: string }>("sheetBadHistory", "KH732", "error", {
  vi: (p) => [
    `“${p.text}” không phải diễn biến theo thời gian.`,
    "Ghi từng đoạn “ngày: giá trị”, cách nhau bằng dấu chấm phẩy: 01/01/2026: cận_nghèo; 01/07/2026: khác.",
  ],
  en: (p) => [
    `“${p.text}” is no history.`,
    "Write each change as “day: value”, separated by semicolons: 2026-01-01: near_poor; 2026-07-01: other.",
  ],
});

export const sheetDateNotText = diagnostic<{ text: string }>("sheetDateNotText", "KH733", "error", {
  vi: (p) => [`Ô là ngày ${p.text} nhưng cần chữ.`, "Định dạng ô là Văn bản rồi gõ lại."],
  en: (p) => [`The cell is the day ${p.text} where a text is needed.`, "Format the cell as Text and type it again."],
});

export const sheetInexact = diagnostic<{ text: string }>("sheetInexact", "KH734", "error", {
  vi: (p) => [`Số ${p.text} có nhiều chữ số hơn bảng tính giữ được chính xác.`, "Định dạng ô là Văn bản rồi gõ lại."],
  en: (p) => [
    `The number ${p.text} has more digits than a spreadsheet keeps.`,
    "Format the cell as Text and type it again.",
  ],
});

export const sheetCellSyntax = diagnostic<{ text: string }>("sheetCellSyntax", "KH735", "error", {
  vi: (p) => [
    `Không hiểu “${p.text}”.`,
    "Danh sách ghi a; b; c. Ô bắt đầu bằng { hoặc [ hoặc dấu nháy thì đọc như trong tệp YAML.",
  ],
  en: (p) => [
    `“${p.text}” can’t be understood.`,
    "A list is written a; b; c. A cell that begins with { or [ or a quote is read as in a YAML file.",
  ],
});

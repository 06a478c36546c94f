/** KH4xx: types and units. */
import { diagnostic, didYouMean } from "../define.ts";

export const mismatch = diagnostic<{ expected: string; got: string }>("mismatch", "KH401", "error", {
  vi: (p) => [`Cần ${p.expected}, nhưng đây là ${p.got}.`, "Đổi giá trị hoặc kiểu khai báo; không có chuyển đổi ngầm."],
  en: (p) => [
    `Expected ${p.expected}, got ${p.got}.`,
    "Change the value or the declared type; nothing converts silently.",
  ],
});

export const noSuchOperation = diagnostic<{ operator: string; left: string; right: string }>(
  "noSuchOperation",
  "KH402",
  "error",
  {
    vi: (p) => [`Không có phép “${p.operator}” giữa ${p.left} và ${p.right}.`, "Kiểm tra đơn vị của hai vế."],
    en: (p) => [`There is no “${p.operator}” between ${p.left} and ${p.right}.`, "Check the units of both sides."],
  },
);

export const conditionNotBool = diagnostic<{ got: string }>("conditionNotBool", "KH403", "error", {
  vi: (p) => [`Điều kiện phải đúng hoặc sai; đây là ${p.got}.`, "Viết thành so sánh, ví dụ `x > 0 đồng`."],
  en: (p) => [`A condition is true or false; this is ${p.got}.`, "Make it a comparison, such as `x > 0 EUR`."],
});

export const divisionOutsideRounding = diagnostic<Record<never, never>>("divisionOutsideRounding", "KH404", "error", {
  vi: () => ["Phép chia chỉ đứng trong làm_tròn.", "Viết `làm_tròn(a / b; đến: …; kiểu: …)`."],
  en: () => ["Division stands only inside a rounding.", "Write `round(a / b, to: …, mode: …)`."],
});

export const needsRounding = diagnostic<{ type: string; decimals: string }>("needsRounding", "KH405", "error", {
  vi: (p) => [
    `Kết quả có thêm ${p.decimals} chữ số lẻ, không vừa ${p.type}.`,
    "Làm tròn như văn bản quy định, hoặc dùng chính_xác(…).",
  ],
  en: (p) => [
    `The result has ${p.decimals} more decimals than ${p.type} holds.`,
    "Round as the text says, or use exactly(…).",
  ],
});

export const argumentCount = diagnostic<{ name: string; expected: string; got: string }>(
  "argumentCount",
  "KH406",
  "error",
  {
    vi: (p) => [`“${p.name}” cần ${p.expected} đối số, ở đây có ${p.got}.`, "Thêm hoặc bớt đối số."],
    en: (p) => [`“${p.name}” takes ${p.expected} arguments; here are ${p.got}.`, "Add or remove arguments."],
  },
);

export const argumentMissing = diagnostic<{ name: string; label: string }>("argumentMissing", "KH407", "error", {
  vi: (p) => [`“${p.name}” thiếu đối số “${p.label}”.`, "Ghi thêm đến: và kiểu: (tiếng Anh to:, mode:)."],
  en: (p) => [`“${p.name}” lacks the argument “${p.label}”.`, "Add to: and mode: (in Vietnamese đến:, kiểu:)."],
});

export const expectedDate = diagnostic<{ got: string; example: string }>("expectedDate", "KH408", "error", {
  vi: (p) => [`Cần một ngày như ${p.example}; đây là “${p.got}”.`, "Viết ngày đầy đủ."],
  en: (p) => [`Expected a day such as ${p.example}; this is “${p.got}”.`, "Write the whole day."],
});

export const emptyEnum = diagnostic<{ name: string }>("emptyEnum", "KH409", "error", {
  vi: (p) => [`Kiểu “${p.name}” không có giá trị nào.`, "Thêm ít nhất một giá trị."],
  en: (p) => [`The enum “${p.name}” has no member.`, "Add at least one."],
});

export const oneValueExpected = diagnostic<Record<never, never>>("oneValueExpected", "KH410", "error", {
  vi: () => ["Mỗi mức có đúng một trong: giá_trị, theo_khóa, bậc.", "Giữ một."],
  en: () => ["A version has exactly one of value, by_key, brackets.", "Keep one."],
});

export const optionalCondition = diagnostic<Record<never, never>>("optionalCondition", "KH411", "error", {
  vi: () => ["Điều kiện này có thể vắng.", "Nói rõ khi vắng thì sao: `x ?? sai`."],
  en: () => ["This condition may be absent.", "Say what absence means: `x ?? false`."],
});

export const notAList = diagnostic<{ got: string }>("notAList", "KH412", "error", {
  vi: (p) => [`Cần một danh sách; đây là ${p.got}.`, "Dùng danh sách hoặc khoảng a..b."],
  en: (p) => [`Expected a list; this is ${p.got}.`, "Use a list or a range a..b."],
});

export const noFields = diagnostic<{ got: string }>("noFields", "KH413", "error", {
  vi: (p) => [`${p.got} không có trường.`, "Bỏ phần sau dấu chấm."],
  en: (p) => [`${p.got} has no fields.`, "Drop what follows the dot."],
});

export const neverAbsent = diagnostic<Record<never, never>>("neverAbsent", "KH414", "warning", {
  vi: () => ["Giá trị này không bao giờ vắng.", "Bỏ phép thử thừa."],
  en: () => ["This value is never absent.", "Drop the needless test."],
});

export const momentExpected = diagnostic<{ got: string }>("momentExpected", "KH415", "error", {
  vi: (p) => [`Sau \`tại\` cần ngày, tháng hoặc năm; đây là ${p.got}.`, "Ghi một thời điểm."],
  en: (p) => [`After \`at\` stands a day, month or year; this is ${p.got}.`, "Write a moment."],
});

export const noMomentHere = diagnostic<{ unit: string }>("noMomentHere", "KH416", "error", {
  vi: (p) => [`Ở đây không có thời điểm loại này (${p.unit}).`, "Khai báo `mỗi:` cho biến, hoặc dùng `tại`."],
  en: (p) => [`No such moment (${p.unit}) is in sight here.`, "Declare `per:` for the variable, or use `at`."],
});

export const noClauseHere = diagnostic<Record<never, never>>("noClauseHere", "KH417", "error", {
  vi: () => ["Ở đây không có điều khoản nào để nhắc tới.", "Chỉ dùng trong quy tắc của điều khoản."],
  en: () => ["There is no clause here to speak of.", "Use it only in a clause’s rules."],
});

export const unknownMode = diagnostic<{ mode: string; nearest: readonly string[]; known: string }>(
  "unknownMode",
  "KH418",
  "error",
  {
    vi: (p) => [`Không có cách làm tròn “${p.mode}”; có: ${p.known}.${didYouMean(p.nearest).vi}`, "Chọn một cách."],
    en: (p) => [
      `There is no rounding mode “${p.mode}”; there are: ${p.known}.${didYouMean(p.nearest).en}`,
      "Choose one.",
    ],
  },
);

export const roundingUnit = diagnostic<Record<never, never>>("roundingUnit", "KH419", "error", {
  vi: () => ["Đơn vị làm tròn phải là một số hoặc số tiền dương ghi sẵn.", "Ví dụ `đến: 1.000 đồng`."],
  en: () => ["The unit of a rounding is a positive number or amount written out.", "For example `to: 10 EUR`."],
});

export const keyValueMissing = diagnostic<{ keys: string }>("keyValueMissing", "KH420", "error", {
  vi: (p) => [`Thiếu mức cho ${p.keys}.`, "Mỗi khóa cần một giá trị."],
  en: (p) => [`There is no value for ${p.keys}.`, "Every key needs one."],
});

export const bracketsOrder = diagnostic<Record<never, never>>("bracketsOrder", "KH421", "error", {
  vi: () => ["Các bậc phải tăng dần và bắt đầu từ 0.", "Sắp lại các bậc."],
  en: () => ["Brackets ascend and begin at 0.", "Put them in order."],
});

export const historyNeedsDefault = diagnostic<{ name: string }>("historyNeedsDefault", "KH422", "error", {
  vi: (p) => [
    `“${p.name}” thay đổi theo thời gian nên cần giá trị trước mục đầu tiên.`,
    "Thêm `mặc_định`, hoặc cho phép vắng (T?).",
  ],
  en: (p) => [
    `“${p.name}” changes over time and needs a value before its first entry.`,
    "Add a `default`, or let it be absent (T?).",
  ],
});

export const defaultNeeded = diagnostic<{ name: string }>("defaultNeeded", "KH423", "error", {
  vi: (p) => [`“${p.name}”: khi_trống là mặc_định nhưng không có mặc_định.`, "Thêm `mặc_định`."],
  en: (p) => [`“${p.name}” takes its default when null, but has none.`, "Add a `default`."],
});

export const tableWidth = diagnostic<{ expected: string; got: string }>("tableWidth", "KH424", "error", {
  vi: (p) => [`Dòng này có ${p.got} ô, bảng có ${p.expected} cột.`, "Thêm hoặc bớt ô; `-` là bất kỳ."],
  en: (p) => [`This row has ${p.got} cells, the table ${p.expected} columns.`, "Add or remove cells; `-` is any."],
});

export const combineType = diagnostic<{ combine: string; type: string }>("combineType", "KH425", "error", {
  vi: (p) => [`Không kết hợp kiểu ${p.type} theo “${p.combine}” được.`, "Đổi kiểu hoặc cách kết hợp."],
  en: (p) => [
    `Values of type ${p.type} can’t be combined by “${p.combine}”.`,
    "Change the type or the way of combining.",
  ],
});

export const ruleNotForCombine = diagnostic<{ name: string; combine: string }>("ruleNotForCombine", "KH426", "error", {
  vi: (p) => [`“${p.name}” kết hợp theo “${p.combine}”: dùng thêm_vào, không dùng đặt.`, "Đổi `đặt` thành `thêm_vào`."],
  en: (p) => [`“${p.name}” combines by “${p.combine}”: add to it, don’t set it.`, "Turn `set` into `add_to`."],
});

export const addNeedsCombine = diagnostic<{ name: string }>("addNeedsCombine", "KH427", "error", {
  vi: (p) => [
    `“${p.name}” chỉ có một giá trị: dùng đặt, không dùng thêm_vào.`,
    "Đổi `thêm_vào` thành `đặt`, hoặc khai báo kết_hợp.",
  ],
  en: (p) => [`“${p.name}” has one value: set it, don’t add to it.`, "Turn `add_to` into `set`, or declare `combine`."],
});

export const valueMissing = diagnostic<{ name: string }>("valueMissing", "KH428", "error", {
  vi: (p) => [`Thiếu giá_trị để thêm vào “${p.name}”.`, "Ghi `giá_trị:`."],
  en: (p) => [`There is no value to add to “${p.name}”.`, "Write `value:`."],
});

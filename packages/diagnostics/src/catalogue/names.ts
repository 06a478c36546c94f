/** KH3xx: what names mean. */
import { diagnostic, didYouMean } from "../define.ts";

export const unknownName = diagnostic<{ name: string; nearest: readonly string[] }>("unknownName", "KH301", "error", {
  vi: (p) => [
    `Không có tên “${p.name}”.${didYouMean(p.nearest).vi}`,
    "Khai báo trong dữ_kiện, biến hoặc tham_số, hoặc sửa tên.",
  ],
  en: (p) => [
    `There is no name “${p.name}”.${didYouMean(p.nearest).en}`,
    "Declare it under facts, variables or parameters, or mend it.",
  ],
});

export const declaredTwice = diagnostic<{ name: string }>("declaredTwice", "KH302", "error", {
  vi: (p) => [`“${p.name}” được khai báo hai lần.`, "Đổi tên hoặc xóa một khai báo."],
  en: (p) => [`“${p.name}” is declared twice.`, "Rename or delete one declaration."],
});

export const looksAlike = diagnostic<{ name: string; other: string }>("looksAlike", "KH303", "error", {
  vi: (p) => [
    `“${p.name}” trông giống “${p.other}” nhưng là tên khác.`,
    "Đặt tên khác hẳn nhau; gõ lại bằng cùng một bàn phím.",
  ],
  en: (p) => [
    `“${p.name}” looks like “${p.other}” but is another name.`,
    "Give them clearly different names; type both with one keyboard.",
  ],
});

export const badRuleSetId = diagnostic<{ id: string }>("badRuleSetId", "KH304", "error", {
  vi: (p) => [`“${p.id}” không dùng làm mã được.`, "Dùng chữ thường không dấu, số và gạch nối, ví dụ nq-55-2025."],
  en: (p) => [`“${p.id}” can’t be an id.`, "Use small letters, digits and hyphens, such as nq-55-2025."],
});

export const unknownCurrency = diagnostic<{ word: string }>("unknownCurrency", "KH305", "error", {
  vi: (p) => [`Không có tiền tệ “${p.word}”.`, "Dùng mã ISO 4217, ví dụ VND, EUR."],
  en: (p) => [`There is no currency “${p.word}”.`, "Use an ISO 4217 code such as VND or EUR."],
});

export const repeatedMember = diagnostic<{ name: string }>("repeatedMember", "KH306", "error", {
  vi: (p) => [`“${p.name}” lặp lại trong danh sách.`, "Xóa một chỗ."],
  en: (p) => [`“${p.name}” is repeated in the list.`, "Delete one."],
});

export const unknownType = diagnostic<{ name: string; nearest: readonly string[] }>("unknownType", "KH307", "error", {
  vi: (p) => [`Không có kiểu “${p.name}”.${didYouMean(p.nearest).vi}`, "Khai báo dưới `kiểu`, hoặc sửa tên."],
  en: (p) => [`There is no type “${p.name}”.${didYouMean(p.nearest).en}`, "Declare it under `types`, or mend it."],
});

export const unknownField = diagnostic<{ name: string; nearest: readonly string[] }>("unknownField", "KH308", "error", {
  vi: (p) => [`Không có trường “${p.name}”.${didYouMean(p.nearest).vi}`, "Sửa tên trường."],
  en: (p) => [`There is no field “${p.name}”.${didYouMean(p.nearest).en}`, "Mend the name."],
});

export const unknownClause = diagnostic<{ id: string; nearest: readonly string[] }>("unknownClause", "KH309", "error", {
  vi: (p) => [`Không có điều khoản “${p.id}”.${didYouMean(p.nearest).vi}`, "Ghi mã đầy đủ như trong tệp điều khoản."],
  en: (p) => [
    `There is no clause “${p.id}”.${didYouMean(p.nearest).en}`,
    "Write the whole id as in the clause’s file.",
  ],
});

export const unknownReading = diagnostic<{ id: string; nearest: readonly string[] }>(
  "unknownReading",
  "KH310",
  "error",
  {
    vi: (p) => [`Không có cách đọc “${p.id}”.${didYouMean(p.nearest).vi}`, "Khai báo dưới `cách_đọc`, hoặc sửa mã."],
    en: (p) => [
      `There is no reading “${p.id}”.${didYouMean(p.nearest).en}`,
      "Declare it under `readings`, or mend the id.",
    ],
  },
);

export const unknownOption = diagnostic<{ option: string; options: string }>("unknownOption", "KH311", "error", {
  vi: (p) => [`Không có lựa chọn “${p.option}”; có: ${p.options}.`, "Chọn một trong các lựa chọn đã khai báo."],
  en: (p) => [`There is no option “${p.option}”; there are: ${p.options}.`, "Choose one of those declared."],
});

export const unknownFunction = diagnostic<{ name: string; nearest: readonly string[] }>(
  "unknownFunction",
  "KH312",
  "error",
  {
    vi: (p) => [`Không có hàm “${p.name}”.${didYouMean(p.nearest).vi}`, "Xem bảng hàm trong docs/language.md."],
    en: (p) => [
      `There is no function “${p.name}”.${didYouMean(p.nearest).en}`,
      "See the table of functions in docs/language.md.",
    ],
  },
);

export const notAVariable = diagnostic<{ name: string; nearest: readonly string[] }>("notAVariable", "KH313", "error", {
  vi: (p) => [
    `“${p.name}” không phải biến.${didYouMean(p.nearest).vi}`,
    "Quy tắc chỉ đặt hoặc thêm vào biến đã khai báo dưới `biến`.",
  ],
  en: (p) => [
    `“${p.name}” is no variable.${didYouMean(p.nearest).en}`,
    "Rules set or add to variables declared under `variables`.",
  ],
});

export const typeInItself = diagnostic<{ name: string }>("typeInItself", "KH314", "error", {
  vi: (p) => [`Kiểu “${p.name}” chứa chính nó.`, "Bỏ trường lặp lại kiểu."],
  en: (p) => [`The type “${p.name}” contains itself.`, "Remove the field that repeats it."],
});

export const unknownMember = diagnostic<{ name: string; type: string; members: string }>(
  "unknownMember",
  "KH315",
  "error",
  {
    vi: (p) => [`“${p.name}” không thuộc ${p.type}; có: ${p.members}.`, "Dùng một giá trị trong danh sách."],
    en: (p) => [`“${p.name}” is no member of ${p.type}; there are: ${p.members}.`, "Use one of the list."],
  },
);

export const groupIsNoValue = diagnostic<{ name: string; members: string }>("groupIsNoValue", "KH316", "error", {
  vi: (p) => [`“${p.name}” là nhóm dữ kiện, chưa phải giá trị; gồm ${p.members}…`, "Thêm dấu chấm và tên dữ kiện."],
  en: (p) => [`“${p.name}” is a group of facts, not a value; it has ${p.members}…`, "Add a dot and the fact’s name."],
});

export const unknownParameter = diagnostic<{ name: string; nearest: readonly string[] }>(
  "unknownParameter",
  "KH317",
  "error",
  {
    vi: (p) => [
      `Không có tham số “${p.name}”.${didYouMean(p.nearest).vi}`,
      "Khai báo dưới `tham_số`, hoặc nhập bộ quy tắc có nó.",
    ],
    en: (p) => [
      `There is no parameter “${p.name}”.${didYouMean(p.nearest).en}`,
      "Declare it under `parameters`, or import the rule set that has it.",
    ],
  },
);

export const notAnEnumKey = diagnostic<{ name: string }>("notAnEnumKey", "KH318", "error", {
  vi: (p) => [
    `“${p.name}” không phải kiểu liệt kê, không làm khóa được.`,
    "Dùng một kiểu liệt kê khai báo dưới `kiểu`.",
  ],
  en: (p) => [`“${p.name}” is no enum, so it can’t be a key.`, "Use an enum declared under `types`."],
});

export const unknownFile = diagnostic<{ name: string }>("unknownFile", "KH319", "error", {
  vi: (p) => [`Không có tệp “${p.name}” trong thư mục này.`, "Sửa danh sách `tệp`."],
  en: (p) => [`There is no file “${p.name}” in this folder.`, "Mend the list `files`."],
});

export const unknownFact = diagnostic<{ name: string; nearest: readonly string[] }>("unknownFact", "KH320", "error", {
  vi: (p) => [`Không có dữ kiện “${p.name}”.${didYouMean(p.nearest).vi}`, "Ghi tên đầy đủ như trong dữ_kiện."],
  en: (p) => [`There is no fact “${p.name}”.${didYouMean(p.nearest).en}`, "Write the whole name as under facts."],
});

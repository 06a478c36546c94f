/** KH1xx: files, folders, YAML and the keys of rule files. */
import { diagnostic, didYouMean } from "../define.ts";

export const folderNotFound = diagnostic<{ path: string }>("folderNotFound", "KH100", "error", {
  vi: (p) => [`Không có thư mục “${p.path}”.`, "Kiểm tra đường dẫn; bộ quy tắc là thư mục có tệp document.yaml."],
  en: (p) => [`There is no folder “${p.path}”.`, "Check the path; a rule set is a folder with a document.yaml."],
});

export const notAFolder = diagnostic<{ path: string }>("notAFolder", "KH101", "error", {
  vi: (p) => [`“${p.path}” là tệp, cần một thư mục.`, "Nêu thư mục chứa document.yaml."],
  en: (p) => [`“${p.path}” is a file; a folder is expected.`, "Name the folder that holds document.yaml."],
});

export const isAFolder = diagnostic<{ path: string }>("isAFolder", "KH102", "error", {
  vi: (p) => [`“${p.path}” là thư mục, cần một tệp.`, "Nêu đúng tệp cần đọc."],
  en: (p) => [`“${p.path}” is a folder; a file is expected.`, "Name the file to read."],
});

export const noPermission = diagnostic<{ path: string }>("noPermission", "KH103", "error", {
  vi: (p) => [`Không có quyền đọc “${p.path}”.`, "Xin quyền đọc tệp hoặc chép tệp sang chỗ khác."],
  en: (p) => [`No permission to read “${p.path}”.`, "Ask for the right to read it, or copy it elsewhere."],
});

export const cannotRead = diagnostic<{ path: string; reason: string }>("cannotRead", "KH104", "error", {
  vi: (p) => [`Không đọc được “${p.path}” (${p.reason}).`, "Thử lại; nếu vẫn lỗi, kiểm tra ổ đĩa."],
  en: (p) => [`“${p.path}” could not be read (${p.reason}).`, "Try again; if it fails again, check the disk."],
});

export const fileTooLarge = diagnostic<{ path: string; megabytes: string; limit: string }>(
  "fileTooLarge",
  "KH105",
  "error",
  {
    vi: (p) => [
      `“${p.path}” lớn ${p.megabytes} MB; tối đa ${p.limit} MB.`,
      "Tách tệp, hoặc kiểm tra có nhầm tệp không.",
    ],
    en: (p) => [
      `“${p.path}” has ${p.megabytes} MB; at most ${p.limit} MB are read.`,
      "Split the file, or check that it is the right one.",
    ],
  },
);

export const notUtf8 = diagnostic<{ path: string }>("notUtf8", "KH106", "error", {
  vi: (p) => [`“${p.path}” không phải văn bản UTF-8.`, "Lưu lại tệp với mã UTF-8."],
  en: (p) => [`“${p.path}” is not UTF-8 text.`, "Save the file as UTF-8."],
});

export const noRuleSet = diagnostic<{ path: string }>("noRuleSet", "KH107", "error", {
  vi: (p) => [
    `Thư mục “${p.path}” không có document.yaml.`,
    "Một bộ quy tắc bắt đầu từ document.yaml; `khoan new` tạo một bộ mẫu.",
  ],
  en: (p) => [
    `The folder “${p.path}” has no document.yaml.`,
    "A rule set begins with document.yaml; `khoan new` makes one.",
  ],
});

export const newerFormat = diagnostic<{ found: string; supported: string }>("newerFormat", "KH108", "error", {
  vi: (p) => [`Tệp ghi phiên bản định dạng ${p.found}; công cụ này đọc đến ${p.supported}.`, "Dùng bản Khoản mới hơn."],
  en: (p) => [`The file says format version ${p.found}; this tool reads up to ${p.supported}.`, "Use a newer Khoản."],
});

export const missingFormat = diagnostic<Record<never, never>>("missingFormat", "KH109", "error", {
  vi: () => ["Thiếu phiên bản định dạng.", "Thêm dòng đầu `khoản: 1` (tiếng Anh `khoan: 1`)."],
  en: () => ["The format version is missing.", "Add a first line `khoan: 1` (in Vietnamese files `khoản: 1`)."],
});

export const yamlSyntax = diagnostic<{ detail: Readonly<Record<"vi" | "en", string>> }>(
  "yamlSyntax",
  "KH110",
  "error",
  {
    vi: (p) => [
      `Tệp không đúng cú pháp YAML: ${p.detail.vi}.`,
      "Kiểm tra thụt lề (chỉ dùng dấu cách), dấu hai chấm và dấu nháy ở dòng này.",
    ],
    en: (p) => [
      `The file is not well-formed YAML: ${p.detail.en}.`,
      "Check the indentation (spaces only), colons and quotes on this line.",
    ],
  },
);

export const duplicateKey = diagnostic<{ key: string }>("duplicateKey", "KH111", "error", {
  vi: (p) => [`Khóa “${p.key}” xuất hiện hai lần.`, "Giữ một, xóa hoặc đổi tên khóa kia."],
  en: (p) => [`The key “${p.key}” appears twice.`, "Keep one; delete or rename the other."],
});

export const aliasesRefused = diagnostic<Record<never, never>>("aliasesRefused", "KH112", "error", {
  vi: () => [
    "Tệp quy tắc không dùng neo (&), bí danh (*) hay thẻ (!) của YAML.",
    "Viết giá trị ra đầy đủ; đặt chuỗi trong dấu nháy nếu nó bắt đầu bằng các dấu này.",
  ],
  en: () => [
    "Rule files do not use YAML anchors (&), aliases (*) or tags (!).",
    "Write the value out; put a text that begins with these signs in quotes.",
  ],
});

export const tooDeep = diagnostic<{ limit: string }>("tooDeep", "KH113", "error", {
  vi: (p) => [`Lồng nhau quá sâu; tối đa ${p.limit} mức.`, "Tách nội dung ra cho phẳng hơn."],
  en: (p) => [`Nested too deeply; at most ${p.limit} levels.`, "Flatten the content."],
});

export const hostileKey = diagnostic<{ key: string }>("hostileKey", "KH114", "error", {
  vi: (p) => [`Không được dùng “${p.key}” làm tên.`, "Chọn tên khác."],
  en: (p) => [`“${p.key}” can’t be a name.`, "Choose another name."],
});

export const nfcRequired = diagnostic<{ name: string }>("nfcRequired", "KH115", "error", {
  vi: (p) => [
    `“${p.name}” viết bằng dấu rời (NFD); tệp quy tắc dùng dấu liền (NFC).`,
    "Gõ lại, hoặc chạy `khoan fmt` để đổi sang NFC.",
  ],
  en: (p) => [
    `“${p.name}” is written with loose accents (NFD); rule files use NFC.`,
    "Type it again, or let `khoan fmt` turn it into NFC.",
  ],
});

export const confusableCharacter = diagnostic<{ character: string; looksLike: string }>(
  "confusableCharacter",
  "KH116",
  "error",
  {
    vi: (p) => [
      `Ký tự ${p.character} trông giống “${p.looksLike}” nhưng là chữ khác.`,
      "Gõ lại bằng bàn phím tiếng Việt hoặc chữ La-tinh.",
    ],
    en: (p) => [
      `The character ${p.character} looks like “${p.looksLike}” but is another letter.`,
      "Type it again with a Latin or Vietnamese keyboard.",
    ],
  },
);

export const bidiControl = diagnostic<{ character: string }>("bidiControl", "KH117", "error", {
  vi: (p) => [
    `Có ký tự điều khiển ẩn ${p.character}; nó làm văn bản hiển thị khác với nội dung thật.`,
    "Xóa ký tự đó.",
  ],
  en: (p) => [
    `There is a hidden control character ${p.character}; it makes the text look other than it is.`,
    "Delete it.",
  ],
});

export const unknownKey = diagnostic<{ key: string; nearest: readonly string[] }>("unknownKey", "KH118", "error", {
  vi: (p) => [
    `Không có khóa “${p.key}” ở đây.${didYouMean(p.nearest).vi}`,
    "Sửa tên khóa hoặc xóa dòng; xem docs/language.md.",
  ],
  en: (p) => [
    `There is no key “${p.key}” here.${didYouMean(p.nearest).en}`,
    "Mend the key or delete the line; see docs/language.md.",
  ],
});

export const missingKey = diagnostic<{ key: string; where: string }>("missingKey", "KH119", "error", {
  vi: (p) => [`Thiếu khóa “${p.key}” trong ${p.where}.`, "Thêm khóa đó."],
  en: (p) => [`The key “${p.key}” is missing in ${p.where}.`, "Add it."],
});

/** The forms of YAML as a person calls them who has never heard of YAML; what is no such form stays as it is. */
const FORMS: Readonly<Record<string, string>> = {
  mapping: "các dòng `khóa: giá trị`",
  list: "danh sách",
  text: "một giá trị đơn",
  "non-empty": "nội dung không rỗng",
};

function formVi(form: string): string {
  // `khoan explain` tells rows with holes in place of texts.
  const words = `${form}`.split(" | ").map((one) => FORMS[one] ?? one);
  return words.join(" hoặc ");
}

export const wrongShape = diagnostic<{ expected: string; got: string }>("wrongShape", "KH120", "error", {
  vi: (p) => [`Cần ${formVi(p.expected)}, nhưng ở đây là ${formVi(p.got)}.`, "Sửa giá trị cho đúng dạng."],
  en: (p) => [`Expected ${p.expected}, got ${p.got}.`, "Give the value the form expected."],
});

export const wrongFileLanguage = diagnostic<{ found: string }>("wrongFileLanguage", "KH121", "error", {
  vi: (p) => [`Ngôn ngữ “${p.found}” không có; chỉ có vi và en.`, "Ghi `ngôn_ngữ: vi` hoặc `language: en`."],
  en: (p) => [`There is no language “${p.found}”; only vi and en.`, "Write `language: en` or `ngôn_ngữ: vi`."],
});

export const importNotFound = diagnostic<{ name: string }>("importNotFound", "KH122", "error", {
  vi: (p) => [
    `Không tìm thấy bộ quy tắc “${p.name}” cạnh thư mục này.`,
    "Kiểm tra tên trong `nhập`; bộ được nhập là thư mục cùng cấp.",
  ],
  en: (p) => [
    `The rule set “${p.name}” is not beside this folder.`,
    "Check the name under `imports`; an imported rule set is a sibling folder.",
  ],
});

export const importCycle = diagnostic<{ path: string }>("importCycle", "KH123", "error", {
  vi: (p) => [
    `Các bộ quy tắc nhập lẫn nhau theo vòng: ${p.path}.`,
    "Bỏ một lần nhập, hoặc chuyển phần chung ra một bộ riêng.",
  ],
  en: (p) => [
    `The rule sets import each other in a circle: ${p.path}.`,
    "Drop one import, or move what is shared to a rule set of its own.",
  ],
});

export const importOutside = diagnostic<{ name: string }>("importOutside", "KH124", "error", {
  vi: (p) => [
    `“${p.name}” không phải tên bộ quy tắc; chỉ được nhập thư mục cùng cấp.`,
    "Dùng tên thư mục bằng chữ thường, số và gạch nối, ví dụ nd-351-2025.",
  ],
  en: (p) => [
    `“${p.name}” is no name of a rule set; only sibling folders can be imported.`,
    "Use a folder name of small letters, digits and hyphens, such as nd-351-2025.",
  ],
});

export const keyInOtherLanguage = diagnostic<{ key: string; expected: string }>(
  "keyInOtherLanguage",
  "KH125",
  "error",
  {
    vi: (p) => [
      `Khóa “${p.key}” thuộc ngôn ngữ kia; tệp này dùng “${p.expected}”.`,
      `Đổi thành “${p.expected}”, hoặc dịch cả thư mục bằng \`khoan fmt --to\`.`,
    ],
    en: (p) => [
      `The key “${p.key}” belongs to the other language; this file uses “${p.expected}”.`,
      `Change it to “${p.expected}”, or translate the folder with \`khoan fmt --to\`.`,
    ],
  },
);

export const formulaStyle = diagnostic<Record<never, never>>("formulaStyle", "KH126", "error", {
  vi: () => [
    "Công thức phải viết trần, trong dấu nháy đơn, hoặc sau dấu |.",
    "Đổi dấu nháy kép thành nháy đơn, hoặc > thành |.",
  ],
  en: () => [
    "A formula is written plainly, in single quotes, or after |.",
    "Turn double quotes into single ones, or > into |.",
  ],
});

export const emptyFile = diagnostic<Record<never, never>>("emptyFile", "KH127", "error", {
  vi: () => ["Tệp trống.", "Thêm nội dung hoặc xóa tệp."],
  en: () => ["The file is empty.", "Add content or delete the file."],
});

export const multipleDocuments = diagnostic<Record<never, never>>("multipleDocuments", "KH128", "error", {
  vi: () => ["Mỗi tệp chỉ có một tài liệu YAML.", "Tách phần sau dấu --- sang tệp khác."],
  en: () => ["A file holds one YAML document.", "Move what follows --- to another file."],
});

export const cannotWrite = diagnostic<{ path: string; reason: string }>("cannotWrite", "KH129", "error", {
  vi: (p) => [`Không ghi được “${p.path}” (${p.reason}); tệp cũ còn nguyên.`, "Kiểm tra quyền ghi và chỗ trống."],
  en: (p) => [
    `“${p.path}” could not be written (${p.reason}); the old file is untouched.`,
    "Check permissions and free space.",
  ],
});

export const badThreshold = diagnostic<{ got: string }>("badThreshold", "KH131", "error", {
  vi: (p) => [`Ngưỡng là tỷ lệ từ 0 đến 100; đây là “${p.got}”.`, "Ghi ví dụ `điều_kiện: 95`."],
  en: (p) => [`A threshold is a percentage from 0 to 100; this is “${p.got}”.`, "Write, say, `conditions: 95`."],
});

export const idIsNotFolder = diagnostic<{ id: string; folder: string }>("idIsNotFolder", "KH130", "warning", {
  vi: (p) => [`Mã “${p.id}” khác tên thư mục “${p.folder}”.`, "Đặt hai tên giống nhau để bộ khác nhập được."],
  en: (p) => [
    `The id “${p.id}” differs from the folder’s name “${p.folder}”.`,
    "Make them equal, so that others can import it.",
  ],
});

/**
 * What the YAML library found wrong, in our own words. It knows errors by a short code and an English sentence; people
 * read neither. Where one code covers several cases, the sentence tells which.
 */
type Detail = { readonly vi: string; readonly en: string };

const BY_CODE: Readonly<Record<string, Detail>> = {
  BAD_DIRECTIVE: { vi: "chỉ thị % không được dùng ở đây", en: "a % directive has no place here" },
  BAD_DQ_ESCAPE: {
    vi: "dấu \\ trong nháy kép đứng trước ký tự không hợp lệ",
    en: "a \\ in double quotes stands before a character it can’t escape",
  },
  BAD_INDENT: {
    vi: "dòng này thụt lề không khớp với các dòng cùng cấp",
    en: "this line is not indented like its neighbours",
  },
  BAD_SCALAR_START: {
    vi: "giá trị không được bắt đầu bằng ký tự này; đặt nó trong dấu nháy",
    en: "a value can’t begin with this character; put it in quotes",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    vi: "có hai dấu hai chấm trên một dòng; xuống dòng hoặc đặt giá trị trong dấu nháy",
    en: "two colons on one line; begin a new line or put the value in quotes",
  },
  BLOCK_IN_FLOW: {
    vi: "bên trong [ ] hoặc { } không dùng được cách viết theo thụt lề",
    en: "inside [ ] or { } nothing can be written by indentation",
  },
  KEY_OVER_1024_CHARS: { vi: "khóa dài quá 1024 ký tự", en: "a key is longer than 1024 characters" },
  MULTILINE_IMPLICIT_KEY: {
    vi: "khóa phải nằm trên một dòng; có lẽ thiếu dấu hai chấm",
    en: "a key must be on one line; perhaps a colon is missing",
  },
  TAB_AS_INDENT: { vi: "thụt lề bằng phím Tab; hãy dùng dấu cách", en: "indented with a tab; use spaces" },
};

const BY_SENTENCE: readonly (readonly [RegExp, Detail])[] = [
  [/closing ['"]/, { vi: "thiếu dấu nháy đóng", en: "a closing quote is missing" }],
  [
    /expected .* to end with|must end with|flow .* end/i,
    { vi: "thiếu dấu ] hoặc } đóng", en: "a closing ] or } is missing" },
  ],
  [/^Missing , /, { vi: "thiếu dấu phẩy giữa hai mục", en: "a comma is missing between two items" }],
  [/^Missing space after :/, { vi: "thiếu dấu cách sau dấu hai chấm", en: "a space is missing after a colon" }],
  [
    /need to be followed by map values/,
    { vi: "sau khóa phải có dấu hai chấm và giá trị", en: "a key must be followed by a colon and a value" },
  ],
  [
    /without - indicator/,
    { vi: "mục của danh sách phải bắt đầu bằng “- ”", en: "an item of a list must begin with “- ”" },
  ],
  [
    /^Comments must be separated/,
    { vi: "trước dấu # của chú thích phải có dấu cách", en: "a space is missing before the # of a comment" },
  ],
  [/^Unexpected (empty item|,)/, { vi: "thừa dấu phẩy", en: "there is a comma too many" }],
  [/^Block scalar/, { vi: "khối văn bản sau | hoặc > thụt lề sai", en: "the text after | or > is wrongly indented" }],
  [
    /directives-end|Block collection cannot start/,
    { vi: "dấu --- phải đứng riêng một dòng", en: "--- must stand on a line of its own" },
  ],
  [/^Unexpected .*flow-(map|seq)-end|^Unexpected [\]}]/, { vi: "thừa dấu ] hoặc }", en: "there is a ] or } too many" }],
];

const OTHERWISE: Detail = { vi: "có ký tự ở chỗ không hợp lệ", en: "something stands where it can’t" };

/** The detail of a `yamlSyntax` diagnostic. */
export function yamlErrorDetail(code: string, sentence: string): Detail {
  return BY_SENTENCE.find(([pattern]) => pattern.test(sentence))?.[1] ?? BY_CODE[code] ?? OTHERWISE;
}

export const DIRECTIVE: Detail = BY_CODE["BAD_DIRECTIVE"] as Detail;
export const COMPLEX_KEY: Detail = {
  vi: "khóa phải là chữ, không phải danh sách hay khối",
  en: "a key must be text, not a list or mapping",
};
export const UNREADABLE: Detail = OTHERWISE;

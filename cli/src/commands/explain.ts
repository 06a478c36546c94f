/** `khoan explain`: the catalogue of diagnostics, offline; with its page of the docs, where there is one. */
import * as diagnostics from "@khoan/diagnostics";
import { type Lang, nearest, command as rows } from "@khoan/diagnostics";
import { diagnosticPage } from "../diagnostic-page.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import type { Options } from "../verbs.ts";

/** A row of the catalogue as `khoan explain` tells it: its parameters stand as `‹tên›`. */
export type Entry = {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
};

const SEVERITIES = {
  vi: { error: "lỗi", warning: "cảnh báo", note: "lưu ý" },
  en: { error: "error", warning: "warning", note: "note" },
} as const;

/** What fills the messages, as a Vietnamese reader calls it; in English the parameters' own names are said. */
const HOLES_VI: Readonly<Record<string, string>> = {
  actual: "giá trị của tham số",
  answers: "các câu trả lời",
  character: "ký tự",
  choices: "các lựa chọn",
  clause: "điều khoản",
  close: "cách bổ sung",
  code: "mã",
  column: "cột",
  combine: "cách kết hợp",
  count: "số ca",
  day: "ngày",
  decimals: "mấy",
  detail: "chi tiết",
  escape: "ký tự",
  example: "ví dụ",
  expected: "điều mong đợi",
  fact: "dữ kiện",
  facts: "các dữ kiện",
  filter: "từ khóa",
  first: "giá trị thứ nhất",
  folder: "thư mục",
  found: "chữ gặp phải",
  from: "ngày đầu",
  got: "điều gặp phải",
  id: "mã",
  ids: "các bộ quy tắc",
  instead: "dấu thay thế",
  key: "khóa",
  keys: "các khóa",
  kind: "loại",
  known: "các cách",
  label: "tên đối số",
  left: "vế trái",
  limit: "giới hạn",
  line: "dòng",
  literal: "con số",
  looksLike: "chữ quen",
  meanings: "các nghĩa",
  measure: "độ phủ",
  megabytes: "số",
  members: "các giá trị",
  mode: "cách làm tròn",
  moment: "thời điểm",
  month: "tháng",
  name: "tên",
  names: "các bản",
  note: "lưu ý",
  operator: "phép toán",
  option: "lựa chọn",
  options: "các lựa chọn",
  other: "tên kia",
  out: "thư mục đích",
  output: "kết quả",
  parameter: "tham số",
  part: "phần",
  path: "đường dẫn",
  place: "chỗ",
  problem: "lý do",
  promise: "tính chất",
  question: "câu hỏi",
  reason: "lý do",
  report: "đường dẫn",
  revision: "phiên bản",
  right: "vế phải",
  role: "vai trò",
  score: "điểm",
  second: "giá trị thứ hai",
  shape: "tính chất",
  sheet: "trang",
  stated: "giá trị nêu lại",
  supported: "số",
  text: "đoạn chữ",
  threshold: "ngưỡng",
  to: "ngày cuối",
  type: "kiểu",
  unit: "đơn vị thời gian",
  values: "các giá trị",
  variable: "biến",
  wanted: "ngưỡng",
  what: "chỗ",
  when: " vào lúc",
  where: "chỗ này",
  why: "lý do",
  word: "từ",
};

/** Parameters that print as `‹tên›`; lists, which hold suggestions, are empty. */
function holes(lang: Lang): never {
  const hole = (name: string): unknown =>
    new Proxy(() => undefined, {
      get: (_, key) => {
        if (key === Symbol.toPrimitive || key === "toString")
          return () => `‹${(lang === "vi" ? HOLES_VI[name] : undefined) ?? name}›`;
        if (key === "length") return 0;
        return typeof key === "string" ? hole(key === "vi" || key === "en" ? name : key) : undefined;
      },
    });
  return new Proxy({}, { get: (_, key) => (key === "nearest" ? [] : hole(String(key))) }) as never;
}

/** Every row of the catalogue by its code, found by its shape, so that a new band is told of at once. */
export function entries(lang: Lang): readonly Entry[] {
  const bands = Object.values(diagnostics).filter((band) => typeof band === "object" && band !== null);
  const makers = bands.flatMap((band) => Object.values(band)).filter((maker) => typeof maker === "function");
  return makers
    .flatMap((maker) => {
      if (!("row" in maker)) return [];
      const { code, name, severity, text } = (maker as diagnostics.Maker<never>).row;
      const [message, help] = text[lang](holes(lang));
      return [{ code, name, severity, message, help }];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

export function explain(shell: Shell, args: readonly string[], options: Options): number {
  const all = entries(shell.lang);
  const wanted = args[0]?.toUpperCase();
  const chosen =
    wanted === undefined ? all : all.filter(({ code, name }) => code === wanted || name.toUpperCase() === wanted);
  if (chosen.length === 0 && wanted !== undefined) {
    const near = nearest(
      wanted,
      all.map((entry) => entry.code),
    );
    complain(shell, rows.unknownCode({ file: "" }, { code: wanted.slice(0, 100), nearest: near }));
    return EXIT.usage;
  }
  if (options["format"] === "json") shell.out(JSON.stringify(chosen, null, 2));
  else if (wanted === undefined) shell.out(chosen.map(({ code, message }) => `${code}  ${message}`).join("\n"));
  else shell.out(chosen.map((entry) => told(entry, shell)).join("\n\n"));
  return EXIT.fine;
}

function told({ code, name, severity, message, help }: Entry, { lang, tell }: Shell): string {
  const kind = (SEVERITIES[lang] as Readonly<Record<string, string>>)[severity] ?? severity;
  const page = diagnosticPage(code, lang);
  const mend = tell({ vi: "Cách sửa", en: "How to mend it" });
  return `${code} ${name} (${kind})\n\n${message}\n${mend}: ${help}${page === undefined ? "" : `\n\n${page}`}`;
}

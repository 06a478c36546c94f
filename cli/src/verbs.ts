/** The table of commands: what each takes, what it is for, and the file that does it. */
import type { Lang } from "@khoan/diagnostics";
import { MUTATE } from "./mutate-verb.ts";
import type { Shell } from "./shell.ts";
import { TEST } from "./test-verb.ts";

type Texts = Readonly<Record<Lang, string>>;
export type Options = Readonly<Record<string, unknown>>;

/** Does the command’s work and returns its exit code. */
export type Run = (shell: Shell, args: readonly string[], options: Options) => number | Promise<number>;

export type VerbOption = {
  readonly flags: string;
  readonly about: Texts;
  readonly choices?: readonly string[];
  readonly initial?: string;
  /** Names of options (as in `Options`) that it does not go with. */
  readonly conflicts?: readonly string[];
};

export type Verb = {
  readonly name: string;
  readonly args: string;
  readonly about: Texts;
  readonly options: readonly VerbOption[];
  readonly example: string;
  readonly run: () => Promise<Run>;
};

function format(...choices: readonly string[]): VerbOption {
  const about = { vi: "dạng kết quả", en: "form of the result" };
  return { flags: "--format <form>", about, choices, ...(choices[0] === undefined ? {} : { initial: choices[0] }) };
}

export const VERBS: readonly Verb[] = [
  {
    name: "check",
    args: "[dirs...]",
    about: {
      vi: "kiểm tra bộ quy tắc (mặc định: mọi bộ trong rules/)",
      en: "check rule sets (default: all under rules/)",
    },
    options: [
      format("text", "json", "sarif"),
      { flags: "--strict", about: { vi: "cảnh báo cũng là lỗi", en: "warnings fail too" } },
    ],
    example: "khoan check rules/nq-55-2025",
    run: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "eval",
    args: "<dir>",
    about: { vi: "ra quyết định cho một người, hoặc nhiều yêu cầu", en: "decide for one person, or for many requests" },
    options: [
      {
        flags: "--facts <file>",
        about: { vi: "tệp JSON dữ kiện, - là đầu vào chuẩn", en: "JSON file of facts, - for standard input" },
      },
      {
        flags: "--at <moment>",
        about: { vi: "tháng 2026-03 hoặc ngày 2026-03-15", en: "month 2026-03 or day 2026-03-15" },
      },
      { flags: "--to <month>", about: { vi: "xem từng tháng đến 2030-12", en: "look at every month until 2030-12" } },
      { flags: "--reading <id=option...>", about: { vi: "chọn cách đọc", en: "choose a reading" } },
      {
        flags: "--requests <file>",
        about: {
          vi: "mỗi dòng một yêu cầu JSON {id, at, to, readings, facts}, mỗi dòng một kết quả; - là đầu vào chuẩn",
          en: "one JSON request {id, at, to, readings, facts} a line, one result a line; - for standard input",
        },
        conflicts: ["facts", "at", "to", "reading", "explain"],
      },
      { flags: "--explain", about: { vi: "kèm lý do từng bước", en: "with the reasons, step by step" } },
      { flags: "--strict", about: { vi: "chưa biết thì mã thoát 4", en: "exit 4 where something is unknown" } },
      format("text", "markdown", "json"),
    ],
    example: "khoan eval rules/nq-55-2025 --facts examples/tre-can-ngheo.json --at 2026-03 --to 2030-12 --explain",
    run: async () => (await import("./commands/eval.ts")).evaluate,
  },
  {
    name: "ask",
    args: "<dir>",
    about: { vi: "hỏi lần lượt những gì còn thiếu, rồi ra quyết định", en: "ask for what is missing, then decide" },
    options: [
      {
        flags: "--at <moment>",
        about: { vi: "tháng 2026-03 hoặc ngày 2026-03-15", en: "month 2026-03 or day 2026-03-15" },
      },
      {
        flags: "--all",
        about: { vi: "hỏi cả những điều có giá trị mặc định", en: "ask also for what has a default" },
      },
      { flags: "--output <name...>", about: { vi: "chỉ các kết quả này", en: "only these outputs" } },
      { flags: "--save <file>", about: { vi: "ghi dữ kiện vào tệp JSON", en: "write the facts to a JSON file" } },
      format("text", "markdown", "json"),
    ],
    example: "khoan ask rules/nq-55-2025 --at 2026-03",
    run: async () => (await import("./commands/ask.ts")).ask,
  },
  TEST,
  MUTATE,
  {
    name: "build",
    args: "<dir>",
    about: {
      vi: "sinh mô-đun JavaScript có kiểu từ bộ quy tắc",
      en: "build a typed JavaScript module from a rule set",
    },
    options: [
      { flags: "--out <dir>", about: { vi: "thư mục ghi ra", en: "folder to write to" } },
      { flags: "--watch", about: { vi: "sinh lại khi quy tắc thay đổi", en: "build again when the rules change" } },
      format("text", "json"),
    ],
    example: "khoan build rules/nq-55-2025 --out build/nq-55-2025",
    run: async () => (await import("./commands/build.ts")).build,
  },
  {
    name: "coverage",
    args: "<dir>",
    about: {
      vi: "ca kiểm thử phủ đến đâu: từng điều khoản, từng điều kiện",
      en: "how far the golden cases go: clause by clause, condition by condition",
    },
    options: [
      {
        flags: "--matrix",
        about: {
          vi: "kèm bảng điều khoản × ca: ai nêu, ai xét, ai nhận ra nếu đổi",
          en: "with the table of clauses and cases: who names, examines, would notice",
        },
      },
      { flags: "--out <file>", about: { vi: "ghi vào tệp", en: "write to a file" } },
      format("text", "json", "html", "reasons"),
    ],
    example: "khoan coverage rules/nq-55-2025 --format html --out do-phu.html",
    run: async () => (await import("./commands/coverage.ts")).coverage,
  },
  {
    name: "fmt",
    args: "[paths...]",
    about: { vi: "trình bày lại tệp quy tắc; dịch từ vựng", en: "format rule files; translate the vocabulary" },
    options: [
      { flags: "--check", about: { vi: "chỉ xem, không ghi", en: "only look, write nothing" } },
      { flags: "--to <lang>", about: { vi: "dịch từ khóa sang", en: "translate keywords to" }, choices: ["vi", "en"] },
      format("text", "json"),
    ],
    example: "khoan fmt rules/nq-55-2025 --check",
    run: async () => (await import("./commands/fmt.ts")).fmt,
  },
  {
    name: "explain",
    args: "[code]",
    about: { vi: "giải thích mã lỗi; không kèm mã thì liệt kê", en: "explain a code; without one, list all" },
    options: [format("text", "json")],
    example: "khoan explain KH301",
    run: async () => (await import("./commands/explain.ts")).explain,
  },
  {
    name: "new",
    args: "<name>",
    about: {
      vi: "tạo một bộ quy tắc nhỏ đã qua kiểm thử của nó",
      en: "make a small rule set that passes its own test",
    },
    options: [
      { flags: "--in <dir>", about: { vi: "thư mục chứa", en: "parent folder" }, initial: "rules" },
      format("text", "json"),
    ],
    example: "khoan new ho-tro-bua-trua",
    run: async () => (await import("./commands/new.ts")).create,
  },
  {
    name: "schema",
    args: "",
    about: { vi: "JSON Schema của tệp quy tắc, cho trình soạn thảo", en: "JSON Schema of rule files, for editors" },
    options: [
      {
        flags: "--vocabulary <lang>",
        about: { vi: "từ vựng", en: "vocabulary" },
        choices: ["vi", "en"],
        initial: "vi",
      },
      format("json"),
    ],
    example: "khoan schema --vocabulary vi",
    run: async () => (await import("./commands/schema.ts")).schema,
  },
  {
    name: "lsp",
    args: "",
    about: {
      vi: "máy chủ ngôn ngữ cho trình soạn thảo (LSP, qua stdio)",
      en: "language server for editors (LSP over stdio)",
    },
    options: [
      {
        flags: "--stdio",
        about: { vi: "qua đầu vào và đầu ra chuẩn (luôn vậy)", en: "over standard input and output (always so)" },
      },
    ],
    example: "khoan lsp --stdio",
    run: async () => (await import("./commands/lsp.ts")).lsp,
  },
];

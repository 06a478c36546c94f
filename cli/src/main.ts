/** The table of commands. Each is loaded when called for, so that a start pays only for what it uses. */

import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command as rows } from "@khoan/diagnostics";
import { Command, CommanderError, Option } from "commander";
import { EXIT, languageFrom, makeShell, type Shell } from "./shell.ts";

type Texts = { readonly vi: string; readonly en: string };

type Verb = {
  readonly name: string;
  readonly args: string;
  readonly about: Texts;
  readonly options: readonly (readonly [
    flags: string,
    about: Texts,
    choices?: readonly string[] | undefined,
    initial?: string,
  ])[];
  readonly example: string;
  readonly run: () => Promise<
    (shell: Shell, args: readonly string[], options: Readonly<Record<string, unknown>>) => number | Promise<number>
  >;
};

const FORMAT = (...choices: string[]): Verb["options"][number] => [
  "--format <form>",
  { vi: "dạng kết quả", en: "form of the result" },
  choices,
  choices[0] as string,
];

const VERBS: readonly Verb[] = [
  {
    name: "check",
    args: "[dirs...]",
    about: {
      vi: "kiểm tra bộ quy tắc (mặc định: mọi bộ trong rules/)",
      en: "check rule sets (default: all under rules/)",
    },
    options: [FORMAT("text", "json", "sarif"), ["--strict", { vi: "cảnh báo cũng là lỗi", en: "warnings fail too" }]],
    example: "khoan check rules/nq-55-2025",
    run: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "eval",
    args: "<dir>",
    about: { vi: "ra quyết định cho một người, hoặc nhiều yêu cầu", en: "decide for one person, or for many requests" },
    options: [
      [
        "--facts <file>",
        { vi: "tệp JSON dữ kiện, - là đầu vào chuẩn", en: "JSON file of facts, - for standard input" },
      ],
      ["--at <moment>", { vi: "tháng 2026-03 hoặc ngày 2026-03-15", en: "month 2026-03 or day 2026-03-15" }],
      ["--to <month>", { vi: "đến tháng nào", en: "until which month" }],
      ["--reading <id=option...>", { vi: "chọn cách đọc", en: "choose a reading" }],
      [
        "--requests <file>",
        { vi: "mỗi dòng một yêu cầu JSON, - là đầu vào chuẩn", en: "one JSON request a line, - for standard input" },
      ],
      ["--explain", { vi: "kèm lý do từng bước", en: "with the reasons, step by step" }],
      ["--strict", { vi: "chưa biết thì mã thoát 4", en: "exit 4 where something is unknown" }],
      FORMAT("text", "markdown", "json"),
    ],
    example: "khoan eval rules/nq-55-2025 --facts examples/tre-can-ngheo.json --at 2026-03 --to 2030-12 --explain",
    run: async () => (await import("./commands/eval.ts")).evaluate,
  },
  {
    name: "test",
    args: "[dirs...]",
    about: { vi: "chạy ca kiểm thử", en: "run golden cases" },
    options: [
      [
        "--filter <text>",
        {
          vi: "chỉ ca có chữ này (không cần dấu) trong tên, tệp, điều khoản",
          en: "only cases with this in name, file or clauses (accents apart)",
        },
      ],
      FORMAT("text", "json", "junit", "tap"),
    ],
    example: "khoan test rules/nq-55-2025 --filter II.4",
    run: async () => (await import("./commands/test.ts")).test,
  },
  {
    name: "coverage",
    args: "<dir>",
    about: { vi: "điều khoản nào đã mã hóa, được nêu, được kiểm thử", en: "which clauses are encoded, cited, tested" },
    options: [FORMAT("text", "json")],
    example: "khoan coverage rules/nq-55-2025",
    run: async () => (await import("./commands/coverage.ts")).coverage,
  },
  {
    name: "fmt",
    args: "[paths...]",
    about: { vi: "trình bày lại tệp quy tắc; dịch từ vựng", en: "format rule files; translate the vocabulary" },
    options: [
      ["--check", { vi: "chỉ xem, không ghi", en: "only look, write nothing" }],
      ["--to <lang>", { vi: "dịch từ khóa sang vi hoặc en", en: "translate keywords to vi or en" }, ["vi", "en"]],
      FORMAT("text", "json"),
    ],
    example: "khoan fmt rules/nq-55-2025 --check",
    run: async () => (await import("./commands/fmt.ts")).fmt,
  },
  {
    name: "explain",
    args: "[code]",
    about: { vi: "giải thích mã lỗi; không kèm mã thì liệt kê", en: "explain a code; without one, list all" },
    options: [FORMAT("text", "json")],
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
      ["--in <dir>", { vi: "thư mục chứa (mặc định rules)", en: "parent folder (default rules)" }, undefined, "rules"],
      FORMAT("text", "json"),
    ],
    example: "khoan new ho-tro-bua-trua",
    run: async () => (await import("./commands/new.ts")).create,
  },
  {
    name: "schema",
    args: "",
    about: { vi: "JSON Schema của tệp quy tắc, cho trình soạn thảo", en: "JSON Schema of rule files, for editors" },
    options: [
      ["--vocabulary <lang>", { vi: "từ vựng vi hoặc en", en: "vocabulary vi or en" }, ["vi", "en"], "vi"],
      FORMAT("json", "text"),
    ],
    example: "khoan schema --vocabulary vi",
    run: async () => (await import("./commands/schema.ts")).schema,
  },
];

const LABELS = {
  vi: {
    Usage: "Cách dùng",
    "Options:": "Tùy chọn:",
    "Commands:": "Lệnh:",
    "Arguments:": "Đối số:",
    example: "Ví dụ",
    lang: "ngôn ngữ vi hoặc en",
    help: "xem trợ giúp",
    version: "xem phiên bản",
  },
  en: {
    Usage: "Usage",
    "Options:": "Options:",
    "Commands:": "Commands:",
    "Arguments:": "Arguments:",
    example: "Example",
    lang: "language vi or en",
    help: "show help",
    version: "show the version",
  },
} as const;

/** Runs one command line; sets the exit code, never throws. */
export async function main(args: readonly string[]): Promise<void> {
  const asked =
    /^(vi|en)$/.exec(args[args.indexOf("--lang") + 1] ?? "")?.[1] ??
    args.find((arg) => /^--lang=(vi|en)$/.test(arg))?.slice(7);
  const shell = makeShell(
    args.some((arg) => arg.startsWith("--lang")) && asked !== undefined
      ? (asked as "vi" | "en")
      : languageFrom(process.env),
  );
  // A reader that closes the pipe early is no error.
  process.stdout.on("error", (error) => process.exit("code" in error && error.code === "EPIPE" ? 0 : EXIT.internal));
  try {
    await program(shell).parseAsync([...args], { from: "user" });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? usage(shell, error) : internal(shell, error);
  }
}

function program(shell: Shell): Command {
  const labels = LABELS[shell.lang];
  const root = new Command("khoan");
  root
    .description(
      shell.tell({
        vi: "Khoản: luật viết thành quy tắc, quyết định giải thích được.",
        en: "Khoản: law as rules, decisions that explain themselves.",
      }),
    )
    .version("0.1.0", "--version", labels.version)
    .helpOption("--help", labels.help)
    .addOption(new Option("--lang <lang>", labels.lang).choices(["vi", "en"]))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) =>
        (labels as Readonly<Record<string, string>>)[title] ?? title.replace(/^Usage/, labels.Usage),
    })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
  for (const verb of VERBS) {
    const command = root.command(`${verb.name} ${verb.args}`.trim()).description(verb.about[shell.lang]);
    command.helpOption("--help", labels.help).addOption(new Option("--lang <lang>", labels.lang).choices(["vi", "en"]));
    for (const [flags, about, choices, initial] of verb.options) {
      const option = new Option(flags, about[shell.lang]);
      if (choices !== undefined) option.choices(choices);
      if (initial !== undefined) option.default(initial);
      command.addOption(option);
    }
    command.addHelpText("after", `\n${labels.example}: npx ${verb.example}`);
    command.action(async (...given: unknown[]) => {
      const positional = given
        .slice(0, -2)
        .flat()
        .filter((one) => typeof one === "string");
      const run = await verb.run();
      process.exitCode = await run(shell, positional, given.at(-2) as Readonly<Record<string, unknown>>);
    });
  }
  return root;
}

const USAGE: Readonly<Record<string, Texts>> = {
  "commander.unknownOption": { vi: "không có tùy chọn", en: "there is no option" },
  "commander.unknownCommand": { vi: "không có lệnh", en: "there is no command" },
  "commander.missingArgument": { vi: "thiếu đối số", en: "an argument is missing" },
  "commander.optionMissingArgument": { vi: "tùy chọn thiếu giá trị", en: "an option lacks its value" },
  "commander.excessArguments": { vi: "thừa đối số", en: "too many arguments" },
  "commander.invalidArgument": { vi: "giá trị không được phép", en: "a value is not allowed" },
};

function usage(shell: Shell, error: CommanderError): number {
  if (
    error.code === "commander.helpDisplayed" ||
    error.code === "commander.version" ||
    error.code === "commander.help"
  ) {
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  }
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const suggestion = /Did you mean (.+)\?/.exec(error.message)?.[1];
  const what = USAGE[error.code]?.[shell.lang] ?? error.message;
  const hint =
    suggestion === undefined ? "" : shell.tell({ vi: `; có phải ${suggestion}?`, en: `; did you mean ${suggestion}?` });
  return usageError(shell, `${what} ${named}${hint}`.trim());
}

/** Says what is wrong with the command line. */
export function usageError(shell: Shell, detail: string): number {
  const diagnostic = rows.usage({ file: "khoan" }, { detail });
  shell.say(`${diagnostic.code} ${diagnostic.message[shell.lang]} ${diagnostic.help[shell.lang]}`);
  return EXIT.usage;
}

/** Our own bug: the stack goes to a file, without arguments or facts; the person gets its name. */
function internal(shell: Shell, error: unknown): number {
  const report = join(tmpdir(), `khoan-${process.pid}.txt`);
  const stack =
    error instanceof Error
      ? `${error.name}\n${(error.stack ?? "")
          .split("\n")
          .filter((line) => /^\s+at /.test(line))
          .join("\n")}`
      : "unknown";
  try {
    writeFileSync(report, `khoan 0.1.0\nnode ${process.versions.node}\n${stack}\n`);
  } catch {
    // Without a place to write, the message alone must do.
  }
  shell.say(
    shell.tell({
      vi: `Lỗi của Khoản. Báo cáo (không chứa dữ kiện) ở ${report}; xin gửi cho người bảo trì.`,
      en: `This is a fault of Khoản. A report (without case data) is at ${report}; please send it to the maintainers.`,
    }),
  );
  return EXIT.internal;
}

/** What commander says, in the language of the shell: help texts, and its refusals as diagnostics. */
import { type Diagnostic, type Lang, command as rows } from "@khoan/diagnostics";
import type { Command, CommanderError, Help, Option } from "commander";
import type { Shell } from "./shell.ts";

const WORDS = {
  vi: {
    Usage: "Cách dùng",
    "Options:": "Tùy chọn:",
    "Commands:": "Lệnh:",
    "Arguments:": "Đối số:",
    options: "tùy chọn",
    command: "lệnh",
    choices: "một trong",
    initial: "mặc định",
    example: "Ví dụ",
    help: "xem trợ giúp",
  },
  en: {
    Usage: "Usage",
    "Options:": "Options:",
    "Commands:": "Commands:",
    "Arguments:": "Arguments:",
    options: "options",
    command: "command",
    choices: "one of",
    initial: "default",
    example: "Example",
    help: "show help",
  },
} as const;

/** Makes a command’s help speak; errors are said by us, not by commander. */
export function speak(command: Command, { lang, say, out }: Shell, example?: string): void {
  const words = WORDS[lang];
  command
    .helpOption("-h, --help", words.help)
    .helpCommand(false)
    .configureOutput({ outputError: () => undefined, writeErr: say, writeOut: out })
    .configureHelp({
      styleTitle: (title) => (words as Readonly<Record<string, string>>)[title] ?? title.replace(/^Usage/, words.Usage),
      commandUsage: (one) => usageLine(one, lang),
      subcommandTerm: (one) => [one.name(), ...argumentsOf(one)].join(" "),
      optionDescription: (option) => described(option, lang),
    } satisfies Partial<Help>);
  if (example !== undefined) command.addHelpText("after", `\n${words.example}: npx ${example}`);
}

function usageLine(command: Command, lang: Lang): string {
  const words = WORDS[lang];
  const parent = command.parent === null ? [] : [command.parent.name()];
  const rest = command.commands.length > 0 ? [`<${words.command}>`] : argumentsOf(command);
  return [...parent, command.name(), ...rest, `[${words.options}]`].join(" ");
}

function argumentsOf(command: Command): readonly string[] {
  return command.registeredArguments.map((one) => {
    const name = one.variadic ? `${one.name()}…` : one.name();
    return one.required ? `<${name}>` : `[${name}]`;
  });
}

function described(option: Option, lang: Lang): string {
  const words = WORDS[lang];
  const more = [
    ...(option.argChoices === undefined ? [] : [`${words.choices}: ${option.argChoices.join(", ")}`]),
    ...(option.defaultValue === undefined ? [] : [`${words.initial}: ${String(option.defaultValue)}`]),
  ];
  return more.length === 0 ? option.description : `${option.description} (${more.join("; ")})`;
}

type Tell = (quoted: readonly string[], message: string) => Readonly<Record<Lang, string>>;

/** What each refusal means; `quoted` are the parts of commander’s message between quotes, in order. */
const REFUSALS: Readonly<Record<string, Tell>> = {
  "commander.unknownOption": ([name]) => ({ vi: `không có tùy chọn ${name}`, en: `there is no option ${name}` }),
  "commander.unknownCommand": ([name]) => ({ vi: `không có lệnh “${name}”`, en: `there is no command “${name}”` }),
  "commander.missingArgument": ([name]) => ({ vi: `thiếu <${name}>`, en: `<${name}> is missing` }),
  "commander.optionMissingArgument": ([name]) => ({ vi: `${name} thiếu giá trị`, en: `${name} lacks its value` }),
  "commander.invalidArgument": ([name, value], message) => {
    const choices = /Allowed choices are (.+)\./.exec(message)?.[1] ?? "";
    return {
      vi: `${name} không nhận “${value}”, chỉ nhận ${choices}`,
      en: `${name} does not take “${value}”, only ${choices}`,
    };
  },
  "commander.excessArguments": (_, message) => {
    const [wanted = "?", got = "?"] = /Expected (\d+) arguments? but got (\d+)/.exec(message)?.slice(1) ?? [];
    return { vi: `cần ${wanted} đối số, nhận được ${got}`, en: `expected ${wanted} argument(s), got ${got}` };
  },
  "commander.conflictingOption": ([one, other]) => ({
    vi: `${one} không đi cùng ${other}`,
    en: `${one} does not go with ${other}`,
  }),
};

/** A refusal of commander as a diagnostic, with what was probably meant. */
export function usageOf(error: CommanderError): Diagnostic {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
  const plain = error.message.replace(/^error: /, "");
  const told = REFUSALS[error.code]?.(quoted, error.message) ?? { vi: plain, en: plain };
  const meant = /Did you mean (?:one of )?(.+)\?/.exec(error.message)?.[1];
  return usage({
    vi: `${told.vi}${meant === undefined ? "" : `; có phải ${meant}?`}`,
    en: `${told.en}${meant === undefined ? "" : `; did you mean ${meant}?`}`,
  });
}

/** What is wrong with the command line. */
export function usage(detail: Readonly<Record<Lang, string>>): Diagnostic {
  return rows.usage({ file: "" }, { detail });
}

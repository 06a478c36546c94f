/**
 * One command line to its exit code. Commands are loaded when called for, so that a start pays only for what it uses;
 * whatever goes wrong ends in an exit code and a sentence, never in a stack trace.
 */
import { Command, CommanderError, Option } from "commander";
import { speak, usageOf } from "./command-words.ts";
import { faultOf } from "./fault.ts";
import { complain, EXIT, languageFrom, makeShell, type Shell, VERSION } from "./shell.ts";
import { VERBS } from "./verbs.ts";

/** Runs one command line and sets the exit code; never throws. */
export async function main(args: readonly string[]): Promise<void> {
  const shell = makeShell(languageAsked(args) ?? languageFrom(process.env));
  const closed = (error: NodeJS.ErrnoException): never =>
    // A reader that closes the pipe early (`| head`) is no error.
    process.exit(error.code === "EPIPE" ? EXIT.fine : EXIT.internal);
  process.stdout.on("error", closed);
  process.stderr.on("error", closed);
  process.on("uncaughtException", (error) => process.exit(internal(shell, error)));
  try {
    const root = program(shell);
    if (args.length === 0) {
      root.outputHelp({ error: true });
      process.exitCode = EXIT.usage;
    } else await root.parseAsync(helped(args), { from: "user" });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? refused(shell, error) : internal(shell, error);
  }
}

/** `--lang en` or `--lang=en`, wherever it stands: it is needed before the rest is understood. */
function languageAsked(args: readonly string[]): "vi" | "en" | undefined {
  const index = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const value = args[index]?.startsWith("--lang=") ? args[index].slice("--lang=".length) : args[index + 1];
  return index !== -1 && (value === "vi" || value === "en") ? value : undefined;
}

/** `khoan help eval` is `khoan eval --help`. */
function helped(args: readonly string[]): string[] {
  return args[0] === "help" ? [...args.slice(1, 2), "--help"] : [...args];
}

function program(shell: Shell): Command {
  const root = new Command("khoan");
  const language = (): Option => {
    const about = shell.tell({ vi: "ngôn ngữ thông báo", en: "language of messages" });
    return new Option("--lang <lang>", about).choices(["vi", "en"]);
  };
  root
    .description(
      shell.tell({
        vi: "Khoản: luật viết thành quy tắc, quyết định giải thích được.",
        en: "Khoản: law as rules, decisions that explain themselves.",
      }),
    )
    .version(VERSION, "--version", shell.tell({ vi: "xem phiên bản", en: "show the version" }))
    .addOption(language())
    .exitOverride();
  speak(root, shell);
  for (const verb of VERBS) {
    const command = root.command(`${verb.name} ${verb.args}`.trim()).description(verb.about[shell.lang]);
    for (const { flags, about, choices, initial, conflicts } of verb.options) {
      const option = new Option(flags, about[shell.lang]);
      if (choices !== undefined) option.choices(choices);
      if (initial !== undefined) option.default(initial);
      if (conflicts !== undefined) option.conflicts([...conflicts]);
      command.addOption(option);
    }
    command.addOption(language());
    speak(command, shell, verb.example);
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

/** Help and version are no errors; all else that commander refuses is a matter of usage. */
function refused(shell: Shell, error: CommanderError): number {
  if (error.exitCode === 0) return EXIT.fine;
  complain(shell, usageOf(error));
  return EXIT.usage;
}

function internal(shell: Shell, error: unknown): number {
  complain(shell, faultOf(error));
  return EXIT.internal;
}

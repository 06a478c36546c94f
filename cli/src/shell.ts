/** The terminal as the commands see it: language, colours, data on stdout, talk on stderr, exit codes. */
import {
  type Diagnostic,
  type Lang,
  renderJson,
  renderTerminal,
  type Sources,
  sortDiagnostics,
  summaryLine,
} from "@khoan/diagnostics";

/** 0 fine, 1 findings, 2 usage, 3 bad input data, 4 unknown where `--strict`, 70 internal error. */
export const EXIT = { fine: 0, findings: 1, usage: 2, badInput: 3, unknown: 4, internal: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Shell = {
  readonly lang: Lang;
  readonly colour: boolean;
  readonly out: (text: string) => void;
  readonly say: (text: string) => void;
  /** The text of this shell's language. */
  readonly tell: (texts: Readonly<Record<Lang, string>>) => string;
};

/** `vi` or `en` from the environment, Vietnamese where nothing is said. */
export function languageFrom(environment: NodeJS.ProcessEnv): Lang {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return locale === "" || locale.startsWith("vi") || locale === "C" || locale === "POSIX" || locale.startsWith("C.")
    ? "vi"
    : "en";
}

export function makeShell(lang: Lang): Shell {
  const environment = process.env;
  const colour = process.stdout.isTTY === true && !environment["NO_COLOR"];
  return {
    lang,
    colour,
    out: (text) => void process.stdout.write(text.endsWith("\n") || text === "" ? text : `${text}\n`),
    say: (text) => void process.stderr.write(text.endsWith("\n") || text === "" ? text : `${text}\n`),
    tell: (texts) => texts[lang],
  };
}

export type Format = "text" | "json";

/** Findings where a command can't go on: for a person on stderr, for a program on stdout. */
export function showFindings(shell: Shell, diagnostics: readonly Diagnostic[], sources: Sources, format: string): void {
  const sorted = sortDiagnostics(diagnostics);
  if (format === "json") shell.out(JSON.stringify({ diagnostics: renderJson(sorted, sources, shell.lang) }, null, 2));
  else
    shell.say(
      renderTerminal(sorted, sources, { lang: shell.lang, colour: process.stderr.isTTY === true && shell.colour }),
    );
  shell.say(summaryLine(sorted, shell.lang));
}

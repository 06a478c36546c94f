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

export const VERSION = "0.1.0";

/** 0 fine, 1 findings, 2 usage, 3 bad input data, 4 unknown where `--strict`, 70 internal error. */
export const EXIT = { fine: 0, findings: 1, usage: 2, badInput: 3, unknown: 4, internal: 70 } as const;

export type Shell = {
  readonly lang: Lang;
  /** Whether stdout takes colours; stderr may differ. */
  readonly colour: boolean;
  readonly colourTalk: boolean;
  readonly out: (text: string) => void;
  readonly say: (text: string) => void;
  /** The text of this shell’s language. */
  readonly tell: (texts: Readonly<Record<Lang, string>>) => string;
};

/** `vi` or `en` from the environment, Vietnamese where nothing is said. */
export function languageFrom(environment: NodeJS.ProcessEnv): Lang {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return /^(?:vi.*|C(?:\..*)?|POSIX|)$/.test(locale) ? "vi" : "en";
}

export function makeShell(lang: Lang): Shell {
  const plain = Boolean(process.env["NO_COLOR"]) || process.env["TERM"] === "dumb";
  const write =
    (stream: NodeJS.WriteStream) =>
    (text: string): void => {
      if (text !== "") stream.write(text.endsWith("\n") ? text : `${text}\n`);
    };
  return {
    lang,
    colour: !plain && process.stdout.isTTY === true,
    colourTalk: !plain && process.stderr.isTTY === true,
    out: write(process.stdout),
    say: write(process.stderr),
    tell: (texts) => texts[lang],
  };
}

const NO_SOURCES: Sources = new Map();

/** Says what keeps the command from its work. */
export function complain(shell: Shell, ...diagnostics: readonly Diagnostic[]): void {
  shell.say(renderTerminal(diagnostics, NO_SOURCES, { lang: shell.lang, colour: shell.colourTalk }));
}

/** Findings where a command can’t go on: for a person on stderr, for a program on stdout. */
export function showFindings(shell: Shell, diagnostics: readonly Diagnostic[], sources: Sources, format: string): void {
  const sorted = sortDiagnostics(diagnostics);
  if (format === "json") {
    shell.out(JSON.stringify({ diagnostics: renderJson(sorted, sources, shell.lang) }, null, 2));
  } else shell.say(renderTerminal(sorted, sources, { lang: shell.lang, colour: shell.colourTalk }));
  shell.say(summaryLine(sorted, shell.lang));
}

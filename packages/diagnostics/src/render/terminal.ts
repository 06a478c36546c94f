/**
 * Findings as text for a terminal: what was found, where, the lines concerned with marks under them, what else is
 * concerned, and how to mend it. Nothing from a file or message reaches the terminal unescaped (see `cells.ts`).
 */
import type { Diagnostic, Lang, Severity } from "../diagnostic.ts";
import { sortDiagnostics, uriOf } from "../order.ts";
import type { Span } from "../span.ts";
import { visible } from "./cells.ts";
import { excerptOf } from "./excerpt.ts";
import { place, type Sources } from "./place.ts";

export type TerminalOptions = { readonly lang: Lang; readonly colour: boolean };

const WORDS = {
  vi: {
    error: "lỗi",
    warning: "cảnh báo",
    note: "lưu ý",
    related: "xem thêm",
    help: "cách sửa",
    fix: "sửa nhanh",
    none: "Không có lỗi.",
  },
  en: {
    error: "error",
    warning: "warning",
    note: "note",
    related: "see",
    help: "help",
    fix: "fix",
    none: "No findings.",
  },
} as const;

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

// Written out, so that the file needs nothing of Node's and also runs in a browser's terminal.
const STYLES = {
  error: "\x1b[1;31m",
  warning: "\x1b[1;33m",
  note: "\x1b[1;36m",
  strong: "\x1b[1m",
  faint: "\x1b[2m",
} as const;
const RESET = "\x1b[0m";

type Style = keyof typeof STYLES;
type Paint = (style: Style, text: string) => string;

/** Sorted, each finding once, an empty line between two; ends with a line break. Nothing found: "". */
export function renderTerminal(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  { lang, colour }: TerminalOptions,
): string {
  if (diagnostics.length === 0) return "";
  const paint: Paint = colour ? (style, text) => STYLES[style] + text + RESET : (_, text) => text;
  const blocks = sortDiagnostics(diagnostics).map((diagnostic) =>
    renderOne(diagnostic, sources, lang, paint).join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

/** `2 lỗi, 1 cảnh báo`; `2 errors, 1 warning`; each finding counted once. */
export function summaryLine(diagnostics: readonly Diagnostic[], lang: Lang): string {
  const found = sortDiagnostics(diagnostics);
  const parts = SEVERITIES.flatMap((severity) => {
    const count = found.filter((diagnostic) => diagnostic.severity === severity).length;
    const plural = lang === "en" && count !== 1 ? "s" : "";
    return count === 0 ? [] : [`${count} ${WORDS[lang][severity]}${plural}`];
  });
  return parts.length === 0 ? WORDS[lang].none : parts.join(", ");
}

function renderOne(diagnostic: Diagnostic, sources: Sources, lang: Lang, paint: Paint): readonly string[] {
  const { severity, code, span } = diagnostic;
  const words = WORDS[lang];
  const lines = [
    `${paint(severity, `${words[severity]} ${code}`)}: ${paint("strong", text(diagnostic.message[lang]))}`,
  ];
  const at = place(span, uriOf(diagnostic), sources);
  if (at !== "") lines.push(`  ${visible(at)}`);
  if (span !== undefined) lines.push(...frame(span, sources, severity, paint));
  for (const related of diagnostic.related) {
    const at = visible(place(related.span, related.span.uri, sources));
    lines.push(`  ${words.related} ${at}: ${text(related.message[lang])}`);
    lines.push(...frame(related.span, sources, "note", paint));
  }
  const help = diagnostic.help[lang];
  if (help !== "") lines.push(`  ${paint("strong", `${words.help}:`)} ${text(help)}`);
  for (const fix of diagnostic.fixes) lines.push(`  ${paint("strong", `${words.fix}:`)} ${text(fix.title[lang])}`);
  return lines;
}

function frame(span: Span, sources: Sources, style: Style, paint: Paint): readonly string[] {
  const source = sources.get(span.uri);
  if (source === undefined) return [];
  const excerpt = excerptOf(source, span);
  const numbers = excerpt.map((line) => (line.kind === "line" ? String(line.line) : ""));
  const width = Math.max(3, ...numbers.map((number) => number.length)) + 2;
  const gutter = (label: string): string => paint("faint", `${label.padStart(width)} |`);
  return excerpt.flatMap((line) => {
    if (line.kind === "gap") return [gutter("…")];
    const shown = line.text === "" ? gutter(String(line.line)) : `${gutter(String(line.line))} ${line.text}`;
    return line.marks === "" ? [shown] : [shown, `${gutter("")} ${paintMarks(line.marks, style, paint)}`];
  });
}

function paintMarks(marks: string, style: Style, paint: Paint): string {
  const column = marks.indexOf("^");
  return marks.slice(0, column) + paint(style, marks.slice(column));
}

/** Several lines of a message stand under each other. */
function text(message: string): string {
  return message.split("\n").map(visible).join("\n    ");
}

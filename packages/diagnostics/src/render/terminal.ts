/**
 * Diagnostics as text for a person: code and message, the place, the line with a caret under it, related places, and
 * how to mend it. What could fool a terminal (control and bidi characters) is made visible.
 */
import type { Diagnostic, Lang } from "../diagnostic.ts";
import { uriOf } from "../order.ts";
import { lineIndex, lineText, positionAt, type SourceText } from "../source-text.ts";
import type { Span } from "../span.ts";

export type Sources = ReadonlyMap<string, SourceText>;

const WORDS = {
  vi: { error: "lỗi", warning: "cảnh báo", note: "lưu ý", mend: "cách sửa", fix: "sửa nhanh", none: "Không có lỗi." },
  en: { error: "error", warning: "warning", note: "note", mend: "mend", fix: "quick fix", none: "No findings." },
} as const;

/** Columns shown of a long line. */
const WIDTH = 110;

const COLOURS = { error: "\u001b[31m", warning: "\u001b[33m", note: "\u001b[36m", dim: "\u001b[2m", bold: "\u001b[1m" } as const;

export function renderTerminal(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: { readonly lang: Lang; readonly colour: boolean },
): string {
  const paint = (text: string, colour: keyof typeof COLOURS): string =>
    options.colour ? `${COLOURS[colour]}${text}\u001b[0m` : text;
  const words = WORDS[options.lang];
  const blocks = diagnostics.map((one) => {
    const lines = [
      `${paint(`${one.code} ${words[one.severity]}`, one.severity)}  ${paint(visible(one.message[options.lang]), "bold")}`,
      `  ${paint("→", "dim")} ${place(one.span, uriOf(one), sources)}`,
      ...(one.span ? excerpt(one.span, sources, (text) => paint(text, "dim"), (text) => paint(text, one.severity)) : []),
    ];
    for (const related of one.related) {
      lines.push(`  ${paint("·", "dim")} ${visible(related.message[options.lang])}: ${place(related.span, related.span.uri, sources)}`);
    }
    lines.push(`  ${words.mend}: ${visible(one.help[options.lang])}`);
    for (const fix of one.fixes) lines.push(`  ${words.fix}: ${visible(fix.title[options.lang])}`);
    return lines.join("\n");
  });
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

/** `2 lỗi, 1 cảnh báo`. */
export function summaryLine(diagnostics: readonly Diagnostic[], lang: Lang): string {
  const count = (severity: Diagnostic["severity"]): number => diagnostics.filter((one) => one.severity === severity).length;
  const parts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const n = count(severity);
    if (n === 0) return [];
    return lang === "en" && n > 1 ? [`${n} ${WORDS.en[severity]}s`] : [`${n} ${WORDS[lang][severity]}`];
  });
  return parts.length === 0 ? WORDS[lang].none : parts.join(", ");
}

/** `rules/x/ii.yaml:7:31`. */
export function place(span: Span | undefined, uri: string, sources: Sources): string {
  const source = sources.get(uri);
  if (span === undefined || source === undefined) return uri;
  const { line, column } = positionAt(source, span.start);
  return `${uri}:${line}:${column}`;
}

function excerpt(span: Span, sources: Sources, dim: (text: string) => string, paint: (text: string) => string): string[] {
  const source = sources.get(span.uri);
  if (source === undefined) return [];
  const line = lineIndex(source, span.start);
  const text = lineText(source, line);
  const start = span.start - (source.lineStarts[line] as number);
  const end = Math.max(start + 1, Math.min(text.length, span.end - (source.lineStarts[line] as number)));
  const from = start > WIDTH - 30 ? start - 40 : 0;
  const shown = text.slice(from, from + WIDTH);
  const number = String(line + 1);
  const margin = " ".repeat(number.length);
  const before = " ".repeat(displayWidth(visible(text.slice(from, start))));
  const marks = "^".repeat(Math.max(1, Math.min(displayWidth(visible(text.slice(start, end))), WIDTH)));
  return [`  ${dim(`${number} │`)} ${visible(shown)}`, `  ${margin} ${dim("│")} ${before}${paint(marks)}`];
}

/** Control, bidi and zero-width characters as `‹U+202E›`; a tab as a space. */
export function visible(text: string): string {
  return text
    .replaceAll("\t", " ")
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
      character === "\n" ? character : `‹U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}›`,
    );
}

/** Columns that a terminal uses: none for combining marks, two for wide East Asian characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  }
  return width;
}

/** Findings of the compiler as bundlers show errors: message, file, line, column, and the lines around. */
import { type Diagnostic, type Lang, positionAt, renderTerminal, type SourceText } from "@khoan/diagnostics";

export type BundlerError = {
  readonly message: string;
  readonly id: string;
  readonly plugin: string;
  readonly loc?: { readonly file: string; readonly line: number; readonly column: number };
  readonly frame?: string;
};

/** The first error with its place; the message counts the others. `lang` is that of the messages. */
export function bundlerError(
  found: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceText>,
  id: string,
  lang: Lang,
): BundlerError {
  const errors = found.filter((one) => one.severity === "error");
  const first = errors[0] as Diagnostic;
  const others = errors.length - 1;
  const more = lang === "vi" ? ` (và ${others} lỗi khác)` : ` (and ${others} more)`;
  const message = `${first.code}: ${first.message[lang]} ${first.help[lang]}${others > 0 ? more : ""}`;
  const base = { message, id, plugin: "khoan" };
  const { span } = first;
  const source = span === undefined ? undefined : sources.get(span.uri);
  if (span === undefined || source === undefined) return base;
  const { line, column } = positionAt(source, span.start);
  const frame = renderTerminal(errors, sources, { lang, colour: false });
  return { ...base, id: span.uri, loc: { file: span.uri, line, column: column - 1 }, frame };
}

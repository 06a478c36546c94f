/** Diagnostics as plain data with lines and columns from 1, for other programs. */
import type { Diagnostic, Lang } from "../diagnostic.ts";
import { uriOf } from "../order.ts";
import { positionAt } from "../source-text.ts";
import type { Span } from "../span.ts";
import type { Sources } from "./terminal.ts";

export type JsonPlace = {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
};

export function jsonPlace(span: Span | undefined, uri: string, sources: Sources): JsonPlace {
  const source = sources.get(uri);
  if (span === undefined || source === undefined) return { file: uri };
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return { file: uri, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

export function renderJson(diagnostics: readonly Diagnostic[], sources: Sources, lang: Lang): readonly object[] {
  return diagnostics.map((one) => ({
    code: one.code,
    name: one.name,
    severity: one.severity,
    message: one.message[lang],
    help: one.help[lang],
    ...jsonPlace(one.span, uriOf(one), sources),
    related: one.related.map((related) => ({
      message: related.message[lang],
      ...jsonPlace(related.span, related.span.uri, sources),
    })),
    fixes: one.fixes.map((fix) => ({
      title: fix.title[lang],
      edits: fix.edits.map((edit) => ({ ...jsonPlace(edit.span, edit.span.uri, sources), newText: edit.newText })),
    })),
  }));
}

/** Spans and diagnostics as the page shows them. */
import { type Diagnostic, lineIndex, type SourceText, type Span } from "@khoan/diagnostics";
import type { Lang, PlaceView, ProblemView } from "../protocol/views.ts";

export function placeOf(span: Span, sources: ReadonlyMap<string, SourceText>): PlaceView {
  const source = sources.get(span.uri);
  if (source === undefined) return { path: span.uri, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const line = lineIndex(source, span.start);
  const end = lineIndex(source, Math.max(span.start, span.end));
  return {
    path: span.uri,
    line: line + 1,
    column: span.start - (source.lineStarts[line] ?? 0) + 1,
    endLine: end + 1,
    endColumn: span.end - (source.lineStarts[end] ?? 0) + 1,
  };
}

export function problemOf(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceText>, lang: Lang): ProblemView {
  const { code, severity, message, help, span, uri } = diagnostic;
  const place =
    span !== undefined
      ? placeOf(span, sources)
      : uri === undefined
        ? undefined
        : { path: uri, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { code, severity, message: message[lang], help: help[lang], ...(place === undefined ? {} : { place }) };
}

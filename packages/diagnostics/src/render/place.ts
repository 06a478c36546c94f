/** A span as the lines and columns that people and other tools count: from 1, in code points, the end exclusive. */
import { positionAt, type SourceText } from "../source-text.ts";
import type { Span } from "../span.ts";

/** The texts that spans point into, by uri. */
export type Sources = ReadonlyMap<string, SourceText>;

export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Of a spreadsheet: `F17`. */
  readonly cell?: string;
};

/** A span's place; undefined where the text is not among the sources, so that nothing can be counted. */
export function placeOf(span: Span, sources: Sources): Place | undefined {
  const source = sources.get(span.uri);
  if (source === undefined) return undefined;
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  const cell = source.cellAt?.(span.start);
  return {
    file: span.uri,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...(cell === undefined ? {} : { cell }),
  };
}

/** `rules/x/ii.yaml:7:31`, `suite.xlsx!F17`; the uri alone where there is no span or its text is not among the sources. */
export function place(span: Span | undefined, uri: string, sources: Sources): string {
  const at = span && placeOf(span, sources);
  if (at === undefined) return uri;
  return at.cell === undefined ? `${uri}:${at.line}:${at.column}` : `${uri}!${at.cell}`;
}

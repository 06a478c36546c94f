/**
 * A place in a source text: half-open, in UTF-16 code units, so that it indexes the text itself.
 * A span never outlives its text; people are shown lines and columns (see `source-text.ts`).
 */
export type Span = {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
};

/** The smallest span that holds both; they must lie in the same text. */
export function joinSpans(a: Span, b: Span): Span {
  return { uri: a.uri, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

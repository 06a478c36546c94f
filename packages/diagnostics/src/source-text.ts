/**
 * Text with the offsets of its line starts, so that an offset becomes a line and column in O(log n).
 * Lines and columns count from 1; a column counts code points, as a person would.
 */
export type SourceText = {
  /** Path relative to the folder the person named, with `/`. */
  readonly uri: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** Of a spreadsheet, whose rows are lines here: the cell at an offset, as people call it (`F17`). */
  readonly cellAt?: (offset: number) => string;
};

export type Position = { readonly line: number; readonly column: number };

/** Wraps a text; `uri` is what diagnostics will show. */
export function sourceText(uri: string, text: string): SourceText {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { uri, text, lineStarts };
}

/** Index (from 0) of the line that holds `offset`. */
export function lineIndex(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line and column, from 1, of a UTF-16 offset. */
export function positionAt(source: SourceText, offset: number): Position {
  const line = lineIndex(source, offset);
  const start = source.lineStarts[line] as number;
  return { line: line + 1, column: [...source.text.slice(start, offset)].length + 1 };
}

/** The text of a line (from 0) without its line break. */
export function lineText(source: SourceText, line: number): string {
  const start = source.lineStarts[line] ?? source.text.length;
  const end = source.lineStarts[line + 1] ?? source.text.length + 1;
  return source.text.slice(start, end - 1).replace(/\r$/, "");
}

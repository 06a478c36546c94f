/**
 * The lines of a source around a span, with marks under the columns concerned. Columns are those of a terminal
 * (see `cells.ts`), so accents, wide characters and tabs do not shift the marks; long lines are cut around the place.
 */
import { lineIndex, lineText, type SourceText } from "../source-text.ts";
import type { Span } from "../span.ts";
import { type Cell, cellsOf } from "./cells.ts";

export type ExcerptLine =
  /** `line` counts from 1. `marks` is the line below it, made of spaces and `^`; empty where there is nothing to mark. */
  | { readonly kind: "line"; readonly line: number; readonly text: string; readonly marks: string }
  | { readonly kind: "gap" };

const MOST_LINES = 4;
const MOST_COLUMNS = 100;
/** Columns kept before the place where a line is cut. */
const LEAD = 30;
/** UTF-16 units looked at on either side of the place; more could not be shown anyhow. */
const REACH = 400;

/** All lines of the span where they are few, else the first two and the last. */
export function excerptOf(source: SourceText, span: Span): readonly ExcerptLine[] {
  const first = lineIndex(source, span.start);
  const last = Math.max(first, lineIndex(source, span.end - 1));
  const lines = Array.from({ length: Math.min(last - first + 1, MOST_LINES) }, (_, index) => first + index);
  if (last - first < MOST_LINES) return lines.map((line) => draw(source, span, line, first, last));
  return [
    draw(source, span, first, first, last),
    draw(source, span, first + 1, first, last),
    { kind: "gap" },
    draw(source, span, last, first, last),
  ];
}

function draw(source: SourceText, span: Span, line: number, first: number, last: number): ExcerptLine {
  const text = lineText(source, line);
  const start = source.lineStarts[line] ?? 0;
  const indentation = text.length - text.trimStart().length;
  const from = line === first ? Math.min(span.start - start, text.length) : indentation;
  const to = line === last ? Math.min(span.end - start, text.length) : text.length;
  const drawn = around(text, from, to);
  const blank = line !== first && text.trim() === "";
  return { kind: "line", line: line + 1, text: drawn.text.trimEnd(), marks: blank ? "" : drawn.marks };
}

/** The line, cut to MOST_COLUMNS around the place where it is longer, and its marks. */
function around(line: string, from: number, to: number): { readonly text: string; readonly marks: string } {
  const sliceFrom = line.length > 2 * REACH ? Math.max(0, from - REACH) : 0;
  const sliceTo = line.length > 2 * REACH ? Math.min(line.length, from + REACH) : line.length;
  const cells = cellsOf(line, sliceFrom, sliceTo);
  const columns = [0];
  for (const cell of cells) columns.push((columns.at(-1) as number) + cell.width);
  const columnOf = (index: number): number => columns[index] as number;
  const { firstMarked, afterMarked } = markedCells(cells, from, to);
  const markStart = columnOf(firstMarked);
  const markEnd = Math.max(markStart + 1, columnOf(afterMarked));

  let begin = 0;
  let end = cells.length;
  const whole = sliceFrom === 0 && sliceTo === line.length && columnOf(end) <= MOST_COLUMNS;
  if (!whole) {
    const left = sliceFrom === 0 && markEnd < MOST_COLUMNS ? 0 : Math.max(0, markStart - LEAD);
    while (begin < firstMarked && columnOf(begin) < left) begin++;
    end = begin;
    while (end < cells.length && columnOf(end + 1) - columnOf(begin) <= MOST_COLUMNS - 2) end++;
  }
  const before = begin > 0 || sliceFrom > 0 ? "…" : "";
  const after = end < cells.length || sliceTo < line.length ? "…" : "";
  const shown = cells.slice(begin, end).map((cell) => cell.text);
  const marked = Math.max(1, Math.min(markEnd, columnOf(end)) - markStart);
  return {
    text: before + shown.join("") + after,
    marks: " ".repeat(before.length + markStart - columnOf(begin)) + "^".repeat(marked),
  };
}

/** The cells that overlap the place; an empty place marks the cell behind it, or the end of the line. */
function markedCells(cells: readonly Cell[], from: number, to: number): { firstMarked: number; afterMarked: number } {
  let firstMarked = 0;
  while (firstMarked < cells.length && (cells[firstMarked] as Cell).end <= from) firstMarked++;
  let afterMarked = firstMarked;
  while (afterMarked < cells.length && (cells[afterMarked] as Cell).start < to) afterMarked++;
  return { firstMarked, afterMarked };
}

/** Offsets of a text to lines and UTF-16 characters, and back. What lies beyond a line or the text is drawn to its end. */
import { lineIndex, type SourceText, type Span } from "@khoan/diagnostics";
import { difference } from "@khoan/language";
import type { Position, Range } from "./lsp.ts";

function positionOf(source: SourceText, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  const line = lineIndex(source, at);
  return { line, character: at - (source.lineStarts[line] as number) };
}

export function offsetOf(source: SourceText, { line, character }: Position): number {
  if (line >= source.lineStarts.length) return source.text.length;
  const start = source.lineStarts[Math.max(0, line)] as number;
  const next = source.lineStarts[line + 1];
  const end = next === undefined ? source.text.length : next - 1;
  return Math.max(start, Math.min(start + character, end));
}

export function rangeOf(source: SourceText, { start, end }: Pick<Span, "start" | "end">): Range {
  return { start: positionOf(source, start), end: positionOf(source, end) };
}

/** The text with an edit of the protocol made. */
export function splice(source: SourceText, { range, text }: { readonly range: Range; readonly text: string }): string {
  const start = offsetOf(source, range.start);
  const end = Math.max(start, offsetOf(source, range.end));
  return source.text.slice(0, start) + text + source.text.slice(end);
}

/** Where a place of `before` lies in `after`, given that they differ in one stretch. */
export function carried(before: SourceText, after: SourceText, offset: number): number {
  const [a, b] = [before.text, after.text];
  if (a === b) return offset;
  const { head, tail } = difference(a, b);
  if (offset <= head) return offset;
  return offset >= a.length - tail ? offset + b.length - a.length : Math.min(offset, b.length - tail);
}

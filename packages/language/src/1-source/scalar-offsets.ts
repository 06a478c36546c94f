/**
 * Where in the file each UTF-16 unit of a scalar's text stands. YAML folds lines, strips indentation and resolves
 * escapes; the text is laid over its source again, so that a place inside a formula becomes a place in the file.
 * Invariant: offsets never fall, and every unit that is not white space maps to the character it was written as.
 */
import type { ScalarStyle } from "./yaml-tree.ts";

/** `start` is the offset of the scalar in the file: its quote, its `|` or its first character. */
export function scalarOffsets(file: string, start: number, end: number, text: string, style: ScalarStyle): Int32Array {
  if (style === "double") return doubleQuoted(file, start, end, text);
  if (style === "plain" && text.length === end - start) return identity(start, text.length);
  const from = style === "plain" ? start : style === "single" ? start + 1 : contentStart(file, start);
  return laidOver(file, from, end, text, style === "single");
}

/** The content of a block scalar begins on the line after its header. */
export function contentStart(file: string, start: number): number {
  const newline = file.indexOf("\n", start);
  return newline === -1 ? file.length : newline + 1;
}

function identity(start: number, length: number): Int32Array {
  const offsets = new Int32Array(length + 1);
  for (let i = 0; i <= length; i++) offsets[i] = start + i;
  return offsets;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d;
}

/** Every visible unit of the text is found again in the source, in order; white space between them may differ. */
function laidOver(file: string, from: number, end: number, text: string, quotesDoubled: boolean): Int32Array {
  const offsets = new Int32Array(text.length + 1);
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) {
      offsets[i] = Math.min(at, end);
      if (at < end && isSpace(file.charCodeAt(at))) at++;
      continue;
    }
    while (at < end && file.charCodeAt(at) !== unit) at++;
    offsets[i] = Math.min(at, end);
    at += quotesDoubled && unit === 0x27 ? 2 : 1;
  }
  offsets[text.length] = Math.min(at, end);
  return offsets;
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Escapes make one or two units out of several; each of those units maps to the backslash. */
function doubleQuoted(file: string, start: number, end: number, text: string): Int32Array {
  const offsets = new Int32Array(text.length + 1);
  let at = start + 1;
  const last = end - 1;
  for (let i = 0; i < text.length; i++) {
    at = skipEscapedBreaks(file, at);
    const unit = text.charCodeAt(i);
    const source = file.charCodeAt(at);
    if (source === 0x5c) {
      offsets[i] = Math.min(at, last);
      const length = ESCAPE_LENGTH[file[at + 1] ?? ""] ?? 2;
      if (length === 10 && (text.codePointAt(i) as number) > 0xffff) offsets[++i] = Math.min(at, last);
      at += length;
    } else if (isSpace(unit)) {
      offsets[i] = Math.min(at, last);
      if (isSpace(source)) at++;
    } else {
      while (at < last && file.charCodeAt(at) !== unit) at++;
      offsets[i] = Math.min(at, last);
      at++;
    }
  }
  offsets[text.length] = Math.min(at, last);
  return offsets;
}

/** A backslash at the end of a line joins it to the next without a trace. */
function skipEscapedBreaks(file: string, at: number): number {
  let next = at;
  for (;;) {
    const match = /\\\r?\n[ \t]*/y;
    match.lastIndex = next;
    if (!match.test(file)) return next;
    next = match.lastIndex;
  }
}

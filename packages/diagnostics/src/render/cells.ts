/**
 * Text as a terminal shows it. Characters that a terminal would obey or hide (escapes, bidi controls, zero-width and
 * odd spaces) become `‹U+202E›`, so that an excerpt cannot repaint the screen or read otherwise than it is.
 */

/** What stands in one or more columns: a character with its accents. `start`, `end`: UTF-16 offsets in the line. */
export type Cell = { readonly text: string; readonly width: number; readonly start: number; readonly end: number };

const PLAIN = /^[\x20-\x7E]$/;
const HIDDEN = /[\p{C}\p{Z}]|(?!\p{M})\p{Default_Ignorable_Code_Point}/u;
const MARK = /[\p{Mn}\p{Me}\u1160-\u11FF]/u;
/** East Asian Wide and Fullwidth (UAX #11), by blocks, and pictures. */
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2E80-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u;

const TAB_WIDTH = 4;
/** No script stacks more marks on a letter; a longer pile would cover the lines above. */
const MOST_MARKS = 4;

/** The cells of a line's part from offset `from` to `to`, which is widened where it would cut a surrogate pair. */
export function cellsOf(line: string, from = 0, to = line.length): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let marks = 0;
  let start = from > 0 && isPairAt(line, from - 1) ? from - 1 : from;
  while (start < to) {
    const character = String.fromCodePoint(line.codePointAt(start) as number);
    const end = start + character.length;
    const base = cells.at(-1);
    marks = MARK.test(character) ? marks + 1 : 0;
    if (base !== undefined && marks > 0 && marks <= MOST_MARKS) {
      cells[cells.length - 1] = { ...base, text: base.text + character, end };
    } else {
      const text = character === "\t" ? " ".repeat(TAB_WIDTH - (column % TAB_WIDTH)) : shown(character);
      const width = WIDE.test(text) ? 2 : [...text].length;
      cells.push({ text, width, start, end });
      column += width;
    }
    start = end;
  }
  return cells;
}

/** A path, or one line of a message, with what a terminal would obey or hide made visible, line breaks too. */
export function visible(text: string): string {
  return cellsOf(text)
    .map((cell) => cell.text)
    .join("");
}

/** Columns that a terminal uses for `visible(text)`: none for accents, two for wide East Asian characters. */
export function displayWidth(text: string): number {
  return cellsOf(text).reduce((width, cell) => width + cell.width, 0);
}

/** The character itself, or its code point in ‹›. */
function shown(character: string): string {
  if (PLAIN.test(character)) return character;
  return HIDDEN.test(character) || MARK.test(character)
    ? `‹U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}›`
    : character;
}

function isPairAt(line: string, index: number): boolean {
  return (line.codePointAt(index) as number) > 0xffff;
}

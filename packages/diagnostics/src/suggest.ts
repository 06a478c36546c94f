/**
 * Names near a mistyped one. Accents weigh nothing, for most slips in Vietnamese are a missing or another accent:
 * `tre` finds `trẻ`. The order is fixed by the names alone, so a message never differs between two runs.
 */

/** Without accents and in lower case: `Trẻ_Em_Được` is `tre_em_duoc`. For comparing only, never for showing. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** Longer names are not measured letter by letter: nobody types them, and the work grows with the square. */
const LONGEST = 80;

/**
 * At most `limit` candidates, nearest first: those equal but for accents and case, then those that begin with the name,
 * then those with few slips (a letter missing, added, wrong, or two swapped; at most one for every three letters).
 * The name itself is never one of them.
 */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const folded = [...fold(name)];
  const accented = [...name.normalize("NFC")];
  const found: { readonly text: string; readonly slips: number; readonly accents: number }[] = [];
  for (const text of new Set(candidates)) {
    if (text === name) continue;
    const other = [...fold(text)];
    const most = Math.floor(Math.max(folded.length, other.length) / 3);
    const begins =
      folded.length >= 3 && other.length > folded.length && folded.every((letter, i) => letter === other[i]);
    const slips = begins ? 0.5 : distance(folded, other, most);
    if (slips > most) continue;
    found.push({ text, slips, accents: distance(accented, [...text.normalize("NFC")], Number.POSITIVE_INFINITY) });
  }
  found.sort((a, b) => a.slips - b.slips || a.accents - b.accents || (a.text < b.text ? -1 : 1));
  return found.slice(0, limit).map(({ text }) => text);
}

/** Damerau-Levenshtein (optimal string alignment); Infinity where it must exceed `most`. */
function distance(a: readonly string[], b: readonly string[], most: number): number {
  if (a.length === b.length && a.every((letter, index) => letter === b[index])) return 0;
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > LONGEST) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}

/**
 * Text that is not what it seems: invisible and direction-changing characters, letters with loose accents (NFD), letters
 * of another script that look Latin. Names are compared by their code units, so such text would make two names of what a
 * person reads as one.
 */
import { files, type Report, type Span } from "@khoan/diagnostics";

/** Control characters, bidi controls, zero-width and filler characters, tags (after Unicode Technical Report #36). */
const HIDDEN =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e0fff}]/gu;

/** More of the same would only bury the first. */
const MOST_REPORTS = 20;

/** Reports each hidden character of a text, `at(index)` being its place; true when there was one. */
export function reportHidden(text: string, at: (index: number, length: number) => Span, report: Report): boolean {
  let count = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index === 0 && match[0] === "\ufeff") continue;
    if (++count > MOST_REPORTS) break;
    const span = at(match.index, match[0].length);
    const character = codePointName(match[0]);
    const title = { vi: `Xóa ký tự ẩn ${character}`, en: `Delete the hidden character ${character}` };
    report(files.bidiControl(span, { character }, { fixes: [{ title, edits: [{ span, newText: "" }] }] }));
  }
  return count > 0;
}

/** `U+202E`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}

export function hasHidden(text: string): boolean {
  return text.search(HIDDEN) !== -1;
}

/** Whether a text has hidden characters or loose accents, and so needs `cleaned`. */
export function needsCleaning(text: string): boolean {
  return !isNfc(text) || hasHidden(text);
}

export function isNfc(text: string): boolean {
  return text.normalize("NFC") === text;
}

/** Runs that compose among themselves: a base with its marks, or Korean letters. */
const CLUSTER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;

/** The text in NFC without hidden characters, and the place of each of its units: that of the cluster it came from. */
export function cleaned(text: string, offsets: Int32Array): { text: string; offsets: Int32Array } {
  let result = "";
  const places: number[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const composed = match[0].replace(HIDDEN, "").normalize("NFC");
    for (let i = 0; i < composed.length; i++) places.push(offsets[match.index] as number);
    result += composed;
  }
  places.push(offsets[text.length] as number);
  return { text: result, offsets: Int32Array.from(places) };
}

/** Letters that look Latin or Vietnamese (after Unicode Technical Standard #39, section 4). */
export const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: "a",
  с: "c",
  е: "e",
  һ: "h",
  і: "i",
  ј: "j",
  о: "o",
  р: "p",
  ѕ: "s",
  у: "y",
  х: "x",
  ԁ: "d",
  ӏ: "l",
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  І: "I",
  К: "K",
  М: "M",
  О: "O",
  Р: "P",
  Ѕ: "S",
  Т: "T",
  Х: "X",
  У: "Y",
  α: "a",
  ο: "o",
  ρ: "p",
  ν: "v",
  ι: "i",
  Α: "A",
  Β: "B",
  Ε: "E",
  Η: "H",
  Ι: "I",
  Κ: "K",
  Μ: "M",
  Ν: "N",
  Ο: "O",
  Ρ: "P",
  Τ: "T",
  Χ: "X",
  Υ: "Y",
  Ζ: "Z",
  Ð: "Đ",
  ð: "đ",
  Ɖ: "Đ",
  ɖ: "đ",
  ı: "i",
  ɡ: "g",
};

const FOREIGN = /[\u0370-\u052fÐðƉɖıɡ]/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * The first letter of a name that only looks like the Latin or Vietnamese letter it stands for. A name wholly in
 * another script is left alone.
 */
export function confusableIn(name: string): { index: number; character: string; looksLike: string } | undefined {
  if (!FOREIGN.test(name)) return undefined;
  let index = 0;
  for (const character of name) {
    const looksLike = LOOK_ALIKES[character];
    if (looksLike !== undefined) {
      const rest = name.slice(0, index) + name.slice(index + character.length);
      if (LATIN.test(character) || LATIN.test(rest)) return { index, character, looksLike };
    }
    index += character.length;
  }
  return undefined;
}

/** Reports a confusable letter of a name at its place, with the fix; true when there was one. */
export function reportConfusable(name: string, at: (index: number, length: number) => Span, report: Report): boolean {
  const found = confusableIn(name);
  if (found === undefined) return false;
  const { index, character, looksLike } = found;
  const span = at(index, character.length);
  const shown = `“${character}” (${codePointName(character)})`;
  const title = { vi: `Đổi thành “${looksLike}”`, en: `Change to “${looksLike}”` };
  report(
    files.confusableCharacter(
      span,
      { character: shown, looksLike },
      { fixes: [{ title, edits: [{ span, newText: looksLike }] }] },
    ),
  );
  return true;
}

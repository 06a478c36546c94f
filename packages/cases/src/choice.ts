/** Which cases to run, and in which order. Accents, capitals, and how words are joined do not matter to a search. */
import { fold } from "@khoan/diagnostics";
import type { Case } from "./case.ts";

export type Choice = {
  /** Ids; a clause stands for those below it too: `II.4` for `II.4.b`. One of them must be named by the case. */
  readonly clauses?: readonly string[];
  /** Parts of paths, one of which must be part of the file’s. */
  readonly files?: readonly string[];
  /** Words, each of which must be somewhere in the name, the file or the clauses. */
  readonly words?: readonly string[];
  /** The exact name. */
  readonly name?: string;
};

/** Whether a case is among those asked for; nothing asked, every case is. */
export function isChosen(one: Case, { clauses = [], files = [], words = [], name }: Choice): boolean {
  const cited = one.clauses.map((clause) => clause.name);
  return (
    (name === undefined || one.name === name) &&
    (clauses.length === 0 || clauses.some((id) => cited.some((clause) => isWithin(clause, id)))) &&
    (files.length === 0 || files.some((part) => searchable(one.span.uri).includes(searchable(part)))) &&
    (words.length === 0 || hasAll(searchable([one.name, one.span.uri, ...cited].join("\n")), words))
  );
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(searchable(word)));
}

function isWithin(clause: string, asked: string): boolean {
  const [own, wanted] = [fold(clause), fold(asked)];
  return own === wanted || (own.startsWith(wanted) && /^[.\-/]/.test(own.slice(wanted.length)));
}

/** Text to search in and for: words joined by spaces, hyphens or underscores are the same words. */
function searchable(text: string): string {
  return fold(text).replaceAll(/[\s_-]+/g, " ");
}

/** The same seed gives the same order, whatever machine it is. */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const result = [...items];
  const random = generator(seed);
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** Mulberry32: numbers from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

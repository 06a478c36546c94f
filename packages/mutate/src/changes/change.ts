/** A way to change one node of a formula, with its words; and what is known around the node. */
import type { Core, Program } from "@khoan/language/core";
import type { MutantKind, Texts } from "../mutant.ts";
import type { Words } from "../source-words.ts";

export type Change = {
  readonly kind: MutantKind;
  /** Which of the changes of this kind at this node; part of the mutant's key. */
  readonly detail: string;
  readonly what: Texts;
  /** The node's text after the change. */
  readonly after: string;
  readonly make: (node: Core) => Core;
};

export type Around = {
  readonly program: Program;
  readonly words: Words;
  readonly parent: Core | undefined;
  /** Whether the order of a list that stands here can be seen: it breaks a tie or orders what is shown. */
  readonly ordered: boolean;
};

/** What surrounds a text where it must not fall apart. */
export function bracketed(text: string): string {
  return /\s/.test(text) && !/^\(.*\)$/.test(text) ? `(${text})` : text;
}

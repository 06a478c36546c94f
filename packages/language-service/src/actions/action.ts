/** What a code action is before it is chosen: where it applies, and how its edit is made. */
import type { Lang } from "@khoan/diagnostics";
import type { Context } from "../context.ts";
import type { Splices } from "../edits/proof.ts";

/** Where the person is: a file, a stretch of its text, the vocabulary of the file. */
export type Place = {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly lang: Lang;
};

export type Action = {
  readonly id: "extract-parameter" | "add-version" | "add-exception" | "add-case" | "translate";
  readonly kind: "refactor" | "refactor.extract" | "refactor.rewrite" | "source";
  readonly title: Readonly<Record<Lang, string>>;
  readonly splices: () => Splices | undefined;
};

/** Offers an action where it applies. */
export type Offer = (place: Place, context: Context) => Action | undefined;

/** The column at which a node's line begins, as spaces. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return " ".repeat(offset - start);
}

/** Where the line behind an offset begins; the text's end where there is none. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf("\n", Math.max(0, offset - 1));
  return newline === -1 ? text.length : newline + 1;
}

/** Lines to be put at the beginning of a line, after a text that may lack its last line break. */
export function linesAt(text: string, at: number, lines: readonly string[]): string {
  const before = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
  return `${before}${lines.join("\n")}\n`;
}

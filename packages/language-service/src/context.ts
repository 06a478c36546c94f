/** What every feature is given: the files, their names, and how the person wants to be spoken to. */
import type { Lang, SourceText, Span } from "@khoan/diagnostics";
import type { Location, Position, Range } from "./lsp.ts";
import type { NameIndex } from "./names/name-index.ts";
import { carried, offsetOf, rangeOf } from "./positions.ts";
import type { CaseRuns } from "./runs/case-runs.ts";
import type { Workspace } from "./workspace.ts";

export type Settings = {
  readonly lang: Lang;
  /** The epoch day that hovers call today; nothing is said of today without it. */
  readonly today?: number;
  /** The golden case whose values stand beside the rules. */
  readonly chosen?: { readonly uri: string; readonly name: string } | undefined;
};

export type Context = {
  readonly workspace: Workspace;
  readonly names: NameIndex;
  readonly runs: CaseRuns;
  readonly settings: () => Settings;
};

/** The text that a person sees, and the one that the places of the file's tree lie in. */
function texts(
  path: string,
  { workspace }: Context,
): { readonly seen: SourceText; readonly placed: SourceText } | undefined {
  const tree = workspace.tree(path);
  return tree && { seen: tree.source, placed: tree.broken?.placesOf ?? tree.source };
}

/** A place of a tree as a range of the text at hand. */
export function rangeIn(path: string, span: Pick<Span, "start" | "end">, context: Context): Range {
  const both = texts(path, context);
  if (both === undefined) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const { seen, placed } = both;
  return rangeOf(seen, { start: carried(placed, seen, span.start), end: carried(placed, seen, span.end) });
}

export function locationOf(span: Span, context: Context): Location {
  return { uri: span.uri, range: rangeIn(span.uri, span, context) };
}

/** A position in the text at hand as an offset into the text that the tree's places lie in. */
export function placeAt(path: string, position: Position, context: Context): number | undefined {
  const both = texts(path, context);
  return both && carried(both.seen, both.placed, offsetOf(both.seen, position));
}

/** Every edit that the service proposes is tried on the text first: what does not parse again is not proposed. */
import { type SourceText, sourceText } from "@khoan/diagnostics";
import { type FileTree, readTree } from "@khoan/language";
import type { Context } from "../context.ts";
import type { TextEdit, WorkspaceEdit } from "../lsp.ts";
import { rangeOf } from "../positions.ts";

/** A splice of a text, by offsets. */
export type Splice = { readonly start: number; readonly end: number; readonly newText: string };

export type Splices = ReadonlyMap<string, readonly Splice[]>;

export function spliced(text: string, splices: readonly Splice[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, newText } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The splices as an edit; undefined where one of the texts would not be well-formed, or fails what `holds` asks of it. */
export function proved(
  splices: Splices,
  context: Context,
  holds: (tree: FileTree) => boolean = () => true,
): WorkspaceEdit | undefined {
  const changes: Record<string, readonly TextEdit[]> = {};
  for (const [path, all] of splices) {
    const source = context.workspace.source(path);
    if (source === undefined) return undefined;
    const tree = readTree(sourceText(path, spliced(source.text, all)), undefined);
    if (tree.root === undefined || !holds(tree)) return undefined;
    changes[path] = editsOf(source, all);
  }
  return Object.keys(changes).length === 0 ? undefined : { changes };
}

function editsOf(source: SourceText, splices: readonly Splice[]): readonly TextEdit[] {
  return splices
    .toSorted((a, b) => a.start - b.start)
    .map((one) => ({ range: rangeOf(source, one), newText: one.newText }));
}

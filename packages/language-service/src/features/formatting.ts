/** `khoan fmt` of an open file, as the edits that it comes to; a file with errors stays as it is. */
import type { Lang } from "@khoan/diagnostics";
import { difference, formatFile } from "@khoan/language";
import type { Context } from "../context.ts";
import type { TextEdit } from "../lsp.ts";
import { rangeOf } from "../positions.ts";

export function formatting(path: string, context: Context): readonly TextEdit[] {
  return rewritten(path, context, context.workspace.langOf(path)) ?? [];
}

/** The lines that formatting into a vocabulary changes; undefined where the file has errors. */
function rewritten(path: string, context: Context, to: Lang): readonly TextEdit[] | undefined {
  const source = context.workspace.source(path);
  if (source === undefined) return undefined;
  const { value } = formatFile(source, context.workspace.langOf(path), to);
  if (value === undefined) return undefined;
  if (value === source.text) return [];
  // Line by line where the lines are as many, so that cursors and marks elsewhere stay.
  const before = source.text.split("\n");
  const after = value.split("\n");
  if (before.length !== after.length) {
    const { head, tail } = difference(source.text, value);
    const newText = value.slice(head, value.length - tail);
    return [{ range: rangeOf(source, { start: head, end: source.text.length - tail }), newText }];
  }
  return before.flatMap((line, i): readonly TextEdit[] => {
    const written = after[i] as string;
    return line === written
      ? []
      : [{ range: { start: { line: i, character: 0 }, end: { line: i, character: line.length } }, newText: written }];
  });
}

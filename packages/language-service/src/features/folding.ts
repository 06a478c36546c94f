/** What can be folded: every mapping and list over several lines, blocks of text, runs of comments. */
import type { YamlNode } from "@khoan/language";
import { type Context, placeAt, rangeIn } from "../context.ts";
import type { FoldingRange, Position, Range, SelectionRange } from "../lsp.ts";

export function foldingRanges(path: string, context: Context): readonly FoldingRange[] {
  const { workspace } = context;
  const tree = workspace.tree(path);
  if (tree === undefined) return [];
  const byStart = new Map<number, FoldingRange>();
  const add = (startLine: number, endLine: number, kind?: "comment"): void => {
    const before = byStart.get(startLine);
    if (endLine <= startLine || (before !== undefined && before.endLine >= endLine)) return;
    byStart.set(startLine, { startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  /** `head` is where the thing begins that a fold leaves in sight: its key, or its dash. */
  const visit = (node: YamlNode, head: number): void => {
    const range = rangeIn(path, { start: head, end: Math.max(head, lastOf(node) - 1) }, context);
    add(range.start.line, range.end.line);
    if (node.kind === "mapping") for (const { key, value } of node.entries) visit(value, key.span.start);
    if (node.kind === "sequence") for (const item of node.items) visit(item, item.span.start);
  };
  if (tree.root !== undefined) for (const { key, value } of tree.root.entries) visit(value, key.span.start);
  let first: number | undefined;
  const lines = tree.source.text.split("\n");
  lines.forEach((line, i) => {
    const comment = /^\s*#/.test(line);
    if (comment) first ??= i;
    if (first !== undefined && (!comment || i === lines.length - 1)) {
      add(first, comment ? i : i - 1, "comment");
      first = undefined;
    }
  });
  return [...byStart.values()].toSorted((a, b) => a.startLine - b.startLine);
}

function lastOf(node: YamlNode): number {
  return node.span.end;
}

/** From the name at the position outwards: scalar, entry, mapping, clause. */
export function selectionRange(path: string, position: Position, context: Context): SelectionRange {
  const offset = placeAt(path, position, context) ?? 0;
  const root = context.workspace.tree(path)?.root;
  const spans: { start: number; end: number }[] = [];
  const visit = (node: YamlNode): void => {
    spans.push(node.span);
    if (node.kind === "scalar") return;
    const parts =
      node.kind === "sequence"
        ? node.items.map((item) => ({ span: item.span, inside: [item] }))
        : node.entries.map(({ key, value }) => ({
            span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
            inside: [key, value],
          }));
    for (const { span, inside } of parts) {
      if (offset < span.start || offset > span.end) continue;
      spans.push(span);
      for (const one of inside) if (one.span.start <= offset && offset <= one.span.end) visit(one);
      return;
    }
  };
  if (root !== undefined) visit(root);
  const name = context.workspace.folderOf(path) === undefined ? undefined : context.names.at(path, offset);
  if (name !== undefined) spans.push(name.span);
  let made: SelectionRange | undefined;
  for (const span of spans) {
    const range = rangeIn(path, span, context);
    if (made !== undefined && !isInside(range, made.range)) continue;
    made = made === undefined ? { range } : { range, parent: made };
  }
  return made ?? { range: { start: position, end: position } };
}

function isInside(inner: Range, outer: Range): boolean {
  const before = (a: Position, b: Position): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  const same = before(inner.start, outer.start) && before(outer.end, inner.end);
  return !same && before(outer.start, inner.start) && before(inner.end, outer.end);
}

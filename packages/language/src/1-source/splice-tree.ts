/**
 * The tree of a text that differs from an earlier one inside one item of a list: the innermost such item alone is parsed,
 * what follows is moved. The result is the tree that parsing all of the text would give; where that is not certain,
 * there is none. Clauses and golden cases are such items, and nearly all that people type is typed inside one.
 */
import { type SourceText, sourceText } from "@khoan/diagnostics";
import type { FileTree } from "./file-reader.ts";
import { parseYaml, placedScalar } from "./parse-yaml.ts";
import { hasHidden, isNfc } from "./suspicious-text.ts";
import type { YamlEntry, YamlMapping, YamlNode, YamlSequence } from "./yaml-tree.ts";

export function splicedTree(before: FileTree, source: SourceText): FileTree | undefined {
  const { root } = before;
  if (root === undefined || before.diagnostics.length > 0 || before.broken !== undefined) return undefined;
  const old = before.source.text;
  const { head, tail } = difference(old, source.text);
  const edit: Edit = { old, source, from: head, to: old.length - tail, by: source.text.length - old.length };
  const made = splicedMapping(root, old.length, edit, 1);
  return made && { source, root: made, diagnostics: [] };
}

/** A stretch of the old text that is another now; what follows has moved on by so many units. */
type Edit = {
  readonly old: string;
  readonly source: SourceText;
  readonly from: number;
  readonly to: number;
  readonly by: number;
};

/** `end` is where the lines of the mapping end in the old text, `around` how many mappings and lists it makes with those around it. */
function splicedMapping(mapping: YamlMapping, end: number, edit: Edit, around: number): YamlMapping | undefined {
  const { entries } = mapping;
  const index = entries.findLastIndex(({ key }) => key.span.start <= edit.from);
  const entry = entries[index];
  if (entry?.value.kind !== "sequence") return undefined;
  const next = entries[index + 1]?.key.span.start;
  const last = next === undefined ? end : edit.old.lastIndexOf("\n", next) + 1;
  const list = splicedList(entry.value, last, edit, around);
  if (list === undefined) return undefined;
  const spliced = entries.map((one, i) =>
    i < index ? one : i === index ? { key: one.key, value: list } : movedEntry(one, edit.source, edit.by),
  );
  return { ...mapping, span: { ...mapping.span, end: endOf(spliced.at(-1)?.value, mapping, edit) }, entries: spliced };
}

function endOf(last: YamlNode | undefined, node: YamlNode, { by }: Edit): number {
  return last?.span.end ?? node.span.end + by;
}

function splicedList(list: YamlSequence, end: number, edit: Edit, around: number): YamlSequence | undefined {
  const { source, by } = edit;
  const found = itemAround(list, edit.old, edit.from, edit.to, end);
  if (found === undefined) return undefined;
  const item =
    splicedMapping(found.item, found.end, edit, around + 2) ?? parsedItem(source, found.start, found.end + by, around);
  if (item === undefined) return undefined;
  const items = list.items.map((one, i) => (i < found.index ? one : i === found.index ? item : moved(one, source, by)));
  return { ...list, span: { ...list.span, end: endOf(items.at(-1), list, edit) }, items };
}

/** How many units two texts have in common at their beginnings, and at their ends behind that. */
export function difference(a: string, b: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { head, tail };
}

type Found = { readonly index: number; readonly item: YamlMapping; readonly start: number; readonly end: number };

/** The item of a block list whose lines hold all of a stretch, its dash and what stands before it apart. */
function itemAround(list: YamlSequence, text: string, from: number, to: number, last: number): Found | undefined {
  if (text[list.span.start] === "[") return undefined;
  const index = list.items.findLastIndex((item) => item.span.start <= from);
  const item = list.items[index];
  // A dash, a space, then the item on the same line.
  if (item?.kind !== "mapping" || text.slice(item.span.start - 2, item.span.start) !== "- ") return undefined;
  const start = text.lastIndexOf("\n", item.span.start) + 1;
  const next = list.items[index + 1];
  const end = next === undefined ? last : text.lastIndexOf("\n", next.span.start) + 1;
  return /^ *- $/.test(text.slice(start, item.span.start)) && to <= end ? { index, item, start, end } : undefined;
}

/** The one item that a stretch of whole lines holds; undefined where it holds anything else, or anything doubtful. */
function parsedItem(source: SourceText, start: number, end: number, around: number): YamlMapping | undefined {
  // What follows must still begin a line.
  if (end < source.text.length && source.text[end - 1] !== "\n") return undefined;
  const text = source.text.slice(start, end);
  const dash = text.indexOf("-");
  const outdented = new RegExp(`\\n {0,${dash}}[^ \\r\\n]`);
  if (outdented.test(text) || !isNfc(text) || hasHidden(text)) return undefined;
  let doubt = false;
  const noting = (): void => {
    doubt = true;
  };
  const root = parseYaml(sourceText(source.uri, text), noting, around);
  if (doubt || root?.kind !== "sequence" || root.items.length !== 1) return undefined;
  const [item] = root.items;
  return item?.kind === "mapping" && text[item.span.start] !== "{"
    ? (moved(item, source, start) as YamlMapping)
    : undefined;
}

function movedEntry({ key, value }: YamlEntry, source: SourceText, by: number): YamlEntry {
  return { key: moved(key, source, by) as YamlEntry["key"], value: moved(value, source, by) };
}

/** The same node further on in a text. Nothing of the old text is held on to. */
function moved(node: YamlNode, source: SourceText, by: number): YamlNode {
  const span = { uri: node.span.uri, start: node.span.start + by, end: node.span.end + by };
  switch (node.kind) {
    case "scalar":
      return placedScalar(source.text, span, node.text, node.style);
    case "sequence":
      return { kind: "sequence", span, items: node.items.map((item) => moved(item, source, by)) };
    case "mapping":
      return { kind: "mapping", span, entries: node.entries.map((entry) => movedEntry(entry, source, by)) };
  }
}

/**
 * A file that is being typed is mostly not well-formed. What was last written, or else the lines that the parser stumbles
 * over, are blanked out, character by character, so that all else keeps its place; where nothing helps, the tree of the
 * last well-formed text stands in. Only what the parser says of the text itself is reported.
 */
import { lineIndex, type SourceText, sourceText } from "@khoan/diagnostics";
import { difference, type FileTree, type ParseFile, readTree, splicedTree } from "@khoan/language";

/** Blanking is tried so often, and not at all in texts longer than this. */
const MOST_REPAIRS = 8;
const LONGEST = 1_000_000;

/** The tree of a text, or what can be made of one that is not well-formed. */
export const tolerantTree: ParseFile = (source, before) => {
  const spliced = before && splicedTree(before, source);
  if (spliced !== undefined) return spliced;
  const read = readTree(source, undefined);
  if (read.root !== undefined) return read;
  const good = before?.broken === undefined ? before : before.broken.good;
  const root = source.text.length > LONGEST ? undefined : (withoutEdit(source, good) ?? withoutErrors(source, read));
  const link = good?.root === undefined ? {} : { good };
  if (root !== undefined) return { ...read, root, broken: { placesOf: source, ...link } };
  if (good?.root !== undefined) return { ...read, root: good.root, broken: { placesOf: good.source, good } };
  return { ...read, broken: { placesOf: source } };
};

type Root = NonNullable<FileTree["root"]>;

/** Without the lines that were written since the text was last well-formed. */
function withoutEdit(source: SourceText, good: FileTree | undefined): Root | undefined {
  if (good?.root === undefined) return undefined;
  const { head, tail } = difference(good.source.text, source.text);
  const first = lineIndex(source, head);
  const last = lineIndex(source, Math.max(head, source.text.length - tail));
  const lines = Array.from({ length: Math.min(last - first, 200) + 1 }, (_, i) => first + i);
  return rootOf(blanked(source, lines));
}

/** Without the lines at which the parser stops, one after the other. */
function withoutErrors(source: SourceText, read: FileTree): Root | undefined {
  const lines = new Set<number>();
  let tree = read;
  for (let i = 0; i < MOST_REPAIRS; i++) {
    const at = tree.diagnostics.find((one) => one.severity === "error")?.span?.start;
    if (at === undefined) return undefined;
    let line = lineIndex(source, at);
    while (line >= 0 && (lines.has(line) || isBlank(source, line))) line--;
    if (line < 0) return undefined;
    lines.add(line);
    tree = readTree(blanked(source, [...lines]), undefined);
    if (tree.root !== undefined) return tree.root;
  }
  return undefined;
}

function rootOf(source: SourceText): Root | undefined {
  return readTree(source, undefined).root;
}

function isBlank(source: SourceText, line: number): boolean {
  return source.text.slice(source.lineStarts[line], source.lineStarts[line + 1]).trim() === "";
}

function blanked(source: SourceText, lines: readonly number[]): SourceText {
  let text = source.text;
  for (const line of lines) {
    const start = source.lineStarts[line] as number;
    const end = source.lineStarts[line + 1] ?? text.length;
    text = text.slice(0, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, " ") + text.slice(end);
  }
  return sourceText(source.uri, text);
}

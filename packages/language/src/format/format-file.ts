/**
 * `khoan fmt` of one file: keys and words in the vocabulary asked for, formulas, types and literals printed anew, LF, NFC,
 * no trailing spaces, one newline at the end. Everything else (comments, blank lines, indentation, the author’s texts and
 * names) stays, for the text is spliced and never written from a tree. The result is read again and compared before it is
 * handed out. A file with errors is not formatted.
 */
import type { Diagnostic, Lang, Outcome, SourceText, Span } from "@khoan/diagnostics";
import { sourceText } from "@khoan/diagnostics";
import { parseYaml } from "../1-source/parse-yaml.ts";
import { contentStart } from "../1-source/scalar-offsets.ts";
import type { YamlNode, YamlScalar } from "../1-source/yaml-tree.ts";
import { toKeyWord } from "../2-syntax/places.ts";
import { encodeScalar } from "./encode-scalar.ts";
import { type FilePlace, filePlaceOf, visitFields } from "./field-kinds.ts";
import { type Rewrite, rewriteScalar } from "./rewrite-scalar.ts";

export type FormatOptions = {
  /** Which kind of file it is; told from its keys where it is not said. */
  readonly place?: FilePlace;
  /** Formulas in `|` blocks are broken beyond this column. Default 120. */
  readonly width?: number;
};

type Edit = { readonly start: number; readonly end: number; readonly newText: string };

/** Formats a file of the vocabulary `lang` into the vocabulary `to`; no value where the file has errors. */
export function formatFile(source: SourceText, lang: Lang, to: Lang, options: FormatOptions = {}): Outcome<string> {
  const diagnostics: Diagnostic[] = [];
  const clean = sourceText(
    source.uri,
    source.text
      .replace(/^\ufeff/, "")
      .replaceAll("\r\n", "\n")
      .normalize("NFC"),
  );
  const root = parseYaml(clean, (diagnostic) => diagnostics.push(diagnostic));
  if (root === undefined) return { diagnostics };
  const flows = flowSpans(root, clean);
  const edits: Edit[] = [];
  const expected = new Map<YamlScalar, string>();
  const width = options.width ?? 120;
  visitFields(root, options.place ?? filePlaceOf(root), lang, {
    key: (key, canonical, place) => {
      const word = canonical === undefined ? undefined : toKeyWord(place, to, canonical);
      if (word === undefined || (word === key.text && key.style === "plain")) return;
      edits.push({ ...key.span, newText: word });
      expected.set(key, word);
    },
    scalar: (scalar, kind) => {
      const rewrite = rewriteScalar(scalar, kind, { lang, to, report: (diagnostic) => diagnostics.push(diagnostic) });
      if (rewrite === undefined) return;
      const edit = editOf(scalar, rewrite, clean, isWithin(scalar.span, flows), width);
      edits.push(edit.edit);
      expected.set(scalar, edit.text);
    },
  });
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  const spliced = splice(clean.text, [...edits, ...trailingSpaces(clean, edits, blockSpans(root))]);
  const value = `${spliced.trimEnd()}\n`;
  prove(root, value, source.uri, expected);
  return { value, diagnostics };
}

function editOf(
  scalar: YamlScalar,
  rewrite: Rewrite,
  source: SourceText,
  inFlow: boolean,
  width: number,
): { edit: Edit; text: string } {
  const { start, end } = scalar.span;
  if (scalar.style === "literal") {
    const from = contentStart(source.text, start);
    const indent = /[^\n\S]*(?=\S)/.exec(source.text.slice(from, end))?.[0] ?? "";
    const text = rewrite.print(Math.max(width - indent.length, 40));
    const lines = text.split("\n").map((line) => indent + line);
    const header = `${source.text.slice(start, from).trimEnd()}\n`;
    return { edit: { start, end, newText: header + lines.join("\n") }, text };
  }
  const text = rewrite.print(Infinity);
  return {
    edit: { start, end, newText: rewrite.quoted === true ? JSON.stringify(text) : encodeScalar(text, inFlow) },
    text,
  };
}

/** Mappings in `{ }` and lists in `[ ]`. */
function flowSpans(node: YamlNode, source: SourceText, into: Span[] = []): Span[] {
  if (node.kind === "scalar") return into;
  const first = source.text[node.span.start];
  if (first === (node.kind === "mapping" ? "{" : "[")) into.push(node.span);
  else for (const child of childrenOf(node)) flowSpans(child, source, into);
  return into;
}

/** Scalars whose trailing spaces are theirs, or may be. */
function blockSpans(node: YamlNode, into: Span[] = []): Span[] {
  if (node.kind !== "scalar") for (const child of childrenOf(node)) blockSpans(child, into);
  else if (node.style !== "plain") into.push(node.span);
  return into;
}

function childrenOf(node: YamlNode): readonly YamlNode[] {
  switch (node.kind) {
    case "scalar":
      return [];
    case "sequence":
      return node.items;
    case "mapping":
      return node.entries.flatMap((entry) => [entry.key, entry.value]);
  }
}

function isWithin(
  span: { readonly start: number; readonly end: number },
  spans: readonly { readonly start: number; readonly end: number }[],
): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = spans[middle] as Span;
    if (span.start < candidate.start) high = middle - 1;
    else if (span.start >= candidate.end) low = middle + 1;
    else return true;
  }
  return false;
}

function trailingSpaces(source: SourceText, edits: readonly Edit[], blocks: readonly Span[]): Edit[] {
  const taken = edits.toSorted((a, b) => a.start - b.start);
  const found: Edit[] = [];
  for (const match of source.text.matchAll(/[ \t]+$/gm)) {
    const edit = { start: match.index, end: match.index + match[0].length, newText: "" };
    if (!isWithin(edit, blocks) && !isWithin(edit, taken)) found.push(edit);
  }
  return found;
}

function splice(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Reads the result and holds it against what was meant; anything else would be our own mistake. */
function prove(before: YamlNode, text: string, uri: string, expected: ReadonlyMap<YamlScalar, string>): void {
  const after = parseYaml(sourceText(uri, text), () => {});
  if (after === undefined || !sameTree(before, after, expected))
    throw new Error(`formatting ${uri} would change what it says; please report this`);
}

function sameTree(before: YamlNode, after: YamlNode, expected: ReadonlyMap<YamlScalar, string>): boolean {
  if (before.kind === "scalar") {
    const wanted = expected.get(before);
    return (
      after.kind === "scalar" &&
      (wanted === undefined ? before.text.trimEnd() === after.text.trimEnd() : wanted.trim() === after.text.trim())
    );
  }
  const a = childrenOf(before);
  const b = childrenOf(after);
  return (
    before.kind === after.kind &&
    a.length === b.length &&
    a.every((child, i) => sameTree(child, b[i] as YamlNode, expected))
  );
}

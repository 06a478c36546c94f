/**
 * YAML text to our tree, by the `yaml` library's lexer, parser and composer, each run once; the only importer of it. Its
 * failsafe schema leaves each scalar as text, so that `500.000` stays what was written. Nothing is composed before it is
 * known to be harmless: anchors, aliases and tags are seen in the lexer's output, depth on the parser's stack, so that
 * neither a bomb of aliases nor ten thousand brackets get far. Never throws; a file that is not well-formed gives no
 * tree at all, a file with doubtful keys or characters gives one without them.
 */
import { type Diagnostic, files, type Report, type SourceText, type Span } from "@khoan/diagnostics";
import { Composer, type CST, isMap, isScalar, isSeq, Lexer, type Pair, Parser, type Scalar, type YAMLMap } from "yaml";
import { scalarOffsets } from "./scalar-offsets.ts";
import { cleaned, hasHidden, isNfc, needsCleaning, reportConfusable, reportHidden } from "./suspicious-text.ts";
import { COMPLEX_KEY, DIRECTIVE, UNREADABLE, yamlErrorDetail } from "./yaml-errors.ts";
import type { ScalarStyle, YamlEntry, YamlMapping, YamlNode, YamlScalar } from "./yaml-tree.ts";

/** Mappings and lists may stand this many levels inside each other. */
export const MAX_YAML_DEPTH = 100;

/** Names that mean something to JavaScript objects. */
const HOSTILE_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

/** After the first few, further syntax errors are mostly echoes. */
const MOST_SYNTAX_ERRORS = 5;

type Walk = {
  readonly source: SourceText;
  readonly report: Report;
  /** Whether the file has loose accents or hidden characters, so that each scalar must be looked at. */
  readonly unclean: boolean;
};

/**
 * The tree of a file; undefined where it is empty or not well-formed, which is reported. Of a part of a file, `around` is
 * how many mappings and lists it stands in.
 */
export function parseYaml(source: SourceText, report: Report, around = 0): YamlNode | undefined {
  try {
    return parse(source, report, around);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(files.yamlSyntax(spanOf(source, 0, 0), { detail: UNREADABLE }));
    return undefined;
  }
}

function parse(source: SourceText, report: Report, around: number): YamlNode | undefined {
  const hidden = reportHidden(source.text, (index, length) => spanOf(source, index, index + length), report);
  const tokens = lexAndParse(source, report, MAX_YAML_DEPTH - around);
  if (tokens === undefined) return undefined;
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  const [document] = composer.compose(tokens, true, source.text.length);
  if (document === undefined) return undefined;
  if (document.errors.length > 0) {
    reportSyntax(source, document.errors, report);
    return undefined;
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.source === "" && root.type === "PLAIN")) {
    report(files.emptyFile({ file: source.uri }, {}));
    return undefined;
  }
  return convert(root, { source, report, unclean: hidden || !isNfc(source.text) });
}

function spanOf(source: SourceText, start: number, end: number): Span {
  const length = source.text.length;
  return { uri: source.uri, start: Math.min(start, length), end: Math.min(Math.max(start, end), length) };
}

/** The lexer's marks that stand for no text of the file. */
const SCALAR_MARK = "\u001f";
const MARKS: ReadonlySet<string> = new Set([SCALAR_MARK, "\u0002", "\u0018"]);

/** The library's concrete tokens; undefined where the file holds something that is refused, which is reported. */
function lexAndParse(source: SourceText, report: Report, deepest: number): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let refused: Diagnostic | undefined;
  let offset = 0;
  let before = "";
  for (const lexeme of new Lexer().lex(source.text)) {
    const first = lexeme.charCodeAt(0);
    // & * !
    if ((first === 0x26 || first === 0x2a || first === 0x21) && before !== SCALAR_MARK) {
      refused ??= files.aliasesRefused(spanOf(source, offset, offset + lexeme.length), {});
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    const tooDeep = parser.stack[deepest + 1];
    if (tooDeep !== undefined && "items" in tooDeep) {
      report(files.tooDeep(spanOf(source, offset, offset + 1), { limit: String(MAX_YAML_DEPTH) }));
      return undefined;
    }
    if (!MARKS.has(lexeme)) offset += lexeme.length;
    before = lexeme;
  }
  for (const token of parser.end()) tokens.push(token);
  const directive = tokens.find((token) => token.type === "directive");
  if (directive !== undefined) {
    refused ??= files.yamlSyntax(spanOf(source, directive.offset, directive.offset + 1), { detail: DIRECTIVE });
  }
  const second = tokens.filter((token) => token.type === "document")[1];
  if (second !== undefined) refused ??= files.multipleDocuments(spanOf(source, second.offset, second.offset + 3), {});
  if (refused === undefined) return tokens;
  report(refused);
  return undefined;
}

type LibraryError = { readonly code: string; readonly message: string; readonly pos: [number, number] };

/** One error a line, the first few: what follows on the same line is an echo. */
function reportSyntax(source: SourceText, errors: readonly LibraryError[], report: Report): void {
  const lines = new Set<number>();
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const line = source.text.lastIndexOf("\n", Math.max(0, error.pos[0] - 1));
    if (lines.has(line)) continue;
    lines.add(line);
    if (lines.size > MOST_SYNTAX_ERRORS) return;
    report(
      files.yamlSyntax(spanOf(source, error.pos[0], error.pos[1]), {
        detail: yamlErrorDetail(error.code, error.message),
      }),
    );
  }
}

function convert(node: unknown, walk: Walk): YamlNode {
  if (isScalar(node)) return scalarOf(node, walk);
  if (isMap(node)) return mappingOf(node, walk);
  if (!isSeq(node)) return emptyScalar(spanOf(walk.source, 0, 0));
  const items: YamlNode[] = [];
  for (const item of node.items) items.push(convert(item, walk));
  const range = node.range ?? [0, 0];
  const end = node.flow === true ? range[1] : (items.at(-1)?.span.end ?? range[1]);
  return { kind: "sequence", span: spanOf(walk.source, range[0], end), items };
}

function mappingOf(map: YAMLMap, walk: Walk): YamlMapping {
  const entries: YamlEntry[] = [];
  const keys = new Map<string, YamlScalar>();
  for (const pair of map.items) {
    const entry = entryOf(pair, keys, walk);
    if (entry === undefined) continue;
    entries.push(entry);
    keys.set(entry.key.text, entry.key);
  }
  const range = map.range ?? [0, 0];
  const end = map.flow === true ? range[1] : (entries.at(-1)?.value.span.end ?? range[1]);
  return { kind: "mapping", span: spanOf(walk.source, range[0], end), entries };
}

/** The entry; undefined where its key can’t be one, which is reported. */
function entryOf(pair: Pair, before: ReadonlyMap<string, YamlScalar>, walk: Walk): YamlEntry | undefined {
  if (!isScalar(pair.key)) {
    const range = (pair.key as { range?: [number, number] } | null)?.range ?? [0, 0];
    walk.report(files.yamlSyntax(spanOf(walk.source, range[0], range[1]), { detail: COMPLEX_KEY }));
    return undefined;
  }
  const key = scalarOf(pair.key, walk);
  const value =
    pair.value === null || pair.value === undefined ? emptyScalar(after(key.span)) : convert(pair.value, walk);
  if (HOSTILE_KEYS.has(key.text)) {
    walk.report(files.hostileKey(key.span, { key: key.text }));
    return undefined;
  }
  const twin = before.get(key.text);
  if (twin !== undefined) {
    const related = [{ span: twin.span, message: { vi: "lần đầu ở đây", en: "first here" } }];
    walk.report(files.duplicateKey(key.span, { key: key.text }, { related }));
    return undefined;
  }
  reportConfusable(key.text, (index, length) => within(key, index, length), walk.report);
  return { key, value };
}

function after(span: Span): Span {
  return { uri: span.uri, start: span.end, end: span.end };
}

function emptyScalar(span: Span): YamlScalar {
  return placedScalar("", span, "", "plain");
}

/** The place of `length` units of a scalar's text from `index` on. */
function within(scalar: YamlScalar, index: number, length: number): Span {
  const offsets = scalar.offsets();
  return { uri: scalar.span.uri, start: offsets[index] as number, end: (offsets[index + length - 1] as number) + 1 };
}

function scalarOf(node: Scalar, walk: Walk): YamlScalar {
  const [start, end] = node.range ?? [0, 0];
  const style = STYLES[node.type ?? "PLAIN"] ?? "plain";
  const text = typeof node.value === "string" ? node.value : "";
  const block = style === "literal" || style === "folded";
  const span = spanOf(walk.source, start, block ? trimmedEnd(walk.source.text, start, end) : end);
  const scalar = placedScalar(walk.source.text, span, text, style);
  return walk.unclean || style === "double" ? cleanedScalar(scalar, walk) : scalar;
}

/** A scalar whose text needs no cleaning; its offsets are made when asked for. */
export function placedScalar(file: string, span: Span, text: string, style: ScalarStyle): YamlScalar {
  let known: Int32Array | undefined;
  const offsets = (): Int32Array => {
    known ??= scalarOffsets(file, span.start, span.end, text, style);
    return known;
  };
  return { kind: "scalar", span, text, style, offsets };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] as string)) at--;
  return at;
}

/** The scalar in NFC and without hidden characters; loose accents are reported, with the fix. */
function cleanedScalar(scalar: YamlScalar, walk: Walk): YamlScalar {
  if (!needsCleaning(scalar.text)) return scalar;
  const { span, style } = scalar;
  const written = walk.source.text.slice(span.start, span.end);
  if (!isNfc(scalar.text)) {
    const name = scalar.text.length > 40 ? `${scalar.text.slice(0, 40)}…` : scalar.text;
    const title = { vi: "Đổi sang dấu liền (NFC)", en: "Turn into NFC" };
    const fixes = isNfc(written) ? [] : [{ title, edits: [{ span, newText: written.normalize("NFC") }] }];
    walk.report(files.nfcRequired(span, { name: name.normalize("NFC").trim() }, { fixes }));
  }
  // A hidden character that double quotes write as an escape was not seen in the file's text.
  if (style === "double" && !hasHidden(written))
    reportHidden(
      scalar.text,
      () => span,
      (one) => walk.report({ ...one, fixes: [] }),
    );
  const clean = cleaned(scalar.text, scalar.offsets());
  return { ...scalar, text: clean.text, offsets: () => clean.offsets };
}

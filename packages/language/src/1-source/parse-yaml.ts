/**
 * A file's text to our `YamlNode`s, with every YAML error and everything that rule files don't use refused and placed.
 * The only importer of the library `yaml`; its failsafe schema leaves each scalar as text, so that `500.000` stays
 * what was written. Never throws: aliases are refused before any is followed, depth is bounded.
 */
import { files, type Report, type SourceText, type Span } from "@khoan/diagnostics";
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument, type Scalar } from "yaml";
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar } from "./yaml-tree.ts";

const MAX_DEPTH = 100;
const HOSTILE = new Set(["__proto__", "constructor", "prototype"]);

const DETAILS: Readonly<Record<string, Readonly<Record<"vi" | "en", string>>>> = {
  BAD_INDENT: { vi: "thụt lề không khớp", en: "the indentation does not match" },
  TAB_AS_INDENT: { vi: "dùng tab để thụt lề", en: "a tab is used for indentation" },
  MISSING_CHAR: { vi: "thiếu một dấu (dấu nháy, hai chấm hoặc ngoặc đóng)", en: "a sign is missing (quote, colon or closing bracket)" },
  UNEXPECTED_TOKEN: { vi: "có phần thừa ở đây", en: "something here is out of place" },
  BLOCK_AS_IMPLICIT_KEY: { vi: "khóa viết sai chỗ hoặc thiếu xuống dòng", en: "a key is out of place, or a line break is missing" },
  BLOCK_IN_FLOW: { vi: "danh sách thụt lề nằm trong ngoặc", en: "an indented block stands inside brackets" },
  MULTILINE_IMPLICIT_KEY: { vi: "khóa kéo dài nhiều dòng", en: "a key spans several lines" },
  BAD_SCALAR_START: { vi: "giá trị bắt đầu bằng ký tự dành riêng", en: "a value begins with a reserved character" },
};

/** The root node, or undefined where the file could not be read at all. Findings go to `report`. */
export function parseYaml(source: SourceText, report: Report): YamlNode | undefined {
  const { uri, text } = source;
  const whole: Span = { uri, start: 0, end: Math.min(text.length, 1) };
  if (text.trim() === "") {
    report(files.emptyFile({ file: uri }, {}));
    return undefined;
  }
  reportHidden(source, report);
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent", prettyErrors: false, stringKeys: false });
  } catch {
    // The library recurses on depth; a text that exhausts the stack is too deep by any measure.
    report(files.tooDeep(whole, { limit: String(MAX_DEPTH) }));
    return undefined;
  }
  let failed = false;
  for (const error of document.errors) {
    const span = { uri, start: error.pos[0], end: Math.max(error.pos[0] + 1, error.pos[1]) };
    failed = true;
    if (error.code === "MULTIPLE_DOCS") report(files.multipleDocuments(span, {}));
    else if (error.code === "TAG_RESOLVE_FAILED" || error.code === "BAD_ALIAS") report(files.aliasesRefused(span, {}));
    else report(files.yamlSyntax(span, { detail: DETAILS[error.code] ?? { vi: "cấu trúc không đúng", en: "the structure is wrong" } }));
    break;
  }
  if (failed || document.contents === null) {
    if (!failed) report(files.emptyFile({ file: uri }, {}));
    return undefined;
  }
  return convert(document.contents as ParsedNode, source, report, 0);
}

function convert(node: ParsedNode | null, source: SourceText, report: Report, depth: number): YamlNode | undefined {
  if (node === null) return undefined;
  const span: Span = { uri: source.uri, start: node.range[0], end: node.range[1] };
  if (depth > MAX_DEPTH) {
    report(files.tooDeep(span, { limit: String(MAX_DEPTH) }));
    return undefined;
  }
  if (isAlias(node) || node.anchor !== undefined || (node.tag !== undefined && node.tag.startsWith("!"))) {
    report(files.aliasesRefused(span, {}));
    return undefined;
  }
  if (isScalar(node)) return scalarOf(node, source, span);
  if (isSeq(node)) {
    const items: YamlNode[] = [];
    for (const item of node.items) {
      const converted = convert(item as ParsedNode | null, source, report, depth + 1);
      if (converted !== undefined) items.push(converted);
    }
    return { kind: "sequence", span, items };
  }
  return isMap(node) ? mappingOf(node.items as { key: ParsedNode; value: ParsedNode | null }[], source, report, depth, span) : undefined;
}

function mappingOf(
  items: readonly { key: ParsedNode; value: ParsedNode | null }[],
  source: SourceText,
  report: Report,
  depth: number,
  span: Span,
): YamlMapping {
  const entries: YamlEntry[] = [];
  const seen = new Map<string, Span>();
  for (const { key: keyNode, value: valueNode } of items) {
    const key = convert(keyNode, source, report, depth + 1);
    if (key?.kind !== "scalar") {
      if (key !== undefined) report(files.wrongShape(key.span, { expected: "text", got: key.kind }));
      continue;
    }
    const name = key.text.normalize("NFC");
    if (HOSTILE.has(name)) {
      report(files.hostileKey(key.span, { key: name }));
      continue;
    }
    if (name !== key.text) {
      report(
        files.nfcRequired(key.span, { name: key.text }, {
          fixes: [{ title: { vi: "Đổi sang NFC", en: "Turn into NFC" }, edits: [{ span: key.span, newText: name }] }],
        }),
      );
    }
    const before = seen.get(name);
    if (before !== undefined) {
      report(
        files.duplicateKey(key.span, { key: name }, {
          related: [{ span: before, message: { vi: "khóa thứ nhất ở đây", en: "the first one is here" } }],
        }),
      );
      continue;
    }
    seen.set(name, key.span);
    const value = convert(valueNode, source, report, depth + 1) ?? emptyScalar(key.span);
    entries.push({ key: name === key.text ? key : { ...key, text: name }, value });
  }
  return { kind: "mapping", span, entries };
}

function emptyScalar(after: Span): YamlScalar {
  const span = { uri: after.uri, start: after.end, end: after.end };
  return { kind: "scalar", span, text: "", style: "plain", offsets: () => Int32Array.of(after.end) };
}

const STYLES: Readonly<Record<string, YamlScalar["style"]>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function scalarOf(node: Scalar.Parsed, source: SourceText, span: Span): YamlScalar {
  const text = typeof node.value === "string" ? node.value : (node.source ?? "");
  let offsets: Int32Array | undefined;
  return {
    kind: "scalar",
    span,
    text,
    style: STYLES[node.type ?? "PLAIN"] ?? "plain",
    offsets: () => {
      offsets ??= alignOffsets(text, source.text, span);
      return offsets;
    },
  };
}

/**
 * Where each character of a scalar's text stands in the file. YAML only drops characters on the way (indentation, line
 * breaks, quotes), so walking both texts together and skipping what was dropped finds them; escapes of double quotes
 * map to their backslash.
 */
export function alignOffsets(text: string, file: string, span: Span): Int32Array {
  const offsets = new Int32Array(text.length + 1);
  let at = span.start;
  // A block scalar's header line is no part of its text.
  if (file[at] === "|" || file[at] === ">") at = Math.max(at, file.indexOf("\n", at) + 1);
  for (let i = 0; i < text.length; i++) {
    const wanted = text[i];
    const start = at;
    while (at < span.end && file[at] !== wanted) at++;
    if (at >= span.end) {
      // A folded line break reads as a space.
      at = start;
    }
    offsets[i] = at;
    at++;
  }
  offsets[text.length] = Math.min(at, span.end);
  return offsets;
}

/** Bidi controls and zero-width characters make a text look other than it is. */
function reportHidden(source: SourceText, report: Report): void {
  const hidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
  for (let match = hidden.exec(source.text); match !== null; match = hidden.exec(source.text)) {
    const code = (match[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    report(files.bidiControl({ uri: source.uri, start: match.index, end: match.index + 1 }, { character: `U+${code}` }));
  }
}

/**
 * How a case file would have to be written for one failure to go away: the edits of its text, which touch only the lines
 * concerned. A person decides; nothing is written here.
 */
import type { Lang, SourceText, Span, TextEdit } from "@khoan/diagnostics";
import { formatMoment } from "@khoan/evaluate";
import {
  canonicalFile,
  encodeScalar,
  type Program,
  parseYaml,
  toKeyWord,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
} from "@khoan/language";
import type { Case } from "../case.ts";
import type { Correction, Failure, Months } from "../compare.ts";
import type { CaseResult } from "../run.ts";
import { valueText } from "../write-case.ts";

export type Proposal = {
  readonly case: Case;
  readonly failure: Failure;
  /** What changes: the output (with its months), `thiếu` or `lỗi`, as the file would call it. */
  readonly item: string;
  /** As written now, and as it would be written. */
  readonly was: string;
  readonly becomes: string;
  readonly edits: readonly TextEdit[];
};

/** The tree of a case file, keys canonical, and the vocabulary that it is written in. */
export type CaseTree = { readonly root: YamlMapping; readonly lang: Lang; readonly source: SourceText };

/** Undefined where the file can’t be read; then there is no case to change either. */
export function caseTree(source: SourceText): CaseTree | undefined {
  const root = parseYaml(source, () => undefined);
  if (root?.kind !== "mapping") return undefined;
  const english = root.entries.some(
    ({ key, value }) =>
      (key.text === "language" || key.text === "ngôn_ngữ") && value.kind === "scalar" && value.text === "en",
  );
  const lang = english ? "en" : "vi";
  return { root: canonicalFile(root, "case_file", lang, () => undefined), lang, source };
}

/** The mapping of a case, found by where its name stands. */
export function caseNode({ root }: CaseTree, one: Case): YamlMapping | undefined {
  const list = entry(root, "cases")?.value;
  const items = list?.kind === "sequence" ? list.items : [];
  return items.find(
    (item): item is YamlMapping => item.kind === "mapping" && entry(item, "name")?.value.span.start === one.span.start,
  );
}

export function entry(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === "mapping" ? node.entries.find((one) => one.key.text === key) : undefined;
}

/** One for each failure that another expectation would mend, in the order of the file. */
export function proposalsOf(result: CaseResult, source: SourceText, program: Program): readonly Proposal[] {
  const tree = caseTree(source);
  const node = tree && caseNode(tree, result.case);
  if (tree === undefined || node === undefined) return [];
  return result.failures.flatMap((failure): Proposal[] => {
    if (failure.correction === undefined) return [];
    const found = propose(failure.correction, node, tree, program);
    return found === undefined ? [] : [{ case: result.case, failure, ...found }];
  });
}

type Found = Pick<Proposal, "item" | "was" | "becomes" | "edits">;

function propose(correction: Correction, node: YamlMapping, tree: CaseTree, program: Program): Found | undefined {
  switch (correction.kind) {
    case "output":
      return proposeOutput(correction, node, tree, program);
    case "missing": {
      const names = correction.got.map((name) => encodeScalar(name, true)).join(", ");
      return replacing("missing", `[${names}]`, node, tree);
    }
    case "error":
      return replacing("error", correction.got, node, tree);
  }
}

function replacing(key: "missing" | "error", becomes: string, node: YamlMapping, tree: CaseTree): Found | undefined {
  const found = entry(node, key);
  if (found === undefined) return undefined;
  const item = toKeyWord("case", tree.lang, key) ?? key;
  return { item, was: textOf(found.value, tree), becomes, edits: [replace(found, becomes, tree)] };
}

function proposeOutput(
  { expected, got, months }: Extract<Correction, { kind: "output" }>,
  node: YamlMapping,
  tree: CaseTree,
  program: Program,
): Found | undefined {
  const becomes = valueText(got, program.variables[expected.variable]?.type ?? { kind: "text" }, tree.lang);
  const isIt = (one: YamlEntry): boolean => one.key.span.start === expected.span.start;
  if (months === undefined) {
    const expect = entry(node, "expect")?.value;
    const found = expect?.kind === "mapping" ? expect.entries.find(isIt) : undefined;
    return (
      found && {
        item: expected.output,
        was: textOf(found.value, tree),
        becomes,
        edits: [replace(found, becomes, tree)],
      }
    );
  }
  const timeline = entry(node, "timeline")?.value;
  const stretches = timeline?.kind === "sequence" ? timeline.items : [];
  for (const stretch of stretches) {
    const expect = entry(stretch, "expect")?.value;
    const found = expect?.kind === "mapping" ? expect.entries.find(isIt) : undefined;
    if (found === undefined || stretch.kind !== "mapping") continue;
    const edits = inStretch(stretch, found, becomes, months, timeline as YamlNode, tree);
    return { item: `${expected.output} ${period(months, tree.lang)}`, was: textOf(found.value, tree), becomes, edits };
  }
  return undefined;
}

function period({ from, to }: Months, lang: Lang): string {
  const first = formatMoment("month", from, lang);
  return from === to ? first : `${first}..${formatMoment("month", to, lang)}`;
}

/** The stretch with the new value; where it holds in some of its months only, the stretch is cut there. */
function inStretch(
  stretch: YamlMapping,
  found: YamlEntry,
  becomes: string,
  months: Months,
  timeline: YamlNode,
  tree: CaseTree,
): readonly TextEdit[] {
  const { source, lang } = tree;
  const from = monthIn(entry(stretch, "from")?.value, tree);
  const end = entry(stretch, "to");
  const to = end === undefined ? from : monthIn(end.value, tree);
  if (from === undefined || to === undefined || end === undefined || (months.from <= from && months.to >= to))
    return [replace(found, becomes, tree)];
  const pieces = [
    { from, to: months.from - 1, changed: false },
    { from: months.from, to: months.to, changed: true },
    { from: months.to + 1, to, changed: false },
  ].filter((piece) => piece.from <= piece.to);
  const month = (value: number): string => formatMoment("month", value, lang);
  const texts = pieces.map((piece) =>
    spliced(source.text.slice(stretch.span.start, stretch.span.end), stretch.span.start, [
      { span: entry(stretch, "from")?.value.span as Span, newText: month(piece.from) },
      { span: end.value.span, newText: month(piece.to) },
      ...(piece.changed ? [replace(found, becomes, tree)] : []),
    ]),
  );
  const separator = isFlow(timeline, source)
    ? ", "
    : `${newline(source)}${" ".repeat(columnOf(source, timeline.span.start))}- `;
  return [{ span: stretch.span, newText: texts.join(separator) }];
}

function monthIn(node: YamlNode | undefined, { lang }: CaseTree): number | undefined {
  const text = node?.kind === "scalar" ? node.text.trim() : "";
  const match = /^(?:\d{1,2}\/)?(\d{1,2})\/(\d{4})$/.exec(text);
  if (match !== null && lang === "vi") return Number(match[2]) * 12 + Number(match[1]) - 1;
  const iso = /^(\d{4})-(\d{1,2})/.exec(text);
  return iso === null ? undefined : Number(iso[1]) * 12 + Number(iso[2]) - 1;
}

/** The value after its key written anew, on one line; what was a block beneath the key comes up beside it. */
function replace({ key, value }: YamlEntry, becomes: string, { source }: CaseTree): TextEdit {
  const block = value.kind !== "scalar" && !isFlow(value, source);
  if (!block) return { span: value.span, newText: becomes };
  const colon = source.text.indexOf(":", key.span.end);
  return { span: { uri: source.uri, start: colon + 1, end: value.span.end }, newText: ` ${becomes}` };
}

function textOf(node: YamlNode, { source }: CaseTree): string {
  return source.text.slice(node.span.start, node.span.end).replaceAll(/\s+/g, " ");
}

export function isFlow(node: YamlNode, source: SourceText): boolean {
  return node.kind !== "scalar" && /[[{]/.test(source.text[node.span.start] ?? "");
}

/** The line break that the file uses. */
export function newline({ text }: SourceText): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Spaces and list marks before a place on its line. */
export function columnOf(source: SourceText, offset: number): number {
  return offset - (source.text.lastIndexOf("\n", offset - 1) + 1);
}

/** A text with edits applied; `base` is where it begins in the source that the spans are of. */
export function spliced(text: string, base: number, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const { span, newText } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    result += text.slice(at, span.start - base) + newText;
    at = span.end - base;
  }
  return result + text.slice(at);
}

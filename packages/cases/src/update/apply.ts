/**
 * A proposal that a person accepted, written into the text of its file with who accepted it and why, and proved: read
 * again, the file says what it said but for the one expectation, and that failure is gone.
 */
import { type Lang, type SourceText, sourceText, type TextEdit } from "@khoan/diagnostics";
import { formatMoment } from "@khoan/evaluate";
import { encodeScalar, type Program, toKeyWord } from "@khoan/language";
import type { Case } from "../case.ts";
import type { Failure } from "../compare.ts";
import { readCases } from "../read-cases.ts";
import { runCase } from "../run.ts";
import {
  type CaseTree,
  caseNode,
  caseTree,
  columnOf,
  entry,
  isFlow,
  newline,
  type Proposal,
  spliced,
} from "./proposal.ts";

export type Acceptance = {
  readonly author: string;
  readonly why: string;
  /** The day it was accepted on, as an epoch day. */
  readonly on: number;
};

/** Why a proposal can’t be written, or the new text of the file. */
export type Applied = { readonly text: string } | { readonly problem: Readonly<Record<Lang, string>> };

/** The file’s new text; the old one is left alone. */
export function applyProposal(
  source: SourceText,
  program: Program,
  proposal: Proposal,
  acceptance: Acceptance,
): Applied {
  const tree = caseTree(source);
  const node = tree && caseNode(tree, proposal.case);
  if (tree === undefined || node === undefined) return { problem: GONE };
  const edits = [...proposal.edits, recordEdit(tree, proposal, acceptance)];
  const text = spliced(source.text, 0, edits);
  return proved(source, text, program, proposal) ? { text } : { problem: UNPROVED };
}

const GONE = { vi: "ca không còn ở đó", en: "the case is no longer there" } as const;
const UNPROVED = {
  vi: "viết lại sẽ đổi điều khác nữa; hãy sửa tay",
  en: "writing it would change something else too; edit it by hand",
} as const;

/** The change as an item of the case’s list of changes, which is begun where there is none. */
function recordEdit(tree: CaseTree, { case: one, item, was }: Proposal, acceptance: Acceptance): TextEdit {
  const { source, lang } = tree;
  const word = (key: string): string => toKeyWord("case_change", lang, key) as string;
  const said = [
    ["on", formatMoment("day", acceptance.on, lang)],
    ["author", acceptance.author],
    ["why", acceptance.why],
    ["changed", item],
    ["was", was],
  ] as const;
  const record = `{ ${said.map(([key, value]) => `${word(key)}: ${flowText(value)}`).join(", ")} }`;
  const node = caseNode(tree, one);
  const changes = entry(node, "changes");
  const list = changes?.value;
  if (list?.kind === "sequence") {
    const last = list.items.at(-1);
    if (isFlow(list, source)) return insert(source, list.span.end - 1, `${last === undefined ? "" : ", "}${record}`);
    if (last !== undefined)
      return insert(
        source,
        lineEnd(source, last.span.end),
        `\n${" ".repeat(columnOf(source, list.span.start))}- ${record}`,
      );
  }
  const key = toKeyWord("case", lang, "changes") as string;
  if (node === undefined) throw new RangeError("the case of a proposal is not in its file");
  if (isFlow(node, source)) return insert(source, trimmed(source, node.span.end - 1), `, ${key}: [${record}]`);
  const indent = " ".repeat(columnOf(source, node.span.start));
  const line = newline(source);
  return insert(source, lineEnd(source, node.span.end), `${line}${indent}${key}:${line}${indent}  - ${record}`);
}

/** A text of a person’s inside `{ }`, on one line. */
function flowText(text: string): string {
  return encodeScalar(text.trim().replaceAll(/\s+/g, " "), true);
}

function insert({ uri }: SourceText, at: number, newText: string): TextEdit {
  return { span: { uri, start: at, end: at }, newText };
}

/** A comment behind the last value stays there. */
function lineEnd({ text }: SourceText, offset: number): number {
  const end = text.indexOf("\n", offset);
  const at = end === -1 ? text.length : end;
  return text[at - 1] === "\r" ? at - 1 : at;
}

/** The place after the last sign before a closing bracket. */
function trimmed({ text }: SourceText, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] as string)) at--;
  return at;
}

/** Reads the new text and holds it against the old: every other case as it was, this one without the failure. */
function proved(before: SourceText, text: string, program: Program, { case: one, failure }: Proposal): boolean {
  const old = readCases(before, program);
  const now = readCases(sourceText(before.uri, text), program);
  const errors = (found: typeof old): number => found.diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors(now) > errors(old) || now.cases.length !== old.cases.length) return false;
  const same = old.cases.every((each, i) => {
    const other = now.cases[i] as Case;
    return each.name === one.name
      ? withoutExpectations(each) === withoutExpectations(other)
      : plain(each) === plain(other);
  });
  const changed = now.cases.find(({ name }) => name === one.name);
  if (!same || changed === undefined) return false;
  const [was, is] = [runCase(program, one), runCase(program, changed)];
  const stillThere = is.failures.some(({ diagnostic }) => diagnostic.message.en === failure.diagnostic.message.en);
  const failing = new Set(was.failures.map(subjectOf));
  return !stillThere && is.failures.every((each) => failing.has(subjectOf(each)));
}

/** What a failure is about; its months may be cut otherwise. */
function subjectOf({ diagnostic, difference }: Failure): string {
  return difference?.output ?? `${diagnostic.code} ${diagnostic.message.en}`;
}

/** A case as data, without places. */
function plain(one: Case): string {
  return JSON.stringify(one, (key, value) => (key === "span" || key === "places" ? undefined : value));
}

function withoutExpectations({ expect: _, timeline: _t, changes: _c, missing: _m, error: _e, ...rest }: Case): string {
  return plain({ ...rest, expect: [], timeline: [], changes: [] });
}

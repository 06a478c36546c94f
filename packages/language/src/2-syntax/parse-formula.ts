/**
 * A scalar's text to an `Expression`: scanned, measured, parsed with recovery. Every finding lies in the YAML file. What
 * could not be read is an `error` node, on which later phases keep silent.
 */
import { type Fix, files, formula, type Lang, type Report, type Span } from "@khoan/diagnostics";
import { EOF, type IRecognitionException, type IToken } from "chevrotain";
import { cleaned, isNfc, needsCleaning, reportHidden } from "../1-source/suspicious-text.ts";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import { MAX_NESTING, MAX_TREE_DEPTH, tooDeep, tooNested } from "./depth.ts";
import type { Expression, NodeIds } from "./expression.ts";
import { FormulaParser } from "./grammar.ts";
import type { Binding, CellSyntax } from "./parse-context.ts";
import { endOf, type Place, scan } from "./scan.ts";
import { toWord } from "./vocabulary.ts";

/** What a cell of a decision table says, and where. */
export type Cell = CellSyntax & { readonly span: Span };
export type { Binding } from "./parse-context.ts";
export type { TypeExpression } from "./parse-type.ts";

/** Parses a formula. The tree has an `error` node where something is missing, or is one. */
export function parseFormula(scalar: YamlScalar, lang: Lang, ids: NodeIds, report: Report): Expression {
  return run(scalar, lang, ids, report, (parser) => parser.expression(), rootOf) ?? errorAt(scalar, ids);
}

/** Parses `g trong xs`, the value of `với_mỗi`; undefined where it can’t be read. */
export function parseBinding(scalar: YamlScalar, lang: Lang, ids: NodeIds, report: Report): Binding | undefined {
  return run(
    scalar,
    lang,
    ids,
    report,
    (parser) => parser.each(),
    (binding) => (binding === undefined ? [] : [binding.over]),
  );
}

/** Parses a cell of a decision table: `-`, `< v`, `a..b`, `a; b` or a value. */
export function parseCell(scalar: YamlScalar, lang: Lang, ids: NodeIds, report: Report): Cell {
  const cell = run(scalar, lang, ids, report, (parser) => parser.cell(), partsOf);
  return { ...(cell ?? { kind: "one_of", values: [errorAt(scalar, ids)] }), span: scalar.span };
}

function rootOf(expression: Expression): readonly Expression[] {
  return [expression];
}

function partsOf(cell: CellSyntax): readonly Expression[] {
  switch (cell.kind) {
    case "any":
      return [];
    case "compare":
      return [cell.value];
    case "range":
      return [cell.from, cell.to];
    case "one_of":
      return cell.values;
  }
}

function errorAt(scalar: YamlScalar, ids: NodeIds): Expression {
  return { kind: "error", id: ids.next(), span: scalar.span };
}

/** Made when the first formula comes: Chevrotain analyses the grammar once. */
let theParser: FormulaParser | undefined;

function run<R>(
  scalar: YamlScalar,
  lang: Lang,
  ids: NodeIds,
  report: Report,
  rule: (parser: FormulaParser) => R,
  roots: (result: R) => readonly Expression[],
): R | undefined {
  if (scalar.style === "double" || scalar.style === "folded")
    report(files.formulaStyle(scalar.span, {}, { fixes: styleFixes(scalar) }));
  const { text, at } = cleanText(scalar, report);
  const { tokens, broken } = scan(text, lang, at, report);
  if (tokens.length === 0) {
    if (!broken) report(formula.unexpectedEnd(scalar.span, { expected: describe("value", lang) }));
    return undefined;
  }
  const deep = tooNested(tokens);
  if (deep !== undefined) {
    report(formula.formulaTooDeep(at(deep.startOffset, endOf(deep)), { limit: String(MAX_NESTING) }));
    return undefined;
  }
  theParser ??= new FormulaParser();
  theParser.prepare(tokens, { at, ids, report, lang });
  const result = rule(theParser);
  const { errors } = theParser;
  if (errors.length > 0) {
    if (!broken) reportErrors(errors, tokens, text, lang, at, report);
    // A formula with something left over is none, however well it begins.
    if (errors.some((error) => error.message === EOF.name)) return undefined;
  }
  if (tokens.length > MAX_TREE_DEPTH && roots(result).some(tooDeep)) {
    report(formula.formulaTooDeep(scalar.span, { limit: String(MAX_TREE_DEPTH) }));
    return undefined;
  }
  return result;
}

/**
 * The text in NFC without hidden characters, and the places of its parts. YAML scalars come clean; a formula from
 * elsewhere is cleaned, and what was unclean reported, here.
 */
function cleanText(scalar: YamlScalar, report: Report): { text: string; at: Place } {
  const { uri } = scalar.span;
  let { text } = scalar;
  let offsets: Int32Array | undefined;
  const at: Place = (start, end) => {
    offsets ??= scalar.offsets();
    const last = offsets.length - 1;
    const from = offsets[Math.min(start, last)] as number;
    return { uri, start: from, end: end > start ? (offsets[Math.min(end - 1, last)] as number) + 1 : from };
  };
  if (!needsCleaning(text)) return { text, at };
  if (!isNfc(text)) {
    const newText = text.normalize("NFC");
    const title = { vi: "Đổi sang dấu liền (NFC)", en: "Turn into NFC" };
    report(
      files.nfcRequired(
        scalar.span,
        { name: newText.trim() },
        { fixes: [{ title, edits: [{ span: scalar.span, newText }] }] },
      ),
    );
  }
  reportHidden(text, (index, length) => at(index, index + length), report);
  const clean = cleaned(text, scalar.offsets());
  offsets = clean.offsets;
  text = clean.text;
  return { text, at };
}

/** Double quotes to none or single ones, `>` to `|`; only where that keeps the text. */
function styleFixes(scalar: YamlScalar): readonly Fix[] {
  const { span, text } = scalar;
  if (scalar.style === "folded") {
    const title = { vi: "Đổi > thành |", en: "Change > to |" };
    return [{ title, edits: [{ span: { ...span, end: span.start + 1 }, newText: "|" }] }];
  }
  if (text.includes("\n")) return [];
  const title = { vi: "Đổi sang nháy đơn", en: "Change to single quotes" };
  return [{ title, edits: [{ span, newText: `'${text.replaceAll("'", "''")}'` }] }];
}

/** More errors of one formula are mostly echoes. */
const MOST_ERRORS = 3;

function reportErrors(
  errors: readonly IRecognitionException[],
  tokens: readonly IToken[],
  text: string,
  lang: Lang,
  at: Place,
  report: Report,
): void {
  let last = -1;
  let count = 0;
  for (const { token, message } of errors) {
    const ended = token.startOffset < 0;
    const place = ended ? text.length : token.startOffset;
    if (place <= last || ++count > MOST_ERRORS) continue;
    last = place;
    const expected = describe(message, lang);
    const final = tokens.at(-1) as IToken;
    if (ended) report(formula.unexpectedEnd(at(final.startOffset, endOf(final)), { expected }));
    else
      report(
        formula.unexpectedToken(at(token.startOffset, endOf(token)), {
          found: text.slice(token.startOffset, endOf(token)),
          expected,
        }),
      );
  }
}

type Phrase = { readonly vi: string; readonly en: string };

const PHRASES: Readonly<Record<string, Phrase>> = {
  value: { vi: "một giá trị", en: "a value" },
  EOF: { vi: "một phép toán hoặc hết công thức", en: "an operator or the end of the formula" },
  Identifier: { vi: "một tên", en: "a name" },
};

const SIGNS: Readonly<Record<string, string>> = {
  OpenParen: "(",
  CloseParen: ")",
  CloseBracket: "]",
  CloseBrace: "}",
  Colon: ":",
  Equal: "=",
  Dot: ".",
  Range: "..",
  Comma: ",",
  Semicolon: ";",
};

/** What the parser wanted; words of formulas as the file’s vocabulary writes them. */
function describe(expected: string, lang: Lang): Phrase {
  const phrase = PHRASES[expected];
  if (phrase !== undefined) return phrase;
  if (expected === "each") {
    const words = `“${toWord("keyword", lang, "for")} x ${toWord("keyword", lang, "in")} …”`;
    return { vi: words, en: words };
  }
  const word = SIGNS[expected] ?? toWord("keyword", lang, expected.toLowerCase());
  return word === undefined ? (PHRASES["value"] as Phrase) : { vi: `“${word}”`, en: `“${word}”` };
}

/** A scalar's text to an `Expression`: lexed and parsed with recovery, every finding placed in the YAML file. */
import { files, formula, type Lang, type Report } from "@khoan/diagnostics";
import type { ILexingResult, IRecognitionException, IToken } from "chevrotain";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { Expression, Identifier, NodeIds } from "./expression.ts";
import { FormulaParser } from "./grammar.ts";
import { type Nodes, nodesFor } from "./nodes.ts";
import { K, lexerOf, T } from "./tokens.ts";
import { toCanonical, toWord } from "./vocabulary.ts";

/** Nesting that a formula may have, and operators in a chain; beyond them it is refused, never a stack overflow. */
const MAX_DEPTH = 200;
const MAX_CHAIN = 1000;

let parser: FormulaParser | undefined;

/** Parses a formula; what could not be read is an `error` node, and reported. */
export function parseFormula(scalar: YamlScalar, lang: Lang, ids: NodeIds, report: Report): Expression {
  return run(scalar, lang, ids, report, (p) => p.expression()) ?? { kind: "error", id: ids.next(), span: scalar.span };
}

/** `g trong xs` of `với_mỗi`. */
export function parseBinding(
  scalar: YamlScalar,
  lang: Lang,
  ids: NodeIds,
  report: Report,
): { name: Identifier; over: Expression } | undefined {
  const parsed = run(scalar, lang, ids, report, (p, nodes) => {
    const { name, over } = p.binding();
    return name === undefined || over === undefined ? undefined : { name: nodes.label(name), over };
  });
  return parsed;
}

function run<R>(
  scalar: YamlScalar,
  lang: Lang,
  ids: NodeIds,
  report: Report,
  rule: (parser: FormulaParser, nodes: Nodes) => R,
): R | undefined {
  if (scalar.style === "double" || scalar.style === "folded") {
    report(files.formulaStyle(scalar.span, {}));
    return undefined;
  }
  const nodes = nodesFor(scalar, lang, ids, report);
  const lexed = lexerOf(lang).tokenize(scalar.text);
  if (reportLexing(lexed, nodes, report)) return undefined;
  if (lexed.tokens.length === 0) {
    report(formula.unexpectedEnd(scalar.span, { expected: "…" }));
    return undefined;
  }
  if (tooDeep(lexed.tokens)) {
    report(formula.formulaTooDeep(scalar.span, { limit: String(MAX_DEPTH) }));
    return undefined;
  }
  for (const token of lexed.tokens) checkWord(token, nodes, report);
  parser ??= new FormulaParser();
  parser.nodes = nodes;
  parser.chained = undefined;
  parser.input = lexed.tokens;
  const result = rule(parser, nodes);
  const [error] = parser.errors;
  if (error !== undefined) reportError(error, lexed.tokens, scalar, lang, nodes, report);
  else if (parser.chained !== undefined) report(formula.chainedComparison(nodes.ofToken(parser.chained), {}));
  return error === undefined ? result : undefined;
}

function reportLexing(lexed: ILexingResult, nodes: Nodes, report: Report): boolean {
  for (const error of lexed.errors) {
    const character = String.fromCodePoint(error.message === "" ? 0 : 0x3f);
    const span = nodes.at(error.offset, error.offset + 1);
    report(formula.unknownCharacter(span, { character: characterAt(lexed, error.offset) ?? character }));
    return true;
  }
  return false;
}

function characterAt(lexed: ILexingResult, offset: number): string | undefined {
  const error = lexed.errors.find((one) => one.offset === offset);
  return /->(.+?)<-/su.exec(error?.message ?? "")?.[1];
}

const OPENING = new Set([T.OpenParen, T.OpenBracket, T.OpenBrace].map((token) => token.tokenTypeIdx));
const CLOSING = new Set([T.CloseParen, T.CloseBracket, T.CloseBrace].map((token) => token.tokenTypeIdx));
const PREFIX = new Set(["if", "not", "let", "some", "every", "at"].map((word) => K[word]?.tokenTypeIdx));
const CHAINING = new Set([T.Plus, T.Minus, T.Times, T.Coalesce, T.Dot].map((token) => token.tokenTypeIdx));

/** Counted on the tokens, so that the parser is never entered with more than its stack bears. */
function tooDeep(tokens: readonly IToken[]): boolean {
  let depth = 0;
  let prefixes = 0;
  let chain = 0;
  for (const token of tokens) {
    const kinds = [token.tokenTypeIdx, ...(token.tokenType.categoryMatches ?? []), ...(token.tokenType.CATEGORIES ?? []).map((c) => c.tokenTypeIdx)];
    if (kinds.some((kind) => kind !== undefined && OPENING.has(kind))) depth++;
    else if (kinds.some((kind) => kind !== undefined && CLOSING.has(kind))) depth--;
    if (kinds.some((kind) => kind !== undefined && PREFIX.has(kind))) prefixes++;
    if (kinds.some((kind) => kind !== undefined && CHAINING.has(kind))) chain++;
    if (depth + prefixes > MAX_DEPTH || chain > MAX_CHAIN) return true;
  }
  return tokens.length > 20_000;
}

/** Names in NFD are refused here; a single letter of another script in a Latin name too. */
function checkWord(token: IToken, nodes: Nodes, report: Report): void {
  if (token.tokenType !== T.Identifier) return;
  const { image } = token;
  if (image !== image.normalize("NFC")) {
    const span = nodes.ofToken(token);
    const newText = image.normalize("NFC");
    report(
      files.nfcRequired(span, { name: image }, {
        fixes: [{ title: { vi: "Đổi sang NFC", en: "Turn into NFC" }, edits: [{ span, newText }] }],
      }),
    );
  }
  const foreign = mixedLetter(image);
  if (foreign !== undefined) {
    const code = (foreign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    report(files.confusableCharacter(nodes.ofToken(token), { character: `U+${code}`, looksLike: foreign }));
  }
}

/** A Cyrillic or Greek letter in a name that also has Latin letters; eth, which passes for đ. */
export function mixedLetter(name: string): string | undefined {
  const eth = /[Ððꟈ]/u.exec(name)?.[0];
  if (eth !== undefined) return eth;
  return /\p{Script=Latin}/u.test(name) ? /[\p{Script=Cyrillic}\p{Script=Greek}]/u.exec(name)?.[0] : undefined;
}

function reportError(
  error: IRecognitionException,
  tokens: readonly IToken[],
  scalar: YamlScalar,
  lang: Lang,
  nodes: Nodes,
  report: Report,
): void {
  const expected = expectation(error, lang);
  const { token } = error;
  if (token.image === "" || Number.isNaN(token.startOffset)) {
    const last = tokens.at(-1);
    report(formula.unexpectedEnd(last === undefined ? scalar.span : nodes.ofToken(last), { expected }));
    return;
  }
  const other: Lang = lang === "vi" ? "en" : "vi";
  const previous = tokens[tokens.indexOf(token) - 1];
  for (const candidate of [token, previous]) {
    const canonical = candidate && toCanonical("keyword", other, candidate.image.normalize("NFC"));
    const word = canonical && toWord("keyword", lang, canonical);
    if (candidate !== undefined && word !== undefined && word !== candidate.image && candidate.tokenType === T.Identifier) {
      report(formula.wordOfOtherLanguage(nodes.ofToken(candidate), { word: candidate.image, expected: word }));
      return;
    }
  }
  report(formula.unexpectedToken(nodes.ofToken(token), { found: token.image, expected }));
}

const SIGNS: Readonly<Record<string, string>> = {
  CloseParen: "“)”", CloseBracket: "“]”", CloseBrace: "“}”", Colon: "“:”", Equal: "“=”", OpenParen: "“(”",
};

/** What the parser wanted, in the words of the vocabulary. */
function expectation(error: IRecognitionException, lang: Lang): string {
  const name = /(?:token of type|Expecting:?) --> (\S+) <--/.exec(error.message)?.[1];
  if (name?.startsWith("keyword:")) return `“${toWord("keyword", lang, name.slice("keyword:".length)) ?? name}”`;
  if (name === "Identifier") return lang === "vi" ? "một tên" : "a name";
  if (name !== undefined && SIGNS[name] !== undefined) return SIGNS[name];
  if (error.name === "NotAllInputParsedException") return lang === "vi" ? "phép nối hoặc hết công thức" : "an operator or the end";
  return lang === "vi" ? "một giá trị" : "a value";
}

export type Cell =
  | { readonly kind: "any" }
  | { readonly kind: "compare"; readonly operator: "<" | "<=" | ">" | ">="; readonly value: Expression }
  | { readonly kind: "range"; readonly from: Expression; readonly to: Expression }
  | { readonly kind: "one_of"; readonly values: readonly Expression[] };

/** A cell of a decision table: `-`, `< v`, `a..b`, `a; b` or a value. */
export function parseCell(scalar: YamlScalar, lang: Lang, ids: NodeIds, report: Report): Cell {
  const { text } = scalar;
  if (text.trim() === "-") return { kind: "any" };
  const part = (start: number, end: number): Expression => parseFormula(slice(scalar, start, end), lang, ids, report);
  const compare = /^\s*(<=|>=|≤|≥|<|>)/.exec(text);
  if (compare !== null) {
    const sign = compare[1] as string;
    const operator = sign === "≤" ? "<=" : sign === "≥" ? ">=" : (sign as "<" | ">" | "<=" | ">=");
    return { kind: "compare", operator, value: part(compare[0].length, text.length) };
  }
  const dots = text.indexOf("..");
  if (dots !== -1) return { kind: "range", from: part(0, dots), to: part(dots + 2, text.length) };
  const separator = lang === "vi" ? ";" : ",";
  const values: Expression[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf(separator, start);
    const end = next === -1 ? text.length : next;
    values.push(part(start, end));
    start = end + 1;
  }
  return { kind: "one_of", values };
}

/** A part of a scalar as a scalar of its own, at its own place. */
export function slice(scalar: YamlScalar, start: number, end: number): YamlScalar {
  const offsets = scalar.offsets();
  const from = offsets[start] ?? scalar.span.start;
  return {
    ...scalar,
    style: "plain",
    text: scalar.text.slice(start, end),
    span: { uri: scalar.span.uri, start: from, end: offsets[Math.max(start, end - 1)] ?? from },
    offsets: () => offsets.subarray(start, end + 1),
  };
}

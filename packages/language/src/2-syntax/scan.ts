/**
 * The lexer's tokens to what the parser reads: identifiers that are words of the vocabulary become keywords, numbers and
 * their units one literal, dates days. Words and forms of the other vocabulary are reported with a fix and read as what
 * they mean, so that one slip gives one finding. After this the two vocabularies are one.
 */
import { type Fix, formula, type Lang, type Report, type Span } from "@khoan/diagnostics";
import {
  formatIsoDay,
  formatIsoMonth,
  formatViDay,
  formatViMonth,
  parseIsoDay,
  parseIsoMonth,
  parseViDay,
  parseViMonth,
  type Scaled,
} from "@khoan/values";
import type { IToken, TokenType } from "chevrotain";
import { codePointName, reportConfusable } from "../1-source/suspicious-text.ts";
import type { LiteralValue } from "./expression.ts";
import { readNumber, type Unit, unitOfWord, withUnit } from "./numbers.ts";
import { F, lexerOf, NUMBERS, T } from "./tokens.ts";
import { toCanonical, toWord } from "./vocabulary.ts";

/** The place in the file of a part of the formula's text. */
export type Place = (start: number, end: number) => Span;

export type Scanned = {
  readonly tokens: IToken[];
  /** Whether text was left out, so that what the parser misses may be that. */
  readonly broken: boolean;
};

/** What each keyword becomes; operators carry their sign, moments and literals their value. */
const KEYWORDS: Readonly<Record<string, { readonly type: TokenType; readonly payload?: unknown }>> = {
  if: { type: T.If },
  then: { type: T.Then },
  else: { type: T.Else },
  let: { type: T.Let },
  in: { type: T.In },
  some: { type: T.Quantifier, payload: "some" },
  every: { type: T.Quantifier, payload: "every" },
  satisfies: { type: T.Satisfies },
  or: { type: T.Operator, payload: "or" },
  and: { type: T.Operator, payload: "and" },
  not: { type: T.Not },
  contains: { type: T.Operator, payload: "contains" },
  "one of": { type: T.Operator, payload: "one_of" },
  at: { type: T.At },
  for: { type: T.For },
  where: { type: T.Where },
  true: { type: T.Literal, payload: { type: "bool", value: true } satisfies LiteralValue },
  false: { type: T.Literal, payload: { type: "bool", value: false } satisfies LiteralValue },
  null: { type: T.Literal, payload: { type: "absent" } satisfies LiteralValue },
  day: { type: T.Moment, payload: "day" },
  month: { type: T.Moment, payload: "month" },
  year: { type: T.Moment, payload: "year" },
  this_clause: { type: T.ThisClause },
};

const SIGNS: Readonly<Record<string, string>> = { "≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "−": "-" };

/** Signs of other languages: what is meant, as a keyword or a sign. */
const OTHER_SIGNS: Readonly<Record<string, string>> = { "==": "=", "<>": "!=", "&&": "and", "||": "or", "!": "not" };

/** What people type or word processors write for a sign of ours. */
const INSTEAD: Readonly<Record<string, string>> = {
  "’": '"',
  "‘": '"',
  "–": "-",
  "—": "-",
  "÷": "/",
  "·": "*",
  "…": "..",
  "；": ";",
  "，": ",",
  "（": "(",
  "）": ")",
};

type State = {
  readonly text: string;
  readonly lang: Lang;
  readonly other: Lang;
  readonly at: Place;
  readonly report: Report;
  readonly raw: readonly IToken[];
  readonly out: IToken[];
  index: number;
  broken: boolean;
};

export function scan(text: string, lang: Lang, at: Place, report: Report): Scanned {
  const lexed = lexerOf(lang).tokenize(text);
  const other: Lang = lang === "vi" ? "en" : "vi";
  const s: State = { text, lang, other, at, report, raw: lexed.tokens, out: [], index: 0, broken: false };
  for (const { offset } of lexed.errors) reportCharacter(s, offset);
  while (s.index < s.raw.length) scanToken(s, s.raw[s.index++] as IToken);
  return { tokens: s.out, broken: s.broken };
}

function scanToken(s: State, token: IToken): void {
  switch (token.tokenType) {
    case T.Identifier:
      return scanWord(s, token);
    case T.Operator:
    case T.Order:
    case T.Equal:
    case T.Minus:
      return push(s, token, token.tokenType, SIGNS[token.image] ?? token.image);
    case T.Semicolon:
    case T.Comma:
      return scanSeparator(s, token);
    case NUMBERS[s.lang]:
      return scanNumber(s, token);
    case F.IsoDate:
    case F.IsoMonth:
    case F.SlashDate:
    case F.SlashMonth:
      return scanDate(s, token);
    case F.Text:
      return push(s, token, T.Literal, { type: "text", value: unescaped(s, token) });
    case F.CurlyText:
      return scanCurlyText(s, token);
    case F.UnclosedText:
      s.report(formula.unclosedText(spanOf(s, token), {}));
      s.broken = true;
      return push(s, token, T.Literal, undefined);
    case F.OtherSpelling:
      return scanOtherSign(s, token);
    case F.Percent:
      return reportCharacter(s, token.startOffset);
    default:
      s.out.push(token);
  }
}

function push(s: State, token: IToken, type: TokenType, payload?: unknown): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
  token.payload = payload;
  s.out.push(token);
}

function spanOf(s: State, token: IToken): Span {
  return s.at(token.startOffset, endOf(token));
}

function scanWord(s: State, token: IToken): void {
  const next = s.raw[s.index];
  const before = s.out.at(-1);
  // Right behind a dot, and before a colon, every word is a name.
  if ((before?.tokenType === T.Dot && endOf(before) === token.startOffset) || next?.tokenType === T.Colon)
    return pushName(s, token);
  const word = pairedWord(s, token, next) ?? token.image;
  const own = toCanonical("keyword", s.lang, word);
  if (own !== undefined) return pushKeyword(s, token, own);
  const foreign = toCanonical("keyword", s.other, word);
  if (foreign !== undefined) {
    reportForeign(s, token, toWord("keyword", s.lang, foreign) as string);
    return pushKeyword(s, token, foreign);
  }
  if (next?.tokenType === T.OpenParen) return scanCallee(s, token);
  pushName(s, token);
}

/** `không thì`, `one of`: two words that are one keyword. Takes the second. */
function pairedWord(s: State, token: IToken, next: IToken | undefined): string | undefined {
  if (next?.tokenType !== T.Identifier) return undefined;
  const both = `${token.image} ${next.image}`;
  if (toCanonical("keyword", s.lang, both) === undefined && toCanonical("keyword", s.other, both) === undefined)
    return undefined;
  s.index++;
  token.endOffset = endOf(next) - 1;
  token.image = s.text.slice(token.startOffset, endOf(token));
  return both;
}

function pushKeyword(s: State, token: IToken, canonical: string): void {
  const { type, payload } = KEYWORDS[canonical] as (typeof KEYWORDS)[string];
  push(s, token, type, payload);
}

function pushName(s: State, token: IToken): void {
  reportConfusable(
    token.image,
    (index, length) => s.at(token.startOffset + index, token.startOffset + index + length),
    s.report,
  );
  push(s, token, T.Identifier);
}

/** A function or aggregate by its canonical name, or an own name as it stands. */
function scanCallee(s: State, token: IToken): void {
  for (const category of ["aggregate", "function"] as const) {
    const type = category === "aggregate" ? T.Aggregate : T.Identifier;
    const own = toCanonical(category, s.lang, token.image);
    if (own !== undefined) return push(s, token, type, own);
  }
  for (const category of ["aggregate", "function"] as const) {
    const type = category === "aggregate" ? T.Aggregate : T.Identifier;
    const foreign = toCanonical(category, s.other, token.image);
    if (foreign !== undefined) {
      reportForeign(s, token, toWord(category, s.lang, foreign) as string);
      return push(s, token, type, foreign);
    }
  }
  pushName(s, token);
}

function reportForeign(s: State, token: IToken, expected: string): void {
  const span = spanOf(s, token);
  s.report(formula.wordOfOtherLanguage(span, { word: token.image, expected }, { fixes: [replacing(span, expected)] }));
}

/** Vietnamese separates by `;`, for there the comma belongs to numbers; names of a quantifier stand between commas in both. */
function scanSeparator(s: State, token: IToken): void {
  const own = s.lang === "vi" ? T.Semicolon : T.Comma;
  push(s, token, token.tokenType, token.tokenType === own);
}

function scanNumber(s: State, token: IToken): void {
  const number = readNumber(token.image, s.lang);
  const unit = unitBehind(s, token);
  if (unit === "unknown") return push(s, token, T.Literal, undefined);
  if ("problem" in number) return scanBadNumber(s, token, number, unit);
  push(s, token, T.Literal, literalOf(s, token, number, unit?.unit));
}

function literalOf(s: State, token: IToken, number: Scaled, unit: Unit | undefined): LiteralValue | undefined {
  if (unit === undefined) return { type: "number", ...number };
  const literal = withUnit(number, unit);
  if (typeof literal !== "string") return literal;
  const make = literal === "large" ? formula.numberTooLarge : formula.wrongUnitValue;
  s.report(make(spanOf(s, token), { text: s.text.slice(token.startOffset, endOf(token)) }));
  return undefined;
}

function scanBadNumber(
  s: State,
  token: IToken,
  number: Exclude<ReturnType<typeof readNumber>, Scaled>,
  unit: { unit: Unit } | undefined,
): void {
  const { image } = token;
  const span = s.at(token.startOffset, token.startOffset + image.length);
  if (number.problem === "large") {
    s.report(formula.numberTooLarge(span, { text: image }));
    return push(s, token, T.Literal, undefined);
  }
  const { expected, fix } = number;
  s.report(formula.badNumber(span, { text: image, expected }, fix ? { fixes: [replacing(span, expected)] } : {}));
  const meant = fix ? readNumber(expected, s.lang) : undefined;
  push(
    s,
    token,
    T.Literal,
    meant === undefined || "problem" in meant ? undefined : literalOf(s, token, meant, unit?.unit),
  );
}

/** Takes the unit behind a number, if there is one. */
function unitBehind(s: State, token: IToken): { unit: Unit } | "unknown" | undefined {
  const next = s.raw[s.index];
  if (next?.tokenType === F.Percent) {
    extend(s, token, next);
    return { unit: { kind: "percent" } };
  }
  if (next?.tokenType !== T.Identifier) return undefined;
  const found = unitOfWord(next.image, s.lang);
  if (found !== undefined) {
    if (found.expected !== undefined) reportForeign(s, next, found.expected);
    extend(s, token, next);
    return found;
  }
  const third = s.raw[s.index + 1];
  const both = third?.tokenType === T.Identifier ? `${next.image} ${third.image}` : "";
  for (const lang of [s.lang, s.other]) {
    if (toCanonical("keyword", lang, next.image) !== undefined || toCanonical("keyword", lang, both) !== undefined)
      return undefined;
  }
  s.report(formula.unknownUnit(spanOf(s, next), { word: next.image }));
  extend(s, token, next);
  return "unknown";
}

function extend(s: State, token: IToken, next: IToken): void {
  s.index++;
  token.endOffset = endOf(next) - 1;
}

function scanDate(s: State, token: IToken): void {
  const { image, tokenType } = token;
  const iso = tokenType === F.IsoDate || tokenType === F.IsoMonth;
  const isDay = tokenType === F.IsoDate || tokenType === F.SlashDate;
  const value = isDay
    ? iso
      ? parseIsoDay(image)
      : parseViDay(image)
    : iso
      ? parseIsoMonth(image)
      : parseViMonth(image);
  const span = spanOf(s, token);
  if (value === undefined) {
    s.report(formula.impossibleDate(span, { text: image }));
    return push(s, token, T.Literal, undefined);
  }
  if (iso !== (s.lang === "en")) {
    const format = isDay ? (iso ? formatViDay : formatIsoDay) : iso ? formatViMonth : formatIsoMonth;
    const expected = format(value);
    s.report(formula.wordOfOtherLanguage(span, { word: image, expected }, { fixes: [replacing(span, expected)] }));
  }
  push(s, token, T.Literal, { type: isDay ? "date" : "month", value } satisfies LiteralValue);
}

function unescaped(s: State, token: IToken): string {
  const inner = token.image.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  return inner.replaceAll(/\\(.)/gsu, (escape, character: string, index: number) => {
    if (character === "n") return "\n";
    if (character === '"' || character === "\\") return character;
    const start = token.startOffset + 1 + index;
    s.report(formula.badEscape(s.at(start, start + escape.length), { escape }));
    return escape;
  });
}

function scanCurlyText(s: State, token: IToken): void {
  const span = spanOf(s, token);
  const value = token.image.slice(1, -1);
  const straight = `"${value}"`;
  s.report(
    formula.otherSpelling(span, { found: token.image, expected: straight }, { fixes: [replacing(span, straight)] }),
  );
  push(s, token, T.Literal, { type: "text", value } satisfies LiteralValue);
}

function scanOtherSign(s: State, token: IToken): void {
  const meant = OTHER_SIGNS[token.image] as string;
  const word = toWord("keyword", s.lang, meant);
  const expected = word ?? meant;
  const span = spanOf(s, token);
  const spaced = meant === "not" ? `${expected} ` : expected;
  s.report(formula.otherSpelling(span, { found: token.image, expected }, { fixes: [replacing(span, spaced)] }));
  if (word !== undefined) return pushKeyword(s, token, meant);
  push(s, token, meant === "=" ? T.Equal : T.Operator, meant);
}

function reportCharacter(s: State, offset: number): void {
  const character = String.fromCodePoint(s.text.codePointAt(offset) as number);
  const instead = INSTEAD[character];
  const span = s.at(offset, offset + character.length);
  const shown = /[\p{Z}\p{C}]/u.test(character) ? codePointName(character) : character;
  s.report(
    formula.unknownCharacter(
      span,
      { character: shown, instead },
      instead === undefined ? {} : { fixes: [replacing(span, instead)] },
    ),
  );
  s.broken = true;
}

/** The offset behind a token. */
export function endOf(token: IToken): number {
  return token.endOffset === undefined ? token.startOffset + token.image.length : token.endOffset + 1;
}

function replacing(span: Span, newText: string): Fix {
  return { title: { vi: `Đổi thành “${newText}”`, en: `Change to “${newText}”` }, edits: [{ span, newText }] };
}

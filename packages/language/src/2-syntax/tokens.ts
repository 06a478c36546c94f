/**
 * The token types of formulas and a lexer for each vocabulary. The lexers know the forms alone (they differ in how
 * numbers are written); which identifiers are keywords, and what the literals mean, `scan.ts` says afterwards.
 * Identifiers are spelled out as character ranges because Chevrotain drops the regular expression flag `u` (its issue
 * 1620), which would turn `\p{L}` into the letters p and L; `ensureOptimizations` keeps that from coming back unseen.
 */
import type { Lang } from "@khoan/diagnostics";
import { createToken, Lexer, type TokenType } from "chevrotain";

const hex = (code: number): string => `\\u${code.toString(16).padStart(4, "0")}`;

/** The characters of the Basic Multilingual Plane that match, as the inside of a character class. */
function characterClass(runs: RegExp): string {
  let ranges = "";
  for (const [first, last] of [
    [0x80, 0xd7ff],
    [0xe000, 0xffff],
  ] as const) {
    const all = String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
    for (const run of all.matchAll(runs)) {
      const start = first + run.index;
      ranges += run[0].length === 1 ? hex(start) : `${hex(start)}-${hex(start + run[0].length - 1)}`;
    }
  }
  return ranges;
}

const LETTERS = characterClass(/\p{L}+/gu);
const LETTERS_MARKS_DIGITS = characterClass(/[\p{L}\p{M}\p{N}]+/gu);
const WORD = `[A-Za-z_${LETTERS}][0-9A-Za-z_${LETTERS_MARKS_DIGITS}]*`;
/** A part of a clause id: `4`, `đ`, `c-bis-1`, `nd-351-2025`. */
const ID_PART = `[0-9A-Za-z_${LETTERS_MARKS_DIGITS}-]+`;

const made = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });
const form = (name: string, pattern: RegExp | string): TokenType => createToken({ name, pattern, line_breaks: false });

/** What the parser sees. Keywords, literals and moments are made by `scan.ts`. */
export const T = {
  Identifier: form("Identifier", new RegExp(WORD)),
  Clause: form("Clause", new RegExp(`§${ID_PART}(?:[./]${ID_PART})*`)),
  Range: form("Range", ".."),
  Dot: form("Dot", "."),
  Equal: form("Equal", "="),
  Minus: form("Minus", /[-−]/),
  /** `<`, `<=`, `>`, `>=` */
  Order: form("Order", /<=|>=|[<>≤≥]/),
  /** The other infix operators; words among them are made so by `scan.ts`. */
  Operator: form("Operator", /\?\?|!=|[+*/≠×]/),
  OpenParen: form("OpenParen", "("),
  CloseParen: form("CloseParen", ")"),
  OpenBracket: form("OpenBracket", "["),
  CloseBracket: form("CloseBracket", "]"),
  OpenBrace: form("OpenBrace", "{"),
  CloseBrace: form("CloseBrace", "}"),
  Colon: form("Colon", ":"),
  Semicolon: form("Semicolon", ";"),
  Comma: form("Comma", ","),
  Literal: made("Literal"),
  Moment: made("Moment"),
  ThisClause: made("ThisClause"),
  Aggregate: made("Aggregate"),
  If: made("If"),
  Then: made("Then"),
  Else: made("Else"),
  Let: made("Let"),
  In: made("In"),
  Quantifier: made("Quantifier"),
  Satisfies: made("Satisfies"),
  Not: made("Not"),
  At: made("At"),
  For: made("For"),
  Where: made("Where"),
} as const;

/** Forms that `scan.ts` turns into literals or reports. */
export const F = {
  IsoDate: form("IsoDate", /\d{4}-\d{2}-\d{2}(?!\d)/),
  IsoMonth: form("IsoMonth", /\d{4}-\d{2}(?!\d)/),
  SlashDate: form("SlashDate", /\d{1,2}\/\d{1,2}\/\d+/),
  SlashMonth: form("SlashMonth", /\d{2}\/\d{4}(?!\d)/),
  Percent: form("Percent", "%"),
  Text: form("Text", /"(?:[^"\\\n]|\\.)*"/),
  CurlyText: form("CurlyText", /[“”„][^“”"\n]*[“”]/),
  UnclosedText: form("UnclosedText", /["“”„](?:[^"\\\n]|\\.)*\\?/),
  OtherSpelling: form("OtherSpelling", /==|<>|&&|\|\||!/),
} as const;

export const NUMBERS: Readonly<Record<Lang, TokenType>> = {
  vi: form("NumberVi", /\d[\d_]*(?:\.\d[\d_]*)*(?:,\d+)?/),
  en: form("NumberEn", /\d[\d_]*(?:\.\d[\d_]*)*/),
};

const SPACE = createToken({
  name: "Space",
  pattern: /[ \t\r\n\u00a0\u2007\u202f\u3000]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/**
 * Where two forms begin alike, the longer stands first. Chevrotain’s checks of patterns cost as much as the rest of the
 * start, so a test asks for them and a run does not.
 */
export function lexerFor(lang: Lang, validate = false): Lexer {
  const numbers = [F.IsoDate, F.IsoMonth, F.SlashDate, F.SlashMonth, NUMBERS[lang]];
  const texts = [F.Text, F.CurlyText, F.UnclosedText];
  const made = Object.values(T).filter((token) => token.PATTERN === Lexer.NA);
  const signs = [
    T.Operator,
    F.OtherSpelling,
    T.Order,
    T.Equal,
    T.Minus,
    T.Range,
    T.Dot,
    F.Percent,
    T.OpenParen,
    T.CloseParen,
    T.OpenBracket,
    T.CloseBracket,
    T.OpenBrace,
    T.CloseBrace,
    T.Colon,
    T.Semicolon,
    T.Comma,
  ];
  return new Lexer([SPACE, T.Identifier, ...numbers, ...texts, T.Clause, ...signs, ...made], {
    ensureOptimizations: true,
    positionTracking: "onlyOffset",
    skipValidations: !validate,
  });
}

const LEXERS: Partial<Record<Lang, Lexer>> = {};

/** The lexer of a vocabulary, made when first asked for. */
export function lexerOf(lang: Lang): Lexer {
  const lexer = LEXERS[lang] ?? lexerFor(lang);
  LEXERS[lang] = lexer;
  return lexer;
}

/** What each word of a file is, for colours: facts, variables, rates, functions, keywords, clauses, days, money. */
import type { Lang } from "@khoan/diagnostics";
import { filePlaceOf, scan, visitFields, type YamlScalar } from "@khoan/language";
import { type Context, rangeIn } from "../context.ts";
import type { Range } from "../lsp.ts";
import type { Occurrence, TargetKind } from "../names/target.ts";

/** In the protocol's own names where it has one, so that themes know them. */
export const TOKEN_TYPES = [
  "property",
  "variable",
  "parameter",
  "type",
  "enumMember",
  "function",
  "keyword",
  "operator",
  "number",
  "string",
  "namespace",
  "clause",
  "date",
  "money",
  "reading",
] as const;
export const TOKEN_MODIFIERS = ["declaration", "modification", "readonly"] as const;

type TokenType = (typeof TOKEN_TYPES)[number];
type Token = { readonly start: number; readonly end: number; readonly type: TokenType; readonly modifiers: number };

const OF_TARGET: Readonly<Record<TargetKind, TokenType>> = {
  fact: "property",
  group: "namespace",
  field: "property",
  variable: "variable",
  local: "variable",
  parameter: "parameter",
  type: "type",
  member: "enumMember",
  reading: "reading",
  option: "enumMember",
  clause: "clause",
  rule_set: "namespace",
};

/** Five numbers a token, as the protocol packs them. */
export function semanticTokens(path: string, context: Context, within?: Range): readonly number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const token of tokensOf(path, context)) {
    const { start, end } = rangeIn(path, token, context);
    if (start.line !== end.line || end.character <= start.character) continue;
    if (within !== undefined && (end.line < within.start.line || start.line > within.end.line)) continue;
    data.push(
      start.line - line,
      start.line === line ? start.character - character : start.character,
      end.character - start.character,
      TOKEN_TYPES.indexOf(token.type),
      token.modifiers,
    );
    line = start.line;
    character = start.character;
  }
  return data;
}

function tokensOf(path: string, context: Context): readonly Token[] {
  const { workspace } = context;
  const root = workspace.tree(path)?.root;
  if (root === undefined) return [];
  const lang = workspace.langOf(path);
  const tokens: Token[] = workspace.folderOf(path) === undefined ? [] : context.names.inFile(path).map(ofName);
  visitFields(root, filePlaceOf(root), lang, {
    scalar: (scalar, kind) => {
      if (kind === "formula" || kind === "binding" || kind === "cell") tokens.push(...formulaTokens(scalar, lang));
      else if (kind === "literal" || kind === "case_literal" || kind === "range")
        tokens.push(...valueToken(scalar, lang));
      else if (typeof kind !== "string") tokens.push({ ...scalar.span, type: "keyword", modifiers: 0 });
    },
  });
  // A name that stands for something says more than the word that it is written with.
  const sorted = tokens.toSorted((a, b) => a.start - b.start || rank(a) - rank(b));
  let last = -1;
  return sorted.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

function rank({ type }: Token): number {
  return type === "string" || type === "keyword" ? 1 : 0;
}

function ofName({ span, target, role }: Occurrence): Token {
  const modifiers = role === "declares" ? 1 : role === "sets" ? 2 : target.kind === "parameter" ? 4 : 0;
  return { start: span.start, end: span.end, type: OF_TARGET[target.kind], modifiers };
}

const OF_TOKEN: Readonly<Record<string, TokenType>> = {
  Operator: "operator",
  Order: "operator",
  Equal: "operator",
  Minus: "operator",
  Moment: "keyword",
  ThisClause: "keyword",
  Aggregate: "function",
  If: "keyword",
  Then: "keyword",
  Else: "keyword",
  Let: "keyword",
  In: "keyword",
  Quantifier: "keyword",
  Satisfies: "keyword",
  Not: "keyword",
  At: "keyword",
  For: "keyword",
  Where: "keyword",
  Clause: "clause",
};

function formulaTokens(scalar: YamlScalar, lang: Lang): readonly Token[] {
  const offsets = scalar.offsets();
  const at = (start: number, end: number) => ({
    uri: scalar.span.uri,
    start: offsets[start] ?? scalar.span.end,
    end: (offsets[end - 1] ?? scalar.span.end - 1) + 1,
  });
  const { tokens } = scan(scalar.text, lang, at, () => undefined);
  return tokens.flatMap((token, i): readonly Token[] => {
    const name = token.tokenType.name;
    const called = name === "Identifier" && tokens[i + 1]?.tokenType.name === "OpenParen";
    const type = name === "Literal" ? literalType(token.payload) : called ? "function" : wordType(name, token.image);
    if (type === undefined) return [];
    const end = token.endOffset === undefined ? token.startOffset + token.image.length : token.endOffset + 1;
    return [{ ...at(token.startOffset, end), type, modifiers: 0 }];
  });
}

/** Operators that are words are keywords. */
function wordType(name: string, image: string): TokenType | undefined {
  return name === "Operator" && /\p{L}/u.test(image) ? "keyword" : OF_TOKEN[name];
}

function literalType(literal: { readonly type: string } | undefined): TokenType {
  switch (literal?.type) {
    case "money":
      return "money";
    case "date":
    case "month":
      return "date";
    case "text":
      return "string";
    case "bool":
    case "absent":
      return "keyword";
    default:
      return "number";
  }
}

const DATE = /^\d{1,2}\/\d{1,2}\/\d{4}$|^\d{4}-\d{2}(?:-\d{2})?$|^\d{1,2}\/\d{4}$|\.\./;
const CURRENCY = /^-?\d[\d_.,]*\s*[\p{L}]/u;

function valueToken(scalar: YamlScalar, lang: Lang): readonly Token[] {
  const text = scalar.text.trim();
  if (text === "" || scalar.style === "literal") return [];
  const token = (type: TokenType): readonly Token[] => [{ ...scalar.span, type, modifiers: 0 }];
  if (DATE.test(text)) return token("date");
  if (/^-?\d[\d_.,]*\s*%?$/.test(text)) return token("number");
  if (CURRENCY.test(text)) return token(/(?:ngày|tháng|năm|days?|months?|years?)$/.test(text) ? "number" : "money");
  return (lang === "vi" ? ["đúng", "sai", "trống", "chưa_biết"] : ["true", "false", "null", "unknown"]).includes(text)
    ? token("keyword")
    : [];
}

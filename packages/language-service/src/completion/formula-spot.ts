/**
 * Half a formula: what may follow what has been typed. Names a string, a path, a clause or a word that is begun; what type
 * the place wants; and which names the formula itself has bound so far.
 */
import type { Lang } from "@khoan/diagnostics";
import {
  type Expression,
  elaborate,
  elaborateList,
  loneScalar,
  parseFormula,
  required,
  type Scope,
  type Symbol,
  scan,
  type Type,
  withLocal,
} from "@khoan/language";
import { groupOf } from "../names/formula-names.ts";

export type FormulaSpot = {
  /** What is typed of a name, text or clause id. */
  readonly typed: string;
  readonly wants:
    | { readonly kind: "operand" }
    /** Something that joins or ends: an operator, `thì`. */
    | { readonly kind: "operator" }
    | { readonly kind: "clause" }
    /** The text of a reading’s id, of an option or of an enum member, in quotes. */
    | { readonly kind: "reading" }
    | { readonly kind: "option"; readonly reading: string }
    | { readonly kind: "text" }
    | { readonly kind: "members"; readonly group: Extract<Symbol, { kind: "group" }> }
    | { readonly kind: "fields"; readonly type: Extract<Type, { kind: "record" }> }
    | { readonly kind: "nothing" };
  readonly expected?: Type;
  readonly scope: Scope;
};

type Token = ReturnType<typeof scan>["tokens"][number];

const ENDS: ReadonlySet<string> = new Set([
  "Identifier",
  "Literal",
  "Moment",
  "ThisClause",
  "Clause",
  "CloseParen",
  "CloseBracket",
  "CloseBrace",
]);

export function formulaSpot(before: string, lang: Lang, outer: Scope, whole: Type | undefined): FormulaSpot {
  const inText = /(?:^|[^"])*"([^"]*)$/.exec(before);
  const quotes = before.split('"').length - 1;
  const clause = /§([\p{L}\p{M}\p{N}_./-]*)$/u.exec(before);
  const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.exec(before)?.[0] ?? "";
  if (quotes % 2 === 1) return textSpot(before, inText?.[1] ?? "", lang, outer, whole);
  if (clause !== null) return { typed: clause[1] ?? "", wants: { kind: "clause" }, scope: outer };
  const head = before.slice(0, before.length - word.length);
  const reader = tokenReader(head, lang);
  const scope = bindings(reader, outer);
  const last = reader.tokens.at(-1);
  const spot = { typed: word, scope };
  if (/\d[\d_.,/]*$/.test(head)) return { ...spot, wants: { kind: "nothing" } };
  if (last !== undefined && nameOf(last) === "Dot") {
    const record = reader.operandBefore(reader.tokens.length - 2);
    return { ...spot, wants: record === undefined ? { kind: "nothing" } : memberWants(record, scope) };
  }
  if (last !== undefined && ENDS.has(nameOf(last))) return { ...spot, wants: { kind: "operator" } };
  const expected = expectedAt(reader, scope, whole);
  return { ...spot, wants: { kind: "operand" }, ...(expected === undefined ? {} : { expected }) };
}

function textSpot(before: string, typed: string, lang: Lang, outer: Scope, whole: Type | undefined): FormulaSpot {
  const head = before.slice(0, before.lastIndexOf('"'));
  const reader = tokenReader(head, lang);
  const scope = bindings(reader, outer);
  const { tokens } = reader;
  const last = tokens.at(-1);
  if (last !== undefined && nameOf(last) === "OpenParen" && tokens.at(-2)?.payload === "reading")
    return { typed, wants: { kind: "reading" }, scope };
  if (last !== undefined && nameOf(last) === "OpenParen" && isReading(tokens.at(-2)?.image, lang))
    return { typed, wants: { kind: "reading" }, scope };
  const left = isComparison(last) ? reader.operandBefore(tokens.length - 2) : undefined;
  const id = left?.kind === "call" && left.callee.name === "reading" ? left.arguments[0]?.value : undefined;
  if (id?.kind === "literal" && id.literal.type === "text")
    return { typed, wants: { kind: "option", reading: id.literal.value }, scope };
  const expected = expectedAt(reader, scope, whole);
  return { typed, wants: { kind: "text" }, scope, ...(expected === undefined ? {} : { expected }) };
}

function isReading(image: string | undefined, lang: Lang): boolean {
  return image?.normalize("NFC") === (lang === "vi" ? "cách_đọc" : "reading");
}

function memberWants(record: Expression, scope: Scope): FormulaSpot["wants"] {
  const group = groupOf(record, scope);
  if (group !== undefined) return { kind: "members", group };
  const type = required(elaborate(record, scope).type);
  return type.kind === "record" ? { kind: "fields", type } : { kind: "nothing" };
}

function nameOf(token: Token): string {
  return token.tokenType.name;
}

function isComparison(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (nameOf(token) === "Equal" ||
      nameOf(token) === "Order" ||
      ["!=", "one_of", "contains"].includes(String(token.payload)))
  );
}

type Reader = {
  readonly tokens: readonly Token[];
  /** The operand that ends with a token; undefined where none does. */
  readonly operandBefore: (end: number) => Expression | undefined;
  readonly parse: (from: number, to: number) => Expression | undefined;
};

const NOWHERE = "formula";

function tokenReader(text: string, lang: Lang): Reader {
  const at = (start: number, end: number) => ({ uri: NOWHERE, start, end });
  const { tokens } = scan(text.normalize("NFC"), lang, at, () => undefined);
  const clean = text.normalize("NFC");
  const parse = (from: number, to: number): Expression | undefined => {
    const start = tokens[from]?.startOffset;
    const last = tokens[to];
    if (start === undefined || last === undefined) return undefined;
    const end = last.endOffset === undefined ? last.startOffset + last.image.length : last.endOffset + 1;
    const made = parseFormula(loneScalar(NOWHERE, clean.slice(start, end)), lang, { next: () => 0 }, () => undefined);
    return made.kind === "error" ? undefined : made;
  };
  const operandBefore = (end: number): Expression | undefined => {
    const start = operandStart(tokens, end);
    return start === undefined ? undefined : parse(start, end);
  };
  return { tokens, operandBefore, parse };
}

const OPENS: Readonly<Record<string, string>> = {
  CloseParen: "OpenParen",
  CloseBracket: "OpenBracket",
  CloseBrace: "OpenBrace",
};

/** Where the path, call or bracket that ends with a token begins. */
function operandStart(tokens: readonly Token[], end: number): number | undefined {
  let at = end;
  const token = tokens[at];
  if (token === undefined || !ENDS.has(nameOf(token))) return undefined;
  if (nameOf(token) in OPENS) {
    let depth = 0;
    for (; at >= 0; at--) {
      const name = nameOf(tokens[at] as Token);
      if (name in OPENS) depth++;
      else if (Object.values(OPENS).includes(name) && --depth === 0) break;
    }
    if (at < 0) return undefined;
    const before = tokens[at - 1];
    if (
      nameOf(tokens[at] as Token) === "OpenParen" &&
      before !== undefined &&
      (nameOf(before) === "Identifier" || nameOf(before) === "Aggregate")
    )
      at--;
  }
  const dot = tokens[at - 1];
  return dot !== undefined && nameOf(dot) === "Dot" ? (operandStart(tokens, at - 2) ?? at) : at;
}

/** The scope at the end of a text that binds names. */
export function formulaBindings(text: string, lang: Lang, outer: Scope): Scope {
  return bindings(tokenReader(text, lang), outer);
}

/** The names that the formula binds before its end, with their types. */
function bindings(reader: Reader, outer: Scope): Scope {
  const { tokens } = reader;
  let scope = outer;
  tokens.forEach((token, i) => {
    if (nameOf(token) !== "Identifier") return;
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (before === undefined || next === undefined) return;
    const opener = nameOf(before);
    if (opener === "Let" && nameOf(next) === "Equal") {
      const end = closingIn(tokens, i + 2);
      const value = end === undefined ? undefined : reader.parse(i + 2, end - 1);
      if (value !== undefined) scope = withLocal(scope, token.image, elaborate(value, scope).type).scope;
    } else if (["For", "Quantifier", "OpenParen", "Semicolon", "Comma"].includes(opener) && nameOf(next) === "In") {
      const over = forwardOperand(reader, i + 2);
      if (over !== undefined) scope = withLocal(scope, token.image, elaborateList(over, scope).element).scope;
    }
  });
  return scope;
}

/** The `trong` that ends the value of a `đặt`. */
function closingIn(tokens: readonly Token[], from: number): number | undefined {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const name = nameOf(tokens[i] as Token);
    if (Object.values(OPENS).includes(name)) depth++;
    else if (name in OPENS) depth--;
    else if (name === "In" && depth === 0) return i;
  }
  return undefined;
}

/** The longest operand that begins at a token. */
function forwardOperand(reader: Reader, from: number): Expression | undefined {
  for (let end = reader.tokens.length - 1; end >= from; end--) {
    if (operandStart(reader.tokens, end) === from) return reader.parse(from, end);
  }
  return undefined;
}

/** What type the place behind the last token wants, where that can be told. */
function expectedAt(reader: Reader, scope: Scope, whole: Type | undefined): Type | undefined {
  const { tokens } = reader;
  const last = tokens.at(-1);
  if (last === undefined) return whole;
  if (isComparison(last)) {
    const left = reader.operandBefore(tokens.length - 2);
    const type = left && elaborate(left, scope).type;
    return type && elementIf(type, last.payload === "contains");
  }
  switch (nameOf(last)) {
    case "OpenBracket": {
      const before = tokens[tokens.length - 2];
      if (before?.payload === "one_of") {
        const left = reader.operandBefore(tokens.length - 3);
        return left && elaborate(left, scope).type;
      }
      return whole && elementIf(whole, true);
    }
    case "Then":
    case "Else":
    case "In":
      return whole;
    case "OpenParen":
    case "Semicolon":
    case "Comma":
      return argumentType(tokens, scope);
    case "Colon": {
      const record = whole && required(whole);
      const field = tokens[tokens.length - 2]?.image;
      return record?.kind === "record" && field !== undefined ? record.fields.get(field) : undefined;
    }
    case "Operator":
      return last.payload === "and" || last.payload === "or" ? { kind: "bool" } : undefined;
    case "If":
    case "Not":
    case "Where":
    case "Satisfies":
      return { kind: "bool" };
    default:
      return undefined;
  }
}

function elementIf(type: Type, wanted: boolean): Type {
  const plain = required(type);
  return wanted && plain.kind === "list" ? plain.element : type;
}

/** The type of an argument of a parameter that has keys. */
function argumentType(tokens: readonly Token[], scope: Scope): Type | undefined {
  let depth = 0;
  let index = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const name = nameOf(tokens[i] as Token);
    if (name in OPENS) depth++;
    else if (Object.values(OPENS).includes(name)) {
      if (depth > 0) depth--;
      else {
        const symbol = scope.symbols.names.get(tokens[i - 1]?.image ?? "");
        const key = symbol?.kind === "parameter" ? symbol.model.keys[index] : undefined;
        const type = key && scope.symbols.types.get(key.name);
        return type?.kind === "enum"
          ? { kind: "enum", name: type.name.name, members: type.members.map((one) => one.name) }
          : undefined;
      }
    } else if ((name === "Semicolon" || name === "Comma") && depth === 0) index++;
  }
  return undefined;
}

/** Builds the nodes of one formula: places through the scalar's offset map, literals parsed, words made canonical. */
import { formula, type Lang, type Report, type Span } from "@khoan/diagnostics";
import {
  currencyOfWord, currencyScale, literalDecimal, parseDecimal, parseIsoDay, parseIsoMonth, parseViDay, parseViMonth, scaleUp,
} from "@khoan/values";
import type { IToken } from "chevrotain";
import type { YamlScalar } from "../1-source/yaml-tree.ts";
import type { AggregateName, Argument, BinaryOperator, DurationUnit, Expression, Identifier, LiteralValue, NodeIds } from "./expression.ts";
import { toCanonical } from "./vocabulary.ts";

type Leaf = "date" | "month" | "text" | "clause" | "true" | "false" | "null" | "day" | "month_now" | "year" | "this_clause";

export type Nodes = ReturnType<typeof nodesFor>;

export function nodesFor(scalar: YamlScalar, lang: Lang, ids: NodeIds, report: Report) {
  const at = (start: number, end: number): Span => {
    const offsets = scalar.offsets();
    const last = Math.max(start, end - 1);
    return {
      uri: scalar.span.uri,
      start: offsets[Math.min(start, offsets.length - 1)] ?? scalar.span.start,
      end: (offsets[Math.min(last, offsets.length - 1)] ?? scalar.span.end - 1) + 1,
    };
  };
  const ofToken = (token: IToken): Span => at(token.startOffset, (token.endOffset ?? token.startOffset) + 1);
  const between = (a: Span, b: Span): Span => ({ uri: a.uri, start: a.start, end: Math.max(a.end, b.end) });
  const identifier = (token: IToken): Identifier => ({ name: token.image.normalize("NFC"), span: ofToken(token) });
  const whole = { uri: scalar.span.uri, start: scalar.span.start, end: scalar.span.end };
  /** In recovery a part may be missing. */
  const sure = (node: Expression | undefined): Expression => node ?? { kind: "error", id: ids.next(), span: whole };
  const literal = (value: LiteralValue, span: Span): Expression => ({ kind: "literal", id: ids.next(), span, literal: value });
  const functionName = (token: IToken): Identifier => {
    const name = token.image.normalize("NFC");
    return { name: toCanonical("function", lang, name) ?? name, span: ofToken(token) };
  };

  return {
    ofToken,
    at,
    sure,
    label: (token: IToken): Identifier => {
      const name = token.image.normalize("NFC");
      return { name: toCanonical("argument", lang, name) ?? name, span: ofToken(token) };
    },
    ifThenElse: (start: IToken, condition: Expression, then: Expression, otherwise: Expression): Expression => ({
      kind: "if",
      id: ids.next(),
      span: between(ofToken(start), sure(otherwise).span),
      condition: sure(condition),
      then: sure(then),
      otherwise: sure(otherwise),
    }),
    letIn: (start: IToken, name: IToken, value: Expression, body: Expression): Expression => ({
      kind: "let",
      id: ids.next(),
      span: between(ofToken(start), sure(body).span),
      name: identifier(name),
      value: sure(value),
      body: sure(body),
    }),
    quantifier: (start: IToken, quantifier: "some" | "every", names: IToken[], over: Expression, body: Expression): Expression => ({
      kind: "quantifier",
      id: ids.next(),
      span: between(ofToken(start), sure(body).span),
      quantifier,
      names: names.map(identifier),
      over: sure(over),
      body: sure(body),
    }),
    aggregate: (
      callee: IToken,
      value: Expression | undefined,
      name: IToken,
      over: Expression,
      where: Expression | undefined,
      close: IToken,
    ): Expression => {
      const span = between(ofToken(callee), ofToken(close));
      const aggregate = toCanonical("aggregate", lang, callee.image.normalize("NFC"));
      if (aggregate === undefined) {
        report(formula.unexpectedToken(ofToken(callee), { found: callee.image, expected: "count, sum, list…" }));
        return { kind: "error", id: ids.next(), span };
      }
      return {
        kind: "aggregate",
        id: ids.next(),
        span,
        aggregate: aggregate as AggregateName,
        name: identifier(name),
        over: sure(over),
        ...(value === undefined ? {} : { value }),
        ...(where === undefined ? {} : { where }),
      };
    },
    binary: (operator: BinaryOperator, token: IToken, left: Expression, right: Expression): Expression => ({
      kind: "binary",
      id: ids.next(),
      span: between(sure(left).span, sure(right).span),
      operator,
      operatorSpan: ofToken(token),
      left: sure(left),
      right: sure(right),
    }),
    unary: (operator: "not" | "-", token: IToken, operand: Expression): Expression => ({
      kind: "unary",
      id: ids.next(),
      span: between(ofToken(token), sure(operand).span),
      operator,
      operand: sure(operand),
    }),
    range: (from: Expression, to: Expression): Expression => ({
      kind: "range",
      id: ids.next(),
      span: between(sure(from).span, sure(to).span),
      from: sure(from),
      to: sure(to),
    }),
    atMoment: (body: Expression, moment: Expression): Expression => ({
      kind: "at",
      id: ids.next(),
      span: between(sure(body).span, sure(moment).span),
      body: sure(body),
      moment: sure(moment),
    }),
    field: (record: Expression, field: IToken): Expression => ({
      kind: "field",
      id: ids.next(),
      span: between(sure(record).span, ofToken(field)),
      record: sure(record),
      field: identifier(field),
    }),
    name: (token: IToken): Expression => ({ kind: "name", id: ids.next(), ...identifier(token) }),
    call: (callee: IToken, args: readonly Argument[], close: IToken): Expression => ({
      kind: "call",
      id: ids.next(),
      span: between(ofToken(callee), ofToken(close)),
      callee: functionName(callee),
      arguments: args.filter((argument) => argument?.value !== undefined),
    }),
    list: (open: IToken, items: readonly Expression[], close: IToken): Expression => ({
      kind: "list",
      id: ids.next(),
      span: between(ofToken(open), ofToken(close)),
      items: items.map(sure),
    }),
    record: (open: IToken, fields: readonly { name: IToken; value: Expression }[], close: IToken): Expression => ({
      kind: "record",
      id: ids.next(),
      span: between(ofToken(open), ofToken(close)),
      fields: fields.map(({ name, value }) => ({ name: identifier(name), value: sure(value) })),
    }),
    number: (token: IToken, unit: IToken | undefined): Expression => {
      const numberSpan = ofToken(token);
      const span = unit === undefined ? numberSpan : between(numberSpan, ofToken(unit));
      const value = numberLiteral(token.image, unit?.image, lang);
      if (typeof value !== "string") return literal(value, span);
      reportNumber(value, token.image, unit, numberSpan, lang, report, ofToken);
      return { kind: "error", id: ids.next(), span };
    },
    leaf: (token: IToken, kind: Leaf): Expression => {
      const span = ofToken(token);
      switch (kind) {
        case "date": {
          const day = lang === "vi" ? parseViDay(padDate(token.image)) : parseIsoDay(token.image);
          if (day !== undefined) return literal({ type: "date", value: day }, span);
          break;
        }
        case "month": {
          const month = lang === "vi" ? parseViMonth(padDate(token.image)) : parseIsoMonth(token.image);
          if (month !== undefined) return literal({ type: "month", value: month }, span);
          break;
        }
        case "text":
          return literal({ type: "text", value: token.image.slice(1, -1).normalize("NFC") }, span);
        case "clause":
          return { kind: "clause", id: ids.next(), span, clause: token.image.slice(1).normalize("NFC") };
        case "true":
        case "false":
          return literal({ type: "bool", value: kind === "true" }, span);
        case "null":
          return literal({ type: "absent" }, span);
        case "day":
        case "year":
          return { kind: "moment", id: ids.next(), span, moment: kind };
        case "month_now":
          return { kind: "moment", id: ids.next(), span, moment: "month" };
        case "this_clause":
          return { kind: "this_clause", id: ids.next(), span };
      }
      report(formula.impossibleDate(span, { text: token.image }));
      return { kind: "error", id: ids.next(), span };
    },
  };
}

/** `1/3/2026` is read as `01/03/2026`. */
export function padDate(text: string): string {
  return text
    .split("/")
    .map((part) => part.padStart(2, "0"))
    .join("/");
}

const UNIT_OF_WORD: Readonly<Record<string, DurationUnit>> = { day: "days", month: "months", year: "years" };

/** The literal that a number and its unit make; `number` or `unit` names the part that is wrong. */
export function numberLiteral(text: string, unit: string | undefined, lang: Lang): LiteralValue | "number" | "large" | "unit" {
  const parsed = parseDecimal(text, lang);
  if (parsed === undefined) return /^\d{1,3}([._]\d{3})*$|^\d+$/.test(text) ? "large" : "number";
  if (unit === undefined) return { type: "number", ...parsed };
  if (unit === "%") return { type: "percent", ...parsed };
  const word = unit.normalize("NFC");
  const duration = toCanonical("unit", lang, word) ?? UNIT_OF_WORD[lang === "en" ? word : ""];
  if (duration !== undefined) {
    return parsed.scale === 0 ? { type: "duration", value: parsed.value, unit: duration as DurationUnit } : "number";
  }
  const currency = currencyOfWord(word);
  if (currency === undefined) return "unit";
  const minor = currencyScale(currency);
  if (parsed.scale <= minor) {
    const value = parsed.value * 10 ** (minor - parsed.scale);
    return Number.isSafeInteger(value) ? { type: "money", value: scaleUp(parsed.value, minor - parsed.scale), scale: 0, currency } : "large";
  }
  return { type: "money", value: parsed.value, scale: parsed.scale - minor, currency };
}

function reportNumber(
  part: "number" | "large" | "unit",
  text: string,
  unit: IToken | undefined,
  span: Span,
  lang: Lang,
  report: Report,
  ofToken: (token: IToken) => Span,
): void {
  if (part === "large") return report(formula.numberTooLarge(span, { text }));
  if (part === "unit" && unit !== undefined) return report(formula.unknownUnit(ofToken(unit), { word: unit.image }));
  const other = parseDecimal(text, lang === "vi" ? "en" : "vi");
  const expected = other === undefined ? literalDecimal(15_000_005, 1, lang) : literalDecimal(other.value, other.scale, lang);
  report(
    formula.badNumber(span, { text, expected }, {
      fixes: other === undefined ? [] : [{ title: { vi: `Viết ${expected}`, en: `Write ${expected}` }, edits: [{ span, newText: expected }] }],
    }),
  );
}

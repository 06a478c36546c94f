/**
 * An `Expression` as text of either vocabulary: the fewest brackets (but one pair for readers, see `negated`), one
 * spacing, long formulas over several lines.
 * Invariant: parsing the text gives the same tree again, ids and places apart, whatever the vocabulary and the width.
 */
import type { Lang } from "@khoan/diagnostics";
import type { Argument, BinaryOperator, CallExpression, Expression } from "./expression.ts";
import { literalText } from "./numbers.ts";
import { LEVEL, LEVEL_OF } from "./operators.ts";
import type { Binding, CellSyntax } from "./parse-context.ts";
import { toWord } from "./vocabulary.ts";

export type PrintOptions = {
  /** Longer formulas are broken over lines; `Infinity` keeps them on one. Default 100. */
  readonly width?: number;
};

/** Where a part stands: how tightly it must bind, and whether it may reach to the end of what it stands in. */
type Seat = { readonly level: number; readonly open: boolean };

/** Between delimiters anything may stand. */
const FREE: Seat = { level: LEVEL.loose, open: true };
const TIGHT: Seat = { level: LEVEL.primary, open: false };

export function printExpression(expression: Expression, lang: Lang, options: PrintOptions = {}): string {
  return layOut(expression, FREE, { lang, width: options.width ?? 100, indent: 0 });
}

/** A cell of a decision table; always on one line. */
export function printCell(cell: CellSyntax, lang: Lang): string {
  switch (cell.kind) {
    case "any":
      return "-";
    case "compare":
      return `${cell.operator} ${flat(cell.value, FREE, lang)}`;
    case "range":
      return `${flat(cell.from, { level: LEVEL.or, open: false }, lang)}..${flat(cell.to, FREE, lang)}`;
    case "one_of":
      return cell.values.map((value) => flat(value, FREE, lang)).join(separator(lang));
  }
}

/** `g trong xs`, of `với_mỗi`. */
export function printBinding(binding: Binding, lang: Lang, options: PrintOptions = {}): string {
  const head = `${binding.name.name} ${word(lang, "in")} `;
  return head + layOut(binding.over, FREE, { lang, width: options.width ?? 100, indent: head.length });
}

function word(lang: Lang, canonical: string): string {
  return toWord("keyword", lang, canonical) ?? canonical;
}

function separator(lang: Lang): string {
  return lang === "vi" ? "; " : ", ";
}

function operatorWord(operator: BinaryOperator, lang: Lang): string {
  return word(lang, operator === "one_of" ? "one of" : operator);
}

function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case "if":
    case "let":
    case "quantifier":
      return LEVEL.loose;
    case "binary":
      return LEVEL_OF[expression.operator];
    case "unary":
      return expression.operator === "not" ? LEVEL.not : LEVEL.minus;
    case "at":
      return LEVEL.at;
    default:
      return LEVEL.primary;
  }
}

function needsBrackets(expression: Expression, seat: Seat): boolean {
  const level = levelOf(expression);
  if (level === LEVEL.loose) return !seat.open || seat.level > LEVEL.not;
  return level < seat.level;
}

/** The seats of an operator’s sides: left-associative, comparisons not at all. */
function seatsOf(operator: BinaryOperator, open: boolean): { left: Seat; right: Seat } {
  const level = LEVEL_OF[operator];
  return {
    left: { level: level === LEVEL.comparison ? level + 1 : level, open: false },
    right: { level: level + 1, open },
  };
}

/** “không (a > b)”: without brackets a reader would take the “không” to belong to `a`. */
function negated(operand: Expression, open: boolean): Seat {
  const level = levelOf(operand);
  return level === LEVEL.comparison || level === LEVEL.at ? TIGHT : { level: LEVEL.not, open };
}

// ——— On one line ———

function flat(expression: Expression, seat: Seat, lang: Lang): string {
  return needsBrackets(expression, seat) ? `(${bare(expression, true, lang)})` : bare(expression, seat.open, lang);
}

/** `open`: whether the formula may reach to the end of what it stands in. */
function bare(e: Expression, open: boolean, lang: Lang): string {
  switch (e.kind) {
    case "if": {
      const parts = [flat(e.condition, FREE, lang), flat(e.then, FREE, lang), flat(e.otherwise, FREE, lang)];
      return `${word(lang, "if")} ${parts[0]} ${word(lang, "then")} ${parts[1]} ${word(lang, "else")} ${parts[2]}`;
    }
    case "let":
      return `${word(lang, "let")} ${e.name.name} = ${flat(e.value, FREE, lang)} ${word(lang, "in")} ${flat(e.body, FREE, lang)}`;
    case "quantifier": {
      const names = e.names.map((name) => name.name).join(", ");
      const over = `${names} ${word(lang, "in")} ${flat(e.over, FREE, lang)}`;
      return `${word(lang, e.quantifier)} ${over} ${word(lang, "satisfies")} ${flat(e.body, FREE, lang)}`;
    }
    case "aggregate": {
      const value = e.value === undefined ? "" : `${flat(e.value, FREE, lang)} ${word(lang, "for")} `;
      const each = `${e.name.name} ${word(lang, "in")} ${flat(e.over, FREE, lang)}`;
      const where = e.where === undefined ? "" : ` ${word(lang, "where")} ${flat(e.where, FREE, lang)}`;
      return `${aggregateWord(e.aggregate, lang)}(${value}${each}${where})`;
    }
    case "binary": {
      const seats = seatsOf(e.operator, open);
      return `${flat(e.left, seats.left, lang)} ${operatorWord(e.operator, lang)} ${flat(e.right, seats.right, lang)}`;
    }
    case "unary":
      return e.operator === "not"
        ? `${word(lang, "not")} ${flat(e.operand, negated(e.operand, open), lang)}`
        : `-${flat(e.operand, { level: LEVEL.minus, open: false }, lang)}`;
    case "at":
      return `${flat(e.body, { level: LEVEL.at, open: false }, lang)} ${word(lang, "at")} ${flat(e.moment, TIGHT, lang)}`;
    case "range":
      return `${flat(e.from, { level: LEVEL.or, open: false }, lang)}..${flat(e.to, FREE, lang)}`;
    case "call":
      return `${calleeWord(e, lang)}(${argumentTexts(e, lang).join(separator(lang))})`;
    case "field":
      return `${flat(e.record, TIGHT, lang)}.${e.field.name}`;
    case "record":
      return `{ ${e.fields.map((field) => `${field.name.name}: ${flat(field.value, FREE, lang)}`).join(separator(lang))} }`;
    case "list":
      return `[${e.items.map((item) => flat(item, FREE, lang)).join(separator(lang))}]`;
    case "name":
      return e.name;
    case "literal":
      return literalText(e.literal, lang);
    case "moment":
      return word(lang, e.moment);
    case "this_clause":
      return word(lang, "this_clause");
    case "clause":
      return `§${e.clause}`;
    case "error":
      return "…";
  }
}

function aggregateWord(aggregate: string, lang: Lang): string {
  return toWord("aggregate", lang, aggregate) ?? aggregate;
}

function calleeWord(e: CallExpression, lang: Lang): string {
  return toWord("function", lang, e.callee.name) ?? e.callee.name;
}

function argumentTexts(e: CallExpression, lang: Lang): string[] {
  return e.arguments.map((argument) => argumentText(e, argument, lang, (value) => flat(value, FREE, lang)));
}

/** The mode of a rounding is a word of the vocabulary. */
function argumentText(
  e: CallExpression,
  { label, value }: Argument,
  lang: Lang,
  print: (value: Expression) => string,
): string {
  const isMode = e.callee.name === "round" && label?.name === "mode" && value.kind === "name";
  const text = isMode ? (toWord("rounding_mode", lang, value.name) ?? value.name) : print(value);
  return label === undefined ? text : `${toWord("label", lang, label.name) ?? label.name}: ${text}`;
}

// ——— Over several lines ———

type Page = { readonly lang: Lang; readonly width: number; readonly indent: number };

function layOut(e: Expression, seat: Seat, page: Page): string {
  const line = flat(e, seat, page.lang);
  if (page.indent + line.length <= page.width) return line;
  if (!needsBrackets(e, seat)) return broken(e, seat.open, page);
  if (levelOf(e) !== LEVEL.loose) return `(${broken(e, true, inner(page, 1))})`;
  const deeper = inner(page, 2);
  return `(${newLine(deeper)}${layOut(e, FREE, deeper)}${newLine(page)})`;
}

function inner(page: Page, by: number): Page {
  return { ...page, indent: page.indent + by };
}

/** Where the further lines of a part begin that stands behind its name: those with brackets of their own need no step. */
function hanging(e: Expression, page: Page): Page {
  return e.kind === "call" || e.kind === "list" || e.kind === "record" || e.kind === "aggregate"
    ? page
    : inner(page, 2);
}

function newLine(page: Page): string {
  return `\n${" ".repeat(page.indent)}`;
}

function broken(e: Expression, open: boolean, page: Page): string {
  const { lang } = page;
  const deeper = inner(page, 2);
  switch (e.kind) {
    case "if":
      return conditional(e, page);
    case "let": {
      const head = `${word(lang, "let")} ${e.name.name} = `;
      return `${head}${layOut(e.value, FREE, hanging(e.value, page))} ${word(lang, "in")}${newLine(page)}${layOut(e.body, FREE, page)}`;
    }
    case "quantifier": {
      const head = `${word(lang, e.quantifier)} ${e.names.map((name) => name.name).join(", ")} ${word(lang, "in")} `;
      const over = layOut(e.over, FREE, inner(page, head.length));
      return `${head}${over} ${word(lang, "satisfies")}${newLine(deeper)}${layOut(e.body, FREE, deeper)}`;
    }
    case "binary":
      return e.operator === "and" || e.operator === "or" ? chain(e, e.operator, open, page) : pair(e, open, page);
    case "unary": {
      if (e.operator === "-") return bare(e, open, lang);
      const head = `${word(lang, "not")} `;
      const seat = negated(e.operand, open);
      return head + layOut(e.operand, seat, needsBrackets(e.operand, seat) ? page : inner(page, head.length));
    }
    case "call":
      return listed(
        `${calleeWord(e, lang)}(`,
        e.arguments.map((one) => argumentText(e, one, lang, (value) => layOut(value, FREE, deeper))),
        ")",
        page,
      );
    case "list":
      return e.items.every((item) => levelOf(item) === LEVEL.primary)
        ? filled(e.items, page)
        : listed(
            "[",
            e.items.map((item) => layOut(item, FREE, deeper)),
            "]",
            page,
          );
    case "record":
      return listed(
        "{",
        e.fields.map((field) => `${field.name.name}: ${layOut(field.value, FREE, hanging(field.value, deeper))}`),
        "}",
        page,
      );
    case "at":
      return `${layOut(e.body, { level: LEVEL.at, open: false }, page)} ${word(lang, "at")} ${flat(e.moment, TIGHT, lang)}`;
    case "aggregate": {
      const value = e.value === undefined ? [] : [layOut(e.value, FREE, deeper)];
      const head = `${value.length === 0 ? "" : `${word(lang, "for")} `}${e.name.name} ${word(lang, "in")} `;
      const each = head + layOut(e.over, FREE, inner(deeper, head.length));
      const where =
        e.where === undefined
          ? []
          : [`${word(lang, "where")} ${layOut(e.where, FREE, inner(deeper, word(lang, "where").length + 1))}`];
      return `${aggregateWord(e.aggregate, lang)}(${[...value, each, ...where].map((part) => newLine(deeper) + part).join("")}${newLine(page)})`;
    }
    default:
      return bare(e, open, lang);
  }
}

/** nếu C thì A ⏎ không thì nếu D thì B ⏎ không thì E */
function conditional(e: Extract<Expression, { kind: "if" }>, page: Page): string {
  const { lang } = page;
  const deeper = inner(page, 2);
  const condition = `${word(lang, "if")} ${layOut(e.condition, FREE, inner(page, word(lang, "if").length + 1))} ${word(lang, "then")}`;
  const otherwise = word(lang, "else");
  const rest =
    e.otherwise.kind === "if"
      ? ` ${conditional(e.otherwise, page)}`
      : behind(e.otherwise, otherwise.length, page, deeper);
  const head = condition.includes("\n") ? page.width : condition.length;
  return `${condition}${behind(e.then, head, page, deeper)}${newLine(page)}${otherwise}${rest}`;
}

/** A part on the line it belongs to, or on lines of its own. */
function behind(e: Expression, used: number, page: Page, deeper: Page): string {
  const line = flat(e, FREE, page.lang);
  if (page.indent + used + 1 + line.length <= page.width) return ` ${line}`;
  return newLine(deeper) + layOut(e, FREE, deeper);
}

/** a và ⏎ b và ⏎ c */
function chain(e: Extract<Expression, { kind: "binary" }>, operator: "and" | "or", open: boolean, page: Page): string {
  const seats = seatsOf(operator, open);
  const rights: Expression[] = [];
  let left: Expression = e;
  while (left.kind === "binary" && left.operator === operator) {
    rights.unshift(left.right);
    left = left.left;
  }
  const parts = [layOut(left, seats.left, page)];
  rights.forEach((right, i) => {
    const last = i === rights.length - 1;
    parts.push(layOut(right, { ...seats.right, open: last && open }, page));
  });
  return parts.join(` ${operatorWord(operator, page.lang)}${newLine(page)}`);
}

/** a + ⏎   b */
function pair(e: Extract<Expression, { kind: "binary" }>, open: boolean, page: Page): string {
  const seats = seatsOf(e.operator, open);
  const deeper = inner(page, 2);
  const left = `${layOut(e.left, seats.left, page)} ${operatorWord(e.operator, page.lang)}`;
  const right = flat(e.right, seats.right, page.lang);
  const lastLine = left.slice(left.lastIndexOf("\n") + 1);
  if (lastLine !== left && lastLine.length + 1 + right.length <= page.width) return `${left} ${right}`;
  return `${left}${newLine(deeper)}${layOut(e.right, seats.right, deeper)}`;
}

/** [a; b; ⏎ c; d] */
function filled(items: readonly Expression[], page: Page): string {
  const deeper = inner(page, 1);
  const mark = separator(page.lang).trimEnd();
  let text = "[";
  let column = deeper.indent;
  if (items.length === 0) return "[]";
  items.forEach((item, i) => {
    const part = layOut(item, FREE, deeper) + (i === items.length - 1 ? "]" : mark);
    if (i > 0) {
      const fits = column + 1 + part.length <= page.width;
      text += fits ? " " : newLine(deeper);
      column = fits ? column + 1 : deeper.indent;
    }
    text += part;
    column += part.length;
  });
  return text;
}

function listed(opening: string, items: readonly string[], closing: string, page: Page): string {
  if (items.length === 0) return opening + closing;
  const deeper = newLine(inner(page, 2));
  return `${opening}${deeper}${items.join(separator(page.lang).trimEnd() + deeper)}${newLine(page)}${closing}`;
}

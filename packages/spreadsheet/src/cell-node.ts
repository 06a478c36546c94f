/**
 * A cell to the node that a case file would have in its place, by the type that its column has; nothing is guessed: what
 * a cell may have lost (zeros of an id, the day of a date) is refused, with what to do about it.
 */
import {
  type Diagnostic,
  fold,
  type Lang,
  type Report,
  sheets as rows,
  type SourceText,
  type Span,
  sourceText,
} from "@khoan/diagnostics";
import { formatMoment } from "@khoan/evaluate";
import {
  canonicalFile,
  type FieldDeclaration,
  literalText,
  parseYaml,
  required,
  type Type,
  type YamlNode,
} from "@khoan/language";
import { monthOfDay } from "@khoan/values";
import { type Cell, shownText } from "./grid.ts";
import { entryOf, mapping, scalar, sequence } from "./literal.ts";

export type CellContext = {
  readonly cell: Cell;
  readonly lang: Lang;
  readonly report: Report;
  /** The place of the cell, or of a part of its text. */
  readonly span: (from?: number, to?: number) => Span;
};

/** What a column holds: a text of a person's, a name or code, a moment, or a value of a type. */
export type Expected =
  | { readonly kind: "text" }
  | { readonly kind: "names" }
  | { readonly kind: "moment" }
  | {
      readonly kind: "value";
      readonly type: Type;
      readonly history: boolean;
      readonly fields?: readonly FieldDeclaration[];
    }
  /** Of a fact that the rule set does not have. */
  | { readonly kind: "raw" };

export function expectedOf(field: FieldDeclaration): Expected {
  return {
    kind: "value",
    type: field.type,
    history: field.history,
    ...(field.fields === undefined ? {} : { fields: field.fields }),
  };
}

/** The node; undefined where the cell can’t be one, which is reported. */
export function nodeOf(expected: Expected, context: CellContext): YamlNode | undefined {
  const { cell, report, span } = context;
  const refuse = (diagnostic: Diagnostic): undefined => {
    report(diagnostic);
    return undefined;
  };
  switch (cell.kind) {
    case "formula":
      return refuse(rows.sheetFormula(span(), {}));
    case "merged":
      return refuse(rows.sheetMerged(span(), {}));
    case "error":
      return refuse(rows.sheetCellError(span(), { text: cell.text }));
    case "date":
      if (cell.time) return refuse(rows.sheetTimeOfDay(span(), { text: shownText(cell, context.lang) }));
      return dateNode(cell, expected, context);
    case "number":
      return numberNode(cell, expected, context);
    case "bool":
      return expected.kind === "value" && required(expected.type).kind === "bool"
        ? boolNode(cell.value, context)
        : refuse(rows.sheetCellSyntax(span(), { text: shownText(cell) }));
    case "text":
      return textNode(cell.text.normalize("NFC"), expected, context);
  }
}

function boolNode(value: boolean, { lang, span }: CellContext): YamlNode {
  return scalar(literalText({ type: "bool", value }, lang), span());
}

function dateNode(
  cell: Extract<Cell, { kind: "date" }>,
  expected: Expected,
  { lang, report, span }: CellContext,
): YamlNode | undefined {
  const type = expected.kind === "value" ? required(expected.type).kind : expected.kind;
  const month = !cell.showsDay;
  if (type === "date" && !month) return scalar(formatMoment("day", cell.day, lang), span());
  if (type === "moment" || type === "month") {
    // `03/2026` typed into a cell becomes the first day of the month, shown as a month.
    if (month) return scalar(formatMoment("month", monthOfDay(cell.day), lang), span());
    if (type === "moment") return scalar(formatMoment("day", cell.day, lang), span());
  }
  report(rows.sheetDateNotText(span(), { text: shownText(cell, lang) }));
  return undefined;
}

/** Beyond fifteen digits a spreadsheet has lost some. */
const MOST_DIGITS = 15;

function numberNode(
  cell: Extract<Cell, { kind: "number" }>,
  expected: Expected,
  { lang, report, span }: CellContext,
): YamlNode | undefined {
  const text = shownText(cell);
  const digits = text.replaceAll(/[^\d]/g, "").replace(/^0+/, "").length;
  if (digits > MOST_DIGITS || /e/i.test(text)) {
    report(rows.sheetInexact(span(), { text }));
    return undefined;
  }
  const type = expected.kind === "value" ? required(expected.type).kind : expected.kind;
  const whole = Number.isInteger(cell.value) && !cell.percent;
  switch (type) {
    case "int":
    case "year":
    case "decimal":
    case "percent":
    case "money":
    case "raw":
      return scalar(lang === "vi" ? text.replace(".", ",") : text, span());
    case "date":
    case "month":
    case "moment":
      report(rows.sheetNotADay(span(), { text }));
      return undefined;
    case "enum":
    case "clause":
    case "names":
      // A number that is not whole may have lost a zero: 3.10 is 3.1.
      if (whole) return type === "names" ? sequence([scalar(text, span())], span()) : scalar(text, span());
      break;
    default:
  }
  report(rows.sheetNumberNotText(span(), { text }));
  return undefined;
}

const YES: ReadonlySet<string> = new Set(["co", "x", "✓", "dung", "true", "yes", "y"]);
const NO: ReadonlySet<string> = new Set(["khong", "sai", "false", "no", "n"]);

/** A cell that begins so is read as in a YAML file. */
const AS_YAML = /^\s*[{["']/;

function textNode(text: string, expected: Expected, context: CellContext): YamlNode | undefined {
  const { span } = context;
  if (expected.kind === "text") return scalar(text.trim(), span());
  if (expected.kind !== "moment" && AS_YAML.test(text)) return yamlNode(text, context);
  switch (expected.kind) {
    case "names":
      return listNode(text, context, (part) => part);
    case "moment":
      return scalar(text.trim(), span());
    case "raw":
      return scalar(text.trim(), span());
    case "value":
      return valueNode(text, expected, context);
  }
}

function valueNode(
  text: string,
  expected: Extract<Expected, { kind: "value" }>,
  context: CellContext,
): YamlNode | undefined {
  const type = required(expected.type);
  if (expected.history && HISTORY.test(text)) return historyNode(text, type, context);
  if (type.kind === "list") return listNode(text, context, (part, lang) => valueText(part, type.element, lang));
  const from = text.length - text.trimStart().length;
  return scalar(valueText(text.trim(), type, context.lang), context.span(from, from + text.trim().length));
}

/** A value as the case file writes it: what officers write for yes and no, members of enums without accents. */
function valueText(text: string, type: Type, lang: Lang): string {
  const plain = required(type);
  const folded = fold(text.trim());
  if (plain.kind === "bool" && (YES.has(folded) || NO.has(folded)))
    return literalText({ type: "bool", value: YES.has(folded) }, lang);
  if (plain.kind === "enum" && !plain.members.includes(text)) {
    const same = plain.members.filter((member) => sameWord(member, text));
    if (same.length === 1) return same[0] as string;
  }
  return text;
}

function sameWord(a: string, b: string): boolean {
  const plain = (word: string): string =>
    fold(word)
      .replaceAll(/[\s_-]+/g, " ")
      .trim();
  return plain(a) === plain(b);
}

/** Parts between semicolons, each with its place. */
function partsOf(text: string): readonly { readonly text: string; readonly from: number; readonly to: number }[] {
  let at = 0;
  return text.split(/[;\n]/).flatMap((part) => {
    const start = at + (part.length - part.trimStart().length);
    at += part.length + 1;
    const trimmed = part.trim();
    return trimmed === "" ? [] : [{ text: trimmed, from: start, to: start + trimmed.length }];
  });
}

function listNode(text: string, { span, lang }: CellContext, read: (part: string, lang: Lang) => string): YamlNode {
  // An absent list is none at all, in either vocabulary.
  if (ABSENT.has(text.trim())) return scalar(text.trim(), span());
  return sequence(
    partsOf(text).map((part) => scalar(read(part.text, lang), span(part.from, part.to))),
    span(),
  );
}

const ABSENT: ReadonlySet<string> = new Set(["trống", "null", "chưa_biết", "unknown"]);
const HISTORY = /^\s*\d[\d/-]*\s*:/;

/** `01/01/2026: cận_nghèo; 01/07/2026: khác`. */
function historyNode(text: string, type: Type, { span, lang, report }: CellContext): YamlNode | undefined {
  const entries: YamlNode[] = [];
  for (const part of partsOf(text)) {
    const match = /^([\d/-]+)\s*:\s*(.+)$/su.exec(part.text);
    if (match === null) {
      report(rows.sheetBadHistory(span(part.from, part.to), { text: part.text }));
      return undefined;
    }
    const [, day = "", value = ""] = match;
    const place = span(part.from, part.to);
    entries.push(
      mapping(
        [
          entryOf("from", scalar(day, span(part.from, part.from + day.length))),
          entryOf("value", scalar(valueText(value.trim(), type, lang), span(part.to - value.length, part.to))),
        ],
        place,
      ),
    );
  }
  return sequence(entries, span());
}

const BEFORE = { vi: "ca:\n  - dữ_kiện:\n      x: ", en: "cases:\n  - facts:\n      x: " } as const;

/** What stands in braces, brackets or quotes, with the keys of the vocabulary in canonical form. */
function yamlNode(text: string, { span, lang, report }: CellContext): YamlNode | undefined {
  const before = BEFORE[lang];
  const source: SourceText = sourceText("cell", before + text.trim().replaceAll(/\r?\n/g, " "));
  let refused = false;
  const root = parseYaml(source, () => {
    refused = true;
  });
  const file = root?.kind === "mapping" ? canonicalFile(root, "case_file", lang, () => undefined) : undefined;
  const cases = file?.entries[0]?.value;
  const one = cases?.kind === "sequence" ? cases.items[0] : undefined;
  const facts = one?.kind === "mapping" ? one.entries[0]?.value : undefined;
  const node = facts?.kind === "mapping" ? facts.entries[0]?.value : undefined;
  if (node === undefined || refused) {
    report(rows.sheetCellSyntax(span(), { text: text.trim() }));
    return undefined;
  }
  const shift = before.length - (text.length - text.trimStart().length);
  return moved(node, (inner) => span(inner.start - shift, inner.end - shift));
}

/** The node with its places in the cell. */
function moved(node: YamlNode, place: (span: Span) => Span): YamlNode {
  switch (node.kind) {
    case "scalar":
      return scalar(node.text, place(node.span), node.style);
    case "sequence":
      return sequence(
        node.items.map((item) => moved(item, place)),
        place(node.span),
      );
    case "mapping":
      return mapping(
        node.entries.map(({ key, value }) => ({
          key: scalar(key.text, place(key.span)),
          value: moved(value, place),
        })),
        place(node.span),
      );
  }
}

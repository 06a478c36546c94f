/**
 * A node of a case file to the cell that says the same, the other way of `cell-node.ts`: as an officer would fill it in
 * where that is read back as the same, else as the YAML file has it.
 */
import type { Lang } from "@khoan/diagnostics";
import { type LiteralValue, parseLiteral, required, type YamlNode } from "@khoan/language";
import { currencyScale } from "@khoan/values";
import { type Expected, nodeOf } from "./cell-node.ts";
import type { Cell } from "./grid.ts";
import { meaningOf } from "./literal.ts";
import type { WrittenCell } from "./xlsx.ts";
import { flowText } from "./yaml-text.ts";

/** `typed`: whether the file keeps numbers and days as such, as a workbook does and CSV does not. */
export function cellFor(node: YamlNode, expected: Expected, lang: Lang, typed: boolean): WrittenCell {
  const wanted = meaningOf(node, lang);
  const candidates = [...(typed ? typedCells(node, expected, lang) : []), ...texts(node, expected, lang)];
  const found = candidates.find((candidate) => {
    let refused = false;
    const read = nodeOf(expected, {
      cell: asRead(candidate),
      lang,
      report: () => {
        refused = true;
      },
      span: () => NOWHERE,
    });
    return !refused && read !== undefined && meaningOf(read, lang) === wanted;
  });
  return found ?? { text: flowText(node, "case_facts", lang) };
}

const NOWHERE = { uri: "", start: 0, end: 0 };

/** The cell that a reader would find. */
function asRead(cell: WrittenCell): Cell {
  if ("text" in cell) return { kind: "text", text: cell.text };
  if ("day" in cell) return { kind: "date", day: cell.day, showsDay: true, time: false };
  return { kind: "number", value: cell.number, percent: cell.format.includes("%") };
}

/** Numbers and days as the spreadsheet knows them. */
function typedCells(node: YamlNode, expected: Expected, lang: Lang): readonly WrittenCell[] {
  const literal = expected.kind === "value" ? literalOf(node, lang) : undefined;
  switch (literal?.type) {
    case "date":
      return [{ day: literal.value }];
    case "number":
      return [{ number: scaled(literal.value, literal.scale), format: "General" }];
    case "percent":
      return [{ number: scaled(literal.value, literal.scale + 2), format: percentFormat(literal.scale) }];
    case "money":
      return [
        {
          number: scaled(literal.value, currencyScale(literal.currency) + literal.scale),
          format: moneyFormat(literal.currency),
        },
      ];
    default:
      return [];
  }
}

function literalOf(node: YamlNode, lang: Lang): LiteralValue | undefined {
  if (node.kind !== "scalar" || node.style === "double") return undefined;
  return parseLiteral(node, lang, () => undefined);
}

function scaled(value: number, digits: number): number {
  return Number(`${value}e-${digits}`);
}

function percentFormat(scale: number): string {
  return scale === 0 ? "0%" : `0.${"0".repeat(scale)}%`;
}

/** How amounts of a currency are shown; what is typed may have no unit. */
export function moneyFormat(currency: string): string {
  if (currency === "VND") return '#,##0" đồng"';
  const minor = currencyScale(currency);
  return `#,##0${minor === 0 ? "" : `.${"0".repeat(minor)}`}" ${currency}"`;
}

/** What an officer types for yes and no. */
export const YES_NO = { vi: ["có", "không"], en: ["yes", "no"] } as const;

function texts(node: YamlNode, expected: Expected, lang: Lang): readonly WrittenCell[] {
  if (node.kind === "scalar") {
    const literal = expected.kind === "value" ? literalOf(node, lang) : undefined;
    const isBool = literal?.type === "bool" && expected.kind === "value" && required(expected.type).kind === "bool";
    return [
      ...(isBool ? [{ text: YES_NO[lang][literal.value ? 0 : 1] }] : []),
      ...(node.style === "double" || node.style === "single" ? [] : [{ text: node.text }]),
      ...(expected.kind === "text" || expected.kind === "moment" ? [{ text: node.text }] : []),
    ];
  }
  if (node.kind === "mapping" || node.items.length === 0) return [];
  const parts = node.items.map((item) => partText(item));
  return parts.includes(undefined) ? [] : [{ text: parts.join("; ") }];
}

/** An item of a list, or a change of a history, between semicolons. */
function partText(item: YamlNode): string | undefined {
  if (item.kind === "scalar") return /[;\n]/.test(item.text) ? undefined : item.text;
  if (item.kind !== "mapping" || item.entries.length !== 2) return undefined;
  const [from, value] = ["from", "value"].map((key) => item.entries.find((entry) => entry.key.text === key)?.value);
  if (from?.kind !== "scalar" || value?.kind !== "scalar" || /[;\n]/.test(value.text)) return undefined;
  return `${from.text}: ${value.text}`;
}

/**
 * A sheet as rows of cells, whatever file it came from, and the sheet as a text whose lines are its rows, so that a
 * finding has a place: the cell.
 */
import type { SourceText, Span } from "@khoan/diagnostics";
import { formatIsoDay, formatViDay } from "@khoan/values";

export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly percent: boolean }
  /** An epoch day. `showsDay`: by its format it is a day, not a month. `time`: it has a time of day besides. */
  | { readonly kind: "date"; readonly day: number; readonly showsDay: boolean; readonly time: boolean }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "formula"; readonly text: string }
  | { readonly kind: "error"; readonly text: string }
  /** Covered by the merged cell above or left of it. */
  | { readonly kind: "merged" };

/** Rows and columns count from 0. */
export type Grid = { readonly name: string; readonly rows: readonly (readonly (Cell | undefined)[])[] };

/** A grid with the places of its cells. */
export type PlacedGrid = {
  readonly grid: Grid;
  readonly source: SourceText;
  /** The place of a cell; of part of its text where a range is given. */
  readonly spanOf: (row: number, column: number, from?: number, to?: number) => Span;
};

/** `A`, `B`, …, `Z`, `AA`. */
function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? "" : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** What a cell shows, on one line; its length is that of its text. */
export function shownText(cell: Cell | undefined, lang: "vi" | "en" = "vi"): string {
  switch (cell?.kind) {
    case undefined:
    case "merged":
      return "";
    case "text":
      return cell.text.replaceAll(/[\r\n\t]/g, " ");
    case "number":
      return cell.percent ? `${Number((cell.value * 100).toPrecision(15))}%` : String(cell.value);
    case "date":
      return lang === "vi" ? formatViDay(cell.day) : formatIsoDay(cell.day);
    case "bool":
      return cell.value ? "TRUE" : "FALSE";
    case "formula":
      return `=${cell.text}`;
    case "error":
      return cell.text;
  }
}

const BETWEEN = " | ";

/** The sheet as a text: a line a row, cells set apart by bars. `uri` names the file, and the sheet where it is not the first. */
export function placed(grid: Grid, uri: string): PlacedGrid {
  const starts: number[][] = [];
  const lineStarts: number[] = [];
  let text = "";
  for (const row of grid.rows) {
    lineStarts.push(text.length);
    const own: number[] = [];
    row.forEach((cell, column) => {
      if (column > 0) text += BETWEEN;
      own.push(text.length);
      text += shownText(cell);
    });
    starts.push(own);
    text += "\n";
  }
  const rowAt = (offset: number): number => {
    const next = lineStarts.findIndex((start) => start > offset);
    return next === -1 ? Math.max(lineStarts.length - 1, 0) : next - 1;
  };
  const source: SourceText = {
    uri,
    text,
    lineStarts: lineStarts.length === 0 ? [0] : lineStarts,
    cellAt: (offset) => {
      const row = rowAt(offset);
      const column = Math.max(
        (starts[row] ?? []).findLastIndex((start) => start <= offset),
        0,
      );
      return `${columnName(column)}${row + 1}`;
    },
  };
  const spanOf: PlacedGrid["spanOf"] = (row, column, from, to) => {
    const start = starts[row]?.[column] ?? text.length;
    const length = shownText(grid.rows[row]?.[column]).length;
    return { uri, start: start + Math.min(from ?? 0, length), end: start + Math.min(to ?? length, length) };
  };
  return { grid, source, spanOf };
}

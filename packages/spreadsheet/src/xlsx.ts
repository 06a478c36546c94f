/** Workbooks to grids and back: the only file that knows the library behind them. */
import { ValueType, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import type { Cell, Grid } from "./grid.ts";

/** A column of a sheet to be written: how it looks and what may be chosen. */
export type ColumnLook = {
  readonly width: number;
  /** A number format for values; `@` keeps what is typed as text. */
  readonly format: string;
  /** What may be chosen in a drop-down. */
  readonly choices?: readonly string[];
  /** Shown when the header is pointed at. */
  readonly note?: string;
  readonly group: string;
};

export type WrittenCell =
  | { readonly text: string }
  | { readonly number: number; readonly format: string }
  | { readonly day: number };

export type WrittenSheet = {
  readonly name: string;
  readonly columns: readonly ColumnLook[];
  /** Rows above the header: what the sheet is about. */
  readonly head: readonly (readonly string[])[];
  /** Groups of columns, keys, labels: in this order. */
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly (WrittenCell | undefined)[])[];
};

const MILLISECONDS_A_DAY = 86_400_000;
/** Spreadsheets count days from the end of 1899. */
const SERIAL_OF_1970 = 25_569;

/** All visible sheets; throws what the library says where the bytes are no workbook. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Grid[]> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook.worksheets.filter((sheet) => sheet.state === "visible").map(gridOf);
}

function gridOf(sheet: Worksheet): Grid {
  const rows: (Cell | undefined)[][] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: (Cell | undefined)[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      cells[column - 1] = cellOf(cell);
    });
    rows[number - 1] = Array.from(cells);
  });
  return { name: sheet.name, rows: Array.from(rows, (row) => row ?? []) };
}

type LibraryCell = ReturnType<Worksheet["getCell"]>;

function cellOf(cell: LibraryCell): Cell | undefined {
  const { value } = cell;
  switch (cell.type) {
    case ValueType.Merge:
      return { kind: "merged" };
    case ValueType.Formula:
      return { kind: "formula", text: cell.formula ?? "" };
    case ValueType.Number:
      return { kind: "number", value: value as number, percent: formatOf(cell).includes("%") };
    case ValueType.Boolean:
      return { kind: "bool", value: value as boolean };
    case ValueType.Date: {
      const milliseconds = (value as Date).getTime();
      const day = Math.floor(milliseconds / MILLISECONDS_A_DAY);
      return {
        kind: "date",
        day,
        // Quoted words of a format are no part of it: `"đồng"` shows no day.
        showsDay: /d/i.test(formatOf(cell).replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, "")),
        time: day * MILLISECONDS_A_DAY !== milliseconds,
      };
    }
    case ValueType.Error:
      return { kind: "error", text: String((value as { error?: unknown }).error ?? "#") };
    case ValueType.Null:
      return undefined;
    default:
      return cell.text.trim() === "" ? undefined : { kind: "text", text: cell.text };
  }
}

/** The format that a cell’s value is shown by; a date without one is shown as a day. */
function formatOf({ numFmt, type }: LibraryCell): string {
  const code = typeof numFmt === "string" ? numFmt : numFmt?.formatCode;
  return code ?? (type === ValueType.Date ? "d" : "");
}

const INK = "FF1F2937";
const GROUPS: readonly string[] = ["FFE0E7FF", "FFDCFCE7", "FFFEF3C7", "FFFCE7F3", "FFE0F2FE"];
const KEYS = "FF6B7280";
const LINE = { style: "thin", color: { argb: "FFD1D5DB" } } as const;
/** Excel takes lists in a cell’s validation up to this length. */
const LONGEST_LIST = 255;
/** Rows beyond the cases that are ready to be filled in. */
const ROOM = 100;

/** A workbook that an officer can go on with: frozen headers, widths, drop-downs, and the questions as notes. */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  for (const sheet of sheets) writeSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeSheet(workbook: Workbook, { name, columns, head, header, rows }: WrittenSheet): void {
  const top = head.length + header.length;
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", xSplit: 1, ySplit: top }] });
  head.forEach((texts, i) => {
    texts.forEach((text, column) => {
      const cell = sheet.getCell(i + 1, column + 1);
      cell.value = text;
      cell.numFmt = "@";
      cell.font = column % 2 === 0 ? { color: { argb: KEYS } } : { bold: true, color: { argb: INK } };
    });
  });
  const groups = [...new Set(columns.map((column) => column.group))];
  header.forEach((texts, i) => {
    const last = i === header.length - 1;
    const row = sheet.getRow(head.length + i + 1);
    if (last) row.height = 34;
    texts.forEach((text, column) => {
      const cell = row.getCell(column + 1);
      cell.value = text === "" ? null : text;
      cell.numFmt = "@";
      cell.alignment = { wrapText: last, vertical: "middle" };
      cell.font = last ? { bold: true, color: { argb: INK } } : { size: 9, color: { argb: KEYS } };
      const group = groups.indexOf(columns[column]?.group ?? "");
      const argb = GROUPS[group % GROUPS.length] as string;
      cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb } };
      if (last) cell.border = { bottom: LINE };
      const note = columns[column]?.note;
      if (last && note !== undefined) cell.note = note;
    });
  });
  columns.forEach((look, column) => {
    sheet.getColumn(column + 1).width = look.width;
    const list = look.choices === undefined ? undefined : look.choices.join(",");
    for (let row = 0; row < rows.length + ROOM; row++) {
      const cell = sheet.getCell(top + row + 1, column + 1);
      cell.numFmt = look.format;
      cell.alignment = { vertical: "top", wrapText: look.width >= WRAPPED };
      const value = rows[row]?.[column];
      if (value !== undefined) put(cell, value);
      // A comma inside a choice would make two of it.
      if (list !== undefined && list.length <= LONGEST_LIST && !look.choices?.some((one) => one.includes(","))) {
        cell.dataValidation = { type: "list", allowBlank: true, formulae: [`"${list}"`], showErrorMessage: false };
      }
    }
  });
  sheet.autoFilter = { from: { row: top, col: 1 }, to: { row: top + rows.length, col: columns.length } };
}

const WRAPPED = 30;

function put(cell: LibraryCell, value: WrittenCell): void {
  if ("text" in value) {
    cell.value = value.text;
    cell.numFmt = "@";
  } else if ("number" in value) {
    cell.value = value.number;
    cell.numFmt = value.format;
  } else {
    cell.value = value.day + SERIAL_OF_1970;
    cell.numFmt = "dd/mm/yyyy";
  }
}

/**
 * Golden cases in spreadsheets: a workbook or a CSV file in which an officer writes one life a row, read as cases, and
 * case files written as such.
 */
import { type Case, type CaseFile, casesIn } from "@khoan/cases";
import { type Diagnostic, sheets as rows, type SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import type { NamedSource } from "./case-parts.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { type Grid, placed } from "./grid.ts";
import { type ReadWorkbook, readWorkbook } from "./read.ts";
import { headOf } from "./table.ts";
import { languageOf, sheetsOf } from "./write.ts";
import { readXlsx, type WrittenCell, writeXlsx } from "./xlsx.ts";
import { yamlText } from "./yaml-text.ts";

export type { NamedSource } from "./case-parts.ts";

/** A spreadsheet’s content: the bytes of a workbook, or the text of CSV. */
export type SheetContent = { readonly bytes: Uint8Array } | { readonly text: string };

export type SheetCases = Pick<CaseFile, "cases" | "diagnostics"> & { readonly sources: readonly SourceText[] };

/** The cases of a spreadsheet, each finding at its cell. Never throws for what the file holds. */
export async function readSheetCases(content: SheetContent, uri: string, program: Program): Promise<SheetCases> {
  const { book, diagnostics } = await read(content, uri, program);
  if (book === undefined) return { cases: [], diagnostics, sources: [] };
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const broken = diagnostics.some(({ name }) => OF_HEADERS.has(name));
  const found = book.files.map(({ root }) => casesIn(root, uri, { program, lang: book.lang, report }, diagnostics));
  // Where it is not clear what a column means, no case is whole.
  const cases: readonly Case[] = broken ? [] : found.flatMap((one) => one.cases);
  return { cases, diagnostics, sources: book.sources };
}

const OF_HEADERS: ReadonlySet<string> = new Set(["sheetUnknownColumn", "sheetAmbiguousColumn", "sheetColumnTwice"]);

/** The rule set that a spreadsheet says it is about. */
export async function ruleSetOfSheet(content: SheetContent): Promise<string | undefined> {
  const grids = await gridsOf(content);
  const [first] = grids ?? [];
  return first && headOf(placed(first, "")).ruleSet?.text;
}

export type Imported = {
  /** The case files that the workbook holds; `name` is "" where it does not say. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceText[];
};

/** The spreadsheet as YAML case files. */
export async function importSheet(content: SheetContent, uri: string, program: Program): Promise<Imported> {
  const { book, diagnostics } = await read(content, uri, program);
  const files = (book?.files ?? []).map(({ name, root }) => ({ name, text: yamlText(root, book?.lang ?? "vi") }));
  return { files, diagnostics, sources: book?.sources ?? [] };
}

/** Case files as a workbook. */
export async function exportXlsx(files: readonly NamedSource[], program: Program): Promise<Uint8Array> {
  return writeXlsx(sheetsOf(files, program, { lang: languageOf(files), typed: true }));
}

/** Case files as CSV. */
export function exportCsv(files: readonly NamedSource[], program: Program): string {
  const [sheet] = sheetsOf(files, program, { lang: languageOf(files), typed: false });
  if (sheet === undefined) return "";
  const text = (cell: WrittenCell | undefined): string => (cell !== undefined && "text" in cell ? cell.text : "");
  return writeCsv([...sheet.head, ...sheet.header, ...sheet.rows.map((row) => row.map(text))]);
}

type Found = { readonly book: ReadWorkbook | undefined; readonly diagnostics: Diagnostic[] };

async function read(content: SheetContent, uri: string, program: Program): Promise<Found> {
  const diagnostics: Diagnostic[] = [];
  const grids = await gridsOf(content);
  if (grids === undefined) {
    diagnostics.push(rows.sheetUnreadable({ file: uri }, { detail: "not a .xlsx workbook" }));
    return { book: undefined, diagnostics };
  }
  return { book: readWorkbook(grids, uri, program, (diagnostic) => diagnostics.push(diagnostic)), diagnostics };
}

/** Undefined where the bytes are no workbook. */
async function gridsOf(content: SheetContent): Promise<readonly Grid[] | undefined> {
  if ("text" in content) return [readCsv(content.text, "csv")];
  try {
    return await readXlsx(content.bytes);
  } catch {
    // Whatever the library finds wrong with the bytes comes to the same for a person.
    return undefined;
  }
}

/** A sheet as a table: what stands above it, what its columns mean, and its rows with the cells that say something. */
import { type Diagnostic, type Lang, type Report, sheets as rows, type Span } from "@khoan/diagnostics";
import type { YamlNode } from "@khoan/language";
import { type CellContext, nodeOf } from "./cell-node.ts";
import { type Column, type Headers, isNameHeader, plainName } from "./columns.ts";
import { type Grid, type PlacedGrid, shownText } from "./grid.ts";
import { scalar } from "./literal.ts";

/** Whether this is the sheet of cases, and the language and rule set it speaks of. */
export type Head = { readonly lang: Lang; readonly ruleSet?: { readonly text: string; readonly span: Span } };

const LANGUAGES: ReadonlySet<string> = new Set(["ngon ngu", "language"]);
const RULE_SETS: ReadonlySet<string> = new Set(["bo quy tac", "rule set"]);
/** Nobody puts more above a table. */
const MOST_HEAD_ROWS = 30;

/** What stands above the header: pairs of a word and its value. */
export function headOf({ grid, spanOf }: PlacedGrid): Head {
  const header = headerRow(grid);
  let lang: Lang | undefined;
  let ruleSet: Head["ruleSet"];
  for (let row = 0; row < (header ?? 0); row++) {
    (grid.rows[row] ?? []).forEach((cell, column) => {
      const word = plainName(shownText(cell));
      const value = shownText(grid.rows[row]?.[column + 1])
        .normalize("NFC")
        .trim();
      if (LANGUAGES.has(word) && (value === "vi" || value === "en")) lang = value;
      if (RULE_SETS.has(word) && value !== "") ruleSet = { text: value, span: spanOf(row, column + 1) };
    });
  }
  const words = header === undefined ? [] : (grid.rows[header] ?? []).map((cell) => plainName(shownText(cell)));
  return { lang: lang ?? (words.includes("name") ? "en" : "vi"), ...(ruleSet === undefined ? {} : { ruleSet }) };
}

/** The first row with the header of the names of cases. */
export function headerRow(grid: Grid): number | undefined {
  const row = grid.rows
    .slice(0, MOST_HEAD_ROWS)
    .findIndex((cells) => cells.some((cell) => isNameHeader(shownText(cell))));
  return row === -1 ? undefined : row;
}

export type Row = {
  readonly index: number;
  readonly file: string;
  readonly name: string;
  readonly nameNode: YamlNode;
  readonly cells: readonly { readonly column: Column; readonly context: CellContext }[];
};

export type Telling = { readonly lang: Lang; readonly report: Report };

/** The rows below the header, each with the cells that say something, by what their columns mean. */
export function tableOf(sheet: PlacedGrid, headers: Headers, { lang, report }: Telling): readonly Row[] {
  const { grid, spanOf } = sheet;
  const top = headerRow(grid) as number;
  const nameColumn = (grid.rows[top] ?? []).findIndex((cell) => isNameHeader(shownText(cell)));
  let first = top + 1;
  while (isNameHeader(shownText(grid.rows[first]?.[nameColumn]))) first++;
  const columns = columnsOf(sheet, headers, top, first, report);
  const found: Row[] = [];
  for (let index = first; index < grid.rows.length; index++) {
    const cells = grid.rows[index] ?? [];
    if (cells.every((cell) => cell === undefined)) continue;
    const filled = cells.flatMap((cell, column): Row["cells"] => {
      const meaning = columns.get(column);
      if (cell === undefined || meaning === undefined) return [];
      return [
        { column: meaning, context: { cell, lang, report, span: (from, to) => spanOf(index, column, from, to) } },
      ];
    });
    if (filled.length === 0) continue;
    const key = (wanted: "name" | "file"): Row["cells"][number] | undefined =>
      filled.find(({ column }) => column.kind === "key" && column.key === wanted);
    const name = key("name");
    const nameNode =
      name === undefined ? scalar("", spanOf(index, nameColumn)) : nodeOf({ kind: "text" }, asText(name.context));
    if (nameNode === undefined) continue;
    const file = key("file");
    found.push({
      index,
      nameNode,
      name: nameNode.kind === "scalar" ? nameNode.text : "",
      file: file === undefined ? "" : shownText(file.context.cell).normalize("NFC").trim(),
      cells: filled,
    });
  }
  return found;
}

/** A name that is a whole number is a name all the same. */
function asText(context: CellContext): CellContext {
  const { cell } = context;
  const whole = cell.kind === "number" && Number.isInteger(cell.value) && !cell.percent;
  return whole ? { ...context, cell: { kind: "text", text: shownText(cell) } } : context;
}

/** What each column means. A column without header must be empty; one whose header begins with # is left out. */
function columnsOf(
  sheet: PlacedGrid,
  headers: Headers,
  top: number,
  first: number,
  report: Report,
): ReadonlyMap<number, Column> {
  const { grid, spanOf } = sheet;
  const columns = new Map<number, Column>();
  const seen = new Map<string, number>();
  const width = Math.max(0, ...grid.rows.map((row) => row.length));
  let group = "";
  for (let column = 0; column < width; column++) {
    const above = grid.rows[top - 1]?.[column];
    // A merged group stands over all of its columns.
    if (above !== undefined && above.kind !== "merged") group = shownText(above);
    const texts = grid.rows.slice(top, first).map((row) => shownText(row[column]).normalize("NFC").trim());
    const header = texts.find((text) => text !== "") ?? "";
    if (header.startsWith("#")) continue;
    const used = grid.rows.slice(first).findIndex((row) => row[column] !== undefined);
    if (header === "") {
      if (used !== -1) report(rows.sheetUnknownColumn(spanOf(first + used, column), { column: "", nearest: [] }));
      continue;
    }
    const meanings = texts.filter((text) => text !== "").map((text) => headers.meaningOf(text, group));
    const clear = meanings.find((one) => "column" in one);
    const place = spanOf(top, column);
    if (clear === undefined) {
      // A column that nobody filled in may be called anything.
      if (used !== -1) report(unclear(meanings[0], header, place));
      continue;
    }
    const identity = JSON.stringify(clear.column, (key, value) =>
      key === "field" || key === "type" ? undefined : value,
    );
    const own = clear.column.kind === "field" ? clear.column.field.name : identity;
    if (seen.has(own)) report(rows.sheetColumnTwice(place, { column: header }));
    else columns.set(column, clear.column);
    seen.set(own, column);
  }
  return columns;
}

function unclear(meaning: ReturnType<Headers["meaningOf"]> | undefined, header: string, place: Span): Diagnostic {
  return meaning !== undefined && "ambiguous" in meaning
    ? rows.sheetAmbiguousColumn(place, { column: header, meanings: meaning.ambiguous.join(", ") })
    : rows.sheetUnknownColumn(place, {
        column: header,
        nearest: meaning !== undefined && "unknown" in meaning ? meaning.unknown : [],
      });
}

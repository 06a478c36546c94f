/**
 * Sheets to the tree of a case file: the sheet of cases has one life a row; other sheets hold what a row can’t, each row
 * by the name of its case: stretches of time, members of a list, changes of expectations.
 */
import { type Lang, type Report, sheets as rows, type SourceText, type Span } from "@khoan/diagnostics";
import {
  type FieldDeclaration,
  type Program,
  required,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
} from "@khoan/language";
import { type CellContext, type Expected, expectedOf, nodeOf } from "./cell-node.ts";
import { type Column, caseHeaders, changeHeaders, memberHeaders, plainName, SHEETS } from "./columns.ts";
import { type Grid, type PlacedGrid, placed } from "./grid.ts";
import { entryOf, mapping, scalar, sequence } from "./literal.ts";
import { type Head, headerRow, headOf, type Row, type Telling, tableOf } from "./table.ts";

/** One case file of a workbook: what the column `tệp` says, or the workbook itself. */
export type SheetFile = { readonly name: string; readonly root: YamlMapping };

export type ReadWorkbook = {
  readonly lang: Lang;
  readonly files: readonly SheetFile[];
  readonly sources: readonly SourceText[];
};

/** A case in the making: its entries, with those that other sheets add. */
type Draft = {
  readonly row: Row;
  readonly entries: YamlEntry[];
  readonly facts: Map<string, YamlNode>;
  readonly extra: Map<string, YamlNode[]>;
};

/** The workbook’s case files. Never throws; what can’t be read is reported at its cell and left out. */
export function readWorkbook(grids: readonly Grid[], uri: string, program: Program, report: Report): ReadWorkbook {
  const [first, ...others] = grids.map((grid, i) => placed(grid, i === 0 ? uri : `${uri}#${grid.name}`));
  if (first === undefined || headerRow(first.grid) === undefined) {
    report(rows.sheetNoHeader(first === undefined ? { file: uri } : { file: first.source.uri }, {}));
    return { lang: "vi", files: [], sources: [] };
  }
  const { lang, ruleSet } = headOf(first);
  const broken = new Set<Row>();
  const context = { lang, report, broken };
  const main = tableOf(first, caseHeaders(program), context);
  const drafts = new Map<string, Draft>();
  const all: Draft[] = [];
  const stretches: Row[] = [];
  for (const row of main) {
    // In a table of one sheet, as CSV has it, a row with a month to begin from is a stretch of the case it names.
    if (row.cells.some(({ column }) => column.kind === "key" && column.key === "from")) stretches.push(row);
    else {
      const draft = { row, ...caseEntries(row, broken) };
      if (!drafts.has(keyOf(row))) drafts.set(keyOf(row), draft);
      all.push(draft);
    }
  }
  for (const row of stretches)
    addTo(drafts, row, "timeline", stretchNode(row, broken), report, first.grid.name, broken);
  for (const sheet of others) otherSheet(sheet, program, context, drafts, first.grid.name);
  const files = Map.groupBy(
    all.filter(({ row }) => !broken.has(row)),
    ({ row }) => row.file,
  );
  return {
    lang,
    sources: [first.source, ...others.map((one) => one.source)],
    files: [...files].map(([name, own]) => ({ name, root: fileNode(own, lang, ruleSet, first, program) })),
  };
}

function keyOf({ file, name }: { readonly file: string; readonly name: string }): string {
  return `${file}\n${name}`;
}

function fileNode(
  drafts: readonly Draft[],
  lang: Lang,
  ruleSet: Head["ruleSet"],
  { spanOf }: PlacedGrid,
  program: Program,
): YamlMapping {
  const top = spanOf(0, 0);
  const id = ruleSet ?? { text: program.document.id, span: top };
  return mapping(
    [
      entryOf("language", scalar(lang, top)),
      entryOf("rule_set", scalar(id.text, id.span)),
      entryOf("cases", sequence(drafts.map(caseNode), top)),
    ],
    top,
  );
}

function caseNode({ row, entries, facts, extra }: Draft): YamlMapping {
  const { span } = row.nameNode;
  const whole = [...entries];
  const at = whole.findIndex(({ key }) => key.text === "expect");
  if (facts.size > 0) whole.splice(at === -1 ? whole.length : at, 0, entryOf("facts", grouped(facts, span), span));
  for (const [key, items] of extra) {
    if (key === "timeline" || key === "changes") whole.push(entryOf(key, sequence(items, span), span));
  }
  return mapping(whole, span);
}

/** Facts nested by the dots of their names. */
function grouped(facts: ReadonlyMap<string, YamlNode>, span: Span): YamlMapping {
  const groups = new Map<string, Map<string, YamlNode>>();
  const entries: (YamlEntry | string)[] = [];
  for (const [path, node] of facts) {
    const dot = path.indexOf(".");
    const head = dot === -1 ? path : path.slice(0, dot);
    if (dot === -1) entries.push(entryOf(path, node, node.span));
    else {
      const group = groups.get(head);
      if (group === undefined) {
        groups.set(head, new Map([[path.slice(dot + 1), node]]));
        entries.push(head);
      } else group.set(path.slice(dot + 1), node);
    }
  }
  return mapping(
    entries.map((one) =>
      typeof one === "string" ? entryOf(one, grouped(groups.get(one) ?? new Map(), span), span) : one,
    ),
    span,
  );
}

/** A cell’s node; a row of which a cell is refused is broken: its case is not whole, and is left out. */
function cellNode(row: Row, column: Column, context: CellContext, broken: Set<Row>): YamlNode | undefined {
  const node = nodeOf(expectedFor(column), context);
  if (node === undefined) broken.add(row);
  return node;
}

/** What a row of the sheet of cases says. */
function caseEntries(row: Row, broken: Set<Row>): Pick<Draft, "entries" | "facts" | "extra"> {
  const entries: YamlEntry[] = [entryOf("name", row.nameNode)];
  const facts = new Map<string, YamlNode>();
  const readings: YamlEntry[] = [];
  const expect: YamlEntry[] = [];
  for (const { column, context } of row.cells) {
    if (column.kind === "key" && (column.key === "name" || column.key === "file")) continue;
    const node = cellNode(row, column, context, broken);
    if (node === undefined) continue;
    const { span } = node;
    if (column.kind === "key") entries.push(entryOf(column.key, node, span));
    else if (column.kind === "reading") readings.push(entryOf(column.id, node, span));
    else if (column.kind === "fact") facts.set(column.path, node);
    else if (column.kind === "output") expect.push(entryOf(column.name, node, span));
  }
  const span = row.nameNode.span;
  if (readings.length > 0) entries.push(entryOf("readings", mapping(readings, span), span));
  if (expect.length > 0) entries.push(entryOf("expect", mapping(expect, span), span));
  const order = (key: string): number => ORDER.indexOf(key);
  return { entries: entries.toSorted((a, b) => order(a.key.text) - order(b.key.text)), facts, extra: new Map() };
}

/** As cases are written. */
const ORDER = [
  "name",
  "why",
  "author",
  "clauses",
  "at",
  "to",
  "readings",
  "facts",
  "expect",
  "timeline",
  "missing",
  "notes",
  "error",
  "implausible",
  "changes",
];

export function expectedFor(column: Column): Expected {
  switch (column.kind) {
    case "key":
      if (column.key === "clauses" || column.key === "missing" || column.key === "notes") return { kind: "names" };
      if (column.key === "changes") return { kind: "raw" };
      return column.key === "at" || column.key === "to" || column.key === "from"
        ? { kind: "moment" }
        : { kind: "text" };
    case "reading":
      return { kind: "text" };
    case "fact":
      return column.field === undefined ? { kind: "raw" } : expectedOf(column.field);
    case "field":
      return expectedOf(column.field);
    case "output":
      return { kind: "value", type: column.type, history: false };
    case "change":
      return column.key === "on" ? { kind: "moment" } : { kind: "text" };
  }
}

function stretchNode(row: Row, broken: Set<Row>): YamlMapping {
  const expect: YamlEntry[] = [];
  const entries: YamlEntry[] = [];
  for (const { column, context } of row.cells) {
    const wanted =
      column.kind === "output" || (column.kind === "key" && (column.key === "from" || column.key === "to"));
    const node = wanted ? cellNode(row, column, context, broken) : undefined;
    if (node === undefined) continue;
    if (column.kind === "output") expect.push(entryOf(column.name, node));
    else if (column.kind === "key") entries.push(entryOf(column.key, node));
  }
  const { span } = row.nameNode;
  return mapping([...entries, entryOf("expect", mapping(expect, span), span)], span);
}

/** Rows of a list: the fields that are filled in. */
function recordNode(row: Row, broken: Set<Row>): YamlMapping {
  const entries = row.cells.flatMap(({ column, context }): YamlEntry[] => {
    if (column.kind !== "field" && column.kind !== "change") return [];
    const node = cellNode(row, column, context, broken);
    return node === undefined ? [] : [entryOf(column.kind === "field" ? column.field.name : column.key, node)];
  });
  return mapping(entries, row.nameNode.span);
}

function otherSheet(
  sheet: PlacedGrid,
  program: Program,
  telling: Telling & { readonly broken: Set<Row> },
  drafts: ReadonlyMap<string, Draft>,
  cases: string,
): void {
  const named = plainName(sheet.grid.name);
  // A sheet of notes, without the names of cases, is nobody’s business.
  if (headerRow(sheet.grid) === undefined) return;
  const is = (words: Readonly<Record<Lang, string>>): boolean =>
    named === plainName(words.vi) || named === plainName(words.en);
  const { report, broken } = telling;
  if (is(SHEETS.timeline)) {
    for (const row of tableOf(sheet, caseHeaders(program), telling))
      addTo(drafts, row, "timeline", stretchNode(row, broken), report, cases, broken);
  } else if (is(SHEETS.changes)) {
    for (const row of tableOf(sheet, changeHeaders(), telling))
      addTo(drafts, row, "changes", recordNode(row, broken), report, cases, broken);
  } else {
    const fact = program.facts.find(
      ({ path, label }) => named === sheetName(path) || named === plainName(label ?? path),
    );
    const fields = fact === undefined ? undefined : listFields(fact);
    if (fact === undefined || fields === undefined) return;
    const members = new Map<Draft, YamlNode[]>();
    for (const row of tableOf(sheet, memberHeaders(fields), telling)) {
      const draft = draftOf(drafts, row, report, cases);
      if (draft !== undefined && broken.has(row)) broken.add(draft.row);
      if (draft !== undefined) members.set(draft, [...(members.get(draft) ?? []), recordNode(row, broken)]);
    }
    for (const [draft, items] of members) {
      const span = items[0]?.span ?? draft.row.nameNode.span;
      draft.facts.set(fact.path, sequence(items, span));
    }
  }
}

/** Excel takes 31 signs for the name of a sheet, and not all of them. */
function sheetName(path: string): string {
  return plainName(path.replaceAll(/[\\/*?:[\]]/g, " ").slice(0, LONGEST_NAME));
}
export const LONGEST_NAME = 31;

/** The fields of a fact that is a list of records. */
export function listFields(fact: FieldDeclaration): readonly FieldDeclaration[] | undefined {
  const type = required(fact.type);
  return type.kind === "list" && required(type.element).kind === "record" ? fact.fields : undefined;
}

function addTo(
  drafts: ReadonlyMap<string, Draft>,
  row: Row,
  key: string,
  node: YamlNode,
  report: Report,
  cases: string,
  broken: Set<Row>,
): void {
  const draft = draftOf(drafts, row, report, cases);
  if (draft === undefined) return;
  if (broken.has(row)) broken.add(draft.row);
  const own = draft.extra.get(key);
  if (own === undefined) draft.extra.set(key, [node]);
  else own.push(node);
}

function draftOf(drafts: ReadonlyMap<string, Draft>, row: Row, report: Report, cases: string): Draft | undefined {
  const draft = drafts.get(keyOf(row));
  if (draft === undefined) report(rows.sheetNoSuchCase(row.nameNode.span, { name: row.name, sheet: cases }));
  return draft;
}

/**
 * Case files to sheets: one life a row, with a column for every fact and result; what a row can’t hold has a sheet of its
 * own in a workbook, and rows or cells of its own in CSV. Nothing is lost: read again, the cases are the same.
 */
import { caseTree } from "@khoan/cases";
import type { Lang } from "@khoan/diagnostics";
import { type Program, viewOf, type YamlMapping, type YamlNode } from "@khoan/language";
import { casesOf, isMembers, items, type NamedSource, type OneCase, valueIn } from "./case-parts.ts";
import type { Expected } from "./cell-node.ts";
import { type Column, factColumns, GROUPS, KEY_LABELS, KEY_WORDS, SHEETS } from "./columns.ts";
import { type Described, isPlain, lookOf, noteOf } from "./look.ts";
import { moreSheets } from "./more-sheets.ts";
import { cellFor } from "./node-cell.ts";
import { expectedFor } from "./read.ts";
import type { WrittenCell, WrittenSheet } from "./xlsx.ts";

export type WriteOptions = { readonly lang: Lang; readonly typed: boolean };

/** The vocabulary that most of the files are written in. */
export function languageOf(files: readonly NamedSource[]): Lang {
  const english = files.filter(({ source }) => caseTree(source)?.lang === "en").length;
  return english * 2 > files.length ? "en" : "vi";
}

/** The sheets of a workbook; of CSV the first alone, which then holds everything. */
export function sheetsOf(
  files: readonly NamedSource[],
  program: Program,
  { lang, typed }: WriteOptions,
): readonly WrittenSheet[] {
  const cases = files.flatMap((file) => casesOf(file, program, lang));
  const many = new Set(cases.map((one) => one.file)).size > 1;
  const columns = caseColumns(cases, program, { lang, typed }, many);
  const head = [
    [lang === "vi" ? "bộ_quy_tắc" : "rule_set", program.document.id, lang === "vi" ? "ngôn_ngữ" : "language", lang],
  ];
  const rows = cases.flatMap((one) => [
    columns.map(({ column }) => caseCell(one, column, { lang, typed })),
    ...(typed ? [] : items(one.node, "timeline").map((stretch) => stretchRow(one, stretch, columns, { lang, typed }))),
  ]);
  const sheet = (
    name: string,
    own: readonly Described[],
    body: WrittenSheet["rows"],
    top: WrittenSheet["head"],
  ): WrittenSheet => ({
    name,
    columns: own.map(({ look }) => look),
    head: top,
    header: [
      own.map(({ look }, i) => (look.group === own[i - 1]?.look.group && typed ? "" : look.group)),
      own.map(({ word }) => word),
      own.map(({ label }) => label),
    ],
    rows: body,
  });
  const main = sheet(SHEETS.cases[lang], columns, rows, head);
  return typed ? [main, ...moreSheets(cases, program, lang, many, sheet)] : [main];
}

function caseColumns(
  cases: readonly OneCase[],
  program: Program,
  options: WriteOptions,
  many: boolean,
): readonly Described[] {
  const { lang, typed } = options;
  const has = (key: string): boolean => cases.some(({ node }) => viewOf(node).get(key) !== undefined);
  const keys = [
    ...(many ? ["file" as const] : []),
    ...(["author", "clauses", "at"] as const).filter((key) => key !== "author" || has(key)),
    ...(!typed && has("timeline") ? ["from" as const] : []),
    ...(has("to") || (!typed && has("timeline")) ? ["to" as const] : []),
    ...(["missing", "notes", "error", "implausible"] as const).filter(has),
    ...(!typed && has("changes") ? ["changes" as const] : []),
  ];
  const readings = program.readings.filter(({ id }) =>
    cases.some(({ node }) => valueIn(node, "readings", id) !== undefined),
  );
  const given = new Set(cases.flatMap(({ facts }) => [...facts.keys()]));
  const known = factColumns(program);
  const facts = known.filter((one) => given.has(one.path) || isPlain(one, program, typed));
  const unknown = [...given].filter((path) => !known.some((one) => one.path === path));
  const keyColumn = (key: (typeof keys)[number] | "name" | "why"): Described => ({
    column: { kind: "key", key },
    word: KEY_WORDS[key][lang],
    label: KEY_LABELS[key][lang],
    look: { group: GROUPS.case[lang], format: "@", width: key === "why" ? 60 : key === "name" ? 36 : 16 },
  });
  return [
    keyColumn("name"),
    keyColumn("why"),
    ...keys.map(keyColumn),
    ...readings.map(
      ({ id, question, options: all }): Described => ({
        column: { kind: "reading", id },
        word: id,
        label: id,
        look: {
          group: GROUPS.reading[lang],
          format: "@",
          width: 18,
          choices: all.map((option) => option.id),
          note: question,
        },
      }),
    ),
    ...facts.map(
      (fact): Described => ({
        column: { kind: "fact", path: fact.path, field: fact.field },
        word: fact.path,
        label: fact.label,
        look: lookOf(fact.field.type, fact.field.history, GROUPS.fact[lang], lang, noteOf(fact)),
      }),
    ),
    ...unknown.map(
      (path): Described => ({
        column: { kind: "fact", path },
        word: `${GROUPS.fact[lang]}: ${path}`,
        label: `${GROUPS.fact[lang]}: ${path}`,
        look: { group: GROUPS.fact[lang], format: "@", width: 16 },
      }),
    ),
    ...program.variables.flatMap((variable): Described[] =>
      variable.output
        ? [
            {
              column: { kind: "output", name: variable.name, type: variable.type },
              word: variable.name,
              label: variable.label ?? variable.name,
              look: lookOf(variable.type, false, GROUPS.output[lang], lang),
            },
          ]
        : [],
    ),
  ];
}

function caseCell(one: OneCase, column: Column, options: WriteOptions): WrittenCell | undefined {
  if (column.kind === "key" && column.key === "file") return { text: one.file };
  const value = nodeFor(one, column);
  // In a workbook, the members of a list have a sheet of their own, unless there are none to be put there.
  if (options.typed && column.kind === "fact" && column.field !== undefined && isMembers(column.field, value))
    return undefined;
  return value === undefined
    ? undefined
    : cellFor(asNames(value, expectedFor(column)), expectedFor(column), options.lang, options.typed);
}

/** One name alone is a list of one to every reader. */
function asNames(value: YamlNode, expected: Expected): YamlNode {
  return expected.kind === "names" && value.kind === "scalar"
    ? { kind: "sequence", span: value.span, items: [value] }
    : value;
}

function nodeFor({ node, facts }: OneCase, column: Column): YamlNode | undefined {
  switch (column.kind) {
    case "key":
      return column.key === "from" ? undefined : viewOf(node).get(column.key);
    case "reading":
      return valueIn(node, "readings", column.id);
    case "fact":
      return facts.get(column.path);
    case "output":
      return valueIn(node, "expect", column.name);
    default:
      return undefined;
  }
}

function stretchRow(
  one: OneCase,
  stretch: YamlMapping,
  columns: readonly Described[],
  options: WriteOptions,
): WrittenSheet["rows"][number] {
  return columns.map(({ column }): WrittenCell | undefined => {
    if (column.kind === "key" && column.key === "file") return { text: one.file };
    const value =
      column.kind === "output"
        ? valueIn(stretch, "expect", column.name)
        : column.kind === "key"
          ? column.key === "name"
            ? viewOf(one.node).get("name")
            : column.key === "from" || column.key === "to"
              ? viewOf(stretch).get(column.key)
              : undefined
          : undefined;
    return value === undefined ? undefined : cellFor(value, expectedFor(column), options.lang, options.typed);
  });
}

/** The sheets of a workbook that hold what a row of the sheet of cases can’t. */
import type { Lang } from "@khoan/diagnostics";
import { type Program, viewOf, type YamlMapping, type YamlNode } from "@khoan/language";
import { isMembers, items, type OneCase, valueIn } from "./case-parts.ts";
import { CHANGE_WORDS, type Column, GROUPS, KEY_LABELS, KEY_WORDS, SHEETS } from "./columns.ts";
import { type Described, lookOf } from "./look.ts";
import { cellFor } from "./node-cell.ts";
import { expectedFor, LONGEST_NAME, listFields } from "./read.ts";
import type { WrittenCell, WrittenSheet } from "./xlsx.ts";

export type MakeSheet = (
  name: string,
  columns: readonly Described[],
  rows: WrittenSheet["rows"],
  head: WrittenSheet["head"],
) => WrittenSheet;

/** The sheets of a workbook for stretches of time, members of lists, and changes; none for what no case has. */
export function moreSheets(
  cases: readonly OneCase[],
  program: Program,
  lang: Lang,
  many: boolean,
  sheet: MakeSheet,
): readonly WrittenSheet[] {
  const options = { lang, typed: true };
  const key = (name: "name" | "file" | "from" | "to"): Described => ({
    column: { kind: "key", key: name },
    word: KEY_WORDS[name][lang],
    label: KEY_LABELS[name][lang],
    look: { group: GROUPS.case[lang], format: "@", width: name === "name" ? 36 : 14 },
  });
  const whose = [key("name"), ...(many ? [key("file")] : [])];
  const rowsOf = (
    columns: readonly Described[],
    of: (one: OneCase) => readonly YamlMapping[],
    find: (item: YamlMapping, column: Column) => YamlNode | undefined,
  ): WrittenSheet["rows"] =>
    cases.flatMap((one) =>
      of(one).map((item) =>
        columns.map(({ column }): WrittenCell | undefined => {
          if (column.kind === "key" && column.key === "file") return { text: one.file };
          const value =
            column.kind === "key" && column.key === "name" ? viewOf(one.node).get("name") : find(item, column);
          return value === undefined ? undefined : cellFor(value, expectedFor(column), options.lang, true);
        }),
      ),
    );
  const found: WrittenSheet[] = [];
  const add = (name: string, columns: readonly Described[], rows: WrittenSheet["rows"]): void => {
    if (rows.length > 0) found.push(sheet(name, columns, rows, []));
  };
  const outputs = program.variables
    .filter(
      (variable) =>
        variable.output &&
        cases.some(({ node }) =>
          items(node, "timeline").some((one) => valueIn(one, "expect", variable.name) !== undefined),
        ),
    )
    .map(
      (variable): Described => ({
        column: { kind: "output", name: variable.name, type: variable.type },
        word: variable.name,
        label: variable.label ?? variable.name,
        look: lookOf(variable.type, false, GROUPS.output[lang], lang),
      }),
    );
  const stretches = [...whose, key("from"), key("to"), ...outputs];
  add(
    SHEETS.timeline[lang],
    stretches,
    rowsOf(
      stretches,
      ({ node }) => items(node, "timeline"),
      (item, column) =>
        column.kind === "output"
          ? valueIn(item, "expect", column.name)
          : column.kind === "key"
            ? viewOf(item).get(column.key)
            : undefined,
    ),
  );
  for (const fact of program.facts) {
    const fields = listFields(fact);
    if (fields === undefined) continue;
    const columns = [
      ...whose,
      ...fields.map(
        (field): Described => ({
          column: { kind: "field", field },
          word: field.name,
          label: field.label ?? field.name,
          look: lookOf(field.type, field.history, GROUPS.fact[lang], lang, field.question),
        }),
      ),
    ];
    const members = ({ facts }: OneCase): readonly YamlMapping[] => {
      const value = facts.get(fact.path);
      return isMembers(fact, value) && value?.kind === "sequence"
        ? value.items.filter((item) => item.kind === "mapping")
        : [];
    };
    add(
      fact.path.slice(0, LONGEST_NAME),
      columns,
      rowsOf(columns, members, (item, column) =>
        column.kind === "field" ? viewOf(item).get(column.field.name) : undefined,
      ),
    );
  }
  const changes = [
    ...whose,
    ...(Object.keys(CHANGE_WORDS) as (keyof typeof CHANGE_WORDS)[]).map(
      (name): Described => ({
        column: { kind: "change", key: name },
        word: CHANGE_WORDS[name][lang],
        label: CHANGE_WORDS[name][lang],
        look: { group: GROUPS.output[lang], format: "@", width: name === "why" ? 40 : 18 },
      }),
    ),
  ];
  add(
    SHEETS.changes[lang],
    changes,
    rowsOf(
      changes,
      ({ node }) => items(node, "changes"),
      (item, column) => (column.kind === "change" ? viewOf(item).get(column.key) : undefined),
    ),
  );
  return found;
}

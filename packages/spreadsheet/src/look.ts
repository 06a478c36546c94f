/** How columns are called and look: width, format, what may be chosen, and the question to be asked. */
import type { Lang } from "@khoan/diagnostics";
import { type Program, required, type Type } from "@khoan/language";
import type { Column, FactColumn } from "./columns.ts";
import { moneyFormat, YES_NO } from "./node-cell.ts";
import { listFields } from "./read.ts";
import type { ColumnLook } from "./xlsx.ts";

/** A column with how it is called and looks. */
export type Described = {
  readonly column: Column;
  readonly word: string;
  readonly label: string;
  readonly look: ColumnLook;
};

/** The question, and the note, of a fact. */
export function noteOf({ field }: FactColumn): string | undefined {
  const parts = [field.question, field.note].filter((one) => one !== undefined);
  return parts.length === 0 ? undefined : parts.join("\n");
}

/** A fact that a row can hold by itself: always a column, so that another life can be added. */
export function isPlain({ path, field }: FactColumn, program: Program, typed: boolean): boolean {
  const type = required(field.type);
  const top = program.facts.some((fact) => fact.path === path);
  return top && type.kind !== "record" && !(typed && listFields(field) !== undefined);
}

export function lookOf(type: Type, history: boolean, group: string, lang: Lang, note?: string): ColumnLook {
  const plain = required(type);
  // A history may be typed over a choice: nothing is enforced.
  const choices = plain.kind === "bool" ? YES_NO[lang] : plain.kind === "enum" ? plain.members : undefined;
  const format = plain.kind === "money" ? moneyFormat(plain.currency) : plain.kind === "date" ? "dd/mm/yyyy" : "@";
  const numeric = plain.kind === "int" || plain.kind === "decimal" || plain.kind === "percent" || plain.kind === "year";
  return {
    group,
    width: history || plain.kind === "list" ? 26 : plain.kind === "text" ? 22 : 17,
    format: history ? "@" : numeric ? "General" : format,
    ...(choices === undefined ? {} : { choices }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The program that a module carries as text, brought back when something needs the explaining evaluator. */
import { decodeProgram, type Program, type Type } from "@khoan/language/core";

/** A program, and the `file:line` of each rule: by variable, then its contributions and overrides. */
export type Carried = { readonly program: Program; readonly places: readonly (readonly string[])[] };

const NOWHERE = { uri: "", start: 0, end: 0 };

/** The text must be of the same version's `programData`; it is not checked. */
export function carriedProgram(text: string): Carried {
  const { types, places, program } = decodeProgram(text) as unknown as {
    readonly types: readonly Type[];
    readonly places: Carried["places"];
    readonly program: Record<string, unknown>;
  };
  restore(program, types);
  return { program: program as unknown as Program, places };
}

/** Puts types back in place; every node gets a place, since messages may name one. */
function restore(value: unknown, types: readonly Type[]): void {
  if (typeof value !== "object" || value === null) return;
  if (value instanceof Map) {
    for (const inner of value.values()) restore(inner, types);
    return;
  }
  if (Array.isArray(value)) {
    for (const inner of value) restore(inner, types);
    return;
  }
  const record = value as Record<string, unknown>;
  if (typeof record["type"] === "number") record["type"] = types[record["type"]];
  record["span"] ??= NOWHERE;
  for (const key in record) if (!isData(record, key)) restore(record[key], types);
}

/** What is no part of the program's own form: types, places, and values of the rules. */
function isData(record: Readonly<Record<string, unknown>>, key: string): boolean {
  return ["type", "span", "default", "values"].includes(key) || (key === "value" && record["kind"] === "constant");
}

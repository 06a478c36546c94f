/** The single values that a life is made of, each with its place and type; and putting another value there. */
import { type FactDeclaration, type FieldDeclaration, type Program, required, type Type } from "@khoan/language";
import { type JsonPath, jsonAt, withJson } from "../lives/json-path.ts";
import type { Facts, Json, Life } from "../lives/life.ts";

export type Leaf = {
  readonly path: JsonPath;
  readonly type: Type;
  readonly field: FieldDeclaration;
  /** Index of the fact, and the fields of its records that lead here. */
  readonly fact: number;
  readonly fields: readonly string[];
  /** `from`: the day on which an entry of a history begins. */
  readonly role: "value" | "from";
  readonly json: Json;
};

const DATE: Type = { kind: "date" };

/** Every scalar of the facts, in the order of their declarations. */
export function leavesOf(program: Program, facts: Facts): readonly Leaf[] {
  const leaves: Leaf[] = [];
  program.facts.forEach((declaration, fact) => {
    const path = declaration.path.split(".");
    const json = jsonAt(facts, path);
    if (json !== undefined) visit(declaration, json, { path, fact, fields: [] }, leaves);
  });
  return leaves;
}

type Place = { readonly path: JsonPath; readonly fact: number; readonly fields: readonly string[] };

function visit(field: FieldDeclaration | FactDeclaration, json: Json, place: Place, into: Leaf[]): void {
  if (!isHistory(field, json)) {
    visitValue(field, field.type, json, place, into);
    return;
  }
  json.forEach((entry, i) => {
    const path = [...place.path, i];
    into.push({ ...place, path: [...path, "from"], type: DATE, field, role: "from", json: entry.from });
    visitValue(field, field.type, entry.value, { ...place, path: [...path, "value"] }, into);
  });
}

function visitValue(field: FieldDeclaration, typed: Type, json: Json, place: Place, into: Leaf[]): void {
  const type = required(typed);
  if (Array.isArray(json) && type.kind === "list") {
    json.forEach((item, i) => {
      visitValue(field, type.element, item as Json, { ...place, path: [...place.path, i] }, into);
    });
  } else if (typeof json === "object" && json !== null && !Array.isArray(json)) {
    for (const inner of field.fields ?? []) {
      const value = (json as Facts)[inner.name];
      const fields = [...place.fields, inner.name];
      if (value !== undefined) visit(inner, value, { ...place, path: [...place.path, inner.name], fields }, into);
    }
  } else into.push({ ...place, type: typed, field, role: "value", json });
}

type Entry = { readonly from: string; readonly value: Json };

export function isHistory(field: FieldDeclaration, json: Json): json is readonly Entry[] {
  return field.history && isEntries(json);
}

export function isEntries(json: Json): json is readonly Entry[] {
  return (
    Array.isArray(json) &&
    json.length > 0 &&
    json.every((one) => typeof one === "object" && one !== null && Object.hasOwn(one, "from"))
  );
}

export function withLeaf(life: Life, leaf: Leaf, json: Json | undefined): Life {
  return { ...life, facts: withJson(life.facts, leaf.path, json) };
}

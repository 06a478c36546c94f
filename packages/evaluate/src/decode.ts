/**
 * JSON facts to run-time values, with every error at its path. Only own data properties are read, so that no getter
 * runs; messages name paths and forms, never a value of the case.
 */
import { type Diagnostic, nearest, facts as rows } from "@khoan/diagnostics";
import type { FactDeclaration, FieldDeclaration, Program } from "@khoan/language/core";
import { required, type Type } from "@khoan/language/core";
import { parseIsoDay } from "@khoan/values";
import { decodeScalar } from "./decode-scalar.ts";
import { HistoryValue, PATH, Unknown, type Value } from "./value.ts";

export type InputError = { readonly path: string; readonly diagnostic: Diagnostic };
export type Errors = InputError[];

const HOSTILE = new Set(["__proto__", "constructor", "prototype"]);
const MAX_ITEMS = 100_000;
const MAX_DEPTH = 20;

type Data = ReadonlyMap<string, unknown>;

/** What a fact is taken to be when nothing is said of it: its declared default, or unknown all the same. */
export type Assume = "defaults" | "nothing";

/** By fact index; what is not given and has no default is `Unknown` of its own path. */
export function decodeFacts(
  program: Program,
  json: unknown,
  assume: Assume = "defaults",
): { readonly values: readonly Value[]; readonly errors: Errors } {
  const errors: Errors = [];
  const given = new Map<string, unknown>();
  const names = new Set(program.facts.map((fact) => fact.path));
  const groups = new Set(program.facts.flatMap((fact) => prefixes(fact.path)));
  const data = dataOf(json, "", errors);
  if (data !== undefined) flatten(data, "", names, groups, given, errors, 0);
  const values = program.facts.map((fact) => decodeField(fact, given.get(fact.path), fact.path, assume, errors));
  return { values, errors };
}

function prefixes(path: string): string[] {
  const parts = path.split(".");
  return parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join("."));
}

export function report(errors: Errors, path: string, diagnostic: Diagnostic): undefined {
  errors.push({ path, diagnostic });
  return undefined;
}

/** The own data properties of a plain object; undefined, and reported, for anything else. */
function dataOf(json: unknown, path: string, errors: Errors): Data | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return report(errors, path, rows.factsShape({ file: path }, { expected: "{…}" }));
  }
  const data = new Map<string, unknown>();
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(json))) {
    const name = key.normalize("NFC");
    const inner = join(path, name);
    if (HOSTILE.has(name)) report(errors, inner, rows.hostileFactKey({ file: inner }, { name }));
    else if (data.has(name)) report(errors, inner, rows.factTwice({ file: inner }, { name }));
    else if (!("value" in descriptor))
      report(errors, inner, rows.wrongFactType({ file: inner }, { expected: "data", got: "getter" }));
    else data.set(name, descriptor.value);
  }
  return data;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function flatten(
  data: Data,
  prefix: string,
  names: ReadonlySet<string>,
  groups: ReadonlySet<string>,
  given: Map<string, unknown>,
  errors: Errors,
  depth: number,
): void {
  for (const [key, value] of data) {
    const path = join(prefix, key);
    if (names.has(path)) {
      if (given.has(path)) report(errors, path, rows.factTwice({ file: path }, { name: path }));
      given.set(path, value);
    } else if (groups.has(path) && depth < MAX_DEPTH) {
      if (value === undefined) continue;
      const inner = dataOf(value, path, errors);
      if (inner !== undefined) flatten(inner, path, names, groups, given, errors, depth + 1);
    } else {
      report(
        errors,
        path,
        rows.unknownFactGiven(
          { file: path },
          { name: path.slice(0, 200), nearest: nearest(path.slice(0, 200), names) },
        ),
      );
    }
  }
}

function decodeField(
  field: FieldDeclaration | FactDeclaration,
  json: unknown,
  path: string,
  assume: Assume,
  errors: Errors,
): Value {
  if (json === undefined) return absentField(field, path, assume);
  if (json === null) return nullField(field, path, errors);
  if (!field.history || !Array.isArray(json) || (required(field.type).kind === "list" && !looksLikeHistory(json))) {
    return decodeValue(field, json, path, assume, errors, 0);
  }
  return decodeHistory(field, json, path, assume, errors);
}

/** What a field is when nothing is said of it. */
function absentField(field: FieldDeclaration, path: string, assume: Assume): Value {
  if (field.default !== undefined && assume === "defaults") return withPath(field.default, path);
  if (field.fields !== undefined && field.type.kind === "record")
    return recordOf(field.fields, new Map(), path, assume, []);
  return new Unknown([path]);
}

function withPath(value: Value, path: string): Value {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return { ...(value as Record<string, Value>), [PATH]: path } as Value;
}

function nullField(field: FieldDeclaration, path: string, errors: Errors): Value {
  switch (field.whenNull) {
    case "absent":
      return null;
    case "default":
      return absentField(field, path, "defaults");
    case "unknown":
      return new Unknown([path]);
    case "refused":
      report(errors, path, rows.nullRefused({ file: path }, {}));
      return null;
  }
}

function looksLikeHistory(json: readonly unknown[]): boolean {
  return itemsOf(json).every(
    (entry) =>
      typeof entry === "object" && entry !== null && Object.hasOwn(entry, "from") && Object.hasOwn(entry, "value"),
  );
}

/** The items of an array as data; an item behind a getter is not there. */
function itemsOf(json: readonly unknown[]): readonly unknown[] {
  return Array.from({ length: json.length }, (_, i) => Object.getOwnPropertyDescriptor(json, i)?.value as unknown);
}

function decodeHistory(
  field: FieldDeclaration,
  json: readonly unknown[],
  path: string,
  assume: Assume,
  errors: Errors,
): Value {
  // What held before the first entry is the default, whoever tells the history.
  const before = absentField(field, path, "defaults");
  if (json.length === 0 || json.length > MAX_ITEMS) {
    report(errors, path, rows.historyShape({ file: path }, {}));
    return null;
  }
  const entries: { from: number; value: Value }[] = [];
  itemsOf(json).forEach((item, i) => {
    const at = `${path}[${i}]`;
    const data = dataOf(item, at, errors);
    if (data === undefined) return;
    if (data.size !== 2 || !data.has("from") || !data.has("value")) {
      report(errors, at, rows.historyShape({ file: at }, {}));
      return;
    }
    const day = data.get("from");
    const from = typeof day === "string" ? parseIsoDay(day) : undefined;
    if (from === undefined) {
      report(errors, `${at}.from`, rows.impossibleDay({ file: at }, {}));
      return;
    }
    if (from <= (entries.at(-1)?.from ?? Number.NEGATIVE_INFINITY))
      report(errors, `${at}.from`, rows.historyOrder({ file: at }, {}));
    const inner = data.get("value");
    const value =
      inner === null
        ? nullField(field, `${at}.value`, errors)
        : decodeValue(field, inner, `${at}.value`, assume, errors, 0);
    entries.push({ from, value });
  });
  return new HistoryValue(entries, before);
}

function decodeValue(
  field: FieldDeclaration,
  json: unknown,
  path: string,
  assume: Assume,
  errors: Errors,
  depth: number,
): Value {
  return decodeTyped(required(field.type), field.fields, json, path, assume, errors, depth);
}

function decodeTyped(
  type: Type,
  fields: readonly FieldDeclaration[] | undefined,
  json: unknown,
  path: string,
  assume: Assume,
  errors: Errors,
  depth: number,
): Value {
  if (depth > MAX_DEPTH) {
    report(errors, path, rows.factTooLarge({ file: path }, { limit: String(MAX_DEPTH) }));
    return null;
  }
  switch (type.kind) {
    case "record": {
      const data = dataOf(json, path, errors);
      return data === undefined || fields === undefined ? null : recordOf(fields, data, path, assume, errors);
    }
    case "list": {
      if (!Array.isArray(json)) {
        report(errors, path, rows.wrongFactType({ file: path }, { expected: "[…]", got: formOf(json) }));
        return [];
      }
      if (json.length > MAX_ITEMS) {
        report(errors, path, rows.factTooLarge({ file: path }, { limit: String(MAX_ITEMS) }));
        return [];
      }
      return itemsOf(json).map((item, i) => {
        if (item === null && type.element.kind === "optional") return null;
        return decodeTyped(required(type.element), fields, item, `${path}[${i}]`, assume, errors, depth + 1);
      });
    }
    default:
      return decodeScalar(type, json, path, errors);
  }
}

function recordOf(
  fields: readonly FieldDeclaration[],
  data: Data,
  path: string,
  assume: Assume,
  errors: Errors,
): Value {
  const record: Record<string | symbol, Value | string> = { [PATH]: path };
  const names = new Set(fields.map((field) => field.name));
  for (const key of data.keys()) {
    const inner = join(path, key);
    if (!names.has(key))
      report(
        errors,
        inner,
        rows.unknownFactGiven({ file: inner }, { name: key.slice(0, 200), nearest: nearest(key.slice(0, 200), names) }),
      );
  }
  for (const field of fields)
    record[field.name] = decodeField(field, data.get(field.name), join(path, field.name), assume, errors);
  return record as Value;
}

/** The form of a JSON value, never its content. */
export function formOf(json: unknown): string {
  if (json === null) return "null";
  return Array.isArray(json) ? "[…]" : typeof json === "object" ? "{…}" : typeof json;
}

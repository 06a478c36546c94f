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

/** `expected` and `got` name forms, never a value. */
export type InputError = { readonly path: string; readonly diagnostic: Diagnostic } & Forms;
type Forms = { readonly expected?: string; readonly got?: string };
const GETTER = { expected: "data", got: "getter" };
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
  const dotted = new Map<string, Map<string, unknown>>();
  const { names, groups, records } = namesOf(program);
  try {
    const data = dataOf(json, "", errors);
    if (data !== undefined) flatten(data, "", { names, groups, records, given, dotted }, errors, 0);
    return {
      values: program.facts.map((fact) =>
        decodeField(fact, given.get(fact.path), fact.path, assume, errors, dotted.get(fact.path)),
      ),
      errors,
    };
  } catch {
    // Only what is no data throws when it is looked at, as a proxy may.
    report(errors, "", rows.factsShape({ file: "" }, { expected: "{…}" }), { expected: "{…}", got: formOf(json) });
    return { values: [], errors };
  }
}

type Names = { readonly [kind in "names" | "groups" | "records"]: ReadonlySet<string> };

const KEPT = new WeakMap<Program, Names>();

/** The paths of facts, of what leads to them, and of the facts that are records. */
function namesOf(program: Program): Names {
  let kept = KEPT.get(program);
  if (kept === undefined) {
    kept = {
      names: new Set(program.facts.map((fact) => fact.path)),
      groups: new Set(program.facts.flatMap((fact) => prefixes(fact.path))),
      records: new Set(program.facts.flatMap((fact) => (isRecordField(fact) ? [fact.path] : []))),
    };
    KEPT.set(program, kept);
  }
  return kept;
}

function isRecordField(field: FieldDeclaration): boolean {
  return field.fields !== undefined && required(field.type).kind === "record";
}

function prefixes(path: string): string[] {
  const parts = path.split(".");
  return parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join("."));
}

export function report(errors: Errors, path: string, diagnostic: Diagnostic, forms: Forms = {}): undefined {
  errors.push({ path, diagnostic, ...forms });
  return undefined;
}

/** The own data properties of a plain object; undefined, and reported, for anything else, as a Map or a Date is. */
function dataOf(json: unknown, path: string, errors: Errors): Data | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json) || !isPlain(json)) {
    const forms = { expected: "{…}", got: formOf(json) };
    return report(errors, path, rows.factsShape({ file: path }, { expected: "{…}" }), forms);
  }
  const data = new Map<string, unknown>();
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(json))) {
    const name = key.normalize("NFC");
    const inner = join(path, name);
    if (HOSTILE.has(name)) report(errors, inner, rows.hostileFactKey({ file: inner }, { name }));
    else if (data.has(name)) report(errors, inner, rows.factTwice({ file: inner }, { name }));
    else if (!("value" in descriptor)) report(errors, inner, rows.wrongFactType({ file: inner }, GETTER), GETTER);
    else data.set(name, descriptor.value);
  }
  return data;
}

/** Made by `{…}` or `JSON.parse`, here or in another realm: what stands behind it has nothing behind itself. */
function isPlain(json: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(json);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

type Found = {
  readonly names: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  /** By the path of a fact. */
  readonly given: Map<string, unknown>;
  /** Fields under their dotted names (`"cha.ngày_sinh"`), by the path of the record. */
  readonly dotted: Map<string, Map<string, unknown>>;
};

function flatten(data: Data, prefix: string, found: Found, errors: Errors, depth: number): void {
  const { names, groups, records, given, dotted } = found;
  for (const [key, value] of data) {
    const path = join(prefix, key);
    if (names.has(path)) {
      if (given.has(path)) report(errors, path, rows.factTwice({ file: path }, { name: path }));
      given.set(path, value);
    } else if (groups.has(path) && depth < MAX_DEPTH) {
      if (value === undefined) continue;
      const inner = dataOf(value, path, errors);
      if (inner !== undefined) flatten(inner, path, found, errors, depth + 1);
    } else {
      const record = prefixes(path).findLast((one) => records.has(one));
      if (record === undefined) unknownFact(path, path, names, errors);
      else addDotted(dotted, record, path.slice(record.length + 1), value, path, errors);
    }
  }
}

function unknownFact(path: string, name: string, names: Iterable<string>, errors: Errors): void {
  const short = name.slice(0, 200);
  report(errors, path, rows.unknownFactGiven({ file: path }, { name: short, nearest: nearest(short, names) }));
}

function addDotted(
  dotted: Map<string, Map<string, unknown>>,
  record: string,
  name: string,
  value: unknown,
  path: string,
  errors: Errors,
): void {
  const fields = dotted.get(record) ?? new Map<string, unknown>();
  if (fields.has(name)) report(errors, path, rows.factTwice({ file: path }, { name: path }));
  dotted.set(record, fields.set(name, value));
}

function decodeField(
  field: FieldDeclaration | FactDeclaration,
  json: unknown,
  path: string,
  assume: Assume,
  errors: Errors,
  dotted?: Data,
): Value {
  if (dotted !== undefined) return decodeDotted(field, json, path, assume, errors, dotted);
  if (json === undefined) return absentField(field, path, assume);
  if (json === null) return nullField(field, path, errors);
  if (!field.history || !Array.isArray(json) || (required(field.type).kind === "list" && !looksLikeHistory(json))) {
    return decodeValue(field, json, path, assume, errors, 0);
  }
  return decodeHistory(field, json, path, assume, errors);
}

/** A record whose fields stand under their dotted names, all of them or some beside the record itself. */
function decodeDotted(
  field: FieldDeclaration,
  json: unknown,
  path: string,
  assume: Assume,
  errors: Errors,
  dotted: Data,
): Value {
  const own = json === undefined ? new Map<string, unknown>() : dataOf(json, path, errors);
  if (own === undefined || field.fields === undefined) return null;
  const all = new Map(own);
  for (const [name, value] of dotted) {
    const inner = join(path, name);
    if (all.has(name)) report(errors, inner, rows.factTwice({ file: inner }, { name: inner }));
    all.set(name, value);
  }
  return recordOf(field.fields, all, path, assume, errors);
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
        const forms = { expected: "[…]", got: formOf(json) };
        report(errors, path, rows.wrongFactType({ file: path }, forms), forms);
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
  const dotted = new Map<string, Map<string, unknown>>();
  for (const [key, value] of data) {
    if (names.has(key)) continue;
    const inner = join(path, key);
    const head = key.slice(0, Math.max(0, key.indexOf(".")));
    const holds = fields.some((field) => field.name === head && isRecordField(field));
    if (holds) addDotted(dotted, head, key.slice(head.length + 1), value, inner, errors);
    else unknownFact(inner, key, names, errors);
  }
  for (const field of fields) {
    const inner = join(path, field.name);
    record[field.name] = decodeField(field, data.get(field.name), inner, assume, errors, dotted.get(field.name));
  }
  return record as Value;
}

/** The form of a JSON value, never its content. */
export function formOf(json: unknown): string {
  if (json === null) return "null";
  return Array.isArray(json) ? "[…]" : typeof json === "object" ? "{…}" : typeof json;
}

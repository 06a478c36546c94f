/**
 * The facts of a case as the JSON that `decide` takes, and where each of them stands in the file, so that an error of
 * the decision points at the YAML. A case that expects an error may hold what no honest case could: then what does not
 * fit is passed on as it is written, for the decision to refuse.
 */
import { nearest, type Report, cases as rows, type Span } from "@khoan/diagnostics";
import { toJson } from "@khoan/evaluate";
import { type FieldDeclaration, required, type Type, type YamlMapping, type YamlNode } from "@khoan/language";
import { isNull, type ValueContext, valueOf } from "./case-values.ts";
import { factsRead } from "./facts-read.ts";
import { indexOf, type ProgramIndex } from "./program-index.ts";

type Json = { [key: string]: unknown };

export type CaseFacts = {
  readonly json: unknown;
  /** By the paths that `decide` reports: `trẻ.ngày_sinh`, `hộ.loại[0].from`. */
  readonly places: ReadonlyMap<string, Span>;
};

type Reading = ValueContext & {
  /** Pass on what does not fit, unreported. */
  readonly lenient: boolean;
  readonly places: Map<string, Span>;
  readonly facts: ProgramIndex["facts"];
};

/** The facts under `node`; names that the rule set does not have, and facts that no rule reads, are reported. */
export function factsOf(node: YamlNode | undefined, context: ValueContext, lenient: boolean): CaseFacts {
  const places = new Map<string, Span>();
  const { facts } = indexOf(context.program);
  const json: Json = Object.create(null) as Json;
  if (node?.kind === "mapping") group(node, "", json, { ...context, lenient, places, facts });
  else if (node !== undefined) context.report(rows.caseBadValue(node.span, { expected: "{…}" }));
  return { json, places };
}

function group(node: YamlMapping, prefix: string, json: Json, reading: Reading): void {
  for (const { key, value } of node.entries) {
    const path = prefix + key.text;
    const known = reading.facts.get(path);
    if (known === undefined && value.kind === "mapping" && indexOf(reading.program).groups.has(path)) {
      group(value, `${path}.`, json, reading);
      continue;
    }
    if (known === undefined && !reading.lenient) {
      reading.report(rows.caseUnknownFact(key.span, { name: path, nearest: nearest(path, reading.facts.keys()) }));
      continue;
    }
    if (reading.places.has(path)) reading.report(rows.caseFactTwice(key.span, { name: path }));
    if (known !== undefined && !reading.lenient && !factsRead(reading.program).has(known.index)) {
      reading.report(rows.caseUnusedFact(key.span, { name: path }));
    }
    reading.places.set(path, key.span);
    put(
      json,
      path.split("."),
      known === undefined ? asWritten(value, reading) : fieldJson(value, known.fact, path, reading),
    );
  }
}

/** Sets what stands at the end of a path, making the groups on the way; keys are data, whatever they are called. */
function put(json: Json, [first = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    json[first] = value;
    return;
  }
  const inner = json[first];
  if (typeof inner === "object" && inner !== null) put(inner as Json, rest, value);
  else {
    const made = Object.create(null) as Json;
    json[first] = made;
    put(made, rest, value);
  }
}

function fieldJson(node: YamlNode, field: FieldDeclaration, path: string, reading: Reading): unknown {
  if (node.kind === "scalar" && isNull(node, reading.lang)) return null;
  if (field.history && node.kind === "sequence" && node.items.every(isHistoryEntry)) {
    return node.items.map((item, i) => historyEntry(item as YamlMapping, field, `${path}[${i}]`, reading));
  }
  return typedJson(node, required(field.type), field.fields, path, reading);
}

function isHistoryEntry(node: YamlNode): boolean {
  return node.kind === "mapping" && node.entries.some((entry) => entry.key.text === "from");
}

function historyEntry(node: YamlMapping, field: FieldDeclaration, path: string, reading: Reading): unknown {
  const entry = Object.create(null) as Json;
  reading.places.set(path, node.span);
  for (const { key, value } of node.entries) {
    const inner = `${path}.${key.text}`;
    reading.places.set(inner, value.span);
    if (key.text === "from") entry["from"] = typedJson(value, { kind: "date" }, undefined, inner, reading);
    else if (key.text === "value") entry["value"] = fieldJson(value, { ...field, history: false }, inner, reading);
    else if (reading.lenient) entry[key.text] = asWritten(value, reading);
    else reading.report(rows.caseUnknownKey(key.span, { key: key.text, nearest: [] }));
  }
  return entry;
}

function typedJson(
  node: YamlNode,
  type: Type,
  fields: readonly FieldDeclaration[] | undefined,
  path: string,
  reading: Reading,
): unknown {
  if (type.kind === "record" && node.kind === "mapping") return recordJson(node, fields ?? [], path, reading);
  if (type.kind === "list" && node.kind === "sequence") {
    return node.items.map((item, i) => {
      const inner = `${path}[${i}]`;
      reading.places.set(inner, item.span);
      return typedJson(item, required(type.element), fields, inner, reading);
    });
  }
  // Where an error is expected, what is wrong with a value is the decision's to say.
  const unfit: Report = reading.lenient ? () => undefined : reading.report;
  const value = valueOf(node, type, { ...reading, report: unfit });
  if (value !== undefined) return toJson(value, type);
  return reading.lenient ? asWritten(node, reading) : undefined;
}

function recordJson(node: YamlMapping, fields: readonly FieldDeclaration[], path: string, reading: Reading): unknown {
  const record = Object.create(null) as Json;
  for (const { key, value } of node.entries) {
    const field = fields.find((one) => one.name === key.text);
    const inner = `${path}.${key.text}`;
    reading.places.set(inner, key.span);
    if (field !== undefined) record[key.text] = fieldJson(value, field, inner, reading);
    else if (reading.lenient) record[key.text] = asWritten(value, reading);
    else {
      const names = fields.map((one) => one.name);
      reading.report(rows.caseUnknownFact(key.span, { name: inner, nearest: nearest(key.text, names) }));
    }
  }
  return record;
}

const WORDS: Readonly<Record<string, unknown>> = { đúng: true, sai: false, true: true, false: false };

/** What YAML would take it for, with the truth words of both vocabularies. */
function asWritten(node: YamlNode, reading: Reading): unknown {
  switch (node.kind) {
    case "sequence":
      return node.items.map((item) => asWritten(item, reading));
    case "mapping": {
      const json = Object.create(null) as Json;
      for (const { key, value } of node.entries) json[key.text] = asWritten(value, reading);
      return json;
    }
    case "scalar":
      if (isNull(node, reading.lang)) return null;
      if (node.style === "plain" && Object.hasOwn(WORDS, node.text)) return WORDS[node.text];
      return node.style === "plain" && /^-?\d+(?:\.\d+)?$/.test(node.text) ? Number(node.text) : node.text;
  }
}

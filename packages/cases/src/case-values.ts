/** Values of a case, written in its language, to what the evaluator takes: typed by the facts and outputs they are of. */
import { nearest, type Report, cases as rows } from "@khoan/diagnostics";
import { toJson, type Value } from "@khoan/evaluate";
import {
  type FactDeclaration,
  type FieldDeclaration,
  literalAs,
  type Program,
  parseLiteral,
  required,
  type Type,
  typeName,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
} from "@khoan/language";

export type ValueContext = { readonly program: Program; readonly lang: "vi" | "en"; readonly report: Report };

const NULL = { vi: "trống", en: "null" } as const;

function isNull(scalar: YamlScalar, lang: "vi" | "en"): boolean {
  return scalar.style === "plain" && (scalar.text === NULL[lang] || scalar.text === "null");
}

/** A value of an output's type in run-time form; undefined, and reported, where it does not fit. */
export function valueOf(node: YamlNode, type: Type, context: ValueContext): Value | undefined {
  const plain = required(type);
  const bad = (): undefined => {
    context.report(rows.caseBadValue(node.span, { expected: typeName(type, context.lang) }));
    return undefined;
  };
  if (node.kind === "scalar" && isNull(node, context.lang)) return type.kind === "optional" ? null : bad();
  if (plain.kind === "list") {
    if (node.kind === "scalar" && node.text === "") return [];
    if (node.kind !== "sequence") return bad();
    const items = node.items.map((item) => valueOf(item, plain.element, context));
    return items.includes(undefined) ? undefined : (items as Value[]);
  }
  if (plain.kind === "record") {
    if (node.kind !== "mapping") return bad();
    const fields: Record<string, Value> = {};
    for (const { key, value } of node.entries) {
      const field = plain.fields.get(key.text);
      const inner = field && valueOf(value, field, context);
      if (inner === undefined) return field === undefined ? bad() : undefined;
      fields[key.text] = inner;
    }
    return fields;
  }
  return node.kind === "scalar" ? scalarOf(node, plain, context) : bad();
}

function scalarOf(scalar: YamlScalar, type: Type, context: ValueContext): Value | undefined {
  const text = scalar.text.normalize("NFC");
  if (type.kind === "text" || type.kind === "clause") return text;
  if (type.kind === "enum") {
    if (type.members.includes(text)) return text;
    context.report(rows.caseBadValue(scalar.span, { expected: type.members.join(" | ") }));
    return undefined;
  }
  const literal = parseLiteral(scalar, context.lang, context.report);
  return literal === undefined ? undefined : literalAs(literal, type, scalar.span, context);
}

/** The facts of a case as JSON; a name that the rule set does not have is reported. */
export function factsOf(node: YamlNode | undefined, context: ValueContext): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  if (node?.kind !== "mapping") return json;
  const byPath = new Map(context.program.facts.map((fact) => [fact.path, fact]));
  walk(node, "", byPath, json, context);
  return json;
}

function walk(
  node: YamlMapping,
  prefix: string,
  byPath: ReadonlyMap<string, FactDeclaration>,
  json: Record<string, unknown>,
  context: ValueContext,
): void {
  for (const { key, value } of node.entries) {
    const path = prefix + key.text;
    const fact = byPath.get(path);
    if (fact !== undefined) json[path] = fieldJson(value, fact, context);
    else if (value.kind === "mapping" && [...byPath.keys()].some((one) => one.startsWith(`${path}.`)))
      walk(value, `${path}.`, byPath, json, context);
    else context.report(rows.caseUnknownFact(key.span, { name: path, nearest: nearest(path, byPath.keys()) }));
  }
}

function fieldJson(node: YamlNode, field: FieldDeclaration, context: ValueContext): unknown {
  if (node.kind === "scalar" && isNull(node, context.lang)) return null;
  if (field.history && node.kind === "sequence" && node.items.every(isHistoryEntry)) {
    return node.items.map((item) => historyEntry(item as YamlMapping, field, context));
  }
  return typedJson(node, required(field.type), field.fields, context);
}

function isHistoryEntry(node: YamlNode): boolean {
  return node.kind === "mapping" && node.entries.some((entry) => entry.key.text === "from");
}

function historyEntry(node: YamlMapping, field: FieldDeclaration, context: ValueContext): unknown {
  const entry: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    if (key.text === "from") entry["from"] = typedJson(value, { kind: "date" }, undefined, context);
    else if (key.text === "value") entry["value"] = fieldJson(value, { ...field, history: false }, context);
    else context.report(rows.caseUnknownKey(key.span, { key: key.text, nearest: [] }));
  }
  return entry;
}

function typedJson(
  node: YamlNode,
  type: Type,
  fields: readonly FieldDeclaration[] | undefined,
  context: ValueContext,
): unknown {
  if (type.kind === "record" && node.kind === "mapping") {
    const record: Record<string, unknown> = {};
    for (const { key, value } of node.entries) {
      const field = fields?.find((one) => one.name === key.text);
      if (field !== undefined) record[key.text] = fieldJson(value, field, context);
      else
        context.report(
          rows.caseUnknownFact(key.span, {
            name: key.text,
            nearest: nearest(
              key.text,
              (fields ?? []).map((one) => one.name),
            ),
          }),
        );
    }
    return record;
  }
  if (type.kind === "list" && node.kind === "sequence")
    return node.items.map((item) => typedJson(item, required(type.element), fields, context));
  const value = valueOf(node, type, context);
  return value === undefined ? undefined : toJson(value, type);
}

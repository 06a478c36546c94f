/**
 * A program to the JSON Schema (2020-12) of its facts: nested by the dots of their names, nothing beside them, a
 * history as its list of changes or one value for all time. What the schema refuses, the evaluators refuse too; beyond
 * it they refuse days that no calendar has, histories out of order, and decimals beyond a type's scale in JSON numbers.
 */
import { toJson } from "@khoan/evaluate";
import { type FactDeclaration, type FieldDeclaration, type Program, required, type Type } from "@khoan/language/core";
import { type FactTree, factTree } from "./fact-tree.ts";
import { fieldKey, type Uses, usesOf } from "./uses.ts";
import {
  DAY_PATTERN,
  DRAFT,
  type Inner,
  MAX_ITEMS,
  MAX_TEXT,
  nullable,
  type Schema,
  valueSchema,
} from "./value-schema.ts";
import { fieldSentences, takesNull } from "./wording.ts";

/**
 * How the schema will be read: `document` by people and tools, with titles, defaults and `oneOf`; `gate` by the
 * compiler of the validator, bare, told by `if` which branch is meant so that an error names what is wrong in it, and
 * with every part that counts more than once under `$defs`.
 */
type Style = {
  readonly program: Program;
  readonly purpose: "document" | "gate";
  readonly definitions: Map<string, Schema>;
  readonly uses: Uses;
};

export function factsSchema(program: Program): Schema {
  const { document, digest } = program;
  const style: Style = { program, purpose: "document", definitions: new Map(), uses: usesOf(program) };
  const root = treeSchema(factTree(program.facts), style);
  return {
    $schema: DRAFT,
    $id: `urn:khoan:${document.id}:facts:${digest}`,
    title: document.title,
    ...root,
    ...definitionsOf(style),
  };
}

/** The same as `factsSchema` to a validator, for compiling into code. */
export function gateSchema(program: Program): Schema {
  const style: Style = { program, purpose: "gate", definitions: new Map(), uses: { facts: [], fields: new Map() } };
  const root = treeSchema(factTree(program.facts), style);
  return { ...root, ...definitionsOf(style) };
}

function definitionsOf({ definitions }: Style): Schema {
  return definitions.size === 0 ? {} : { $defs: Object.fromEntries(definitions) };
}

function reference(name: string): Schema {
  return { $ref: `#/$defs/${encodeURIComponent(name)}` };
}

function treeSchema(tree: FactTree, style: Style): Schema {
  return closed(
    [...tree].map(([name, node]) => [
      name,
      node.kind === "group" ? treeSchema(node.members, style) : factSchema(node.fact, style),
    ]),
  );
}

function closed(properties: readonly (readonly [string, Schema])[]): Schema {
  return { type: "object", properties: Object.fromEntries(properties), additionalProperties: false };
}

function factSchema(fact: FactDeclaration, style: Style): Schema {
  return fieldSchema(fact, style.uses.facts[style.program.facts.indexOf(fact)] ?? [], style);
}

function fieldSchema(field: FieldDeclaration, clauses: readonly string[], style: Style): Schema {
  const value = bareSchema(field, style);
  const whole = field.history ? withHistory(field, value, style) : value;
  const lang = style.program.document.language;
  if (style.purpose === "gate") return whole;
  const [title, ...rest] = fieldSentences({ ...field, label: field.label ?? field.name }, clauses, lang);
  return {
    title: title?.replace(/\.$/, ""),
    description: rest.join(" "),
    ...(field.default === undefined ? {} : { default: toJson(field.default, field.type) }),
    ...whole,
  };
}

/** One value at one time. */
function bareSchema(field: FieldDeclaration, style: Style): Schema {
  // What the gate is given was measured as it came, and may have grown on the way to NFC.
  const longest = style.purpose === "gate" ? 3 * MAX_TEXT : MAX_TEXT;
  const inner: Inner = {
    clause: { type: "string", maxLength: longest },
    longest,
    decimalNumbers: true,
    record: (type) => define(type.name, () => recordSchema(type, field.fields ?? [], style), style),
  };
  const plain = required(field.type);
  const isDay = plain.kind === "date" && style.purpose === "document";
  const schema: Schema = { ...named(plain, valueSchema(plain, inner), style), ...(isDay ? { format: "date" } : {}) };
  if (!takesNull(field)) return schema;
  if (schema["$ref"] === undefined) return nullable(schema);
  return style.purpose === "gate" ? { if: NULL, else: schema } : { anyOf: [schema, NULL] };
}

const NULL: Schema = { type: "null" };

/** Enums have their own definition where people read the schema. */
function named(type: Type, schema: Schema, style: Style): Schema {
  if (style.purpose === "gate" || type.kind !== "enum" || type.name === "") return schema;
  return define(type.name, () => schema, style);
}

function recordSchema(
  type: Extract<Type, { kind: "record" }>,
  fields: readonly FieldDeclaration[],
  style: Style,
): Schema {
  return closed(
    fields.map((field) => [
      field.name,
      fieldSchema(field, style.uses.fields.get(fieldKey(type.name, field.name)) ?? [], style),
    ]),
  );
}

function define(name: string, make: () => Schema, { definitions }: Style): Schema {
  if (!definitions.has(name)) definitions.set(name, make());
  return reference(name);
}

/** Under the name of the first that was equal. */
function defineOnce(schema: Schema, { definitions }: Style): Schema {
  const text = JSON.stringify(schema);
  const known = [...definitions].find(([, one]) => JSON.stringify(one) === text)?.[0];
  const name = known ?? `h${definitions.size}`;
  definitions.set(name, schema);
  return reference(name);
}

/** The whole of a list-typed fact is told from its history by the keys of its items, as the evaluators do. */
function withHistory(field: FieldDeclaration, value: Schema, style: Style): Schema {
  const history: Schema = {
    type: "array",
    minItems: 1,
    maxItems: MAX_ITEMS,
    items: {
      ...closed([
        ["from", { type: "string", pattern: DAY_PATTERN, ...(style.purpose === "gate" ? {} : { format: "date" }) }],
        ["value", value],
      ]),
      required: ["from", "value"],
    },
  };
  const isList = required(field.type).kind === "list";
  const entries: Schema = { type: "object", required: ["from", "value"] };
  if (style.purpose === "gate") {
    const shape = { if: isList ? { type: "array", items: entries } : { type: "array" }, then: history, else: value };
    return defineOnce(shape, style);
  }
  return { oneOf: [isList ? { ...value, not: { type: "array", items: entries } } : value, history] };
}

/**
 * A program to the JSON Schema (2020-12) of what a module hands out, as JSON: a decision, whose results are each known
 * or name what is missing; or what is wrong.
 */
import type { Program, Type, VariableDeclaration } from "@khoan/language/core";
import { DAY_PATTERN, DRAFT, type Inner, MAX_TEXT, MONTH_PATTERN, type Schema, valueSchema } from "./value-schema.ts";
import { variableSentences } from "./wording.ts";

const TEXT: Schema = { type: "string" };
const TEXTS: Schema = { type: "array", items: TEXT };
const MONTH: Schema = { type: "string", pattern: MONTH_PATTERN };
const MOMENT: Schema = { anyOf: [{ type: "string", pattern: DAY_PATTERN }, MONTH] };

export function resultsSchema(program: Program): Schema {
  const { document, digest } = program;
  const records = new Map<string, Schema>();
  const outputs = closed(
    program.variables
      .filter((variable) => variable.output)
      .map((variable) => [variable.name, outcomeSchema(program, variable, records)]),
  );
  const segments = {
    type: "array",
    items: closed([
      ["from", MONTH],
      ["to", MONTH],
      ["outputs", OUTPUTS],
    ]),
  };
  const readings = closed(
    program.readings.map(({ id, options }) => [id, { enum: options.map((option) => option.id) }]),
  );
  const decided = closed([
    ["kind", { const: "decided" }],
    ["ruleSet", ruleSetSchema(program)],
    ["at", MOMENT],
    ["outputs", OUTPUTS],
    ["timeline", segments],
    ["missing", TEXTS],
    ["notes", TEXTS],
    ["readings", readings],
  ]);
  const error = closed(
    [
      ["code", { type: "string", pattern: "^KH[0-9]{3}$" }],
      ["path", TEXT],
      ["expected", TEXT],
      ["got", TEXT],
      [
        "message",
        closed([
          ["vi", TEXT],
          ["en", TEXT],
        ]),
      ],
    ],
    ["code", "path"],
  );
  const failed = closed([
    ["kind", { const: "failed" }],
    ["errors", { type: "array", minItems: 1, items: error }],
  ]);
  return {
    $schema: DRAFT,
    $id: `urn:khoan:${document.id}:results:${digest}`,
    title: document.title,
    oneOf: [decided, failed],
    $defs: { outputs, ...Object.fromEntries(records) },
  };
}

const OUTPUTS: Schema = { $ref: "#/$defs/outputs" };

function closed(properties: readonly (readonly [string, Schema])[], needed?: readonly string[]): Schema {
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: needed ?? properties.map(([name]) => name),
    additionalProperties: false,
  };
}

function ruleSetSchema({ document, digest }: Program): Schema {
  return closed([
    ["id", { const: document.id }],
    ["version", TEXT],
    ["digest", { const: digest }],
    ["title", TEXT],
    ["language", { const: document.language }],
  ]);
}

function outcomeSchema(program: Program, variable: VariableDeclaration, records: Map<string, Schema>): Schema {
  const [title, ...rest] = variableSentences(program, { ...variable, label: variable.label ?? variable.name });
  const known = closed([
    ["known", { const: true }],
    ["value", valueSchema(variable.type, innerOf(records))],
  ]);
  const unknown = closed([
    ["known", { const: false }],
    ["missing", { ...TEXTS, minItems: 1 }],
  ]);
  return { title: title?.replace(/\.$/, ""), description: rest.join(" "), oneOf: [known, unknown] };
}

function innerOf(records: Map<string, Schema>): Inner {
  const inner: Inner = {
    clause: TEXT,
    longest: MAX_TEXT,
    decimalNumbers: false,
    record: (type) => recordSchema(type, records, inner),
  };
  return inner;
}

function recordSchema(type: Extract<Type, { kind: "record" }>, records: Map<string, Schema>, inner: Inner): Schema {
  const name = `record.${type.name}`;
  if (!records.has(name)) {
    records.set(name, closed([...type.fields].map(([field, of]) => [field, valueSchema(of, inner)])));
  }
  return { $ref: `#/$defs/${encodeURIComponent(name)}` };
}

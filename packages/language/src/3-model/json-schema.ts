/** The shapes of the files as JSON Schema (2020-12), with the keys and words of one vocabulary, for other editors. */
import type { Lang } from "@khoan/diagnostics";
import { z } from "zod";
import { PLACES, type PlaceName, toKeyWord, type Value } from "../2-syntax/places.ts";
import { toWord } from "../2-syntax/vocabulary.ts";
import {
  bracketShape,
  clauseShape,
  documentShape,
  fieldShape,
  parameterShape,
  plausibleShapes,
  readingShape,
  ruleShapes,
  shapeShapes,
  variableShape,
  versionShape,
} from "./shapes.ts";

type Schema = { readonly [key: string]: unknown };

const SHAPES: Readonly<Record<string, { readonly shape: z.ZodType; readonly place: PlaceName }>> = {
  document: { shape: documentShape, place: "document" },
  field: { shape: fieldShape, place: "field" },
  variable: { shape: variableShape, place: "variable" },
  parameter: { shape: parameterShape, place: "parameter" },
  version: { shape: versionShape, place: "version" },
  bracket: { shape: bracketShape, place: "bracket" },
  reading: { shape: readingShape, place: "reading" },
  clause: { shape: clauseShape, place: "clause" },
  ...kindsOf(plausibleShapes, "plausible"),
  ...kindsOf(shapeShapes, "shape"),
  ...kindsOf(ruleShapes, "rule"),
};

/** Mappings of which one key names the kind: a definition each, `rule_set`, `rule_add_to`, … */
function kindsOf(shapes: Readonly<Record<string, z.ZodType>>, place: PlaceName) {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [`${place}_${name}`, { shape, place }]));
}

/** One definition for each kind of mapping in the files. */
export function jsonSchemas(lang: Lang): Schema {
  const definitions = Object.entries(SHAPES).map(([name, { shape, place }]) => [
    name,
    translated(z.toJSONSchema(shape, { io: "input" }) as Schema, place, lang),
  ]);
  return { $schema: "https://json-schema.org/draft/2020-12/schema", $defs: Object.fromEntries(definitions) };
}

/** Keys and enumerated words of a mapping in the vocabulary, and of the mappings within it. */
function translated(schema: Schema, place: PlaceName, lang: Lang): Schema {
  const found = PLACES[place];
  const rest = Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "properties" && key !== "required"),
  );
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
  if (!("keys" in found)) return "names" in found ? { ...rest, ...namesOf(schema, found.names, lang) } : rest;
  const word = (key: string): string => toKeyWord(place, lang, key) ?? key;
  const translate = (key: string, value: Schema): Schema => {
    const what = found.keys.find((one) => one.en === key);
    return what === undefined ? value : valueSchema(value, what, lang);
  };
  return {
    ...rest,
    properties: Object.fromEntries(properties.map(([key, value]) => [word(key), translate(key, value)])),
    required: ((schema["required"] ?? []) as string[]).map(word),
  };
}

/** A mapping whose keys are the author’s: what each value is. */
function namesOf(schema: Schema, value: Value, lang: Lang): Schema {
  const inner = schema["additionalProperties"];
  return typeof inner === "object" && inner !== null
    ? { additionalProperties: valueSchema(inner as Schema, value, lang) }
    : {};
}

function valueSchema(schema: Schema, value: Value, lang: Lang): Schema {
  if (Array.isArray(schema["anyOf"])) {
    return { ...schema, anyOf: (schema["anyOf"] as Schema[]).map((one) => valueSchema(one, value, lang)) };
  }
  const { items, enum: members, type } = schema;
  if (type === "array" && typeof items === "object" && items !== null) {
    return { ...schema, items: valueSchema(items as Schema, value, lang) };
  }
  if (type === "object" && value.mapping !== undefined) return translated(schema, value.mapping, lang);
  if (typeof value.scalar === "string" || !Array.isArray(members)) return schema;
  const { word } = value.scalar;
  return { ...schema, enum: (members as string[]).map((one) => toWord(word, lang, one) ?? one) };
}

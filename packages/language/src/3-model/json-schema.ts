/** The shapes of the files as JSON Schema (2020-12), with the keys and words of one vocabulary, for other editors. */
import type { Lang } from "@khoan/diagnostics";
import { z } from "zod";
import { PLACES, type PlaceName, toKeyWord } from "../2-syntax/places.ts";
import { toWord } from "../2-syntax/vocabulary.ts";
import {
  bracketShape,
  clauseShape,
  documentShape,
  fieldShape,
  parameterShape,
  readingShape,
  ruleShapes,
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
  ...Object.fromEntries(
    Object.entries(ruleShapes).map(([name, shape]) => [`rule_${name}`, { shape, place: "rule" as const }]),
  ),
};

/** One definition for each kind of mapping in the files. */
export function jsonSchemas(lang: Lang): Schema {
  const definitions = Object.entries(SHAPES).map(([name, { shape, place }]) => [
    name,
    translated(z.toJSONSchema(shape, { io: "input" }) as Schema, place, lang),
  ]);
  return { $schema: "https://json-schema.org/draft/2020-12/schema", $defs: Object.fromEntries(definitions) };
}

/** Keys and enumerated words of a mapping in the vocabulary. */
function translated(schema: Schema, place: PlaceName, lang: Lang): Schema {
  const found = PLACES[place];
  const rest = Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "properties" && key !== "required"),
  );
  const properties = (schema["properties"] ?? {}) as Record<string, Schema>;
  const word = (key: string): string => toKeyWord(place, lang, key) ?? key;
  const kind = (key: string): unknown =>
    "keys" in found ? found.keys.find((one) => one.en === key)?.scalar : undefined;
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [word(key), words(value, kind(key), lang)]),
    ),
    required: ((schema["required"] ?? []) as string[]).map(word),
  };
}

function words(schema: Schema, kind: unknown, lang: Lang): Schema {
  if (typeof kind !== "object" || kind === null || !Array.isArray(schema["enum"])) return schema;
  const { word } = kind as { word: Parameters<typeof toWord>[0] };
  return { ...schema, enum: (schema["enum"] as string[]).map((one) => toWord(word, lang, one) ?? one) };
}

/**
 * A type of the language to the JSON Schema of its values as JSON: days `YYYY-MM-DD`, months `YYYY-MM`, whole amounts as
 * integers within exact range, numbers with decimals as text.
 */
import { required, type Type } from "@khoan/language/core";

export type Schema = { readonly [keyword: string]: unknown };

export const DRAFT = "https://json-schema.org/draft/2020-12/schema";
export const DAY_PATTERN = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
export const MONTH_PATTERN = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$";
/** Longer texts and lists are refused. */
export const MAX_TEXT = 10_000;
export const MAX_ITEMS = 100_000;

const MAX = Number.MAX_SAFE_INTEGER;
const INTEGER: Schema = { type: "integer", minimum: -MAX, maximum: MAX };

/** What records and lists hold, which differs between facts and results. */
export type Inner = {
  readonly record: (type: Extract<Type, { kind: "record" }>) => Schema;
  readonly clause: Schema;
  /** The most characters of a text. */
  readonly longest: number;
  /** Whether JSON numbers are read where a type has decimals, beside text. */
  readonly decimalNumbers: boolean;
};

/** The schema of a value that is there; `?` is the caller's. */
export function valueSchema(type: Type, inner: Inner): Schema {
  switch (type.kind) {
    case "bool":
      return { type: "boolean" };
    case "int":
    case "year":
    case "duration":
      return INTEGER;
    case "money":
      return type.scale === 0 ? INTEGER : decimalSchema(type.scale, inner);
    case "decimal":
    case "percent":
      return decimalSchema(type.scale, inner);
    case "date":
      return { type: "string", pattern: DAY_PATTERN };
    case "month":
      return { type: "string", pattern: MONTH_PATTERN };
    case "text":
      return { type: "string", maxLength: inner.longest };
    case "clause":
      return inner.clause;
    case "enum":
      return { enum: type.members };
    case "record":
      return inner.record(type);
    case "list":
      return { type: "array", maxItems: MAX_ITEMS, items: nullableIf(type.element, inner) };
    case "optional":
      return nullable(valueSchema(type.of, inner));
    case "scale":
    case "absent":
    case "error":
      return { type: "null" };
  }
}

function nullableIf(type: Type, inner: Inner): Schema {
  const schema = valueSchema(required(type), inner);
  return type.kind === "optional" ? nullable(schema) : schema;
}

/** Trailing zeros beyond the scale are read; a number is read by its shortest decimal text. */
function decimalSchema(scale: number, { decimalNumbers }: Inner): Schema {
  const decimals = scale === 0 ? "(\\.0+)?" : `(\\.[0-9]{1,${scale}}0*)?`;
  const text = { type: "string", maxLength: 40, pattern: `^-?[0-9]{1,16}${decimals}$` };
  if (!decimalNumbers) return scale === 0 ? INTEGER : text;
  if (scale === 0) return { ...INTEGER, ...text, type: ["integer", "string"] };
  const most = MAX / 10 ** scale;
  return { ...text, type: ["number", "string"], minimum: -most, maximum: most };
}

/** The schema that also takes `null`. */
export function nullable(schema: Schema): Schema {
  const { type, enum: members } = schema as { type?: string | readonly string[]; enum?: readonly unknown[] };
  if (members !== undefined) return members.includes(null) ? schema : { ...schema, enum: [...members, null] };
  if (type === undefined) return { anyOf: [schema, { type: "null" }] };
  const types = typeof type === "string" ? [type] : type;
  return types.includes("null") ? schema : { ...schema, type: [...types, "null"] };
}

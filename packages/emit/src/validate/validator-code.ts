/**
 * A program to the JavaScript text of its gate: ajv's standalone code for the facts schema, freed of what only ajv's
 * own messages need, and the part that is the same for every rule set. The text is one function expression; it imports
 * nothing and makes no code at run time.
 */
import type { FactDeclaration, Program, Type } from "@khoan/language/core";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { gateSchema } from "../schema/facts-schema.ts";
import { MAX_ITEMS, MAX_TEXT } from "../schema/value-schema.ts";
import { gateCode } from "./gate-code.ts";

const MAX_VALUES = 4_000_000;
const MAX_ERRORS = 20;

/**
 * The text of a function `(json: unknown) => { facts } | { errors }`. `facts` is a plain copy without prototype: names and
 * texts in NFC, shapes as the schema says. Days are not yet known to be on the calendar, nor histories in order. Errors
 * are `{ code, path, expected?, got? }`.
 */
export function validatorCode(program: Program): string {
  const depth = Math.max(0, ...program.facts.map(depthOf));
  const limits = { items: MAX_ITEMS, text: MAX_TEXT, values: MAX_VALUES, errors: MAX_ERRORS, depth };
  return `(() => {\n${checkCode(program)}\n${gateCode(limits)}return readFacts;\n})()`;
}

/** How many containers may stand around a fact's innermost value. */
function depthOf({ path, type, history }: FactDeclaration): number {
  return path.split(".").length + (history ? 2 : 0) + containers(type);
}

function containers(type: Type): number {
  switch (type.kind) {
    case "optional":
      return containers(type.of);
    case "list":
      return 1 + containers(type.element);
    case "record":
      // A field may be a history.
      return 3 + Math.max(0, ...[...type.fields.values()].map(containers));
    default:
      return 0;
  }
}

/** ajv's code with `validate0` and `schema0`. Draft 7 and 2020-12 agree on every keyword in use; draft 7 makes less code. */
function checkCode(program: Program): string {
  const ajv = new Ajv({
    code: { source: true, esm: true },
    // Every definition becomes one function instead of copies.
    inlineRefs: false,
    allErrors: false,
    messages: false,
    strict: false,
    validateSchema: false,
    validateFormats: false,
    // Lengths in UTF-16 units, as everywhere in JavaScript; ajv says that the option is old.
    unicode: false,
    logger: false,
  });
  const schema = gateSchema(program);
  // The module is CommonJS; its default export is the function under some loaders, a namespace under others.
  const { default: write } = standalone as unknown as { readonly default: typeof standalone.default };
  return trimmed(write(ajv, ajv.compile(schema)));
}

/** Without exports, without the schemas and parameters that only messages would use. Texts are set aside meanwhile. */
function trimmed(code: string): string {
  const texts: string[] = [];
  const bare = code.replace(/"(?:[^"\\]|\\.)*"/g, (text) => `\u0001${texts.push(text) - 1}\u0001`);
  const lean = bare
    .replace(/export const validate = validate0;export default validate0;/, "")
    .replace(/,schemaPath:\u0001\d+\u0001,keyword:(\u0001\d+\u0001),params:\{([^{}]*)\}/g, (_, keyword, params) => {
      const key = /additionalProperty: ?(\w+)/.exec(params)?.[1];
      return `,keyword:${keyword}${key === undefined ? "" : `,key:${key}`}`;
    })
    .replace(/, parentData, parentDataProperty, rootData=data\}/g, "}")
    .replace(/,parentData(?::\w+)?,parentDataProperty(?::[^,}]+)?,rootData\}/g, "}");
  return withoutUnused(lean).replace(/\u0001(\d+)\u0001/g, (_, index) => texts[Number(index)] ?? "");
}

/** Drops `const schema1 = {…};` that nothing reads; `schema0` is read by the gate. */
function withoutUnused(code: string): string {
  let rest = code;
  for (const [whole, name = ""] of code.matchAll(/const (schema[1-9]\d*) = (?=\{)/g)) {
    if (rest.split(new RegExp(`\\b${name}\\b`)).length > 2) continue;
    const start = rest.indexOf(whole);
    const end = closing(rest, start + whole.length);
    rest = rest.slice(0, start) + rest.slice(end + 2);
  }
  return rest;
}

/** The place of the brace that closes the one at `start`. */
function closing(code: string, start: number): number {
  for (let i = start, open = 0; i < code.length; i++) {
    if (code[i] === "{") open++;
    else if (code[i] === "}" && --open === 0) return i;
  }
  return code.length;
}

/**
 * A program to ajv's standalone code for its facts schema: a function `validate0`, freed of what only ajv's own messages
 * need. ajv writes one form of code; what is taken out here is matched with all texts set aside, so that no name of a
 * fact can be taken for code.
 */
import type { Program } from "@khoan/language/core";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { gateSchema } from "../schema/facts-schema.ts";

/** `validate0(data)`, which leaves `[{ instancePath, keyword, key? }]` in `validate0.errors`; and `schema0`. */
export function checkCode(program: Program): string {
  return rewritten(program, (code) => code, ["schema0"]);
}

/** `validate0(data)` that only says yes or no; smaller and faster. */
export function plainCheckCode(program: Program): string {
  return rewritten(program, plain, []);
}

/** Draft 7 and 2020-12 agree on every keyword in use; for draft 7 ajv writes less code. */
function compiled(program: Program): string {
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
  // The module is CommonJS; its default export is the function itself, which names itself too.
  const { default: write } = standalone as unknown as { readonly default: typeof standalone.default };
  return write(ajv, ajv.compile(gateSchema(program)));
}

const MARK = "\u0001";
const TEXT = `${MARK}\\d+${MARK}`;

/** `kept` names schemas that stay whole. */
function rewritten(program: Program, last: (code: string) => string, kept: readonly string[]): string {
  const texts: string[] = [];
  const restored = (code: string): string =>
    code.replace(new RegExp(`${MARK}(\\d+)${MARK}`, "g"), (_, index) => texts[Number(index)] ?? "");
  const bare = compiled(program).replace(/"(?:[^"\\]|\\.)*"/g, (text) => `${MARK}${texts.push(text) - 1}${MARK}`);
  return restored(withSchemas(last(lean(bare)), kept, restored));
}

/** Without exports, and without the parameters that only messages would use. */
function lean(code: string): string {
  return code
    .replace("export const validate = validate0;export default validate0;", "")
    .replace(
      new RegExp(`,schemaPath:${TEXT},keyword:(${TEXT}),params:\\{([^{}]*)\\}`, "g"),
      (_, keyword: string, params: string) => {
        const key = /additionalProperty: ?(\w+)/.exec(params)?.[1];
        return `,keyword:${keyword}${key === undefined ? "" : `,key:${key}`}`;
      },
    )
    .replace(/, parentData, parentDataProperty, rootData=data\}/g, "}")
    .replace(/,parentData(?::\w+)?,parentDataProperty(?::[^,}]+)?,rootData\}/g, "}");
}

/** Errors as `1`, places gone. */
function plain(code: string): string {
  return code
    .replace(new RegExp(`\\{instancePath(?::[^{}]*?)?,keyword:${TEXT}(?:,key:\\w+)?\\}`, "g"), "1")
    .replace(/const (err\d+) = (?:\{\}|1);/g, "")
    .replace(
      /if\(vErrors === null\)\{vErrors = \[err\d+\];\}else \{vErrors\.push\(err\d+\);\}errors\+\+;/g,
      "errors++;",
    )
    .replace(/if\(vErrors !== null\)\{if\(\w+\)\{vErrors\.length = \w+;\}else \{vErrors = null;\}\}/g, "")
    .replace(/validate\d+\.errors = (?:\[1\]|vErrors);/g, "")
    .replace(/vErrors = vErrors === null \? validate\d+\.errors : vErrors\.concat\(validate\d+\.errors\);/g, "")
    .replace(/errors = vErrors\.length;/g, "errors++;")
    .replace(/let vErrors = null;/g, "")
    .replace(/, \{instancePath=[^{}]*\}=\{\}\)/g, ")")
    .replace(/, \{instancePath(?::[^{}]*?)?\}\)/g, ")");
}

/** Drops every `const schema1 = {…};` that is not read; of one that is read only for names, the names stay. */
function withSchemas(code: string, kept: readonly string[], restored: (code: string) => string): string {
  let rest = code;
  for (const [whole, name = ""] of code.matchAll(/const (schema\d+) = (?=\{)/g)) {
    if (kept.includes(name)) continue;
    const start = rest.indexOf(whole);
    const from = start + whole.length;
    const end = closing(rest, from) + 1;
    const read = rest.split(new RegExp(`\\b${name}\\b`)).length > 2;
    const names = read ? `${whole}${JSON.stringify(namesOf(JSON.parse(restored(rest.slice(from, end)))))};` : "";
    rest = rest.slice(0, start) + names + rest.slice(end + 1);
  }
  return rest;
}

/** A schema with nothing but the names of its properties. */
function namesOf(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return 0;
  const entries = Object.entries(schema).flatMap(([key, inner]): [string, unknown][] => {
    if (key === "properties" || key === "$defs") {
      return [[key, Object.fromEntries(Object.entries(inner as object).map(([name, one]) => [name, namesOf(one)]))]];
    }
    return ["items", "if", "then", "else"].includes(key) ? [[key, namesOf(inner)]] : [];
  });
  return entries.length === 0 ? 0 : Object.fromEntries(entries);
}

/** The place of the brace that closes the one at `start`. */
function closing(code: string, start: number): number {
  for (let i = start, open = 0; i < code.length; i++) {
    if (code[i] === "{") open++;
    else if (code[i] === "}" && --open === 0) return i;
  }
  return code.length;
}

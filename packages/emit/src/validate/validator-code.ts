/**
 * A program to the JavaScript text of its validators: the check that ajv compiles of the facts schema, alone as a yes or
 * no, or inside a gate that copies what it is given and says what is wrong. Each text is one function expression; it
 * imports nothing and makes no code at run time.
 */
import type { FactDeclaration, Program, Type } from "@khoan/language/core";
import { MAX_ITEMS, MAX_TEXT } from "../schema/value-schema.ts";
import { checkCode, plainCheckCode } from "./check-code.ts";
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

/**
 * The text of a function `(json: unknown) => boolean`, for data of one's own (no getters, names in NFC): whether it has
 * the shape of facts. Where it says no, it does not say why.
 */
export function fitsCode(program: Program): string {
  return `(() => {\n${plainCheckCode(program)}\nreturn validate0;\n})()`;
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

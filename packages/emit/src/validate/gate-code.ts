/**
 * The part of a generated validator that is the same for every rule set, as JavaScript text: a bounded copy of what was
 * given (own data only, so that no getter runs), the compiled check over that copy, and what it finds as typed errors
 * that name path, expected and got, never a value. It expects `validate0` and `schema0` of the compiled check beside it.
 */

/** As in packages/evaluate: what it would not read, the gate does not let through. */
export type GateLimits = {
  readonly items: number;
  readonly text: number;
  /** Values in all. */
  readonly values: number;
  readonly errors: number;
  /** Containers inside containers; deeper ones are not looked into. */
  readonly depth: number;
};

export function gateCode({ items, text, values, errors, depth }: GateLimits): string {
  return `const HOSTILE = new Set(["__proto__", "constructor", "prototype"]);
const form = (value) => (value === null ? "null" : Array.isArray(value) ? "[…]" : typeof value === "object" ? "{…}" : typeof value);
const joined = (path, key) => (path === "" ? key : path + "." + key).slice(0, 1000);
/** Objects that inherit nothing; made by a constructor, for those without prototype are slow. */
function Data() {}
Data.prototype = Object.create(null);
const copied = (value, path, depth, work) => {
  if (++work.values > ${values}) throw work;
  if (typeof value === "string") return value.length > ${text} ? value.slice(0, ${3 * text + 1}).padEnd(${3 * text + 1}) : value.normalize("NFC");
  if (Object.is(value, -0)) return NaN;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const { length } = value;
    if (length > ${items} || depth > ${depth}) return new Array(Math.min(length, ${items + 1}));
    const items = [];
    for (let i = 0; i < length; i++) items.push(copied(Object.getOwnPropertyDescriptor(value, i)?.value, path + "[" + i + "]", depth + 1, work));
    return items;
  }
  const copy = new Data();
  if (depth > ${depth}) return copy;
  for (const key of Object.getOwnPropertyNames(value)) {
    const name = key.normalize("NFC");
    const inner = joined(path, name);
    const own = Object.getOwnPropertyDescriptor(value, key);
    if (HOSTILE.has(name)) work.errors.push({ code: "KH810", path: inner });
    else if (name in copy) work.errors.push({ code: "KH811", path: inner });
    else if (own === undefined || !("value" in own)) work.errors.push({ code: "KH803", path: inner, expected: "data", got: "getter" });
    else copy[name] = copied(own.value, inner, depth + 1, work);
  }
  return copy;
};
const isHistory = (schema, value) =>
  schema.then !== undefined && Array.isArray(value) && (schema.if.items === undefined || value.every((one) => typeof one === "object" && one !== null && "from" in one && "value" in one));
const settled = (schema, value) => {
  for (let one = schema; ; ) {
    if (one.$ref !== undefined) one = schema0.$defs[decodeURIComponent(one.$ref.slice(8))];
    else if (one.if === undefined) return one;
    else one = isHistory(one, value) ? one.then : one.else;
  }
};
const typed = (schema, value, keyword, path) => {
  const { type = [], enum: members } = schema;
  const types = [type].flat();
  const got = form(value);
  const wrong = (expected) => ({ code: "KH803", path, expected, got });
  if (types.includes("object")) return { code: "KH801", path, expected: "{…}", got };
  if (value === null) return { code: "KH807", path, got };
  if (members !== undefined) {
    const expected = members.filter((one) => one !== null).join(" | ");
    return typeof value === "string" ? { code: "KH806", path, expected } : wrong(expected);
  }
  if (types.includes("array")) return keyword === "maxItems" ? { code: "KH812", path, expected: "${items}" } : wrong("[…]");
  if (types.includes("boolean")) return wrong("true | false");
  if (types.includes("integer") || types.includes("number")) {
    const number = types.includes("string") ? "number" : "int";
    return typeof value === "number" || (typeof value === "string" && number === "number") ? { code: "KH805", path, expected: number } : wrong(number);
  }
  if (schema.pattern === undefined) return keyword === "maxLength" ? { code: "KH812", path, expected: "${text}" } : wrong("text");
  const day = schema.pattern.length > 50;
  return day && typeof value === "string" && /^\\d{4}-\\d\\d-\\d\\d$/.test(value) ? { code: "KH804", path } : wrong(day ? "YYYY-MM-DD" : "YYYY-MM");
};
const parts = ({ instancePath }) => instancePath.split("/").slice(1).map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"));
const told = (error, root) => {
  const { keyword, key } = error;
  let schema = settled(schema0, root);
  let value = root;
  let path = "";
  let entry;
  for (const part of parts(error)) {
    if (entry !== undefined && part === "from") return { code: "KH804", path: joined(path, "from"), expected: "YYYY-MM-DD" };
    const inArray = Array.isArray(value);
    entry = inArray && schema.minItems === 1 ? path + "[" + part + "]" : undefined;
    path = inArray ? path + "[" + part + "]" : joined(path, part);
    value = value[part];
    schema = settled(inArray ? schema.items : schema.properties[part], value);
  }
  if (schema.minItems === 1 || (entry !== undefined && keyword !== "type")) return { code: "KH808", path };
  return keyword === "additionalProperties" ? { code: "KH802", path: joined(path, key.slice(0, 200)) } : typed(schema, value, keyword, path);
};
/** Takes out what is wrong, so that the rest can be looked at; false where nothing is left. */
const mended = (error, { code }, root) => {
  const path = parts(error);
  const holder = (end) => path.slice(0, end).reduce((value, part) => value[part], root);
  if (code === "KH802") return delete holder(path.length)[error.key];
  let last = path.length - 1;
  while (last > 0 && (Array.isArray(holder(last)) || (Array.isArray(holder(last - 1)) && (path[last] === "from" || path[last] === "value")))) last--;
  return last >= 0 && delete holder(last)[path[last]];
};
/** Data from outside as a copy of the right shape, or what is wrong with it: at most ${errors} errors. */
const readFacts = (json) => {
  const work = { values: 0, errors: [] };
  let facts;
  try {
    facts = copied(json, "", 0, work);
  } catch (error) {
    return { errors: [error === work ? { code: "KH812", path: "", expected: "${values}" } : { code: "KH801", path: "", expected: "{…}", got: "proxy" }] };
  }
  const { errors } = work;
  while (errors.length < ${errors} && !validate0(facts)) {
    const [error] = validate0.errors;
    const finding = told(error, facts);
    errors.push(finding);
    if (!mended(error, finding, facts)) break;
  }
  return errors.length === 0 ? { facts } : { errors: errors.slice(0, ${errors}) };
};
`;
}

/**
 * Reading the facts: JSON objects to module variables, one straight function for each group of facts. It takes what is
 * plainly right; at anything else it leaves by `B()`, and the explaining evaluator says what is wrong.
 */
import type { FieldDeclaration, Program, Type } from "@khoan/language/core";
import { absent, constant, literal, type Module, reprOf, runtime } from "./frame.ts";

type Group = { readonly name: string; readonly facts: Map<string, number>; readonly groups: Map<string, Group> };

/** The reading of a field's JSON, for columns of JSON values. */
export function printRead(field: FieldDeclaration, json: string, module: Module): string {
  return readField(field, json, module, module.records);
}

/** What a field is where nothing is said of it. */
export function printStart(field: FieldDeclaration, module: Module): string {
  return startOf(field, module, module.records);
}

/** `D(json)` sets every fact; `X()` takes them all out as one list and `Y(list)` puts them back. */
export function printFacts(program: Program, module: Module): string {
  const { facts } = program;
  const root: Group = { name: "g", facts: new Map(), groups: new Map() };
  let count = 0;
  facts.forEach((fact, index) => {
    const parts = fact.path.split(".");
    const last = parts.pop() ?? "";
    let group = root;
    for (const part of parts) {
      let inner = group.groups.get(part);
      if (inner === undefined) {
        inner = { name: `g${++count}`, facts: new Map(), groups: new Map() };
        group.groups.set(part, inner);
      }
      group = inner;
    }
    group.facts.set(last, index);
  });
  const { records } = module;
  const readers = facts.map((fact) => (json: string) => readField(fact, json, module, records));
  const names = facts.map((_, i) => `f${i}`);
  const starts = facts.map((fact, i) => `f${i}=${startOf(fact, module, records)};`);
  const functions = groupFunctions(root, readers);
  return [
    ...(names.length === 0 ? [] : [`let ${names.join(",")};`]),
    ...functions,
    `function D(o){${starts.join("")}g(o)}`,
    `function X(){return [${names.join(",")}]}`,
    `function Y(a){[${names.join(",")}]=a}`,
  ].join("\n");
}

function groupFunctions(group: Group, readers: readonly ((json: string) => string)[]): string[] {
  const cases = [
    ...[...group.facts].map(
      ([key, index]) => `case ${JSON.stringify(key)}:if(v!==void 0)f${index}=${readers[index]?.("v")};break;`,
    ),
    ...[...group.groups].map(([key, inner]) => `case ${JSON.stringify(key)}:if(v!==void 0)${inner.name}(v);break;`),
  ];
  const own = `function ${group.name}(o){O(o);for(const k in o){const v=o[k];switch(k){${cases.join("")}default:B()}}}`;
  return [...[...group.groups.values()].flatMap((inner) => groupFunctions(inner, readers)), own];
}

/** What a fact is when nothing is said of it; `void 0` where that is unknown. */
function startOf(field: FieldDeclaration, module: Module, records: Map<string, string>): string {
  const value = plainStart(field, module, records);
  return field.history ? constant(module, `{n:0,d:[],v:[],b:${value}}`) : value;
}

function plainStart(field: FieldDeclaration, module: Module, records: Map<string, string>): string {
  const { type } = field;
  const repr = reprOf(type) ?? "str";
  if (field.default !== undefined) {
    const value = field.default;
    // The fields of a default record that is read through its own type are in its type's places.
    return repr === "rec" || repr === "list"
      ? constant(module, literal(value, repr, type))
      : literal(value, repr, type);
  }
  if (type.kind === "record" && field.fields !== undefined)
    return `${recordReader(field, module, records)}(${constant(module, "{}")})`;
  return "void 0";
}

function readField(field: FieldDeclaration, json: string, module: Module, records: Map<string, string>): string {
  const one = readOne(field, json, module, records);
  if (!field.history) return one;
  const reader = `(j)=>${readOne(field, "j", module, records)}`;
  const before = plainStart(field, module, records);
  if (plain(field.type).kind === "list") return `B()`;
  return `HI(${json},${before},${constant(module, reader)})`;
}

/** One value, where it is given: null as the declaration takes it. */
function readOne(field: FieldDeclaration, json: string, module: Module, records: Map<string, string>): string {
  const repr = reprOf(field.type) ?? "str";
  const value = readTyped(plain(field.type), field.fields, json, module, records);
  const nulls: Record<FieldDeclaration["whenNull"], string> = {
    absent: absent(repr),
    default: plainStart(field, module, records),
    unknown: "void 0",
    refused: "B()",
  };
  return `${json}===null?${nulls[field.whenNull]}:${value}`;
}

function plain(type: Type): Type {
  return type.kind === "optional" ? type.of : type;
}

function readTyped(
  type: Type,
  fields: readonly FieldDeclaration[] | undefined,
  json: string,
  module: Module,
  records: Map<string, string>,
): string {
  switch (type.kind) {
    case "bool":
      return `typeof ${json}==="boolean"?${json}:B()`;
    case "int":
    case "year":
    case "duration":
      return `NI(${json})`;
    case "money":
    case "decimal":
    case "percent":
      return type.scale === 0 && type.kind === "money"
        ? `NI(${json})`
        : `${runtime(module, "readDecimal")}(${json},${type.scale},B)`;
    case "date":
      return `DY(${json})`;
    case "month":
      return `MY(${json})`;
    case "text":
    case "clause":
      return `TY(${json})`;
    case "enum":
      return `EY(${constant(module, JSON.stringify(type.members))},${json})`;
    case "record":
      return `${recordReader({ type, fields: fields ?? [] }, module, records)}(${json})`;
    case "list": {
      const element = plain(type.element);
      const none = type.element.kind === "optional" ? absent(reprOf(element) ?? "str") : "B()";
      const item = readTyped(element, fields, "j", module, records);
      return `LY(${json},${constant(module, `(j)=>j===null?${none}:${item}`)})`;
    }
    default:
      return "B()";
  }
}

/** A function that reads a record; its fields get the places of its type. */
function recordReader(
  field: Pick<FieldDeclaration, "type" | "fields">,
  module: Module,
  records: Map<string, string>,
): string {
  const type = plain(field.type);
  const record = type.kind === "list" ? plain(type.element) : type;
  if (record.kind !== "record") throw new TypeError("a record of no record type");
  const fields = field.fields ?? [];
  const key = `${record.name}:${JSON.stringify(fields.map(({ span: _, ...rest }) => rest))}`;
  const known = records.get(key);
  if (known !== undefined) return /^function (\w+)/.exec(known)?.[1] as string;
  const name = `rd${records.size}`;
  // Taken first, so that a record within itself would find it.
  records.set(key, `function ${name}(){}`);
  const places = [...record.fields.keys()];
  const starts = places.map((place, i) => {
    const declared = fields.find((one) => one.name === place);
    return `f${i}:${declared === undefined ? "void 0" : startOf(declared, module, records)}`;
  });
  const cases = fields.map((one) => {
    const place = places.indexOf(one.name);
    return `case ${JSON.stringify(one.name)}:if(v!==void 0)r.f${place}=${readField(one, "v", module, records)};break;`;
  });
  records.set(
    key,
    `function ${name}(o){O(o);const r={${starts.join(",")}};for(const k in o){const v=o[k];switch(k){${cases.join("")}default:B()}}return r}`,
  );
  return name;
}

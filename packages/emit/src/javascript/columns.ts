/**
 * Facts from columns: for each fact, or field of a record of facts, a typed array with a number, a code or a flag a row,
 * or a plain array of JSON values. Histories of typed columns have offsets into days and values. No object a row.
 */
import type { FieldDeclaration, Program, Type } from "@khoan/language/core";
import { printRead, printStart } from "./facts.ts";
import { absent, constant, type Module, reprOf } from "./frame.ts";

/** A column that a table may have: its path, what a typed array of it holds, and the members of an enum. */
type Column = {
  readonly path: string;
  readonly holds: "bool" | "code" | "integer" | "number" | "json";
  readonly members?: readonly string[];
  readonly history: boolean;
};

/** `COLUMNS` describes them; `BIND(t)` takes them in that order, `LOAD(i)` sets the facts of a row. */
export function printColumns(program: Program, module: Module): string {
  const columns: Column[] = [];
  const binds: string[] = [];
  const loads: string[] = [];
  // What no column gives is the same for all rows, and set once.
  const starts: string[] = [];
  const bound = (column: Column): string => {
    const name = `b${columns.length}`;
    columns.push(column);
    binds.push(name);
    return name;
  };
  program.facts.forEach((fact, i) => {
    const target = `f${i}`;
    const start = printStart(fact, module);
    const whole = bound({ path: fact.path, ...leafOf(fact) });
    const given = fromColumn(fact, whole, module);
    const record = fieldColumns(fact, bound, module);
    starts.push(`${target}=${start};`);
    const fields = record === undefined ? "" : `else if(${record.any})${target}=${record.load};`;
    loads.push(`if(${whole}!==null)${target}=${given};${fields}`);
  });
  const names = binds.length === 0 ? "" : `let ${binds.join(",")};`;
  return [
    names,
    `const COLUMNS=${JSON.stringify(columns)};`,
    binds.length === 0 ? "function BIND(){}" : `function BIND(t){[${binds.join(",")}]=t;${starts.join("")}}`,
    `function LOAD(i){${loads.join("")}}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function leafOf(field: FieldDeclaration): Omit<Column, "path"> {
  const type = plain(field.type);
  const { history } = field;
  switch (type.kind) {
    case "bool":
      return { holds: "bool", history };
    case "enum":
      return { holds: "code", members: type.members, history };
    case "date":
    case "month":
    case "year":
      return { holds: "integer", history };
    case "int":
    case "money":
    case "decimal":
    case "percent":
    case "duration":
      return { holds: "number", history };
    default:
      return { holds: "json", history };
  }
}

function plain(type: Type): Type {
  return type.kind === "optional" ? type.of : type;
}

/** The value of a row: `.k` tells a typed array (0), a plain one (1) or a history with offsets (2). */
function fromColumn(field: FieldDeclaration, column: string, module: Module): string {
  const json = `(j)=>${printRead(field, "j", module)}`;
  const start = printStart(field, module);
  const { holds } = leafOf(field);
  const fromJson = `RJ(${column},i,${start},${constant(module, json)})`;
  if (holds === "json") return fromJson;
  const typed = `(x)=>${typedValue(field, module)}`;
  const read = constant(module, typed);
  if (!field.history) return `${column}.k===1?${fromJson}:RT(${column}.a[i],${start},${read})`;
  // `start` of a history is a history; a typed column of one gives what has always held, or entries.
  // One history a fact, filled anew for each row.
  const kept = constant(module, `/*${column}*/{n:0,d:[],v:[],b:0}`);
  return `${column}.k===1?${fromJson}:RH(${column},i,${start},${read},${kept})`;
}

/** A cell `x` as a value; `void 0` where nothing is given. */
function typedValue(field: FieldDeclaration, module: Module): string {
  const { holds, members } = leafOf(field);
  switch (holds) {
    case "bool":
      return "x===1?true:x===0?false:x===255?void 0:B()";
    case "code":
      return `x===${(members?.length ?? 0) < 255 ? 255 : 65535}?void 0:${constant(module, JSON.stringify(members))}[x]??B()`;
    case "integer":
      return "x===-2147483648?void 0:x";
    default:
      return "x!==x?void 0:NI(x)";
  }
}

/** A record of facts from the columns of its fields; undefined for what is no such record. */
function fieldColumns(
  fact: FieldDeclaration & { readonly path: string },
  bound: (column: Column) => string,
  module: Module,
): { readonly any: string; readonly load: string } | undefined {
  const type = plain(fact.type);
  if (type.kind !== "record" || fact.fields === undefined) return undefined;
  const places = [...type.fields.keys()];
  const names: string[] = [];
  const values = places.map((place, i) => {
    const field = fact.fields?.find((one) => one.name === place);
    if (field === undefined) return `f${i}:${absent(reprOf(type.fields.get(place) as Type) ?? "str")}`;
    const name = bound({ path: `${fact.path}.${field.name}`, ...leafOf(field), history: field.history });
    names.push(name);
    return `f${i}:${name}===null?${printStart(field, module)}:${fromColumn(field, name, module)}`;
  });
  const record = `{${values.join(",")}}`;
  const load = fact.history ? `{n:0,d:[],v:[],b:${record}}` : record;
  return names.length === 0 ? undefined : { any: `(${names.map((name) => `${name}!==null`).join("||")})`, load };
}

/** The types of the columnar mode: which columns a table may have, and which columns its results are. */
import {
  type FieldDeclaration,
  type Program,
  required,
  type Type,
  type VariableDeclaration,
} from "@khoan/language/core";
import { docComment, memberName } from "./layout.ts";
import type { Words } from "./words.ts";

export function columnDeclarations(program: Program, words: Words): string {
  const say = (text: string): string => docComment([text], "");
  return `${say(words.table)}export type Table = {
  readonly rows: number;
  readonly columns: {
${columnMembers(program)}  };
};

export type HistoryColumn<Values> = {
  readonly offsets: Uint32Array;
  readonly from: Int32Array;
  readonly values: Values;
};

export type ColumnOptions = {
  readonly at: Day | Month;
  readonly readings?: Partial<Readings>;
  readonly outputs?: readonly (keyof Outputs)[];
};

export type ResultColumns = {
${resultMembers(program)}};

${say(words.columnResult)}export type ColumnResult = {
  readonly kind: "decided";
  readonly rows: number;
  readonly columns: Partial<ResultColumns>;
  readonly status: Uint8Array;
  readonly applied: { readonly words: number; readonly data: Uint32Array; readonly clauses: readonly string[] };
};

`;
}

function columnMembers(program: Program): string {
  return program.facts
    .flatMap((fact) => {
      const own = [[fact.path, columnType(fact)] as const];
      const isRecord = required(fact.type).kind === "record" && !fact.history;
      const fields = isRecord ? (fact.fields ?? []) : [];
      return [...own, ...fields.map((field) => [`${fact.path}.${field.name}`, columnType(field)] as const)];
    })
    .map(([path, type]) => `    readonly ${memberName(path)}?: ${type};\n`)
    .join("");
}

function columnType(field: FieldDeclaration): string {
  const typed = typedArray(required(field.type));
  if (typed === undefined) return "readonly unknown[]";
  return `${typed} | readonly unknown[]${field.history ? ` | HistoryColumn<${typed}>` : ""}`;
}

/** Flags and codes by a byte (codes by two where there are many), days and months as integers, amounts as numbers. */
function typedArray(type: Type): string | undefined {
  switch (type.kind) {
    case "bool":
      return "Uint8Array";
    case "enum":
      return type.members.length < 255 ? "Uint8Array" : "Uint16Array";
    case "date":
    case "month":
    case "year":
      return "Int32Array";
    case "int":
    case "money":
    case "decimal":
    case "percent":
    case "duration":
      return "Float64Array";
    default:
      return undefined;
  }
}

function resultMembers(program: Program): string {
  return program.variables
    .filter((variable) => variable.output)
    .map((variable) => `  readonly ${memberName(variable.name)}: ${resultColumn(variable)};\n`)
    .join("");
}

function resultColumn({ type }: VariableDeclaration): string {
  const column = (kind: string, data: string, more = ""): string =>
    `{ readonly kind: ${JSON.stringify(kind)}; readonly data: ${data}${more} }`;
  switch (required(type).kind) {
    case "bool":
      return column("flag", "Uint8Array");
    case "date":
      return column("day", "Int32Array");
    case "month":
      return column("month", "Int32Array");
    case "text":
    case "clause":
    case "enum":
      return column("code", "Uint32Array", "; readonly values: readonly string[]");
    case "int":
    case "year":
    case "money":
    case "decimal":
    case "percent":
    case "duration":
      return column("number", "Float64Array", "; readonly scale: number");
    case "list":
      // A list of a few known members is held as bits.
      return `${column("set", "Uint32Array", "; readonly members: readonly string[]")} | ${column("json", "readonly unknown[]")}`;
    default:
      return column("json", "readonly unknown[]");
  }
}

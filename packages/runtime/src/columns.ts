/**
 * Many lives at once: columns of facts in, columns of results out, by the same generated code as one decision and with no
 * object a row. A row that the plain code can't decide (a fact is missing, something is wrong) is told by its status;
 * `evaluate` explains it from the same facts.
 */
import { facts as rows } from "@khoan/diagnostics";
import { type Moment, parseMoment } from "@khoan/evaluate";
import { lastDay, monthOfDay } from "@khoan/values";
import type { Engine } from "./engine.ts";
import { errorOf } from "./explaining.ts";
import type { Generated } from "./generated.ts";
import type { Failed, KhoanError } from "./result.ts";

/** Days since 1970-01-01, months as year × 12 + month − 1, codes of enum members, 0 and 1, amounts in the smallest unit. */
export type Typed = Int32Array | Uint8Array | Uint16Array | Float64Array;
/** Entries `offsets[row]` to `offsets[row + 1]`, each a day and a value. */
export type HistoryColumn = {
  readonly offsets: Uint32Array;
  readonly from: Int32Array;
  readonly values: Typed;
};
/** Typed; or JSON values, `undefined` where nothing is given. Typed arrays say that with −2147483648, 255 or NaN. */
export type Column = Typed | readonly unknown[] | HistoryColumn;

/** By the paths of facts and of their fields: `trẻ.ngày_sinh`, `cha.ngày_chết`. What is left out has its default. */
export type Table = { readonly rows: number; readonly columns: Readonly<Record<string, Column>> };

export type ColumnOptions = {
  readonly at: string;
  readonly readings?: Readonly<Record<string, string>>;
  /** Names of results; all where absent. */
  readonly outputs?: readonly string[];
};

/** Flags and numbers as they are held; texts and clauses as codes of `values`; sets as bits of `members`. */
export type ResultColumn =
  | { readonly kind: "flag"; readonly data: Uint8Array }
  | { readonly kind: "number"; readonly data: Float64Array; readonly scale: number }
  | { readonly kind: "day" | "month"; readonly data: Int32Array }
  | { readonly kind: "code"; readonly data: Uint32Array; readonly values: readonly string[] }
  | { readonly kind: "set"; readonly data: Uint32Array; readonly members: readonly string[] }
  | { readonly kind: "json"; readonly data: readonly unknown[] };

export type ColumnResult = {
  readonly kind: "decided";
  readonly rows: number;
  readonly columns: Readonly<Record<string, ResultColumn>>;
  /** 0: decided; 1: `evaluate` has more to say of the row (an unknown result, or an error). Its cells mean nothing. */
  readonly status: Uint8Array;
  /** Bits of the clauses whose rules counted in what was worked out for the row: `words` a row. */
  readonly applied: { readonly words: number; readonly data: Uint32Array; readonly clauses: readonly string[] };
};

/** How a result is held; what generated code says of it. */
export type Held =
  | { readonly kind: "flag" | "day" | "month" | "code" | "json" }
  | { readonly kind: "number"; readonly scale: number }
  | { readonly kind: "set"; readonly members: readonly string[] };

/** What generated code gives for columns. */
export type GeneratedColumns = {
  readonly columns: readonly {
    readonly path: string;
    readonly holds: "bool" | "code" | "integer" | "number" | "json";
    readonly history: boolean;
    readonly members?: readonly string[];
  }[];
  readonly held: readonly Held[];
  readonly bind: (columns: readonly (Bound | null)[]) => void;
  readonly load: (row: number) => void;
  readonly marks: (into: Uint32Array, offset: number) => void;
  readonly unmark: () => void;
  readonly clauses: readonly string[];
};

/** A column as generated code reads it: `k` 0 typed, 1 JSON, 2 a history with offsets. */
export type Bound = {
  readonly k: 0 | 1 | 2;
  readonly a: Typed | readonly unknown[];
  readonly o?: Uint32Array;
  readonly d?: Int32Array;
};

const NO_CODE = 0xffffffff;
const NO_DAY = -2147483648;

/** The columnar side of a module. */
export type ColumnsOf = { readonly evaluate: (table: Table, options: ColumnOptions) => ColumnResult | Failed };

/** Decides every row at one moment. What is wrong with the table or the options comes back by path. */
export function columnsOf(engine: Engine, columns: GeneratedColumns): ColumnsOf {
  return { evaluate: (table, options) => evaluateColumns(engine, columns, table, options) };
}

function evaluateColumns(
  { generated, chosen }: Engine,
  columns: GeneratedColumns,
  table: Table,
  options: ColumnOptions,
): ColumnResult | Failed {
  const errors: KhoanError[] = [];
  const at = parseMoment(options.at);
  if (at === undefined) errors.push(errorOf({ path: "at", diagnostic: rows.badMoment({ file: "at" }, {}) }));
  const readings = chosen(options.readings);
  const bound = boundColumns(columns, table, errors);
  const names = options.outputs ?? generated.outputs.map(([name]) => name);
  const picked = names.map((name) => generated.outputs.findIndex(([one]) => one === name));
  picked.forEach((index, i) => {
    const name = names[i] ?? "";
    if (index === -1)
      errors.push(
        errorOf({ path: "outputs", diagnostic: rows.unknownOutputAsked({ file: "outputs" }, { name, nearest: [] }) }),
      );
  });
  if (readings === undefined) {
    const wrong = Object.keys(options.readings ?? {}).join(", ");
    errors.push(
      errorOf({
        path: "readings",
        diagnostic: rows.unknownReadingGiven({ file: "readings" }, { id: wrong, nearest: [] }),
      }),
    );
  }
  if (at === undefined || readings === undefined || errors.length > 0) return { kind: "failed", errors };
  generated.read(readings);
  columns.bind(bound);
  const writers = picked.map((index) => writerOf(generated, columns, index, table.rows));
  const { status, applied } = run(generated, columns, writers, table.rows, at);
  return {
    kind: "decided",
    rows: table.rows,
    columns: Object.fromEntries(names.map((name, i) => [name, (writers[i] as Writer).column])),
    status,
    applied,
  };
}

function run(
  generated: Generated,
  { load, marks, unmark, clauses }: GeneratedColumns,
  writers: readonly Writer[],
  count: number,
  at: Moment,
): Pick<ColumnResult, "status" | "applied"> {
  const month = at.unit === "month" ? at.value : monthOfDay(at.value);
  const [day, shape] = at.unit === "month" ? [lastDay(month), 2] : [at.value, 0];
  const words = Math.max(1, Math.ceil(clauses.length / 32));
  const status = new Uint8Array(count);
  const data = new Uint32Array(count * words);
  for (let row = 0; row < count; row++) {
    generated.reset();
    unmark();
    try {
      load(row);
      for (let i = 0; i < writers.length; i++) {
        const writer = writers[i] as Writer;
        writer.write(row, writer.value(month, day, shape));
      }
      marks(data, row * words);
    } catch {
      status[row] = 1;
    }
  }
  return { status, applied: { words, data, clauses } };
}

type Writer = {
  readonly value: (month: number, day: number, shape: number) => unknown;
  readonly write: (row: number, value: unknown) => void;
  readonly column: ResultColumn;
};

function writerOf(generated: Generated, columns: GeneratedColumns, index: number, count: number): Writer {
  const [, value, handOut] = generated.outputs[index] as Generated["outputs"][number];
  const held = columns.held[index] as Held;
  const typed = (
    column: ResultColumn & { data: { [row: number]: unknown } },
    cell: (x: unknown) => unknown,
  ): Writer => {
    const { data } = column;
    const write = (row: number, x: unknown): void => {
      data[row] = cell(x);
    };
    return { value, column, write };
  };
  switch (held.kind) {
    case "flag":
      return typed({ kind: "flag", data: new Uint8Array(count) }, (x) => (x === true ? 1 : x === false ? 0 : 255));
    case "number":
      return typed({ kind: "number", data: new Float64Array(count), scale: held.scale }, (x) => x);
    case "day":
    case "month":
      return typed({ kind: held.kind, data: new Int32Array(count) }, (x) => (Number.isNaN(x) ? NO_DAY : x));
    case "set":
      return typed({ kind: "set", data: new Uint32Array(count), members: held.members }, (x) => x);
    case "code":
      return codeWriter(value, count);
    case "json":
      return typed({ kind: "json", data: new Array(count).fill(null) as unknown[] }, handOut);
  }
}

function codeWriter(value: Writer["value"], count: number): Writer {
  const data = new Uint32Array(count);
  const values: string[] = [];
  const codes = new Map<string, number>();
  const write = (row: number, x: unknown): void => {
    if (typeof x !== "string") {
      data[row] = NO_CODE;
      return;
    }
    let code = codes.get(x);
    if (code === undefined) {
      code = values.push(x) - 1;
      codes.set(x, code);
    }
    data[row] = code;
  };
  return { value, column: { kind: "code", data, values }, write };
}

/** The table's columns in the order of the generated code; errors name the column. */
function boundColumns({ columns }: GeneratedColumns, table: Table, errors: KhoanError[]): readonly (Bound | null)[] {
  const known = new Map(columns.map((column, i) => [column.path, i]));
  const bound: (Bound | null)[] = columns.map(() => null);
  for (const [name, column] of Object.entries(table.columns)) {
    const path = name.normalize("NFC");
    const index = known.get(path);
    const where = { file: path };
    if (index === undefined) {
      errors.push(
        errorOf({ path, diagnostic: rows.unknownFactGiven(where, { name: path.slice(0, 200), nearest: [] }) }),
      );
      continue;
    }
    const one = boundColumn(column, columns[index] as GeneratedColumns["columns"][number], table.rows);
    if (typeof one === "string")
      errors.push(errorOf({ path, diagnostic: rows.wrongFactType(where, { expected: one, got: formOf(column) }) }));
    else bound[index] = one;
  }
  return bound;
}

/** The column, or what was expected. */
function boundColumn(
  column: Column,
  { holds, history, members }: GeneratedColumns["columns"][number],
  count: number,
): Bound | string {
  if (isHistory(column)) {
    const { offsets, from, values } = column;
    const entries = offsets[count] ?? -1;
    const ascending = offsets.every((offset, i) => i === 0 || offset >= (offsets[i - 1] ?? 0));
    if (!history || offsets.length !== count + 1 || offsets[0] !== 0 || !ascending) return `offsets of ${count} rows`;
    if (from.length < entries || values.length < entries) return `${entries} entries`;
    return holdsTyped(values, holds, members) ?? { k: 2, a: values, o: offsets, d: from };
  }
  if (column.length < count) return `${count} rows`;
  if (Array.isArray(column)) return { k: 1, a: column };
  return holdsTyped(column as Typed, holds, members) ?? { k: 0, a: column };
}

const ARRAYS = { bool: Uint8Array, integer: Int32Array, number: Float64Array } as const;

/** What kind of array was expected; undefined where it is one. Codes take a byte where there are few members. */
function holdsTyped(
  values: Typed,
  holds: GeneratedColumns["columns"][number]["holds"],
  members: readonly string[] = [],
): string | undefined {
  if (holds === "json") return "an array of JSON values";
  const kind = holds === "code" ? (members.length < 255 ? Uint8Array : Uint16Array) : ARRAYS[holds];
  return values instanceof kind ? undefined : kind.name;
}

function isHistory(column: Column): column is HistoryColumn {
  return typeof column === "object" && column !== null && "offsets" in column;
}

function formOf(column: unknown): string {
  return Array.isArray(column) ? "[…]" : ArrayBuffer.isView(column) ? column.constructor.name : typeof column;
}

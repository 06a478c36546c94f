/**
 * What the generator knows while it prints a formula: the moment in sight, the local names, and how a printed value
 * depends on the moment. A value that does not depend on it directly stays the same until the bound `U` that its parts
 * have cut; a shaped value (the month itself, the last day of the month before) moves with it in a known way.
 */
import type { Core, CoreValue, MomentUnit, Program } from "@khoan/language/core";
import type { Analysis } from "./analysis.ts";

/** How a value moves with the frame's own moment; `s` and `k` are printed expressions. */
export type Shape = { readonly s: string; readonly k: string };

/** The codes of `s`: constant, first and last day of the month that is k after the own one, own moment + k, other. */
export const CONSTANT = "0";
export const FIRST_DAY = "1";
export const LAST_DAY = "2";
export const OWN = "3";
export const OTHER = "5";

/** A printed expression; `shape` where it is shaped, `"dynamic"` where `SH` and `SK` hold the shape once it is run. */
export type Printed = { readonly code: string; readonly shape?: Shape | "dynamic" };

/** The moment in sight. `own` is the unit that `U` counts in; absent for what is the same at every moment. */
export type Frame = {
  readonly own?: MomentUnit;
  readonly day?: Printed;
  readonly month?: Printed;
  readonly year?: Printed;
};

/** A local value: a printed name, or a constant put in its place. */
export type Slot =
  | {
      readonly kind: "name";
      readonly code: string;
      readonly shape?: Shape;
      readonly bit?: string;
      readonly of?: string;
    }
  | { readonly kind: "constant"; readonly value: CoreValue };

/** One printed function: its temporaries, its locals, its frame. */
export type Scope = {
  readonly program: Program;
  readonly analysis: Analysis;
  readonly module: Module;
  readonly frame: Frame;
  readonly slots: ReadonlyMap<number, Slot>;
  readonly temporaries: string[];
  /** How deep in functions made for loops: their temporaries have names of their own. */
  readonly depth: number;
  /** Where a formula asks only `at` the member of a loop over moments: the slot, and the moment in its place. */
  readonly member?: { readonly slot: number; readonly frame: Frame };
};

/** What the whole module collects while its functions are printed. */
export type Module = {
  readonly functions: string[];
  readonly constants: Map<string, string>;
  readonly imports: Set<string>;
  /** Functions that read records of facts, by what they read. */
  readonly records: Map<string, string>;
  /** Clauses that leave a mark where a rule of theirs counts: their indexes, in the order of their bits. */
  readonly marks: number[];
};

/** `w0|=4`: marks that a rule of the clause counted; 32 clauses a word. */
export function mark(module: Module, clause: number): string {
  let index = module.marks.indexOf(clause);
  if (index === -1) index = module.marks.push(clause) - 1;
  return `w${index >> 5}|=${1 << (index & 31)}`;
}

export function fresh(scope: Scope): string {
  const name = `${"tqwzjkn"[scope.depth] ?? `t${scope.depth}_`}${scope.temporaries.length}`;
  scope.temporaries.push(name);
  return name;
}

/** A module-level constant of this text, made once. */
export function constant(module: Module, text: string): string {
  let name = module.constants.get(text);
  if (name === undefined) {
    name = `K${module.constants.size}`;
    module.constants.set(text, name);
  }
  return name;
}

/** Uses a name of the runtime. */
export function runtime(module: Module, name: string): string {
  module.imports.add(name);
  return name;
}

/** `let t0,t1;` for the temporaries a function came to need; empty for none. */
export function declared(temporaries: readonly string[]): string {
  return temporaries.length === 0 ? "" : `let ${temporaries.join(",")};`;
}

/** How values of a type are held: numbers with NaN for absent; texts, records, lists and truth with null for it. */
export type Repr = "bool" | "num" | "str" | "rec" | "list";

export function reprOf(type: Core["type"]): Repr | undefined {
  switch (type.kind) {
    case "bool":
      return "bool";
    case "int":
    case "decimal":
    case "money":
    case "percent":
    case "date":
    case "month":
    case "year":
    case "duration":
      return "num";
    case "text":
    case "clause":
    case "enum":
      return "str";
    case "record":
      return "rec";
    case "list":
    case "scale":
      return "list";
    case "optional":
      return reprOf(type.of);
    case "absent":
    case "error":
      return undefined;
  }
}

export const absent = (repr: Repr): string => (repr === "num" ? "NaN" : "null");

/** A constant as it stands in the code; records by the places of their fields. */
export function literal(value: CoreValue, repr: Repr, type: Core["type"]): string {
  if (value === null) return absent(repr);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  const plain = type.kind === "optional" ? type.of : type;
  if (Array.isArray(value)) {
    const element = plain.kind === "list" ? plain.element : plain;
    return `[${value.map((item) => literal(item, reprOf(element) ?? "str", element)).join(",")}]`;
  }
  if (plain.kind !== "record") throw new TypeError("a record constant of no record type");
  const record = value as Readonly<Record<string, CoreValue>>;
  const fields = [...plain.fields].map(
    ([name, of], i) => `f${i}:${literal(record[name] ?? null, reprOf(of) ?? "str", of)}`,
  );
  return `{${fields.join(",")}}`;
}

/** The place of a field in its record type, which is its name in the code. */
export function fieldName(type: Core["type"], field: string): string {
  const plain = type.kind === "optional" ? type.of : type;
  if (plain.kind !== "record") throw new TypeError(`${field} of no record`);
  return `f${[...plain.fields.keys()].indexOf(field)}`;
}

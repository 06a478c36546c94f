/** Which names a piece of elaboration looked up: what it depends on besides its own text. */
import type { Symbols } from "../4-symbols/symbols.ts";

/** The tables of names: each with the letter by which its names are noted. */
const TABLES = { names: "n", types: "t", readings: "r", clauses: "c", roles: "o" } as const;

export type NameTable = (typeof TABLES)[keyof typeof TABLES];

/** A name of a table as it is noted; `*` for a look at all names of the table. */
export function readKey(table: NameTable, name: string): string {
  return `${table}:${name}`;
}

/** The same symbols; every name that is looked up is noted. */
export function noting(symbols: Symbols, reads: Set<string>): Symbols {
  return {
    ...symbols,
    names: notingMap(symbols.names, TABLES.names, reads),
    types: notingMap(symbols.types, TABLES.types, reads),
    readings: notingMap(symbols.readings, TABLES.readings, reads),
    clauses: notingMap(symbols.clauses, TABLES.clauses, reads),
    roles: notingMap(symbols.roles, TABLES.roles, reads),
  };
}

function notingMap<V>(map: ReadonlyMap<string, V>, table: NameTable, reads: Set<string>): ReadonlyMap<string, V> {
  const all = (): ReadonlyMap<string, V> => {
    reads.add(readKey(table, "*"));
    return map;
  };
  const one = (name: string): ReadonlyMap<string, V> => {
    reads.add(readKey(table, name));
    return map;
  };
  return {
    get: (name) => one(name).get(name),
    has: (name) => one(name).has(name),
    get size() {
      return all().size;
    },
    forEach: (visit) => all().forEach(visit),
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

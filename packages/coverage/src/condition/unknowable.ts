/**
 * Which facts, when they are not given, can leave a formula open. A fact with a default always has a value; a history
 * is open also where the day it is read at is. Errs on the side of yes: what only looks open needs a written reason.
 */
import { type Core, type FieldDeclaration, type Program, partsOf } from "@khoan/language/core";
import { formulasOf } from "./parts.ts";

/** By formula of a variable: the paths of the facts that can leave it open, in the order of the declarations. */
export type OpenFacts = (core: Core, variable: number) => readonly string[];

type Paths = Set<string>;

export function openFacts(program: Program): OpenFacts {
  const fields = openFields(program);
  const open: Paths[] = program.variables.map(() => new Set());

  /** Adds the facts that can leave `core` open; `day` are those that can leave the day open at which it is read. */
  function add(core: Core, day: Paths, into: Paths): void {
    const addAll = (paths: Iterable<string>): void => {
      for (const path of paths) into.add(path);
    };
    switch (core.kind) {
      case "fact": {
        const fact = program.facts[core.fact];
        if (fact === undefined) return;
        if (isOpen(fact)) into.add(fact.path);
        if (fact.history) addAll(day);
        return;
      }
      case "field": {
        add(core.record, day, into);
        addAll(fields.get(keyOf(core.record.type, core.field)) ?? []);
        if (core.history) addAll(day);
        return;
      }
      case "variable":
        addAll(open[core.variable] ?? []);
        if (program.variables[core.variable]?.per === "day") addAll(day);
        return;
      case "at": {
        const at: Paths = new Set();
        add(core.moment, day, at);
        addAll(at);
        add(core.body, at, into);
        return;
      }
      case "moment":
        if (core.unit === "day") addAll(day);
        return;
      case "parameter":
        if (core.unit === "day") addAll(day);
        break;
    }
    for (const part of partsOf(core)) add(part, day, into);
  }

  function dayOf(index: number): Paths {
    const day: Paths = new Set();
    const judgedOn = program.variables[index]?.judgedOn;
    if (judgedOn !== undefined) add(judgedOn, new Set(), day);
    return day;
  }

  // Variables may depend on each other through earlier moments: repeated until nothing is added.
  for (let before = -1, after = 0; before !== after; ) {
    before = after;
    program.variables.forEach((variable, index) => {
      const day = dayOf(index);
      for (const core of formulasOf(variable)) {
        if (core !== variable.judgedOn) add(core, day, open[index] as Paths);
      }
    });
    after = open.reduce((sum, paths) => sum + paths.size, 0);
  }
  return (core, index) => {
    const found: Paths = new Set();
    add(core, dayOf(index), found);
    return [...found];
  };
}

function isOpen(field: FieldDeclaration): boolean {
  if (field.whenNull === "unknown") return true;
  // A record that is not given is made of its fields, each open or not by itself.
  return field.default === undefined && !(field.fields !== undefined && field.type.kind === "record");
}

/** By record type and field name: the facts with such a field that may be unknown. */
function openFields(program: Program): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const visit = (field: FieldDeclaration, path: string): void => {
    for (const inner of field.fields ?? []) {
      const key = keyOf(field.type, inner.name);
      const inside = `${path}.${inner.name}`;
      if (isOpen(inner)) found.set(key, [...(found.get(key) ?? []), inside]);
      visit(inner, inside);
    }
  };
  for (const fact of program.facts) visit(fact, fact.path);
  return found;
}

function keyOf(type: Core["type"], field: string): string {
  if (type.kind === "optional") return keyOf(type.of, field);
  if (type.kind === "list") return keyOf(type.element, field);
  return type.kind === "record" ? `${type.name}.${field}` : "";
}

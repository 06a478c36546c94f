/**
 * Which formulas facts that are not given can leave open. A fact with a default always has a value; a history is open
 * also where the day it is read at is. Errs on the side of yes: what only looks open needs a written reason.
 */
import type { Core, FieldDeclaration, Program, VariableDeclaration } from "@khoan/language/core";
import { partsOf } from "./parts.ts";

export type Unknowable = {
  /** By variable index: whether its value may be unknown. */
  readonly variables: readonly boolean[];
  /** `variable` gives the moment at which the formula is read. */
  readonly formula: (core: Core, variable: number) => boolean;
};

export function unknowable(program: Program): Unknowable {
  const fields = recordFields(program);
  const open: boolean[] = program.variables.map(() => false);
  const judged = (variable: VariableDeclaration, index: number): boolean =>
    variable.judgedOn !== undefined && mayBe(variable.judgedOn, false, index);

  function mayBe(core: Core, dayOpen: boolean, own: number): boolean {
    switch (core.kind) {
      case "fact": {
        const fact = program.facts[core.fact];
        return fact === undefined || openField(fact) || (fact.history && dayOpen);
      }
      case "field":
        return (
          mayBe(core.record, dayOpen, own) ||
          (core.history && dayOpen) ||
          (core.record.type.kind === "record" || core.record.type.kind === "optional"
            ? (fields.get(keyOf(core.record, core.field)) ?? false)
            : false)
        );
      case "variable":
        return core.variable === own ? (open[own] ?? false) : (open[core.variable] ?? false) || dayMatters(core, dayOpen);
      case "at":
        return mayBe(core.moment, dayOpen, own) || mayBe(core.body, false, own);
      case "moment":
        return core.unit === "day" && dayOpen;
      case "parameter":
        return core.keys.some((key) => mayBe(key, dayOpen, own)) || (core.unit === "day" && dayOpen);
      default:
        return partsOf(core).some((part) => mayBe(part, dayOpen, own));
    }
  }

  function dayMatters(core: Extract<Core, { kind: "variable" }>, dayOpen: boolean): boolean {
    return dayOpen && program.variables[core.variable]?.per === "day";
  }

  // Variables may depend on each other through earlier moments: repeated until nothing changes.
  for (let changed = true; changed; ) {
    changed = false;
    program.variables.forEach((variable, index) => {
      if (open[index]) return;
      const dayOpen = judged(variable, index);
      const formulas = [
        ...variable.contributions.flatMap((one) => [one.when, one.value, one.forEach?.over]),
        ...variable.overrides.map((one) => one.when),
        variable.otherwise,
      ];
      if (formulas.some((core) => core !== undefined && mayBe(core, dayOpen, index))) {
        open[index] = true;
        changed = true;
      }
    });
  }
  return {
    variables: open,
    formula: (core, index) => {
      const variable = program.variables[index];
      return mayBe(core, variable !== undefined && judged(variable, index), index);
    },
  };
}

function openField(field: FieldDeclaration): boolean {
  if (field.whenNull === "unknown") return true;
  // A record that is not given is made of its fields, each open or not by itself.
  return field.default === undefined && !(field.fields !== undefined && field.type.kind === "record");
}

/** By record type and field name: whether the field of such a record among the facts may be unknown. */
function recordFields(program: Program): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  const visit = (field: FieldDeclaration): void => {
    const record = recordName(field.type);
    for (const inner of field.fields ?? []) {
      found.set(`${record}.${inner.name}`, openField(inner));
      visit(inner);
    }
  };
  program.facts.forEach(visit);
  return found;
}

function keyOf(record: Core, field: string): string {
  return `${recordName(record.type)}.${field}`;
}

function recordName(type: Core["type"]): string {
  if (type.kind === "optional") return recordName(type.of);
  if (type.kind === "list") return recordName(type.element);
  return type.kind === "record" ? type.name : "";
}

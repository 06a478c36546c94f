/** What the rules of all files give to each variable, put together in document order; exceptions linked to what they beat. */
import type { Diagnostic } from "@khoan/diagnostics";
import type { VariableModel } from "../3-model/model.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { Contribution, FactDeclaration, VariableDeclaration } from "../core/program.ts";
import type { Dependency, Scope } from "./context.ts";
import { movedGathered } from "./moves.ts";
import { linkOverrides } from "./overrides.ts";
import type { VariableParts } from "./rules.ts";
import type { Unit } from "./unit.ts";
import type { Fresh } from "./units.ts";
import { type DeclaredVariable, finishVariable } from "./variables.ts";

export type Gathered = {
  readonly model: VariableModel;
  readonly declaration: VariableDeclaration;
  /** What its formulas refer to: each variable once for each kind of shift, at its first place. */
  readonly dependencies: readonly Dependency[];
  readonly facts: ReadonlySet<number>;
  readonly fields: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Of how many files it was put together. */
  readonly files: number;
};

type GatherContext = {
  readonly facts: readonly FactDeclaration[];
  readonly symbols: Symbols;
  readonly scopeOfOwner: (model: object) => Scope;
};

/** In the order of variables. Those that no fresh unit has to do with are taken from `before`. */
export function gatherVariables(
  units: readonly Unit[],
  fresh: Fresh,
  context: GatherContext,
  before: readonly Gathered[] | undefined,
): readonly Gathered[] {
  const byName = new Map<string, VariableParts[]>();
  const touched = new Set<string>();
  for (const unit of units) {
    const isFresh = fresh.units.has(unit);
    for (const [name, parts] of unit.parts) {
      const all = byName.get(name);
      if (all === undefined) byName.set(name, [parts]);
      else all.push(parts);
      if (isFresh) touched.add(name);
    }
    if (isFresh) for (const { model } of unit.variables) touched.add(model.name.name);
  }
  return units
    .flatMap((unit) => unit.variables)
    .map((declared, i) => {
      const { name } = declared.model.name;
      const { moves } = fresh;
      const old = moves === undefined ? undefined : before?.[i];
      const stays = old !== undefined && !touched.has(name) && declared.model.shapes.length === 0;
      return stays && moves !== undefined && old.files === (byName.get(name)?.length ?? 0)
        ? movedGathered(old, moves)
        : gathered(declared, byName.get(name) ?? [], context);
    });
}

function gathered(declared: DeclaredVariable, all: readonly VariableParts[], context: GatherContext): Gathered {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const contributions: Contribution[] = [];
  const overrides: VariableParts["overrides"] = [];
  for (const parts of all) {
    const first = contributions.length;
    contributions.push(...parts.contributions);
    for (const { override, targets, contribution } of parts.overrides)
      overrides.push({
        override,
        targets,
        ...(contribution === undefined ? {} : { contribution: contribution + first }),
      });
  }
  linkOverrides({ contributions, overrides }, { symbols: context.symbols, report });
  const uses = [...all.map((parts) => parts.uses), declared.uses];
  const slots = Math.max(...uses.map((one) => one.slots));
  const scope = { ...context.scopeOfOwner(declared.model), report };
  return {
    model: declared.model,
    declaration: finishVariable(declared, { contributions, overrides, slots }, context.facts, scope),
    dependencies: distinct(uses.flatMap((one) => one.dependencies)),
    facts: new Set(uses.flatMap((one) => [...one.facts])),
    fields: new Set(uses.flatMap((one) => [...one.fields])),
    diagnostics,
    files: all.length,
  };
}

function distinct(dependencies: readonly Dependency[]): readonly Dependency[] {
  const seen = new Set<string>();
  return dependencies.filter(({ variable, shift }) => {
    const key = `${variable} ${shift}`;
    return !seen.has(key) && seen.add(key);
  });
}

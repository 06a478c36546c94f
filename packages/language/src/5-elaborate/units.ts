/** The units of all files: those of last time where they still hold, new ones elsewhere. */

import type { Diagnostic } from "@khoan/diagnostics";
import type { FileSections } from "../1-source/file-reader.ts";
import type { LoadedRuleSet } from "../1-source/read-rule-set.ts";
import type { ClauseModel, RuleSet } from "../3-model/model.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { ClauseInfo, DayRange } from "../core/program.ts";
import { type ClauseReach, clauseReach } from "./clause-reach.ts";
import type { Scope } from "./context.ts";
import type { Gathered } from "./gather.ts";
import { type Moves, movedUnit } from "./moves.ts";
import { changedKeys, type Surface, surfaceOf } from "./surface.ts";
import { type DeclaredIn, elaborateUnit, type Unit } from "./unit.ts";

export type Keeping = {
  readonly ruleSets: readonly LoadedRuleSet[];
  readonly symbols: Symbols;
  readonly ranges: readonly DayRange[];
  readonly scopeOf: (ruleSet: RuleSet) => Scope;
  readonly scopeOfOwner: (model: object) => Scope;
  /** The days that parameters of a rule set must cover. */
  readonly period: (ruleSet: RuleSet) => DayRange;
};

/** What one elaboration leaves for the next. */
export type Kept = {
  readonly keeping: Keeping;
  /** Stays the same object while no file declares anything otherwise for others to see. */
  readonly surface: object;
  /** In the order of rule sets and their files. */
  readonly units: readonly Unit[];
  /** In the order of variables. */
  readonly gathered: readonly Gathered[];
  /** In the order of clauses. */
  readonly clauses: readonly {
    readonly model: ClauseModel;
    readonly rates: number;
    readonly info: ClauseInfo;
    readonly diagnostics: readonly Diagnostic[];
  }[];
};

export type Fresh = {
  /** Where clauses have moved; undefined where nothing of before can be used. */
  readonly moves: Moves | undefined;
  readonly units: ReadonlySet<Unit>;
  readonly surface: object;
};

export function unitsOf(
  now: Keeping,
  before: Kept | undefined,
): { readonly units: readonly Unit[]; readonly fresh: Fresh } {
  const moves = before && movesBetween(before.keeping, now);
  const usable = moves === undefined ? undefined : before;
  const changed = usable === undefined ? undefined : changesBetween(usable.keeping, now);
  const fresh = new Set<Unit>();
  const declared = declarations(now.symbols);
  const reach = reachOf(now);
  const older = usable === undefined ? [] : partsOf(usable.keeping);
  const units = partsOf(now).map(({ part, ruleSet }, i) => {
    const known = older[i]?.part === part ? usable?.units[i] : undefined;
    if (known !== undefined && changed !== undefined && moves !== undefined && !dependsOn(known, changed))
      return movedUnit(known, moves);
    const unit = elaborateUnit(part, declared(part.uri), {
      ruleSet,
      base: now.scopeOf(ruleSet),
      period: now.period(ruleSet),
      ranges: now.ranges,
      reach,
      scopeOfOwner: now.scopeOfOwner,
    });
    fresh.add(unit);
    return unit;
  });
  const surface = usable !== undefined && changed?.size === 0 ? usable.surface : {};
  return { units, fresh: { moves, units: fresh, surface } };
}

function partsOf({ ruleSets }: Keeping): readonly { readonly part: FileSections; readonly ruleSet: LoadedRuleSet }[] {
  return ruleSets.flatMap((ruleSet) => ruleSet.parts.map((part) => ({ part, ruleSet })));
}

/**
 * Undefined where more has changed than which clauses there are: the order of declarations, a document, or the days on
 * which a clause is in force.
 */
function movesBetween(before: Keeping, now: Keeping): Moves | undefined {
  if (before.ruleSets.length !== now.ruleSets.length) return undefined;
  for (const [i, ruleSet] of now.ruleSets.entries()) {
    const other = before.ruleSets[i] as LoadedRuleSet;
    if (other.document !== ruleSet.document || other.parts.length !== ruleSet.parts.length) return undefined;
    if (JSON.stringify(before.scopeOf(other).monthEnd) !== JSON.stringify(now.scopeOf(ruleSet).monthEnd))
      return undefined;
    for (const [j, part] of ruleSet.parts.entries()) {
      const old = other.parts[j] as FileSections;
      if (old !== part && (old.uri !== part.uri || !sameCounts(old, part))) return undefined;
    }
  }
  return sameDeclarations(before.symbols, now.symbols) ? clauseMoves(before, now) : undefined;
}

function sameDeclarations(a: Symbols, b: Symbols): boolean {
  return (
    a.facts.length === b.facts.length &&
    a.variables.length === b.variables.length &&
    a.parameters.length === b.parameters.length &&
    a.readings.size === b.readings.size
  );
}

function clauseMoves(before: Keeping, now: Keeping): Moves | undefined {
  const { clauseList: old } = before.symbols;
  const same = before.symbols.clauseTable.indexOf === now.symbols.clauseTable.indexOf;
  const to = new Int32Array(old.length);
  let none = old.length === now.symbols.clauseList.length;
  for (let i = 0; i < old.length; i++) {
    const at = same ? i : (now.symbols.clauses.get((old[i] as (typeof old)[number]).id)?.index ?? -1);
    to[i] = at;
    none &&= at === i;
    const [range, other] = [before.ranges[i], now.ranges[at]];
    if (at !== -1 && (range?.from !== other?.from || range?.to !== other?.to)) return undefined;
  }
  return { none, to: (clause) => to[clause] as number };
}

function sameCounts({ sections: a }: FileSections, { sections: b }: FileSections): boolean {
  return (
    a.variables.length === b.variables.length &&
    a.parameters.length === b.parameters.length &&
    a.readings.length === b.readings.length &&
    JSON.stringify(a.facts.map(countOf)) === JSON.stringify(b.facts.map(countOf))
  );
}

function countOf(node: FileSections["sections"]["facts"][number]): unknown {
  return node.kind === "fact" ? 1 : node.members.map(countOf);
}

/** The names that files which changed declare otherwise than before. */
function changesBetween(before: Keeping, now: Keeping): ReadonlySet<string> {
  const older = partsOf(before);
  const old = new Map<string, string>();
  const young = new Map<string, string>();
  for (const [i, { part, ruleSet }] of partsOf(now).entries()) {
    const other = older[i];
    if (other === undefined || other.part === part) continue;
    const prefix = now.scopeOf(ruleSet).ruleSetPrefix;
    add(old, surfaceOf(other.part.sections, prefix));
    add(young, surfaceOf(part.sections, prefix));
  }
  return changedKeys(old, young);
}

function add(into: Map<string, string>, surface: Surface): void {
  // A name that two files declare is seen through both.
  for (const [key, seen] of surface) into.set(key, `${into.get(key) ?? ""}\u0000${seen}`);
}

function dependsOn(unit: Unit, changed: ReadonlySet<string>): boolean {
  for (const key of changed) if (unit.reads.has(key)) return true;
  return false;
}

function declarations(symbols: Symbols): (uri: string) => DeclaredIn {
  const facts = Map.groupBy(symbols.facts, (one) => one.field.name.span.uri);
  const variables = Map.groupBy(symbols.variables, (one) => one.model.name.span.uri);
  const parameters = Map.groupBy(symbols.parameters, (one) => one.model.name.span.uri);
  const readings = Map.groupBy(
    [...symbols.readings.values()].map((one) => one.model),
    (model) => model.id.span.uri,
  );
  return (uri) => ({
    facts: facts.get(uri) ?? [],
    variables: variables.get(uri) ?? [],
    parameters: parameters.get(uri) ?? [],
    readings: readings.get(uri) ?? [],
  });
}

const NOTHING: ReadonlySet<string> = new Set();

/** Reach by program id; made for a file when one of its clauses is first asked for. */
function reachOf({ ruleSets, symbols }: Keeping): (clause: string) => ReadonlySet<string> {
  const parts = new Map(ruleSets.flatMap((ruleSet) => ruleSet.parts.map((part) => [part.uri, part] as const)));
  const made = new Map<string, ClauseReach>();
  return (clause) => {
    const model = symbols.clauses.get(clause)?.model;
    const part = model && parts.get(model.span.uri);
    if (model === undefined || part === undefined) return NOTHING;
    const reach = made.get(part.uri) ?? clauseReach(part.sections.clauses);
    made.set(part.uri, reach);
    return reach.get(model.id.name) ?? NOTHING;
  };
}

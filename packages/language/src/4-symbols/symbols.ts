/**
 * The names of a rule set and of what it imports, in one table: what a bare or dotted name in a formula means.
 * Own names and imported ones share one space; a name declared twice is reported at both places.
 */
import { names, type Report, type Span } from "@khoan/diagnostics";
import type {
  FactNode,
  FieldModel,
  ParameterModel,
  ReadingModel,
  RuleSet,
  TypeModel,
  VariableModel,
} from "../3-model/model.ts";
import { type ClauseEntry, type ClauseTable, clauseTable } from "./clause-table.ts";
import { declaredAt } from "./declared-at.ts";
import { looksLike } from "./looks-like.ts";

export type Symbol =
  | { readonly kind: "fact"; readonly path: string; readonly field: FieldModel; readonly index: number }
  | { readonly kind: "group"; readonly path: string; readonly members: ReadonlyMap<string, Symbol> }
  | { readonly kind: "variable"; readonly model: VariableModel; readonly index: number }
  | { readonly kind: "parameter"; readonly model: ParameterModel; readonly index: number };

export type { ClauseEntry } from "./clause-table.ts";

export type Symbols = {
  readonly names: ReadonlyMap<string, Symbol>;
  readonly types: ReadonlyMap<string, TypeModel>;
  readonly readings: ReadonlyMap<string, { readonly model: ReadingModel; readonly index: number }>;
  /** By program id. */
  readonly clauses: ReadonlyMap<string, ClauseEntry>;
  readonly clauseList: readonly ClauseEntry[];
  readonly clauseTable: ClauseTable;
  readonly facts: readonly Extract<Symbol, { kind: "fact" }>[];
  readonly variables: readonly Extract<Symbol, { kind: "variable" }>[];
  readonly parameters: readonly Extract<Symbol, { kind: "parameter" }>[];
  /** The variable that procedure rules of a role add to. */
  readonly roles: ReadonlyMap<string, string>;
  readonly ruleSetOf: ReadonlyMap<object, string>;
};

/** `before`, of an earlier state of the same rule sets, spares work where the clauses’ ids have not changed. */
export function buildSymbols(ruleSets: readonly RuleSet[], report: Report, before?: Symbols): Symbols {
  const table = new Map<string, Symbol>();
  const spaces = { name: space(), type: space(), reading: space() };
  const roles = new Map<string, string>();
  const types = new Map<string, TypeModel>();
  const readings = new Map<string, { model: ReadingModel; index: number }>();
  const facts: Extract<Symbol, { kind: "fact" }>[] = [];
  const variables: Extract<Symbol, { kind: "variable" }>[] = [];
  const parameters: Extract<Symbol, { kind: "parameter" }>[] = [];
  const ruleSetOf = new Map<object, string>();
  const declare = (name: string, span: Span, { places, skeletons }: Space): boolean => {
    const before = places.get(name);
    if (before !== undefined) {
      report(names.declaredTwice(span, { name }, declaredAt(before)));
      return false;
    }
    places.set(name, span);
    const skeleton = looksLike(name);
    const twin = skeletons.get(skeleton);
    if (twin === undefined) skeletons.set(skeleton, name);
    else report(names.looksAlike(span, { name, other: twin }, declaredAt(places.get(twin) as Span)));
    return true;
  };

  const addFacts = (nodes: readonly FactNode[], prefix: string, owner: string): Map<string, Symbol> => {
    const members = new Map<string, Symbol>();
    for (const node of nodes) {
      const name = node.kind === "fact" ? node.field.name : node.name;
      const path = prefix + name.name;
      if (!declare(path, name.span, spaces.name)) continue;
      if (node.kind === "fact") {
        const symbol: Symbol & { kind: "fact" } = { kind: "fact", path, field: node.field, index: facts.length };
        facts.push(symbol);
        ruleSetOf.set(node.field, owner);
        members.set(name.name, symbol);
      } else {
        members.set(name.name, { kind: "group", path, members: addFacts(node.members, `${path}.`, owner) });
      }
    }
    return members;
  };

  for (const ruleSet of ruleSets) {
    const owner = ruleSet.document.id.name;
    for (const type of ruleSet.types)
      if (declare(type.name.name, type.name.span, spaces.type)) types.set(type.name.name, type);
    for (const [name, symbol] of addFacts(ruleSet.facts, "", owner)) table.set(name, symbol);
    for (const model of ruleSet.variables) {
      if (!declare(model.name.name, model.name.span, spaces.name)) continue;
      if (model.role !== undefined) roles.set(model.role, model.name.name);
      const symbol = { kind: "variable", model, index: variables.length } as const;
      variables.push(symbol);
      ruleSetOf.set(model, owner);
      table.set(model.name.name, symbol);
    }
    for (const model of ruleSet.parameters) {
      if (!declare(model.name.name, model.name.span, spaces.name)) continue;
      const symbol = { kind: "parameter", model, index: parameters.length } as const;
      parameters.push(symbol);
      ruleSetOf.set(model, owner);
      table.set(model.name.name, symbol);
    }
    for (const model of ruleSet.readings) {
      if (!declare(model.id.name, model.id.span, spaces.reading)) continue;
      readings.set(model.id.name, { model, index: readings.size });
      ruleSetOf.set(model, owner);
    }
  }
  const clauses = clauseTable(ruleSets, report, before?.clauseTable);
  return {
    names: table,
    types,
    readings,
    clauses: clauses.byId,
    clauseList: clauses.list,
    clauseTable: clauses,
    facts,
    variables,
    parameters,
    roles,
    ruleSetOf,
  };
}

/** Names that must differ from each other, and from what looks like them. */
type Space = { readonly places: Map<string, Span>; readonly skeletons: Map<string, string> };

function space(): Space {
  return { places: new Map(), skeletons: new Map() };
}

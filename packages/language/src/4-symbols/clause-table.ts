/**
 * The clauses of all rule sets by id and in order. While a file keeps its clauses' ids, the table of ids stays the same
 * and only the entries of that file are new.
 */
import { names, type Report, type Span } from "@khoan/diagnostics";
import type { ClauseModel, RuleSet } from "../3-model/model.ts";
import { declaredAt } from "./declared-at.ts";
import { looksLike } from "./looks-like.ts";

export type ClauseEntry = {
  /** As the program knows it: imported ones as `set/clause`. */
  readonly id: string;
  readonly ruleSet: string;
  readonly model: ClauseModel;
  readonly index: number;
};

export type ClauseTable = {
  readonly byId: ReadonlyMap<string, ClauseEntry>;
  readonly list: readonly ClauseEntry[];
  /** The place of each id in `list`; undefined where some clause was refused. */
  readonly indexOf: ReadonlyMap<string, number> | undefined;
};

/** All clauses; ids that were declared before, or look like others, are reported. */
export function clauseTable(ruleSets: readonly RuleSet[], report: Report, before?: ClauseTable): ClauseTable {
  return (before === undefined ? undefined : renewed(ruleSets, before)) ?? made(ruleSets, report);
}

/** The table with new entries, where all ids are what and where they were. */
function renewed(ruleSets: readonly RuleSet[], { list: old, indexOf }: ClauseTable): ClauseTable | undefined {
  if (indexOf === undefined) return undefined;
  const list: ClauseEntry[] = [];
  for (const [position, { document, clauses }] of ruleSets.entries()) {
    const ruleSet = document.id.name;
    for (const model of clauses) {
      const before = old[list.length];
      if (before === undefined || before.ruleSet !== ruleSet) return undefined;
      if (before.model === model) list.push(before);
      else if (before.id === programId(model, ruleSet, position)) list.push({ ...before, model });
      else return undefined;
    }
  }
  return list.length === old.length ? { byId: lookup(list, indexOf), list, indexOf } : undefined;
}

function programId(model: ClauseModel, ruleSet: string, position: number): string {
  return position === 0 ? model.id.name : `${ruleSet}/${model.id.name}`;
}

function made(ruleSets: readonly RuleSet[], report: Report): ClauseTable {
  const list: ClauseEntry[] = [];
  const indexOf = new Map<string, number>();
  const skeletons = new Map<string, Span>();
  const twins = new Map<string, string>();
  let clean = true;
  for (const [position, { document, clauses }] of ruleSets.entries()) {
    const ruleSet = document.id.name;
    for (const model of clauses) {
      const id = programId(model, ruleSet, position);
      const before = list[indexOf.get(id) ?? -1];
      if (before !== undefined) {
        report(names.declaredTwice(model.id.span, { name: id }, declaredAt(before.model.id.span)));
        clean = false;
        continue;
      }
      const skeleton = looksLike(id);
      const twin = skeletons.get(skeleton);
      if (twin === undefined) {
        skeletons.set(skeleton, model.id.span);
        if (skeleton !== id) twins.set(skeleton, id);
      } else {
        const other = twins.get(skeleton) ?? skeleton;
        report(names.looksAlike(model.id.span, { name: id, other }, declaredAt(twin)));
        clean = false;
      }
      indexOf.set(id, list.length);
      list.push({ id, ruleSet, model, index: list.length });
    }
  }
  return { byId: lookup(list, indexOf), list, indexOf: clean ? indexOf : undefined };
}

/** A map that reads the list. */
function lookup(list: readonly ClauseEntry[], indexOf: ReadonlyMap<string, number>): ReadonlyMap<string, ClauseEntry> {
  const get = (id: string): ClauseEntry | undefined => {
    const index = indexOf.get(id);
    return index === undefined ? undefined : list[index];
  };
  const entries = (): MapIterator<[string, ClauseEntry]> => new Map(list.map((one) => [one.id, one])).entries();
  return {
    get,
    has: (id) => indexOf.has(id),
    size: list.length,
    forEach(visit) {
      for (const one of list) visit(one, one.id, this);
    },
    entries,
    keys: () => indexOf.keys(),
    values: () => new Map(list.map((one) => [one.id, one])).values(),
    [Symbol.iterator]: entries,
  };
}

/** Which variables the rules of a clause and of the clauses below it speak of; made once for each file. */
import type { ClauseModel, RuleModel } from "../3-model/model.ts";
import type { ClauseEntry, Symbols } from "../4-symbols/symbols.ts";

/** By the clause's own id: the names of the variables that its rules, or those of a clause below it, set, add to or override. */
export type ClauseReach = ReadonlyMap<string, ReadonlySet<string>>;

/** The reach of the clauses of one file: what stands below a clause stands in its file. */
export function clauseReach(clauses: readonly ClauseModel[]): ClauseReach {
  const parents = new Map(clauses.map((clause) => [clause.id.name, clause.parent]));
  const reach = new Map<string, Set<string>>();
  for (const clause of clauses) {
    const named = clause.rules.flatMap(variablesOf);
    if (named.length === 0) continue;
    for (let id: string | undefined = clause.id.name; id !== undefined; id = parents.get(id)) {
      const names = reach.get(id) ?? new Set();
      for (const name of named) names.add(name);
      reach.set(id, names);
    }
  }
  return reach;
}

/** The clause itself, then those that hold it, innermost first. */
export function* withAncestors(entry: ClauseEntry, symbols: Symbols): Generator<ClauseEntry> {
  const prefix = entry.id.slice(0, entry.id.length - entry.model.id.name.length);
  for (let at: ClauseEntry | undefined = entry; at !== undefined; ) {
    yield at;
    at = at.model.parent === undefined ? undefined : symbols.clauses.get(prefix + at.model.parent);
  }
}

function variablesOf(rule: RuleModel): readonly string[] {
  switch (rule.kind) {
    case "set":
    case "table":
      return [rule.variable.name];
    case "add":
      return rule.variables.map((variable) => variable.name);
    case "override":
      return rule.of.map((variable) => variable.name);
    default:
      return [];
  }
}

/** Which clauses read a fact, a field of a record or a reading, and which decide a variable: what doc comments cite. */
import type { Core, Program, VariableDeclaration } from "@khoan/language/core";
import { nodesOf } from "../javascript/analysis.ts";

export type Uses = {
  /** By fact index. */
  readonly facts: readonly (readonly string[])[];
  /** By `type.field` of records. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
};

/** Clause ids in document order. */
export function usesOf(program: Program): Uses {
  const facts = program.facts.map(() => new Set<number>());
  const fields = new Map<string, Set<number>>();
  const note = (clause: number, core: Core | undefined): void => {
    if (core === undefined) return;
    for (const node of nodesOf(core)) {
      if (node.kind === "fact") facts[node.fact]?.add(clause);
      if (node.kind !== "field") continue;
      const { type } = node.record;
      const record = type.kind === "optional" ? type.of : type;
      if (record.kind !== "record") continue;
      const key = fieldKey(record.name, node.field);
      fields.set(key, (fields.get(key) ?? new Set()).add(clause));
    }
  };
  for (const { contributions, overrides } of program.variables) {
    for (const { clause, when, value, forEach } of contributions) {
      for (const core of [when, value, forEach?.over]) note(clause, core);
    }
    for (const { clause, when } of overrides) note(clause, when);
  }
  for (const { clause, condition } of program.invariants) note(clause, condition);
  return {
    facts: facts.map((clauses) => idsOf(program, clauses)),
    fields: new Map([...fields].map(([key, clauses]) => [key, idsOf(program, clauses)])),
  };
}

export function fieldKey(record: string, field: string): string {
  return `${record}.${field}`;
}

/** The clauses whose rules contribute to the variable, and the one that says how they combine. */
export function clausesOf(program: Program, variable: VariableDeclaration): readonly string[] {
  const clauses = new Set(variable.contributions.map((contribution) => contribution.clause));
  if (variable.ground !== undefined) clauses.add(variable.ground);
  return idsOf(program, clauses);
}

function idsOf(program: Program, clauses: Iterable<number>): readonly string[] {
  return [...clauses].toSorted((a, b) => a - b).map((clause) => program.clauses[clause]?.id ?? "?");
}

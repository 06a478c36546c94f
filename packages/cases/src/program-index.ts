/** What a rule set declares, by the names that cases use; made once for each program. */
import type { FactDeclaration, Program } from "@khoan/language";

export type ProgramIndex = {
  /** By path, with its index into `program.facts`. */
  readonly facts: ReadonlyMap<string, { readonly fact: FactDeclaration; readonly index: number }>;
  /** The paths of groups of facts: `trẻ` of `trẻ.ngày_sinh`. */
  readonly groups: ReadonlySet<string>;
  /** Indexes into `program.clauses` by id. */
  readonly clauses: ReadonlyMap<string, number>;
  /** Indexes into `program.variables` of outputs, by name. */
  readonly outputs: ReadonlyMap<string, number>;
};

const KNOWN = new WeakMap<Program, ProgramIndex>();

export function indexOf(program: Program): ProgramIndex {
  const known = KNOWN.get(program);
  if (known !== undefined) return known;
  const made: ProgramIndex = {
    facts: new Map(program.facts.map((fact, index) => [fact.path, { fact, index }])),
    groups: new Set(
      program.facts.flatMap(({ path }) => [...path.matchAll(/\./g)].map((dot) => path.slice(0, dot.index))),
    ),
    // The first of two clauses of one id, as a search would find it.
    clauses: new Map(program.clauses.map(({ id }, index) => [id, index] as const).toReversed()),
    outputs: new Map(program.variables.flatMap(({ name, output }, index) => (output ? [[name, index] as const] : []))),
  };
  KNOWN.set(program, made);
  return made;
}

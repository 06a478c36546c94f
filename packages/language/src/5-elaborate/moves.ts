/**
 * What was made before, for an order of clauses in which some have moved because others came or went. Core form knows
 * clauses by their ids; only what says whose rule or rate something is holds an index.
 */
import type { ParameterDeclaration } from "../core/program.ts";
import type { Gathered } from "./gather.ts";
import type { VariableParts } from "./rules.ts";
import type { Unit } from "./unit.ts";

/** Where each clause of the order before is now: -1 for one that is gone. */
export type Moves = { readonly none: boolean; readonly to: (clause: number) => number };

export function movedUnit(unit: Unit, moves: Moves): Unit {
  if (moves.none) return unit;
  const { to } = moves;
  return {
    ...unit,
    parameters: unit.parameters.map((one) => movedParameter(one, moves)),
    readings: unit.readings.map((one) => ({ ...one, clauses: one.clauses.map(to) })),
    variables: unit.variables.map((one) => (one.ground === undefined ? one : { ...one, ground: to(one.ground) })),
    parts: new Map([...unit.parts].map(([name, parts]) => [name, movedParts(parts, moves)])),
    invariants: unit.invariants.map((one) => ({ ...one, clause: to(one.clause) })),
  };
}

function movedParameter(parameter: ParameterDeclaration, { to }: Moves): ParameterDeclaration {
  const versions = parameter.versions.map((version) => ({
    ...version,
    clauses: version.clauses.map(({ clause, key }) => ({ clause: to(clause), key })),
  }));
  return { ...parameter, versions };
}

function movedParts(parts: VariableParts, { to }: Moves): VariableParts {
  return {
    ...parts,
    contributions: parts.contributions.map((one) => ({ ...one, clause: to(one.clause) })),
    overrides: parts.overrides.map((one) => ({
      ...one,
      override: { ...one.override, clause: to(one.override.clause) },
    })),
  };
}

export function movedGathered(one: Gathered, moves: Moves): Gathered {
  if (moves.none) return one;
  const { to } = moves;
  const { declaration } = one;
  return {
    ...one,
    declaration: {
      ...declaration,
      contributions: declaration.contributions.map((each) => ({ ...each, clause: to(each.clause) })),
      overrides: declaration.overrides.map((each) => ({ ...each, clause: to(each.clause) })),
      ...(declaration.ground === undefined ? {} : { ground: to(declaration.ground) }),
    },
  };
}

/** The program without the rules of a clause: its contributions, its exceptions, the rates that it sets or restates. */
import {
  type Core,
  type ParameterDeclaration,
  type Program,
  partsOf,
  type VariableDeclaration,
} from "@khoan/language/core";
import { formulasOf } from "../condition/parts.ts";

export type Without = {
  readonly program: Program;
  /** Variables that have lost a rule, or whose formulas have lost a rate. */
  readonly changed: ReadonlySet<number>;
  /** Whether rates are gone: those count wherever they are read, whether or not a rule of the clause does. */
  readonly rates: boolean;
};

/** Undefined where the clause has nothing of the kind. */
export function withoutClause(program: Program, clause: number): Without | undefined {
  const changed = new Set<number>();
  const variables = program.variables.map((variable, index) => {
    const less = withoutRules(variable, clause);
    if (less !== variable) changed.add(index);
    return less;
  });
  const parameters = program.parameters.map((parameter) => withoutRates(parameter, clause));
  const gone = new Set(parameters.flatMap((parameter, i) => (parameter === program.parameters[i] ? [] : [i])));
  if (changed.size === 0 && gone.size === 0) return undefined;
  const less = { ...program, variables };
  if (gone.size === 0) return { program: less, changed, rates: false };
  variables.forEach((variable, index) => {
    if (formulasOf(variable).some((core) => readsRate(core, gone))) changed.add(index);
  });
  // A formula's plan is kept with the rates that it was first made for: other rates need formulas of their own.
  const { invariants, plausibility } = structuredClone({
    invariants: program.invariants,
    plausibility: program.plausibility,
  });
  return {
    program: { ...less, parameters, variables: structuredClone(variables), invariants, plausibility },
    changed,
    rates: true,
  };
}

function readsRate(core: Core, parameters: ReadonlySet<number>): boolean {
  return (
    (core.kind === "parameter" && parameters.has(core.parameter)) ||
    partsOf(core).some((part) => readsRate(part, parameters))
  );
}

function withoutRules(variable: VariableDeclaration, clause: number): VariableDeclaration {
  const mine = (rule: { readonly clause: number }): boolean => rule.clause === clause;
  if (!variable.contributions.some(mine) && !variable.overrides.some(mine)) return variable;
  return {
    ...variable,
    contributions: variable.contributions.filter((rule) => !mine(rule)),
    // Other rules know exceptions by their number, so one that is gone never holds instead.
    overrides: variable.overrides.map((rule) => (mine(rule) ? { ...rule, when: NEVER } : rule)),
  };
}

const NEVER: Core = { kind: "constant", type: { kind: "bool" }, value: false, span: { uri: "", start: 0, end: 0 } };

function withoutRates(parameter: ParameterDeclaration, clause: number): ParameterDeclaration {
  const gone = (version: ParameterDeclaration["versions"][number], key: string): boolean =>
    version.clauses.some((one) => one.clause === clause && (one.key === "" || one.key === key));
  if (!parameter.versions.some((version) => [...version.values.keys()].some((key) => gone(version, key)))) {
    return parameter;
  }
  const versions = parameter.versions.map((version) => ({
    ...version,
    values: new Map([...version.values].filter(([key]) => !gone(version, key))),
  }));
  return { ...parameter, versions };
}

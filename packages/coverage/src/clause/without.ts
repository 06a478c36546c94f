/** The program without the rules of a clause: its contributions, its exceptions, the rates that it sets or restates. */
import type { Core, ParameterDeclaration, Program, VariableDeclaration } from "@khoan/language/core";

export type Without = {
  readonly program: Program;
  /** Variables that have lost a rule. */
  readonly changed: readonly number[];
  /** Whether rates are gone, so that whatever reads them may change. */
  readonly rates: boolean;
};

/** Undefined where the clause has nothing of the kind. */
export function withoutClause(program: Program, clause: number): Without | undefined {
  const changed: number[] = [];
  const variables = program.variables.map((variable, index) => {
    const less = withoutRules(variable, clause);
    if (less !== variable) changed.push(index);
    return less;
  });
  const parameters = program.parameters.map((parameter) => withoutRates(parameter, clause));
  const rates = parameters.some((parameter, i) => parameter !== program.parameters[i]);
  if (changed.length === 0 && !rates) return undefined;
  const less = { ...program, variables };
  // A formula's plan is kept with the rates that it was first made for: other rates need formulas of their own.
  if (!rates) return { program: less, changed, rates };
  const { invariants, plausibility } = structuredClone({
    invariants: program.invariants,
    plausibility: program.plausibility,
  });
  return {
    program: { ...less, parameters, variables: structuredClone(variables), invariants, plausibility },
    changed,
    rates,
  };
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

/**
 * A rule set to the places at which its conditions are observed: for every variable, its rules with an observer for
 * each formula. Conditions of imported rule sets are not asked about: their own cases cover them.
 */
import type { Contribution, Core, Override, Program, VariableDeclaration } from "@khoan/language/core";
import type { AtomSite, Condition, ConditionRecord } from "./condition.ts";
import type { OwnParts } from "./item.ts";
import { type Observe, type Observers, observers, type Reached, type Watch } from "./observer.ts";
import { has } from "./parts.ts";
import { openFacts } from "./unknowable.ts";

export type RuleStation = {
  readonly when: Watch | undefined;
  readonly value: Observe | undefined;
  readonly over: Observe | undefined;
  /** Whether working out the value shows which rates and readings it is made of. */
  readonly reads: boolean;
};

export type Station = {
  readonly index: number;
  readonly variable: VariableDeclaration;
  /** The rules of the rule set itself. */
  readonly rules: ReadonlyMap<Contribution | Override, RuleStation>;
  readonly judgedOn: Observe | undefined;
  readonly otherwise: Observe | undefined;
  /** Of `all` and `any`: the contributions as one condition. */
  readonly together: ConditionRecord | undefined;
};

const READING: ReadonlySet<Core["kind"]> = new Set(["parameter", "reading", "apply"]);

export function stationsOf(
  program: Program,
  own: OwnParts,
  reached: Reached,
): { readonly stations: readonly Station[]; readonly conditions: readonly ConditionRecord[] } {
  const open = openFacts(program);
  const records = new Map<string, ConditionRecord>();
  // A rule that serves several variables is one rule of the text, and so is its condition.
  const take = (condition: Condition): ConditionRecord => {
    const { uri, start, end } = condition.span;
    const key = `${condition.role} ${uri} ${start} ${end}`;
    const record = records.get(key) ?? { condition, seen: new Map() };
    records.set(key, record);
    return record;
  };
  const stations = program.variables.map((variable, index): Station => {
    const of = (clause: number | undefined): Observers =>
      observers(
        program,
        (found, core) => {
          const rest = { variable: index, openFacts: open(core, index) };
          return take({ ...found, ...rest, ...(clause === undefined ? {} : { clause }) }).seen;
        },
        reached,
      );
    const value = (core: Core, { condition, inside }: Observers): Observe | undefined =>
      core.type.kind === "bool" ? condition(core, "value") : inside(core);
    const rules = new Map<Contribution | Override, RuleStation>();
    for (const rule of variable.contributions) {
      if (!own.clause(rule.clause)) continue;
      const within = of(rule.clause);
      rules.set(rule, {
        when: rule.when && within.condition(rule.when, rule.kind === "row" ? "row" : "when"),
        value: value(rule.value, within),
        over: rule.forEach && within.inside(rule.forEach.over),
        reads: has(rule.value, READING),
      });
    }
    for (const rule of variable.overrides) {
      if (!own.clause(rule.clause)) continue;
      const when = rule.when && of(rule.clause).condition(rule.when, "when");
      rules.set(rule, { when, value: undefined, over: undefined, reads: false });
    }
    const mine = own.place(variable.span.uri);
    const within = of(variable.ground);
    const together = togetherOf(variable, index, own);
    return {
      index,
      variable,
      rules,
      judgedOn: mine && variable.judgedOn !== undefined ? within.inside(variable.judgedOn) : undefined,
      otherwise: mine && variable.otherwise !== undefined ? value(variable.otherwise, within) : undefined,
      together: together && take(together),
    };
  });
  return { stations, conditions: [...records.values()] };
}

/** The contributions of `all` and `any` are one condition: each must be able to decide alone. */
function togetherOf(variable: VariableDeclaration, index: number, own: OwnParts): Condition | undefined {
  const { combine, contributions } = variable;
  if ((combine !== "all" && combine !== "any") || contributions.length < 2) return undefined;
  if (!contributions.some((one) => own.clause(one.clause))) return undefined;
  return {
    role: "together",
    variable: index,
    span: variable.span,
    tree: {
      kind: combine === "all" ? "and" : "or",
      operands: contributions.map((_, atom) => ({ kind: "atom", atom })),
    },
    atoms: contributions.map(({ span, clause }): AtomSite => ({ span, clause })),
    openFacts: [],
  };
}

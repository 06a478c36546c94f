/** The formulas of a rule set's own clauses: where each stands in the program, and the program with some replaced. */
import type { Contribution, Core, Invariant, Override, Program, VariableDeclaration } from "@khoan/language/core";

export type Place =
  | {
      readonly at: "contribution";
      readonly variable: number;
      readonly index: number;
      readonly part: "when" | "value" | "over";
    }
  | { readonly at: "override"; readonly variable: number; readonly index: number }
  | { readonly at: "variable"; readonly variable: number; readonly part: "judgedOn" | "otherwise" }
  | { readonly at: "invariant"; readonly index: number };

export type Root = {
  readonly place: Place;
  readonly core: Core;
  /** The clauses that answer for it. */
  readonly clauses: readonly number[];
  /** Ordinal of its rule in the clause, and the part of the rule: `2.when`. */
  readonly label: string;
};

/** Whether a clause belongs to the rule set whose law is changed. */
export type Owns = (clause: number) => boolean;

export function ownedBy(program: Program, ruleSet: string): Owns {
  return (clause) => program.clauses[clause]?.ruleSet === ruleSet;
}

/** Contributions and overrides of own clauses numbered within their clause, by the place of their rule in the file. */
export function ruleNumbers(program: Program, owns: Owns): ReadonlyMap<string, number> {
  const starts = new Map<number, Set<number>>();
  const note = ({ clause, span }: { clause: number; span: { start: number } }): void => {
    if (!owns(clause)) return;
    const known = starts.get(clause) ?? new Set();
    starts.set(clause, known.add(span.start));
  };
  for (const variable of program.variables) {
    variable.contributions.forEach(note);
    variable.overrides.forEach(note);
  }
  program.invariants.forEach(note);
  const numbers = new Map<string, number>();
  for (const [clause, known] of starts) {
    for (const [i, start] of [...known].toSorted((a, b) => a - b).entries()) numbers.set(`${clause}:${start}`, i + 1);
  }
  return numbers;
}

/** Every formula that own clauses answer for. */
export function rootsOf(program: Program, owns: Owns): readonly Root[] {
  const numbers = ruleNumbers(program, owns);
  const labelled = (rule: Contribution | Override | Invariant, part: string): string =>
    `${numbers.get(`${rule.clause}:${rule.span.start}`) ?? 0}.${part}`;
  const roots: Root[] = [];
  program.variables.forEach((variable, v) => {
    variable.contributions.forEach((rule, index) => {
      if (!owns(rule.clause)) return;
      const clauses = [rule.clause];
      const place = { at: "contribution", variable: v, index } as const;
      if (rule.when !== undefined)
        roots.push({ place: { ...place, part: "when" }, core: rule.when, clauses, label: labelled(rule, "when") });
      if (rule.forEach !== undefined)
        roots.push({
          place: { ...place, part: "over" },
          core: rule.forEach.over,
          clauses,
          label: labelled(rule, "over"),
        });
      roots.push({ place: { ...place, part: "value" }, core: rule.value, clauses, label: labelled(rule, "value") });
    });
    variable.overrides.forEach((rule, index) => {
      if (!owns(rule.clause) || rule.when === undefined) return;
      const place = { at: "override", variable: v, index } as const;
      roots.push({ place, core: rule.when, clauses: [rule.clause], label: labelled(rule, "when") });
    });
    const clauses = clausesOf(variable, owns);
    if (clauses.length === 0) return;
    for (const part of ["judgedOn", "otherwise"] as const) {
      const core = variable[part];
      const label = `${variable.name}.${part}`;
      if (core !== undefined) roots.push({ place: { at: "variable", variable: v, part }, core, clauses, label });
    }
  });
  program.invariants.forEach((rule, index) => {
    if (!owns(rule.clause)) return;
    const place = { at: "invariant", index } as const;
    roots.push({ place, core: rule.condition, clauses: [rule.clause], label: labelled(rule, "must") });
  });
  return roots;
}

/** The clauses that answer for what a variable's declaration says: its ground, else those whose rules give it. */
export function clausesOf(variable: VariableDeclaration, owns: Owns): readonly number[] {
  if (variable.ground !== undefined) return owns(variable.ground) ? [variable.ground] : [];
  const own = [...variable.contributions, ...variable.overrides].map((rule) => rule.clause).filter(owns);
  return [...new Set(own)];
}

export type Edit = { readonly place: Place; readonly core: Core };

/** The program with formulas replaced; shares the rest. */
export function withRoots(program: Program, edits: readonly Edit[]): Program {
  const variables = [...program.variables];
  const invariants = [...program.invariants];
  for (const { place, core } of edits) {
    if (place.at === "invariant") {
      invariants[place.index] = { ...(invariants[place.index] as Invariant), condition: core };
    } else {
      variables[place.variable] = withRoot(variables[place.variable] as VariableDeclaration, place, core);
    }
  }
  return { ...program, variables, invariants };
}

function withRoot(
  variable: VariableDeclaration,
  place: Exclude<Place, { at: "invariant" }>,
  core: Core,
): VariableDeclaration {
  switch (place.at) {
    case "variable":
      return { ...variable, [place.part]: core };
    case "override": {
      const rule = variable.overrides[place.index] as Override;
      return { ...variable, overrides: variable.overrides.with(place.index, { ...rule, when: core }) };
    }
    case "contribution": {
      const rule = variable.contributions[place.index] as Contribution;
      const changed =
        place.part === "over" && rule.forEach !== undefined
          ? { ...rule, forEach: { ...rule.forEach, over: core } }
          : { ...rule, [place.part]: core };
      return { ...variable, contributions: variable.contributions.with(place.index, changed) };
    }
  }
}

/**
 * The rules of all clauses to each variable's contributions and overrides, in document order. Procedure rules become
 * contributions to the variables of their role; a table becomes one contribution a row.
 */
import { type Diagnostic, defaults, names, nearest, type Span, time, types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import { toWord } from "../2-syntax/vocabulary.ts";
import type { ClauseModel, Name, RuleModel, VariableModel } from "../3-model/model.ts";
import type { ClauseEntry } from "../4-symbols/symbols.ts";
import type { Core } from "../core/core.ts";
import type { Contribution, DayRange, Invariant, Override } from "../core/program.ts";
import { BOOL, CLAUSE, required, TEXT, type Type } from "../core/type.ts";
import { elaborateList } from "./aggregates.ts";
import { assign } from "./assign.ts";
import { constant, emptyUses, momentScope, type Scope, type Uses, withLocal } from "./context.ts";
import { elaborate, elaborateCondition } from "./expression.ts";
import { checkGrounding } from "./grounding.ts";
import { reportUnknownClause, resolveClause } from "./names.ts";
import { implies } from "./plausibility.ts";
import { tableContributions } from "./tables.ts";

/** What the rules of one variable have become so far. */
export type VariableParts = {
  readonly model: VariableModel;
  readonly index: number;
  readonly type: Type;
  /** What a contribution's value must be. */
  readonly contributionType: Type;
  readonly uses: Uses;
  readonly contributions: Contribution[];
  readonly overrides: { override: Override; targets: readonly string[]; contribution?: number }[];
};

export type RulesContext = {
  /** The parts that this file's rules add to a variable; undefined where there is no such variable. */
  readonly partsOf: (name: string) => VariableParts | undefined;
  readonly invariants: Invariant[];
  /** By clause index. */
  readonly ranges: readonly DayRange[];
  /** The variables that the rules of a clause, and of those below it, speak of. */
  readonly reach: (clause: string) => ReadonlySet<string>;
};

/** The rules of the clauses of one file. */
export function elaborateRules(clauses: readonly ClauseModel[], base: Scope, context: RulesContext): void {
  const byId = new Map(clauses.map((clause) => [clause.id.name, clause]));
  for (const clause of clauses) {
    if (clause.rules.length === 0) continue;
    const entry = base.symbols.clauses.get(base.ruleSetPrefix + clause.id.name);
    if (entry === undefined) continue;
    const ancestors: ClauseModel[] = [];
    for (let parent = clause.parent; parent !== undefined; ) {
      const model = byId.get(parent);
      if (model === undefined) break;
      ancestors.push(model);
      parent = model.parent;
    }
    for (const rule of clause.rules) elaborateRule(rule, { clause, entry, ancestors, base, context });
  }
}

export type RulePlace = {
  readonly clause: ClauseModel;
  readonly entry: ClauseEntry;
  readonly ancestors: readonly ClauseModel[];
  readonly base: Scope;
  readonly context: RulesContext;
};

function elaborateRule(rule: RuleModel, place: RulePlace): void {
  switch (rule.kind) {
    case "set":
      return withVariable(rule.variable, place, (parts) => {
        if (parts.model.combine !== "unique") {
          place.base.report(notForCombine(rule.variable.span, parts, place.base));
        }
        contribute(parts, rule, "set", place, (scope) => ({
          value: assign(elaborate(rule.value, scope, parts.type), parts.type, scope),
        }));
      });
    case "add":
      for (const name of rule.variables) withVariable(name, place, (parts) => addTo(parts, rule, name, place));
      return;
    case "override":
      return elaborateOverride(rule, place);
    case "table":
      return withVariable(rule.variable, place, (parts) => tableContributions(parts, rule, place));
    case "must":
      return elaborateMust(rule, place);
    case "documents":
    case "steps":
      for (const text of rule.texts) addText(rule.kind, text, rule, place);
      return;
    case "office":
    case "notes":
      return addText(rule.kind, rule.text, rule, place);
    case "deadline":
      return withRole("deadline", rule.span, place, (parts) =>
        contribute(parts, rule, "procedure", place, (scope) => ({
          value: assign(elaborate(rule.value, scope, parts.contributionType), parts.contributionType, scope),
        })),
      );
  }
}

function addTo(parts: VariableParts, rule: Extract<RuleModel, { kind: "add" }>, name: Name, place: RulePlace): void {
  const { report } = place.base;
  if (parts.model.combine === "unique") report(types.addNeedsCombine(name.span, { name: name.name }));
  contribute(parts, rule, "add", place, (scope) => {
    let inner = scope;
    let forEach: Contribution["forEach"];
    if (rule.forEach !== undefined) {
      const over = elaborateList(rule.forEach.over, scope);
      const local = withLocal(scope, rule.forEach.name.name, over.element);
      inner = local.scope;
      forEach = { slot: local.slot, name: rule.forEach.name.name, over: over.core };
    }
    const value = valueOf(rule.value, parts, name, place, inner);
    return { value, scope: inner, ...(forEach === undefined ? {} : { forEach }) };
  });
}

function valueOf(
  value: Expression | undefined,
  parts: VariableParts,
  name: Name,
  place: RulePlace,
  scope: Scope,
): Core {
  const target = parts.contributionType;
  if (value !== undefined) return assign(elaborate(value, scope, target), target, scope);
  if (required(target).kind === "clause") return constant(place.entry.id, CLAUSE, name.span);
  if (target.kind === "bool" && parts.model.combine === "any") return constant(true, BOOL, name.span);
  place.base.report(types.valueMissing(name.span, { name: name.name }));
  return constant(null, target, name.span);
}

function addText(
  role: "documents" | "steps" | "office" | "notes",
  text: { value: string; span: Span },
  rule: RuleModel,
  place: RulePlace,
): void {
  withRole(role, rule.span, place, (parts) =>
    contribute(parts, rule, "procedure", place, (scope) => ({
      value: assign(constant(text.value, TEXT, text.span), parts.contributionType, scope),
    })),
  );
}

function withVariable(name: Name, place: RulePlace, then: (parts: VariableParts) => void): void {
  const parts = place.context.partsOf(name.name);
  if (parts !== undefined) return then(parts);
  const known = namesOfVariables(place.base);
  place.base.report(names.notAVariable(name.span, { name: name.name, nearest: nearest(name.name, known) }));
}

function namesOfVariables({ symbols }: Scope): readonly string[] {
  return [...symbols.names].flatMap(([name, symbol]) => (symbol.kind === "variable" ? [name] : []));
}

function withRole(role: string, span: Span, place: RulePlace, then: (parts: VariableParts) => void): void {
  const name = place.base.symbols.roles.get(role);
  const parts = name === undefined ? undefined : place.context.partsOf(name);
  if (parts === undefined)
    place.base.report(defaults.noRole(span, { role: toWord("role", place.base.lang, role) ?? role }));
  else then(parts);
}

/** A rule that sets what is added to. */
export function notForCombine(span: Span, { model }: VariableParts, { lang }: Scope): Diagnostic {
  const combine = toWord("combine", lang, model.combine) ?? model.combine;
  return types.ruleNotForCombine(span, { name: model.name.name, combine });
}

/** The scope of a rule for one variable. */
export function ruleScope(parts: VariableParts, place: RulePlace): Scope {
  const uses = parts.uses;
  uses.literals = [];
  return {
    ...place.base,
    uses,
    clause: place.entry.id,
    moment: momentScope(parts.model.per, parts.model.judgedOn !== undefined),
  };
}

type Made = { readonly value: Core; readonly scope?: Scope; readonly forEach?: NonNullable<Contribution["forEach"]> };

function contribute(
  parts: VariableParts,
  rule: RuleModel,
  kind: Contribution["kind"],
  place: RulePlace,
  make: (scope: Scope) => Made,
): number {
  const scope = ruleScope(parts, place);
  const made = make(scope);
  const when = rule.when && elaborateCondition(rule.when, made.scope ?? scope);
  return push(parts, place, {
    kind,
    span: rule.span,
    value: made.value,
    ...(when === undefined ? {} : { when }),
    ...(made.forEach === undefined ? {} : { forEach: made.forEach }),
    ...(rule.because === undefined ? {} : { because: rule.because }),
  });
}

/** Adds a contribution of the clause at hand and checks the numbers that it used. */
export function push(
  parts: VariableParts,
  place: RulePlace,
  made: Omit<Contribution, "clause" | "effective" | "overriddenBy">,
  clause: number = place.entry.index,
): number {
  const effective = place.context.ranges[clause] ?? {};
  checkTimed(parts, effective, place, made.span);
  checkGrounding(parts.uses.literals, place.clause, place.ancestors, place.base.lang, place.base.report);
  parts.contributions.push({ ...made, clause, effective, overriddenBy: [] });
  return parts.contributions.length - 1;
}

/** A constant has no moment at which a clause could begin or cease to count. */
function checkTimed(parts: VariableParts, effective: DayRange, place: RulePlace, span: Span): void {
  const limited = effective.from !== undefined || effective.to !== undefined;
  if (limited && parts.model.per === undefined && place.clause.effective !== undefined) {
    place.base.report(time.timedButConstant(span, { clause: place.clause.id.name, name: parts.model.name.name }));
  }
}

function elaborateOverride(rule: Extract<RuleModel, { kind: "override" }>, place: RulePlace): void {
  const { base, context } = place;
  const targets: string[] = [];
  for (const name of rule.overrides) {
    const id = resolveClause(name.name, base);
    if (id === undefined) reportUnknownClause(name.name, name.span, base);
    else targets.push(id);
  }
  if (targets.length === 0) return;
  const chosen: VariableParts[] = [];
  for (const name of rule.of) withVariable(name, place, (parts) => chosen.push(parts));
  // Without `of` the exception reaches every variable that the rules named feed; which these are is known at the end.
  const reached = rule.of.length > 0 ? chosen : partsReached(targets, context);
  for (const parts of reached) {
    const scope = ruleScope(parts, place);
    const when = rule.when && elaborateCondition(rule.when, scope);
    const override: Override = {
      clause: place.entry.index,
      span: rule.span,
      effective: context.ranges[place.entry.index] ?? {},
      overriddenBy: [],
      ...(when === undefined ? {} : { when }),
      ...(rule.because === undefined ? {} : { because: rule.because }),
    };
    checkGrounding(parts.uses.literals, place.clause, place.ancestors, base.lang, base.report);
    const contribution =
      rule.value === undefined
        ? undefined
        : contribute(parts, rule, "exception", place, (inner) => ({
            value: assign(
              elaborate(rule.value as Expression, inner, parts.contributionType),
              parts.contributionType,
              inner,
            ),
          }));
    parts.overrides.push({ override, targets, ...(contribution === undefined ? {} : { contribution }) });
  }
}

/** In the order of declaration. */
function partsReached(targets: readonly string[], { reach, partsOf }: RulesContext): readonly VariableParts[] {
  const names = new Set(targets.flatMap((target) => [...reach(target)]));
  return [...names].flatMap((name) => partsOf(name) ?? []).toSorted((a, b) => a.index - b.index);
}

function elaborateMust(rule: Extract<RuleModel, { kind: "must" }>, place: RulePlace): void {
  const uses = emptyUses();
  const scope: Scope = { ...place.base, uses, clause: place.entry.id, moment: momentScope("month") };
  const held = elaborateCondition(rule.condition, scope);
  const when = rule.when && elaborateCondition(rule.when, scope);
  const condition: Core = when === undefined ? held : implies(when, held);
  checkGrounding(uses.literals, place.clause, place.ancestors, place.base.lang, place.base.report);
  place.context.invariants.push({
    clause: place.entry.index,
    unit: "month",
    condition,
    slots: uses.slots,
    span: rule.span,
  });
}

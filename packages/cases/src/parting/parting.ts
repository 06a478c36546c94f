/**
 * The first step at which a decision and an expectation part: from the output down, the rule that would have given what
 * is expected and the condition that kept it from counting, or the rule that gave something else.
 */
import type { Span } from "@khoan/diagnostics";
import { type Derivation, derive, frameOf, plan, type RuleTrace, type Session, type Value } from "@khoan/evaluate";
import type { Contribution, Core, VariableDeclaration } from "@khoan/language";
import { type Blame, blame, conditionsOf, isKept } from "./blame.ts";
import { FALSE, meets, TRUE, truthWanted, type Wanted } from "./wanted.ts";

/** A variable at a moment on the way down, with what it came to. */
export type Step = { readonly variable: number; readonly moment: number; readonly value: Value };

export type RuleAt = { readonly clause: number; readonly span: Span };

export type Parting = {
  /** From the output to where they part. */
  readonly trail: readonly Step[];
  readonly kind: "not_held" | "overridden" | "not_in_force" | "beaten" | "counted" | "otherwise" | "no_rule";
  /** The rule concerned; what beat or overrode it is `by`. */
  readonly rule?: RuleAt & { readonly value?: Value };
  readonly by?: RuleAt & { readonly value?: Value };
  /** The condition that decided, and what it read. */
  readonly condition?: Blame;
};

/** Farther down nobody would follow. */
const MAX_DEPTH = 12;

/** Where a variable went another way than to what is wanted; undefined where it is as wanted. */
export function partingOf(
  session: Session,
  variable: number,
  moment: number,
  wanted: Wanted,
  trail: readonly Step[] = [],
): Parting | undefined {
  const declaration = session.program.variables[variable] as VariableDeclaration;
  const derivation = derive(session, variable, moment);
  if (meets(wanted, derivation.value)) return undefined;
  const path = [...trail, { variable, moment, value: derivation.value }];
  if (trail.some((step) => step.variable === variable && step.moment === moment) || path.length > MAX_DEPTH)
    return undefined;
  const search: Search = { session, declaration, derivation, moment, path };
  return fromDonor(search, wanted) ?? fromCounted(search, wanted) ?? { trail: path, kind: "no_rule" };
}

type Search = {
  readonly session: Session;
  readonly declaration: VariableDeclaration;
  readonly derivation: Derivation;
  readonly moment: number;
  readonly path: readonly Step[];
};

type Donor = { readonly rule: Contribution; readonly trace: RuleTrace; readonly value: Value };

/** The likelier explanation first: what nearly counted before what was far from it. */
const NEARNESS: Readonly<Record<string, number>> = { overridden: 0, lost: 1, not_held: 2, unknown: 3, not_in_force: 4 };

/** A rule that would have given what is wanted, had it counted. */
function fromDonor(search: Search, wanted: Wanted): Parting | undefined {
  if (wanted.kind === "lacks") return undefined;
  const { session, declaration, derivation, moment } = search;
  const donors = declaration.contributions.flatMap((rule, i): Donor[] => {
    const trace = derivation.rules[i] as RuleTrace;
    if (trace.status === "applied") return [];
    return valuesOf(rule, session, declaration, moment)
      .filter((value) => meets(wanted, value))
      .slice(0, 1)
      .map((value) => ({ rule, trace, value }));
  });
  const distance = ({ trace }: Donor): number =>
    (NEARNESS[trace.status] ?? 9) * 100 + trace.atoms.filter((atom) => atom.truth !== true).length;
  const [donor] = donors.toSorted((a, b) => distance(a) - distance(b));
  return donor && partingAtDonor(donor, search);
}

function partingAtDonor({ rule, trace, value }: Donor, search: Search): Parting {
  const { session, declaration, derivation, moment, path } = search;
  const at = { clause: rule.clause, span: rule.span, value };
  switch (trace.status) {
    case "overridden": {
      const beating = derivation.rules.find(
        (one) => one.kind === "override" && one.status === "applied" && trace.overriddenBy.includes(one.clause),
      );
      const override = declaration.overrides.find(({ span }) => span === beating?.span);
      const found = override?.when && blame(override.when, FALSE, frameOf(session, declaration, moment), session);
      const by = beating === undefined ? {} : { by: { clause: beating.clause, span: beating.span } };
      const here: Parting = { trail: path, kind: "overridden", rule: at, ...by, ...conditionOf(found) };
      return deeper(found, search) ?? here;
    }
    case "lost": {
      const winner = derivation.rules.find((one) => one.kind !== "override" && one.status === "applied");
      const by =
        winner?.value === undefined ? {} : { by: { clause: winner.clause, span: winner.span, value: winner.value } };
      return { trail: path, kind: "beaten", rule: at, ...by };
    }
    case "not_in_force":
      return { trail: path, kind: "not_in_force", rule: at };
    default: {
      const found = whyNotHeld(rule, search);
      return deeper(found, search) ?? { trail: path, kind: "not_held", rule: at, ...conditionOf(found) };
    }
  }
}

/** The condition that does not hold; of a rule for each member of a list, that of the member that came nearest. */
function whyNotHeld(rule: Contribution, { session, declaration, moment }: Search): Blame | undefined {
  if (rule.when === undefined) return undefined;
  const { when } = rule;
  const frame = frameOf(session, declaration, moment);
  if (rule.forEach === undefined) return blame(when, TRUE, frame, session);
  const members = plan(rule.forEach.over, session.program)(frame, session);
  if (!Array.isArray(members)) return undefined;
  let nearest: { readonly member: Value; readonly failing: number } | undefined;
  for (const member of members as readonly Value[]) {
    frame.slots[rule.forEach.slot] = member;
    const failing = conditionsOf(when).filter((one) => !isKept(one, frame, session)).length;
    if (nearest === undefined || failing < nearest.failing) nearest = { member, failing };
  }
  if (nearest === undefined) return undefined;
  frame.slots[rule.forEach.slot] = nearest.member;
  return blame(when, TRUE, frame, session);
}

/** The rule that counted although something else is wanted: what its value, or its condition, goes back to. */
function fromCounted(search: Search, wanted: Wanted): Parting | undefined {
  const { session, declaration, derivation, moment, path } = search;
  const frame = frameOf(session, declaration, moment);
  const counted = declaration.contributions.flatMap((rule, i) => {
    const trace = derivation.rules[i] as RuleTrace;
    return trace.status === "applied" ? [{ rule, trace }] : [];
  });
  if (counted.length === 0) {
    if (declaration.otherwise === undefined) return undefined;
    const found = blame(declaration.otherwise, wanted, frame, session);
    return deeper(found, search) ?? { trail: path, kind: "otherwise", ...conditionOf(found) };
  }
  const culprit = counted.find(({ trace }) => isToBlame(trace.value, wanted, derivation.value)) ?? counted[0];
  if (culprit === undefined) return undefined;
  const { rule, trace } = culprit;
  const at = { clause: rule.clause, span: rule.span, ...(trace.value === undefined ? {} : { value: trace.value }) };
  // Where the rest would give what is wanted, the rule should not have counted at all.
  const unwanted = wanted.kind === "lacks" || restGives(search, wanted);
  const condition = unwanted ? rule.when : rule.value;
  const found =
    rule.forEach !== undefined || condition === undefined
      ? undefined
      : blame(condition, unwanted ? FALSE : wanted, frame, session);
  return deeper(found, search) ?? { trail: path, kind: "counted", rule: at, ...conditionOf(found) };
}

/** Of several rules that counted, the one whose value is wrong: the member that is too much, or what won. */
function isToBlame(value: Value | undefined, wanted: Wanted, whole: Value): boolean {
  if (value === undefined) return false;
  if (wanted.kind === "lacks") return !meets(wanted, value);
  return meets({ kind: "is", value: whole }, value);
}

function restGives({ session, declaration, moment }: Search, wanted: Wanted): boolean {
  if (declaration.otherwise === undefined || truthWanted(wanted) === true) return false;
  return meets(wanted, attempt(declaration.otherwise, session, declaration, moment));
}

/** The values a rule could give at a moment, whether or not it counts. */
function valuesOf(
  rule: Contribution,
  session: Session,
  declaration: VariableDeclaration,
  moment: number,
): readonly Value[] {
  if (rule.forEach === undefined) {
    const value = attempt(rule.value, session, declaration, moment);
    return value === undefined ? [] : [value];
  }
  const frame = frameOf(session, declaration, moment);
  const { slot, over } = rule.forEach;
  try {
    const members = plan(over, session.program)(frame, session);
    if (!Array.isArray(members)) return [];
    return (members as readonly Value[]).map((member) => {
      frame.slots[slot] = member;
      return plan(rule.value, session.program)(frame, session);
    });
  } catch {
    // A rule that does not count may well fail in what it would give.
    return [];
  }
}

function attempt(core: Core, session: Session, declaration: VariableDeclaration, moment: number): Value | undefined {
  try {
    return plan(core, session.program)(frameOf(session, declaration, moment), session);
  } catch {
    // As above: it was never meant to be worked out here.
    return undefined;
  }
}

/** The parting behind the variable that a condition turned on. */
function deeper(found: Blame | undefined, { session, path }: Search): Parting | undefined {
  if (found?.variable === undefined) return undefined;
  const { index, moment, wanted } = found.variable;
  return partingOf(session, index, moment, wanted, path);
}

function conditionOf(found: Blame | undefined): { condition?: Blame } {
  return found === undefined ? {} : { condition: found };
}

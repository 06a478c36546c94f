/**
 * Why a variable has its value: every rule with its standing, the conditions behind it one by one, and all that was
 * read. Made on demand from a finished decision; values are kept, so only the rules' own formulas run again.
 */
import type { Span } from "@khoan/diagnostics";
import type { Contribution, Core, Override, VariableDeclaration } from "@khoan/language/core";
import { plan } from "./plan.ts";
import { asideOf, type Read, recorded } from "./reads.ts";
import type { Frame, Session } from "./session.ts";
import { equal, Unknown, type Value } from "./value.ts";
import { frameOf, inForce, overrideStanding, standing, variableAt } from "./variable.ts";

export type { Read } from "./reads.ts";

/** One condition that is not made of others by and, or, not. */
export type Atom = { readonly span: Span; readonly truth: boolean | undefined; readonly reads: readonly Read[] };

export type RuleStatus = "applied" | "not_held" | "overridden" | "lost" | "not_in_force" | "unknown";

export type RuleTrace = {
  readonly clause: number;
  readonly kind: Contribution["kind"] | "override";
  readonly span: Span;
  readonly status: RuleStatus;
  readonly value?: Value;
  readonly because?: string;
  /** Clauses whose exceptions beat it. */
  readonly overriddenBy: readonly number[];
  readonly atoms: readonly Atom[];
  /** What the value was made of. */
  readonly reads: readonly Read[];
};

export type Derivation = {
  readonly variable: number;
  readonly moment: number;
  readonly value: Value;
  /** No rule counted and `otherwise` gave the value. */
  readonly otherwise: boolean;
  readonly rules: readonly RuleTrace[];
};

export function derive(decided: Session, index: number, moment: number): Derivation {
  const session = asideOf(decided);
  const variable = session.program.variables[index] as VariableDeclaration;
  const value = variableAt(session, index, moment);
  const frame = frameOf(session, variable, moment);
  const rules = [
    ...variable.contributions.map((contribution) =>
      traceContribution(session, variable, contribution, frame, moment, value),
    ),
    ...variable.overrides.map((override) => traceOverride(session, variable, override, frame, moment)),
  ];
  const counted = rules.some(
    (rule) =>
      rule.kind !== "override" &&
      rule.status !== "not_held" &&
      rule.status !== "not_in_force" &&
      rule.status !== "overridden",
  );
  return { variable: index, moment, value, rules, otherwise: !counted && variable.otherwise !== undefined };
}

function traceContribution(
  session: Session,
  variable: VariableDeclaration,
  contribution: Contribution,
  frame: Frame,
  moment: number,
  final: Value,
): RuleTrace {
  const base = {
    clause: contribution.clause,
    kind: contribution.kind,
    span: contribution.span,
    ...because(contribution),
  };
  if (!inForce(contribution.effective, variable, moment))
    return { ...base, status: "not_in_force", overriddenBy: [], atoms: [], reads: [] };
  if (contribution.forEach !== undefined) return traceEach(session, variable, contribution, frame, moment, final, base);
  const one = traceOnce(session, variable, contribution, frame, moment);
  const status = one.status === "applied" && beaten(variable, one.value, final) ? "lost" : one.status;
  return { ...base, ...one, status };
}

type Once = Pick<RuleTrace, "status" | "overriddenBy" | "atoms" | "reads"> & { readonly value?: Value };

function traceOnce(
  session: Session,
  variable: VariableDeclaration,
  contribution: Contribution,
  frame: Frame,
  moment: number,
): Once {
  const atoms = contribution.when === undefined ? [] : atomsOf(session, contribution.when, frame);
  const { truth } = standing(session, variable, contribution, frame, moment, new Map());
  const overriddenBy = contribution.overriddenBy
    .filter((index) => overrideStanding(session, variable, index, frame, moment, new Map()).truth === true)
    .map((index) => variable.overrides[index]?.clause as number);
  if (truth === false) {
    const held = contribution.when === undefined || plan(contribution.when, session.program)(frame, session) === true;
    return { status: held ? "overridden" : "not_held", overriddenBy: held ? overriddenBy : [], atoms, reads: [] };
  }
  const { result, reads } = recorded(session, () => plan(contribution.value, session.program)(frame, session));
  return {
    status: truth === true ? "applied" : "unknown",
    overriddenBy,
    atoms,
    reads,
    ...(result === undefined ? {} : { value: result }),
  };
}

/** One trace for all members: those that counted make the value. */
function traceEach(
  session: Session,
  variable: VariableDeclaration,
  contribution: Contribution,
  frame: Frame,
  moment: number,
  final: Value,
  base: Pick<RuleTrace, "clause" | "kind" | "span" | "because">,
): RuleTrace {
  const each = contribution.forEach as NonNullable<Contribution["forEach"]>;
  const list = plan(each.over, session.program)(frame, session);
  const members = Array.isArray(list) ? (list as readonly Value[]) : [];
  const traces = members.map((member) => {
    frame.slots[each.slot] = member;
    return traceOnce(session, variable, contribution, frame, moment);
  });
  const applied = traces.filter((one) => one.status === "applied");
  const won = applied.find((one) => !beaten(variable, one.value, final)) ?? applied[0];
  const shown = won ?? traces.find((one) => one.status !== "not_held") ?? traces[0];
  if (shown === undefined)
    return {
      ...base,
      status: list instanceof Unknown ? "unknown" : "not_held",
      overriddenBy: [],
      atoms: [],
      reads: [],
    };
  const status = shown.status === "applied" && beaten(variable, shown.value, final) ? "lost" : shown.status;
  return { ...base, ...shown, status };
}

/** Under highest and lowest, a contribution that counted but did not win. */
function beaten(variable: VariableDeclaration, value: Value | undefined, final: Value): boolean {
  if (variable.combine !== "highest" && variable.combine !== "lowest") return false;
  return value !== undefined && !(final instanceof Unknown) && !equal(value, final);
}

function traceOverride(
  session: Session,
  variable: VariableDeclaration,
  override: Override,
  frame: Frame,
  moment: number,
): RuleTrace {
  const base = { clause: override.clause, kind: "override" as const, span: override.span, ...because(override) };
  if (!inForce(override.effective, variable, moment))
    return { ...base, status: "not_in_force", overriddenBy: [], atoms: [], reads: [] };
  const atoms = override.when === undefined ? [] : atomsOf(session, override.when, frame);
  const { truth } = standing(session, variable, override, frame, moment, new Map());
  const held = override.when === undefined || plan(override.when, session.program)(frame, session) === true;
  return {
    ...base,
    status: truth === true ? "applied" : truth === undefined ? "unknown" : held ? "overridden" : "not_held",
    overriddenBy: [],
    atoms,
    reads: [],
  };
}

function because(rule: Contribution | Override): { because?: string } {
  return rule.because === undefined ? {} : { because: rule.because };
}

/** The conditions behind a condition, each with its own truth. */
function atomsOf(session: Session, core: Core, frame: Frame): readonly Atom[] {
  if (core.kind === "and" || core.kind === "or")
    return core.operands.flatMap((operand) => atomsOf(session, operand, frame));
  if (core.kind === "not" && (core.operand.kind === "and" || core.operand.kind === "or"))
    return atomsOf(session, core.operand, frame);
  const { result, reads } = recorded(session, () => plan(core, session.program)(frame, session));
  return [{ span: core.span, truth: typeof result === "boolean" ? result : undefined, reads }];
}

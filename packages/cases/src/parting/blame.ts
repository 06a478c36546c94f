/**
 * The part of a formula that keeps it from being what is wanted: the first operand of an `and` that fails, the condition
 * of an `if` whose other branch would do, the variable behind a name. Where several could be it, the first is taken.
 */
import type { Span } from "@khoan/diagnostics";
import { type Frame, plan, type Read, type Session, Unknown, type Value } from "@khoan/evaluate";
import type { Core } from "@khoan/language";
import { FALSE, meets, TRUE, truthWanted, type Wanted } from "./wanted.ts";

export type Blame = {
  readonly span: Span;
  readonly value: Value | undefined;
  readonly reads: readonly Read[];
  /** The variable that the part is, and what it would have to be. */
  readonly variable?: { readonly index: number; readonly moment: number; readonly wanted: Wanted };
};

/** Undefined where the formula is as wanted. */
export function blame(core: Core, wanted: Wanted, frame: Frame, session: Session): Blame | undefined {
  const { value, reads } = evaluated(core, frame, session);
  if (meets(wanted, value)) return undefined;
  const here: Blame = { span: core.span, value, reads };
  return inside(core, wanted, frame, session, reads) ?? here;
}

function inside(core: Core, wanted: Wanted, frame: Frame, session: Session, reads: readonly Read[]): Blame | undefined {
  const go = (part: Core, needs: Wanted): Blame | undefined => blame(part, needs, frame, session);
  const truth = truthWanted(wanted);
  switch (core.kind) {
    case "variable": {
      const read = reads.find((one) => one.kind === "variable" && one.variable === core.variable);
      if (read?.kind !== "variable") return undefined;
      const variable = { index: core.variable, moment: read.moment, wanted };
      return { span: core.span, value: read.value, reads, variable };
    }
    case "not":
      return truth === undefined ? undefined : go(core.operand, truth ? FALSE : TRUE);
    case "and":
    case "or": {
      if (truth === undefined) return undefined;
      const needs = truth ? TRUE : FALSE;
      // One that fails is enough to settle `and` at false; any of them could have been meant to fail otherwise.
      const settled = (core.kind === "and") === truth;
      const [first, ...rest] = core.operands.filter((one) => !meets(needs, evaluated(one, frame, session).value));
      return first !== undefined && (settled || rest.length === 0) ? go(first, needs) : undefined;
    }
    case "if": {
      const { value: condition } = evaluated(core.condition, frame, session);
      if (typeof condition !== "boolean") return go(core.condition, TRUE);
      const other = evaluated(condition ? core.otherwise : core.then, frame, session).value;
      if (meets(wanted, other)) return go(core.condition, condition ? FALSE : TRUE);
      return go(condition ? core.then : core.otherwise, wanted);
    }
    case "let": {
      frame.slots[core.slot] = plan(core.value, session.program)(frame, session);
      return go(core.body, wanted);
    }
    case "coalesce":
      return go(evaluated(core.left, frame, session).value === null ? core.right : core.left, wanted);
    case "is_absent":
      return truth === true ? go(core.operand, { kind: "is", value: null }) : undefined;
    case "at": {
      // Its own plan knows the other moment; what the body is there, its reads say.
      if (core.body.kind !== "variable") return undefined;
      return inside(core.body, wanted, frame, session, reads);
    }
    case "field":
      return go(core.record, { kind: "field", name: core.field, wanted });
    case "quantify":
      return truth === undefined ? undefined : inMembers(core, truth, frame, session);
    case "apply":
      return truth === undefined ? undefined : inComparison(core, truth, frame, session);
    default:
      return undefined;
  }
}

/** The member that settles `every` at false, or `some` at true; where none settles it, all of them do together. */
function inMembers(
  core: Extract<Core, { kind: "quantify" }>,
  truth: boolean,
  frame: Frame,
  session: Session,
): Blame | undefined {
  const [slot, ...rest] = core.slots;
  if (slot === undefined || rest.length > 0 || (core.quantifier === "every") !== truth) return undefined;
  const members = evaluated(core.over, frame, session).value;
  if (!Array.isArray(members)) return undefined;
  const needs = truth ? TRUE : FALSE;
  for (const member of members as readonly Value[]) {
    frame.slots[slot] = member;
    const found = blame(core.body, needs, frame, session);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of `xs contains x` and `a = b`, what the list, or a variable on one side, would have to be. */
function inComparison(
  core: Extract<Core, { kind: "apply" }>,
  truth: boolean,
  frame: Frame,
  session: Session,
): Blame | undefined {
  const [left, right] = core.operands;
  if (left === undefined || right === undefined) return undefined;
  const { name } = core.operator;
  const other = evaluated(right, frame, session).value;
  if (other === undefined || other instanceof Unknown) return undefined;
  const needs: Wanted | undefined =
    name === "contains"
      ? { kind: truth ? "has" : "lacks", member: other }
      : (name === "equal" && truth) || (name === "not_equal" && !truth)
        ? { kind: "is", value: other }
        : undefined;
  const found = needs && blame(left, needs, frame, session);
  // A fact on the left says less by itself than the comparison does.
  return found?.variable === undefined ? undefined : found;
}

/** The conditions that an `and` is made of. */
export function conditionsOf(core: Core): readonly Core[] {
  return core.kind === "and" ? core.operands.flatMap(conditionsOf) : [core];
}

/** Whether a condition holds. */
export function isKept(core: Core, frame: Frame, session: Session): boolean {
  return evaluated(core, frame, session).value === true;
}

type Evaluated = { readonly value: Value | undefined; readonly reads: readonly Read[] };

/** A formula's value and what it read; without a value where working it out fails. */
function evaluated(core: Core, frame: Frame, session: Session): Evaluated {
  const reads: Read[] = [];
  const outer = session.recorder;
  session.recorder = {
    fact: (path, value) => void reads.push({ kind: "fact", path, value }),
    parameter: (parameter, version, key, value) =>
      void reads.push({ kind: "parameter", parameter, version, key, value }),
    reading: (reading) => void reads.push({ kind: "reading", reading, option: session.readings[reading] as string }),
    variable: (variable, moment, value) => void reads.push({ kind: "variable", variable, moment, value }),
  };
  try {
    return { value: plan(core, session.program)(frame, session), reads };
  } catch {
    // A part that the decision never came to may fail; the decision itself is made already.
    return { value: undefined, reads };
  } finally {
    session.recorder = outer;
  }
}

/**
 * A formula to a function that observes the conditions in it, at one frame: the truth of every atom, whether or not the
 * outcome depends on it. Evaluation itself stops where the outcome is settled; what is observed must not depend on the
 * order in which a condition happens to be written.
 */
import { type Frame, isList, plan, type Session, Unknown, type Value } from "@khoan/evaluate";
import type { Core, Program, ScaleValue } from "@khoan/language/core";
import { monthOfDay, type Truth, yearOfMonth } from "@khoan/values";
import { type AtomSite, type Condition, type ConditionRole, note, type Seen, type Witness } from "./condition.ts";
import { outcomeOf, type Tree } from "./tree.ts";

export type Observe = (frame: Frame, session: Session, witness: () => Witness) => void;

/** Observes, and gives the outcome; undefined also where it could not be worked out. */
export type Watch = (frame: Frame, session: Session, witness: () => Witness) => Truth;

/** One observation in the making; `failed` where an atom could not be worked out at all. */
type Vector = { readonly truths: Truth[]; failed: boolean };

/** Fills in the truths of a condition's atoms. */
type Fill = (frame: Frame, session: Session, vector: Vector) => void;

/** Takes a condition up; undefined where it is not one that is asked about. */
export type Register = (found: Omit<Condition, "variable" | "openFacts">, core: Core) => Seen | undefined;

/** Told of each bracket of a scale that an amount reached. */
export type Reached = (parameter: number, version: number, bracket: number, witness: Witness) => void;

export type Observers = {
  /** Observes the conditions inside the formula; undefined where there are none. */
  readonly inside: (core: Core) => Observe | undefined;
  /** The formula, of type bool, as a condition: observes it, and says how it came out. */
  readonly condition: (core: Core, role: ConditionRole) => Watch;
};

export function observers(program: Program, register: Register, reached: Reached): Observers {
  function condition(core: Core, role: ConditionRole): Watch {
    const atoms: AtomSite[] = [];
    const nested: (Observe | undefined)[] = [];
    const { tree, fill } = branch(core, atoms, nested);
    const inner = all(nested);
    const seen = atoms.length === 0 ? undefined : register({ role, span: core.span, tree, atoms }, core);
    // One for all observations: nothing in between observes the same condition.
    const vector: Vector = { truths: new Array(atoms.length).fill(undefined), failed: false };
    return (frame, session, witness) => {
      vector.failed = false;
      vector.truths.fill(undefined);
      fill(frame, session, vector);
      const outcome = outcomeOf(tree, vector.truths);
      // What can't be worked out is not the same as what is unknown.
      if (seen !== undefined && (!vector.failed || outcome !== undefined)) note(seen, vector.truths, witness);
      inner?.(frame, session, witness);
      return outcome;
    };
  }

  /** One node of a condition's tree; its atoms are added in the order of the text. */
  function branch(
    core: Core,
    atoms: AtomSite[],
    nested: (Observe | undefined)[],
  ): { readonly tree: Tree; readonly fill: Fill } {
    switch (core.kind) {
      case "and":
      case "or": {
        const parts = core.operands.map((operand) => branch(operand, atoms, nested));
        return {
          tree: { kind: core.kind, operands: parts.map((part) => part.tree) },
          fill: (frame, session, vector) => {
            for (const part of parts) part.fill(frame, session, vector);
          },
        };
      }
      case "not": {
        const { tree, fill } = branch(core.operand, atoms, nested);
        return { tree: { kind: "not", operand: tree }, fill };
      }
      case "if": {
        const parts = [core.condition, core.then, core.otherwise].map((part) => branch(part, atoms, nested));
        const [test, then, otherwise] = parts.map((part) => part.tree) as [Tree, Tree, Tree];
        return {
          tree: { kind: "if", condition: test, then, otherwise },
          fill: (frame, session, vector) => {
            for (const part of parts) part.fill(frame, session, vector);
          },
        };
      }
      case "let": {
        const value = plan(core.value, program);
        nested.push(named(core.value, "named"));
        const body = branch(core.body, atoms, nested);
        return {
          tree: body.tree,
          fill: (frame, session, vector) => {
            const known = valueOf(() => value(frame, session));
            if (known === undefined) {
              vector.failed = true;
              return;
            }
            frame.slots[core.slot] = known;
            body.fill(frame, session, vector);
          },
        };
      }
      case "constant":
        return { tree: { kind: "constant", value: core.value === true }, fill: () => undefined };
      default: {
        const atom = atoms.push({ span: core.span }) - 1;
        nested.push(insideAtom(core));
        const value = plan(core, program);
        return {
          tree: { kind: "atom", atom },
          fill: (frame, session, vector) => {
            const known = valueOf(() => value(frame, session));
            if (known === undefined) vector.failed = true;
            vector.truths[atom] = typeof known === "boolean" ? known : undefined;
          },
        };
      }
    }
  }

  function inside(core: Core): Observe | undefined {
    // A yes or no made of others is a condition wherever it stands.
    if (core.type.kind === "bool" && (core.kind === "and" || core.kind === "or" || core.kind === "not")) {
      return silently(condition(core, "part"));
    }
    return insideAtom(core);
  }

  /** What a formula must be observed for, besides its own truth. */
  function insideAtom(core: Core): Observe | undefined {
    switch (core.kind) {
      case "if":
        return insideIf(core);
      case "let":
        return insideLet(core);
      case "at":
        return insideAt(core);
      case "quantify":
        return insideQuantify(core);
      case "collect":
        return insideCollect(core);
      case "coalesce": {
        const [left, right] = [plan(core.left, program), inside(core.right)];
        const ifAbsent: Observe | undefined =
          right &&
          ((frame, session, witness) => {
            if (valueOf(() => left(frame, session)) === null) right(frame, session, witness);
          });
        return all([inside(core.left), ifAbsent]);
      }
      case "record":
        return all(core.fields.map(({ value }) => named(value, "field")));
      case "field":
        return inside(core.record);
      case "parameter":
        return all(core.keys.map(inside));
      case "apply":
        return all([...core.operands.map(inside), core.operator.name === "marginal" ? brackets(core) : undefined]);
      case "and":
      case "or":
        return all(core.operands.map(inside));
      case "not":
      case "is_absent":
        return inside(core.operand);
      case "list":
        return all(core.items.map(inside));
      default:
        return undefined;
    }
  }

  /** A yes or no with a name or a purpose of its own is a condition even where it is a single atom. */
  function named(core: Core, role: ConditionRole): Observe | undefined {
    return core.type.kind === "bool" ? silently(condition(core, role)) : inside(core);
  }

  function insideIf(core: Extract<Core, { kind: "if" }>): Observe | undefined {
    const test = condition(core.condition, "test");
    const [then, otherwise] = [inside(core.then), inside(core.otherwise)];
    return (frame, session, witness) => {
      const truth = test(frame, session, witness);
      if (truth !== false) then?.(frame, session, witness);
      if (truth !== true) otherwise?.(frame, session, witness);
    };
  }

  function insideLet(core: Extract<Core, { kind: "let" }>): Observe | undefined {
    const given = named(core.value, "named");
    const body = inside(core.body);
    if (body === undefined) return given;
    const value = plan(core.value, program);
    return (frame, session, witness) => {
      given?.(frame, session, witness);
      const known = valueOf(() => value(frame, session));
      if (known === undefined) return;
      frame.slots[core.slot] = known;
      body(frame, session, witness);
    };
  }

  function insideAt(core: Extract<Core, { kind: "at" }>): Observe | undefined {
    const body = inside(core.body);
    const moment = plan(core.moment, program);
    const at: Observe | undefined =
      body &&
      ((frame, session, witness) => {
        const value = valueOf(() => moment(frame, session));
        if (typeof value === "number") body(frameAt(core.unit, value, frame), session, witness);
      });
    return all([inside(core.moment), at]);
  }

  function insideQuantify(core: Extract<Core, { kind: "quantify" }>): Observe | undefined {
    const body = condition(core.body, "members");
    const over = plan(core.over, program);
    const each: Observe = (frame, session, witness) => {
      const members = membersOf(valueOf(() => over(frame, session)));
      const place = (taken: readonly number[]): void => {
        if (taken.length === core.slots.length) return void body(frame, session, witness);
        members.forEach((member, i) => {
          if (taken.includes(i)) return;
          frame.slots[core.slots[taken.length] as number] = member;
          place([...taken, i]);
        });
      };
      place([]);
    };
    return all([inside(core.over), each]);
  }

  function insideCollect(core: Extract<Core, { kind: "collect" }>): Observe | undefined {
    const filter = core.where && condition(core.where, "filter");
    const value = named(core.value, "members");
    const over = plan(core.over, program);
    const each: Observe | undefined =
      filter === undefined && value === undefined
        ? undefined
        : (frame, session, witness) => {
            for (const member of membersOf(valueOf(() => over(frame, session)))) {
              frame.slots[core.slot] = member;
              if (filter?.(frame, session, witness) === false) continue;
              frame.slots[core.slot] = member;
              value?.(frame, session, witness);
            }
          };
    return all([inside(core.over), each]);
  }

  /** Which brackets of a scale an amount reaches; the rate of each is a number of the law. */
  function brackets(core: Extract<Core, { kind: "apply" }>): Observe | undefined {
    const [scale, amount] = core.operands;
    if (scale?.kind !== "parameter" || amount === undefined) return undefined;
    const [scalePlan, amountPlan] = [plan(scale, program), plan(amount, program)];
    return (frame, session, witness) => {
      const outer = session.recorder;
      let version = -1;
      session.recorder = {
        ...NOBODY,
        parameter: (_, used) => {
          version = used;
        },
      };
      const steps = valueOf(() => scalePlan(frame, session));
      session.recorder = outer;
      const sum = valueOf(() => amountPlan(frame, session));
      if (version === -1 || typeof sum !== "number" || steps === undefined || !isList(steps)) return;
      (steps as unknown as ScaleValue).forEach(({ above }, bracket) => {
        if (sum > above) reached(scale.parameter, version, bracket, witness());
      });
    };
  }

  return { inside, condition };
}

const NOBODY: NonNullable<Session["recorder"]> = {
  fact: () => undefined,
  parameter: () => undefined,
  reading: () => undefined,
  variable: () => undefined,
};

function silently(watch: Watch): Observe {
  return (frame, session, witness) => void watch(frame, session, witness);
}

function all(observes: readonly (Observe | undefined)[]): Observe | undefined {
  const some = observes.filter((one) => one !== undefined);
  if (some.length < 2) return some[0];
  return (frame, session, witness) => {
    for (const one of some) one(frame, session, witness);
  };
}

/** The frame of a moment named by a formula; the day is its own only where the moment is one. */
function frameAt(unit: "day" | "month" | "year", moment: number, { slots }: Frame): Frame {
  const month = unit === "day" ? monthOfDay(moment) : unit === "month" ? moment : undefined;
  return {
    day: unit === "day" ? moment : undefined,
    month,
    year: month === undefined ? moment : yearOfMonth(month),
    slots,
  };
}

/** The value, or undefined where it can't be worked out: then nothing is observed of what depends on it. */
export function valueOf(evaluate: () => Value): Value | undefined {
  try {
    return evaluate();
  } catch {
    // A gap or a conflict behind the formula: its own case expects that, or fails.
    return undefined;
  }
}

/** The members of a list, those that only may belong to it included. */
export function membersOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  if (value instanceof Unknown) return (value.members ?? []).map((member) => member.value);
  return isList(value) ? value : [];
}

/**
 * Both sides of every threshold: lives of which one value, moved by one unit, turns one part of a condition. Which value
 * of which fact that is need not be worked out from the formula; it is seen.
 */
import type { Ledger } from "@khoan/coverage";
import { type Decided, decide, isKnown } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { formatIsoDay, formatIsoMonth, monthOfDay } from "@khoan/values";
import { outputsBehind } from "../draft.ts";
import { isImplausible } from "../explore/finding.ts";
import { jsonAt, withJson } from "../lives/json-path.ts";
import { landmarksOf } from "../lives/landmarks.ts";
import { type Life, momentOf, requestOf } from "../lives/life.ts";
import { type Leaf, leavesOf } from "../moves/leaves.ts";
import { jsonOf, marksFor, moves, numberOf } from "../moves/units.ts";
import { observeDecision } from "./search.ts";

/** What moves: a value of the facts, or the moment asked for. */
export type Mover = {
  /** How people know it: `trẻ.ngày_sinh`; the moment has none. */
  readonly name: string | undefined;
  readonly leaf?: Leaf;
  readonly value: number;
  /** The life with another value; undefined where there is no such value. */
  readonly to: (value: number) => Life | undefined;
};

/** A part of a condition (a record of the ledger, and its atom) which turns when a value moves from one side. */
export type Edge = {
  readonly record: number;
  readonly atom: number;
  readonly mover: string | undefined;
  /** The part is true on this side. */
  readonly side: boolean;
};

export type EdgeLife = {
  readonly edge: Edge;
  readonly life: Life;
  readonly mover: Mover;
  /** What the condition bears on and tells the two sides apart. */
  readonly outputs: readonly string[];
};

/** One for both sides of each part of a condition, whatever moves. */
export function keyOfEdge({ record, atom, side }: Edge): string {
  return `${record} ${atom} ${side}`;
}

/** Everything in a life that can move. */
export function moversOf(program: Program, life: Life): readonly Mover[] {
  const leaves = leavesOf(program, life.facts).filter((leaf) => moves(leaf.type));
  const facts = leaves.flatMap((leaf): readonly Mover[] => {
    const value = numberOf(leaf.json, leaf.type);
    return value === undefined ? [] : [moverOf(program, life, leaf, value)];
  });
  return [...facts, momentMover(life)];
}

function moverOf(program: Program, life: Life, leaf: Leaf, value: number): Mover {
  const name = [program.facts[leaf.fact]?.path, ...leaf.fields].join(".");
  return {
    name: leaf.role === "from" ? `${name}.from` : name,
    leaf,
    value,
    to: (other) => {
      const json = jsonOf(other, leaf.type);
      return json === undefined ? undefined : { ...life, facts: withJson(life.facts, leaf.path, json) };
    },
  };
}

/** A timeline is left out: its months would be both sides at once. */
function momentMover(life: Life): Mover {
  const { unit, value } = momentOf(life.at);
  const { to: _, ...rest } = life;
  const format = unit === "day" ? formatIsoDay : formatIsoMonth;
  return { name: undefined, value, to: (other) => ({ ...rest, at: format(other) }) };
}

/** One life as it was seen. */
export type View = {
  readonly life: Life;
  /** The outputs that are known. */
  readonly outputs: ReadonlyMap<string, string>;
  /** For every condition, which truths each of its atoms took: 1 true, 2 false, 3 both. Worked out when asked. */
  readonly bits: () => Bits;
};

type Bits = readonly (readonly number[])[];

/** Undefined where there is no decision, or the life can’t be. */
export function viewOf(scratch: Ledger, life: Life): View | undefined {
  const { program } = scratch;
  if (isImplausible(program, life)) return undefined;
  const decision = decide(program, requestOf(life));
  if (decision.kind === "failed") return undefined;
  const known = [...decision.outputs].filter(([, value]) => isKnown(value));
  let bits: Bits | undefined;
  return {
    life,
    outputs: new Map(known.map(([name, value]) => [name, JSON.stringify(value)])),
    bits: () => {
      bits ??= bitsOf(scratch, decision);
      return bits;
    },
  };
}

function bitsOf(scratch: Ledger, decision: Decided): Bits {
  scratch.forget();
  observeDecision(scratch, decision, 0);
  return scratch.conditions.map(({ condition, seen }) => {
    const found = new Array<number>(condition.atoms.length).fill(0);
    for (const { truths } of seen.values()) {
      truths.forEach((truth, i) => {
        if (truth !== undefined) found[i] = (found[i] ?? 0) | (truth ? 1 : 2);
      });
    }
    return found;
  });
}

type Turn = {
  readonly record: number;
  readonly atom: number;
  readonly first: boolean;
  /** The outputs that depend on the condition's variable, and differ. */
  readonly outputs: readonly string[];
};

/**
 * The atoms that are only true in one life and only false in the other, where an output that depends on them is known
 * in both and differs: only then can cases tell the sides apart.
 */
export function turned(scratch: Ledger, a: View, b: View): readonly Turn[] {
  const differing = [...a.outputs].flatMap(([name, value]) => ((b.outputs.get(name) ?? value) === value ? [] : [name]));
  if (differing.length === 0) return [];
  return changed(a, b).flatMap(({ record, atom, first }) => {
    const { variable } = (scratch.conditions[record] as Ledger["conditions"][number]).condition;
    const behind = outputsBehind(scratch.program, variable);
    const outputs = differing.filter((name) => behind.has(name));
    return outputs.length === 0 ? [] : [{ record, atom, first, outputs }];
  });
}

/** The atoms alone. */
function changed(
  a: View,
  b: View,
): readonly { readonly record: number; readonly atom: number; readonly first: boolean }[] {
  const others = b.bits();
  return a.bits().flatMap((bits, record) =>
    bits.flatMap((bit, atom) => {
      const other = others[record]?.[atom] ?? 0;
      return bit + other === 3 && bit !== 0 && other !== 0 ? [{ record, atom, first: bit === 1 }] : [];
    }),
  );
}

/** The edges on which a life stands: a value of it, one unit up or down, turns an atom and an output. */
export function edgesAt(program: Program, scratch: Ledger, life: Life): readonly EdgeLife[] {
  const own = viewOf(scratch, life);
  if (own === undefined) return [];
  return moversOf(program, life).flatMap((mover) =>
    [mover.value - 1, mover.value + 1].flatMap((value) => {
      const other = mover.to(value);
      const view = other && viewOf(scratch, other);
      if (view === undefined) return [];
      return turned(scratch, own, view).map(({ record, atom, first, outputs }) => ({
        edge: { record, atom, mover: mover.name, side: first },
        ...{ life, mover, outputs },
      }));
    }),
  );
}

/** The edges found by moving each value of a life through what the rules turn on, and closing in where an atom turns. */
export function* edgesFrom(program: Program, scratch: Ledger, base: Life): Generator<EdgeLife> {
  for (const mover of moversOf(program, base)) {
    const views = new Map<number, View | undefined>();
    const at = (value: number): View | undefined => {
      if (!views.has(value)) {
        const life = mover.to(value);
        views.set(value, life && viewOf(scratch, life));
      }
      return views.get(value);
    };
    const coarse = coarseValues(program, base, mover);
    for (const [i, low] of coarse.entries()) {
      const high = coarse[i + 1];
      if (high === undefined) break;
      for (const [below, above] of steps(low, high, at)) {
        for (const { record, atom, first, outputs } of turned(scratch, below.view, above.view)) {
          const edge = { record, atom, mover: mover.name };
          const [low, high] = [below, above].map(({ value, view }) => ({
            ...{ life: view.life, outputs },
            mover: { ...mover, value },
          })) as [Omit<EdgeLife, "edge">, Omit<EdgeLife, "edge">];
          yield { edge: { ...edge, side: first }, ...low };
          yield { edge: { ...edge, side: !first }, ...high };
        }
      }
    }
  }
}

type Valued = { readonly value: number; readonly view: View };

/** The neighbours between two values at which an atom turns. */
function* steps(
  low: number,
  high: number,
  at: (value: number) => View | undefined,
): Generator<readonly [Valued, Valued]> {
  const [a, b] = [at(low), at(high)];
  if (high <= low || a === undefined || b === undefined || changed(a, b).length === 0) return;
  if (high === low + 1) {
    yield [
      { value: low, view: a },
      { value: high, view: b },
    ];
    return;
  }
  const middle = Math.floor((low + high) / 2);
  yield* steps(low, middle, at);
  yield* steps(middle, high, at);
}

/** How many values a date is tried at before closing in. */
const COARSE = 28;

function coarseValues(program: Program, base: Life, { leaf, value }: Mover): readonly number[] {
  const marks = leaf === undefined ? momentMarks(program, base) : marksFor(program, base, leaf.type);
  const around = [...new Set([...marks.flatMap((mark) => [mark - 1, mark + 1]), value])]
    .filter((one) => leaf === undefined || leaf.type.kind !== "money" || one >= 0)
    .toSorted((a, b) => a - b);
  const every = Math.max(Math.ceil(around.length / COARSE), 1);
  return around.filter((_, i) => i % every === 0 || i === around.length - 1);
}

function momentMarks(program: Program, life: Life): readonly number[] {
  const { unit, value } = momentOf(life.at);
  const { days } = landmarksOf(program);
  const { from = days[0] ?? 0, to = days.at(-1) ?? 0 } = program.document.period;
  const near = days.filter((day) => day >= from && day <= to + 1);
  return [value, ...near.map((day) => (unit === "day" ? day : monthOfDay(day)))];
}

/** Whether a life still stands on the edge, on the same side, by the same value, and its outputs still tell the sides apart. */
export function standsOn(program: Program, scratch: Ledger, life: Life, { edge, mover, outputs }: EdgeLife): boolean {
  if (mover.leaf !== undefined && jsonAt(life.facts, mover.leaf.path) === undefined) return false;
  const own = viewOf(scratch, life);
  // A case that tells the sides apart is of use only where what it expects is known.
  if (own === undefined || !outputs.every((name) => own.outputs.has(name))) return false;
  return moversOf(program, life)
    .filter(({ name }) => name === edge.mover)
    .some((one) =>
      [one.value - 1, one.value + 1].some((value) => {
        const other = one.to(value);
        const view = other && viewOf(scratch, other);
        if (view === undefined) return false;
        return turned(scratch, own, view).some(
          (turn) =>
            turn.record === edge.record &&
            turn.atom === edge.atom &&
            turn.first === edge.side &&
            turn.outputs.some((name) => outputs.includes(name)),
        );
      }),
    );
}

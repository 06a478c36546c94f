/** What a pair of cases still needs for an atom to be seen deciding: half of it may be there already. */
import type { Truth } from "@khoan/values";
import type { ConditionRecord, Witness } from "../condition/condition.ts";
import { decides, decidingObservations } from "../condition/tree.ts";

export type Needed =
  /** One half is there; the other is the same life with this one part otherwise. */
  | { readonly kind: "half"; readonly witness: Witness; readonly truth: boolean }
  /** No half is there: the other atoms must be thus (those not listed may be anything). */
  | { readonly kind: "both"; readonly others: readonly { readonly atom: number; readonly truth: boolean }[] }
  /** However the others are, the atom changes nothing. */
  | { readonly kind: "never" };

/** Atoms beyond this number are not tried in all combinations. */
const MAX_ATOMS = 14;

export function neededFor({ condition, seen }: ConditionRecord, atom: number): Needed {
  const { tree, atoms } = condition;
  const observed = [...seen.values()];
  const vectors = observed.map(({ truths }) => truths);
  const [whenTrue, whenFalse] = decidingObservations(tree, vectors, atom);
  const half = whenTrue[0] ?? whenFalse[0];
  if (half !== undefined) {
    return { kind: "half", witness: observed[half]?.witness as Witness, truth: whenTrue[0] !== undefined };
  }
  if (atoms.length > MAX_ATOMS) return { kind: "both", others: [] };
  let best: readonly Truth[] | undefined;
  for (let way = 0; way < 3 ** (atoms.length - 1); way++) {
    const truths = assignment(way, atoms.length, atom);
    if (!decides(tree, truths, atom)) continue;
    if (best === undefined || cost(truths, vectors) < cost(best, vectors)) best = truths;
  }
  if (best === undefined) return { kind: "never" };
  const others = best.flatMap((truth, other) =>
    truth === undefined || other === atom ? [] : [{ atom: other, truth }],
  );
  return { kind: "both", others };
}

/** Every other atom true, false or left open, as the digits of a number. */
function assignment(way: number, atoms: number, atom: number): readonly Truth[] {
  let rest = way;
  return Array.from({ length: atoms }, (_, i) => {
    if (i === atom) return undefined;
    const digit = rest % 3;
    rest = Math.floor(rest / 3);
    return digit === 0 ? undefined : digit === 1;
  });
}

/** Few parts to set, and near to what a case already has. */
function cost(truths: readonly Truth[], vectors: readonly (readonly Truth[])[]): number {
  const set = truths.filter((truth) => truth !== undefined).length;
  const far = (vector: readonly Truth[]): number =>
    truths.filter((truth, i) => truth !== undefined && vector[i] !== truth).length;
  return set + Math.min(truths.length, ...vectors.map(far));
}

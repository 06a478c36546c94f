/**
 * A condition as a tree of and, or, not and if over its atoms, and which atom decides its outcome. An atom is a part
 * that is not made of other conditions; an observation is one truth for each atom, `undefined` where it is unknown.
 */
import { and3, not3, or3, type Truth } from "@khoan/values";

export type Tree =
  | { readonly kind: "atom"; readonly atom: number }
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "and" | "or"; readonly operands: readonly Tree[] }
  | { readonly kind: "not"; readonly operand: Tree }
  | { readonly kind: "if"; readonly condition: Tree; readonly then: Tree; readonly otherwise: Tree };

/** The outcome by three-valued logic. */
export function outcomeOf(tree: Tree, truths: readonly Truth[]): Truth {
  switch (tree.kind) {
    case "atom":
      return truths[tree.atom];
    case "constant":
      return tree.value;
    case "and":
      return tree.operands.reduce<Truth>((truth, operand) => and3(truth, outcomeOf(operand, truths)), true);
    case "or":
      return tree.operands.reduce<Truth>((truth, operand) => or3(truth, outcomeOf(operand, truths)), false);
    case "not":
      return not3(outcomeOf(tree.operand, truths));
    case "if": {
      const condition = outcomeOf(tree.condition, truths);
      if (condition !== undefined) return outcomeOf(condition ? tree.then : tree.otherwise, truths);
      const then = outcomeOf(tree.then, truths);
      return then === outcomeOf(tree.otherwise, truths) ? then : undefined;
    }
  }
}

/**
 * Whether the atom alone decides the outcome: with the other atoms as they were observed, true and false give
 * different outcomes, both known. An atom for which this does not hold is masked by the others.
 */
export function decides(tree: Tree, truths: readonly Truth[], atom: number): boolean {
  const whenTrue = outcomeOf(tree, truths.with(atom, true));
  const whenFalse = outcomeOf(tree, truths.with(atom, false));
  return whenTrue !== undefined && whenFalse !== undefined && whenTrue !== whenFalse;
}

/** A pair of observations, as indexes, that shows an atom deciding: the first has it true, the second false. */
export type Pair = readonly [whenTrue: number, whenFalse: number];

/**
 * The first pair by masking MC/DC: in both observations the atom decides, it is true in one and false in the other,
 * and the outcomes differ. The other atoms may differ as long as they stay masked. Among all pairs the one with the
 * fewest differences is taken, since it is read most easily.
 */
export function decidingPair(tree: Tree, observations: readonly (readonly Truth[])[], atom: number): Pair | undefined {
  const [whenTrue, whenFalse] = decidingObservations(tree, observations, atom);
  let best: { readonly pair: Pair; readonly differences: number } | undefined;
  for (const a of whenTrue) {
    for (const b of whenFalse) {
      const [one, other] = [observations[a] ?? [], observations[b] ?? []];
      if (outcomeOf(tree, one) === outcomeOf(tree, other)) continue;
      const differences = one.filter((truth, i) => truth !== other[i]).length;
      if (best === undefined || differences < best.differences) best = { pair: [a, b], differences };
      if (differences === 1) return best.pair;
    }
  }
  return best?.pair;
}

/** The observations in which the atom decides: those where it is true, then those where it is false. */
export function decidingObservations(
  tree: Tree,
  observations: readonly (readonly Truth[])[],
  atom: number,
): readonly [whenTrue: readonly number[], whenFalse: readonly number[]] {
  const found: [number[], number[]] = [[], []];
  observations.forEach((truths, i) => {
    const truth = truths[atom];
    if (truth !== undefined && decides(tree, truths, atom)) found[truth ? 0 : 1].push(i);
  });
  return found;
}

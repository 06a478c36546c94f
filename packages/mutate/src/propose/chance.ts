/** Chance that is the same on every machine: a small generator from a seed. */
export type Chance = {
  /** A whole number below `count`. */
  readonly below: (count: number) => number;
  readonly pick: <T>(items: readonly T[]) => T | undefined;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const below = (count: number): number => {
    // A linear congruential step (Numerical Recipes); the high bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * count);
  };
  return { below, pick: (items) => items[below(items.length)] };
}

/**
 * Where a generator takes its choices from: a seeded stream, or a list that fast-check shrinks. Choice 0 is the plainest
 * one everywhere, and a list that has run out gives 0, so that fewer and smaller choices make a plainer life.
 */

/** A whole number from 0 up to, not including, `bound`. */
export type Choose = (bound: number) => number;

/** The stream `stream` of a seed: the same for ever, and independent of other streams (splitmix32). */
export function seeded(seed: number, stream = 0): Choose {
  let state = mix((seed ^ Math.imul(stream + 1, 0x9e3779b9)) >>> 0);
  return (bound) => {
    state = (state + 0x9e3779b9) >>> 0;
    return Math.floor((mix(state) / 0x1_0000_0000) * bound);
  };
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Choices from a list of non-negative integers, 0 beyond its end. */
export function fromList(list: readonly number[]): Choose {
  let at = 0;
  return (bound) => {
    const choice = list[at++] ?? 0;
    return choice % bound;
  };
}

/** One of the items; the first is the plainest. */
export function pick<T>(choose: Choose, items: readonly T[]): T {
  return items[choose(items.length)] as T;
}

/** True in about `percent` of a hundred; false is the plainest. */
export function chance(choose: Choose, percent: number): boolean {
  return choose(100) >= 100 - percent;
}

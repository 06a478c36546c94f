/** Lives by seed, and as an arbitrary of fast-check: one generator behind both. */
import type { Program } from "@khoan/language";
import fc from "fast-check";
import { fromList, seeded } from "./choose.ts";
import { drawLife, type LifeOptions } from "./draw-life.ts";
import type { Life } from "./life.ts";

/** The `index`-th life of a seed, on its own: the same for ever for the same rule set. */
export function sampleLife(program: Program, seed: number, index: number, options: LifeOptions = {}): Life {
  return drawLife(program, seeded(seed, index), options);
}

/** The first `count` lives of a seed. Lives that can’t be are among them; `implausible` tells which. */
export function sampleLives(program: Program, seed: number, count: number, options: LifeOptions = {}): readonly Life[] {
  return Array.from({ length: count }, (_, i) => sampleLife(program, seed, i, options));
}

/** More choices than a life of the larger rule sets takes. */
const MAX_CHOICES = 600;

/** Lives that shrink towards fewer facts and plainer values. */
export function lifeArbitrary(program: Program, options: LifeOptions = {}): fc.Arbitrary<Life> {
  return fc
    .array(fc.nat(), { minLength: 0, maxLength: MAX_CHOICES, size: "max" })
    .map((choices) => drawLife(program, fromList(choices), options));
}

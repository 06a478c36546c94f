/**
 * Random lives through all backends, the invariants of the rule set and its shapes: the lives that can’t be are drawn
 * again, and of every kind of failure the smallest life that still shows it is handed back.
 */
import type { Program } from "@khoan/language";
import type { Life } from "../lives/life.ts";
import { sampleLife } from "../lives/sample.ts";
import { brokenShape, type ShapeId, shapesOf } from "../shapes/check-shape.ts";
import { around, atMarks, movedToMarks } from "../shapes/neighbours.ts";
import type { Backend } from "./backend.ts";
import { diverse } from "./bases.ts";
import { causeOf, type Finding, type Found, findingsIn, isImplausible } from "./finding.ts";
import { shrink } from "./shrink.ts";

export type Exploring = {
  readonly program: Program;
  /** How many random lives. */
  readonly count: number;
  readonly seed: number;
  /** What else decides, beside the evaluator. */
  readonly backends: readonly Backend[];
  /** Known lives, such as those of golden cases: shapes are tried around them, and random lives start from them. */
  readonly known: readonly Life[];
  readonly onLife?: (done: number) => void;
};

export type Explored = {
  readonly lives: number;
  /** How many lives that can’t be were drawn and passed over. */
  readonly passedOver: number;
  /** How often a shape was tried at a mark of the rules, on a life or on two neighbours. */
  readonly trials: number;
  /** One for each cause, as small as it gets; in the order in which they were found. */
  readonly found: readonly Found[];
};

/** How often a life that can’t be is drawn again. */
const DRAWS = 30;
/** How many known lives, and how many random ones, shapes are tried around at every mark. */
const KNOWN_BASES = 50;
const RANDOM_BASES = 20;

export function explore(exploring: Exploring): Explored {
  const { program, count, seed, backends, known, onLife } = exploring;
  const found = new Map<string, Found>();
  const take = (life: Life, finding: Finding): void => {
    const cause = causeOf(finding);
    if (!found.has(cause)) found.set(cause, smallest(exploring, life, finding));
  };
  let passedOver = 0;
  const drawn: Life[] = [];
  let lives = 0;
  for (let index = 0; index < count; index++) {
    let life: Life | undefined;
    for (let draw = 0; draw < DRAWS && life === undefined; draw++) {
      const candidate = sampleLife(program, seed + draw * APART, index, { timelines: true, from: known });
      if (isImplausible(program, candidate)) passedOver++;
      else life = candidate;
    }
    if (life !== undefined) {
      lives++;
      if (drawn.length < RANDOM_BASES) drawn.push(life);
      for (const finding of findingsIn(program, life, backends)) take(life, finding);
    }
    onLife?.(index + 1);
  }
  const bases = [...diverse(program, known, KNOWN_BASES), ...drawn];
  const trials = tryShapes(program, bases, take);
  return { lives, passedOver, trials, found: [...found.values()] };
}

/** So that no draw meets another seed. */
const APART = 1_000_003;

/** Every shape at every mark, around every base; the number of trials. */
function tryShapes(program: Program, bases: readonly Life[], take: (life: Life, finding: Finding) => void): number {
  let trials = 0;
  const attempt = (id: ShapeId, lives: readonly Life[]): void => {
    trials++;
    const broken = brokenShape(program, id, lives);
    const [life] = lives;
    if (broken === undefined || life === undefined || lives.some((one) => isImplausible(program, one))) return;
    take(life, { kind: "shape", broken });
  };
  const shapes = shapesOf(program);
  const single = shapes.filter(({ promise }) => !("fact" in promise));
  for (const base of bases) {
    for (const id of shapes) for (const lives of atMarks(program, id.promise, base)) attempt(id, lives);
    if (single.length === 0) continue;
    for (const life of movedToMarks(program, base)) for (const id of single) attempt(id, [life]);
  }
  return trials;
}

/** The smallest life with the same failure, and the failure as that life shows it. */
function smallest({ program, backends }: Exploring, life: Life, finding: Finding): Found {
  const cause = causeOf(finding);
  const again = (one: Life): Finding | undefined => {
    if (isImplausible(program, one)) return undefined;
    if (finding.kind !== "shape") return findingsIn(program, one, backends).find((other) => causeOf(other) === cause);
    return shapeAgain(program, finding, one);
  };
  const small = shrink(program, life, (one) => again(one) !== undefined);
  return { life: small, finding: again(small) ?? finding };
}

/** The broken promise around a life, at the life’s own values and at every mark. */
function shapeAgain(program: Program, { broken }: Finding & { kind: "shape" }, life: Life): Finding | undefined {
  const id = { variable: broken.variable, shape: broken.shape };
  const promise = program.variables[id.variable]?.shapes?.[id.shape];
  if (promise === undefined) return undefined;
  for (const lives of [...around(program, promise, life), ...atMarks(program, promise, life)]) {
    const same = brokenShape(program, id, lives);
    if (same !== undefined && !lives.some((one) => isImplausible(program, one))) return { kind: "shape", broken: same };
  }
  return undefined;
}

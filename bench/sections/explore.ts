/**
 * How quickly lives are drawn and explored: random lives of NQ 55's facts beside deciding them by the hand-written
 * function, and trials of shapes beside whole decisions of the same number of lives.
 */
import { decide } from "@khoan/evaluate";
import { explore, requestOf, sampleLives } from "@khoan/explore";
import { decide as byHand, type Facts } from "../hand-written/nq-55.ts";
import { compiled } from "../support/engine.ts";
import { compare, timed } from "../support/measure.ts";
import type { Row } from "../support/row.ts";

const RULES = "rules/nq-55-2025";
const LIVES = 2000;
const EXPLORED = 200;
const ROUNDS = 5;

export function exploring(): readonly Row[] {
  const program = compiled(RULES);
  const draw = (): unknown => sampleLives(program, 55, LIVES, { readings: false });
  const lives = sampleLives(program, 55, LIVES, { readings: false }).map((life) => ({
    ...life,
    at: life.at.slice(0, 7),
  }));
  const hand = (): void => {
    for (const { facts, at } of lives) tryByHand(facts as Facts, at);
  };
  const decideAll = (): void => {
    for (const life of lives) decide(program, requestOf(life));
  };
  const run = (): ReturnType<typeof explore> =>
    explore({ program, count: EXPLORED, seed: 55, backends: [], known: [] });
  const { lives: explored, trials } = run();
  const seconds = timed(run) / 1000;
  return [
    { what: `drawing ${LIVES} lives of NQ 55`, against: "deciding them", ratio: compare(draw, decideAll, ROUNDS) },
    { what: `drawing ${LIVES} lives of NQ 55`, against: "deciding them by hand", ratio: compare(draw, hand, ROUNDS) },
    {
      what: `exploring ${explored} lives of NQ 55`,
      against: `${trials} trials of shapes among it`,
      ratio: `${Math.round((explored + trials) / seconds)} lives and trials a second`,
    },
  ];
}

/** Lives with facts that the hand-written function does not know are left to it to refuse. */
function tryByHand(facts: Facts, at: string): void {
  try {
    byHand(facts, at, {});
  } catch {
    // It expects every fact that it reads; what it makes of a life without one is no matter here.
  }
}

/** Which of many known lives to start from. */
import { decide } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { type Life, requestOf } from "../lives/life.ts";
import { leavesOf } from "../moves/leaves.ts";
import { canonical, evaluator } from "./backend.ts";

/** Known lives that differ in kind: one for each combination of answers other than amounts, the rarest first. */
export function diverse(program: Program, lives: readonly Life[], most: number): readonly Life[] {
  const { decide } = evaluator(program);
  const byKind = Map.groupBy(lives, (life) => canonical(decide(life)).replaceAll(/\d+/g, ""));
  const rarest = [...byKind.values()].toSorted((a, b) => a.length - b.length);
  return rarest.flatMap(([first]) => first ?? []).slice(0, most);
}

/** The life of which most comes, told by the fewest facts: a plain one to build others upon. Undefined for no lives. */
export function plainest(program: Program, lives: readonly Life[]): Life | undefined {
  const scored = lives.map((life, i) => ({ life, score: score(program, life), i }));
  return scored.toSorted((a, b) => b.score - a.score || a.i - b.i)[0]?.life;
}

function score(program: Program, life: Life): number {
  const decision = decide(program, requestOf(life));
  if (decision.kind === "failed" || decision.missing.length > 0 || life.to !== undefined)
    return Number.NEGATIVE_INFINITY;
  const much = [...decision.outputs.values()].filter(
    (value) => value === true || (typeof value === "number" && value > 0),
  );
  return much.length * 10 - leavesOf(program, life.facts).length - Object.keys(life.readings).length * 5;
}

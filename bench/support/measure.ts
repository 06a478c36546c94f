/** Times two things side by side. Machines differ and so do minutes: only the ratio of neighbours is kept. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What one measurement gave: the middle ratio of its rounds, the least and the greatest. */
export type Ratio = { readonly middle: number; readonly least: number; readonly greatest: number };

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted.length >> 1;
  const high = sorted[upper] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[upper - 1] ?? Number.NaN) + high) / 2;
}

/** Ratios of rounds, summed up. */
function summed(ratios: readonly number[]): Ratio {
  return { middle: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
}

let collect: (() => void) | undefined;

/** How long something takes, in milliseconds. */
export function timed(body: () => unknown): number {
  const start = performance.now();
  body();
  return performance.now() - start;
}

/** The time of `subject` over that of `yardstick`, each round both, in turns; a few rounds first to warm up. */
export function compare(subject: () => unknown, yardstick: () => unknown, rounds: number, warmUp = 3): Ratio {
  const ratios: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const subjectFirst = round % 2 === 0;
    collectGarbage();
    const first = timed(subjectFirst ? subject : yardstick);
    collectGarbage();
    const second = timed(subjectFirst ? yardstick : subject);
    if (round >= 0) ratios.push(subjectFirst ? first / second : second / first);
  }
  return summed(ratios);
}

/** So that one measurement does not pay for the garbage of another. */
function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}

/** Bytes of the heap in use after all garbage is gone. */
export function heapInUse(): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6; round++) {
    collectGarbage();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

/** As `compare`, for a subject that answers later. */
export async function compareLater(
  subject: () => Promise<unknown>,
  yardstick: () => unknown,
  rounds: number,
): Promise<Ratio> {
  const ratios: number[] = [];
  for (let round = -1; round < rounds; round++) {
    collectGarbage();
    const start = performance.now();
    await subject();
    const first = performance.now() - start;
    collectGarbage();
    const second = timed(yardstick);
    if (round >= 0) ratios.push(first / second);
  }
  return summed(ratios);
}

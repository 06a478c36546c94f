/** A thread of `khoan mutate`: makes the mutants that it is asked for, one at a time, and says what the cases see. */
import { parentPort, workerData } from "node:worker_threads";
import { findingsOf, judge, type Trial } from "@khoan/mutate";
import { benchOf } from "./mutate-bench.ts";
import type { Asked, Judged } from "./mutate-pool.ts";

const { folder, ruleSet, trials } = workerData as {
  readonly folder: string;
  readonly ruleSet: string;
  readonly trials: readonly Trial[];
};

const bench = await benchOf(folder, ruleSet);
if ("program" in bench) {
  const findings = findingsOf(bench.program, bench.cases);
  parentPort?.on("message", ({ mutants }: Asked) => {
    for (const index of mutants) {
      const mutant = bench.mutants[index];
      if (mutant === undefined) continue;
      parentPort?.postMessage({ index, verdict: judge(mutant, bench.cases, trials, findings) } satisfies Judged);
    }
    parentPort?.postMessage({ done: mutants.length });
  });
  parentPort?.postMessage({ ready: bench.mutants.length });
}

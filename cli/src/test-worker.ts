/** A thread of `khoan test`: reads the files, runs its share of the cases, and sends back what came of them. */
import { parentPort, workerData } from "node:worker_threads";
import { isChosen, type TestRun } from "@khoan/cases";
import { compiled } from "./rule-set.ts";
import type { Said, Work } from "./test-jobs.ts";
import { readSuite, runSuite } from "./test-run.ts";

const { targets, choice, share, of } = workerData as Work;
const tell = (said: Said): void => parentPort?.postMessage(said);

/** Messages cost more than cases do: the count is told now and then. */
const TOLD_EVERY = 50;
let ran = 0;
const onCase = (): void => {
  ran++;
  if (ran < TOLD_EVERY) return;
  tell({ ran });
  ran = 0;
};

const runs: TestRun[] = [];
for (const target of targets) {
  const { program, diagnostics, sources } = await compiled(target.folder);
  if (program === undefined) {
    // Findings are the same in every thread; the first tells them.
    if (share === 0) runs.push({ results: [], diagnostics, sources });
    continue;
  }
  const suite = await readSuite(target.folder, program, sources, target.files);
  const own = new Set(suite.cases.filter((_, i) => i % of === share));
  const run = runSuite(suite, { choose: (one) => own.has(one) && isChosen(one, choice), onCase });
  runs.push(share === 0 ? run : { ...run, diagnostics: [] });
}
tell({ ran });
tell({ runs });

/** A thread of `khoan test`: reads the files, runs its share of the cases, and sends back what came of them. */
import { parentPort, workerData } from "node:worker_threads";
import { isChosen, type TestRun } from "@khoan/cases";
import { compiled } from "./rule-set.ts";
import type { Said, Work } from "./test-jobs.ts";
import { readSuite, runSuite } from "./test-run.ts";
import { suiteFiles } from "./test-targets.ts";

const { targets, choice, share, of } = workerData as Work;
const tell = (said: Said): void => parentPort?.postMessage(said);

/** Messages cost more than cases do: the count is told now and then. */
const TOLD_EVERY = 50;
const FILES_EACH = 4;
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
  // Where there are files enough, each is read by one thread; else all read all and share the cases out.
  const all = target.files ?? suiteFiles(target.folder, program.document.id);
  const byFile = all.length >= FILES_EACH * of;
  const files = byFile ? all.filter((_, i) => i % of === share) : all;
  const suite = await readSuite(target.folder, program, sources, files);
  const own = byFile ? undefined : new Set(suite.cases.filter((_, i) => i % of === share));
  const run = runSuite(suite, { choose: (one) => own?.has(one) !== false && isChosen(one, choice), onCase });
  runs.push(byFile || share === 0 ? run : { ...run, diagnostics: [] });
}
tell({ ran });
tell({ runs });

/** Shares cases out among worker threads, where there are enough of them to pay for the threads. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Choice, TestRun } from "@khoan/cases";
import type { SourceText } from "@khoan/diagnostics";
import { suiteFiles, type Target, type Targets } from "./test-targets.ts";

/** What a worker is given: rule sets with their files, and which share of their cases is its own. */
export type Work = {
  readonly targets: readonly Target[];
  readonly choice: Choice;
  readonly share: number;
  readonly of: number;
};

/** What a worker says: that cases were run, and at the end what came of them. */
export type Said = { readonly ran: number } | { readonly runs: readonly TestRun[] };

/**
 * Bytes of case files from which threads are worth their start, which costs each of them a third of a second: measured
 * with `npx node bench/run.ts cases`.
 */
const WORTH_IT = 2_000_000;
const MOST_JOBS = 8;

/** How many threads to use: as asked, else as many as pay off. */
export function jobsFor({ targets }: Targets, asked: number | undefined): number {
  if (asked !== undefined) return asked;
  const files = targets.flatMap(
    ({ folder, files: own }) => own ?? suiteFiles(folder, folder.slice(folder.lastIndexOf("/") + 1)),
  );
  const bytes = files.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  return bytes < WORTH_IT ? 1 : Math.min(availableParallelism(), MOST_JOBS);
}

/** Each thread runs every n-th case; together they give what one thread would. */
export async function runInWorkers(
  targets: readonly Target[],
  choice: Choice,
  jobs: number,
  onCase: () => void,
): Promise<readonly TestRun[]> {
  const shares = Array.from({ length: jobs }, (_, share) => work({ targets, choice, share, of: jobs }, onCase));
  return (await Promise.all(shares)).flat();
}

function work(given: Work, onCase: () => void): Promise<readonly TestRun[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./test-worker.ts", import.meta.url), { workerData: given });
    worker.on("message", (said: Said) => {
      if ("ran" in said) for (let i = 0; i < said.ran; i++) onCase();
      else resolve(said.runs.map((run) => ({ ...run, sources: new Map<string, SourceText>(run.sources) })));
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`a worker of khoan test ended with ${code}`)));
  });
}

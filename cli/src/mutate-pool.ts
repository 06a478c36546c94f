/**
 * Shares mutants out among worker threads. A thread that says nothing for long has a mutant that does not come to an end:
 * it is stopped, the mutant noted as such, and another thread takes its place.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Trial, Verdict } from "@khoan/mutate";

export type Asked = { readonly mutants: readonly number[] };
export type Judged = { readonly index: number; readonly verdict: Verdict };
type Said = Judged | { readonly done: number } | { readonly ready: number };

export type PoolWork = {
  readonly folder: string;
  readonly ruleSet: string;
  readonly trials: readonly Trial[];
  /** Indexes of the mutants to judge. */
  readonly mutants: readonly number[];
  readonly jobs: number;
  /** Milliseconds that one mutant may take. */
  readonly timeout: number;
  readonly onVerdict: (judged: Judged) => void;
};

const MOST_JOBS = 8;
/** Few enough that threads end together, enough that messages cost nothing. */
const BATCH = 8;

export function defaultJobs(): number {
  return Math.min(availableParallelism(), MOST_JOBS);
}

/** Resolves when every mutant has its verdict; the order in which they come is that of the threads. */
export async function judgeInWorkers(work: PoolWork): Promise<void> {
  const queue = [...work.mutants];
  const threads = Math.max(1, Math.min(work.jobs, Math.ceil(queue.length / BATCH)));
  await Promise.all(Array.from({ length: threads }, () => runThread(work, queue)));
}

async function runThread(work: PoolWork, queue: number[]): Promise<void> {
  while (queue.length > 0) {
    const left = await runWorker(work, queue);
    queue.push(...left);
  }
}

/** Runs one worker until the queue is empty or it hangs; resolves with the mutants of its batch that were not judged. */
function runWorker(work: PoolWork, queue: number[]): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const { folder, ruleSet, trials } = work;
    const worker = new Worker(new URL("./mutate-worker.ts", import.meta.url), {
      workerData: { folder, ruleSet, trials },
    });
    let batch: number[] = [];
    let watch: NodeJS.Timeout | undefined;
    const end = (left: readonly number[]): void => {
      clearTimeout(watch);
      worker.removeAllListeners();
      worker.terminate().then(() => resolve(left), reject);
    };
    const hung = (): void => {
      const [index, ...left] = batch;
      if (index !== undefined) work.onVerdict({ index, verdict: { state: "timeout" } });
      end(left);
    };
    const listen = (): void => {
      clearTimeout(watch);
      watch = setTimeout(hung, work.timeout);
    };
    const next = (): void => {
      batch = queue.splice(0, BATCH);
      if (batch.length === 0) return end([]);
      listen();
      worker.postMessage({ mutants: batch } satisfies Asked);
    };
    worker.on("message", (said: Said) => {
      if ("index" in said) {
        batch = batch.filter((one) => one !== said.index);
        work.onVerdict(said);
        listen();
      } else next();
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`a worker of khoan mutate ended with ${code}`)));
  });
}

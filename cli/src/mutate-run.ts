/** Tries the mutants of a rule set on every bench that holds them, and puts together what came of each. */
import { type Diagnostic, mutation as rows } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import {
  isOpen,
  type Mutant,
  type MutantResult,
  proofOf,
  proposalFor,
  type Reasons,
  resultOf,
  type Trial,
  trialsOf,
  type Verdict,
} from "@khoan/mutate";
import type { Bench } from "./mutate-bench.ts";
import { verdictCache } from "./mutate-cache.ts";
import { defaultJobs, judgeInWorkers } from "./mutate-pool.ts";
import { progressLine } from "./mutate-progress.ts";
import type { Shell } from "./shell.ts";

export type RunOptions = {
  readonly ruleSet: string;
  readonly chosen: (mutant: Mutant, program: Program) => boolean;
  readonly jobs: number | undefined;
  readonly timeout: number;
  readonly lives: number;
  readonly fresh: boolean;
  readonly reasons: Reasons;
};

/** One mutant’s best standing over all benches, and the bench where it has it. */
type Standing = { readonly mutant: Mutant; readonly verdict: Verdict; readonly on: Tried };
type Tried = { readonly bench: Bench; readonly trials: readonly Trial[] };

/** From what a case that names the clause sees to what none looks at. */
const RANK: readonly Verdict["state"][] = ["killed", "timeout", "elsewhere", "survived", "uncovered"];

/** Diagnostics where cases are red before anything was changed: nothing can be measured then. */
export async function runMutants(
  shell: Shell,
  benches: readonly Bench[],
  options: RunOptions,
): Promise<readonly MutantResult[] | Diagnostic> {
  const best = new Map<string, Standing>();
  for (const bench of benches) {
    const trials = trialsOf(bench.program, bench.cases);
    const red = bench.cases.filter((_, i) => trials[i]?.passes === false);
    if (red[0] !== undefined) {
      const { span, name } = red[0];
      return rows.redBeforeChange(span, { count: String(red.length), example: name });
    }
    const on = { bench, trials };
    for (const [index, verdict] of await verdictsOn(shell, on, options)) {
      const mutant = bench.mutants[index] as Mutant;
      const known = best.get(mutant.key);
      if (known === undefined || RANK.indexOf(verdict.state) < RANK.indexOf(known.verdict.state)) {
        best.set(mutant.key, { mutant, verdict, on });
      }
    }
  }
  return proposed(shell, [...best.values()], options);
}

async function verdictsOn(
  shell: Shell,
  { bench, trials }: Tried,
  options: RunOptions,
): Promise<ReadonlyMap<number, Verdict>> {
  const { folder, program, cases, mutants } = bench;
  const { ruleSet, fresh, timeout } = options;
  const cache = verdictCache(folder, ruleSet, program, cases, trials, fresh);
  const verdicts = new Map<number, Verdict>();
  const todo: number[] = [];
  mutants.forEach((mutant, i) => {
    if (!options.chosen(mutant, program)) return;
    const kept = cache.get(mutant);
    if (kept === undefined) todo.push(i);
    else verdicts.set(i, kept);
  });
  const progress = progressLine(shell, shell.tell({ vi: "thể đột biến", en: "mutants" }), todo.length);
  if (todo.length > 0) {
    await judgeInWorkers({
      folder,
      ruleSet,
      trials,
      mutants: todo,
      jobs: options.jobs ?? defaultJobs(),
      timeout,
      onVerdict: ({ index, verdict }) => {
        verdicts.set(index, verdict);
        cache.set(mutants[index] as Mutant, verdict);
        progress.step();
      },
    });
    cache.save();
  }
  progress.done();
  // In the order of the mutants, whichever thread was first.
  return new Map([...verdicts].toSorted(([a], [b]) => a - b));
}

/** Proofs and reasons for what no case notices; for the rest a case to add. */
function proposed(
  shell: Shell,
  standings: readonly Standing[],
  { lives, reasons }: RunOptions,
): readonly MutantResult[] {
  const results = standings.map(({ mutant, verdict, on }) => {
    const proof = verdict.state === "killed" ? undefined : proofOf(mutant, on.bench.program);
    return { on, result: resultOf(mutant, verdict, on.bench.cases, proof, reasons.get(mutant.key)) };
  });
  const open = lives === 0 ? [] : results.filter(({ result }) => isOpen(result));
  const progress = progressLine(shell, shell.tell({ vi: "ca đề xuất", en: "cases to propose" }), open.length);
  const proposals = new Map<MutantResult, MutantResult>();
  for (const { on, result } of open) {
    const { program, cases } = on.bench;
    const proposal = proposalFor(result.mutant, program, cases, on.trials, { lives });
    if (proposal !== undefined) proposals.set(result, { ...result, proposal });
    progress.step();
  }
  progress.done();
  return results.map(({ result }) => proposals.get(result) ?? result);
}

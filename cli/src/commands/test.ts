/** `khoan test`: runs golden cases, those asked for, and tells what came of it. */
import {
  type Case,
  type Choice,
  counts,
  githubReport,
  isChosen,
  jsonReport,
  junitReport,
  type TestRun,
  tapReport,
  testSummary,
  textReport,
} from "@khoan/cases";
import { command as rows, type SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { usage } from "../command-words.ts";
import { caseFiles, compiled } from "../rule-set.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import { jobsFor, runInWorkers } from "../test-jobs.ts";
import { joined, type Running, readCaseFiles, readSuite, runSuite, type Suite } from "../test-run.ts";
import { affectedSince, type Revision, revision } from "../test-since.ts";
import { type Targets, targetsOf } from "../test-targets.ts";
import type { Options } from "../verbs.ts";

export async function test(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  if (options["generate"] !== undefined) return (await import("./generate.ts")).generate(shell, args, options);
  if (options["explore"] !== undefined) return (await import("./explore.ts")).explore(shell, args, options);
  if (options["import"] !== undefined) return (await import("../test-sheets.ts")).importSheet(shell, args, options);
  const asked = askedFor(options);
  if ("refused" in asked) {
    complain(shell, usage(asked.refused));
    return EXIT.usage;
  }
  const targets = await targetsOf(args);
  if (options["export"] !== undefined) return (await import("../test-sheets.ts")).exportSheet(shell, targets, options);
  if (options["watch"] === true) return (await import("../test-watch.ts")).watch(shell, targets, asked);
  if (options["update"] === true) return (await import("../test-update.ts")).update(shell, targets, asked, options);
  const since = typeof options["since"] === "string" ? revision(options["since"]) : undefined;
  if (since !== undefined && "code" in since) {
    complain(shell, since);
    return EXIT.usage;
  }
  return runOnce(shell, targets, asked, since);
}

export type Asked = {
  readonly choice: Choice;
  readonly seed?: number;
  readonly failFast: boolean;
  readonly jobs?: number;
  readonly durations: boolean;
  readonly format: string;
};

/** The options as they are meant, or what is wrong with them. */
function askedFor(options: Options): Asked | { readonly refused: Readonly<Record<"vi" | "en", string>> } {
  const list = (name: string): readonly string[] =>
    typeof options[name] === "string"
      ? options[name]
          .split(",")
          .map((one) => one.trim())
          .filter((one) => one !== "")
      : [];
  const shuffle = options["shuffle"];
  const seed = shuffle === true ? Date.now() % 100_000 : shuffle === undefined ? undefined : Number(shuffle);
  if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0))
    return {
      refused: { vi: "--shuffle cần một số nguyên không âm", en: "--shuffle takes a whole number, not negative" },
    };
  const jobs = options["jobs"] === undefined ? undefined : Number(options["jobs"]);
  if (jobs !== undefined && !(Number.isSafeInteger(jobs) && jobs >= 1 && jobs <= 64))
    return { refused: { vi: "--jobs cần một số từ 1 đến 64", en: "--jobs takes a number from 1 to 64" } };
  return {
    choice: {
      clauses: list("clause"),
      files: list("file"),
      ...(typeof options["filter"] === "string" ? { words: [options["filter"]] } : {}),
      ...(typeof options["case"] === "string" ? { name: options["case"] } : {}),
    },
    failFast: options["failFast"] === true,
    durations: options["durations"] === true,
    format: String(options["format"] ?? "text"),
    ...(seed === undefined ? {} : { seed }),
    ...(jobs === undefined ? {} : { jobs }),
  };
}

/** The choice with the words that stood among the paths. */
export function choiceOf(asked: Asked, targets: Targets): Choice {
  return { ...asked.choice, words: [...(asked.choice.words ?? []), ...targets.words] };
}

async function runOnce(shell: Shell, targets: Targets, asked: Asked, since: Revision | undefined): Promise<number> {
  const choice = choiceOf(asked, targets);
  const progress = progressOn(shell);
  const jobs = since === undefined && asked.seed === undefined && !asked.failFast ? jobsFor(targets, asked.jobs) : 1;
  const runs =
    jobs > 1
      ? await runInWorkers(targets.targets, choice, jobs, progress.add)
      : await runHere(targets, asked, choice, since, progress.add);
  progress.done();
  const whole = joined(runs);
  // A rule set without cases is no fault, unless it was asked for by name.
  const nothingAsked = isEmpty(choice) && since === undefined;
  const missing = targets.named && nothingAsked && whole.results.length === 0 && whole.diagnostics.length === 0;
  const run: TestRun = {
    ...whole,
    diagnostics: [...targets.diagnostics, ...whole.diagnostics, ...(missing ? targets.targets.map(noCasesIn) : [])],
  };
  const { durations, ...untimed } = run;
  report(shell, asked.durations && durations !== undefined ? { ...untimed, durations } : untimed, asked.format);
  return conclude(shell, run, asked, choice, since !== undefined);
}

function noCasesIn({ folder }: Targets["targets"][number]): ReturnType<typeof rows.noCases> {
  return rows.noCases({ file: folder }, { id: folder.slice(folder.lastIndexOf("/") + 1) });
}

function isEmpty({ clauses = [], files = [], words = [], name }: Choice): boolean {
  return clauses.length === 0 && files.length === 0 && words.length === 0 && name === undefined;
}

/** One rule set after the other, in this thread. */
async function runHere(
  targets: Targets,
  asked: Asked,
  choice: Choice,
  since: Revision | undefined,
  onCase: () => void,
): Promise<readonly TestRun[]> {
  const runs: TestRun[] = [];
  for (const target of targets.targets) {
    const { program, diagnostics, sources } = await compiled(target.folder);
    if (program === undefined) {
      runs.push({ results: [], diagnostics, sources });
      continue;
    }
    const suite = await readSuite(target.folder, program, sources, target.files);
    const run = runSuite(suite, { ...runningOf(asked, choice, suite, since), onCase });
    runs.push(run);
    if (asked.failFast && run.results.some((result) => result.failures.length > 0)) break;
  }
  return runs;
}

function runningOf(asked: Asked, choice: Choice, suite: Suite, since: Revision | undefined): Running {
  const affected = since === undefined ? undefined : affectedSince(since, suite);
  return {
    choose: (one: Case) => isChosen(one, choice) && (affected === undefined || affected.has(one)),
    failFast: asked.failFast,
    ...(asked.seed === undefined ? {} : { seed: asked.seed }),
  };
}

/** On a terminal, how many cases were run, once that takes longer than a person notices. */
function progressOn(shell: Shell): { readonly add: () => void; readonly done: () => void } {
  if (process.stderr.isTTY !== true) return { add: () => undefined, done: () => undefined };
  let count = 0;
  let shownAt = performance.now() + FIRST_SHOWN;
  let shown = false;
  return {
    add: () => {
      count++;
      if (performance.now() < shownAt) return;
      shownAt = performance.now() + SHOWN_EVERY;
      shown = true;
      process.stderr.write(`\r${shell.tell({ vi: `đã chạy ${count} ca…`, en: `${count} cases run…` })}`);
    },
    done: () => {
      if (shown) process.stderr.write("\r\u001b[2K");
    },
  };
}

const FIRST_SHOWN = 1000;
const SHOWN_EVERY = 100;

export function report(shell: Shell, run: TestRun, format: string): void {
  switch (format) {
    case "json":
      shell.out(JSON.stringify(jsonReport(run, shell.lang), null, 2));
      break;
    case "junit":
      shell.out(junitReport(run, shell.lang));
      break;
    case "tap":
      shell.out(tapReport(run, shell.lang));
      break;
    case "github":
      shell.out(githubReport(run, shell.lang));
      break;
    default:
      shell.out(textReport(run, shell));
  }
}

/** The summary, and the exit code. */
function conclude(shell: Shell, run: TestRun, asked: Asked, choice: Choice, since: boolean): number {
  const { failed, findings } = counts(run);
  const none = run.results.length === 0;
  if (none && since) shell.say(shell.tell(UNTOUCHED));
  else if (none && findings === 0) {
    const filter = [choice.name, ...(choice.clauses ?? []), ...(choice.files ?? []), ...(choice.words ?? [])]
      .filter((one) => one !== undefined)
      .join(", ");
    complain(
      shell,
      isEmpty(choice) ? rows.noCases({ file: "" }, { id: "…" }) : rows.noCaseChosen({ file: "" }, { filter }),
    );
  }
  const seed =
    asked.seed === undefined ? "" : shell.tell({ vi: ` (hạt giống ${asked.seed})`, en: ` (seed ${asked.seed})` });
  if (!(none && since)) shell.say(`${testSummary(run, shell.lang)}${seed}`);
  return failed > 0 || findings > 0 || (none && !since) ? EXIT.findings : EXIT.fine;
}

const UNTOUCHED = {
  vi: "Không ca nào bị đổi hoặc bị điều khoản đã đổi chạm tới.",
  en: "No case was changed, or is touched by a changed clause.",
} as const;

/** Reads and runs all YAML cases of one rule set; adds their texts to the sources. */
export function runCases(folder: string, program: Program, sources: Map<string, SourceText>): TestRun {
  const files = caseFiles(folder, program.document.id);
  return runSuite({ folder, program, sources, files, ...readCaseFiles(files, program, sources) });
}

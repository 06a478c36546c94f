/**
 * `khoan test --watch`: runs the cases, then again what a changed file affects: a case file by itself, a rule file with
 * all cases of the rule sets that read it. Keys choose what to look at; where input is no terminal, lines do.
 */
import { type FSWatcher, watch as watchFolder } from "node:fs";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { type Choice, isChosen, type TestRun, testSummary } from "@khoan/cases";
import { type Asked, choiceOf, report } from "./commands/test.ts";
import { compiled, goldenFolder } from "./rule-set.ts";
import { EXIT, type Shell } from "./shell.ts";
import { joined, readSuite, runSuite, type Suite } from "./test-run.ts";
import { suiteFiles, type Target, type Targets } from "./test-targets.ts";

const WORDS = {
  vi: {
    keys: "Enter chạy lại · f ca hỏng · c điều khoản · w từ · p tệp · a mọi ca · q thoát",
    waiting: "Đang đợi tệp thay đổi…",
    changed: "Đã đổi",
    only: "Chỉ xem",
    failing: "ca hỏng",
    clause: "Điều khoản (ví dụ II.4): ",
    words: "Từ cần tìm: ",
    file: "Một phần đường dẫn: ",
  },
  en: {
    keys: "Enter run again · f failing · c clause · w word · p file · a all · q quit",
    waiting: "Waiting for files to change…",
    changed: "Changed",
    only: "Only",
    failing: "failing cases",
    clause: "Clause (e.g. II.4): ",
    words: "Words to look for: ",
    file: "Part of a path: ",
  },
} as const;

/** Editors write a file in several steps. */
const SETTLED_AFTER = 80;

/** What was found of one rule set, by case file. `suite` is the last that could be read; `broken` once it no longer can. */
type Watched = {
  readonly target: Target;
  suite: Suite | undefined;
  broken: boolean;
  readonly runs: Map<string, TestRun>;
};

/** What of a watched rule set a changed file concerns. */
export function concerns(path: string, suite: Suite | undefined, folder: string): "rules" | "cases" | undefined {
  const whole = resolve(path);
  if (
    /\.(?:cases|case)\.(?:yaml|xlsx|csv)$/i.test(whole) ||
    suite?.files.some((file) => resolve(file) === whole) === true
  )
    return "cases";
  if (!whole.endsWith(".yaml")) return undefined;
  return ruleFolders(suite, folder).has(dirname(whole)) ? "rules" : undefined;
}

/** The folders of the rule set and of its imports. */
function ruleFolders(suite: Suite | undefined, folder: string): ReadonlySet<string> {
  const files = suite === undefined ? [] : [...suite.sources.keys()].filter((path) => !suite.files.includes(path));
  return new Set([resolve(folder), ...files.map((path) => resolve(dirname(path)))]);
}

/** Runs until it is told to end; the exit code tells whether all was well at the end. */
export async function watch(shell: Shell, targets: Targets, asked: Asked): Promise<number> {
  const words = WORDS[shell.lang];
  const watched = targets.targets.map(
    (target): Watched => ({ target, suite: undefined, broken: false, runs: new Map() }),
  );
  let choice = choiceOf(asked, targets);
  let onlyFailing = false;
  let last: TestRun = joined([]);

  const show = (changed: readonly string[]): void => {
    last = joined(watched.flatMap((one) => [...one.runs.values()]));
    if (process.stdout.isTTY === true) process.stdout.write("\u001b[2J\u001b[3J\u001b[H");
    if (changed.length > 0) shell.say(`${words.changed}: ${changed.join(", ")}`);
    const { durations: _, ...plain } = last;
    report(shell, plain, asked.format);
    shell.say(testSummary(last, shell.lang));
    const only = [
      ...(choice.clauses ?? []),
      ...(choice.words ?? []),
      ...(choice.files ?? []),
      ...(onlyFailing ? [words.failing] : []),
    ];
    if (only.length > 0) shell.say(`${words.only}: ${only.join(", ")}`);
    shell.say(`${words.waiting} ${words.keys}`);
  };

  const everything = async (changed: readonly string[] = []): Promise<void> => {
    for (const one of watched) await runRules(one, choice);
    show(changed);
  };

  const failing = (): ReadonlySet<string> =>
    new Set(
      last.results
        .filter((result) => result.failures.length > 0)
        .map(({ case: { span, name } }) => `${span.uri}\n${name}`),
    );

  const command = async (key: string, rest: string | undefined): Promise<boolean> => {
    const ask = (question: string): Promise<string> => (rest === undefined ? askLine(question) : Promise.resolve(rest));
    switch (key) {
      case "q":
        return false;
      case "a":
        choice = {};
        onlyFailing = false;
        break;
      case "f":
        onlyFailing = !onlyFailing;
        break;
      case "c":
        choice = { ...choice, clauses: split(await ask(words.clause)) };
        break;
      case "w":
        choice = { ...choice, words: split(await ask(words.words)) };
        break;
      case "p":
        choice = { ...choice, files: split(await ask(words.file)) };
        break;
      case "":
      case "r":
        break;
      default:
        return true;
    }
    await everything();
    return true;
  };

  /** Compiles the rule set and runs all of its cases. */
  async function runRules(one: Watched, chosen: Choice): Promise<void> {
    const { program, diagnostics, sources } = await compiled(one.target.folder);
    const keep = onlyFailing ? failing() : undefined;
    one.runs.clear();
    one.broken = program === undefined;
    if (program === undefined) {
      one.runs.set("", { results: [], diagnostics, sources });
      return;
    }
    one.suite = await readSuite(one.target.folder, program, sources, one.target.files);
    runFiles(one, one.suite, chosen, keep);
  }

  function runFiles(one: Watched, suite: Suite, chosen: Choice, keep: ReadonlySet<string> | undefined): void {
    for (const path of suite.files) {
      const own: Suite = {
        ...suite,
        cases: suite.cases.filter(({ span }) => isOf(span.uri, path)),
        diagnostics: suite.diagnostics.filter((found) => isOf(found.span?.uri ?? found.uri ?? "", path)),
      };
      const choose = (each: Suite["cases"][number]): boolean =>
        isChosen(each, chosen) && (keep === undefined || keep.has(`${each.span.uri}\n${each.name}`));
      one.runs.set(path, runSuite(own, { choose }));
    }
  }

  /** Runs again what the changed files concern. */
  const changed = async (paths: readonly string[]): Promise<void> => {
    const names = new Set<string>();
    for (const one of watched) {
      const kinds = paths.map((path) => concerns(path, one.suite, one.target.folder));
      paths
        .filter((_, i) => kinds[i] !== undefined)
        .forEach((path) => void names.add(path.slice(path.lastIndexOf("/") + 1)));
      if (kinds.includes("rules")) await runRules(one, choice);
      else if (kinds.includes("cases") && one.suite !== undefined && !one.broken) {
        const { suite } = one;
        const listed = one.target.files ?? suiteFiles(suite.folder, suite.program.document.id);
        const files = paths.filter((path) => listed.some((file) => resolve(file) === resolve(path)));
        for (const gone of [...one.runs.keys()].filter((path) => !listed.includes(path))) one.runs.delete(gone);
        const own = listed.filter((file) => files.some((path) => resolve(path) === resolve(file)));
        const read = await readSuite(suite.folder, suite.program, suite.sources, own);
        one.suite = {
          ...suite,
          files: listed,
          cases: [...suite.cases.filter(({ span }) => !own.some((file) => isOf(span.uri, file))), ...read.cases],
        };
        runFiles(one, read, choice, undefined);
      }
    }
    if (names.size > 0) show([...names]);
  };

  for (const one of watched) await runRules(one, choice);
  const watchers = foldersOf(watched).flatMap((folder) => startWatching(folder, (path) => notice(path)));
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  // One run after the other, whatever comes in meanwhile.
  let running: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = running.then(work);
    running = next.catch(() => undefined);
    return next;
  };
  function notice(path: string): void {
    pending.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...pending];
      pending.clear();
      void inTurn(() => changed(paths));
    }, SETTLED_AFTER);
  }
  // Shown once the files are watched: who reads it may change one at once.
  show([]);
  await commands((key, rest) => inTurn(() => command(key, rest)));
  clearTimeout(timer);
  for (const one of watchers) one.close();
  return last.results.some((result) => result.failures.length > 0) || last.diagnostics.length > 0
    ? EXIT.findings
    : EXIT.fine;
}

/** A finding or a case of a spreadsheet lies in a cell of the file. */
function isOf(uri: string, path: string): boolean {
  return uri === path || uri.startsWith(`${path}#`);
}

function split(text: string): readonly string[] {
  return text.split(/[,;]/).flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
}

function foldersOf(watched: readonly Watched[]): readonly string[] {
  const folders = watched.flatMap(({ target, suite }) => [
    ...ruleFolders(suite, target.folder),
    ...(suite === undefined ? [] : goldenFolder(target.folder, suite.program.document.id)),
    ...(target.files ?? []).map((file) => resolve(dirname(file))),
  ]);
  const all = [...new Set(folders.map((folder) => resolve(folder)))];
  // What lies inside a watched folder is watched with it.
  return all.filter((folder) => !all.some((other) => other !== folder && folder.startsWith(`${other}/`)));
}

function startWatching(folder: string, notice: (path: string) => void): readonly FSWatcher[] {
  try {
    const watcher = watchFolder(folder, { recursive: true }, (_, name) => {
      if (name !== null) notice(resolve(folder, name));
    });
    watcher.on("error", () => undefined);
    return [watcher];
  } catch {
    // A folder that went away is noticed by its parent, or not at all; the rest is still watched.
    return [];
  }
}

/** Keys from a terminal, lines from anything else; ends when `act` says so, or when the person interrupts. */
async function commands(act: (key: string, rest: string | undefined) => Promise<boolean>): Promise<void> {
  if (process.stdin.isTTY !== true) {
    const lines = createInterface({ input: process.stdin });
    for await (const line of lines) {
      const [key = "", ...rest] = line.trim().split(" ");
      if (await act(key, rest.length === 0 ? undefined : rest.join(" "))) continue;
      // An open pipe would keep the process from ending.
      process.stdin.destroy();
      return;
    }
    // The input is closed, as in a script: what is left is to watch until interrupted.
    await new Promise<void>((done) => void process.once("SIGINT", () => done()));
    return;
  }
  process.stdin.setRawMode(true);
  process.stdin.resume();
  try {
    for (;;) {
      const key = await nextKey();
      if (key === "\u0003" || key === "\u0004") return;
      if (!(await act(key === "\r" || key === "\n" ? "" : key, undefined))) return;
    }
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
  }
}

function nextKey(): Promise<string> {
  return new Promise((done) => void process.stdin.once("data", (data) => done(data.toString("utf8"))));
}

async function askLine(question: string): Promise<string> {
  process.stdin.setRawMode?.(false);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await prompt.question(question);
  } finally {
    prompt.close();
    process.stdin.setRawMode?.(true);
    process.stdin.resume();
  }
}

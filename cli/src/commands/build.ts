/** `khoan build`: a rule set to a module for developers; with `--watch` again whenever a rule file changes. */
import { watch as watchFolder } from "node:fs";
import { dirname, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type Diagnostic, command as rows, type SourceText } from "@khoan/diagnostics";
import { buildModule } from "@khoan/emit";
import { runtimeText } from "@khoan/vite-plugin/runtime-text";
import { outProblem, writeFolder } from "../build-folder.ts";
import { compiled, tidy } from "../rule-set.ts";
import { complain, EXIT, type Shell, showFindings } from "../shell.ts";
import type { Options } from "../verbs.ts";

/** Editors write a file in several steps. */
const SETTLED_AFTER = 80;

type Job = { readonly folder: string; readonly out: string; readonly format: string };

export async function build(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const out = options["out"];
  if (typeof out !== "string" || out === "") {
    complain(
      shell,
      rows.usage({ file: "" }, { detail: { vi: "thiếu --out <thư mục>", en: "--out <dir> is missing" } }),
    );
    return EXIT.usage;
  }
  const job: Job = { folder: tidy(args[0] ?? ""), out: tidy(out), format: String(options["format"]) };
  return options["watch"] === true ? watching(shell, job) : (await buildOnce(shell, job)).code;
}

type Outcome = { readonly code: number; readonly folders: readonly string[] };

/** Builds, writes and tells; `folders` hold the rule files that were read. */
async function buildOnce(shell: Shell, { folder, out, format }: Job): Promise<Outcome> {
  const { program, diagnostics, sources } = await compiled(folder);
  const folders = foldersOf(folder, sources);
  const failed = (code: number, ...found: readonly Diagnostic[]): Outcome => {
    showFindings(shell, found, sources, format);
    return { code, folders };
  };
  if (program === undefined) return failed(EXIT.findings, ...diagnostics);
  const problem = outProblem(out, folders, program.document.id);
  if (problem !== undefined) return failed(EXIT.usage, problem);
  const { files } = buildModule(program, sources, { runtime: await runtimeText({ minify: true }) });
  const result = writeFolder(out, files);
  if ("problem" in result) return failed(EXIT.findings, result.problem);
  const listed = [...files].map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text),
    gzipped: gzipSync(text).length,
    written: result.written.includes(name),
  }));
  if (diagnostics.length > 0) showFindings(shell, diagnostics, sources, "text");
  const { id } = program.document;
  if (format === "json") {
    shell.out(JSON.stringify({ ruleSet: id, digest: program.digest, out, files: listed }, null, 2));
  } else shell.out(summary(shell, id, program.digest, out, listed));
  return { code: EXIT.fine, folders };
}

function foldersOf(folder: string, sources: ReadonlyMap<string, SourceText>): readonly string[] {
  return [...new Set([folder, ...[...sources.keys()].map((uri) => dirname(uri))])];
}

type Listed = { readonly name: string; readonly bytes: number; readonly gzipped: number; readonly written: boolean };

function summary(shell: Shell, id: string, digest: string, out: string, files: readonly Listed[]): string {
  const { lang } = shell;
  const kilobytes = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const size = (bytes: number): string => `${kilobytes.format(bytes / 1000)} kB`;
  const widest = Math.max(...files.map(({ name }) => name.length));
  const same = shell.tell({ vi: "không đổi", en: "unchanged" });
  const lines = files.map(
    ({ name, bytes, gzipped, written }) =>
      `  ${name.padEnd(widest)}  ${size(bytes).padStart(9)}  gzip ${size(gzipped).padStart(8)}${written ? "" : `  ${same}`}`,
  );
  const made = shell.tell({ vi: `${id} → ${out}`, en: `${id} → ${out}` });
  return [made, ...lines, `  ${shell.tell({ vi: "mã băm", en: "digest" })} ${digest}`].join("\n");
}

/**
 * Builds, and again after changes, one build after the other, until interrupted. What was built last stays while the
 * rules are broken. The exit code is that of the last build; what can't become right by itself ends it at once.
 */
async function watching(shell: Shell, job: Job): Promise<number> {
  let last: Outcome = { code: EXIT.fine, folders: [job.folder] };
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Map<string, () => void>();
  const follow = (folders: readonly string[]): void => {
    for (const folder of folders.map((one) => resolve(one))) {
      if (!watchers.has(folder)) watchers.set(folder, startWatching(folder, changed));
    }
  };
  const once = async (): Promise<void> => {
    last = await buildOnce(shell, job);
    follow(last.folders);
    if (last.code !== EXIT.usage) waiting();
  };
  function changed(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(once).catch((error: unknown) => stop(error));
    }, SETTLED_AFTER);
  }
  const waiting = (): void =>
    shell.say(
      shell.tell({
        vi: "Đang đợi tệp quy tắc thay đổi… (Ctrl+C để dừng)",
        en: "Waiting for rule files to change… (Ctrl+C ends)",
      }),
    );
  let stop: (error?: unknown) => void = () => undefined;
  const ended = new Promise<void>((done, fail) => {
    stop = (error) => (error === undefined ? done() : fail(error));
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  try {
    // Watched before it is read, so that no change falls in between.
    follow(last.folders);
    running = once();
    await running;
    if (last.code === EXIT.usage) return last.code;
    await ended;
    clearTimeout(timer);
    await running;
    return last.code;
  } finally {
    for (const close of watchers.values()) close();
  }
}

/** Rule files only; a folder that can't be watched is left out. */
function startWatching(folder: string, changed: () => void): () => void {
  try {
    const watcher = watchFolder(folder, (_, name) => {
      if (name?.endsWith(".yaml") !== false) changed();
    });
    watcher.on("error", () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}

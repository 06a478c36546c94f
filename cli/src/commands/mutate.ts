/** `khoan mutate`: whether the golden cases notice each small change of the law. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  command as commandRows,
  type Diagnostic,
  fold,
  mutation as rows,
  type SourceText,
  sourceText,
} from "@khoan/diagnostics";
import { hostDiagnostic, type Program } from "@khoan/language/core";
import {
  idleReasons,
  type Mutant,
  type MutantResult,
  type MutationReport,
  mutationHtml,
  mutationJson,
  mutationSummary,
  mutationText,
  type Reasons,
  readReasons,
  scoreOf,
} from "@khoan/mutate";
import { usage } from "../command-words.ts";
import { type Bench, benchOf, importers } from "../mutate-bench.ts";
import { runMutants } from "../mutate-run.ts";
import { changedSince } from "../mutate-since.ts";
import { nodeHost, writeAtomic } from "../node-host.ts";
import { tidy } from "../rule-set.ts";
import { complain, EXIT, type Shell, showFindings } from "../shell.ts";
import type { Options } from "../verbs.ts";

type Chosen = (mutant: Mutant, program: Program) => boolean;

export async function mutate(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const folder = tidy(args[0] ?? ".");
  const format = String(options["format"]);
  const numbers = readNumbers(options);
  if ("code" in numbers) return refuse(shell, numbers);
  const own = await benchOf(folder);
  if (!("program" in own)) {
    showFindings(shell, own.diagnostics, own.sources, format);
    return EXIT.findings;
  }
  const ruleSet = own.program.document.id;
  const benches = await benchesOf(own, ruleSet);
  if (benches.every((bench) => bench.cases.length === 0)) {
    complain(shell, commandRows.noCases({ file: folder }, { id: ruleSet }));
    return EXIT.findings;
  }
  const unread = benches.flatMap((bench) => bench.diagnostics);
  const sources = new Map(benches.flatMap((bench) => [...bench.sources]));
  const { reasons, diagnostics } = reasonsOf(folder, ruleSet, sources);
  if ([...unread, ...diagnostics].some((one) => one.severity === "error")) {
    showFindings(shell, [...unread, ...diagnostics], sources, format);
    return EXIT.findings;
  }
  const chosen = await chooser(shell, own, options);
  if (chosen === undefined) return EXIT.usage;
  const whole = options["clause"] === undefined && options["since"] === undefined;
  const results = await runMutants(shell, benches, {
    ...numbers,
    ruleSet,
    chosen,
    reasons,
    fresh: options["fresh"] === true,
  });
  if (!Array.isArray(results)) {
    showFindings(shell, [results as Diagnostic], sources, format);
    return EXIT.findings;
  }
  const report: MutationReport = {
    ruleSet,
    title: own.program.document.title,
    program: benches[0]?.program ?? own.program,
    sources,
    results,
    cases: benches.reduce((sum, bench) => sum + bench.cases.length, 0),
  };
  write(shell, report, format, options);
  const findings = [
    ...(whole ? staleReasons(benches, results, reasons) : []),
    ...thresholdOf(own.program, results, whole, folder),
  ];
  if (findings.length > 0) showFindings(shell, findings, sources, "text");
  shell.say(mutationSummary(report, shell.lang));
  return findings.length > 0 ? EXIT.findings : EXIT.fine;
}

/** The rule set itself, or, where no case is its own, those that import it. */
async function benchesOf(own: Bench, ruleSet: string): Promise<readonly Bench[]> {
  if (own.cases.length > 0) return [own];
  const others = await Promise.all(importers(own.folder, ruleSet).map((folder) => benchOf(folder, ruleSet)));
  return others.filter((one): one is Bench => "program" in one);
}

type Numbers = { readonly jobs: number | undefined; readonly timeout: number; readonly lives: number };

function readNumbers(options: Options): Numbers | Diagnostic {
  const wrong = (name: string): Diagnostic =>
    usage({ vi: `--${name} phải là một số nguyên`, en: `--${name} must be a whole number` });
  const read = (name: string, least: number): number | undefined => {
    const text = String(options[name] ?? "");
    return /^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined;
  };
  const jobs = read("jobs", 1);
  const timeout = read("timeout", 1);
  const lives = read("lives", 0);
  if (options["jobs"] !== undefined && jobs === undefined) return wrong("jobs");
  if (timeout === undefined) return wrong("timeout");
  return lives === undefined ? wrong("lives") : { jobs, timeout: timeout * 1000, lives };
}

function refuse(shell: Shell, diagnostic: Diagnostic): number {
  complain(shell, diagnostic);
  return EXIT.usage;
}

/** Which mutants were asked for; undefined after saying what is wrong with the question. */
async function chooser(
  shell: Shell,
  { program, folder, sources }: Bench,
  options: Options,
): Promise<Chosen | undefined> {
  const since = options["since"];
  const changed = typeof since === "string" ? changedSince(since, folder, program, sources) : undefined;
  if (changed !== undefined && "code" in changed) {
    complain(shell, changed);
    return undefined;
  }
  const asked = typeof options["clause"] === "string" ? options["clause"].split(",").map((id) => id.trim()) : undefined;
  const within = (id: string, wanted: string): boolean =>
    fold(id) === fold(wanted) ||
    (fold(id).startsWith(fold(wanted)) && /^[.\-/]/.test(fold(id).slice(fold(wanted).length)));
  const bare = (id: string): string => id.slice(id.lastIndexOf("/") + 1);
  return (mutant, holder) =>
    mutant.clauses.some((clause) => {
      const id = bare(holder.clauses[clause]?.id ?? "");
      return (
        (asked === undefined || asked.some((one) => within(id, one))) && (changed === undefined || changed.has(id))
      );
    });
}

/** The reasons of the rule set’s `mutants.yaml`, beside its golden cases or in its own folder. */
function reasonsOf(
  folder: string,
  id: string,
  sources: Map<string, SourceText>,
): { readonly reasons: Reasons; readonly diagnostics: readonly Diagnostic[] } {
  const path = reasonsFile(folder, id);
  if (path === undefined) return { reasons: new Map(), diagnostics: [] };
  const read = nodeHost.readText(path);
  if ("error" in read) return { reasons: new Map(), diagnostics: [hostDiagnostic(path, read, false)] };
  const source = sourceText(path, read.text);
  sources.set(path, source);
  return readReasons(source);
}

function reasonsFile(folder: string, id: string): string | undefined {
  for (let up = resolve(folder); ; up = dirname(up)) {
    const path = join(up, "test", "golden", id, "mutants.yaml");
    if (existsSync(path)) return tidy(path);
    if (dirname(up) === up) break;
  }
  const own = `${folder}/mutants.yaml`;
  return existsSync(own) ? own : undefined;
}

/** Reasons for what is no more, or needs none. */
function staleReasons(
  benches: readonly Bench[],
  results: readonly MutantResult[],
  reasons: Reasons,
): readonly Diagnostic[] {
  const needed = new Set(results.flatMap(({ mutant, reason }) => (reason === undefined ? [] : [mutant.key])));
  return idleReasons(
    reasons,
    benches.flatMap((bench) => bench.mutants),
    needed,
  );
}

function thresholdOf(
  program: Program,
  results: readonly MutantResult[],
  whole: boolean,
  folder: string,
): readonly Diagnostic[] {
  const threshold = program.document.thresholds?.mutation;
  const { percent } = scoreOf(results);
  if (!whole || threshold === undefined || percent >= threshold) return [];
  return [rows.mutationBelow({ file: folder }, { score: String(percent), threshold: String(threshold) })];
}

function write(shell: Shell, report: MutationReport, format: string, options: Options): void {
  const out = typeof options["out"] === "string" ? options["out"] : undefined;
  const text =
    format === "json"
      ? `${JSON.stringify(mutationJson(report, shell.lang), null, 2)}\n`
      : format === "html"
        ? mutationHtml(report, shell.lang)
        : mutationText(report, {
            lang: shell.lang,
            colour: out === undefined && shell.colour,
            all: options["all"] === true,
          });
  if (out === undefined) shell.out(text);
  else {
    writeAtomic(out, text.endsWith("\n") ? text : `${text}\n`);
    shell.say(out);
  }
}

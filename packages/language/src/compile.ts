/**
 * From a folder to a `Program`:
 *
 *   files ──1-source──▶ YamlNode ──3-model──▶ RuleSet ──4-symbols──▶ Symbols ──5-elaborate──▶ Program
 *                          formulas ──2-syntax──▶ Expression ─────────────────▶ Core
 *
 * No phase changes its input and none throws; each reports what it finds and goes on with what is left. A program is
 * given out only where nothing found was an error.
 */
import { type Diagnostic, type SourceText, sortDiagnostics } from "@khoan/diagnostics";
import { type FileReader, fileReader } from "./1-source/file-reader.ts";
import type { Host } from "./1-source/host.ts";
import { type LoadedRuleSet, readRuleSets } from "./1-source/read-rule-set.ts";
import { buildSymbols, type Symbols } from "./4-symbols/symbols.ts";
import { elaborateProgram } from "./5-elaborate/program.ts";
import type { Kept } from "./5-elaborate/units.ts";
import type { Program } from "./core/program.ts";
import { digestOf } from "./digest.ts";

export type Compilation = {
  readonly program?: Program;
  /** In order of file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
};

/** A compilation with what its phases made, for whoever looks at rules rather than runs them. */
export type Analysis = {
  readonly folder: string;
  /** The rule set itself first; none where its document could not be read. */
  readonly ruleSets: readonly LoadedRuleSet[];
  readonly symbols: Symbols;
  /** Without a digest; to be run only where `ok`. Absent where there is no rule set. */
  readonly draft?: Program;
  /** Whether nothing found was an error. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
  /** For the next analysis of the same folder. */
  readonly kept?: Kept;
};

/** Compiles the rule set in `folder` with all it imports. Never throws for bad input. */
export function compileFolder(host: Host, folder: string): Compilation {
  const analysis = finish(analysing(host, fileReader(host), folder));
  const program = programOf(analysis, host);
  const { diagnostics, sources } = analysis;
  return { ...(program === undefined ? {} : { program }), diagnostics, sources };
}

/**
 * Compiles phase by phase: whoever drives it may do something else at each `yield`, or never come back. What has not
 * changed since `before`, an analysis of the same folder by the same reader, is taken over from it.
 */
export function* analysing(
  host: Pick<Host, "list">,
  reader: FileReader,
  folder: string,
  before?: Analysis,
): Generator<void, Analysis> {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    found.push(diagnostic);
  };
  const { ruleSets, sources } = readRuleSets(host, reader, folder, report);
  yield;
  const symbols = buildSymbols(ruleSets, report, before?.symbols);
  yield;
  const made = ruleSets.length === 0 ? undefined : elaborateProgram(ruleSets, symbols, "", report, before?.kept);
  yield;
  const diagnostics = sortDiagnostics(found);
  const ok = made !== undefined && !diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const whole = { folder, ruleSets, symbols, ok, diagnostics, sources };
  return made === undefined ? whole : { ...whole, draft: made.program, kept: made.kept };
}

/** What a generator comes to when nobody interrupts it. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The program, with the digest of its texts; undefined where something is wrong with it. */
export function programOf({ ok, draft, sources }: Analysis, host: Pick<Host, "sha256">): Program | undefined {
  return ok && draft !== undefined ? { ...draft, digest: digestOf(sources.values(), host.sha256) } : undefined;
}

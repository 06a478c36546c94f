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
import { fileReader } from "./1-source/file-reader.ts";
import type { Host } from "./1-source/host.ts";
import { readRuleSets } from "./1-source/read-rule-set.ts";
import { buildSymbols } from "./4-symbols/symbols.ts";
import { elaborateProgram } from "./5-elaborate/program.ts";
import type { Program } from "./core/program.ts";
import { digestOf } from "./digest.ts";

export type Compilation = {
  readonly program?: Program;
  /** In order of file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
};

/** Compiles the rule set in `folder` with all it imports. Never throws for bad input. */
export function compileFolder(host: Host, folder: string): Compilation {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const { ruleSets, sources } = readRuleSets(host, fileReader(host), folder, report);
  if (ruleSets.length === 0) return { diagnostics: sortDiagnostics(diagnostics), sources };
  const symbols = buildSymbols(ruleSets, report);
  const digest = digestOf(sources.values(), host.sha256);
  const program = elaborateProgram(ruleSets, symbols, digest, report);
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  return { ...(failed ? {} : { program }), diagnostics: sortDiagnostics(diagnostics), sources };
}

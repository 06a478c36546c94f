/**
 * What mutants are tried on: a program that holds the changed rule set, with its cases. For most rule sets that is their
 * own program; one that gives no results of its own, as a decree of rates does, is tried on those that import it.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Case } from "@khoan/cases";
import type { Diagnostic, SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { type Mutant, mutantsOf } from "@khoan/mutate";
import { nodeHost } from "./node-host.ts";
import { allRuleSets, compiled, tidy } from "./rule-set.ts";
import { readSuite } from "./test-run.ts";

export type Bench = {
  readonly folder: string;
  readonly program: Program;
  readonly sources: Map<string, SourceText>;
  readonly cases: readonly Case[];
  readonly mutants: readonly Mutant[];
  readonly diagnostics: readonly Diagnostic[];
};

/** The rule set of a folder as the ground for mutants of `ruleSet`; without a program where it does not compile. */
export async function benchOf(
  folder: string,
  ruleSet?: string,
): Promise<Bench | { readonly diagnostics: readonly Diagnostic[]; readonly sources: Map<string, SourceText> }> {
  const { program, diagnostics, sources } = await compiled(folder);
  if (program === undefined) return { diagnostics, sources };
  const mutants = mutantsOf(program, new Map(sources), nodeHost.sha256, ruleSet);
  const suite = await readSuite(folder, program, sources);
  return { folder, program, sources, cases: suite.cases, mutants, diagnostics: suite.diagnostics };
}

/** The folders of rule sets that import this one: under `rules/`, and those in folders beside it. */
export function importers(folder: string, id: string): readonly string[] {
  const beside = globSync("*/document.yaml", { cwd: dirname(resolve(folder)) });
  const siblings = beside.map((path) => tidy(join(dirname(resolve(folder)), dirname(path))));
  const around = [...new Set([...allRuleSets(), ...siblings])];
  return around.filter((one) => resolve(one) !== resolve(folder) && imports(one, id)).toSorted();
}

const IMPORTS = /^(?:imports|nhập):[ \t]*\[([^\]]*)\]/mu;

function imports(folder: string, id: string): boolean {
  const text = readFileSync(`${folder}/document.yaml`, "utf8").normalize("NFC");
  const listed = IMPORTS.exec(text)?.[1]?.split(",") ?? [];
  return listed.some((one) => one.trim().replaceAll(/["']/g, "") === id);
}

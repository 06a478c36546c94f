/** Where rule sets and their golden cases lie, and compiling one, or taking it as it was kept. */
import { globSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Diagnostic, SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { nodeHost } from "./node-host.ts";
import { recall, remember } from "./program-cache.ts";
import { type Shell, showFindings } from "./shell.ts";

export type Loaded = { readonly program: Program; readonly sources: Map<string, SourceText> };

export type Compiled = { readonly sources: Map<string, SourceText>; readonly diagnostics: readonly Diagnostic[] } & (
  | { readonly program: Program }
  | { readonly program?: never }
);

/** The rule set, kept or compiled anew; without a program where it has errors. */
export async function compiled(folder: string): Promise<Compiled> {
  const path = tidy(folder);
  const kept = recall(path);
  if (kept !== undefined) return { ...kept, diagnostics: [] };
  // The compiler is loaded only where it is needed.
  const { compileFolder } = await import("@khoan/language");
  const { program, diagnostics, sources } = compileFolder(nodeHost, path);
  if (program === undefined) return { diagnostics, sources: new Map(sources) };
  if (diagnostics.length === 0) remember(path, program, sources);
  return { program, diagnostics, sources: new Map(sources) };
}

/** The rule set, or undefined after its errors were shown. */
export async function load(shell: Shell, folder: string, format: string): Promise<Loaded | undefined> {
  const { program, diagnostics, sources } = await compiled(folder);
  if (program !== undefined) return { program, sources };
  showFindings(shell, diagnostics, sources, format);
  return undefined;
}

/** The path with `/`, relative to where the person stands where that is shorter; `.` by its own name. */
export function tidy(folder: string): string {
  const whole = resolve(folder);
  const near = relative(process.cwd(), whole);
  const chosen = near === "" || near.startsWith("..") || near.length > whole.length ? whole : near;
  return chosen.replaceAll("\\", "/");
}

/** All folders under `rules/` that hold a document.yaml. */
export function allRuleSets(): string[] {
  return globSync("rules/**/document.yaml")
    .map((path) => dirname(path).replaceAll("\\", "/"))
    .toSorted();
}

const YAML_CASES = "**/*.{cases,case}.yaml";

/** The case files of a rule set: in its own folder, and under the `test/golden/<id>` of its repository. */
export function caseFiles(folder: string, id: string, pattern = YAML_CASES): string[] {
  const found = globSync(pattern, { cwd: folder }).map((path) => `${folder}/${path}`);
  for (const golden of goldenFolder(folder, id)) {
    found.push(...globSync(pattern, { cwd: golden }).map((path) => `${golden}/${path}`));
  }
  return [...new Set(found.map((path) => path.replaceAll("\\", "/")))].toSorted();
}

/** The `test/golden/<id>` up the tree, where there is one. */
export function goldenFolder(folder: string, id: string): readonly string[] {
  for (let up = resolve(folder); ; up = dirname(up)) {
    const golden = join(up, "test", "golden", id);
    if (isFolder(golden)) return [tidy(golden)];
    if (dirname(up) === up) return [];
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

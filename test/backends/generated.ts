/** The modules that rule sets compile into, made and loaded for tests. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitJavaScript, fitsCode } from "@khoan/emit";
import { type Compilation, compileFolder, type Program } from "@khoan/language";
import type { ColumnsOf, Engine } from "@khoan/runtime";
import { nodeHost } from "../../cli/src/node-host.ts";

const RUNTIME = pathToFileURL(join(import.meta.dirname, "../../packages/runtime/src/index.ts")).href;

export type GeneratedModule = {
  readonly evaluate: Engine["evaluate"];
  readonly prepare: Engine["prepare"];
  readonly validate: Engine["validate"];
  readonly columns: ColumnsOf;
  readonly next: (facts: unknown, options: unknown) => { readonly kind: string };
  readonly engine: Engine;
};

export type Compiled = {
  readonly program: Program;
  readonly module: GeneratedModule;
  readonly code: string;
  /** Where the module's code is. */
  readonly file: string;
};

const folderOfModules = mkdtempSync(join(tmpdir(), "khoan-generated-"));
const made = new Map<string, Promise<Compiled>>();

/** A rule set compiled, generated and loaded from a file of its own; once a folder. */
export function generated(folder: string): Promise<Compiled> {
  const one = made.get(folder) ?? make(folder);
  made.set(folder, one);
  return one;
}

async function make(folder: string): Promise<Compiled> {
  return load(folder, compileFolder(nodeHost, folder));
}

let files = 0;

/** The module of a compilation, loaded from a file of its own. */
export async function load(name: string, { program, sources, diagnostics }: Compilation): Promise<Compiled> {
  if (program === undefined) throw new Error(`${name} does not compile: ${diagnostics[0]?.message.en}`);
  const { code } = emitJavaScript(program, sources, { runtime: RUNTIME, fits: fitsCode(program) });
  const file = join(folderOfModules, `${program.document.id}-${files++}.mjs`);
  writeFileSync(file, code);
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as GeneratedModule;
  return { program, module, code, file };
}

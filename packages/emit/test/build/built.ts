/** Modules built into a temporary folder and loaded, as a developer would. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { runtimeText } from "@khoan/vite-plugin/runtime-text";
import { buildModule } from "../../src/build/build-module.ts";

const runtime = await runtimeText({ minify: true });

export function built(
  program: Program,
  sources: ReadonlyMap<string, SourceText> = new Map(),
): ReadonlyMap<string, string> {
  return buildModule(program, sources, { runtime }).files;
}

export function writeBuilt(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

/** The exports of a built file. */
export async function load<T>(folder: string, name: string): Promise<T> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href)) as T;
}

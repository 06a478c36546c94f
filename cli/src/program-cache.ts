/**
 * Keeps compiled rule sets between runs, so that a decision starts at once. A kept program is used only where every
 * file of the rule set and of its imports, and the compiler itself, are what they were. It holds rules, never facts.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type SourceText, sourceText } from "@khoan/diagnostics";
import { decodeProgram, digestOf, encodeProgram, type Program } from "@khoan/language/core";
import { nodeHost, writeAtomic } from "./node-host.ts";

type Kept = {
  readonly compiler: string;
  readonly folders: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
  readonly digest: string;
};

function entryOf(folder: string): string {
  const base = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(base, "khoan", `${nodeHost.sha256(resolve(folder)).slice(0, 32)}.json`);
}

/** Changes whenever a source file of the compiler does. */
function compilerStamp(): string {
  const root = fileURLToPath(new URL("../../packages/language/src/", import.meta.url));
  const stamps = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mtimeMs, size } = statSync(path);
      return `${path} ${mtimeMs} ${size}`;
    });
  return nodeHost.sha256(stamps.toSorted().join("\n"));
}

/** The kept program and its files' texts, or undefined where there is none that still holds. */
export function recall(folder: string): { program: Program; sources: Map<string, SourceText> } | undefined {
  try {
    const text = readFileSync(entryOf(folder), "utf8");
    const end = text.indexOf("\n");
    const kept = JSON.parse(text.slice(0, end)) as Kept;
    if (kept.compiler !== compilerStamp()) return undefined;
    for (const [path, names] of Object.entries(kept.folders)) {
      const listed = nodeHost.list(path);
      if (!Array.isArray(listed) || listed.join("\n") !== names.join("\n")) return undefined;
    }
    const sources = new Map<string, SourceText>();
    for (const path of kept.files) {
      const read = nodeHost.readText(path);
      if ("error" in read) return undefined;
      sources.set(path, sourceText(path, read.text));
    }
    if (digestOf(sources.values(), nodeHost.sha256) !== kept.digest) return undefined;
    return { program: decodeProgram(text.slice(end + 1)), sources };
  } catch {
    // No entry, or one that can't be read: the rule set is compiled as if for the first time.
    return undefined;
  }
}

/** Keeps a program that compiled without findings. Where nothing can be kept, nothing is lost. */
export function remember(folder: string, program: Program, sources: ReadonlyMap<string, SourceText>): void {
  const files = [...sources.keys()];
  const folders: Record<string, readonly string[]> = {};
  for (const path of files) {
    const parent = path.slice(0, path.lastIndexOf("/"));
    const listed = nodeHost.list(parent);
    if (Array.isArray(listed)) folders[parent] = listed as readonly string[];
  }
  const kept: Kept = { compiler: compilerStamp(), folders, files, digest: program.digest };
  try {
    writeAtomic(entryOf(folder), `${JSON.stringify(kept)}\n${encodeProgram(program)}`);
  } catch {
    // A read-only home is no reason to fail.
  }
}

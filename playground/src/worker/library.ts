/** The texts a worker knows, saved and as edited, and what they compile to; compiled again only where a text changed. */
import first from "virtual:khoan-first-program";
import { type Diagnostic, type SourceText, sourceText } from "@khoan/diagnostics";
import { decodeProgram, digestOf, type Host, MAX_FILE_BYTES, type Program } from "@khoan/language/core";
import type { FileChanges, Layer } from "../protocol/messages.ts";
import { sha256 } from "./sha256.ts";

export type Compiled = {
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that were compiled, in which the diagnostics lie. */
  readonly texts: ReadonlyMap<string, SourceText>;
  /** The program of these texts, or of the last that compiled. */
  readonly program: Program | undefined;
  /** The texts that `program` was made from: its spans lie in them. */
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly sound: boolean;
};

export type Library = {
  readonly change: (layer: Layer, changes: FileChanges) => void;
  readonly compiled: (layer: Layer, folder: string) => Promise<Compiled>;
  /** Compiles once for nothing, so that the first key in a rule finds the compiler loaded and quick. */
  readonly warmUp: (folder: string) => Promise<void>;
  /** The case files of a rule set, in order of path. */
  readonly caseFiles: (layer: Layer, id: string) => readonly SourceText[];
  readonly text: (layer: Layer, path: string) => string | undefined;
};

export function openLibrary(): Library {
  const layers: Record<Layer, Map<string, string>> = { saved: new Map(), draft: new Map() };
  const kept = new Map<string, { readonly texts: ReadonlyMap<string, string>; readonly compiled: Compiled }>();

  const keep = (key: string, files: ReadonlyMap<string, string>, folder: string, compiled: Compiled): Compiled => {
    kept.set(key, { texts: textsBeside(files, folder), compiled });
    return compiled;
  };

  const compiled = async (layer: Layer, folder: string): Promise<Compiled> => {
    const files = layers[layer];
    const own = `${layer}\u0000${folder}`;
    for (const key of [own, `saved\u0000${folder}`, `draft\u0000${folder}`]) {
      const known = kept.get(key);
      if (known === undefined || !sameTexts(known.texts, files, folder)) continue;
      kept.set(own, known);
      return known.compiled;
    }
    const made = madeBefore(files, folder);
    if (made !== undefined) return keep(own, files, folder, made);
    // The compiler comes when it is first needed; by then the texts may be newer.
    const { compileFolder } = await import("./compiler.ts");
    const { program, diagnostics, sources } = compileFolder(hostOf(files), folder);
    const last = kept.get(own)?.compiled ?? kept.get(`saved\u0000${folder}`)?.compiled;
    return keep(own, files, folder, {
      diagnostics,
      texts: sources,
      program: program ?? last?.program,
      sources: program === undefined ? (last?.sources ?? sources) : sources,
      sound: program !== undefined,
    });
  };

  return {
    change: (layer, changes) => {
      for (const [path, text] of Object.entries(changes)) {
        if (text === null) layers[layer].delete(path);
        else layers[layer].set(path, text);
      }
    },
    compiled,
    warmUp: async (folder) => {
      const { compileFolder } = await import("./compiler.ts");
      compileFolder(hostOf(layers.draft), folder);
    },
    caseFiles: (layer, id) =>
      [...layers[layer]]
        .filter(([path]) => path.startsWith(`test/golden/${id}/`) && path.endsWith(".cases.yaml"))
        .map(([path, text]) => sourceText(path, text))
        .toSorted((a, b) => (a.uri < b.uri ? -1 : 1)),
    text: (layer, path) => layers[layer].get(path),
  };
}

/** The program that came with the page, where the texts are those it was made from. */
function madeBefore(files: ReadonlyMap<string, string>, folder: string): Compiled | undefined {
  if (folder !== first.folder || first.program === "") return undefined;
  const folders = new Set(first.paths.map((path) => path.slice(0, path.lastIndexOf("/") + 1)));
  const present = [...files.keys()].filter((path) => folders.has(path.slice(0, path.lastIndexOf("/") + 1)));
  if (present.length !== first.paths.length || !first.paths.every((path) => files.has(path))) return undefined;
  const program = decodeProgram(first.program);
  const sources = new Map(first.paths.map((path) => [path, sourceText(path, files.get(path) ?? "")]));
  if (digestOf(sources.values(), sha256) !== program.digest) return undefined;
  return { diagnostics: first.diagnostics, texts: sources, program, sources, sound: true };
}

/** A rule set’s folder and its siblings, which it may import. */
function beside(folder: string): string {
  return folder.slice(0, folder.lastIndexOf("/") + 1);
}

function textsBeside(files: ReadonlyMap<string, string>, folder: string): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => path.startsWith(beside(folder))));
}

function sameTexts(texts: ReadonlyMap<string, string>, files: ReadonlyMap<string, string>, folder: string): boolean {
  let count = 0;
  for (const [path, text] of files) {
    if (!path.startsWith(beside(folder))) continue;
    if (texts.get(path) !== text) return false;
    count++;
  }
  return count === texts.size;
}

function hostOf(files: ReadonlyMap<string, string>): Host {
  return {
    readText: (path) => {
      const text = files.get(path);
      if (text === undefined) return { error: "missing" };
      return text.length > MAX_FILE_BYTES ? { error: "too_large", bytes: text.length } : { text };
    },
    list: (path) => {
      const prefix = `${path}/`;
      const names = [...files.keys()]
        .filter((one) => one.startsWith(prefix) && !one.slice(prefix.length).includes("/"))
        .map((one) => one.slice(prefix.length));
      return names.length === 0 ? { error: "missing" } : names.toSorted();
    },
    sha256,
  };
}

/** The texts a worker knows, saved and as edited, and what they compile to; compiled again only where a text changed. */
import { type SourceText, sourceText } from "@khoan/diagnostics";
import { type Compilation, compileFolder, type Program } from "@khoan/language";
import { type Host, MAX_FILE_BYTES } from "@khoan/language/core";
import type { FileChanges, Layer } from "../protocol/messages.ts";
import { sha256 } from "./sha256.ts";

export type Compiled = {
  readonly compilation: Compilation;
  /** The program of these texts, or of the last that compiled. */
  readonly program: Program | undefined;
  /** The texts that `program` was made from: its spans lie in them. */
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly sound: boolean;
};

export type Library = {
  readonly change: (layer: Layer, changes: FileChanges) => void;
  readonly compiled: (layer: Layer, folder: string) => Compiled;
  /** The case files of a rule set, in order of path. */
  readonly caseFiles: (layer: Layer, id: string) => readonly SourceText[];
  readonly text: (layer: Layer, path: string) => string | undefined;
};

export function openLibrary(): Library {
  const layers: Record<Layer, Map<string, string>> = { saved: new Map(), draft: new Map() };
  const kept = new Map<string, { readonly texts: ReadonlyMap<string, string>; readonly compiled: Compiled }>();

  const compiled = (layer: Layer, folder: string): Compiled => {
    const files = layers[layer];
    const own = `${layer}\u0000${folder}`;
    for (const key of [own, `saved\u0000${folder}`, `draft\u0000${folder}`]) {
      const known = kept.get(key);
      if (known === undefined || !sameTexts(known.texts, files, folder)) continue;
      kept.set(own, known);
      return known.compiled;
    }
    const compilation = compileFolder(hostOf(files), folder);
    const last = kept.get(own)?.compiled ?? kept.get(`saved\u0000${folder}`)?.compiled;
    const fresh: Compiled =
      compilation.program === undefined
        ? { compilation, program: last?.program, sources: last?.sources ?? compilation.sources, sound: false }
        : { compilation, program: compilation.program, sources: compilation.sources, sound: true };
    kept.set(own, { texts: textsBeside(files, folder), compiled: fresh });
    return fresh;
  };

  return {
    change: (layer, changes) => {
      for (const [path, text] of Object.entries(changes)) {
        if (text === null) layers[layer].delete(path);
        else layers[layer].set(path, text);
      }
    },
    compiled,
    caseFiles: (layer, id) =>
      [...layers[layer]]
        .filter(([path]) => path.startsWith(`test/golden/${id}/`) && path.endsWith(".cases.yaml"))
        .map(([path, text]) => sourceText(path, text))
        .toSorted((a, b) => (a.uri < b.uri ? -1 : 1)),
    text: (layer, path) => layers[layer].get(path),
  };
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

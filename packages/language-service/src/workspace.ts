/**
 * The files that the service looks at: those of the host, over which lie the texts open in an editor. Trees, models and
 * analyses are kept as long as the texts they were made of stay the same.
 */
import type { Lang, SourceText } from "@khoan/diagnostics";
import {
  type Analysis,
  analysing,
  type FileReader,
  type FileTree,
  fileReader,
  finish,
  type Host,
  type HostError,
  type Program,
  programOf,
} from "@khoan/language";
import { tolerantTree } from "./tolerant-tree.ts";

/** Files as the service needs them: read when first asked for, and again after `filesChanged`. */
export type ServiceHost = Host & {
  /** Every `.yaml` file of the workspace, in any order. */
  readonly files: () => readonly string[];
};

export type RuleSetState = {
  readonly analysis: Analysis;
  /** The last analysis of which no file was broken: what other files are told while one is being typed. */
  readonly good: Analysis;
  /** The newest program without errors, and whether it is of older texts than those at hand. */
  readonly program: () => Program | undefined;
  readonly stale: boolean;
};

export type Workspace = {
  readonly reader: FileReader;
  readonly open: (path: string, text: string) => void;
  readonly close: (path: string) => void;
  /** Files of the host that were written, made or removed. */
  readonly filesChanged: (paths: readonly string[]) => void;
  readonly source: (path: string) => SourceText | undefined;
  readonly tree: (path: string) => FileTree | undefined;
  /** Folders of rule sets, sorted. */
  readonly folders: () => readonly string[];
  readonly caseFiles: () => readonly string[];
  /** Those of one rule set. */
  readonly caseFilesOf: (folder: string) => readonly string[];
  /** The rule files of a folder, without its `document.yaml`. */
  readonly filesIn: (folder: string) => readonly string[];
  /** Brings a rule set up to date, resting between the phases. */
  readonly updating: (folder: string) => Generator<void, RuleSetState>;
  readonly ruleSet: (folder: string) => RuleSetState;
  /** A rule set as it would be with other texts. */
  readonly trial: (folder: string, texts: ReadonlyMap<string, string>) => Analysis;
  /** The rule set as last looked at, however old. */
  readonly known: (folder: string) => RuleSetState | undefined;
  /** The folder of the rule set that a file belongs to or tests; undefined where there is none. */
  readonly folderOf: (path: string) => string | undefined;
  /** The vocabulary that a file is written in. */
  readonly langOf: (path: string) => Lang;
  /** Grows with every change of any text. */
  readonly revision: () => number;
};

const CASES = ".cases.yaml";

export function isCaseFile(path: string): boolean {
  return path.endsWith(CASES);
}

export function folderPath(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
}

export function createWorkspace(host: ServiceHost): Workspace {
  const opened = new Map<string, string>();
  const onDisk = new Map<string, { readonly text: string } | HostError>();
  const listed = new Map<string, readonly string[] | HostError>();
  const states = new Map<string, RuleSetState & { readonly revision: number }>();
  /** The revision of the last change in each folder. */
  const changed = new Map<string, number>();
  let all: readonly string[] | undefined;
  let allFolders: readonly string[] | undefined;
  let revision = 1;
  /** Case files by rule set; made anew when a case file changes, which may name another set. */
  let cases: ReadonlyMap<string, readonly string[]> = new Map();
  let casesRevision = 1;
  let casesAt = 0;

  const touch = (path: string): void => {
    changed.set(folderPath(path), ++revision);
    if (isCaseFile(path) || all === undefined) casesRevision++;
    if (all === undefined) allFolders = undefined;
  };
  const readText: Host["readText"] = (path) => {
    const text = opened.get(path);
    if (text !== undefined) return { text };
    const known = onDisk.get(path) ?? host.readText(path);
    onDisk.set(path, known);
    return known;
  };
  const list: Host["list"] = (path) => {
    const known = listed.get(path);
    if (known !== undefined) return known;
    const found = host.list(path);
    const inside = [...opened.keys()]
      .filter((one) => folderPath(one) === path)
      .map((one) => one.slice(path.length + 1));
    const names = Array.isArray(found) || inside.length === 0 ? found : [];
    const made = Array.isArray(names) ? [...new Set([...names, ...inside])].toSorted() : names;
    listed.set(path, made);
    return made;
  };
  const files = (): readonly string[] => {
    all ??= [...new Set([...host.files(), ...opened.keys()])].toSorted();
    return all;
  };
  const reader = fileReader({ readText }, tolerantTree);

  const isCurrent = (state: RuleSetState & { readonly revision: number }, folder: string): boolean => {
    const folders = [folder, ...state.analysis.sources.keys().map(folderPath)];
    return folders.every((one) => (changed.get(one) ?? 0) <= state.revision);
  };
  function* updating(folder: string): Generator<void, RuleSetState> {
    const before = states.get(folder);
    if (before !== undefined && isCurrent(before, folder)) return before;
    const at = revision;
    const analysis = yield* analysing({ list }, reader, folder, before?.analysis);
    const broken = [...analysis.sources.keys()].some((path) => treeOf(path)?.broken !== undefined);
    const state = {
      analysis,
      good: broken ? (before?.good ?? analysis) : analysis,
      program: analysis.ok ? once(() => programOf(analysis, host)) : (before?.program ?? (() => undefined)),
      stale: !analysis.ok,
      revision: at,
    };
    states.set(folder, state);
    return state;
  }
  const treeOf = (path: string): FileTree | undefined => {
    const tree = reader.tree(path);
    return "error" in tree ? undefined : tree;
  };
  /** What follows from the names of files alone. */
  const folders = (): readonly string[] => {
    allFolders ??= files()
      .filter((path) => path.endsWith("/document.yaml"))
      .map(folderPath);
    return allFolders;
  };
  const folderOfCases = (path: string): string | undefined => {
    const id = ruleSetNamed(treeOf(path));
    return folders().find((folder) => folder.slice(folder.lastIndexOf("/") + 1) === id);
  };
  const caseFilesOf = (folder: string): readonly string[] => {
    if (casesAt !== casesRevision) cases = Map.groupBy(files().filter(isCaseFile), (path) => folderOfCases(path) ?? "");
    casesAt = casesRevision;
    return cases.get(folder) ?? [];
  };

  return {
    reader,
    open: (path, text) => {
      if (opened.get(path) === text) return;
      if (!opened.has(path)) {
        listed.delete(folderPath(path));
        if (!files().includes(path)) all = undefined;
      }
      opened.set(path, text);
      touch(path);
    },
    close: (path) => {
      if (!opened.delete(path)) return;
      onDisk.delete(path);
      listed.delete(folderPath(path));
      all = undefined;
      touch(path);
    },
    filesChanged: (paths) => {
      all = undefined;
      for (const path of paths) {
        onDisk.delete(path);
        listed.delete(folderPath(path));
        touch(path);
      }
    },
    source: (path) => treeOf(path)?.source,
    tree: treeOf,
    folders,
    caseFiles: () => files().filter(isCaseFile),
    caseFilesOf,
    filesIn: (folder) =>
      files().filter((path) => folderPath(path) === folder && !isCaseFile(path) && !path.endsWith("/document.yaml")),
    updating,
    ruleSet: (folder) => finish(updating(folder)),
    trial: (folder, texts) => {
      const read: Host["readText"] = (path) => {
        const text = texts.get(path);
        return text === undefined ? readText(path) : { text };
      };
      return finish(analysing({ list }, fileReader({ readText: read }), folder));
    },
    known: (folder) => states.get(folder),
    folderOf: (path) => {
      if (isCaseFile(path)) return folderOfCases(path);
      const folder = folderPath(path);
      return folders().includes(folder) ? folder : undefined;
    },
    langOf: (path) => {
      if (isCaseFile(path)) return languageNamed(treeOf(path));
      const document = treeOf(`${folderPath(path)}/document.yaml`);
      return document === undefined ? "vi" : reader.document(document).lang;
    },
    revision: () => revision,
  };
}

/** Made when first asked for: its digest is over all texts. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function scalarAt(tree: FileTree | undefined, keys: readonly string[]): string | undefined {
  const value = tree?.root?.entries.find(({ key }) => keys.includes(key.text))?.value;
  return value?.kind === "scalar" ? value.text : undefined;
}

/** The rule set that a case file tests. */
function ruleSetNamed(tree: FileTree | undefined): string | undefined {
  return scalarAt(tree, ["bộ_quy_tắc", "rule_set"]);
}

function languageNamed(tree: FileTree | undefined): Lang {
  return scalarAt(tree, ["ngôn_ngữ", "language"]) === "en" ? "en" : "vi";
}

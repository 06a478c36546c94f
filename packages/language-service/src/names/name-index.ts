/**
 * All names of the workspace: those of a file by place, those of a target over all files that know its rule set. Made
 * when asked for, file by file, and kept as long as file and declarations stay what they were.
 */
import type { Span } from "@khoan/diagnostics";
import type { Analysis, FileTree, LoadedRuleSet } from "@khoan/language";
import { isCaseFile, type Workspace } from "../workspace.ts";
import { caseNames } from "./case-names.ts";
import { documentNames, type NamesContext, namesContext, ruleNames } from "./rule-names.ts";
import { keyOf, type Occurrence, type Target } from "./target.ts";

export type NameIndex = {
  /** In the order of the file, each place once. */
  readonly inFile: (path: string) => readonly Occurrence[];
  /** The name at an offset (its end included). */
  readonly at: (path: string, offset: number) => Occurrence | undefined;
  readonly of: (what: Target) => readonly Occurrence[];
  readonly context: (analysis: Analysis) => NamesContext;
};

type FileNames = {
  readonly names: readonly Occurrence[];
  readonly byTarget: () => ReadonlyMap<string, readonly Occurrence[]>;
};

export function createNameIndex(workspace: Workspace): NameIndex {
  const contexts = new WeakMap<Analysis, NamesContext>();
  /** By tree: the names, and what stays the same as long as they hold. */
  const known = new WeakMap<FileTree, { readonly by: object; readonly file: FileNames }>();

  const context = (analysis: Analysis): NamesContext => {
    const made = contexts.get(analysis) ?? namesContext(analysis);
    contexts.set(analysis, made);
    return made;
  };
  const namesOf = (path: string, analysis: Analysis): FileNames => {
    const tree = workspace.tree(path);
    if (tree === undefined) return NONE;
    const by = holder(path, analysis);
    const before = known.get(tree);
    if (before?.by === by) return before.file;
    const file = fileNames(isCaseFile(path) ? namesOfCases(path, tree, analysis) : namesOfRules(path, tree, analysis));
    known.set(tree, { by, file });
    return file;
  };
  const namesOfCases = (path: string, tree: FileTree, analysis: Analysis): readonly Occurrence[] =>
    tree.root === undefined ? [] : caseNames(tree.root, workspace.langOf(path), context(analysis));
  const namesOfRules = (path: string, tree: FileTree, analysis: Analysis): readonly Occurrence[] => {
    const main = analysis.ruleSets[0];
    if (main === undefined) return [];
    if (path.endsWith("/document.yaml")) return documentNames(main.document, tree, main, context(analysis));
    const part = partOf(main, path);
    return part === undefined ? [] : ruleNames(part, main, context(analysis));
  };
  /** A rule set's own files and cases. */
  const pathsOf = (folder: string, analysis: Analysis): readonly string[] => [
    `${folder}/document.yaml`,
    ...(analysis.ruleSets[0]?.parts.map((part) => part.uri) ?? []),
    ...workspace.caseFilesOf(folder),
  ];
  const inFile = (path: string): readonly Occurrence[] => {
    const folder = workspace.folderOf(path);
    return folder === undefined ? [] : namesOf(path, workspace.ruleSet(folder).analysis).names;
  };
  return {
    context,
    inFile,
    at: (path, offset) => {
      const here = inFile(path).filter(({ span }) => span.start <= offset && offset <= span.end);
      // Where two names touch, the one that begins here.
      return here.findLast(({ span }) => offset < span.end) ?? here.at(-1);
    },
    of: (what) => {
      const key = keyOf(what);
      if (what.kind === "local") return inFile(what.owner).filter((one) => keyOf(one.target) === key);
      return workspace.folders().flatMap((folder) => {
        const { analysis } = workspace.ruleSet(folder);
        if (!knows(analysis, what.owner)) return [];
        return pathsOf(folder, analysis).flatMap((path) => namesOf(path, analysis).byTarget().get(key) ?? []);
      });
    },
  };
}

/** The unit of a file holds as long as its text and all that it looked up; cases look at declarations alone. */
function holder(path: string, analysis: Analysis): object {
  const { kept } = analysis;
  const at = analysis.ruleSets[0]?.parts.findIndex((part) => part.uri === path) ?? -1;
  return (at === -1 ? kept?.surface : kept?.units[at]) ?? analysis;
}

function fileNames(found: readonly Occurrence[]): FileNames {
  const names = ordered(found);
  let byTarget: ReadonlyMap<string, readonly Occurrence[]> | undefined;
  return {
    names,
    byTarget: () => {
      byTarget ??= Map.groupBy(names, (one) => keyOf(one.target));
      return byTarget;
    },
  };
}

const NONE: FileNames = fileNames([]);

function knows(analysis: Analysis, ruleSet: string): boolean {
  return analysis.ruleSets.some(({ document }) => document.id.name === ruleSet);
}

/** The file's part in the rule set of its folder. */
export function partOf(ruleSet: LoadedRuleSet, path: string): LoadedRuleSet["parts"][number] | undefined {
  return ruleSet.parts.find((part) => part.uri === path);
}

function ordered(names: readonly Occurrence[]): readonly Occurrence[] {
  const seen = new Set<string>();
  return names
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .filter((one) => {
      const key = placeKey(one.span, one.target);
      return !seen.has(key) && seen.add(key);
    });
}

function placeKey({ start, end }: Span, what: Target): string {
  return `${start}:${end}:${keyOf(what)}`;
}

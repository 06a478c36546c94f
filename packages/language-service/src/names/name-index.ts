/**
 * All names of the workspace: those of a file by place, those of a target over all files that know its rule set. Made
 * when asked for, file by file, and kept as long as file and declarations stay what they were.
 */
import type { Span } from "@khoan/diagnostics";
import type { Analysis, FileTree, LoadedRuleSet } from "@khoan/language";
import { folderPath, isCaseFile, type Workspace } from "../workspace.ts";
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

export function createNameIndex(workspace: Workspace): NameIndex {
  const contexts = new WeakMap<Analysis, NamesContext>();
  const known = new WeakMap<FileTree, { readonly by: Analysis; readonly names: readonly Occurrence[] }>();
  const byTarget = new WeakMap<
    Analysis,
    { readonly revision: number; readonly names: ReadonlyMap<string, readonly Occurrence[]> }
  >();

  const context = (analysis: Analysis): NamesContext => {
    const made = contexts.get(analysis) ?? namesContext(analysis);
    contexts.set(analysis, made);
    return made;
  };
  const namesOf = (path: string, analysis: Analysis): readonly Occurrence[] => {
    const tree = workspace.tree(path);
    if (tree === undefined) return [];
    const before = known.get(tree);
    if (before?.by === analysis) return before.names;
    const names = ordered(isCaseFile(path) ? namesOfCases(path, tree, analysis) : namesOfRules(path, tree, analysis));
    known.set(tree, { by: analysis, names });
    return names;
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
  /** Of a rule set's own files and cases, by target. */
  const tableOf = (folder: string): ReadonlyMap<string, readonly Occurrence[]> => {
    const { analysis } = workspace.ruleSet(folder);
    const before = byTarget.get(analysis);
    if (before?.revision === workspace.revision()) return before.names;
    const main = analysis.ruleSets[0];
    const paths = [
      `${folder}/document.yaml`,
      ...(main?.parts.map((part) => part.uri) ?? []),
      ...workspace.caseFiles().filter((path) => workspace.folderOf(path) === folder),
    ];
    const names = Map.groupBy(
      paths.flatMap((path) => namesOf(path, analysis)),
      (one) => keyOf(one.target),
    );
    byTarget.set(analysis, { revision: workspace.revision(), names });
    return names;
  };
  const inFile = (path: string): readonly Occurrence[] => {
    const folder = workspace.folderOf(path);
    return folder === undefined ? [] : namesOf(path, workspace.ruleSet(folder).analysis);
  };
  return {
    context,
    inFile,
    at: (path, offset) => {
      const here = inFile(path).filter(({ span }) => span.start <= offset && offset <= span.end);
      // Where two names touch, the one that begins here.
      return here.findLast(({ span }) => offset < span.end) ?? here.at(-1);
    },
    of: (what) =>
      what.kind === "local"
        ? inFile(what.owner).filter((one) => keyOf(one.target) === keyOf(what))
        : workspace
            .folders()
            .filter((folder) => knows(workspace.ruleSet(folder).analysis, what.owner))
            .flatMap((folder) => tableOf(folder).get(keyOf(what)) ?? []),
  };
}

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

/** The folder of a rule set that another imports or that stands beside it. */
export function folderOfRuleSet(from: string, id: string): string {
  return `${folderPath(from)}/${id}`;
}

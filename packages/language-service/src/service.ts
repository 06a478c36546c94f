/**
 * The language service: files opened and changed, and everything an editor asks about them, as plain data of the Language
 * Server Protocol. No promises, no clock, no files of its own: the host brings texts, the day and the person's language.
 */

import type { Program } from "@khoan/language";
import { codeActions, type OfferedAction, resolveAction } from "./actions/code-actions.ts";
import { type Completion, complete } from "./completion/complete.ts";
import type { Context, Settings } from "./context.ts";
import { codeLenses } from "./features/code-lens.ts";
import { describe } from "./features/describe.ts";
import { diagnose } from "./features/diagnostics.ts";
import { foldingRanges, selectionRange } from "./features/folding.ts";
import { formatting } from "./features/formatting.ts";
import { hover } from "./features/hover.ts";
import { inlayHints } from "./features/inlay.ts";
import { documentLinks } from "./features/links.ts";
import { definition, highlights, implementation, references, typeDefinition } from "./features/navigation.ts";
import { prepareRename, type Refusal, rename } from "./features/rename.ts";
import { semanticTokens } from "./features/semantic-tokens.ts";
import { documentSymbols, workspaceSymbols } from "./features/symbols.ts";
import type {
  CodeLens,
  CompletionItem,
  DiagnosticItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "./lsp.ts";
import { createNameIndex } from "./names/name-index.ts";
import { splice } from "./positions.ts";
import { createCaseRuns } from "./runs/case-runs.ts";
import { type Evaluation, type EvaluationRequest, evaluate } from "./runs/evaluation.ts";
import {
  type CaseReport,
  caseReport,
  clauseTree,
  type RuleSetInfo,
  ruleSets,
  type TreeNode,
} from "./runs/rule-set-view.ts";
import { createWorkspace, isCaseFile, type RuleSetState, type ServiceHost, type Workspace } from "./workspace.ts";

/** A change of a document: of a range, or of all of it. */
export type ContentChange = { readonly range: Range; readonly text: string } | { readonly text: string };

/** `stale`: the rules at hand have errors, and the last that had none answered. */
export type Answer<T> = { readonly value: T; readonly stale: boolean };

export type Service = {
  readonly workspace: Workspace;
  readonly settings: (change: Partial<Settings>) => void;
  /** The language that the person is spoken to in. */
  readonly language: () => Settings["lang"];
  readonly open: (uri: string, text: string) => void;
  /** Applies changes in order, each to what the one before left. */
  readonly change: (uri: string, changes: readonly ContentChange[]) => void;
  readonly close: (uri: string) => void;
  /** Files that changed outside the editor. */
  readonly filesChanged: (uris: readonly string[]) => void;

  /** Brings the rule set of a file up to date, resting between the phases; whoever drives it may stop. */
  readonly update: (uri: string) => Generator<void, RuleSetState | undefined>;
  /** Whether a file holds golden cases. */
  readonly isCaseFile: (uri: string) => boolean;
  /** What the workspace holds. */
  readonly ruleSets: () => readonly RuleSetInfo[];
  /** The law’s tree with the state of each clause; `name` is a rule set’s id or a file of it. Runs its golden cases. */
  readonly tree: (name: string) => Generator<void, Answer<readonly TreeNode[]> | undefined>;
  readonly cases: (name: string) => Generator<void, Answer<CaseReport> | undefined>;
  readonly evaluate: (name: string, request: EvaluationRequest) => Generator<void, Answer<Evaluation> | undefined>;
  /** Runs the golden cases of a file's rule set and finds which show their clauses to matter, resting in between. */
  readonly study: (uri: string) => Generator<void, void>;
  /** Files whose findings may differ after a change of this one: of its rule set, of those that import it, their cases. */
  readonly affectedBy: (uri: string) => readonly string[];
  readonly diagnostics: (uri: string) => readonly DiagnosticItem[];
  readonly completion: (uri: string, position: Position) => Completion;
  /** The item with its documentation. */
  readonly resolveCompletion: (uri: string, item: CompletionItem, completion: Completion) => CompletionItem;
  readonly hover: (uri: string, position: Position) => Hover | undefined;
  readonly definition: (uri: string, position: Position) => readonly Location[];
  readonly typeDefinition: (uri: string, position: Position) => readonly Location[];
  readonly implementation: (uri: string, position: Position) => readonly Location[];
  readonly references: (uri: string, position: Position, declared: boolean) => readonly Location[];
  readonly highlights: (uri: string, position: Position) => ReturnType<typeof highlights>;
  readonly documentSymbols: (uri: string) => readonly DocumentSymbol[];
  readonly workspaceSymbols: (query: string) => readonly WorkspaceSymbol[];
  readonly prepareRename: (uri: string, position: Position) => ReturnType<typeof prepareRename>;
  readonly rename: (uri: string, position: Position, newName: string) => WorkspaceEdit | Refusal | undefined;
  readonly semanticTokens: (uri: string, range?: Range) => readonly number[];
  readonly codeLenses: (uri: string) => readonly CodeLens[];
  /** Values of the golden case chosen in the settings. */
  readonly inlayHints: (uri: string, range: Range) => readonly InlayHint[];
  readonly documentLinks: (uri: string) => readonly DocumentLink[];
  readonly formatting: (uri: string) => readonly TextEdit[];
  readonly codeActions: (uri: string, range: Range) => readonly OfferedAction[];
  /** The edit of an action that was offered without one. */
  readonly resolveAction: (data: NonNullable<OfferedAction["data"]>) => WorkspaceEdit | undefined;
  readonly foldingRanges: (uri: string) => readonly FoldingRange[];
  readonly selectionRange: (uri: string, position: Position) => SelectionRange;
};

export function createService(host: ServiceHost, initial: Partial<Settings> = {}): Service {
  const workspace = createWorkspace(host);
  let settings: Settings = { lang: "vi", ...initial };
  const context: Context = {
    workspace,
    names: createNameIndex(workspace),
    runs: createCaseRuns(workspace),
    settings: () => settings,
  };
  /** The folder of a rule set, by its id or a file of it. */
  const folderNamed = (name: string): string | undefined =>
    workspace.folders().find((folder) => folder.slice(folder.lastIndexOf("/") + 1) === name) ??
    workspace.folderOf(name);
  function* withProgram<T>(
    name: string,
    make: (program: Program, folder: string) => Generator<void, T | undefined>,
  ): Generator<void, Answer<T> | undefined> {
    const folder = folderNamed(name);
    if (folder === undefined) return undefined;
    const { program, stale } = yield* workspace.updating(folder);
    const compiled = program();
    const value = compiled && (yield* make(compiled, folder));
    return value === undefined ? undefined : { value, stale };
  }

  return {
    workspace,
    settings: (change) => {
      settings = { ...settings, ...change };
    },
    language: () => settings.lang,
    open: workspace.open,
    change: (uri, changes) => {
      for (const change of changes) {
        const source = "range" in change ? workspace.source(uri) : undefined;
        workspace.open(uri, "range" in change && source !== undefined ? splice(source, change) : change.text);
      }
    },
    close: workspace.close,
    filesChanged: workspace.filesChanged,
    update: function* (uri) {
      const folder = workspace.folderOf(uri);
      return folder === undefined ? undefined : yield* workspace.updating(folder);
    },
    isCaseFile,
    ruleSets: () => ruleSets(context),
    tree: (name) =>
      withProgram(name, function* (program, folder) {
        return clauseTree(program, yield* context.runs.running(folder), context);
      }),
    cases: (name) =>
      withProgram(name, function* (program, folder) {
        return caseReport(program, yield* context.runs.running(folder), context);
      }),
    evaluate: (name, request) =>
      // biome-ignore lint/correctness/useYield: a decision is one step
      withProgram(name, function* (program) {
        return evaluate(program, request, settings.lang);
      }),
    study: function* (uri) {
      const folder = workspace.folderOf(uri);
      if (folder !== undefined) yield* context.runs.studying(folder);
    },
    affectedBy: (uri) => affected(uri, workspace),
    diagnostics: (uri) => diagnose(uri, context),
    completion: (uri, position) => complete(uri, position, context),
    resolveCompletion: (uri, item, completion) => resolved(uri, item, completion, context),
    hover: (uri, position) => hover(uri, position, context),
    definition: (uri, position) => definition(uri, position, context),
    typeDefinition: (uri, position) => typeDefinition(uri, position, context),
    implementation: (uri, position) => implementation(uri, position, context),
    references: (uri, position, declared) => references(uri, position, declared, context),
    highlights: (uri, position) => highlights(uri, position, context),
    documentSymbols: (uri) => documentSymbols(uri, context),
    workspaceSymbols: (query) => workspaceSymbols(query, context),
    prepareRename: (uri, position) => prepareRename(uri, position, context),
    rename: (uri, position, newName) => rename(uri, position, newName, context),
    semanticTokens: (uri, range) => semanticTokens(uri, context, range),
    codeLenses: (uri) => codeLenses(uri, context),
    inlayHints: (uri, range) => inlayHints(uri, range, context),
    documentLinks: (uri) => documentLinks(uri, context),
    formatting: (uri) => formatting(uri, context),
    codeActions: (uri, range) => codeActions(uri, range, context),
    resolveAction: (data) => resolveAction(data, context),
    foldingRanges: (uri) => foldingRanges(uri, context),
    selectionRange: (uri, position) => selectionRange(uri, position, context),
  };
}

function resolved(uri: string, item: CompletionItem, completion: Completion, context: Context): CompletionItem {
  const what = completion.targets.get(item.label);
  const folder = context.workspace.folderOf(uri);
  if (what === undefined || folder === undefined) return item;
  const value = describe(what, context.workspace.ruleSet(folder).analysis, context);
  return value === undefined ? item : { ...item, documentation: { kind: "markdown", value } };
}

function affected(uri: string, workspace: Workspace): readonly string[] {
  const own = workspace.folderOf(uri);
  if (own === undefined) return [uri];
  const files = new Set([uri]);
  for (const folder of workspace.folders()) {
    const state = folder === own ? workspace.ruleSet(folder) : workspace.known(folder);
    if (state === undefined || !(folder === own || state.analysis.sources.has(uri))) continue;
    for (const path of state.analysis.sources.keys()) files.add(path);
    for (const path of workspace.caseFilesOf(folder)) files.add(path);
  }
  return [...files];
}

/**
 * What can be done at a place: mend a finding, or one of the refactorings. The edit of a refactoring is made when it is
 * chosen, and tried first: it must leave every file well-formed and bring no error that was not there before.
 */
import { readCases } from "@khoan/cases";
import { type Diagnostic, sourceText } from "@khoan/diagnostics";
import type { Context } from "../context.ts";
import { proved, type Splices, spliced } from "../edits/proof.ts";
import { diagnose } from "../features/diagnostics.ts";
import type { CodeAction, DiagnosticItem, Range, WorkspaceEdit } from "../lsp.ts";
import { offsetOf } from "../positions.ts";
import { isCaseFile } from "../workspace.ts";
import type { Action, Offer, Place } from "./action.ts";
import { addCase } from "./add-case.ts";
import { addException } from "./add-exception.ts";
import { addVersion } from "./add-version.ts";
import { extractParameter } from "./extract-parameter.ts";
import { translate } from "./translate.ts";

const OFFERS: readonly Offer[] = [extractParameter, addVersion, addException, addCase, translate];

/** A refactoring that is offered but not made yet: `data` brings it back. */
export type OfferedAction = Omit<CodeAction, "edit"> & {
  readonly edit?: WorkspaceEdit;
  readonly data?: { readonly uri: string; readonly range: Range; readonly id: Action["id"] };
};

export function codeActions(path: string, range: Range, context: Context): readonly OfferedAction[] {
  const { lang } = context.settings();
  const fixes = diagnose(path, context)
    .filter((item) => overlap(item.range, range))
    .flatMap(fixesOf);
  return [
    ...fixes,
    ...offered(path, range, context).map(
      (action): OfferedAction => ({
        title: action.title[lang],
        kind: action.kind,
        data: { uri: path, range, id: action.id },
      }),
    ),
  ];
}

/** The action with its edit; undefined where it no longer applies, or its edit would break something. */
export function resolveAction(
  { uri, range, id }: { readonly uri: string; readonly range: Range; readonly id: Action["id"] },
  context: Context,
): WorkspaceEdit | undefined {
  const splices = offered(uri, range, context)
    .find((action) => action.id === id)
    ?.splices();
  if (splices === undefined || breaks(uri, splices, context)) return undefined;
  return proved(splices, context);
}

function offered(path: string, range: Range, context: Context): readonly Action[] {
  const source = context.workspace.source(path);
  const tree = context.workspace.tree(path);
  // Half a file gives no safe ground for an edit.
  if (source === undefined || tree === undefined || tree.broken !== undefined) return [];
  const place: Place = {
    path,
    start: offsetOf(source, range.start),
    end: offsetOf(source, range.end),
    lang: context.workspace.langOf(path),
  };
  const offers = isCaseFile(path) ? [translate] : OFFERS;
  return offers.flatMap((offer) => offer(place, context) ?? []);
}

function fixesOf(item: DiagnosticItem): readonly CodeAction[] {
  return item.data.fixes.map(({ title, edit }) => ({
    title,
    kind: "quickfix" as const,
    edit,
    diagnostics: [item],
    isPreferred: item.data.fixes.length === 1,
  }));
}

function overlap(a: Range, b: Range): boolean {
  const before = (x: Range["start"], y: Range["start"]): boolean =>
    x.line < y.line || (x.line === y.line && x.character <= y.character);
  return before(a.start, b.end) && before(b.start, a.end);
}

/** Whether the rule set would have an error that it does not have now. */
function breaks(path: string, splices: Splices, context: Context): boolean {
  const { workspace } = context;
  const folder = workspace.folderOf(path);
  if (folder === undefined) return true;
  const texts = new Map(
    [...splices].map(([one, all]) => [one, spliced(workspace.source(one)?.text ?? "", all)] as const),
  );
  const errors = (found: readonly Diagnostic[]): number => found.filter((one) => one.severity === "error").length;
  const before = workspace.ruleSet(folder);
  const after = workspace.trial(folder, texts);
  if (errors(after.diagnostics) > errors(before.analysis.diagnostics)) return true;
  const program = after.ok ? after.draft : undefined;
  return [...texts].some(([one, text]) => {
    if (program === undefined || !isCaseFile(one)) return false;
    const known = context.runs.read(one, program)?.diagnostics ?? [];
    return errors(readCases(sourceText(one, text), program).diagnostics) > errors(known);
  });
}

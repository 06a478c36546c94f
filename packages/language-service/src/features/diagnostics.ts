/** What is wrong in a file, as its editor shows it: messages in the person's language, related places, quick fixes. */
import { type Diagnostic, type Lang, uriOf } from "@khoan/diagnostics";
import { type Context, locationOf, rangeIn } from "../context.ts";
import type { DiagnosticItem, QuickFix } from "../lsp.ts";
import { rangeOf } from "../positions.ts";
import { isCaseFile } from "../workspace.ts";

const SEVERITY = { error: 1, warning: 2, note: 3 } as const;

/** The findings of one file: of its own rule set, of those that import it, or of its cases, whose failures are findings once they were run. */
export function diagnose(path: string, context: Context): readonly DiagnosticItem[] {
  return findings(path, context).map((one) => itemOf(path, one, context));
}

function findings(path: string, context: Context): readonly Diagnostic[] {
  const { workspace } = context;
  const tree = workspace.tree(path);
  if (tree === undefined) return [];
  // Half a file says nothing of what it means.
  if (tree.broken !== undefined) return tree.diagnostics;
  if (isCaseFile(path)) return caseFindings(path, context);
  const folder = workspace.folderOf(path);
  if (folder === undefined) return tree.diagnostics;
  return distinct(
    workspace
      .folders()
      .map((one) => workspace.ruleSet(one).good)
      .filter((analysis) => analysis.folder === folder || analysis.sources.has(path))
      .flatMap((analysis) => analysis.diagnostics.filter((one) => uriOf(one) === path)),
  );
}

/** A rule set and those that import it mostly find the same. */
function distinct(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = `${one.code}:${one.span?.start}:${one.span?.end}:${one.message.en}`;
    return !seen.has(key) && seen.add(key);
  });
}

function caseFindings(path: string, context: Context): readonly Diagnostic[] {
  const { workspace } = context;
  const folder = workspace.folderOf(path);
  const tree = workspace.tree(path);
  if (tree === undefined) return [];
  const program = folder === undefined ? undefined : workspace.ruleSet(folder).program();
  const file = program && context.runs.read(path, program);
  if (file === undefined) return tree.diagnostics;
  const failures = context.runs.resultsOf(file)?.flatMap((one) => one.failures.map((failure) => failure.diagnostic));
  return [...file.diagnostics, ...(failures ?? [])];
}

function itemOf(path: string, one: Diagnostic, context: Context): DiagnosticItem {
  const { lang } = context.settings();
  const start = one.span?.start ?? 0;
  const source = context.workspace.source(path);
  const range =
    source === undefined || one.span === undefined
      ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
      : // An empty place could not be seen.
        rangeOf(source, { start, end: Math.max(one.span.end, Math.min(start + 1, source.text.length)) });
  const help = one.help[lang];
  return {
    range,
    severity: SEVERITY[one.severity],
    code: one.code,
    source: "khoan",
    message: help === "" ? one.message[lang] : `${one.message[lang]}\n${help}`,
    relatedInformation: one.related.map((related) => ({
      location: locationOf(related.span, context),
      message: related.message[lang],
    })),
    data: { name: one.name, fixes: one.fixes.map((fix) => quickFix(fix, lang, context)) },
  };
}

function quickFix(fix: Diagnostic["fixes"][number], lang: Lang, context: Context): QuickFix {
  const changes: Record<string, { range: ReturnType<typeof rangeIn>; newText: string }[]> = {};
  for (const { span, newText } of fix.edits) {
    const edits = changes[span.uri] ?? [];
    edits.push({ range: rangeIn(span.uri, span, context), newText });
    changes[span.uri] = edits;
  }
  return { title: fix.title[lang], edit: { changes } };
}

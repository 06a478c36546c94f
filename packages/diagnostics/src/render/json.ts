/** Findings as plain data for other programs, in one language; the caller prints it with `JSON.stringify`. */
import type { Diagnostic, Lang, Severity } from "../diagnostic.ts";
import { sortDiagnostics, uriOf } from "../order.ts";
import type { Span } from "../span.ts";
import { type Place, placeOf, type Sources } from "./place.ts";

/** Lines and columns from 1 in code points, the end exclusive; left out where only the file is known ("" for none). */
export type JsonPlace = { readonly file: string } | Place;

export type JsonDiagnostic = JsonPlace & {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (JsonPlace & { readonly newText: string })[];
  }[];
};

/** Sorted, each finding once. */
export function renderJson(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  lang: Lang,
): readonly JsonDiagnostic[] {
  return sortDiagnostics(diagnostics).map((diagnostic) => ({
    code: diagnostic.code,
    name: diagnostic.name,
    severity: diagnostic.severity,
    message: diagnostic.message[lang],
    help: diagnostic.help[lang],
    ...jsonPlace(diagnostic.span, uriOf(diagnostic), sources),
    related: diagnostic.related.map(({ span, message }) => ({
      message: message[lang],
      ...jsonPlace(span, span.uri, sources),
    })),
    fixes: diagnostic.fixes.map(({ title, edits }) => ({
      title: title[lang],
      edits: edits.map(({ span, newText }) => ({ ...jsonPlace(span, span.uri, sources), newText })),
    })),
  }));
}

function jsonPlace(span: Span | undefined, file: string, sources: Sources): JsonPlace {
  return (span && placeOf(span, sources)) ?? { file };
}

import type { Span } from "./span.ts";

/** The languages that every message exists in. */
export type Lang = "vi" | "en";

export type Severity = "error" | "warning" | "note";

/** An edit of a source text, as plain data that any host can apply. */
export type TextEdit = { readonly span: Span; readonly newText: string };

export type Fix = { readonly title: Readonly<Record<Lang, string>>; readonly edits: readonly TextEdit[] };

export type Related = { readonly span: Span; readonly message: Readonly<Record<Lang, string>> };

/**
 * One finding, as plain data: what was found and how to mend it in both languages, and where.
 * `span` is absent only where no text exists (a missing file, a folder).
 */
export type Diagnostic = {
  /** `KHnnn`; never reused. */
  readonly code: string;
  /** The row's key in the catalogue, e.g. `unknownName`. */
  readonly name: string;
  readonly severity: Severity;
  readonly message: Readonly<Record<Lang, string>>;
  readonly help: Readonly<Record<Lang, string>>;
  readonly span?: Span;
  /** The file or folder, where there is no span. */
  readonly uri?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
};

/** What a phase returns: a value where one could be made, and everything found on the way. */
export type Outcome<T> = { readonly value?: T; readonly diagnostics: readonly Diagnostic[] };

/** Where phases put what they find. */
export type Report = (diagnostic: Diagnostic) => void;

/**
 * The shapes of the Language Server Protocol (3.17) that the service speaks, as plain data: a host hands them on as they
 * are. Lines and characters count from 0, characters in UTF-16 units. `uri` is the path by which the host knows a file.
 */
export type Position = { readonly line: number; readonly character: number };
export type Range = { readonly start: Position; readonly end: Position };
export type Location = { readonly uri: string; readonly range: Range };
export type TextEdit = { readonly range: Range; readonly newText: string };
export type WorkspaceEdit = { readonly changes: Readonly<Record<string, readonly TextEdit[]>> };

export type DiagnosticItem = {
  readonly range: Range;
  readonly severity: 1 | 2 | 3 | 4;
  readonly code: string;
  readonly source: "khoan";
  readonly message: string;
  readonly relatedInformation: readonly { readonly location: Location; readonly message: string }[];
  /** Quick fixes, which a client hands back with the diagnostic. */
  readonly data: { readonly fixes: readonly QuickFix[]; readonly name: string };
};
export type QuickFix = { readonly title: string; readonly edit: WorkspaceEdit };

/** Kinds of completion items that the service uses, by the protocol's numbers. */
export const COMPLETION_KIND = {
  function: 3,
  field: 5,
  variable: 6,
  module: 9,
  property: 10,
  unit: 11,
  value: 12,
  keyword: 14,
  file: 17,
  reference: 18,
  member: 20,
  constant: 21,
  struct: 22,
} as const;

export type CompletionItem = {
  readonly label: string;
  readonly kind: number;
  readonly detail?: string;
  readonly documentation?: { readonly kind: "markdown"; readonly value: string };
  readonly sortText: string;
  readonly filterText: string;
  readonly textEdit: TextEdit;
  readonly insertTextFormat: 1 | 2;
  readonly preselect?: boolean;
};
export type CompletionList = { readonly isIncomplete: boolean; readonly items: readonly CompletionItem[] };

export type Hover = { readonly contents: { readonly kind: "markdown"; readonly value: string }; readonly range: Range };

/** Kinds of symbols that the service uses, by the protocol's numbers. */
export const SYMBOL_KIND = {
  file: 1,
  module: 2,
  namespace: 3,
  class: 5,
  property: 7,
  field: 8,
  enum: 10,
  function: 12,
  variable: 13,
  constant: 14,
  string: 15,
  object: 19,
  member: 22,
  struct: 23,
  event: 24,
} as const;

export type DocumentSymbol = {
  readonly name: string;
  readonly detail?: string;
  readonly kind: number;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
};
export type WorkspaceSymbol = {
  readonly name: string;
  readonly kind: number;
  readonly containerName?: string;
  readonly location: Location;
};

export type FoldingRange = { readonly startLine: number; readonly endLine: number; readonly kind?: "comment" };
export type SelectionRange = { readonly range: Range; readonly parent?: SelectionRange };
export type InlayHint = {
  readonly position: Position;
  readonly label: string;
  readonly tooltip?: string;
  readonly paddingLeft: true;
};
export type CodeLens = {
  readonly range: Range;
  readonly command: { readonly title: string; readonly command: string; readonly arguments?: readonly unknown[] };
};
/** `target` is the file; a host adds `line`, which counts from 1, to its address. */
export type DocumentLink = {
  readonly range: Range;
  readonly target: string;
  readonly line: number;
  readonly tooltip?: string;
};
export type CodeAction = {
  readonly title: string;
  readonly kind: "quickfix" | "refactor" | "refactor.extract" | "refactor.rewrite" | "source";
  readonly edit: WorkspaceEdit;
  readonly diagnostics?: readonly DiagnosticItem[];
  readonly isPreferred?: boolean;
};

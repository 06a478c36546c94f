import type { Diagnostic, Fix, Lang, Related, Severity } from "./diagnostic.ts";
import type { Span } from "./span.ts";

type Text<P> = Readonly<Record<Lang, (params: P) => string>>;

/** A row of the catalogue. Both languages take one parameter type, so a forgotten hole does not compile. */
export type Row<P> = {
  readonly code: `KH${number}`;
  readonly severity: Severity;
  /** What was found and what was expected. */
  readonly text: Text<P>;
  /** How to mend it. */
  readonly help: Text<P>;
  /** For `khoan explain`: why the rule exists, in a sentence or two. */
  readonly about: Readonly<Record<Lang, string>>;
};

/** Where a finding lies: a place in a text, or a file that could not be read. */
export type Where = Span | { readonly file: string };

export type Extras = { readonly related?: readonly Related[]; readonly fixes?: readonly Fix[] };

/** Makes diagnostics of one row. */
export type Maker<P> = ((where: Where, params: P, extras?: Extras) => Diagnostic) & { readonly row: Row<P> };

/** Declares one diagnostic; the parameter type is written at the call: `diagnostic<{ name: string }>("unknownName", {…})`. */
export function diagnostic<P>(name: string, row: Row<P>): Maker<P> {
  const make = (where: Where, params: P, extras: Extras = {}): Diagnostic => ({
    code: row.code,
    name,
    severity: row.severity,
    message: { vi: row.text.vi(params), en: row.text.en(params) },
    help: { vi: row.help.vi(params), en: row.help.en(params) },
    ...("file" in where ? { uri: where.file } : { span: where }),
    related: extras.related ?? [],
    fixes: extras.fixes ?? [],
  });
  return Object.assign(make, { row });
}

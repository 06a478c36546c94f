/** How a row of the catalogue is declared, and the function that makes diagnostics of it. */
import type { Diagnostic, Fix, Lang, Related, Severity } from "./diagnostic.ts";
import type { Span } from "./span.ts";

/** What was found and what was expected; then how to mend it. */
type Text<P> = Readonly<Record<Lang, (params: P) => readonly [message: string, help: string]>>;

/** Both languages take one parameter type, so a forgotten hole does not compile. */
export type Row<P> = {
  readonly code: `KH${number}`;
  readonly name: string;
  readonly severity: Severity;
  readonly text: Text<P>;
};

/** Where a finding lies: a place in a text, or a file that could not be read. */
export type Where = Span | { readonly file: string };

export type Extras = { readonly related?: readonly Related[]; readonly fixes?: readonly Fix[] };

/** Makes diagnostics of one row. */
export type Maker<P> = ((where: Where, params: P, extras?: Extras) => Diagnostic) & { readonly row: Row<P> };

/** Declares one diagnostic: the name is how code speaks of it, the code how people do; codes are never used again. */
export function diagnostic<P>(name: string, code: `KH${number}`, severity: Severity, text: Text<P>): Maker<P> {
  const make = (where: Where, params: P, extras: Extras = {}): Diagnostic => {
    const [vi, viHelp] = text.vi(params);
    const [en, enHelp] = text.en(params);
    return {
      code,
      name,
      severity,
      message: { vi, en },
      help: { vi: viHelp, en: enHelp },
      ...("file" in where ? { uri: where.file } : { span: where }),
      related: extras.related ?? [],
      fixes: extras.fixes ?? [],
    };
  };
  return Object.assign(make, { row: { code, name, severity, text } });
}

/** “a”, “b” or “c”, for the end of a message; empty where there is nothing to suggest. */
export function didYouMean(nearest: readonly string[]): Readonly<Record<Lang, string>> {
  if (nearest.length === 0) return { vi: "", en: "" };
  const quoted = nearest.map((name) => `“${name}”`);
  return { vi: ` Có phải ${quoted.join(", ")}?`, en: ` Did you mean ${quoted.join(", ")}?` };
}

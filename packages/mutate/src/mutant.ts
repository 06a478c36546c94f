/**
 * One change of the law, as data: where, what it was and what it became, which clauses answer for it, and how the
 * program with it is made.
 */
import type { Lang, Span } from "@khoan/diagnostics";
import type { Core, Program } from "@khoan/language/core";

export type Texts = Readonly<Record<Lang, string>>;

/** What is changed. Names of kinds are part of the keys by which reasons are written: never rename one. */
export type MutantKind =
  | "literal"
  | "comparison"
  | "connective"
  | "negation"
  | "atom"
  | "quantifier"
  | "member"
  | "order"
  | "clause"
  | "enum"
  | "text"
  | "arithmetic"
  | "extreme"
  | "bound"
  | "rounding"
  | "branch"
  | "fallback"
  | "endpoint"
  | "contribution"
  | "condition"
  | "exception"
  | "target"
  | "priority"
  | "combine"
  | "effective"
  | "rate"
  | "version"
  | "version_date";

/** Formulas whose equality would prove that nothing changed; or two conditions that must never hold together. */
export type Claim =
  | { readonly kind: "same"; readonly pairs: readonly (readonly [before: Core, after: Core])[] }
  | { readonly kind: "exclusive"; readonly first: Core | undefined; readonly second: Core | undefined }
  /** Nothing can change, for the reason given. */
  | { readonly kind: "certain"; readonly why: Texts };

export type Mutant = {
  /** Clause, place in its rules, kind, digest of the rule's text: the same as long as the rule is. */
  readonly key: string;
  readonly kind: MutantKind;
  /** Indexes of the clauses that answer for it; the first is where it is reported. */
  readonly clauses: readonly number[];
  /** Clauses by which a case may cite it: those above, and others that restate the same rate. */
  readonly cited: readonly number[];
  /** Indexes of the variables whose rules differ. */
  readonly variables: readonly number[];
  /** Whether an invariant differs, which every case looks at. */
  readonly everywhere: boolean;
  readonly span: Span;
  /** Source text, white space collapsed. */
  readonly before: string;
  readonly after: string;
  readonly what: Texts;
  readonly claim?: Claim;
  /** Shares every part that did not change. */
  readonly apply: () => Program;
};

/** A mutant before it has its key. */
export type Draft = Omit<Mutant, "key" | "cited" | "everywhere"> & {
  readonly cited?: readonly number[];
  readonly everywhere?: boolean;
  /** Where in the clause's rules, and which of the changes possible there. */
  readonly place: string;
  readonly detail: string;
  /** The text whose digest keeps the key honest. */
  readonly text: string;
};

/** What a generated module hands out. Each module's own `.d.ts` says it more precisely for its rule set. */

/** A result that is known. */
export type Known<T> = { readonly known: true; readonly value: T };
/** A result that can't be told yet, and the facts that would settle it, by path. */
export type Unknown = { readonly known: false; readonly missing: readonly string[] };
export type Outcome = Known<unknown> | Unknown;

/** What is wrong, by code and path; `expected` and `got` name forms, never a value of the case. */
export type KhoanError = {
  readonly code: string;
  readonly path: string;
  readonly expected?: string;
  readonly got?: string;
  readonly message: { readonly vi: string; readonly en: string };
};

export type Failed = { readonly kind: "failed"; readonly errors: readonly KhoanError[] };

export type RuleSet = {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly title: string;
  readonly language: "vi" | "en";
};

export type Outputs = { readonly [name: string]: Outcome };

/** Months `YYYY-MM`, both included, in which no result changes. */
export type Segment = { readonly from: string; readonly to: string; readonly outputs: Outputs };

export type Decided = {
  readonly kind: "decided";
  readonly ruleSet: RuleSet;
  readonly at: string;
  readonly outputs: Outputs;
  readonly timeline: readonly Segment[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
  /** Why a variable has its value; only where a trace was asked for. Worked out when it is read. */
  readonly derivation?: (name: string, at?: string) => Derivation;
};

export type Single =
  | { readonly kind: "decided"; readonly value: Outcome; readonly timeline: readonly SingleSegment[] }
  | Failed;
export type SingleSegment = { readonly from: string; readonly to: string; readonly value: Outcome };

export type Options = {
  /** Month `YYYY-MM` or day `YYYY-MM-DD`. */
  readonly at: string;
  /** Last month of a timeline. */
  readonly to?: string;
  readonly readings?: Readonly<Record<string, string>>;
  readonly trace?: boolean;
};

export type Read =
  | { readonly kind: "fact"; readonly path: string; readonly value: unknown }
  | { readonly kind: "parameter"; readonly parameter: string; readonly from: string; readonly value: unknown }
  | { readonly kind: "reading"; readonly reading: string; readonly option: string }
  | { readonly kind: "variable"; readonly variable: string; readonly at: string; readonly value: unknown };

export type TracedRule = {
  readonly clause: string;
  readonly kind: string;
  readonly status: string;
  /** `file:line` of the rule. */
  readonly place: string;
  readonly value?: unknown;
  readonly because?: string;
  readonly overriddenBy: readonly string[];
  readonly conditions: readonly { readonly holds: boolean | null; readonly reads: readonly Read[] }[];
  readonly reads: readonly Read[];
};

export type Derivation = {
  readonly variable: string;
  readonly at: string;
  readonly value: unknown;
  readonly otherwise: boolean;
  readonly rules: readonly TracedRule[];
};

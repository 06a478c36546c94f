/**
 * What the workers tell the page: plain data, already in words of one language, with places in files as lines and
 * columns. Texts are texts, never markup.
 */
import type { Lang } from "@khoan/diagnostics";

export type { Lang };

/** Lines and columns from 1; columns in UTF-16 units, as editors count. */
export type PlaceView = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

export type ProblemView = {
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly help: string;
  readonly place?: PlaceView;
};

export type ClauseState = "rules" | "rates" | "not_encoded" | "empty";

export type ClauseView = {
  readonly id: string;
  readonly depth: number;
  readonly title: string;
  readonly summary: string;
  readonly limb: boolean;
  readonly state: ClauseState;
  /** Why it is not encoded, in the author's words. */
  readonly why?: string;
  readonly note?: string;
  readonly cites: readonly string[];
  /** Ids of the readings that hang on it. */
  readonly readings: readonly string[];
  readonly place: PlaceView;
  /** Of an imported rule set. */
  readonly imported: boolean;
};

export type ReadingView = {
  readonly id: string;
  readonly question: string;
  readonly clauses: readonly string[];
  readonly options: readonly { readonly id: string; readonly meaning: string }[];
  readonly chosen: string;
  readonly ground?: string;
  readonly decidedBy?: string;
  readonly place: PlaceView;
};

export type FieldKind =
  | { readonly kind: "bool" }
  | { readonly kind: "enum"; readonly members: readonly string[] }
  | { readonly kind: "date" | "month" | "year" | "int" | "text" | "clause" }
  /** `scale`: decimals shown; `minor`: of these, how many JSON counts away (money is a whole number of its least unit). */
  | {
      readonly kind: "money" | "decimal" | "percent";
      readonly scale: number;
      readonly minor: number;
      readonly unit: string;
    }
  | { readonly kind: "record"; readonly fields: readonly FieldView[] }
  | { readonly kind: "list"; readonly element: FieldKind };

export type FieldView = {
  readonly name: string;
  /** Dotted, from the root of the facts (from the record, for a field of one). */
  readonly path: string;
  readonly label: string;
  readonly question?: string;
  readonly note?: string;
  readonly type: FieldKind;
  readonly optional: boolean;
  readonly history: boolean;
  readonly sensitive: boolean;
  /** The value when not given, in words; absent: must be asked. */
  readonly fallback?: string;
};

export type CompiledView = {
  readonly id: string;
  readonly title: string;
  readonly number?: string;
  /** Language of the document and of its author's words. */
  readonly language: Lang;
  readonly digest: string;
  /** The texts as they stand compile; else what is shown comes from the last ones that did. */
  readonly sound: boolean;
  readonly clauses: readonly ClauseView[];
  readonly readings: readonly ReadingView[];
  readonly fields: readonly FieldView[];
  readonly problems: readonly ProblemView[];
  /** First and last month of the document's period, as `YYYY-MM`, where it has one. */
  readonly period: { readonly from?: string; readonly to?: string };
};

export type OutputView = {
  readonly name: string;
  readonly label: string;
  readonly headline: boolean;
  readonly lines: readonly string[];
  readonly unknown: boolean;
  readonly grounds: readonly string[];
  /** The value by the saved rules, where it is another one. */
  readonly before?: string;
  readonly place: PlaceView;
};

export type Tone = "yes" | "no" | "open";

export type SentenceView = {
  readonly tone: Tone;
  readonly when: string;
  /** What is decided, one part each: `được hưởng`, `mức hỗ trợ hằng tháng 1.000.000 đồng`. */
  readonly parts: readonly { readonly text: string; readonly tone: Tone; readonly strong: boolean }[];
  readonly grounds: readonly string[];
  /** The next change, as a sentence. */
  readonly next?: string;
  /** The same by the saved rules, where it differs. */
  readonly before?: string;
};

/** One row of the picture: an amount or a yes/no over the months. */
export type TimelineRow = {
  readonly name: string;
  readonly label: string;
  readonly kind: "amount" | "truth";
  readonly segments: readonly {
    readonly from: number;
    readonly to: number;
    readonly text: string;
    /** Share of the highest amount of the row, 0 to 1. */
    readonly level: number;
    readonly unknown: boolean;
    readonly before?: string;
  }[];
};

export type TimelineChange = {
  readonly month: number;
  readonly period: string;
  readonly texts: readonly string[];
  readonly grounds: readonly string[];
  /** What changed in the life or the law. */
  readonly causes: readonly string[];
};

export type TimelineView = {
  /** Months counted `year * 12 + month - 1`. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly TimelineRow[];
  readonly changes: readonly TimelineChange[];
};

export type WhyView = {
  readonly text: string;
  readonly clause?: string;
  readonly place?: PlaceView;
  readonly children: readonly WhyView[];
};

export type RefusalView = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly clauses: readonly {
    readonly clause: string;
    readonly text: string;
    readonly place: PlaceView;
    /** Conditions that did not hold, in the rule's own words, with what was known. */
    readonly conditions: readonly {
      readonly formula: string;
      readonly known: readonly string[];
      readonly open: boolean;
    }[];
    readonly beatenBy: readonly string[];
  }[];
  /** Single facts that would turn it. */
  readonly turns: readonly { readonly path: string; readonly label: string; readonly value: string }[];
};

export type InputErrorView = {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly help: string;
};

export type DecisionView =
  | {
      readonly kind: "decided";
      /** The month looked at, as a count of months. */
      readonly look: number;
      readonly sentence: SentenceView;
      readonly outputs: readonly OutputView[];
      readonly timeline: TimelineView;
      readonly missing: readonly { readonly path: string; readonly label: string; readonly question: string }[];
      /** Paths of facts that some result depends on, given what is known. */
      readonly relevant: readonly string[];
      readonly notes: readonly string[];
      readonly readings: readonly { readonly id: string; readonly option: string; readonly asked: boolean }[];
      /** Clauses whose rules took part. */
      readonly took: readonly string[];
      readonly why: readonly WhyView[];
      readonly refusals: readonly RefusalView[];
      readonly milliseconds: number;
    }
  | { readonly kind: "failed"; readonly errors: readonly InputErrorView[] };

export type GoldenCaseView = {
  readonly path: string;
  readonly name: string;
  readonly why: string;
  readonly clauses: readonly string[];
  readonly at: string;
  readonly to?: string;
  readonly readings: Readonly<Record<string, string>>;
  readonly facts: unknown;
  readonly line: number;
};

export type FailureView = { readonly message: string; readonly place?: PlaceView };

export type MovedCaseView = {
  readonly path: string;
  readonly name: string;
  readonly line: number;
  /** The changed clauses that took part; where none, the clauses that the case names. */
  readonly clauses: readonly string[];
  readonly changes: readonly {
    readonly label: string;
    readonly when: string;
    readonly before: string;
    readonly after: string;
  }[];
};

export type TestsView = {
  readonly total: number;
  readonly done: number;
  readonly passed: number;
  readonly failing: readonly {
    readonly path: string;
    readonly name: string;
    readonly line: number;
    readonly failures: readonly FailureView[];
  }[];
  readonly problems: readonly ProblemView[];
  readonly moved: readonly MovedCaseView[];
  /** Number of cases by clause that name it, and that examined it. */
  readonly coverage: Readonly<Record<string, { readonly cited: number; readonly examined: number }>>;
};

/** How many cases change when one reading is switched, the others left as they are. */
export type ReadingEffect = {
  readonly id: string;
  readonly option: string;
  readonly moved: number;
  readonly names: readonly string[];
};

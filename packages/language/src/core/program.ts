/**
 * A compiled rule set: declarations in document order and rules in core form. Plain data with one digest; imported
 * rule sets are part of it, their clauses known as `set/clause`.
 */
import type { Diagnostic, Span } from "@khoan/diagnostics";
import type { Core, CoreValue, MomentUnit, MonthEndPolicy, ScaleValue } from "./core.ts";
import type { Type } from "./type.ts";

/** An inclusive range of epoch days; an end that is absent is open. */
export type DayRange = { readonly from?: number; readonly to?: number };

export type Program = {
  readonly document: DocumentInfo;
  /** The rule set itself first, then what it imports. */
  readonly ruleSets: readonly DocumentInfo[];
  /** sha256 over the texts of all files of all rule sets. */
  readonly digest: string;
  readonly facts: readonly FactDeclaration[];
  readonly variables: readonly VariableDeclaration[];
  readonly parameters: readonly ParameterDeclaration[];
  readonly readings: readonly ReadingDeclaration[];
  /** In document order; those of imported rule sets follow. */
  readonly clauses: readonly ClauseInfo[];
  readonly invariants: readonly Invariant[];
  /** What facts can't all be true together: checked of cases, never part of a decision. */
  readonly plausibility: readonly Plausibility[];
};

export type DocumentInfo = {
  readonly id: string;
  readonly language: "vi" | "en";
  readonly number?: string;
  readonly title: string;
  readonly issuer?: string;
  readonly issued?: number;
  readonly effective: DayRange;
  readonly period: DayRange;
  readonly currency: string;
  readonly monthEnd: MonthEndPolicy;
  /** What the tests of the rule set must reach, in percent (0 to 100). */
  readonly thresholds?: Thresholds;
};

/** `clauses`: named, examined and noticed by a case; `conditions`: shown by cases (docs/coverage.md); `mutation`: mutants killed. In percent. */
export type Thresholds = { readonly clauses?: number; readonly conditions?: number; readonly mutation?: number };

export type Sensitivity = "public" | "personal" | "sensitive";

/** A fact, or a field of a record that facts are made of. */
export type FieldDeclaration = {
  readonly name: string;
  readonly type: Type;
  readonly history: boolean;
  /** The value when it is not given, and before the first entry of a history. */
  readonly default?: CoreValue;
  readonly whenNull: "absent" | "default" | "unknown" | "refused";
  readonly sensitivity: Sensitivity;
  readonly label?: string;
  readonly question?: string;
  readonly note?: string;
  readonly cost: number;
  /** Where the type is a record or a list of records: its fields, in order. */
  readonly fields?: readonly FieldDeclaration[];
  readonly span: Span;
};

/** `path` is the dotted name by which formulas and JSON know it: `trẻ.ngày_sinh`. */
export type FactDeclaration = FieldDeclaration & { readonly path: string };

export type Combine = "unique" | "highest" | "lowest" | "sum" | "all" | "any" | "list" | "set";
export type Role = "documents" | "steps" | "office" | "deadline" | "notes";

export type VariableDeclaration = {
  readonly name: string;
  readonly label?: string;
  readonly type: Type;
  /** Absent: the same at every moment. */
  readonly per?: MomentUnit;
  /** A day, evaluated in the variable's month or year. */
  readonly judgedOn?: Core;
  readonly output: boolean;
  readonly combine: Combine;
  /** For highest and lowest over records. */
  readonly by?: string;
  readonly otherwise?: Core;
  /** Index of the clause that says how contributions combine. */
  readonly ground?: number;
  readonly role?: Role;
  readonly sensitivity: Sensitivity;
  readonly contributions: readonly Contribution[];
  readonly overrides: readonly Override[];
  /** What is promised of its value over all lives; tested, never part of a decision. */
  readonly shapes?: readonly Shape[];
  /** Number of local slots that its formulas need. */
  readonly slots: number;
  readonly span: Span;
};

/** A fact, or a field of the record (or of the members of the list) that it is: `mẹ.ngày_sinh`. */
export type FactPlace = { readonly fact: number; readonly fields: readonly string[]; readonly path: string };

type ShapeBase = {
  /** Formulas see the variable's moment; where `when` does not surely hold, nothing is promised. */
  readonly when?: Core;
  readonly because?: string;
  readonly slots: number;
  readonly span: Span;
};

/**
 * A promise about the value of a variable over all lives. Those about a fact speak of two lives that differ in nothing
 * but one unit of that fact (a day, the smallest unit of the currency, the next member of an enum).
 */
export type Shape =
  | (ShapeBase & { readonly kind: "never_negative" })
  | (ShapeBase & { readonly kind: "at_most"; readonly bound: Core })
  | (ShapeBase & {
      readonly kind: "monotone_in";
      readonly fact: FactPlace;
      readonly direction: "rising" | "falling";
    })
  /** The value changes by no more than `allowance` (in run-time form) for one unit of the fact. */
  | (ShapeBase & { readonly kind: "no_cliff_in"; readonly fact: FactPlace; readonly allowance: number })
  /** The same life has the same value, give or take `allowance`, at the moment before `day` and at the one of `day`. */
  | (ShapeBase & { readonly kind: "continuous_across"; readonly day: number; readonly allowance: number });

/** Contributions stand in document order, which breaks ties and orders lists. */
export type Contribution = {
  readonly kind: "set" | "add" | "exception" | "row" | "procedure";
  readonly clause: number;
  readonly span: Span;
  readonly effective: DayRange;
  readonly when?: Core;
  readonly value: Core;
  readonly forEach?: { readonly slot: number; readonly name: string; readonly over: Core };
  readonly because?: string;
  /** Indexes into the variable's `overrides`. */
  readonly overriddenBy: readonly number[];
};

/** Where it counts, the contributions that name it do not. */
export type Override = {
  readonly clause: number;
  readonly span: Span;
  readonly effective: DayRange;
  readonly when?: Core;
  readonly because?: string;
  readonly overriddenBy: readonly number[];
};

export type ParameterDeclaration = {
  readonly name: string;
  readonly ruleSet: string;
  readonly label?: string;
  /** A scale parameter has type `scale`. */
  readonly type: Type;
  readonly keys: readonly { readonly name: string; readonly members: readonly string[] }[];
  /** Ascending, without overlap. */
  readonly versions: readonly ParameterVersion[];
  readonly span: Span;
};

export type ParameterVersion = {
  readonly from: number;
  /** Inclusive; absent: open. */
  readonly to?: number;
  /** By the key members joined with U+001F (one entry `""` where there are no keys). `null`: repealed. */
  readonly values: ReadonlyMap<string, CoreValue | ScaleValue>;
  readonly source?: string;
  /** Clauses that set it: of its own rule set, and those that restate it (`nêu_mức`), by value key (`""`: any). */
  readonly clauses: readonly { readonly clause: number; readonly key: string }[];
  readonly reviewBy?: number;
  readonly status: "verified" | "unverified";
  readonly span: Span;
};

export type ReadingDeclaration = {
  readonly id: string;
  readonly clauses: readonly number[];
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly meaning: string }[];
  readonly chosen: string;
  readonly ground?: string;
  readonly decidedBy?: string;
  readonly span: Span;
};

export type NotEncodedKind =
  | "heading"
  | "basis"
  | "purpose"
  | "organisation"
  | "reference"
  | "procedure"
  | "definition";

export type ClauseInfo = {
  /** `II.4.b`; of an imported rule set `nd-351-2025/3.1`. */
  readonly id: string;
  readonly ruleSet: string;
  readonly parent?: number;
  readonly title?: string;
  readonly summary?: string;
  readonly sourceDigest?: string;
  readonly limb: boolean;
  readonly effective: DayRange;
  readonly notEncoded?: { readonly kind: NotEncodedKind; readonly why: string };
  /** How many rules, restated rates and parameter versions it carries. */
  readonly rules: number;
  readonly parameters: number;
  readonly cites: readonly string[];
  readonly note?: string;
  readonly span: Span;
};

export type Invariant = {
  readonly clause: number;
  readonly unit?: MomentUnit;
  readonly condition: Core;
  readonly slots: number;
  readonly span: Span;
};

/** Formulas see facts and the moment of the case (its day; the last day of its month), never variables. */
export type Plausibility = { readonly why: string; readonly slots: number; readonly span: Span } & (
  | { readonly kind: "condition"; readonly condition: Core }
  /** No entry of these histories begins before the day `earliest`. */
  | {
      readonly kind: "not_before";
      readonly earliest: Core;
      readonly histories: readonly FactPlace[];
      /** The histories are fields of the members of this list; `earliest` sees one member in `slot`. */
      readonly forEach?: { readonly fact: number; readonly slot: number };
    }
);

export type Compiled = { readonly program?: Program; readonly diagnostics: readonly Diagnostic[] };

/**
 * What the files of one rule set say, before any name is looked up: names are strings with places, formulas are
 * syntax trees, literal texts are parsed. One `RuleSet` for each folder.
 */
import type { Lang, Span } from "@khoan/diagnostics";
import type { Expression, Identifier, LiteralValue } from "../2-syntax/expression.ts";
import type { Cell } from "../2-syntax/parse-formula.ts";
import type { TypeExpression } from "../2-syntax/parse-type.ts";
import type { MomentUnit } from "../core/core.ts";
import type { Combine, DayRange, NotEncodedKind, Sensitivity, Thresholds } from "../core/program.ts";
import type { RoleWord } from "./words.ts";

export type Name = Identifier;
export type Located<T> = { readonly value: T; readonly span: Span };

export type RuleSet = {
  readonly document: Document;
  readonly types: readonly TypeModel[];
  readonly facts: readonly FactNode[];
  readonly plausible: readonly PlausibleModel[];
  readonly variables: readonly VariableModel[];
  readonly parameters: readonly ParameterModel[];
  readonly readings: readonly ReadingModel[];
  readonly clauses: readonly ClauseModel[];
};

export type Document = {
  readonly id: Name;
  readonly language: Lang;
  readonly number?: string;
  readonly title: string;
  readonly issuer?: string;
  readonly issued?: number;
  readonly effective: DayRange;
  readonly period: DayRange;
  readonly imports: readonly Name[];
  readonly monthEnd?: MonthEndModel;
  readonly files?: readonly Name[];
  readonly currency: string;
  readonly sourceDigest?: string;
  readonly thresholds?: Thresholds;
  readonly span: Span;
};

export type MonthEndModel =
  | { readonly kind: "fixed"; readonly monthEnd: "down" | "up" }
  | {
      readonly kind: "reading";
      readonly reading: Name;
      readonly options: readonly { readonly option: Name; readonly monthEnd: "down" | "up" }[];
    };

export type TypeModel =
  | { readonly kind: "enum"; readonly name: Name; readonly members: readonly Name[] }
  | { readonly kind: "record"; readonly name: Name; readonly fields: readonly FieldModel[] };

export type FieldModel = {
  readonly name: Name;
  readonly type: TypeExpression;
  readonly history: boolean;
  readonly default?: Located<LiteralValue>;
  /** A default written as a mapping, for a record. */
  readonly defaultRecord?: readonly { readonly name: Name; readonly value: Located<LiteralValue> }[];
  readonly whenNull?: "absent" | "default" | "unknown";
  readonly sensitivity: Sensitivity;
  readonly label?: string;
  readonly question?: string;
  readonly note?: string;
  readonly cost: number;
};

export type FactNode =
  | { readonly kind: "fact"; readonly field: FieldModel }
  | { readonly kind: "group"; readonly name: Name; readonly members: readonly FactNode[] };

export type PlausibleModel = { readonly because: string; readonly span: Span } & (
  | { readonly kind: "must"; readonly condition: Expression; readonly when?: Expression }
  | {
      readonly kind: "not_before";
      readonly earliest: Expression;
      readonly of: readonly Name[];
      readonly forEach?: { readonly name: Name; readonly over: Expression };
    }
);

export type ShapeModel = { readonly when?: Expression; readonly because?: string; readonly span: Span } & (
  | { readonly kind: "never_negative" }
  | { readonly kind: "at_most"; readonly bound: Expression }
  | { readonly kind: "monotone_in"; readonly fact: Name; readonly direction: "rising" | "falling" }
  | { readonly kind: "no_cliff_in"; readonly fact: Name; readonly allowance?: Located<LiteralValue> }
  | {
      readonly kind: "continuous_across";
      readonly day: Located<number>;
      readonly allowance?: Located<LiteralValue>;
    }
);

export type VariableModel = {
  readonly name: Name;
  readonly type: TypeExpression;
  readonly label?: string;
  readonly per?: MomentUnit;
  readonly judgedOn?: Expression;
  readonly output: boolean;
  readonly combine: Combine;
  readonly by?: Name;
  readonly otherwise?: Expression;
  readonly ground?: Name;
  readonly role?: RoleWord;
  readonly sensitivity?: Sensitivity;
  readonly reveals: readonly Name[];
  readonly shapes: readonly ShapeModel[];
};

export type ParameterModel = {
  readonly name: Name;
  readonly type: TypeExpression;
  readonly label?: string;
  readonly keys: readonly Name[];
  readonly versions: readonly VersionModel[];
};

export type VersionModel = {
  readonly span: Span;
  readonly from: Located<number>;
  readonly to?: Located<number>;
  /** Rows of key members and value; one row without keys where the parameter has none. */
  readonly rows: readonly { readonly keys: readonly Name[]; readonly value: Located<LiteralValue> }[];
  readonly brackets?: readonly { readonly above: Located<LiteralValue>; readonly rate: Located<LiteralValue> }[];
  readonly clauses: readonly Name[];
  readonly source?: string;
  readonly reviewBy?: number;
  readonly status: "verified" | "unverified";
};

export type ReadingModel = {
  readonly id: Name;
  readonly clauses: readonly Name[];
  readonly question: string;
  readonly options: readonly { readonly id: Name; readonly meaning: string }[];
  readonly chosen: Name;
  readonly ground?: string;
  readonly decidedBy?: string;
};

export type ClauseModel = {
  /** The whole id, put together from the parents'. */
  readonly id: Name;
  readonly parent?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly sourceDigest?: string;
  readonly limb: boolean;
  readonly effective?: Located<DayRange>;
  readonly notEncoded?: { readonly kind: NotEncodedKind; readonly why: string };
  readonly literals: readonly Located<LiteralValue>[];
  readonly restates: readonly RestateModel[];
  readonly amendments: readonly AmendmentModel[];
  readonly cites: readonly Name[];
  readonly note?: string;
  readonly rules: readonly RuleModel[];
  readonly span: Span;
};

export type RestateModel = {
  readonly span: Span;
  readonly parameter: Name;
  readonly keys: readonly Name[];
  readonly from: Located<number>;
  readonly value: Located<LiteralValue>;
};

/** `replaces` and `repeals`: from that day the other clause no longer counts. */
export type AmendmentModel = {
  readonly kind: "replaces" | "repeals";
  readonly span: Span;
  readonly document?: Name;
  readonly clause: Name;
  readonly from: Located<number>;
};

type RuleBase = { readonly span: Span; readonly when?: Expression; readonly because?: string };

export type RuleModel =
  | (RuleBase & { readonly kind: "set"; readonly variable: Name; readonly value: Expression })
  | (RuleBase & {
      readonly kind: "add";
      readonly variables: readonly Name[];
      readonly value?: Expression;
      readonly forEach?: { readonly name: Name; readonly over: Expression };
    })
  | (RuleBase & {
      readonly kind: "override";
      readonly overrides: readonly Name[];
      readonly of: readonly Name[];
      readonly value?: Expression;
    })
  | (RuleBase & {
      readonly kind: "table";
      readonly variable: Name;
      readonly inputs: readonly Expression[];
      readonly hit: "unique" | "first" | "collect";
      readonly rows: readonly TableRow[];
    })
  | (RuleBase & { readonly kind: "must"; readonly condition: Expression })
  | (RuleBase & { readonly kind: "documents" | "steps"; readonly texts: readonly Located<string>[] })
  | (RuleBase & { readonly kind: "office" | "notes"; readonly text: Located<string> })
  | (RuleBase & { readonly kind: "deadline"; readonly value: Expression });

export type TableRow = {
  readonly span: Span;
  readonly cells: readonly Cell[];
  readonly then: Expression;
  readonly clause?: Name;
};

/** What elaboration carries along: the names, where findings go, and what is known about the place of a formula. */
import type { Lang, Report, Span } from "@khoan/diagnostics";
import type { LiteralValue } from "../2-syntax/expression.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { Core, CoreValue, MonthEndPolicy } from "../core/core.ts";
import { ERROR, type Type } from "../core/type.ts";

/** How a reference's moment stands to the moment of the variable being defined. */
export type Shift = "same" | "earlier" | "other";

export type Dependency = { readonly variable: number; readonly shift: Shift; readonly span: Span };

export type UsedLiteral = { readonly literal: LiteralValue; readonly span: Span };

/** Gathers what one formula, or all formulas of one variable, refer to. */
export type Uses = {
  readonly dependencies: Dependency[];
  readonly facts: Set<number>;
  /** Dotted paths of record fields, `person.ngày_sinh`, by record type. */
  readonly fields: Set<string>;
  readonly parameters: Set<number>;
  literals: UsedLiteral[];
  slots: number;
};

export function emptyUses(): Uses {
  return { dependencies: [], facts: new Set(), fields: new Set(), parameters: new Set(), literals: [], slots: 0 };
}

/** What moments are in sight, and what `month` unit a parameter is read by. */
export type MomentScope = {
  readonly day: boolean;
  readonly month: boolean;
  readonly year: boolean;
  readonly unit?: "day" | "month" | "year";
};

export const NO_MOMENT: MomentScope = { day: false, month: false, year: false };

export function momentScope(unit: "day" | "month" | "year" | undefined, judged = false): MomentScope {
  if (unit === undefined) return NO_MOMENT;
  return { day: unit === "day" || judged, month: unit !== "year", year: true, unit };
}

export type Local = { readonly slot: number; readonly type: Type };

export type Scope = {
  readonly symbols: Symbols;
  readonly report: Report;
  readonly lang: Lang;
  readonly monthEnd: MonthEndPolicy;
  readonly currency: string;
  readonly moment: MomentScope;
  readonly locals: ReadonlyMap<string, Local>;
  readonly uses: Uses;
  readonly shift: Shift;
  /** The program id of the clause that the formula belongs to. */
  readonly clause?: string;
  /** The rule set that the formula stands in, by which `§` references are read. */
  readonly ruleSet: string;
  readonly ruleSetPrefix: string;
};

export function withLocal(scope: Scope, name: string, type: Type): { scope: Scope; slot: number } {
  const slot = scope.uses.slots++;
  return { slot, scope: { ...scope, locals: new Map(scope.locals).set(name, { slot, type }) } };
}

export function constant(value: CoreValue, type: Type, span: Span): Core {
  return { kind: "constant", value, type, span };
}

/** Stands for what was reported already; agrees with every type. */
export function errorNode(span: Span): Core {
  return constant(null, ERROR, span);
}

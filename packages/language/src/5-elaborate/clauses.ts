/** Clauses as the program knows them, with what they carry. */
import { defaults, type Report } from "@khoan/diagnostics";
import type { Document } from "../3-model/model.ts";
import type { ClauseEntry, Symbols } from "../4-symbols/symbols.ts";
import type { ClauseInfo, DayRange, ParameterDeclaration } from "../core/program.ts";

/** How many versions of parameters each clause sets or restates, by clause index. */
export function ratesSet(parameters: readonly ParameterDeclaration[]): ReadonlyMap<number, number> {
  const set = new Map<number, number>();
  for (const { versions } of parameters)
    for (const { clauses } of versions) for (const { clause } of clauses) set.set(clause, (set.get(clause) ?? 0) + 1);
  return set;
}

export type ClauseContext = {
  readonly symbols: Symbols;
  readonly document: Document;
  /** Stands before the ids of an imported rule set’s clauses. */
  readonly prefix: string;
  readonly ranges: readonly DayRange[];
  readonly rates: ReadonlyMap<number, number>;
  readonly report: Report;
};

export function clauseInfo({ id, ruleSet, model, index }: ClauseEntry, context: ClauseContext): ClauseInfo {
  const { symbols, document, prefix, ranges, report } = context;
  const parent = model.parent === undefined ? undefined : symbols.clauses.get(prefix + model.parent)?.index;
  const rules = model.rules.length + model.amendments.length;
  const sets = context.rates.get(index) ?? 0;
  if (rules === 0 && sets === 0 && model.restates.length === 0 && model.notEncoded === undefined) {
    report(defaults.emptyClause(model.id.span, { clause: id }));
  }
  if (document.sourceDigest !== undefined && model.sourceDigest === undefined) {
    report(defaults.missingDigest(model.id.span, { clause: id }));
  }
  return {
    id,
    ruleSet,
    limb: model.limb,
    effective: ranges[index] ?? {},
    rules,
    parameters: sets,
    cites: model.cites.map((one) => one.name),
    span: model.span,
    ...(parent === undefined ? {} : { parent }),
    ...(model.title === undefined ? {} : { title: model.title }),
    ...(model.summary === undefined ? {} : { summary: model.summary }),
    ...(model.sourceDigest === undefined ? {} : { sourceDigest: model.sourceDigest }),
    ...(model.notEncoded === undefined ? {} : { notEncoded: model.notEncoded }),
    ...(model.note === undefined ? {} : { note: model.note }),
  };
}

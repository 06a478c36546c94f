/** From when to when each clause counts: its own range within its parent's, cut where another clause amends it. */
import { time } from "@khoan/diagnostics";
import type { RuleSet } from "../3-model/model.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { DayRange } from "../core/program.ts";
import type { Scope } from "./context.ts";
import { reportUnknownClause, resolveClause } from "./names.ts";

type EffectiveScope = Pick<Scope, "symbols" | "report" | "ruleSetPrefix">;

function intersect(a: DayRange, b: DayRange): DayRange {
  const from = a.from === undefined ? b.from : b.from === undefined ? a.from : Math.max(a.from, b.from);
  const to = a.to === undefined ? b.to : b.to === undefined ? a.to : Math.min(a.to, b.to);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** By clause index. */
export function effectiveRanges(
  ruleSets: readonly RuleSet[],
  symbols: Symbols,
  scopeOf: (ruleSet: RuleSet) => EffectiveScope,
): readonly DayRange[] {
  const ranges: DayRange[] = [];
  const cuts = cutsOf(ruleSets, scopeOf);
  const inForce = new Map(ruleSets.map(({ document }) => [document.id.name, document.effective]));
  for (const { id, ruleSet, model } of symbols.clauseList) {
    const prefix = id === model.id.name ? "" : id.slice(0, id.length - model.id.name.length);
    const parent = model.parent === undefined ? undefined : symbols.clauses.get(prefix + model.parent);
    const inherited = (parent === undefined ? inForce.get(ruleSet) : ranges[parent.index]) ?? {};
    const own = model.effective === undefined ? inherited : intersect(inherited, model.effective.value);
    const cut = cuts.get(id);
    ranges.push(cut === undefined ? own : intersect(own, { to: cut - 1 }));
  }
  return ranges;
}

/** The day from which each amended clause no longer counts. */
function cutsOf(ruleSets: readonly RuleSet[], scopeOf: (ruleSet: RuleSet) => EffectiveScope): Map<string, number> {
  const cuts = new Map<string, number>();
  for (const ruleSet of ruleSets) {
    const scope = scopeOf(ruleSet);
    for (const clause of ruleSet.clauses) {
      for (const amendment of clause.amendments) {
        const own = ruleSet.document.id.name;
        const named =
          amendment.document === undefined || amendment.document.name === own
            ? amendment.clause.name
            : `${amendment.document.name}/${amendment.clause.name}`;
        const id = resolveClause(named, scope) ?? resolveClause(amendment.clause.name, { ...scope, ruleSetPrefix: "" });
        if (id === undefined) reportUnknownClause(named, amendment.clause.span, scope);
        else if (cuts.has(id)) scope.report(time.amendmentTwice(amendment.span, { clause: id }));
        else cuts.set(id, amendment.from.value);
      }
    }
  }
  return cuts;
}

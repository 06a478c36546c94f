/** Which contributions and overrides of a variable each of its overrides beats. */
import { defaults, type Report } from "@khoan/diagnostics";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { Contribution } from "../core/program.ts";
import { withAncestors } from "./clause-reach.ts";
import type { VariableParts } from "./rules.ts";

/** All that rules of all files give to a variable. */
type LinkedParts = { readonly contributions: Contribution[]; readonly overrides: VariableParts["overrides"] };
type LinkContext = { readonly symbols: Symbols; readonly report: Report };

/** Changes the lists given, which are the caller’s own; circles among overrides are refused. */
export function linkOverrides(parts: LinkedParts, context: LinkContext): void {
  if (parts.overrides.length === 0) return;
  const above = parts.contributions.map(({ clause }) => idsAbove(clause, context.symbols));
  const idOf = (clause: number): string => context.symbols.clauseList[clause]?.id ?? "";
  for (const [index, one] of parts.overrides.entries()) {
    let beaten = 0;
    const ownId = idOf(one.override.clause);
    for (const [i, contribution] of parts.contributions.entries()) {
      const ids = above[i] as ReadonlySet<string>;
      if (i === one.contribution || ids.has(ownId) || !one.targets.some((target) => ids.has(target))) continue;
      beaten++;
      parts.contributions[i] = { ...contribution, overriddenBy: [...contribution.overriddenBy, index] };
    }
    for (const [i, other] of parts.overrides.entries()) {
      // An exception to a clause does not strike at the exceptions that stand below it, unless it names them.
      if (i === index || !one.targets.includes(idOf(other.override.clause))) continue;
      beaten++;
      other.override = { ...other.override, overriddenBy: [...other.override.overriddenBy, index] };
    }
    if (beaten === 0) context.report(defaults.overridesNothing(one.override.span, { clause: one.targets.join(", ") }));
  }
  reportOverrideCycle(parts, context);
}

/** The clause itself and those that hold it. */
function idsAbove(clause: number, symbols: Symbols): ReadonlySet<string> {
  const entry = symbols.clauseList[clause];
  return new Set(entry === undefined ? [] : [...withAncestors(entry, symbols)].map((at) => at.id));
}

function reportOverrideCycle(parts: LinkedParts, context: LinkContext): void {
  const state = new Map<number, "open" | "done">();
  const visit = (index: number, trail: readonly number[]): boolean => {
    if (state.get(index) === "done") return false;
    if (state.get(index) === "open") {
      const path = [...trail.slice(trail.indexOf(index)), index].map(
        (i) => context.symbols.clauseList[parts.overrides[i]?.override.clause ?? 0]?.id,
      );
      const span = parts.overrides[index]?.override.span;
      if (span !== undefined) context.report(defaults.overrideCycle(span, { path: path.join(" → ") }));
      return true;
    }
    state.set(index, "open");
    const found = (parts.overrides[index]?.override.overriddenBy ?? []).some((next) => visit(next, [...trail, index]));
    state.set(index, "done");
    return found;
  };
  parts.overrides.some((_, index) => visit(index, []));
}

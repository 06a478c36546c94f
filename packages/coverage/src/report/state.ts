/** How far a clause is covered, and what a case is to a clause; each with a sign, so that colour is never all there is. */
import type { ClauseCover, Coverage } from "../coverage.ts";

/**
 * `covered`: cases name it, examine it and would notice, and nothing of it is open. `partly`: a case examines it, but
 * something is open. `uncovered`: no case examines it.
 */
export type CoverState = "covered" | "partly" | "uncovered" | "not_encoded" | "empty";

export const STATE_SIGNS: Readonly<Record<CoverState, string>> = {
  covered: "●",
  partly: "◐",
  uncovered: "○",
  not_encoded: "·",
  empty: "✗",
};

/** By index of the clause. */
export function coverStates({ clauses, open }: Coverage): ReadonlyMap<number, CoverState> {
  const gaps = new Set(open.map((one) => one.clause));
  return new Map(
    clauses.map((clause): [number, CoverState] => {
      if (clause.state === "empty" || clause.state === "not_encoded") return [clause.index, clause.state];
      if (clause.examined === 0 && !clause.onlyAmends) return [clause.index, "uncovered"];
      return [clause.index, gaps.has(clause.index) ? "partly" : "covered"];
    }),
  );
}

/** What a case is to a clause, the strongest first. */
export const RELATIONS = ["names_and_notices", "notices", "names", "examines"] as const;
export type Relation = (typeof RELATIONS)[number];

export const RELATION_SIGNS: Readonly<Record<Relation, string>> = {
  names_and_notices: "◆",
  notices: "▲",
  names: "◇",
  examines: "·",
};

/** By index of the case, in the order of the cases; those that have nothing to do with the clause are left out. */
export function relationsOf(clause: ClauseCover): ReadonlyMap<number, Relation> {
  const names = new Set(clause.citedBy);
  const notices = new Set(clause.noticedBy);
  const all = [...new Set([...clause.examinedBy, ...names, ...notices])].toSorted((a, b) => a - b);
  return new Map(
    all.map((one): [number, Relation] => {
      if (notices.has(one)) return [one, names.has(one) ? "names_and_notices" : "notices"];
      return [one, names.has(one) ? "names" : "examines"];
    }),
  );
}

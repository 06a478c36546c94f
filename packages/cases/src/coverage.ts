/** The document clause by clause: encoded or why not, cited by which cases, examined by which. */
import type { ClauseInfo, NotEncodedKind, Program } from "@khoan/language";
import type { CaseResult } from "./run.ts";

export type ClauseState = "rules" | "rates" | "not_encoded" | "empty";

export type ClauseCoverage = {
  readonly id: string;
  readonly title: string;
  readonly depth: number;
  readonly limb: boolean;
  readonly state: ClauseState;
  readonly why?: { readonly kind: NotEncodedKind; readonly because: string };
  /** Number of cases that name the clause, and that examined it. */
  readonly cited: number;
  readonly examined: number;
};

export type Coverage = {
  readonly clauses: readonly ClauseCoverage[];
  /** Without limbs, which are parts of clauses. */
  readonly total: number;
  readonly encoded: number;
  readonly notEncoded: number;
  readonly empty: number;
  readonly limbs: number;
  readonly uncited: readonly string[];
};

export function coverageOf(program: Program, results: readonly CaseResult[]): Coverage {
  const cited = new Map<string, number>();
  const examined = new Map<number, number>();
  for (const result of results) {
    for (const { name } of result.case.clauses) cited.set(name, (cited.get(name) ?? 0) + 1);
    for (const index of result.took) examined.set(index, (examined.get(index) ?? 0) + 1);
  }
  const clauses = program.clauses.flatMap((clause, i): ClauseCoverage[] => {
    if (clause.ruleSet !== program.document.id) return [];
    return [
      {
        id: clause.id,
        title: clause.title ?? clause.summary ?? "",
        depth: depthOf(program, clause),
        limb: clause.limb,
        state: stateOf(clause),
        cited: cited.get(clause.id) ?? 0,
        examined: examined.get(i) ?? 0,
        ...(clause.notEncoded === undefined
          ? {}
          : { why: { kind: clause.notEncoded.kind, because: clause.notEncoded.why } }),
      },
    ];
  });
  const whole = clauses.filter((clause) => !clause.limb);
  const count = (...states: ClauseState[]): number => whole.filter((clause) => states.includes(clause.state)).length;
  return {
    clauses,
    total: whole.length,
    encoded: count("rules", "rates"),
    notEncoded: count("not_encoded"),
    empty: count("empty"),
    limbs: clauses.length - whole.length,
    uncited: clauses
      .filter((clause) => (clause.state === "rules" || clause.state === "rates") && clause.cited === 0)
      .map((clause) => clause.id),
  };
}

function depthOf(program: Program, clause: ClauseInfo): number {
  const parent = clause.parent === undefined ? undefined : program.clauses[clause.parent];
  return parent === undefined ? 0 : depthOf(program, parent) + 1;
}

function stateOf(clause: ClauseInfo): ClauseState {
  if (clause.rules > 0) return "rules";
  if (clause.parameters > 0) return "rates";
  return clause.notEncoded === undefined ? "empty" : "not_encoded";
}

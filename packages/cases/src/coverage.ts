/**
 * The document clause by clause: encoded or why not, named by which cases, examined by which. Limbs (parts of clauses
 * without a number of their own) stand in the list but are counted apart, so that the totals are the document’s own.
 */
import type { ClauseInfo, NotEncodedKind, Program } from "@khoan/language";
import type { CaseResult } from "./run.ts";

/** `rates`: no rules of its own, but it sets or restates rates. `empty`: nothing at all, a finding. */
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
  /** Which, as indexes into `cases`. */
  readonly citedBy: readonly number[];
  readonly examinedBy: readonly number[];
};

export type Coverage = {
  readonly clauses: readonly ClauseCoverage[];
  readonly cases: readonly { readonly file: string; readonly name: string }[];
  /** Without limbs: `total` = `encoded` + `notEncoded` + `empty`. */
  readonly total: number;
  readonly encoded: number;
  readonly notEncoded: number;
  readonly empty: number;
  readonly limbs: number;
  /** Encoded clauses and limbs that no case names, and that no case examined. */
  readonly uncited: readonly string[];
  readonly unexamined: readonly string[];
};

/** What the cases that were run cover of the rule set’s own document; imported rule sets are left out. */
export function coverageOf(program: Program, results: readonly CaseResult[]): Coverage {
  const citedBy = new Map<string, number[]>();
  const examinedBy = new Map<number, number[]>();
  results.forEach((result, i) => {
    for (const name of new Set(result.case.clauses.map((clause) => clause.name))) push(citedBy, name, i);
    for (const index of result.took) push(examinedBy, index, i);
  });
  const clauses = program.clauses.flatMap((clause, index): ClauseCoverage[] => {
    if (clause.ruleSet !== program.document.id) return [];
    const cited = citedBy.get(clause.id) ?? [];
    const examined = examinedBy.get(index) ?? [];
    return [
      {
        id: clause.id,
        title: clause.title ?? clause.summary ?? "",
        depth: depthOf(program, clause),
        limb: clause.limb,
        state: stateOf(clause),
        ...(clause.notEncoded === undefined
          ? {}
          : { why: { kind: clause.notEncoded.kind, because: clause.notEncoded.why } }),
        cited: cited.length,
        examined: examined.length,
        citedBy: cited,
        examinedBy: examined,
      },
    ];
  });
  const whole = clauses.filter((clause) => !clause.limb);
  const encoded = clauses.filter(({ state }) => state === "rules" || state === "rates");
  const count = (...states: readonly ClauseState[]): number =>
    whole.filter((clause) => states.includes(clause.state)).length;
  return {
    total: whole.length,
    encoded: count("rules", "rates"),
    notEncoded: count("not_encoded"),
    empty: count("empty"),
    limbs: clauses.length - whole.length,
    uncited: encoded.filter((clause) => clause.cited === 0).map((clause) => clause.id),
    unexamined: encoded.filter((clause) => clause.examined === 0).map((clause) => clause.id),
    clauses,
    cases: results.map((result) => ({ file: result.case.span.uri, name: result.case.name })),
  };
}

function push<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
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

/**
 * From the cases of a rule set to what they cover: clause by clause who names it, who examines it and who would notice
 * if it were gone; condition by condition what was seen. What is not covered is open, or accepted for a written reason.
 */
import { type Case, type ClauseCoverage, coverageOf, runCase } from "@khoan/cases";
import { type Diagnostic, coverage as rows, type Sources } from "@khoan/diagnostics";
import { decide } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Unamended } from "./clause/amendments.ts";
import { type Decided, notices, turnsRed } from "./clause/notice.ts";
import { type Order, orderOf } from "./clause/order.ts";
import { withoutClause } from "./clause/without.ts";
import { type Ledger, openLedger } from "./condition/ledger.ts";
import { type Accepted, matchAccepted } from "./gap/accepted.ts";
import { type Asked, askedOf } from "./gap/asked.ts";
import { sentenceOf, type Telling } from "./gap/sentence.ts";

export type ClauseCover = ClauseCoverage & {
  /** Index into `program.clauses`. */
  readonly index: number;
  /** Cases that would notice if it were gone, as indexes; with `notice: "first"` only the first found. */
  readonly noticedBy: readonly number[];
  /** Whether there is anything whose absence could be noticed. */
  readonly noticeable: boolean;
  /** It amends another clause and has no rule of its own, so that no case can name it. */
  readonly onlyAmends: boolean;
};

export type Coverage = {
  readonly program: Program;
  readonly sources: Sources;
  readonly ledger: Ledger;
  readonly cases: readonly Case[];
  /** Cases whose decision was not as expected: they count for nothing. */
  readonly failed: readonly Case[];
  readonly clauses: readonly ClauseCover[];
  readonly summary: Omit<ReturnType<typeof coverageOf>, "clauses" | "cases">;
  readonly asked: readonly Asked[];
  /** Why a gap is accepted. */
  readonly reasons: ReadonlyMap<Asked, Accepted>;
  /** Neither shown nor accepted. */
  readonly open: readonly Asked[];
  /** In percent. */
  readonly reached: { readonly clauses: number; readonly conditions: number };
  readonly telling: Telling;
  readonly diagnostics: readonly Diagnostic[];
};

export type CoverageOptions = {
  readonly program: Program;
  readonly sources: Sources;
  readonly cases: readonly Case[];
  readonly accepted?: readonly Accepted[];
  readonly unamended?: Unamended;
  /** `first`: for every clause only whether some case would notice; `all`: which. */
  readonly notice: "first" | "all";
  /** Told how far the work is, from 0 to 1. */
  readonly progress?: (part: number) => void;
};

/** Runs all cases and measures; cases that fail are left out and listed. */
export function measureCoverage(options: CoverageOptions): Coverage {
  const { program, sources, progress } = options;
  const results = options.cases.map((one) => runCase(program, one));
  const passed = results.filter((result) => result.failures.length === 0);
  const cases = passed.map((result) => result.case);
  const ledger = openLedger(program);
  const touched: ReadonlySet<number>[] = [];
  const decided = cases.map((one, i): Decided => {
    progress?.((0.4 * i) / cases.length);
    const { facts, at, to, readings } = one;
    const decision = decide(program, { facts, at, readings, ...(to === undefined ? {} : { to }) });
    touched.push(decision.kind === "decided" ? ledger.observe(decision.session, i) : new Set());
    return decision.kind === "decided" ? { case: one, session: decision.session } : { case: one };
  });
  const { clauses: covered, cases: _, ...summary } = coverageOf(program, passed);
  const indexes = program.clauses.flatMap((clause, i) => (clause.ruleSet === program.document.id ? [i] : []));
  const order = orderOf(program);
  const clauses = covered.map((clause, i): ClauseCover => {
    progress?.(0.4 + (0.6 * i) / covered.length);
    const index = indexes[i] as number;
    const candidates = [...new Set([...clause.citedBy, ...cases.keys()])].filter(
      (at) => touched[at]?.has(index) || clause.examinedBy.includes(at) || cases[at]?.error !== undefined,
    );
    return { ...clause, index, ...noticed(options, index, clause, candidates, decided, touched, order) };
  });
  const asked = [...clauses.flatMap((clause) => ofClause(clause, program)), ...askedOf(ledger, sources)];
  const { reasons, diagnostics } = matchAccepted(options.accepted ?? [], asked, program);
  const open = asked.filter((one) => one.shown === undefined && !reasons.has(one));
  const reached = reachedOf(clauses, asked, reasons);
  return {
    program,
    sources,
    ledger,
    cases,
    failed: results.filter((result) => result.failures.length > 0).map((result) => result.case),
    clauses,
    summary,
    asked,
    reasons,
    open,
    reached,
    telling: { program, sources, cases: cases.map((one) => one.name) },
    diagnostics: [...diagnostics, ...thresholdDiagnostics(program, reached)],
  };
}

type Noticed = Pick<ClauseCover, "noticedBy" | "noticeable" | "onlyAmends">;

function noticed(
  { program, notice, unamended }: CoverageOptions,
  index: number,
  clause: ClauseCoverage,
  candidates: readonly number[],
  decided: readonly Decided[],
  touched: readonly ReadonlySet<number>[],
  order: Order,
): Noticed {
  const amended = unamended?.get(clause.id)?.();
  const without = withoutClause(amended ?? program, index);
  const noticeable = amended !== undefined || without !== undefined;
  const onlyAmends = without === undefined && amended !== undefined;
  if (!noticeable) return { noticedBy: [], noticeable, onlyAmends };
  const red = (at: number): boolean => {
    const one = decided[at] as Decided;
    if (amended !== undefined) return turnsRed(without?.program ?? amended, one.case);
    // Rules that did not count change nothing by going; rates may be read without a rule of the clause.
    if (without === undefined || !(without.rates || touched[at]?.has(index) || one.session === undefined)) return false;
    return notices(one, without, order);
  };
  const among = amended === undefined ? candidates : [...decided.keys()];
  if (notice === "all") return { noticedBy: among.filter(red).toSorted((a, b) => a - b), noticeable, onlyAmends };
  const first = among.find(red);
  return { noticedBy: first === undefined ? [] : [first], noticeable, onlyAmends };
}

/** What is asked of a clause as a whole. */
function ofClause(clause: ClauseCover, program: Program): readonly Asked[] {
  if (clause.state !== "rules" && clause.state !== "rates") return [];
  const span = program.clauses[clause.index]?.span;
  if (span === undefined) return [];
  const asked = (kind: "cited" | "examined" | "noticed", by: readonly number[]): Asked => {
    const witness = by[0] === undefined ? undefined : { case: by[0], variable: -1, moment: 0 };
    const shown = witness === undefined ? {} : ({ shown: { kind: "case", witness } } as const);
    return { kind, what: clause.id, span, clause: clause.index, ...shown };
  };
  return [
    ...(clause.onlyAmends ? [] : [asked("cited", clause.citedBy), asked("examined", clause.examinedBy)]),
    ...(clause.noticeable ? [asked("noticed", clause.noticedBy)] : []),
  ];
}

const OF_CLAUSES: ReadonlySet<Asked["kind"]> = new Set(["cited", "examined", "noticed"]);

/** Of what is asked and not accepted, how much is shown; everything where nothing is asked. */
function reachedOf(
  clauses: readonly ClauseCover[],
  asked: readonly Asked[],
  reasons: ReadonlyMap<Asked, Accepted>,
): Coverage["reached"] {
  const due = asked.filter((one) => !reasons.has(one));
  const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);
  const conditions = due.filter((one) => !OF_CLAUSES.has(one.kind));
  const lacking = new Set(
    due.filter((one) => OF_CLAUSES.has(one.kind) && one.shown === undefined).map((one) => one.clause),
  );
  const encoded = clauses.filter((clause) => clause.state === "rules" || clause.state === "rates");
  return {
    clauses: percent(encoded.filter((clause) => !lacking.has(clause.index)).length, encoded.length),
    conditions: percent(conditions.filter((one) => one.shown !== undefined).length, conditions.length),
  };
}

const MEASURES = {
  clauses: { vi: "Điều khoản được nêu, được xét và có ca nhận ra", en: "Clauses named, examined and noticed" },
  conditions: { vi: "Điều kiện và quy tắc đã được ca cho thấy", en: "Conditions and rules shown by cases" },
} as const;

function thresholdDiagnostics({ document, clauses }: Program, reached: Coverage["reached"]): readonly Diagnostic[] {
  const rules = clauses.find((clause) => clause.ruleSet === document.id)?.span.uri ?? "";
  const where = { file: `${rules.slice(0, rules.lastIndexOf("/") + 1)}document.yaml` };
  return (["clauses", "conditions"] as const).flatMap((measure) => {
    const wanted = document.thresholds?.[measure];
    if (wanted === undefined || reached[measure] >= wanted) return [];
    // Rounded down, so that what is not reached never looks reached.
    const got = String(Math.floor(reached[measure] * 10) / 10);
    return [rows.belowThreshold(where, { measure: MEASURES[measure], got, wanted: String(wanted) })];
  });
}

/** An open gap as a finding at its place. */
export function gapDiagnostic(gap: Asked, telling: Telling): Diagnostic {
  return rows.notCovered(gap.span, sentenceOf(gap, telling));
}

/**
 * Clauses that begin or cease to count a day or a month earlier or later. A date that several clauses have from one
 * place above them (the article, the document) moves for all of them together.
 */
import type { Contribution, DayRange, Override, Program, VariableDeclaration } from "@khoan/language/core";
import { numberText } from "./changes/literals.ts";
import type { Claim, Draft, Texts } from "./mutant.ts";
import type { Owns } from "./roots.ts";
import { changeVariables } from "./rule-mutants.ts";
import { FIRST_DAYS, moved, SHIFTS, seesNoShift } from "./shifts.ts";
import type { Words } from "./source-words.ts";

type End = "from" | "to";

/** The clause (or the document: undefined) where a date stands, and the clauses that have it from there. */
type Dated = {
  readonly holder: number | undefined;
  readonly day: number;
  readonly end: End;
  readonly clauses: Set<number>;
  /** The clauses that count again once an exception does not: only they can be named by a case then. */
  readonly freed: Set<number>;
};

export function effectiveMutants(program: Program, owns: Owns, words: Words): readonly Draft[] {
  return [...datesOf(program, owns).values()].flatMap((dated) => shifted(dated, program, words));
}

function datesOf(program: Program, owns: Owns): ReadonlyMap<string, Dated> {
  const found = new Map<string, Dated>();
  const note = (rule: Contribution | Override, variable: VariableDeclaration): void => {
    if (variable.per === undefined) return;
    for (const end of ["from", "to"] as const) {
      const day = rule.effective[end];
      if (day === undefined) continue;
      const answers = answering(rule, variable, day, end, program, owns);
      for (const holder of answers) {
        const key = `${holder ?? ""}:${end}:${day}`;
        const one = found.get(key) ?? { holder, day, end, clauses: new Set<number>(), freed: new Set<number>() };
        found.set(key, one);
        one.clauses.add(rule.clause);
        for (const clause of beatenBy(rule, variable)) one.freed.add(clause);
      }
    }
  };
  for (const variable of program.variables) {
    for (const rule of variable.contributions) note(rule, variable);
    for (const rule of variable.overrides) note(rule, variable);
  }
  return found;
}

/**
 * Who wrote a date: an own clause, or one above it. Where a clause of another document was cut, the amendment: the own
 * clause that begins as it ends and gives the same result, or else those that repeal.
 */
function answering(
  rule: Contribution | Override,
  variable: VariableDeclaration,
  day: number,
  end: End,
  program: Program,
  owns: Owns,
): readonly (number | undefined)[] {
  if (owns(rule.clause)) return [topmost(rule.clause, day, end, program)];
  if (end === "from" || program.clauses[rule.clause]?.effective.to !== day) return [];
  const begins = (clause: number): boolean => program.clauses[clause]?.effective.from === day + 1;
  const beside = [...variable.contributions, ...variable.overrides].map((one) => one.clause).filter(begins);
  const own = [...new Set(beside.filter(owns))];
  if (own.length > 0) return own;
  // A clause of the same document takes over: the end is that document's affair.
  if (program.clauses.some((one, i) => !owns(i) && one.effective.from === day + 1)) return [];
  return program.clauses.flatMap((_, i) => (owns(i) && repeals(i, program) ? [i] : []));
}

/** The clauses to which an exception is one. */
function beatenBy(rule: Contribution | Override, variable: VariableDeclaration): readonly number[] {
  const index = variable.overrides.indexOf(rule as Override);
  return variable.contributions.filter((one) => one.overriddenBy.includes(index)).map((one) => one.clause);
}

/** The outermost clause with the date, or undefined where the whole document has it. */
function topmost(clause: number, day: number, end: End, program: Program): number | undefined {
  const own = program.clauses[clause];
  if (own?.parent === undefined) {
    const document = program.ruleSets.find((one) => one.id === own?.ruleSet);
    return document?.effective[end] === day ? undefined : clause;
  }
  const parent = program.clauses[own.parent];
  return parent?.effective[end] === day ? topmost(own.parent, day, end, program) : clause;
}

/** A clause that carries something, but no rule and no rate: it repeals. */
function repeals(index: number, program: Program): boolean {
  const clause = program.clauses[index];
  if (clause === undefined || clause.notEncoded !== undefined || clause.parameters > 0) return false;
  return !program.variables.some((variable) =>
    [...variable.contributions, ...variable.overrides].some((rule) => rule.clause === index),
  );
}

function shifted(dated: Dated, program: Program, words: Words): readonly Draft[] {
  const { holder, day, end, clauses } = dated;
  const info = holder === undefined ? undefined : program.clauses[holder];
  const [example] = clauses;
  const span = info?.span ?? program.clauses[example ?? 0]?.span;
  if (span === undefined) return [];
  const touched = program.variables.flatMap((variable, v) =>
    [...variable.contributions, ...variable.overrides].some((rule) => isDated(rule, dated)) ? [v] : [],
  );
  const name = info?.id ?? program.document.number ?? program.document.id;
  const text = (at: number): string =>
    `${name}: ${end === "from" ? "" : ".."}${numberText(at, { kind: "date" }, words.lang)}${end === "from" ? ".." : ""}`;
  return SHIFTS.map(({ detail, how, move }): Draft => {
    const to = move(day);
    const claim = unseen(day, to, end, touched, program);
    return {
      kind: "effective",
      detail: `${end}${detail}`,
      place: `effective.${end}.${numberText(day, { kind: "date" }, "en")}`,
      text: text(day),
      clauses: holder === undefined ? [...clauses] : [holder],
      cited: [...clauses, ...dated.freed, ...(holder === undefined ? [] : [holder])],
      variables: touched,
      span,
      before: text(day),
      after: text(to),
      what: moved(end === "from" ? BEGINS : ENDS, how),
      ...(claim === undefined ? {} : { claim }),
      apply: () =>
        changeVariables(program, touched, () => (variable) => {
          const move = <R extends Contribution | Override>(rule: R): R =>
            isDated(rule, dated) ? { ...rule, effective: { ...rule.effective, [end]: to } satisfies DayRange } : rule;
          return {
            ...variable,
            contributions: variable.contributions.map(move),
            overrides: variable.overrides.map(move),
          };
        }),
    };
  });
}

const BEGINS: Texts = { vi: "bắt đầu có hiệu lực", en: "counts from" };
const ENDS: Texts = { vi: "hết hiệu lực", en: "counts until" };

function isDated(rule: Contribution | Override, { day, end, clauses }: Dated): boolean {
  return clauses.has(rule.clause) && rule.effective[end] === day;
}

/** Whether nothing that is judged at first days can tell the two dates apart. */
function unseen(from: number, to: number, end: End, variables: readonly number[], program: Program): Claim | undefined {
  const units = new Set(variables.flatMap((v) => program.variables[v]?.per ?? []));
  return seesNoShift(from, to, end === "from", units) ? { kind: "certain", why: FIRST_DAYS } : undefined;
}

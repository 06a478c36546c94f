/** What can be found wrong with a life, and looking for it. */
import type { Diagnostic } from "@khoan/diagnostics";
import { brokenInvariants, type Decided, decide, implausible, monthOf } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { firstDay, lastDay } from "@khoan/values";
import { type Life, momentOf, requestOf } from "../lives/life.ts";
import { type BrokenShape, brokenShape, shapesOf } from "../shapes/check-shape.ts";
import { around } from "../shapes/neighbours.ts";
import { type Answer, answerOf, type Backend, firstDifference } from "./backend.ts";

export type Finding =
  /** Two backends answer differently; `part` is the first difference. */
  | {
      readonly kind: "backends";
      readonly part: string;
      readonly answers: readonly { readonly name: string; readonly answer: Answer }[];
    }
  /** A `must` of a clause does not hold in a month. */
  | { readonly kind: "invariant"; readonly clause: number; readonly month: number }
  /** A conflict, a gap, a rate that is not there… within the period of the rule set. */
  | { readonly kind: "undecided"; readonly diagnostic: Diagnostic }
  | { readonly kind: "shape"; readonly broken: BrokenShape };

/** A finding with the life that shows it. */
export type Found = { readonly life: Life; readonly finding: Finding };

/** The same for findings of one cause. */
export function causeOf(finding: Finding): string {
  switch (finding.kind) {
    case "backends":
      return `backends ${finding.answers.map(({ name }) => name).join(" ")} ${finding.part}`;
    case "invariant":
      return `invariant ${finding.clause}`;
    case "undecided":
      return `undecided ${finding.diagnostic.code} ${finding.diagnostic.span?.uri} ${finding.diagnostic.span?.start}`;
    case "shape":
      return `shape ${finding.broken.variable} ${finding.broken.shape}`;
  }
}

/** All that is wrong with one life; `backends` are compared with the evaluator, which decides it in any case. */
export function findingsIn(program: Program, life: Life, backends: readonly Backend[]): readonly Finding[] {
  const decision = decide(program, requestOf(life));
  const own = { name: "evaluate", answer: answerOf(program, decision) };
  const differing = backends.flatMap((backend): Finding[] => {
    const other = { name: backend.name, answer: backend.decide(life) };
    const part = firstDifference(own.answer, other.answer);
    return part === undefined ? [] : [{ kind: "backends", part, answers: [own, other] }];
  });
  if (decision.kind === "failed") return [...differing, ...undecided(program, life, decision.errors)];
  return [...differing, ...invariants(life, decision), ...shapes(program, life)];
}

function undecided(
  program: Program,
  life: Life,
  errors: readonly { readonly path: string; readonly diagnostic: Diagnostic }[],
): readonly Finding[] {
  if (!withinPeriod(program, life)) return [];
  return errors.map(({ diagnostic }): Finding => ({ kind: "undecided", diagnostic }));
}

/** A rule set promises nothing outside its own period. */
function withinPeriod(program: Program, life: Life): boolean {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = program.document.period;
  const first = monthOf(momentOf(life.at));
  const last = life.to === undefined ? first : monthOf(momentOf(life.to));
  return firstDay(first) >= from && lastDay(last) <= to;
}

/** Each invariant once, in the first month in which it surely does not hold. */
function invariants(life: Life, decision: Decided): readonly Finding[] {
  const findings = new Map<number, Finding>();
  const first = monthOf(momentOf(life.at));
  const last = life.to === undefined ? first : monthOf(momentOf(life.to));
  for (let month = first; month <= last; month++) {
    for (const { clause, error } of brokenInvariants(decision.session, month)) {
      if (findings.has(clause)) continue;
      if (error === undefined) findings.set(clause, { kind: "invariant", clause, month });
      else if (withinPeriod(decision.session.program, life))
        findings.set(clause, { kind: "undecided", diagnostic: error });
    }
  }
  return [...findings.values()];
}

function shapes(program: Program, life: Life): readonly Finding[] {
  return shapesOf(program).flatMap((id): Finding[] => {
    for (const lives of around(program, id.promise, life)) {
      if (lives.some((one) => isImplausible(program, one))) continue;
      const broken = brokenShape(program, id, lives);
      if (broken !== undefined) return [{ kind: "shape", broken }];
    }
    return [];
  });
}

export function isImplausible(program: Program, life: Life): boolean {
  return implausible(program, life.facts, momentOf(life.to ?? life.at)).length > 0;
}

/** Which clauses wait for a fact: those whose own formulas read it, on the way to an output that is not settled. */
import type { VariableDeclaration } from "@khoan/language/core";
import { derive, type RuleTrace } from "./derive.ts";
import { plan } from "./plan.ts";
import { asideOf, type Read, recorded } from "./reads.ts";
import type { Session } from "./session.ts";
import { missingIn, type Value } from "./value.ts";
import { frameOf, variableAt } from "./variable.ts";

/** Indexes of the clauses, in the document's order, that wait for the fact at `path` before `output` is settled. */
export function clausesWaiting(decided: Session, output: number, moment: number, path: string): readonly number[] {
  const session = asideOf(decided);
  const clauses = new Set<number>();
  const seen = new Set<string>();
  const waits = (value: Value): boolean => missingIn([value]).includes(path);
  const visit = (index: number, at: number): void => {
    const key = `${index}:${at}`;
    if (seen.has(key)) return;
    seen.add(key);
    const { rules } = derive(session, index, at);
    let direct = false;
    for (const rule of rules) {
      const reads = readsOf(rule);
      if (reads.some((read) => read.kind === "fact" && read.path === path)) {
        clauses.add(rule.clause);
        direct = true;
      }
      follow(reads);
    }
    const judged = judgedOn(session, index, at);
    follow(judged);
    // A list that is not known at all is read before any of its members is.
    if (!direct) for (const rule of rules) if (isOpen(rule) && readsOf(rule).length === 0) clauses.add(rule.clause);
  };
  const follow = (reads: readonly Read[]): void => {
    for (const read of reads) if (read.kind === "variable" && waits(read.value)) visit(read.variable, read.moment);
  };
  if (waits(variableAt(session, output, moment))) visit(output, moment);
  return [...clauses].toSorted((a, b) => a - b);
}

/** What an undecided rule read: its open conditions, and its value. */
function readsOf(rule: RuleTrace): readonly Read[] {
  return [...rule.atoms.filter((atom) => atom.truth === undefined).flatMap((atom) => atom.reads), ...rule.reads];
}

function isOpen(rule: RuleTrace): boolean {
  return rule.status === "unknown" || (rule.value !== undefined && missingIn([rule.value]).length > 0);
}

function judgedOn(session: Session, index: number, moment: number): readonly Read[] {
  const variable = session.program.variables[index] as VariableDeclaration;
  const { judgedOn: day } = variable;
  if (day === undefined) return [];
  const { day: _, ...rest } = frameOf(session, variable, moment);
  return recorded(session, () => plan(day, session.program)({ day: undefined, ...rest }, session)).reads;
}

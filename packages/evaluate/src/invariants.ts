/** The `must` rules of a rule set at a month: what the law promises of every case. */
import type { Diagnostic } from "@khoan/diagnostics";
import { calculationError, DecisionError } from "./errors.ts";
import { frameAt, plan } from "./plan.ts";
import type { Session } from "./session.ts";

/** `error` where it could not even be told, because a rule behind it conflicts or leaves a gap. */
export type BrokenInvariant = { readonly clause: number; readonly error?: Diagnostic };

/** The invariants of the program that surely do not hold, or could not be told. */
export function brokenInvariants(session: Session, month: number): readonly BrokenInvariant[] {
  const { program } = session;
  return program.invariants.flatMap(({ clause, condition, slots, span }): BrokenInvariant[] => {
    session.took.add(clause);
    try {
      const holds = plan(condition, program)(frameAt("month", month, new Array(slots)), session);
      return holds === false ? [{ clause }] : [];
    } catch (error) {
      const told = calculationError(error, program.clauses[clause]?.id ?? "", span) ?? error;
      if (told instanceof DecisionError) return [{ clause, error: told.diagnostic }];
      throw error;
    }
  });
}

/** The `must` rules of a rule set at a month: what the law promises of every case. */
import { frameAt, plan } from "./plan.ts";
import type { Session } from "./session.ts";

/** Indexes into `program.invariants` of those that surely do not hold. */
export function brokenInvariants(session: Session, month: number): readonly number[] {
  const { program } = session;
  return program.invariants.flatMap((invariant, i) => {
    session.took.add(invariant.clause);
    const holds = plan(invariant.condition, program)(frameAt("month", month, new Array(invariant.slots)), session);
    return holds === false ? [i] : [];
  });
}

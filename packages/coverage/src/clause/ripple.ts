/**
 * What changes in a finished decision when a few variables get other rules: variable by variable in the order of
 * dependence, only as far as values do change. All that the decision had worked out besides is kept.
 */
import { equal, isKnown, type Session, Unknown, type Value, variableAt } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Order } from "./order.ts";

export type Change = {
  readonly variable: number;
  readonly moment: number;
  readonly before: Value;
  readonly after: Value;
};

export type Ripple = {
  /** In the order of dependence. */
  readonly changes: readonly Change[];
  /** A value could not be worked out any more: only a decision from the start tells what that comes to. */
  readonly broken: boolean;
};

/**
 * `program` differs from the session's in the rules of the `changed` variables alone. `then` may look at the decision
 * as it has become; afterwards the session is as it was.
 */
export function rippleOf<R>(
  session: Session,
  program: Program,
  changed: ReadonlySet<number>,
  order: Order,
  then: (ripple: Ripple, now: Session) => R,
): R {
  const memo = [...session.memo];
  const sizes = memo.map((kept) => kept.size);
  const now: Session = {
    ...session,
    program,
    memo,
    took: new Set(),
    usedVersions: new Map(),
    recorder: undefined,
    depth: 0,
  };
  try {
    return then(follow(session, now, memo, changed, order), now);
  } finally {
    // Variables that kept their values may have been asked for at other moments, by the other program.
    session.memo.forEach((kept, index) => {
      if (memo[index] !== kept || kept.size === sizes[index]) return;
      for (const moment of [...kept.keys()].slice(sizes[index])) kept.delete(moment);
    });
  }
}

function follow(
  session: Session,
  now: Session,
  memo: Map<number, Value>[],
  changed: ReadonlySet<number>,
  order: Order,
): Ripple {
  const moved = new Set<number>();
  const changes: Change[] = [];
  for (const group of order.groups) {
    const again = group.some(
      (one) => changed.has(one) || [...(order.reads[one] ?? [])].some((read) => moved.has(read)),
    );
    if (!again) continue;
    for (const one of group) memo[one] = new Map();
    for (const one of group) {
      for (const [moment, before] of session.memo[one] ?? []) {
        const after = valueAt(now, one, moment);
        if (after === undefined) return { changes, broken: true };
        if (same(before, after)) continue;
        moved.add(one);
        changes.push({ variable: one, moment, before, after });
      }
    }
  }
  return { changes, broken: false };
}

function valueAt(session: Session, variable: number, moment: number): Value | undefined {
  try {
    return variableAt(session, variable, moment);
  } catch {
    // A gap or a conflict, whichever error it is.
    return undefined;
  }
}

function same(before: Value, after: Value): boolean {
  if (before === after) return true;
  if (before instanceof Unknown && after instanceof Unknown) {
    const [a, b] = [before.candidates, after.candidates];
    return (
      before.members === undefined &&
      after.members === undefined &&
      equal(before.missing, after.missing) &&
      (a === b || (a !== undefined && b !== undefined && equal(a, b)))
    );
  }
  return isKnown(before) && isKnown(after) && equal(before, after);
}

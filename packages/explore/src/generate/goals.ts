/** What cases still lack, as goals that a life can be seen to reach. */
import { type Asked, type ConditionRecord, decidingPair, type Ledger, outcomeOf, type Witness } from "@khoan/coverage";
import type { Truth } from "@khoan/values";

export type Goal = { readonly asked: Asked } & (
  | { readonly kind: "outcome"; readonly record: number; readonly truth: Truth }
  /** Two lives that show one atom deciding. */
  | { readonly kind: "decides"; readonly record: number; readonly atom: number }
  | { readonly kind: "item"; readonly key: string }
);

/** What a single life has to show for a goal to be reached, once it is known how it was. */
export type Sign =
  | { readonly kind: "outcome"; readonly record: number; readonly truth: Truth }
  /** The truths of all atoms, as the ledger keys them. */
  | { readonly kind: "vector"; readonly record: number; readonly key: string }
  | { readonly kind: "item"; readonly key: string };

const OUTCOMES: Readonly<Record<string, Truth>> = { seen_true: true, seen_false: false, seen_unknown: undefined };

/** Undefined for what no life can show by itself: which clauses a case names, and what it would notice. */
export function goalOf(asked: Asked, ledger: Ledger): Goal | undefined {
  const record = asked.record === undefined ? -1 : ledger.conditions.indexOf(asked.record);
  if (asked.itemKey !== undefined) return { asked, kind: "item", key: asked.itemKey };
  if (record < 0) return undefined;
  if (asked.kind === "decides" && asked.atom !== undefined) return { asked, kind: "decides", record, atom: asked.atom };
  return Object.hasOwn(OUTCOMES, asked.kind)
    ? { asked, kind: "outcome", record, truth: OUTCOMES[asked.kind] }
    : undefined;
}

/** The lives (by their number in the ledger) that reach the goal, with what each shows; undefined where it is not reached. */
export function reachedBy(
  goal: Goal,
  ledger: Ledger,
): readonly { readonly life: number; readonly sign: Sign }[] | undefined {
  if (goal.kind === "item") {
    const witness = ledger.used.get(goal.key);
    return witness && [{ life: witness.case, sign: { kind: "item", key: goal.key } }];
  }
  const record = ledger.conditions[goal.record];
  if (record === undefined) return undefined;
  const entries = [...record.seen];
  const { tree } = record.condition;
  if (goal.kind === "outcome") {
    const found = entries.find(([, { truths }]) => outcomeOf(tree, truths) === goal.truth);
    return (
      found && [{ life: found[1].witness.case, sign: { kind: "outcome", record: goal.record, truth: goal.truth } }]
    );
  }
  const pair = decidingPair(
    tree,
    entries.map(([, { truths }]) => truths),
    goal.atom,
  );
  return pair?.map((index) => {
    const [key, { witness }] = entries[index] as [string, { readonly witness: Witness }];
    return { life: witness.case, sign: { kind: "vector", record: goal.record, key } };
  });
}

/** Whether the lives observed show it. */
export function shows(sign: Sign, ledger: Ledger): boolean {
  if (sign.kind === "item") return ledger.used.has(sign.key);
  const record = ledger.conditions[sign.record] as ConditionRecord;
  if (sign.kind === "vector") return record.seen.has(sign.key);
  return [...record.seen.values()].some(({ truths }) => outcomeOf(record.condition.tree, truths) === sign.truth);
}

/** How much a ledger has observed: grows with everything new. */
export function sizeOf(ledger: Ledger): number {
  return ledger.conditions.reduce((sum, { seen }) => sum + seen.size, ledger.used.size);
}

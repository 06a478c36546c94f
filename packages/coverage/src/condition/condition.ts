/** What is observed of a rule set while its cases run: the conditions of its rules, and what becomes of each rule. */
import type { Span } from "@khoan/diagnostics";
import type { Truth } from "@khoan/values";
import type { Tree } from "./tree.ts";

/**
 * Where a condition stands: `when` of a rule, the cells of a row of a table, the value of a rule that is itself a yes or no, the test of an `if`, what
 * a list is filtered by, what is asked of its members, a name or a field given to a yes or no, a part of a larger
 * value, or several contributions that `all` or `any` combines.
 */
export type ConditionRole =
  | "when"
  | "row"
  | "value"
  | "test"
  | "filter"
  | "members"
  | "named"
  | "field"
  | "part"
  | "together";

/** Its clause counts for the whole; in `together` each atom is a rule with a clause of its own. */
export type AtomSite = { readonly span: Span; readonly clause?: number };

export type Condition = {
  readonly role: ConditionRole;
  /** Index of the clause; absent where the formula belongs to a variable. */
  readonly clause?: number;
  /** Index of the variable; where several variables share the rule, the first. */
  readonly variable: number;
  readonly span: Span;
  readonly tree: Tree;
  readonly atoms: readonly AtomSite[];
  /** Paths of the facts that leave it open where they are not given; none: it is always known. */
  readonly openFacts: readonly string[];
};

/** Where something was seen: which case, and the moment of which variable. */
export type Witness = { readonly case: number; readonly variable: number; readonly moment: number };

/** The observations of one condition, each kind once, with its first witness. */
export type Seen = Map<number | string, { readonly truths: readonly Truth[]; readonly witness: Witness }>;

export type ConditionRecord = { readonly condition: Condition; readonly seen: Seen };

/** Observations of more atoms than this don't fit into one safe whole number. */
const MAX_DIGITS = 32;

/** Notes an observation, if it is the first of its kind; the truths are copied only then. */
export function note(seen: Seen, truths: readonly Truth[], witness: () => Witness): void {
  let key: number | string = 0;
  if (truths.length > MAX_DIGITS) key = truths.join();
  else for (const truth of truths) key = key * 3 + (truth === undefined ? 0 : truth ? 1 : 2);
  if (!seen.has(key)) seen.set(key, { truths: [...truths], witness: witness() });
}

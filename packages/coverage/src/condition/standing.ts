/**
 * Which rules of a variable count at a moment, from the truths of their conditions: default logic as the evaluator has
 * it, without values. Here exceptions are looked at one by one, also those that made no difference.
 */
import { inForce } from "@khoan/evaluate";
import type { Contribution, Override, VariableDeclaration } from "@khoan/language/core";
import { and3, not3, or3, type Truth } from "@khoan/values";

export type Rule = Contribution | Override;

export type Standing = {
  /** The truth of a rule's own condition; false where its clause is not in force. */
  readonly holds: (rule: Rule) => Truth;
  /** Whether an exception that counts names the rule. */
  readonly beaten: (rule: Rule) => Truth;
  /** Whether the rule counts: it holds, and nothing beats it. */
  readonly counts: (rule: Rule) => Truth;
};

/** `truth` is that of a rule's condition in the frame of the moment (true where it has none). */
export function standingAt(variable: VariableDeclaration, moment: number, truth: (rule: Rule) => Truth): Standing {
  const held = new Map<Rule, Truth>();
  const counted = new Map<Rule, Truth>();
  const holds = (rule: Rule): Truth => {
    if (!held.has(rule)) held.set(rule, inForce(rule.effective, variable, moment) ? truth(rule) : false);
    return held.get(rule);
  };
  const beaten = (rule: Rule): Truth =>
    rule.overriddenBy.reduce<Truth>((any, index) => {
      const override = variable.overrides[index];
      return override === undefined ? any : or3(any, counts(override));
    }, false);
  const counts = (rule: Rule): Truth => {
    if (!counted.has(rule)) counted.set(rule, and3(holds(rule), not3(beaten(rule))));
    return counted.get(rule);
  };
  return { holds, beaten, counts };
}

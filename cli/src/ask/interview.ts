/** An interview from its first question to the decision: what was answered, what was declined, and the way back. */
import { type Moment, type Next, next, type Question, withAnswer } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";

export type Terms = {
  readonly program: Program;
  readonly at: Moment;
  readonly outputs?: readonly string[];
  readonly readings?: Readonly<Record<string, string>>;
  readonly assume: "defaults" | "nothing";
};

/** Where the interview stands; `before` is where it stood one answer ago. */
export type Standing = {
  readonly facts: unknown;
  readonly declined: readonly string[];
  readonly step: Next;
  readonly before?: Standing;
};

export function begin(terms: Terms): Standing {
  return stand(terms, {}, []);
}

function stand(terms: Terms, facts: unknown, declined: readonly string[], before?: Standing): Standing {
  const { program, ...rest } = terms;
  const step = next(program, { ...rest, facts, declined });
  return { facts, declined, step, ...(before === undefined ? {} : { before }) };
}

/** Where it stands after an answer; the step is `failed` where the answer can't be, or brings the rules to a contradiction. */
export function answered(terms: Terms, standing: Standing, { fact }: Question, json: unknown): Standing {
  return stand(terms, withAnswer(terms.program, standing.facts, fact, json), standing.declined, standing);
}

export function declined(terms: Terms, standing: Standing, { fact }: Question): Standing {
  return stand(terms, standing.facts, [...standing.declined, fact], standing);
}

/** In which outputs two laws differ for a life: what a case could see. */
import { type Decision, decide, equal, implausible, type Moment, Unknown, type Value } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import { type Life, nested } from "./life.ts";

export type Difference = {
  /** Output by name: what the law gives, what the mutant does. */
  readonly outputs: ReadonlyMap<string, readonly [law: Value, mutant: Value]>;
  /** Notes that the law gives and the mutant does not; a case can’t say that there is none. */
  readonly notes: readonly string[];
  /** Codes of the errors of the law or the mutant, where one of them gives no decision. */
  readonly errors?: readonly [law: string | undefined, mutant: string | undefined];
};

function decided(program: Program, life: Life, at: Moment = life.at): Decision {
  return decide(program, { facts: nested(life.facts), at, readings: life.readings });
}

/** Undefined where no case could tell them apart by what it may expect, or where the life can't be. */
export function differenceOf(law: Program, mutant: Program, life: Life): Difference | undefined {
  const [before, after] = [decided(law, life), decided(mutant, life)];
  if (before.kind === "failed" || after.kind === "failed") return failedDifference(before, after, law, life);
  const outputs = new Map<string, readonly [Value, Value]>();
  for (const [name, value] of before.outputs) {
    const other = after.outputs.get(name) as Value;
    // What is open is seen as open; a case says which facts are missing only for the whole.
    if (value instanceof Unknown && other instanceof Unknown) continue;
    if (value instanceof Unknown || other instanceof Unknown || !equal(value, other)) outputs.set(name, [value, other]);
  }
  const notes = before.notes.filter((note) => !after.notes.includes(note));
  return (outputs.size === 0 && notes.length === 0) || !canBe(law, life) ? undefined : { outputs, notes };
}

function failedDifference(before: Decision, after: Decision, law: Program, life: Life): Difference | undefined {
  const code = (one: Decision): string | undefined =>
    one.kind === "failed" ? one.errors[0]?.diagnostic.code : undefined;
  if (code(before) === code(after) || !canBe(law, life)) return undefined;
  return { outputs: new Map(), notes: [], errors: [code(before), code(after)] };
}

function canBe(law: Program, life: Life): boolean {
  return implausible(law, nested(life.facts), life.at).length === 0;
}

/** A life that might tell the law from its mutant: facts by path, a moment, readings. */
import type { Case } from "@khoan/cases";
import type { Moment } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Life = {
  /** By the facts' dotted paths. */
  readonly facts: ReadonlyMap<string, Json>;
  readonly at: Moment;
  readonly readings: Readonly<Record<string, string>>;
};

/** The life of a case, at its own moment. */
export function lifeOf(one: Case, program: Program): Life {
  const facts = new Map<string, Json>();
  for (const { path } of program.facts) {
    const value = path.split(".").reduce<unknown>((inner, key) => {
      return typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined;
    }, one.facts);
    if (value !== undefined) facts.set(path, value as Json);
  }
  return { facts, at: one.at, readings: one.readings };
}

/** Facts as `decide` takes them: nested by the dots of their paths. */
export function nested(facts: ReadonlyMap<string, Json>): unknown {
  const root: Record<string, unknown> = {};
  for (const [path, value] of facts) {
    const keys = path.split(".");
    let inner = root;
    for (const key of keys.slice(0, -1)) {
      inner[key] ??= {};
      inner = inner[key] as Record<string, unknown>;
    }
    inner[keys.at(-1) as string] = value;
  }
  return root;
}

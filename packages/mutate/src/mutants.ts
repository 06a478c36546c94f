/** A program to all its mutants, in the order of the document, each with the key by which it is known for ever. */
import type { Sources } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { effectiveMutants } from "./effective-mutants.ts";
import { formulaMutants } from "./formula-mutants.ts";
import type { Draft, Mutant } from "./mutant.ts";
import { parameterMutants } from "./parameter-mutants.ts";
import { ownedBy } from "./roots.ts";
import { ruleMutants } from "./rule-mutants.ts";
import { wordsOf } from "./source-words.ts";

/** The SHA-256 of a text, as the host makes it. */
export type Digest = (text: string) => string;

/**
 * Every mutant of the clauses of `ruleSet` (the program's own, where nothing is said) that the program holds. `sources`
 * are the texts of its files. The same texts give the same mutants in the same order.
 */
export function mutantsOf(
  program: Program,
  sources: Sources,
  digest: Digest,
  ruleSet = program.document.id,
): readonly Mutant[] {
  const owns = ownedBy(program, ruleSet);
  const words = wordsOf(
    sources,
    program.ruleSets.find((one) => one.id === ruleSet)?.language ?? program.document.language,
  );
  const drafts = [
    ...formulaMutants(program, owns, words),
    ...ruleMutants(program, owns, words),
    ...effectiveMutants(program, owns, words),
    ...parameterMutants(program, owns, words),
  ].toSorted((a, b) => (a.clauses[0] ?? 0) - (b.clauses[0] ?? 0) || place(a) - place(b));
  const seen = new Map<string, number>();
  return drafts.map(({ place: _, detail, text, ...draft }, i): Mutant => {
    const base = keyOf(drafts[i] as Draft, program, digest);
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return {
      ...draft,
      cited: draft.cited ?? draft.clauses,
      everywhere: draft.everywhere ?? false,
      key: times === 1 ? base : `${base}~${times}`,
    };
  });
}

function place(draft: Draft): number {
  return draft.span.start;
}

/** `IV.2.a/2.value.1:literal+1@1f2e3d4c`. */
function keyOf(draft: Draft, program: Program, digest: Digest): string {
  const clause = program.clauses[draft.clauses[0] ?? -1]?.id ?? "";
  const bare = clause.slice(clause.lastIndexOf("/") + 1);
  return `${bare}/${draft.place}:${draft.kind}:${draft.detail}@${digest(draft.text).slice(0, 8)}`;
}

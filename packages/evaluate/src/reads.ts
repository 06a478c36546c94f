/** Hearing what a formula reads, for explanations; a formula that fails is heard up to there. */
import { DecisionError } from "./errors.ts";
import type { Session } from "./session.ts";
import type { Value } from "./value.ts";

export type Read =
  | { readonly kind: "fact"; readonly path: string; readonly value: Value }
  | {
      readonly kind: "parameter";
      readonly parameter: number;
      readonly version: number;
      readonly key: string;
      readonly value: Value;
    }
  | { readonly kind: "reading"; readonly reading: number; readonly option: string }
  | { readonly kind: "variable"; readonly variable: number; readonly moment: number; readonly value: Value };

export function recorded<R>(session: Session, run: () => R): { result: R | undefined; reads: readonly Read[] } {
  const reads: Read[] = [];
  const outer = session.recorder;
  session.recorder = {
    fact: (path, value) => void reads.push({ kind: "fact", path, value }),
    parameter: (parameter, version, key, value) =>
      void reads.push({ kind: "parameter", parameter, version, key, value }),
    reading: (reading) => void reads.push({ kind: "reading", reading, option: session.readings[reading] as string }),
    variable: (variable, at, value) => void reads.push({ kind: "variable", variable, moment: at, value }),
  };
  try {
    return { result: run(), reads: distinct(reads) };
  } catch (error) {
    if (error instanceof DecisionError) return { result: undefined, reads: distinct(reads) };
    throw error;
  } finally {
    session.recorder = outer;
  }
}

function distinct(reads: readonly Read[]): readonly Read[] {
  const seen = new Set<string>();
  return reads.filter((read) => {
    const key =
      read.kind === "fact"
        ? read.path
        : read.kind === "variable"
          ? `v${read.variable}:${read.moment}`
          : read.kind === "reading"
            ? `r${read.reading}`
            : `p${read.parameter}:${read.version}:${read.key}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const ASIDE = new WeakMap<Session, Session>();

/** A session with the values found so far that keeps its own account, so that explaining a decision leaves it as it was. */
export function asideOf(decided: Session): Session {
  let aside = ASIDE.get(decided);
  if (aside === undefined) {
    aside = {
      ...decided,
      memo: decided.memo.map((values) => new Map(values)),
      took: new Set(decided.took),
      usedVersions: new Map(decided.usedVersions),
    };
    ASIDE.set(decided, aside);
    ASIDE.set(aside, aside);
  }
  return aside;
}

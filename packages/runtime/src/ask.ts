/** The next question of an interview, in a module's plain form. Nobody who does not ask pays for it. */

import { facts as rows } from "@khoan/diagnostics";
import { next as nextOf, parseMoment, toJson } from "@khoan/evaluate";
import { required } from "@khoan/language/core";
import type { Engine } from "./engine.ts";
import { errorOf } from "./explaining.ts";
import type { Decided, Failed, Options } from "./result.ts";

export type AskOptions = Pick<Options, "at" | "readings"> & {
  /** Names of the results that matter; all where absent. */
  readonly outputs?: readonly string[];
  /** `nothing`: ask for every fact that matters, also where it has a default. */
  readonly assume?: "defaults" | "nothing";
  /** Paths of facts that nobody can tell: they stay unknown. */
  readonly declined?: readonly string[];
};

export type Question = {
  readonly kind: "question";
  readonly fact: string;
  readonly label: string;
  readonly question?: string;
  /** `date`, `money`, `enum` …, as in the rules. */
  readonly type: string;
  readonly members?: readonly string[];
  readonly history: boolean;
  readonly mayBeAbsent: boolean;
  readonly sensitivity: string;
  /** The results that the answer may still change, and the clauses that wait for it. */
  readonly why: readonly { readonly output: string; readonly clauses: readonly string[] }[];
  /** At most so many facts are still to be asked. */
  readonly remaining: number;
};

export type Done = {
  readonly kind: "done";
  readonly decision: Decided | Failed;
  /** Defaults that the results rest on. */
  readonly assumed: readonly { readonly fact: string; readonly value: unknown }[];
};

/** Which fact is best asked next, or the decision; bad facts and options come back as errors, by path. */
export function ask(engine: Engine, facts: unknown, options: AskOptions): Question | Done | Failed {
  const at = typeof options?.at === "string" ? parseMoment(options.at) : undefined;
  if (at === undefined)
    return { kind: "failed", errors: [errorOf({ path: "at", diagnostic: rows.badMoment({ file: "at" }, {}) })] };
  const { program } = engine.carried();
  const { at: _, ...rest } = options;
  const step = nextOf(program, { facts, at, ...rest });
  switch (step.kind) {
    case "failed":
      return { kind: "failed", errors: step.errors.map(errorOf) };
    case "done": {
      const assumed = step.assumed.map(({ fact, value, type }) => ({ fact, value: toJson(value, type) }));
      return { kind: "done", decision: engine.decidedOf(step.decision, options), assumed };
    }
    case "question": {
      const { label, question, members, history, mayBeAbsent, sensitivity, type } = step.declaration;
      return {
        kind: "question",
        fact: step.fact,
        label,
        ...(question === undefined ? {} : { question }),
        type: required(type).kind,
        ...(members === undefined ? {} : { members }),
        history,
        mayBeAbsent,
        sensitivity,
        why: step.why.map(({ output, clauses }) => ({
          output: program.variables[output]?.name ?? "",
          clauses: clauses.map((clause) => program.clauses[clause]?.id ?? ""),
        })),
        remaining: step.remaining,
      };
    }
  }
}

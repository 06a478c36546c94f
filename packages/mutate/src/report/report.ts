/** What a run of mutants is reported from. */
import type { Sources } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import type { MutantResult } from "../results.ts";

export type MutationReport = {
  /** The rule set whose law was changed. */
  readonly ruleSet: string;
  readonly title: string;
  readonly program: Program;
  readonly sources: Sources;
  readonly results: readonly MutantResult[];
  /** Number of cases that could notice. */
  readonly cases: number;
};

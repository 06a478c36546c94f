export { affected, type Trial, trialsOf } from "./baseline.ts";
export { isRed, judge, type Verdict } from "./judge.ts";
export type { Claim, Mutant, MutantKind, Texts } from "./mutant.ts";
export { type Digest, mutantsOf } from "./mutants.ts";

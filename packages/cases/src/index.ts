export type { Case } from "./case.ts";
export * from "./coverage.ts";
export { type CaseFile, readCases } from "./read-cases.ts";
export * from "./report.ts";
export { type CaseResult, type Failure, runCase } from "./run.ts";

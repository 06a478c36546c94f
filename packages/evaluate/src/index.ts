export * from "./decide.ts";
export { type Assume, decodeFacts, type InputError } from "./decode.ts";
export { decodeScalar } from "./decode-scalar.ts";
export * from "./derive.ts";
export * from "./explain.ts";
export * from "./format.ts";
export { brokenInvariants } from "./invariants.ts";
export { type Moment, momentFor, monthOf, parseMoment } from "./moment.ts";
export * from "./next.ts";
export { noteTexts, outsideNote } from "./notes.ts";
export { askFormula, askVariable, openLife } from "./open-life.ts";
export { withAnswer } from "./place.ts";
// The harness runs formulas of a rule by themselves (packages/cases/src/parting).
export { plan } from "./plan.ts";
export { type Implausible, implausible, implausibleIn } from "./plausibility.ts";
export * from "./read-answer.ts";
export type { Frame, Session } from "./session.ts";
export { equal, isKnown, isList, isRecord, type RecordValue, Unknown, type Value } from "./value.ts";
export { frameOf, inForce, variableAt } from "./variable.ts";

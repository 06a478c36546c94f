export * from "./decide.ts";
export { decodeFacts, type InputError } from "./decode.ts";
export * from "./format.ts";
export { type Moment, momentFor, monthOf, parseMoment } from "./moment.ts";
export type { Session } from "./session.ts";
export { equal, isKnown, isList, isRecord, type RecordValue, Unknown, type Value } from "./value.ts";
export { variableAt } from "./variable.ts";
export * from "./derive.ts";
export * from "./explain.ts";

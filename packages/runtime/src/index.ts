export { firstDay, formatIsoDay, formatIsoMonth, lastDay, monthOfDay, plainDecimal } from "@khoan/values";
export * from "./arithmetic.ts";
export { createEngine, type Engine, type Generated, Prepared } from "./engine.ts";
export type * from "./result.ts";

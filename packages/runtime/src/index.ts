export { firstDay, formatIsoDay, formatIsoMonth, lastDay, monthOfDay, plainDecimal } from "@khoan/values";
export * from "./arithmetic.ts";
export { type AskOptions, ask, type Done, type Question } from "./ask.ts";
export type { Column, ColumnOptions, ColumnResult, HistoryColumn, ResultColumn, Table, Typed } from "./columns.ts";
export { createEngine, type Engine } from "./engine.ts";
export type { Generated } from "./generated.ts";
export * from "./makers.ts";
export { Prepared } from "./prepared.ts";
export type * from "./result.ts";

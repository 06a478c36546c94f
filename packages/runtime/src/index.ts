export { firstDay, formatIsoDay, formatIsoMonth, lastDay, monthOfDay, plainDecimal } from "@khoan/values";
export * from "./arithmetic.ts";
export type { Column, ColumnOptions, ColumnResult, HistoryColumn, ResultColumn, Table, Typed } from "./columns.ts";
export { createEngine, type Engine } from "./engine.ts";
export type { Generated } from "./generated.ts";
export { Prepared } from "./prepared.ts";
export type * from "./result.ts";

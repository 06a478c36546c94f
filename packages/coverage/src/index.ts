export * from "./condition/ledger.ts";

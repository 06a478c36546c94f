export { type Unamended, unamended } from "./clause/amendments.ts";
export { type Without, withoutClause } from "./clause/without.ts";
export type { ConditionRecord, ConditionRole, Witness } from "./condition/condition.ts";
export { type Ledger, openLedger } from "./condition/ledger.ts";
export * from "./condition/tree.ts";
export * from "./coverage.ts";
export { type Accepted, type AcceptedFile, readAccepted } from "./gap/accepted.ts";
export type { Asked, GapKind, Shown } from "./gap/asked.ts";
export { sentenceOf, type Telling, whereOf } from "./gap/sentence.ts";
export { textOf } from "./gap/text.ts";
export { coverageHtml, type HtmlOptions } from "./report/html/page.ts";
export {
  type CoverState,
  coverStates,
  RELATION_SIGNS,
  RELATIONS,
  type Relation,
  relationsOf,
  STATE_SIGNS,
} from "./report/state.ts";

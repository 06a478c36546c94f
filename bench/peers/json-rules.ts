/** json-rules-engine: a rule for each group, whose event names how it is paid; the best is taken of the events. */
import { Engine, type RuleProperties } from "json-rules-engine";
import { CARE, type Flat, LINE } from "./record.ts";

type Condition = { readonly fact: string; readonly operator: string; readonly value: unknown };
type Kind = "top_up" | "line" | "care";

const is = (fact: keyof Flat, value: unknown = true): Condition => ({ fact, operator: "equal", value });

const EXCLUDED = [
  is("institution"),
  is("household", "near_poor"),
  is("survivor"),
  is("beneficiary"),
  { fact: "allowance", operator: "greaterThan", value: 0 },
];

function group(kind: Kind, conditions: readonly Condition[], excludable: boolean): RuleProperties {
  const always = [is("resident"), { fact: "age", operator: "lessThan", value: 16 }];
  const free = excludable ? [{ not: { any: EXCLUDED } }] : [];
  return {
    conditions: { all: [...always, ...conditions, ...free] } as RuleProperties["conditions"],
    event: { type: kind },
  };
}

const RULES: readonly RuleProperties[] = [
  group("top_up", [is("household", "near_poor"), is("beneficiary")], false),
  group("line", [is("household", "near_poor"), is("beneficiary", false)], false),
  group("top_up", [is("escaped"), is("beneficiary")], false),
  group("line", [is("escaped"), is("beneficiary", false)], true),
  group("top_up", [is("third"), is("disability", "severe"), is("beneficiary")], false),
  group("line", [is("third"), is("disability", "mild")], true),
  group("care", [is("raising")], true),
  group("care", [is("hiv")], false),
];

/** The amount of a month; asynchronous, as the engine is. */
export function jsonRulesEngine(): (flat: Flat) => Promise<number> {
  const engine = new Engine([...RULES]);
  return async (flat) => {
    const { events } = await engine.run({ ...flat });
    const line = LINE[flat.area];
    const amounts = { top_up: Math.max(0, line - flat.allowance), line, care: CARE };
    return events.reduce((best, { type }) => Math.max(best, amounts[type as Kind]), 0);
  };
}

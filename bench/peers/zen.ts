/** @gorules/zen-engine: one decision of an expression node, run by its native engine. */
import { ZenEngine } from "@gorules/zen-engine";
import { CARE, type Flat, LINE } from "./record.ts";

const EXPRESSIONS: readonly (readonly [key: string, value: string])[] = [
  ["line", `area == "rural" ? ${LINE.rural} : ${LINE.urban}`],
  ["topUp", "max([0, $.line - allowance])"],
  ["excluded", 'institution or household == "near_poor" or survivor or beneficiary or allowance > 0'],
  ["nearPoor", 'household == "near_poor" ? (beneficiary ? $.topUp : $.line) : 0'],
  ["escape", "escaped ? (beneficiary ? $.topUp : ($.excluded ? 0 : $.line)) : 0"],
  [
    "generation",
    'third ? (disability == "severe" and beneficiary ? $.topUp : (disability == "mild" and not($.excluded) ? $.line : 0)) : 0',
  ],
  ["care", `(raising and not($.excluded)) or hiv ? ${CARE} : 0`],
  ["amount", "resident and age < 16 ? max([$.nearPoor, $.escape, $.generation, $.care]) : 0"],
];

const CONTENT = {
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 }, content: {} },
    {
      id: "rules",
      type: "expressionNode",
      name: "rules",
      position: { x: 1, y: 0 },
      content: { expressions: EXPRESSIONS.map(([key, value]) => ({ id: key, key, value })) },
    },
    { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 }, content: {} },
  ],
  edges: [
    { id: "1", sourceId: "in", targetId: "rules", type: "edge" },
    { id: "2", sourceId: "rules", targetId: "out", type: "edge" },
  ],
};

/** The amount of a month; asynchronous, as the engine is. */
export function zenEngine(): (flat: Flat) => Promise<number> {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(CONTENT)));
  return async (flat) => Number((await decision.evaluate(flat)).result.amount);
}

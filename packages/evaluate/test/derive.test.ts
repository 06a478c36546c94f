/** Explaining a decision: it changes nothing, and says values as people read them. */
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import { brokenInvariants, derive, explainDecision, renderText } from "../src/index.ts";
import { decided } from "./deciding.ts";

const program = englishProgram(`
types: { child: { born: { type: date, label: Day of birth }, pocket: { type: money(EUR) } } }
facts:
  children: { type: list(child), label: Child }
  income: { type: money, label: Income }
  a: { type: bool }
parameters:
  steps:
    type: scale(money)
    values: [{ from: 2020-01-01, brackets: [{ above: 0 VND, rate: 5% }, { above: 1_000_000 VND, rate: 10% }] }]
variables:
  v: { type: bool, output: true, otherwise: false }
  tax: { type: money(VND; 4), per: month, output: true }
  behind: { type: bool, otherwise: false }
clauses:
  - id: c1
    literals: [2020-01-01, 5 EUR]
    rules:
      - { set: v, value: true, when: a and behind and (some x in children satisfies x.born > 2020-01-01 and x.pocket > 5 EUR) }
  - { id: c2, rules: [{ set: tax, value: 'marginal(steps, income)' }] }
  - { id: c3, rules: [{ set: behind, value: true, when: a }] }
`);
const facts = { children: [{ born: "2021-02-03", pocket: 1250 }], income: 1_500_000, a: true };

describe("a derivation", () => {
  it("leaves the decision as it was", () => {
    const decision = decided(program, { ...facts, a: false });
    const { session } = decision;
    const before = {
      took: [...session.took],
      used: [...session.usedVersions.keys()],
      known: session.memo.map((one) => one.size),
    };
    program.variables.forEach((_, i) => void derive(session, i, 24314));
    explainDecision(decision, { lang: "en", sources: new Map() });
    expect({
      took: [...session.took],
      used: [...session.usedVersions.keys()],
      known: session.memo.map((one) => one.size),
    }).toEqual(before);
    expect(brokenInvariants(session, 24314)).toEqual([]);
  });

  it("tells fields of list members and scales by their types", () => {
    const text = renderText(explainDecision(decided(program, facts), { lang: "en", sources: new Map() }));
    expect(text).toContain("fact Child 1: Day of birth: 2021-02-03");
    expect(text).toContain("fact Child 1: pocket: 12.50 EUR");
    expect(text).toContain("rate steps: above 0 VND: 5%; above 1,000,000 VND: 10%");
  });
});

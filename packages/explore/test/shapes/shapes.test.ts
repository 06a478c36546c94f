/** Each shape, kept by a rule and broken by another: the counter-example is a pair of neighbouring lives at the step. */
import type { Program } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../../language/test/rule-set.ts";
import { explore, type Life, tell } from "../../src/index.ts";

function program(shape: string, value: string, more = ""): Program {
  return englishProgram(
    `
types:
  level: [none, light, heavy]
  person: { income: { type: money, history: true, default: 0 EUR, ground: x } }
facts:
  income: { type: money }
  level: { type: level, default: none, ground: x }
  born: { type: date }
  poor: { type: bool, history: true, default: false, ground: x }
  people: { type: list(person) }
parameters:
  rate: { type: money, values: [{ from: 2020-01-01, value: 100 EUR }, { from: 2026-07-01, value: 130 EUR }] }
variables:
  v: { type: money, per: month, judged_on: last_day(month), output: true, otherwise: 0 EUR, shapes: [${shape}] }
clauses:
  - id: c
    literals: [0 EUR, 100 EUR, 1_000 EUR, 50 EUR, 18, 2, 40%, 0.01 EUR, 12]
    rules:
      - set: v
        value: |
          ${value}
${more}`,
    "period: 2026-01-01..2027-12-31\ncurrency: EUR\nmonth_end: down\n",
  );
}

const KNOWN: readonly Life[] = [
  {
    facts: { income: 20_000, born: "2000-05-17", people: [{ income: 30_000 }, { income: 5_000 }] },
    at: "2026-03",
    readings: {},
  },
];

/** The message, and the values on both sides. */
function found(of: Program): readonly string[] {
  const { found: all } = explore({ program: of, count: 40, seed: 1, backends: [], known: KNOWN });
  return all.map((one) => tell(of, one).diagnostic.message.en);
}

const KEEPS: readonly (readonly [string, string, string])[] = [
  ["never negative", "{ never_negative: true }", "max(100 EUR - income, 0 EUR)"],
  ["at most", "{ at_most: rate * 2 }", "rate"],
  ["falling", "{ monotone_in: income, direction: falling }", "if income <= 1_000 EUR then rate else 0 EUR"],
  [
    "rising by the level",
    "{ monotone_in: level, direction: rising }",
    "if level = none then 0 EUR else if level = light then 50 EUR else 100 EUR",
  ],
  ["no cliff", "{ no_cliff_in: income, allowance: 0.01 EUR }", "round(income * 40%, to: 0.01 EUR, mode: half_up)"],
  [
    "no cliff outside the threshold",
    "{ no_cliff_in: income, when: income > 1_000 EUR }",
    "if income <= 1_000 EUR then rate else 0 EUR",
  ],
  ["continuous", "{ continuous_across: 2026-07-01, allowance: 30 EUR }", "rate"],
  [
    "of members",
    "{ monotone_in: people.income, direction: falling }",
    "if sum(p.income for p in people) <= 1_000 EUR then rate else 0 EUR",
  ],
];

const BREAKS: readonly (readonly [string, string, string, RegExp])[] = [
  ["negative", "{ never_negative: true }", "100 EUR - income", /never_negative.*: -/],
  [
    "above the bound",
    "{ at_most: rate }",
    "if income > 1_000 EUR then 100 EUR * 2 else 100 EUR",
    /200.00 EUR > 1[03]0.00 EUR/,
  ],
  [
    "rising where it should fall",
    "{ monotone_in: income, direction: falling }",
    "if income < 1_000 EUR then 50 EUR else rate",
    /income 999.99 EUR → 50.00 EUR; income 1[ ,]?000.00 EUR → 1[03]0.00 EUR/,
  ],
  [
    "a level out of order",
    "{ monotone_in: level, direction: rising }",
    "if level = light then 100 EUR else if level = heavy then 50 EUR else 0 EUR",
    /level light → 100.00 EUR; level heavy → 50.00 EUR/,
  ],
  [
    "a cliff",
    "{ no_cliff_in: income, allowance: 0.01 EUR }",
    "if income <= 1_000 EUR then rate else 0 EUR",
    /income 1[ ,]?000.00 EUR → 1[03]0.00 EUR; income 1[ ,]?000.01 EUR → 0.00 EUR/,
  ],
  [
    "a cliff where people add up",
    "{ no_cliff_in: people.income, allowance: 1 EUR }",
    "if sum(p.income for p in people) <= 1_000 EUR then rate else 0 EUR",
    /people\[0\]\.income [\d ,.]+ EUR → 1[03]0.00 EUR; people\[0\]\.income [\d ,.]+ EUR → 0.00 EUR/,
  ],
  [
    "a cliff at an age",
    "{ no_cliff_in: born, allowance: 1 EUR }",
    "if age(born, day) < 18 then 100 EUR else 0 EUR",
    /born [-\d]+ → 0.00 EUR; born [-\d]+ → 100.00 EUR/,
  ],
  [
    "a jump on a day",
    "{ continuous_across: 2026-07-01, allowance: 29.99 EUR }",
    "rate",
    /2026-06 → 100.00 EUR; 2026-07 → 130.00 EUR/,
  ],
  [
    "a bool that should only help",
    "{ monotone_in: poor, direction: rising }",
    "if poor and income <= 1_000 EUR then 50 EUR else 100 EUR",
    /poor no → 100.00 EUR; poor yes → 50.00 EUR/,
  ],
];

describe("a shape that is kept", () => {
  it.each(KEEPS)("%s", (_, shape, value) => {
    expect(found(program(shape, value))).toEqual([]);
  });
});

describe("a shape that is broken is shown by its neighbours", () => {
  it.each(BREAKS)("%s", (_, shape, value, expected) => {
    const told = found(program(shape, value));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(expected);
  });

  it("by cases of the fewest facts that a person can paste", () => {
    const of = program("{ no_cliff_in: income, allowance: 1 EUR }", "if income <= 1_000 EUR then rate else 0 EUR");
    const { found: all } = explore({ program: of, count: 40, seed: 1, backends: [], known: KNOWN });
    const drafts = all.flatMap((one) => tell(of, one).drafts);
    expect(drafts.map((draft) => [draft.facts, draft.clauses, [...draft.expect]])).toEqual([
      [{ income: 100_000 }, ["c"], [["v", undefined]]],
      [{ income: 100_001 }, ["c"], [["v", undefined]]],
    ]);
  });

  it("but not by lives that can’t be", () => {
    const text = "{ never_negative: true }";
    expect(found(program(text, "100 EUR - income"))).toHaveLength(1);
    expect(
      found(
        program(
          text,
          "100 EUR - income",
          "plausible: [{ must: income < 0 EUR, because: x }]\n".replace("income < 0", "income <= 100"),
        ),
      ),
    ).toEqual([]);
  });
});

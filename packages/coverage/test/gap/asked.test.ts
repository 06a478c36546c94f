/** What is asked of cases, gap by gap: a few rules, a few cases, and what they leave open. */
import { describe, expect, it } from "vitest";
import { coverageOf, openOf, town } from "../town.ts";

const FACTS = `
facts:
  age: { type: int, default: 1, ground: usual }
  poor: { type: bool, default: false, ground: usual }
  ill: { type: bool }
`;

const SIMPLE = `${FACTS}
variables:
  paid: { type: bool, per: month, output: true, otherwise: 'false' }
clauses:
  - id: a
    summary: Who is old or ill, and poor
    literals: [60]
    rules:
      - set: paid
        value: 'true'
        when: poor and (age >= 60 or ill)
`;

const life = (facts: string, paid: string): string =>
  `clauses: [a]\nat: 2026-03\nfacts: ${facts}\nexpect: { paid: ${paid} }`;

describe("a condition", () => {
  it("is asked to be seen true, false and unknown, and each part to decide alone", () => {
    const coverage = coverageOf(town(SIMPLE, []));
    expect(openOf(coverage)).toEqual([
      "a cited: a",
      "a examined: a",
      "a noticed: a",
      "a seen_true: poor and (age >= 60 or ill)",
      "a seen_false: poor and (age >= 60 or ill)",
      "a seen_unknown: poor and (age >= 60 or ill)",
      "a decides: poor",
      "a decides: age >= 60",
      "a decides: ill",
      "otherwise: paid",
    ]);
    expect(coverage.reached).toEqual({ clauses: 0, conditions: 0 });
  });

  it("is covered by one case for each part, and one that leaves a fact out", () => {
    const coverage = coverageOf(
      town(SIMPLE, [
        life("{ poor: true, age: 60, ill: false }", "true"),
        life("{ poor: true, age: 59, ill: false }", "false"),
        life("{ poor: true, age: 59, ill: true }", "true"),
        life("{ poor: false, age: 60, ill: false }", "false"),
        `${life("{ poor: true }", "unknown")}\nmissing: [ill]`,
      ]),
    );
    expect(openOf(coverage)).toEqual([]);
    expect(coverage.reached).toEqual({ clauses: 100, conditions: 100 });
    const [poor] = coverage.asked.filter((one) => one.kind === "decides" && one.what === "poor");
    expect(poor?.shown).toMatchObject({ kind: "pair", whenTrue: { case: 0 }, whenFalse: { case: 3 } });
  });

  it("is not decided by a part that another masks, though both were true and false", () => {
    // Whenever somebody is ill she is old too: then age decides nothing, and neither does illness.
    const both = town(SIMPLE, [
      life("{ poor: true, age: 60, ill: true }", "true"),
      life("{ poor: true, age: 59, ill: false }", "false"),
    ]);
    expect(openOf(coverageOf(both))).toEqual(expect.arrayContaining(["a decides: age >= 60", "a decides: ill"]));
  });

  it("is not asked to be unknown where every fact in it always has a value", () => {
    const rules = SIMPLE.replace("ill: { type: bool }", "ill: { type: bool, default: false, ground: usual }");
    expect(openOf(coverageOf(town(rules, [])))).not.toContain("a seen_unknown: poor and (age >= 60 or ill)");
  });

  it("counts for nothing in a case that fails", () => {
    const coverage = coverageOf(town(SIMPLE, [life("{ poor: true, age: 60, ill: false }", "false")]));
    expect(coverage.failed.map((one) => one.name)).toEqual(["Case 1"]);
    expect(openOf(coverage)).toContain("a seen_true: poor and (age >= 60 or ill)");
  });
});

describe("conditions inside formulas", () => {
  const NESTED = `
types:
  person: { works: { type: bool, default: false, ground: usual }, ill: { type: bool, default: false, ground: usual } }
facts:
  people: { type: list(person), default: [], ground: usual }
variables:
  count_of: { type: int, per: month, output: true }
clauses:
  - id: a
    summary: Who works and is not ill
    rules:
      - set: count_of
        value: count(p in people where p.works and not p.ill)
`.replace(", default: [], ground: usual", "");

  it("are observed once for each member of a list", () => {
    const coverage = coverageOf(
      town(NESTED, [
        `clauses: [a]
at: 2026-03
facts: { people: [{ works: true }, { works: true, ill: true }, { ill: false }] }
expect: { count_of: 1 }`,
      ]),
    );
    expect(openOf(coverage)).toEqual([]);
  });

  it("are not observed where the list is empty", () => {
    const empty = town(NESTED, ["clauses: [a]\nat: 2026-03\nfacts: { people: [] }\nexpect: { count_of: 0 }"]);
    expect(openOf(coverageOf(empty))).toEqual([
      "a seen_true: p.works and not p.ill",
      "a seen_false: p.works and not p.ill",
      "a decides: p.works",
      "a decides: p.ill",
    ]);
  });
});

const EXCEPTIONS = `${FACTS}
variables:
  groups: { type: list(clause), per: month, output: true, combine: list }
clauses:
  - id: a
    summary: The poor
    rules: [{ add_to: groups, when: poor }]
  - id: b
    summary: The old
    literals: [60]
    rules: [{ add_to: groups, when: age >= 60 }]
  - id: c
    summary: Not the ill
    rules: [{ overrides: [a, b], of: groups, when: ill }]
`;

describe("an exception", () => {
  const groups = (facts: string, expected: string, clauses = "[c]"): string =>
    `clauses: ${clauses}\nat: 2026-03\nfacts: ${facts}\nexpect: { groups: ${expected} }`;

  it("must win over each clause that it names, and stand aside", () => {
    const coverage = coverageOf(town(EXCEPTIONS, [groups("{ poor: true, ill: true }", "[]")]));
    const open = openOf(coverage).filter((one) => one.startsWith("c "));
    expect(open).toEqual([
      "c wins: groups: b",
      "c stands_aside: groups: ill",
      "c seen_false: ill",
      "c seen_unknown: ill",
    ]);
  });

  it("does not stand aside for a rule that does not hold anyway", () => {
    const idle = town(EXCEPTIONS, [groups("{ ill: false }", "[]", "[a]")]);
    expect(openOf(coverageOf(idle))).toContain("c stands_aside: groups: ill");
    const aside = town(EXCEPTIONS, [groups("{ poor: true, ill: false }", "[a]")]);
    expect(openOf(coverageOf(aside))).not.toContain("c stands_aside: groups: ill");
  });
});

describe("rates, brackets, rows, readings and what is said otherwise", () => {
  const RATES = `
types:
  zone: [hill, river]
facts:
  zone: { type: zone, default: hill, ground: usual }
  income: { type: money, default: 0 VND, ground: usual }
readings:
  R: { clauses: [a], question: "Which?", chosen: wide, options: { wide: all, narrow: some }, ground: habit }
parameters:
  rate:
    type: money
    by: [zone]
    values:
      - { from: 2026-01-01, by_key: { hill: 100 VND, river: 200 VND }, clauses: [a] }
      - { from: 2027-01-01, by_key: { hill: 300 VND, river: 400 VND }, clauses: [a] }
  levy:
    type: scale(money)
    values: [{ from: 2026-01-01, brackets: [{ above: 0 VND, rate: 0% }, { above: 1_000 VND, rate: 10% }], clauses: [b] }]
variables:
  amount: { type: money, per: month, output: true }
  tax: { type: money, per: month, output: true }
  band: { type: int, per: month, output: true, otherwise: '0' }
clauses:
  - id: a
    summary: The rate
    literals: [2]
    rules:
      - set: amount
        value: 'if reading("R") = "wide" then rate(zone) else rate(zone) * 2'
  - id: b
    summary: The levy
    literals: [1 VND]
    rules: [{ set: tax, value: 'round(marginal(levy, income), to: 1 VND, mode: down)' }]
  - id: t
    summary: The bands
    literals: [10 VND, 20 VND, 1, 2]
    rules:
      - table: band
        inputs: [income]
        hit: first
        rows:
          - { when: [< 10 VND], then: 1 }
          - { when: [< 20 VND], then: 2 }
`;

  const at = (month: string, facts: string, expected: string): string =>
    `clauses: [a]\nat: ${month}\nfacts: ${facts}\nexpect: ${expected}`;

  it("are each asked for by name", () => {
    const one = town(RATES, [at("2026-03", "{ income: 5 VND }", "{ amount: 100 VND, tax: 0 VND, band: 1 }")]);
    const kinds = new Set(["rate", "bracket", "option", "row", "otherwise"]);
    const open = coverageOf(one).open.filter((gap) => kinds.has(gap.kind));
    expect(open.map((gap) => `${gap.kind}: ${gap.what}`)).toEqual([
      "option: R = narrow",
      "rate: rate 2026-01-01 river",
      "rate: rate 2027-01-01 hill",
      "rate: rate 2027-01-01 river",
      "bracket: levy 2026-01-01 > 1,000 VND",
      "row: band: { when: [< 20 VND], then: 2 }",
      "otherwise: band",
    ]);
  });

  it("ask of a row its own cells only, not those of the rows above", () => {
    const covered = town(RATES, [
      at("2026-03", "{ income: 5 VND }", "{ amount: 100 VND, band: 1 }"),
      at("2027-03", "{ income: 15 VND, zone: river }", "{ amount: 400 VND, band: 2 }"),
      at("2026-03", "{ income: 1_500 VND, zone: river }", "{ amount: 200 VND, tax: 50 VND, band: 0 }"),
      `readings: { R: narrow }\n${at("2027-03", "{ income: 20 VND }", "{ amount: 600 VND, band: 0 }")}`,
    ]);
    expect(openOf(coverageOf(covered)).filter((one) => one.startsWith("t "))).toEqual(["t cited: t"]);
  });
});

describe("contributions that all must hold", () => {
  const ALL = `${FACTS.replace("ill: { type: bool }", "ill: { type: bool, default: false, ground: usual }")}
variables:
  entitled: { type: bool, per: month, output: true, combine: all }
clauses:
  - id: a
    summary: Old
    literals: [60]
    rules: [{ add_to: entitled, value: age >= 60 }]
  - id: b
    summary: Not ill
    rules: [{ add_to: entitled, value: not ill }]
`;
  const entitled = (facts: string, expected: boolean): string =>
    `clauses: [a]\nat: 2026-03\nfacts: ${facts}\nexpect: { entitled: ${expected} }`;

  it("must each refuse alone", () => {
    const together = town(ALL, [entitled("{ age: 60 }", true), entitled("{ age: 59, ill: true }", false)]);
    expect(openOf(coverageOf(together)).filter((one) => one.includes("decides"))).toEqual([
      "a decides: entitled: age >= 60",
      "b decides: entitled: not ill",
    ]);
    const alone = town(ALL, [
      entitled("{ age: 60 }", true),
      entitled("{ age: 59 }", false),
      entitled("{ age: 60, ill: true }", false),
    ]);
    expect(openOf(coverageOf(alone)).filter((one) => one.includes("decides"))).toEqual([]);
  });
});

/** What may still come is never told as what is, and what is known of the rest is not forgotten. */
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import { type Decided, Unknown } from "../src/index.ts";
import { decideOn, outputs } from "./deciding.ts";

const rules = (combine: string, list: string): string => `facts:
  n: { type: int }
  sure: { type: bool }
variables:
  v: { type: int, output: true${combine} }
clauses:
  - id: 1
    literals: [1]
    rules:
${list}
`;

describe("what may still come", () => {
  it("leaves highest of nothing but uncertain values open, rather than a gap", () => {
    const text = rules(", combine: highest", "      - { add_to: v, value: 1, when: sure }");
    expect(outputs(text, { n: 3 })).toEqual({ v: { unknown: ["sure"] } });
    expect(outputs(text, { sure: true, n: 3 })).toEqual({ v: 1 });
  });

  it("does not take one of two values before the other is known, since they may disagree", () => {
    const text = rules("", "      - { set: v, value: 1 }\n      - { set: v, value: n }");
    expect(outputs(text, { sure: true })).toEqual({ v: { unknown: ["n"] } });
    expect(outputs(text, { sure: true, n: 1 })).toEqual({ v: 1 });
  });
});

/** A rule set of one output `v` and the formula that gives it. */
const formula = (value: string, type: string): ReturnType<typeof englishProgram> =>
  englishProgram(`
types:
  person: { age: { type: int }, ill: { type: bool } }
facts:
  a: { type: bool }
  b: { type: bool }
  c: { type: bool }
  n: { type: int }
  m: { type: int }
  k: { type: int? }
  people: { type: list(person) }
  someone: { type: person? }
variables: { v: { type: '${type}', output: true } }
clauses: [{ id: c, literals: [0, 1, 2, 3, 20, 40], rules: [{ set: v, value: '${value}' }] }]
`);

const decided = (value: string, type: string, facts: unknown): unknown => outputs(formula(value, type), facts)["v"];

describe("a list of which one member is not known", () => {
  it("is given out as unknown, not as a list with a hole", () => {
    const decision = decideOn(formula("[1, n]", "list(int)"), {}) as Decided;
    expect(decision.outputs.get("v")).toBeInstanceOf(Unknown);
    expect(decided("[1, n]", "list(int)", {})).toEqual({ unknown: ["n"] });
    expect(decided("[1, n]", "list(int)", { n: 2 })).toEqual([1, 2]);
  });

  it.each<readonly [string, unknown, unknown]>([
    ["[1, n] contains 1", {}, true],
    ["[1, n] contains 2", {}, { unknown: ["n"] }],
    ["1 one of [n, 1]", {}, true],
    ["empty([n])", {}, false],
    ["count(x in [1, n]) = 2", {}, true],
    ["[1, n] = [2, 1]", {}, false],
    ["[1, n] = [1, 1]", {}, { unknown: ["n"] }],
    ["[1, n] != [2, 1]", {}, true],
    ["[1, n] != [1, 2]", {}, { unknown: ["n"] }],
    ["some x in [1, n] satisfies x = 1", {}, true],
    ["item([1, n], 1) = 1", {}, true],
  ])("%s of %j is %j", (value, facts, expected) => {
    expect(decided(value, "bool", facts)).toEqual(expected);
  });

  it("may repeat another where repeats are dropped", () => {
    const program = englishProgram(`
facts: { n: { type: int } }
variables:
  s: { type: list(int), combine: set, output: true }
  size: { type: int, output: true }
  some: { type: bool, output: true }
clauses:
  - id: c
    literals: [0, 1]
    rules:
      - { add_to: s, value: 1 }
      - { add_to: s, value: n }
      - { set: size, value: count(x in s) }
      - { set: some, value: count(x in s) > 0 }
`);
    expect(outputs(program)).toEqual({ s: { unknown: ["n"] }, size: { unknown: ["n"] }, some: true });
    expect(outputs(program, { n: 1 })).toEqual({ s: [1], size: 1, some: true });
  });
});

describe("what is missing", () => {
  it.each<readonly [string, string, unknown, readonly string[]]>([
    ["if a then n else m", "int", {}, ["a", "m", "n"]],
    ["if a then (if b then 1 else 2) else 3", "int", {}, ["a", "b"]],
    ["if a then n else 1", "int", { a: true }, ["n"]],
    ["k ?? n", "int", {}, ["k", "n"]],
    ["sum(x for x in [n, m])", "int", {}, ["m", "n"]],
    ["highest(x for x in [n, m])", "int?", {}, ["m", "n"]],
    ["sum(p.age for p in people where p.ill)", "int", { people: [{}] }, ["people[0].age", "people[0].ill"]],
  ])("of %s is all that may still matter", (value, type, facts, missing) => {
    expect(decided(value, type, facts)).toEqual({ unknown: missing });
  });

  it("of an absent record is the record, not its fields: there may be none", () => {
    expect(decided("someone = null", "bool", {})).toEqual({ unknown: ["someone"] });
    expect(decided("someone = null", "bool", { someone: null })).toBe(true);
    expect(decided("someone = null", "bool", { someone: {} })).toBe(false);
  });
});

describe("a count", () => {
  const people = [{ ill: true }, { ill: true }, {}, { ill: false }];
  const many = [{ ill: true }, ...Array.from({ length: 30 }, () => ({}))];

  it.each<readonly [string, unknown, unknown]>([
    ["count(p in people where p.ill) > 0", people, true],
    ["count(p in people where p.ill) >= 2", people, true],
    ["count(p in people where p.ill) > 3", people, false],
    ["count(p in people where p.ill) = 0", people, false],
    ["count(p in people where p.ill) != 0", people, true],
    ["count(p in people where p.ill) > 2", people, { unknown: ["people[2].ill"] }],
    ["count(p in people where p.ill) > 0", many, true],
    ["count(p in people where p.ill) < 40", many, true],
    ["count(p in people where p.ill) = 40", many, false],
    ["20 < count(p in people where p.ill)", people, false],
    ["count(p in people where p.ill) <= 0", many, false],
    ["count(p in people where p.ill) <= n", people, { unknown: ["n", "people[2].ill"] }],
  ])("%s is settled by the members that are sure", (value, given, expected) => {
    expect(decided(value, "bool", { people: given })).toEqual(expected);
  });
});

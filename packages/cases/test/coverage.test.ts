import { describe, expect, it } from "vitest";
import { coverageOf } from "../src/index.ts";
import { aCase, englishFile, PROGRAM, run } from "./allowance.ts";

const { results } = run(
  englishFile(
    "name: One\nwhy: w\nclauses: [a, c]\nat: 2026-03\nfacts: { born: 2018-05-20, zone: rural, people: [] }\nexpect: { entitled: true }",
    "name: Two\nwhy: w\nclauses: [a, a]\nat: 2026-03\nfacts: { born: 2000-05-20, zone: rural, people: [] }\nexpect: { entitled: false }",
  ),
);

describe("coverageOf", () => {
  const found = coverageOf(PROGRAM, results);
  const clause = (id: string): (typeof found.clauses)[number] | undefined => found.clauses.find((one) => one.id === id);

  it("accounts for every clause once, limbs apart", () => {
    expect(found.clauses.map((one) => [one.id, one.state, one.depth, one.limb])).toEqual([
      ["head", "not_encoded", 0, false],
      ["a", "rules", 0, false],
      ["a.a-1", "rules", 1, true],
      ["b", "rules", 0, false],
      ["c", "rules", 0, false],
      ["m", "rules", 0, false],
      ["n", "rules", 0, false],
      ["r", "rates", 0, false],
    ]);
    expect(found).toMatchObject({ total: 7, encoded: 6, notEncoded: 1, empty: 0, limbs: 1 });
    expect(found.encoded + found.notEncoded + found.empty).toBe(found.total);
  });

  it("says which cases name a clause, each once, and which examined it", () => {
    expect(found.cases).toEqual([
      { file: "x.cases.yaml", name: "One" },
      { file: "x.cases.yaml", name: "Two" },
    ]);
    expect(clause("a")).toMatchObject({ cited: 2, citedBy: [0, 1], examined: 2, examinedBy: [0, 1] });
    expect(clause("c")).toMatchObject({ cited: 1, citedBy: [0] });
    expect(clause("r")?.examinedBy).toEqual([0]);
    expect(found.uncited).toEqual(["a.a-1", "b", "m", "n", "r"]);
    expect(found.unexamined).not.toContain("a");
  });

  it("gives the reason of what is not encoded", () => {
    expect(clause("head")?.why).toEqual({ kind: "heading", because: "says nothing by itself" });
  });

  it("finds a clause with nothing at all", () => {
    const clauses = PROGRAM.clauses.map((one) => (one.id === "r" ? { ...one, parameters: 0 } : one));
    expect(coverageOf({ ...PROGRAM, clauses }, [])).toMatchObject({ total: 7, encoded: 5, empty: 1 });
  });

  it("leaves imported rule sets out", () => {
    const clauses = PROGRAM.clauses.map((one) => (one.id === "n" ? { ...one, ruleSet: "y", id: "y/n" } : one));
    expect(coverageOf({ ...PROGRAM, clauses }, []).clauses.map((one) => one.id)).not.toContain("y/n");
  });

  it("covers nothing without cases", () => {
    expect(
      coverageOf(PROGRAM, run(aCase("expect: { wrong: 1 }")).results).clauses.every((one) => one.cited === 0),
    ).toBe(true);
  });
});

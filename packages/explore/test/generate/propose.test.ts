/** What is proposed for a small rule set whose cases leave things open, and that it can be pasted and passes. */
import { caseFileText, readCases, runCase } from "@khoan/cases";
import { type Coverage, measureCoverage } from "@khoan/coverage";
import { type SourceText, sourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { english, programOf } from "../../../language/test/rule-set.ts";
import { draftProposal, type Proposed, propose } from "../../src/index.ts";

const RULES = `
types: { zone: [hill, river] }
facts:
  born: { type: date }
  income: { type: money, default: 0 EUR, ground: x }
  zone: { type: zone, default: hill, ground: x }
  alone: { type: bool, default: false, ground: x }
  ill: { type: bool, default: false, ground: x }
plausible:
  - { must: born <= day, because: unborn }
  - { must: not (ill and alone), because: the ill are never alone }
variables:
  grant: { type: money, per: month, judged_on: last_day(month), output: true, otherwise: 0 EUR }
  child: { type: bool, per: month, judged_on: last_day(month), output: true }
  sick: { type: bool, output: true }
clauses:
  - id: '1'
    literals: [18, 1_000 EUR, 100 EUR, 150 EUR]
    rules:
      - { set: child, value: 'age(born, day) < 18' }
      - { set: sick, value: ill }
      - { set: grant, value: 100 EUR, when: child and income <= 1_000 EUR }
  - id: '2'
    literals: [150 EUR]
    rules:
      - { overrides: ['1'], of: grant, value: 150 EUR, when: child and alone and zone = river }
`;

const CASES = `language: en
rule_set: x
cases:
  - name: A child
    why: clause 1
    clauses: ['1']
    at: 2026-03
    facts: { born: 2016-05-01, income: 500 EUR }
    expect: { grant: 100 EUR, child: true }
`;

const compiled = english(RULES, "period: 2026-01-01..2027-12-31\ncurrency: EUR\nmonth_end: down\n");
const PROGRAM: Program = programOf(compiled);

function coverageOf(cases: string): Coverage {
  const sources = new Map<string, SourceText>(compiled.sources);
  const read = readCases(sourceText("x.cases.yaml", cases), PROGRAM);
  expect(read.diagnostics.map((one) => one.message.en)).toEqual([]);
  return measureCoverage({ program: PROGRAM, sources, cases: read.cases, notice: "first" });
}

function proposed(cases: string, seed = 1): Proposed {
  return propose({ coverage: coverageOf(cases), seed, tries: 600, most: 30 });
}

const withAnswers = (all: Proposed): string =>
  caseFileText(
    PROGRAM,
    all.proposals.map((one) => draftProposal(PROGRAM, one, true)),
    "en",
  );

describe("proposed cases", () => {
  const all = proposed(CASES);

  it("reach all that the cases left open, each by few facts", () => {
    const before = coverageOf(CASES).open.filter((one) => !["cited", "noticed", "examined"].includes(one.kind));
    expect(before.length).toBeGreaterThan(5);
    const merged = CASES + withAnswers(all).split("cases:\n")[1];
    const after = coverageOf(merged).open.filter((one) => !["cited", "noticed", "examined"].includes(one.kind));
    expect(after.map((one) => `${one.kind} ${one.what}`)).toEqual([]);
    for (const { life } of all.proposals.filter((one) => one.purpose === "gap")) {
      expect(Object.keys(life.facts).length).toBeLessThanOrEqual(4);
    }
  });

  it("stand on both sides of the age and of the limit", () => {
    const lives = all.proposals.map((one) => JSON.stringify([one.life.at, one.life.facts]));
    const texts = lives.join("\n");
    expect(texts).toContain('"income":100000');
    expect(texts).toContain('"income":100001');
    const ages = lives.filter((text) => /^\["20\d\d-\d\d",\{"born":"20/.test(text));
    expect(ages.length).toBeGreaterThan(1);
  });

  it("have a birth on 29 February, before and after its birthday in a year without one", () => {
    const leap = all.proposals.filter(
      (one) => one.purpose === "calendar" && JSON.stringify(one.life.facts).includes("-02-29"),
    );
    expect(leap.map((one) => one.life.at)).toEqual([expect.stringMatching(/-01$/), expect.stringMatching(/-02$/)]);
  });

  it("hold every pair of values that can be", () => {
    expect(all.impossiblePairs).toHaveLength(1);
    const names = all.impossiblePairs.map(([a, , b]) => [all.parameters[a]?.name, all.parameters[b]?.name]);
    expect(names).toEqual([["alone", "ill"]]);
  });

  it("are lives that can be, none twice, none that a case has already", () => {
    const keys = all.proposals.map((one) => JSON.stringify([one.life.facts, one.life.at, one.life.readings]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(all.proposals.map((one) => one.name)).size).toBe(all.proposals.length);
    expect(keys.some((key) => key.includes('"ill":true') && key.includes('"alone":true'))).toBe(false);
    expect(keys).not.toContain(JSON.stringify([{ born: "2016-05-01", income: 50_000 }, "2026-03", {}]));
  });

  it("are the same for a seed", () => {
    expect(proposed(CASES, 3)).toEqual(proposed(CASES, 3));
  });

  it("with answers pass as they are, and say that nobody checked them", () => {
    const text = withAnswers(all);
    const read = readCases(sourceText("new.cases.yaml", text), PROGRAM);
    expect(read.diagnostics.map((one) => one.message.en)).toEqual([]);
    const failures = read.cases.flatMap((one) =>
      runCase(PROGRAM, one).failures.map(({ diagnostic }) => diagnostic.message.en),
    );
    expect(failures).toEqual([]);
    expect(read.cases.every((one) => one.author === "computed, checked by nobody yet")).toBe(true);
  });

  it("without answers wait for a person: the file does not read as finished", () => {
    const text = caseFileText(
      PROGRAM,
      all.proposals.map((one) => draftProposal(PROGRAM, one, false)),
      "en",
    );
    expect(text).toContain("grant: # fill in: money (EUR)");
    expect(readCases(sourceText("new.cases.yaml", text), PROGRAM).diagnostics.length).toBeGreaterThan(0);
  });
});

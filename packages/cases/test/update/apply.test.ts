/** Expectations rewritten in place: what differs in the text, and what is refused. */
import { readFileSync } from "node:fs";
import { sourceText } from "@khoan/diagnostics";
import { compileFolder, type Program } from "@khoan/language";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../../../cli/src/node-host.ts";
import { applyProposal, proposalsOf, readCases, runCase } from "../../src/index.ts";
import { aCase, englishFile, PROGRAM } from "../allowance.ts";

const ACCEPTANCE = { author: "Trần Thị B", why: "decree 1: new rate", on: 20_781 };

/** The lines that accepting the first proposal takes away (-) and brings (+). */
function accepted(text: string, program: Program = PROGRAM): readonly string[] {
  const source = sourceText("x.cases.yaml", text);
  const { cases } = readCases(source, program);
  const [proposal] = cases.flatMap((one) => proposalsOf(runCase(program, one), source, program));
  if (proposal === undefined) throw new Error("nothing is proposed");
  const applied = applyProposal(source, program, proposal, ACCEPTANCE);
  if ("problem" in applied) throw new Error(applied.problem.en);
  return changedLines(text, applied.text);
}

function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const kept = new Set(old.filter((line) => now.includes(line)));
  return [
    ...old.filter((line) => !kept.has(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !kept.has(line)).map((line) => `+ ${line}`),
  ];
}

describe("an accepted change", () => {
  it("rewrites the one value and records who, why and what it was; comments stay", () => {
    const text = aCase("expect:\n  # the rate\n  amount: 90 VND # of 2026\n  entitled: true");
    expect(accepted(text)).toMatchInlineSnapshot(`
      [
        "-       amount: 90 VND # of 2026",
        "+       amount: 100 VND # of 2026",
        "+     changes:",
        "+       - { on: 2026-11-24, author: Trần Thị B, why: 'decree 1: new rate', changed: amount, was: 90 VND }",
      ]
    `);
  });

  it("adds to the changes there are", () => {
    const text = aCase("expect: { amount: 90 VND }\nchanges:\n  - { author: A, why: before }");
    expect(accepted(text).at(-1)).toBe(
      "+       - { on: 2026-11-24, author: Trần Thị B, why: 'decree 1: new rate', changed: amount, was: 90 VND }",
    );
  });

  it("keeps a case in braces in braces", () => {
    const text = `language: en\nrule_set: x\ncases:\n  - { name: n, why: w, clauses: [a], at: 2026-03, facts: { born: 2018-05-20, zone: rural }, expect: { amount: 90 VND } }\n`;
    expect(accepted(text)).toHaveLength(2);
    expect(accepted(text)[1]).toContain("expect: { amount: 100 VND }, changes: [{ on: 2026-11-24, author:");
  });

  it("brings a list that stood below its key up beside it", () => {
    const text = aCase("expect:\n  groups:\n    - b\n    - a");
    expect(accepted(text).slice(0, 4)).toEqual([
      "-       groups:",
      "-         - b",
      "-         - a",
      "+       groups: [a]",
    ]);
  });

  it("cuts a stretch where the new value holds in some of its months only", () => {
    const text = aCase("timeline:\n  - { from: 2026-03, to: 2027-06, expect: { amount: 100 VND, entitled: true } }");
    expect(accepted(text)).toMatchInlineSnapshot(`
      [
        "-       - { from: 2026-03, to: 2027-06, expect: { amount: 100 VND, entitled: true } }",
        "+       - { from: 2026-03, to: 2026-12, expect: { amount: 100 VND, entitled: true } }",
        "+       - { from: 2027-01, to: 2027-06, expect: { amount: 200 VND, entitled: true } }",
        "+     changes:",
        "+       - { on: 2026-11-24, author: Trần Thị B, why: 'decree 1: new rate', changed: amount 2027-01..2027-06, was: 100 VND }",
      ]
    `);
  });

  it("rewrites which facts are missing, and which error is expected", () => {
    const missing = aCase("facts: { zone: rural }\nexpect: { entitled: unknown }\nmissing: []");
    expect(accepted(missing).slice(0, 2)).toEqual(["-     missing: []", "+     missing: [born, people]"]);
    const error = aCase("facts: { born: 2018-05-20, nonsense: 1 }\nerror: KH999");
    expect(accepted(error)[0]).toBe("-     error: KH999");
  });

  it("writes what is unknown as such", () => {
    const text = aCase("facts: { zone: rural }\nexpect: { entitled: true }");
    expect(accepted(text)[1]).toBe("+     expect: { entitled: unknown }");
  });

  it("keeps line breaks of Windows", () => {
    const text = aCase("expect: { amount: 90 VND }").replaceAll("\n", "\r\n");
    const lines = accepted(text);
    expect(lines.every((line) => line.endsWith("\r"))).toBe(true);
  });

  it("leaves other cases of the file alone", () => {
    const facts = "facts: { born: 2018-05-20, zone: rural }";
    const one = (name: string, amount: string): string =>
      `name: ${name}\nwhy: w\nclauses: [a]\nat: 2026-03\n${facts}\nexpect: { amount: ${amount} }`;
    const lines = accepted(englishFile(one("A", "100 VND"), one("B", "90 VND"), one("C", "80 VND")));
    expect(lines.filter((line) => line.startsWith("-"))).toEqual(["-     expect: { amount: 90 VND }"]);
  });
});

describe("nothing is proposed", () => {
  it("for a clause that took no part, or a note not given: these are no values", () => {
    const text = aCase("clauses: [n, a]\nexpect: { entitled: true }\nnotes: [nothing]");
    const source = sourceText("x.cases.yaml", text);
    const [one] = readCases(source, PROGRAM).cases;
    expect(one && proposalsOf(runCase(PROGRAM, one), source, PROGRAM)).toEqual([]);
  });
});

describe("any expectation of the plan's golden cases", () => {
  const program = compileFolder(nodeHost, "rules/nq-55-2025").program as Program;
  const path = "test/golden/nq-55-2025/ii-doi-tuong/ii-1.cases.yaml";
  const original = readFileSync(path, "utf8");

  it("written wrongly, comes back as it was, beside the record", () => {
    const amounts = [...original.matchAll(/mức_hằng_tháng: ([\d.]+) đồng/g)];
    fc.assert(
      fc.property(fc.constantFrom(...amounts), (match) => {
        const wrong = `${original.slice(0, match.index)}mức_hằng_tháng: 7 đồng${original.slice(match.index + match[0].length)}`;
        const source = sourceText(path, wrong);
        const { cases } = readCases(source, program);
        const failing = cases.map((one) => runCase(program, one)).filter((result) => result.failures.length > 0);
        const [proposal] = failing.flatMap((result) => proposalsOf(result, source, program));
        if (proposal === undefined) throw new Error("nothing is proposed");
        const applied = applyProposal(source, program, proposal, ACCEPTANCE);
        if ("problem" in applied) throw new Error(applied.problem.en);
        const recorded = applied.text
          .split("\n")
          .filter((line) => !/^ +(?:thay_đổi:|- \{ ngày: 24\/11\/2026)/.test(line));
        expect(recorded.join("\n")).toBe(original);
      }),
      { numRuns: 12 },
    );
  });
});

/** Every gap says what is missing and which case would close it, in both languages. */
import { describe, expect, it } from "vitest";
import { sentenceOf } from "../../src/index.ts";
import { coverageOf, realTown, town } from "../town.ts";

describe("sentences", () => {
  it("name the case that is half of a pair, and the other half", () => {
    const coverage = coverageOf(
      town(
        `
facts: { poor: { type: bool, default: false, ground: usual }, ill: { type: bool, default: false, ground: usual } }
variables: { paid: { type: bool, per: month, output: true, otherwise: 'false' } }
clauses:
  - id: a
    summary: The poor and ill
    rules: [{ set: paid, value: 'true', when: poor and ill }]
`,
        ["clauses: [a]\nat: 2026-03\nfacts: { poor: true, ill: true }\nexpect: { paid: true }"],
      ),
    );
    const gap = coverage.open.find((one) => one.kind === "decides");
    expect(gap && sentenceOf(gap, coverage.telling)).toEqual({
      what: {
        vi: "Chưa có hai ca cho thấy tự “poor” quyết định kết quả.",
        en: "No two cases show “poor” deciding the outcome on its own.",
      },
      close: {
        vi: "Thêm ca như “Case 1” (03/2026) nhưng phần này sai, các phần khác giữ nguyên.",
        en: "Add a case like “Case 1” (2026-03) but with this part false, the others as they are.",
      },
    });
  });

  it("say how the other parts must be where there is no half yet", () => {
    const coverage = coverageOf(
      town(
        `
facts: { poor: { type: bool, default: false, ground: usual }, ill: { type: bool, default: false, ground: usual } }
variables: { paid: { type: bool, per: month, output: true, otherwise: 'false' } }
clauses:
  - id: a
    summary: The poor and ill
    rules: [{ set: paid, value: 'true', when: poor and ill }]
`,
        ["clauses: [a]\nat: 2026-03\nfacts: {}\nexpect: { paid: false }"],
      ),
    );
    const gap = coverage.open.find((one) => one.kind === "decides");
    expect(gap && sentenceOf(gap, coverage.telling).close.en).toBe(
      "Add two cases in which “ill” true; one with this part true, one with it false.",
    );
  });

  it("are whole for everything that can be asked of a real rule set", () => {
    const place = realTown("rules/examples/brookfield-2026");
    const { asked, telling } = coverageOf({ ...place, cases: [] }, "first");
    expect(asked.length).toBeGreaterThan(250);
    for (const one of asked) {
      const { what, close } = sentenceOf(one, telling);
      for (const text of [what.vi, what.en, close.vi, close.en]) expect(text).toMatch(/^\p{Lu}.*[.]$/su);
      for (const text of [what.vi, what.en, close.vi, close.en]) expect(text).not.toMatch(/undefined|“”/);
    }
  });
});

/** Where a decision and an expectation part, told at the rule line that an officer would put a finger on. */
import { type Lang, sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { compileTexts } from "../../../language/test/rule-set.ts";
import { readCases, runCase } from "../../src/index.ts";

const DOCUMENT = "khoan: 1\nlanguage: en\nid: x\ntitle: X\nmonth_end: down\n";
const RULES = `types:
  kind: [poor, near_poor, other]
  share: { group: { type: clause }, amount: { type: money } }
facts:
  household: { kind: { type: kind, history: true, default: other, ground: usual } }
  orphan: { type: bool, default: false, ground: usual }
  in_care: { type: bool, default: false, ground: usual }
  ages: { type: list(int) }
variables:
  groups: { type: list(clause), per: month, judged_on: first_day(month), output: true, combine: set }
  eligible: { type: bool, per: month, output: true, otherwise: 'false' }
  lasting: { type: bool, per: month, output: true, otherwise: 'false' }
  reason: { type: text?, per: month, output: true, otherwise: 'null' }
  best: { type: share?, per: month, combine: highest, by_field: amount, otherwise: 'null' }
  amount: { type: money, per: month, output: true, otherwise: '0 VND' }
  children: { type: int, output: true, otherwise: '0' }
clauses:
  - id: a
    rules:
      - add_to: [groups]
        when: household.kind = "near_poor" and not orphan
      - add_to: best
        value: '{ group: §a, amount: 100 VND }'
        when: groups contains §a
    literals: [100 VND]
  - id: b
    rules:
      - add_to: [groups]
        when: orphan
      - add_to: best
        value: '{ group: §b, amount: 40 VND }'
        when: groups contains §b
    literals: [40 VND]
  - id: c
    rules:
      - overrides: [b]
        of: groups
        when: in_care
  - id: d
    rules:
      - set: eligible
        value: not empty(groups)
      - set: amount
        value: best.amount ?? 0 VND
        when: eligible
      - set: lasting
        value: every m in month..month satisfies eligible at m
      - set: children
        value: count(age in ages where age < 16)
    literals: [0 VND, 16]
  - id: e
    effective: 2027-01-01..
    rules:
      - set: reason
        value: '"late"'
        when: eligible
`;

const compiled = compileTexts({ "x/document.yaml": DOCUMENT, "x/a.yaml": RULES }, "x");
const { program } = compiled;
if (program === undefined) throw new Error(JSON.stringify(compiled.diagnostics.map((one) => one.message.en)));
const RULE_TEXT = new Map([["x/a.yaml", sourceText("x/a.yaml", RULES)]]);

/** What is told, and the words of the rule that it points at. */
function parting(facts: string, wanted: string, lang: Lang = "en"): { text: string; at: string } {
  const text = `language: en\nrule_set: x\ncases:\n  - { name: n, why: w, clauses: [d], at: 2026-03, facts: ${facts}, expect: ${wanted} }\n`;
  const { cases, diagnostics } = readCases(sourceText("x.cases.yaml", text), program as never);
  expect(diagnostics.map((one) => one.message.en)).toEqual([]);
  const [failure] = runCase(program as never, cases[0] as never, RULE_TEXT).failures;
  const [related] = failure?.diagnostic.related ?? [];
  return {
    text: related?.message[lang] ?? "",
    at: RULES.slice(related?.span.start, related?.span.end),
  };
}

describe("where they part", () => {
  it("is the condition that kept the clause from applying, with the fact that decided it", () => {
    expect(parting("{ household: { kind: other } }", "{ groups: [a] }")).toEqual({
      text: 'a does not apply because “household.kind = "near_poor"” does not hold (household.kind = other)',
      at: 'household.kind = "near_poor"',
    });
  });

  it("is a condition that holds although it should not", () => {
    expect(parting("{ household: { kind: near_poor }, orphan: true }", "{ groups: [a, b] }").text).toBe(
      "a does not apply because “orphan” holds (orphan = true)",
    );
  });

  it("is the clause that overrides, and why it does", () => {
    expect(parting("{ orphan: true, in_care: true }", "{ groups: [b] }")).toEqual({
      text: "b is overridden by c because “in_care” holds (in_care = true)",
      at: "in_care",
    });
  });

  it("is a clause that is not in force yet", () => {
    expect(parting("{ orphan: true }", "{ reason: late }").text).toBe("e is not in force (2026-03)");
  });

  it("lies behind the output, at the deepest variable that would have to differ", () => {
    expect(parting("{ orphan: true }", "{ amount: 100 VND }").text).toBe(
      'groups 2026-03: a does not apply because “household.kind = "near_poor"” does not hold (household.kind = other)',
    );
  });

  it("is the first member of a range that fails", () => {
    expect(parting("{ }", "{ lasting: true }").text).toMatch(/^eligible 2026-03: d applies gives false/);
  });

  it("is a member too much in a list", () => {
    expect(parting("{ orphan: true }", "{ groups: [] }").text).toBe(
      "b applies gives b because “orphan” holds (orphan = true)",
    );
  });

  it("is the rule with what it was worked out from, where no rule would have given what is expected", () => {
    expect(parting("{ ages: [3, 20] }", "{ children: 2 }").text).toMatch(/^d applies gives 1 \(ages = /);
  });

  it("says that nothing gives what is expected where nothing does", () => {
    expect(parting("{ }", "{ reason: early }").text).toBe("no clause applies");
  });

  it("is told in Vietnamese too", () => {
    expect(parting("{ household: { kind: other } }", "{ groups: [a] }", "vi").text).toBe(
      'a không áp dụng vì “household.kind = "near_poor"” không đúng (household.kind = other)',
    );
  });

  it("is not looked for without the texts of the rules", () => {
    const text =
      "language: en\nrule_set: x\ncases:\n  - { name: n, why: w, clauses: [d], at: 2026-03, facts: {}, expect: { groups: [a] } }\n";
    const { cases } = readCases(sourceText("x.cases.yaml", text), program as never);
    expect(runCase(program as never, cases[0] as never).failures[0]?.diagnostic.related).toEqual([]);
  });
});

/** A case whose facts can’t all be true fails, unless it says that it is so on purpose. */
import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import { readCases, runCase } from "../src/index.ts";

const PROGRAM = englishProgram(
  `
facts: { born: { type: date }, poor: { type: bool, history: true, default: false, ground: x } }
variables: { v: { type: bool, per: day, output: true } }
plausible:
  - { must: born <= day, because: An unborn child is not counted. }
  - { not_before: born, of: poor, because: No poverty before birth. }
clauses: [{ id: c, literals: [2020-01-01], rules: [{ set: v, value: born > 2020-01-01 or poor }] }]
`,
);

function told(facts: string, more = ""): readonly string[] {
  const text = `language: en
rule_set: x
cases:
  - name: one
    why: w
    clauses: [c]
    at: 2026-03
    facts: ${facts}
    expect: { v: true }
${more}`;
  const file = readCases(sourceText("x.cases.yaml", text), PROGRAM);
  expect(file.diagnostics).toEqual([]);
  return file.cases.flatMap((one) =>
    runCase(PROGRAM, one).failures.map(({ diagnostic }) => {
      const at = diagnostic.span;
      return `${text.slice(at?.start, at?.end)} | ${diagnostic.code} ${diagnostic.message.en}`;
    }),
  );
}

describe("a case whose facts can’t all be true", () => {
  it("fails with the reason of the rule set, at the case or the entry concerned", () => {
    expect(told("{ born: 2026-05-01 }")).toEqual([
      "one | KH756 The facts of the case can’t all be true: An unborn child is not counted.",
    ]);
    expect(told("{ born: 2025-05-01, poor: [{ from: 2025-01-01, value: true }] }")).toEqual([
      "2025-01-01 | KH756 The facts of the case can’t all be true: No poverty before birth.",
    ]);
    expect(told("{ born: 2025-05-01, poor: [{ from: 2025-05-01, value: true }] }")).toEqual([]);
  });

  it("passes where it says why; but not where nothing is wrong with its facts", () => {
    expect(told("{ born: 2026-05-01 }", "    implausible: shows that the rule counts it all the same\n")).toEqual([]);
    expect(told("{ born: 2026-02-01 }", "    implausible: no reason at all\n")).toEqual([
      "no reason at all | KH757 The case says `implausible`, but its facts break no condition.",
    ]);
  });
});

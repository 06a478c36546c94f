import { describe, expect, it } from "vitest";
import { decodeProgram, encodeProgram } from "../../src/core/program-text.ts";
import { compileTexts } from "../rule-set.ts";

const FILES = {
  "x/document.yaml": "khoan: 1\nlanguage: en\nid: x\ntitle: X\nmonth_end: down\ncurrency: EUR\n",
  "x/a.yaml": `types:
  zone: [a, b]
parameters:
  rate:
    type: money
    by: [zone]
    values:
      - { from: 2026-01-01, by_key: { a: 1 EUR, b: 2 EUR } }
variables:
  v: { type: money, per: month, output: true }
clauses:
  - id: 1
    rules:
      - { set: v, value: rate(a) }
`,
};

describe("a program as text", () => {
  it("comes back equal, its maps being maps", () => {
    const { program } = compileTexts(FILES, "x");
    if (program === undefined) throw new Error("the rule set does not compile");
    const back = decodeProgram(encodeProgram(program));
    expect(back).toEqual(program);
    expect(back.parameters[0]?.versions[0]?.values.get("b")).toBe(200);
  });
});

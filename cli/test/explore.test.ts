/** `khoan test --explore` and `--generate` as people use them: what is found, told, and ready to paste. */
import { describe, expect, it } from "vitest";
import { aPlace, RULES } from "./test-place.ts";

const BROKEN = RULES.replace(
  "  aid: { type: money, output: true, otherwise: '0 EUR' }",
  "  aid: { type: money, output: true, otherwise: '0 EUR', shapes: [{ monotone_in: age, direction: falling }] }",
)
  .replace("when: poor }", "when: poor and age >= 18 }")
  .replace("literals: [50 EUR]", "literals: [50 EUR, 18]");

describe("khoan test --explore", () => {
  const { khoan, write } = aPlace();

  it("finds nothing wrong with rules that keep what they promise, through evaluator and module", () => {
    const ran = khoan("test", "rules/fee", "--explore", "60", "--seed", "5");
    expect(ran).toMatchObject({ code: 0, out: "" });
    expect(ran.said).toMatch(/rules\/fee: 60 lives \(passing over 0 that can’t be\), 0 trials .*; 0 findings; seed 5/);
  });

  it("shows a broken promise at its line, with two neighbouring lives to paste; the same for a seed", () => {
    write("rules/fee/a.yaml", BROKEN);
    const ran = khoan("test", "rules/fee", "--explore", "60", "--seed", "5");
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("KH770");
    expect(ran.out).toContain("age 17 → 0.00 EUR; age 18 → 50.00 EUR");
    expect(ran.out).toContain("rules/fee/a.yaml:6:");
    expect(ran.out).toContain("- name: 'aid: monotone_in: age, direction: falling (1/2)'");
    expect(ran.out).toContain("      age: 17\n      poor: true\n    expect:\n      aid: # fill in: money (EUR)");
    expect(khoan("test", "rules/fee", "--explore", "60", "--seed", "5").out).toBe(ran.out);
  });

  it("gives findings to programs", () => {
    const ran = khoan("test", "rules/fee", "--explore", "60", "--seed", "5", "--format", "json");
    const { seed, explored } = JSON.parse(ran.out);
    expect(seed).toBe(5);
    expect(explored[0]).toMatchObject({ folder: "rules/fee", lives: 60, findings: [{ code: "KH770" }] });
    expect(explored[0].findings[0].cases).toHaveLength(2);
  });

  it("wants a number", () => {
    expect(khoan("test", "--explore", "many").code).toBe(2);
    expect(khoan("test", "--explore", "0").code).toBe(2);
    expect(khoan("test", "--explore", "5", "--seed", "x").code).toBe(2);
  });
});

describe("khoan test --generate", () => {
  const { khoan, write } = aPlace();
  const generated = khoan("test", "--generate", "rules/fee", "--with-answers");

  it("proposes both sides of the age and what no case shows, as a case file on standard output", () => {
    expect(generated.code).toBe(0);
    expect(generated.out).toMatch(/^language: en\nrule_set: fee\ncases:\n/);
    expect(generated.out).toContain("age: 17");
    expect(generated.out).toContain("age: 18");
    expect(generated.said).toMatch(/\d+ cases proposed \(gaps \d+, thresholds \d+/);
    expect(khoan("test", "--generate", "rules/fee", "--with-answers").out).toBe(generated.out);
  });

  it("whose answers pass as they stand, and which then leaves nothing of it to propose", () => {
    write("test/golden/fee/new.cases.yaml", generated.out);
    expect(khoan("test").code).toBe(0);
    const again = khoan("test", "--generate", "rules/fee");
    expect(again.said).toContain("0 cases proposed (gaps 0, thresholds 0");
    expect(again.out).toBe("");
  });

  it("wants a folder with rules", () => {
    expect(khoan("test", "--generate").code).toBe(2);
    expect(khoan("test", "--generate", "nowhere").code).toBe(1);
    expect(khoan("test", "--generate", "rules/fee", "--most", "-1").code).toBe(2);
  });
});

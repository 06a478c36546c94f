/** Which changes of the law are tried: each in one place, described in its own words, with a key that stays. */
import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { compileTexts } from "../../language/test/rule-set.ts";
import { mutantsOf } from "../src/index.ts";
import { digest, MUTANTS, mutant, ofKind, PROGRAM, RULES, SOURCES } from "./bus-pass.ts";

describe("mutantsOf", () => {
  it.each<readonly [string, Parameters<typeof ofKind>[0], readonly string[]]>([
    ["a threshold one unit off each way", "literal", ["16 → 17", "16 → 15", "0 VND → 1 VND", "0 VND → -1 VND"]],
    ["the boundary itself", "comparison", ["age(born, last_day(month)) < 16 → age(born, last_day(month)) <= 16"]],
    ["and for or", "connective", ["zone = hill or zone = coast → zone = hill and zone = coast"]],
    ["what stands beside a condition's part", "atom", ["zone = hill or zone = coast → zone = coast"]],
    ["not left out", "negation", ["not guest → guest"]],
    ["another member of an enum", "enum", ["hill → coast", "hill → town"]],
    ["another text", "text", ['"young" → "≠"']],
    ["a rule left out", "contribution", ["set: fare value: price(zone) → ∅"]],
    ["an exception left out", "exception", ['overrides: ["3"], of: fare, when: rich → ∅']],
    ["a condition left out", "condition", ["rich → always"]],
    ["an exception beaten by its own", "priority", ['overrides: ["3"], of: fare, when: rich → 3 > 4']],
    ["two members of a list in the other order", "priority", ["1, 1 → 1, 1"]],
    ["all for any", "combine", ["free: all → free: any"]],
    ["a first day for a last", "endpoint", ["last_day(month) → first_day(month)"]],
    ["an effective date", "effective", ["5: 2026-06-01.. → 5: 2026-06-02..", "5: 2026-06-01.. → 5: 2026-05-01.."]],
    ["a rate", "rate", ["price (town): 10 VND → price (town): 11 VND"]],
    ["another version's rate", "version", ["price (town): 10 VND → price (town): 15 VND"]],
    ["the day of a new rate", "version_date", ["price: 2027-01-01.. → price: 2027-02-01.."]],
  ])("changes %s", (_, kind, some) => {
    expect(ofKind(kind)).toEqual(expect.arrayContaining([...some]));
  });

  it("says who answers, and in both languages what was done", () => {
    const { clauses, what, key } = mutant("rich", "always");
    expect(clauses.map((clause) => PROGRAM.clauses[clause]?.id)).toEqual(["4"]);
    expect(what).toEqual({ vi: "bỏ điều kiện", en: "without the condition" });
    expect(key).toMatch(/^4\/1\.rule:condition:drop@[0-9a-f]{8}$/);
  });

  it("gives every mutant a key of its own", () => {
    expect(new Set(MUTANTS.map((one) => one.key)).size).toBe(MUTANTS.length);
  });

  it("keeps the keys of rules that stay when others move", () => {
    const moved = RULES.replace(
      "clauses:\n  - id: 1",
      "clauses:\n  - id: 0\n    summary: A new clause before\n    not_encoded: { kind: purpose, because: x }\n  - id: 1",
    );
    const document = SOURCES.get("bus/document.yaml")?.text ?? "";
    const { program } = compileTexts({ "bus/document.yaml": document, "bus/rules.yaml": moved }, "bus");
    const sources = new Map([["bus/rules.yaml", sourceText("bus/rules.yaml", moved)]]);
    const keys = program && mutantsOf(program, sources, digest).map((one) => one.key);
    expect(keys).toEqual(MUTANTS.map((one) => one.key));
  });

  it("gives another key where the rule says something else", () => {
    const changed = RULES.replace("not guest", "guest");
    const document = SOURCES.get("bus/document.yaml")?.text ?? "";
    const { program } = compileTexts({ "bus/document.yaml": document, "bus/rules.yaml": changed }, "bus");
    const sources = new Map([["bus/rules.yaml", sourceText("bus/rules.yaml", changed)]]);
    const keys = new Set(program && mutantsOf(program, sources, digest).map((one) => one.key));
    const gone = MUTANTS.filter((one) => !keys.has(one.key)).map((one) => PROGRAM.clauses[one.clauses[0] ?? -1]?.id);
    expect(new Set(gone)).toEqual(new Set(["5"]));
  });

  it("shares what it does not change", () => {
    const changed = mutant("rich", "always").apply();
    const fare = PROGRAM.variables.findIndex((one) => one.name === "fare");
    PROGRAM.variables.forEach((variable, v) => {
      expect(changed.variables[v] === variable).toBe(v !== fare);
    });
  });

  it("changes one word in all that it became", () => {
    const text = `
facts: { born: { type: date } }
variables:
  a: { type: bool, per: month, combine: any, output: true }
  b: { type: bool, per: month, combine: any, output: true }
clauses:
  - id: 1
    literals: [16]
    rules:
      - { add_to: [a, b], when: 'age(born, last_day(month)) < 16' }
`;
    const document = "khoan: 1\nlanguage: en\nid: two\ntitle: Two\nmonth_end: down\ncurrency: VND\n";
    const { program } = compileTexts({ "two/document.yaml": document, "two/rules.yaml": text }, "two");
    const sources = new Map([["two/rules.yaml", sourceText("two/rules.yaml", text)]]);
    const off = program && mutantsOf(program, sources, digest).filter((one) => one.after === "17");
    expect(off?.map((one) => one.variables)).toEqual([[0, 1]]);
  });
});

import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { compileTexts } from "../../language/test/rule-set.ts";
import { readCases, runCase } from "../src/index.ts";
import { aCase, DOCUMENT, failures, PROGRAM, read, run } from "./allowance.ts";

/** All facts known, so that every output is. */
const KNOWN = "{ born: 2018-05-20, zone: rural, people: [] }";
const EARNS = "{ born: 2018-05-20, zone: rural, people: [], income: [{ from: 2026-05-01, value: 5 VND }] }";

describe("runCase", () => {
  it("passes where all is as expected, in every month of a stretch", () => {
    const text = aCase(
      `
clauses: [a, a.a-1, b, c, m, r]
to: 2027-02
expect: { entitled: true, amount: 100 VND, reasons: [young], groups: [a], reason: null }
timeline:
  - { from: 2026-03, to: 2026-12, expect: { amount: 100 VND } }
  - { from: 2027-01, to: 2027-02, expect: { amount: 200 VND, entitled: true } }
missing: []`,
      KNOWN,
    );
    expect(failures(text)).toEqual([]);
  });

  it.each<readonly [string, string, readonly string[]]>([
    [
      "an output",
      aCase("expect: { amount: 90 VND, entitled: true }", KNOWN),
      ["amount | KH750 amount: expected 90 VND, got 100 VND."],
    ],
    [
      "what should be unknown",
      aCase("expect: { amount: unknown }", KNOWN),
      ["amount | KH750 amount: expected unknown, got 100 VND."],
    ],
    [
      "what should be known, with the facts that would settle it",
      aCase("expect: { entitled: true }", "{ zone: rural }"),
      ["entitled | KH750 entitled: expected yes, got unknown (born)."],
    ],
    [
      "members of a list",
      aCase("expect: { reasons: [earns, old] }", KNOWN),
      ["reasons | KH750 reasons: expected earns, old, got young (lacks earns, old; has besides young)."],
    ],
    [
      "missing facts",
      aCase("missing: [zone]", "{ zone: rural, people: [] }"),
      ["[zone] | KH751 Missing facts: expected zone, got born."],
    ],
    [
      "a note",
      aCase("at: 2026-06\nnotes: [statement of wealth]", EARNS),
      [
        "statement of wealth | KH752 There is no note “statement of wealth”; the decision has: “Ask for a statement of income”.",
      ],
    ],
    [
      "a rate that only an invariant read",
      aCase("clauses: [a, r]\nexpect: { entitled: false }", KNOWN.replace("2018", "2000")),
      ["r | KH753 r took no part in this decision."],
    ],
    [
      "a clause that took no part",
      aCase("clauses: [a, head]\nexpect: { entitled: true }", KNOWN),
      ["head | KH753 head took no part in this decision."],
    ],
    [
      "an error that does not come",
      aCase("error: KH804", KNOWN),
      ["KH804 | KH754 Expected the error KH804, but there is a decision."],
    ],
    [
      "another error than expected",
      aCase("error: KH804", "{ borm: 1 }"),
      ["KH804 | KH754 Expected the error KH804, but got KH802."],
    ],
  ])("marks %s", (_, text, expected) => {
    expect(failures(text)).toEqual(expected);
  });

  it("tells one difference for all months that have it, though other outputs change in between", () => {
    const stretch = "timeline: [{ from: 2026-03, to: 2027-03, expect: { amount: 100 VND, entitled: true } }]";
    expect(failures(aCase(stretch, EARNS))).toEqual([
      "amount | KH750 amount (2026-05–2027-03): expected 100 VND, got 0 VND.",
      "entitled | KH750 entitled (2026-05–2027-03): expected yes, got no.",
    ]);
    expect(failures(aCase(stretch, KNOWN), "vi")).toEqual([
      "amount | KH750 amount (01/2027–03/2027): mong đợi 100 đồng, được 200 đồng.",
    ]);
    expect(failures(aCase("timeline: [{ from: 2026-05, expect: { entitled: true } }]", EARNS))).toEqual([
      "entitled | KH750 entitled (2026-05): expected yes, got no.",
    ]);
  });

  it("gives differences as data too", () => {
    const { results } = run(
      aCase("timeline: [{ from: 2026-12, to: 2027-01, expect: { amount: 100 VND, reasons: [young] } }]", KNOWN),
    );
    expect(results[0]?.failures.map((failure) => failure.difference)).toEqual([
      { output: "amount", from: "2027-01", to: "2027-01", expected: 100, got: 200 },
    ]);
    const open = run(aCase("expect: { entitled: true }", "{ zone: rural }")).results[0]?.failures[0]?.difference;
    expect(open).toEqual({ output: "entitled", expected: true, got: { unknown: ["born"] } });
  });

  it.each<readonly [string, string, string]>([
    ["an unknown fact", "{ borm: 1 }", "KH802"],
    ["a wrong type", "{ born: 5 }", "KH803"],
    ["an impossible day", "{ born: 2026-02-30 }", "KH804"],
    ["a word outside its list", "{ zone: seaside }", "KH806"],
    [
      "a history out of order",
      "{ income: [{ from: 2026-02-01, value: 1 VND }, { from: 2026-01-01, value: 1 VND }] }",
      "KH809",
    ],
  ])("passes a case that expects the error of %s", (_, facts, code) => {
    expect(failures(aCase(`error: ${code}`, facts))).toEqual([]);
  });

  it("shows an error of the decision at the line of the case that brought it about", () => {
    const backwards = aCase(
      "expect: { entitled: true }",
      "{ income: [{ from: 2026-02-01, value: 1 VND }, { from: 2026-01-01, value: 1 VND }] }",
    );
    expect(failures(backwards).map((one) => one.replace(/ \|.*? (KH\d+).*/s, " $1"))).toEqual(["2026-01-01 KH809"]);
    const period = aCase("to: 2026-01\nmissing: []", KNOWN);
    expect(failures(period).map((one) => one.replace(/ \|.*? (KH\d+).*/s, " $1"))).toEqual(["2026-01 KH823"]);
  });

  it("shows an error of a rule at the case, with the rule beside it", () => {
    const [one] = read(aCase("expect: { amount: 1 VND }\nat: 2025-12", KNOWN)).cases;
    const [failure] = one === undefined ? [] : runCase(PROGRAM, one).failures;
    expect(failure?.diagnostic.code).toBe("KH655");
    expect(failure?.diagnostic.span?.uri).toBe("x.cases.yaml");
    expect(failure?.diagnostic.related.map(({ span }) => span.uri)).toEqual(["x/a.yaml"]);
  });

  it("does not depend on the order of facts", () => {
    const one = run(aCase("expect: { entitled: true }", KNOWN)).results[0];
    const other = run(aCase("expect: { entitled: true }", "{ people: [], zone: rural, born: 2018-05-20 }")).results[0];
    expect(one?.took).toEqual(other?.took);
    expect(one?.failures).toEqual([]);
  });

  it("shows what an invariant comes upon as a failure of the case, with the rule beside it", () => {
    const rules = `facts:
  n: { type: int }
variables:
  known: { type: int, output: true, otherwise: n }
  open: { type: int, per: month }
clauses:
  - id: a
    literals: [5]
    rules:
      - { set: open, value: n, when: n > 5 }
      - { must: open = n }
`;
    const { program } = compileTexts({ "x/document.yaml": DOCUMENT, "x/a.yaml": rules }, "x");
    if (program === undefined) throw new Error("does not compile");
    const run = (n: number): readonly string[] => {
      const text = aCase(`expect: { known: ${n} }`, `{ n: ${n} }`);
      const { cases } = readCases(sourceText("x.cases.yaml", text), program);
      return cases.flatMap((one) => runCase(program, one).failures.map(({ diagnostic }) => diagnostic.code));
    };
    expect(run(6)).toEqual([]);
    expect(run(5)).toEqual(["KH652"]);
  });
});

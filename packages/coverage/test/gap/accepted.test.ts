/** The file of reasons: what it must say, and that a reason does not outlive what it is about. */
import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { readAccepted } from "../../src/index.ts";
import { coverageOf, openOf, town } from "../town.ts";

const PLACE = town(
  `
facts: { poor: { type: bool, default: false, ground: usual }, ill: { type: bool, default: false, ground: usual } }
variables: { paid: { type: bool, per: month, output: true, otherwise: 'false' } }
clauses:
  - id: a
    summary: The poor and ill
    rules: [{ set: paid, value: 'true', when: poor and ill }]
`,
  [
    "clauses: [a]\nat: 2026-03\nfacts: { poor: true, ill: true }\nexpect: { paid: true }",
    "clauses: [a]\nat: 2026-03\nfacts: { poor: true }\nexpect: { paid: false }",
  ],
);

const entry = (what: string, kind = "decides"): string =>
  `  - clause: a\n    kind: ${kind}\n    what: ${what}\n    why: because\n    author: me\n`;

describe("an accepted gap", () => {
  it("is open no more, and counts neither way", () => {
    expect(openOf(coverageOf(PLACE))).toEqual(["a decides: poor"]);
    expect(coverageOf(PLACE).reached.conditions).toBeLessThan(100);
    const accepted = coverageOf(PLACE, "all", entry("poor"));
    expect(openOf(accepted)).toEqual([]);
    expect(accepted.reached.conditions).toBe(100);
    expect([...accepted.reasons.values()]).toMatchObject([{ why: "because", author: "me" }]);
  });

  it("may be a list, and is found whatever its spaces", () => {
    expect(openOf(coverageOf(PLACE, "all", entry('["  poor  "]')))).toEqual([]);
  });

  it.each([
    ["shown by a case", entry("ill"), "KH782"],
    ["of a rule that is not there", entry("pour"), "KH783"],
    ["given twice", entry("poor") + entry("poor"), "KH786"],
  ])("is refused where it is %s", (_, reasons, code) => {
    expect(coverageOf(PLACE, "all", reasons).diagnostics.map((one) => one.code)).toEqual([code]);
  });
});

describe("the file", () => {
  const found = (text: string): readonly string[] =>
    readAccepted(sourceText("c.yaml", text), PLACE.program).diagnostics.map((one) => `${one.code} ${one.message.en}`);

  it.each([
    [
      "language: en\nrule_set: x\naccepted:\n  - { clause: a, kind: decides, what: poor, why: w }",
      ["KH784 The entry lacks “author”."],
    ],
    [
      "language: en\nrule_set: x\naccepted:\n  - { kind: decides, what: poor, why: '', author: m }",
      ["KH784 The entry lacks “why”."],
    ],
    [
      "language: en\nrule_set: x\naccepted:\n  - { kind: decide, what: poor, why: w, author: m }",
      ["KH785 “decide” is no kind. Did you mean “decides”?"],
    ],
    ["language: en\nrule_set: y\naccepted: []", ["KH710 The file says rule set “y”, but “x” is being tested."]],
    [
      "ngôn_ngữ: vi\nbộ_quy_tắc: x\nchấp_nhận:\n  - { điều_khoản: a, loại: tự_quyết, chỗ: poor, vì: v, tác_giả: t }",
      [],
    ],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("never throws", () => {
    for (const text of ["", "[]", "a", "accepted: 3", "accepted: [3]", "language: en\naccepted: [{ what: {} }]", "{"]) {
      expect(() => found(text)).not.toThrow();
    }
  });
});

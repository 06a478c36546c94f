/** Time: moments, earlier months, judged days, dated rates, amendments, timelines, readings. */
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import { formatMoment } from "../src/index.ts";
import { decided, failures, outputs, rules, timeline } from "./deciding.ts";

const monthly = (value: string, more = ""): string =>
  `types: { zone: [rural, urban] }\nfacts: { n: { type: int }, h: { type: bool, history: true, default: false }, born: { type: date } }\nparameters:\n  p: { type: int, values: [{ from: 2026-01-01, to: 2026-02-28, value: 1 }, { from: 2026-03-01, value: 2 }] }\n  r: { type: int, values: [{ from: 2026-01-01, to: 2026-02-28, value: 1 }, { from: 2026-03-01, to: 2026-05-14, value: 2 }, { from: 2026-05-15, value: 3, review_by: 2026-08-31, status: unverified }] }\n  q: { type: int, by: [zone], values: [{ from: 2026-01-01, by_key: { rural: 10, urban: 20 } }] }\nvariables: { v: { type: int, per: month, output: true${more} } }\nclauses: [{ id: c, literals: [0, 1, 1 months, 1 days, 2026-01, 2026-04-01], rules: [{ set: v, value: '${value}' }] }]`;

describe("moments", () => {
  it.each([
    ["2026-01", 1],
    ["2026-02", 1],
    ["2026-03", 2],
    ["2026-04-30", 2],
    ["2026-06", 2],
  ])("a rate in %s is %i", (at, v) => {
    expect(outputs(monthly("p"), {}, { at })).toEqual({ v });
  });

  it("KH655 before the first rate", () => {
    expect(failures(monthly("p"), {}, { at: "2025-12" })).toEqual(["KH655"]);
  });

  it("a rate that changes inside a month is taken at the day that is said", () => {
    expect(outputs(monthly("r at first_day(month)"), {}, { at: "2026-05" })).toEqual({ v: 2 });
    expect(outputs(monthly("r at last_day(month)"), {}, { at: "2026-05" })).toEqual({ v: 3 });
  });

  it("a rate has a value a key", () => {
    expect(outputs(monthly('q(rural) + q("urban")'))).toEqual({ v: 30 });
  });

  it("`at` evaluates at that moment alone", () => {
    expect(outputs(monthly("(p at 2026-01) + p"), {}, { at: "2026-03" })).toEqual({ v: 3 });
    expect(outputs(monthly("(p at (month - 1 months)) at (month - 1 months)"), {}, { at: "2026-04" })).toEqual({
      v: 1,
    });
  });

  it("a history is read at its day, and before its first entry by its default", () => {
    const facts = { h: [{ from: "2026-04-02", value: true }] };
    const text = monthly("if h at last_day(month) then 1 else 0");
    expect(outputs(text, facts, { at: "2026-03" })).toEqual({ v: 0 });
    expect(outputs(text, facts, { at: "2026-04" })).toEqual({ v: 1 });
    expect(outputs(monthly("if h at 2026-04-01 then 1 else 0"), facts)).toEqual({ v: 0 });
    expect(outputs(text, { h: true })).toEqual({ v: 1 });
  });

  it("judged_on gives a month its day", () => {
    const facts = { h: [{ from: "2026-04-02", value: true }] };
    expect(outputs(monthly("if h then 1 else 0", ", judged_on: first_day(month)"), facts, { at: "2026-04" })).toEqual({
      v: 0,
    });
    expect(outputs(monthly("if h then 1 else 0", ", judged_on: last_day(month)"), facts, { at: "2026-04" })).toEqual({
      v: 1,
    });
  });
});

describe("earlier months", () => {
  const counting =
    "variables: { v: { type: int, per: month, output: true } }\nclauses: [{ id: c, literals: [0, 1, 1 months, 2026-01], rules: [{ set: v, value: 0, when: month <= 2026-01 }, { set: v, value: (v at (month - 1 months)) + 1, when: month > 2026-01 }] }]";

  it("are counted back to the first", () => {
    expect(outputs(counting, {}, { at: "2026-01" })).toEqual({ v: 0 });
    expect(outputs(counting, {}, { at: "2027-03" })).toEqual({ v: 14 });
    expect(outputs(counting, {}, { at: "2046-01" })).toEqual({ v: 240 });
  });

  it.each([1, 299, 300, 301, 2000])("goes back %d months, and no further than it must", (months) => {
    const program = englishProgram(`
facts: { since: { type: month }, each: { type: int } }
variables: { v: { type: int, per: month, output: true }, twice: { type: int, per: month, output: true } }
clauses:
  - id: c
    literals: [0, 1 months]
    rules:
      - { set: v, value: 0, when: month <= since }
      - { set: v, value: 'v at (month - 1 months) + each', when: month > since }
      - { set: twice, value: v + (v at (month - 1 months)) }
`);
    const since = formatMoment("month", 2026 * 12 + 2 - months, "en");
    expect(outputs(program, { since, each: 3 })).toEqual({ v: 3 * months, twice: 3 * (2 * months - 1) });
    expect(outputs(program, { since })).toEqual({ v: { unknown: ["each"] }, twice: { unknown: ["each"] } });
  });

  it("stays exact to the end of a long chain", () => {
    const program = englishProgram(`
facts: { a: { type: int } }
variables: { v: { type: int, per: month, output: true } }
clauses:
  - id: c
    literals: [1 months, 2, 1900-01]
    rules:
      - { set: v, value: a, when: month = 1900-01 }
      - { set: v, value: 'v at (month - 1 months) * 2', when: month > 1900-01 }
`);
    expect(failures(program, { a: 1 })).toEqual(["KH653"]);
    expect(outputs(program, { a: 0 })).toEqual({ v: 0 });
  });

  it("KH658 where no rule ends the chain", () => {
    expect(
      failures(counting.replaceAll(/, when: month > 2026-01| \{ set: v, value: 0, when: month <= 2026-01 \},/g, "")),
    ).toEqual(["KH658"]);
  });
});

describe("clauses over time", () => {
  const amended = (what: string): string =>
    `variables: { v: { type: int, per: month, otherwise: 0, output: true } }\nclauses:\n  - { id: old, literals: [0, 1], effective: 2026-01-01.., rules: [{ set: v, value: 1 }] }\n  - { id: new, literals: [2], ${what} }\n`;

  it("replaces: the new rule from its day, the old one before", () => {
    const program = englishProgram(
      amended("effective: 2026-04-01.., replaces: { clause: old, from: 2026-04-01 }, rules: [{ set: v, value: 2 }]"),
    );
    expect(timeline(program, {}, "2025-12", "2026-05")).toEqual([
      ["2025-12..2025-12", { v: 0 }],
      ["2026-01..2026-03", { v: 1 }],
      ["2026-04..2026-05", { v: 2 }],
    ]);
  });

  it("repeals: nothing from its day", () => {
    const program = englishProgram(amended("repeals: { clause: old, from: 2026-04-01 }"));
    expect(timeline(program, {}, "2026-03", "2026-06")).toEqual([
      ["2026-03..2026-03", { v: 1 }],
      ["2026-04..2026-06", { v: 0 }],
    ]);
  });

  it("a clause counts in a month where it is in force on the first day", () => {
    const text = amended("not_encoded: { kind: basis, because: it is }").replace(
      "2026-01-01..",
      "2026-01-02..2026-03-01",
    );
    expect(timeline(englishProgram(text), {}, "2026-01", "2026-04")).toEqual([
      ["2026-01..2026-01", { v: 0 }],
      ["2026-02..2026-03", { v: 1 }],
      ["2026-04..2026-04", { v: 0 }],
    ]);
  });

  it("a child counts no longer than its parent", () => {
    const text =
      "variables: { v: { type: int, per: month, otherwise: 0, output: true } }\nclauses: [{ id: p, effective: 2026-01-01..2026-02-28, not_encoded: { kind: heading, because: it is }, clauses: [{ id: p.1, literals: [0, 1], effective: 2026-01-01..2026-12-31, rules: [{ set: v, value: 1 }] }] }]";
    expect(timeline(englishProgram(text), {}, "2026-02", "2026-03")).toEqual([
      ["2026-02..2026-02", { v: 1 }],
      ["2026-03..2026-03", { v: 0 }],
    ]);
  });
});

describe("timelines and notes", () => {
  it("are cut where an output changes, and only there", () => {
    const program = englishProgram(monthly("r at first_day(month)"));
    expect(timeline(program, {}, "2026-01", "2026-07")).toEqual([
      ["2026-01..2026-02", { v: 1 }],
      ["2026-03..2026-05", { v: 2 }],
      ["2026-06..2026-07", { v: 3 }],
    ]);
    expect(decided(program, {}, { at: "2026-01" }).timeline).toEqual([]);
  });

  it("note rates unverified or past their review, once", () => {
    const program = englishProgram(monthly("r at first_day(month)"));
    expect(decided(program, {}, { at: "2026-03" }).notes).toEqual([]);
    expect(decided(program, {}, { at: "2026-07" }).notes).toHaveLength(1);
    expect(decided(program, {}, { at: "2026-07", to: "2026-12" }).notes).toHaveLength(2);
  });

  it("names what is missing, cheapest first", () => {
    const text = rules("type: bool", ["{ set: v, value: a and b and c }"])
      .replace("b: { type: bool }", "b: { type: bool, cost: 0 }")
      .replace("a: { type: bool }", "a: { type: bool, cost: 9 }");
    expect(decided(englishProgram(text), {}).missing).toEqual(["b", "c", "a"]);
  });
});

describe("readings", () => {
  const text =
    'readings: { cách: { clauses: [c], question: Q, chosen: wide, options: { wide: W, narrow: N } } }\nvariables: { v: { type: bool, output: true } }\nclauses: [{ id: c, rules: [{ set: v, value: \'reading("cách") = "wide"\' }] }]';

  it("are as chosen unless asked otherwise, however the id is typed", () => {
    expect(outputs(text)).toEqual({ v: true });
    expect(outputs(text, {}, { readings: { cách: "narrow" } })).toEqual({ v: false });
    expect(outputs(text, {}, { readings: { ["cách".normalize("NFD")]: "narrow" } })).toEqual({ v: false });
    expect(failures(text, {}, { readings: { cách: "none" } })).toEqual(["readings.cách KH821"]);
    expect(failures(text, {}, { readings: { cach: "wide" } })).toEqual(["readings.cach KH820"]);
  });

  it("are told with the decision", () => {
    expect(decided(englishProgram(text), {}, { readings: { cách: "narrow" } }).readings).toEqual([
      { id: "cách", option: "narrow", asked: true },
    ]);
  });
});

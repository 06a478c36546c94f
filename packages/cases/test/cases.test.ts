/** The package as its users meet it: reading, running and counting, on a rule set of two clauses. */
import { sourceText } from "@khoan/diagnostics";
import { compileFolder, type Host, type Program } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { coverageOf, readCases, runCase } from "../src/index.ts";

const FILES: Readonly<Record<string, string>> = {
  "x/document.yaml": "khoan: 1\nlanguage: en\nid: x\ntitle: X\nmonth_end: down\ncurrency: EUR\n",
  "x/a.yaml": `facts:
  age: { type: int }
  poor: { type: bool, history: true, default: false, ground: a }
variables:
  aid: { type: money, per: month, judged_on: first_day(month), output: true, otherwise: 0 EUR }
  gap: { type: int }
clauses:
  - id: 1
    literals: [18, 10 EUR, 0]
    rules:
      - { set: aid, value: 10 EUR, when: age < 18 and poor }
      - { must: 'aid <= 10 EUR' }
      - { set: gap, value: age, when: age > 0 }
      - { must: 'gap > 0' }
  - id: 2
    not_encoded: { kind: heading, because: a heading }
  - id: 3
    literals: [5 EUR]
    effective: 2030-01-01..
    rules:
      - { set: aid, value: 5 EUR, when: not poor }
`,
};

const host: Host = {
  readText: (path) => (FILES[path] === undefined ? { error: "missing" } : { text: FILES[path] }),
  list: () => ["a.yaml", "document.yaml"],
  sha256: (text) => String(text.length),
};

function program(): Program {
  const compiled = compileFolder(host, "x");
  if (compiled.program === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.program;
}

const CASE = {
  name: "A poor child",
  why: "Clause 1",
  clauses: '["1"]',
  at: "2026-03",
  facts: "{ age: 17, poor: true }",
  expect: "{ aid: 10 EUR }",
};

/** A file of one case, some of its keys changed; `undefined` leaves a key out. */
function file(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const keys = Object.entries({ ...CASE, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [`    ${key}: ${value}`],
  );
  return `language: en\nrule_set: x\ncases:\n${keys.join("\n").replace("    ", "  - ")}\n`;
}

function run(text: string): { codes: string[]; failures: string[] } {
  const x = program();
  const read = readCases(sourceText("x.cases.yaml", text), x);
  const failures = read.cases.flatMap((one) =>
    runCase(x, one).failures.map((failure) => failure.diagnostic.message.en),
  );
  return { codes: read.diagnostics.map((one) => one.code), failures };
}

describe("a case", () => {
  it("passes where the law says what is expected", () => {
    expect(run(file())).toEqual({ codes: [], failures: [] });
  });

  it("fails where an output differs, and says both values", () => {
    const { failures } = run(file({ expect: "{ aid: 11 EUR }" }));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(/11.00 EUR, got 10.00 EUR/);
  });

  it("fails where a named clause took no part", () => {
    const { failures } = run(file({ clauses: '["1", "3"]' }));
    expect(failures.join("\n")).toContain("3");
    expect(failures).toHaveLength(1);
  });

  it("holds every month of a timeline", () => {
    const facts = "{ age: 17, poor: [{ from: 2026-01-01, value: true }, { from: 2026-04-01, value: false }] }";
    const months = (to: string): string => `[{ from: 2026-03, to: ${to}, expect: { aid: 10 EUR } }]`;
    expect(run(file({ facts, timeline: months("2026-03") })).failures).toEqual([]);
    expect(run(file({ facts, timeline: months("2026-04") })).failures).toHaveLength(1);
  });

  it("tells what is unknown and which facts are missing", () => {
    const facts = "{ poor: true }";
    expect(run(file({ facts, expect: "{ aid: unknown }", missing: "[age]" })).failures).toEqual([]);
    expect(run(file({ facts, expect: "{ aid: unknown }", missing: "[poor]" })).failures).toHaveLength(1);
    expect(run(file({ facts })).failures).toHaveLength(1);
  });

  it("fails, and does not stop the others, where a must meets a gap", () => {
    const { failures } = run(file({ facts: "{ age: 0, poor: true }", clauses: '["1"]', expect: "{ aid: 10 EUR }" }));
    expect(failures.join()).toMatch(/No rule gives/);
  });

  it("may expect an error by its code", () => {
    expect(
      run(file({ facts: "{ age: 17, poor: true }", at: "2026-03", expect: undefined, error: "KH804" })).failures,
    ).toHaveLength(1);
  });

  it.each([
    ["an unknown key", { nonsense: "1" }],
    ["an unknown fact", { facts: "{ agee: 17 }" }],
    ["an unknown output", { expect: "{ aids: 10 EUR }" }],
    ["an unknown clause", { clauses: '["9"]' }],
    ["a value of the wrong type", { expect: "{ aid: yes }" }],
    ["no expectation", { expect: undefined }],
    ["no reason", { why: undefined }],
    ["a moment that is none", { at: "2026-13" }],
  ])("is refused with %s", (_, changes) => {
    const { codes } = run(file(changes));
    expect(codes.length).toBeGreaterThan(0);
  });

  it("is refused where two share a name", () => {
    const twice = `${file()}${file().split("cases:\n")[1]}`;
    expect(run(twice).codes.length).toBeGreaterThan(0);
  });
});

describe("coverage", () => {
  it("tells which clauses are encoded, why others are not, and which no case names", () => {
    const x = program();
    const { cases } = readCases(sourceText("x.cases.yaml", file()), x);
    const found = coverageOf(
      x,
      cases.map((one) => runCase(x, one)),
    );
    expect(found).toMatchObject({ total: 3, encoded: 2, notEncoded: 1, empty: 0 });
    expect(found.uncited).toEqual(["3"]);
  });
});

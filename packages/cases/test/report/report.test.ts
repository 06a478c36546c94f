import { describe, expect, it } from "vitest";
import {
  counts,
  githubReport,
  jsonReport,
  junitReport,
  type TestRun,
  tapReport,
  testSummary,
  textReport,
} from "../../src/index.ts";
import { englishFile, run } from "../allowance.ts";

const FACTS = "facts: { born: 2018-05-20, zone: rural, people: [] }";
const text = englishFile(
  `name: Right\nwhy: w\nclauses: [a]\nat: 2026-03\n${FACTS}\nexpect: { entitled: true }`,
  `name: 'Wrong <&"> # 1'\nwhy: >-\n  Because the text\n  says so.\nclauses: [a]\nat: 2026-03\n${FACTS}\nexpect: { amount: 90 VND }`,
  `name: Unreadable\nwhy: w\nclauses: [a]\nat: 2026-03\n${FACTS}\nexpect: { amout: 90 VND }`,
);
const RUN = run(text);
const PLAIN = { lang: "en", colour: false } as const;

describe("reports", () => {
  it("count cases, and findings in the files apart", () => {
    expect(counts(RUN)).toEqual({ passed: 1, failed: 1, findings: 1 });
    expect(testSummary(RUN, "en")).toBe("1 case passed, 1 failed, 1 error in the files");
    expect(testSummary({ ...RUN, diagnostics: [] }, "vi")).toBe("1 ca đạt, 1 ca hỏng");
  });

  it("tell a person what differs, where, and why it was expected", () => {
    expect(textReport(RUN, PLAIN)).toMatchInlineSnapshot(`
      "error KH706: The rule set has no output “amout”. Did you mean “amount”?
        x.cases.yaml:23:15
         23 |     expect: { amout: 90 VND }
            |               ^^^^^
        help: Mend the name.

      ✗ Wrong <&"> # 1
        x.cases.yaml:17:15
          KH750 amount: expected 90 VND, got 100 VND.
        why: Because the text says so.
      "
    `);
  });

  it("tell nothing where all is well", () => {
    const well = { ...RUN, diagnostics: [], results: RUN.results.filter((result) => result.failures.length === 0) };
    expect(textReport(well, PLAIN)).toBe("");
  });

  it("never give a terminal something to obey", () => {
    const hostile = run(text.replace("Wrong", "\u001b[31mWrong\u202e").replaceAll("'", '"').replace('<&">', "<&>"));
    expect(textReport(hostile, PLAIN)).not.toMatch(/[\u001b\u202e]/);
  });

  it("tell programs the same as JSON", () => {
    const report = jsonReport(RUN, "en");
    expect(report).toMatchObject({
      passed: 1,
      failed: 1,
      diagnostics: [{ code: "KH706", file: "x.cases.yaml" }],
      cases: [
        { name: "Right", passed: true, clauses: ["a"], failures: [] },
        {
          name: 'Wrong <&"> # 1',
          passed: false,
          failures: [{ code: "KH750", file: "x.cases.yaml", difference: { output: "amount", expected: 90, got: 100 } }],
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it("are JUnit XML with everything escaped", () => {
    expect(junitReport(RUN, "en")).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="x.cases.yaml" tests="3" failures="1" errors="1">
          <testcase classname="x.cases.yaml" name="KH706 x.cases.yaml:23:15"><error type="KH706" message="The rule set has no output “amout”. Did you mean “amount”?">x.cases.yaml:23:15</error></testcase>
          <testcase classname="x.cases.yaml" name="Right"/>
          <testcase classname="x.cases.yaml" name="Wrong &lt;&amp;&quot;&gt; # 1"><failure type="KH750" message="amount: expected 90 VND, got 100 VND.">x.cases.yaml:17:15</failure></testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it("are TAP with everything escaped", () => {
    expect(tapReport(RUN, "en")).toMatchInlineSnapshot(`
      "TAP version 14
      1..3
      not ok 1 - KH706 x.cases.yaml
        ---
        failures:
          - at: "x.cases.yaml:23:15"
            code: KH706
            message: "The rule set has no output “amout”. Did you mean “amount”?"
        ...
      ok 2 - Right
      not ok 3 - Wrong <&"> \\# 1
        ---
        failures:
          - at: "x.cases.yaml:17:15"
            code: KH750
            message: "amount: expected 90 VND, got 100 VND."
        ...
      "
    `);
  });

  it("are annotations for GitHub, each on its line, with what its syntax reserves escaped", () => {
    expect(githubReport(RUN, "en")).toMatchInlineSnapshot(`
      "::error file=x.cases.yaml,line=23,endLine=23,col=15,endColumn=20,title=KH706::The rule set has no output “amout”. Did you mean “amount”?%0AMend the name.
      ::error file=x.cases.yaml,line=17,endLine=17,col=15,endColumn=21,title=Wrong <&"> # 1::KH750 amount: expected 90 VND, got 100 VND.%0AWhy: Because the text says so.
      "
    `);
    expect(githubReport(run(text.replace("Wrong", "100%, a: b")), "en")).toContain("title=100%25%2C a%3A b");
  });

  it("say at which rule line a decision and an expectation part", () => {
    const explained = run(text, "x.cases.yaml", true);
    const told = "↳ c applies gives 100 VND (rate = 100 VND)\n        x/a.yaml:64:16";
    expect(textReport(explained, PLAIN)).toContain(told);
    expect(jsonReport(explained, "vi").cases[1]?.failures[0]?.parting).toMatchObject({
      message: "c áp dụng cho 100 đồng (rate = 100 đồng)",
      file: "x/a.yaml",
      line: 64,
    });
    for (const report of [junitReport, tapReport, githubReport])
      expect(report(explained, "en")).toMatch(/c applies gives 100 VND[\s\S]*x\/a\.yaml:64:16/);
    expect(textReport(explained, { lang: "en", colour: true })).toContain("\u001b[33m↳ c applies");
  });

  it("say how long cases took only where that is asked", () => {
    const [first] = RUN.results;
    const timed: TestRun = { ...RUN, durations: new Map(first === undefined ? [] : [[first.case, 12.5]]) };
    expect(junitReport(timed, "en")).toContain('name="Right" time="0.012500"');
    expect(tapReport(timed, "en")).toContain("  duration_ms: 12.500");
    expect(jsonReport(timed, "en").cases[0]?.milliseconds).toBe(12.5);
    expect(`${junitReport(RUN, "en")}${tapReport(RUN, "en")}${JSON.stringify(jsonReport(RUN, "en"))}`).not.toMatch(
      /time=|duration|milliseconds/,
    );
  });

  it("stand in the order of files and places, whatever order the cases were run in", () => {
    const other = run(text, "a.cases.yaml");
    const both = (a: TestRun, b: TestRun): TestRun => ({
      results: [...a.results, ...b.results].toReversed(),
      diagnostics: [...a.diagnostics, ...b.diagnostics],
      sources: new Map([...a.sources, ...b.sources]),
    });
    const [one, two] = [both(RUN, other), both(other, RUN)];
    for (const report of [junitReport, tapReport, (run: TestRun) => JSON.stringify(jsonReport(run, "en"))]) {
      expect(report(one, "en")).toBe(report(two, "en"));
    }
    expect(jsonReport(one, "en").cases.map((each) => [each.place.file, each.name.slice(0, 5)])).toEqual([
      ["a.cases.yaml", "Right"],
      ["a.cases.yaml", "Wrong"],
      ["x.cases.yaml", "Right"],
      ["x.cases.yaml", "Wrong"],
    ]);
  });
});

/** Golden cases under Vitest itself, in a project of one rule set: names, places, failures, and rules that change. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepRuleSet } from "../src/rule-sets.ts";
import { caseFile } from "../src/run.ts";

const RULES = `facts:
  age: { type: int }
variables:
  free: { type: bool, output: true, otherwise: 'false' }
clauses:
  - id: '1'
    literals: [18]
    rules:
      - { set: free, value: 'true', when: age < 18 }
`;

const CASES = `language: en
rule_set: fee
cases:
  - name: A child of “ten”
    why: Clause 1
    clauses: ['1']
    at: 2026-03
    facts: { age: 10 }
    expect: { free: true }
  - name: Of age
    why: Clause 1
    clauses: ['1']
    at: 2026-03
    facts: { age: 18 }
    expect: { free: true }
  - { name: Nonsense, why: w, clauses: ['1'], at: 2026-03, facts: { agee: 1 }, expect: { free: true } }
`;

const CONFIG = `import { khoanCases } from "@khoan/vitest-plugin";
import { defineConfig } from "vitest/config";
export default defineConfig({
  plugins: [khoanCases()],
  test: { include: ["golden/*.{cases,case}.yaml"], includeTaskLocation: true, reporters: [["json", { outputFile: "out.json" }]] },
});
`;

type Test = {
  readonly title: string;
  readonly status: string;
  readonly location: { readonly line: number; readonly column: number };
  readonly meta: { readonly clauses?: readonly string[] };
  readonly failureMessages: readonly string[];
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "khoan-vitest-"));
  write("rules/fee/document.yaml", "khoan: 1\nlanguage: en\nid: fee\ntitle: Fee\n");
  write("rules/fee/a.yaml", RULES);
  write("golden/fee.cases.yaml", CASES);
  write("vitest.config.ts", CONFIG);
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What Vitest says of each test, by a process of its own. */
function vitest(...args: readonly string[]): readonly Test[] {
  const bin = resolve("node_modules/vitest/vitest.mjs");
  spawnSync(process.execPath, [bin, "run", ...args], {
    cwd: folder,
    env: { ...process.env, VITEST: "" },
    encoding: "utf8",
  });
  const report = JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as {
    readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Test[] }[];
  };
  return report.testResults.toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((file) => file.assertionResults);
}

describe("a case file under Vitest", () => {
  it("is one test a case, each on its line, with its clauses; failures point at the lines concerned", () => {
    const tests = vitest();
    expect(tests.map(({ title, status, location }) => [title, status, location.line])).toEqual([
      ["reads and compiles without findings", "passed", 1],
      ["A child of “ten”", "passed", 4],
      ["Of age", "failed", 10],
      ["Nonsense", "failed", 16],
    ]);
    expect(tests[1]?.location.column).toBe(11);
    expect(tests[1]?.meta.clauses).toEqual(["1"]);
    expect(tests[2]?.failureMessages[0]).toMatch(
      /KH750 free: expected yes, got no[\s\S]*1 does not apply because “age < 18” does not hold[\s\S]*fee\.cases\.yaml:15:15/,
    );
    expect(tests[3]?.failureMessages[0]).toMatch(/KH705[\s\S]*fee\.cases\.yaml:16:\d+/);
  });

  it("is decided by the rules as they are now; it fails where no rule set is the one that it names", () => {
    write("rules/fee/a.yaml", RULES.replaceAll("18", "19"));
    write("golden/other.case.yaml", CASES.replace("rule_set: fee", "rule_set: fie"));
    const tests = vitest("-t", "Of age|reads and compiles");
    const ran = tests.filter((one) => one.status !== "skipped");
    expect(ran.map(({ title, status }) => [title, status])).toEqual([
      ["reads and compiles without findings", "passed"],
      ["Of age", "passed"],
      ["reads and compiles without findings", "failed"],
      ["Of age", "failed"],
    ]);
    expect(ran[2]?.failureMessages[0]).toContain("there is no rule set “fie”");
  });

  it("fails as a whole where the rules do not compile, with the findings of the compiler", () => {
    write("rules/fee/a.yaml", RULES.replace("age < 18", "aeg < 18"));
    const kept = keepRuleSet(join(folder, "rules/fee"), join(folder, "kept"));
    const file = caseFile({ path: join(folder, "golden/fee.cases.yaml"), kept: kept.path, ruleSet: "fee" });
    expect(file.check).toThrow(/There is no name “aeg”.*a\.yaml:9:/s);
    expect(() => file.run(0)).toThrow(/There is no name “aeg”/);
  });
});

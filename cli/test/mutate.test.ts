/** `khoan mutate` from end to end: score, exit codes, kept verdicts, reasons, reports. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const BIN = resolve("cli/src/khoan.js");
const DOCUMENT = "khoan: 1\nlanguage: en\nid: pass\ntitle: Pass\nmonth_end: down\ncurrency: VND\n";
const RULES = `
facts: { born: { type: date } }
variables:
  free: { type: bool, per: month, output: true }
clauses:
  - id: 1
    literals: [16]
    rules: [{ set: free, value: 'age(born, last_day(month)) < 16' }]
`;
const CASES = `language: en
rule_set: pass
cases:
  - { name: a child, why: x, clauses: ["1"], at: 2026-03, facts: { born: 2016-05-20 }, expect: { free: true } }
  - { name: just 16, why: x, clauses: ["1"], at: 2026-03, facts: { born: 2010-03-31 }, expect: { free: false } }
`;
const NOT_YET = `  - { name: not yet 16, why: x, clauses: ["1"], at: 2026-03, facts: { born: 2010-04-01 }, expect: { free: true } }
`;

let folder: string;
const at = (...parts: readonly string[]): string => join(folder, ...parts);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "khoan-mutate-"));
  mkdirSync(at("rules", "pass"), { recursive: true });
  mkdirSync(at("test", "golden", "pass"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  writeFileSync(at("rules/pass/document.yaml"), DOCUMENT);
  writeFileSync(at("rules/pass/rules.yaml"), RULES);
  writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES);
  rmSync(at("test/golden/pass/mutants.yaml"), { force: true });
});

type Ran = { readonly code: number | null; readonly out: string; readonly said: string };

function khoan(...args: readonly string[]): Ran {
  const env = { ...process.env, XDG_CACHE_HOME: at("cache"), NO_COLOR: "1" };
  const run = spawnSync(process.execPath, [BIN, ...args, "--lang", "en"], { cwd: folder, encoding: "utf8", env });
  return { code: run.status, out: run.stdout, said: run.stderr };
}

const mutate = (...args: readonly string[]): Ran => khoan("mutate", "rules/pass", "--jobs", "1", ...args);

type Report = {
  readonly score: { readonly percent: number };
  readonly clauses: readonly { readonly mutants: readonly { key: string; state: string; after: string }[] }[];
};
const report = (): Report => JSON.parse(mutate("--format", "json").out) as Report;
const survivors = (): readonly { key: string; after: string }[] =>
  report().clauses.flatMap(({ mutants }) => mutants.filter((one) => one.state === "survived"));

describe("khoan mutate", () => {
  it("says what survives, and proposes a case that can be pasted", () => {
    const { code, out, said } = mutate();
    expect(code).toBe(0);
    expect(out).toContain("✗ 1  survived: number, date, one unit less");
    expect(out).toContain("- 16\n  + 15");
    expect(out).toMatch(/ {2}- name: .*\n {4}why: .*fill in/);
    expect(said).toMatch(/^pass: \d+(\.\d)?% \(\d+ of \d+ mutants killed/m);
  });

  it("is content once the case is there", () => {
    writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES + NOT_YET);
    expect(survivors().map((one) => one.after)).toEqual([]);
    expect(report().score.percent).toBe(100);
  });

  it("says the same from kept verdicts as anew, and after a case was added", () => {
    const cold = mutate("--fresh", "--format", "json").out;
    expect(readdirSync(at("cache", "khoan")).some((name) => name.startsWith("mutants-"))).toBe(true);
    expect(mutate("--format", "json").out).toBe(cold);
    writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES + NOT_YET);
    const warm = mutate("--format", "json").out;
    expect(warm).toBe(mutate("--fresh", "--format", "json").out);
    expect(warm).not.toBe(cold);
  });

  it("keeps no fact of a case", () => {
    mutate();
    for (const name of readdirSync(at("cache", "khoan")).filter((one) => one.startsWith("mutants-"))) {
      expect(readFileSync(at("cache", "khoan", name), "utf8")).not.toMatch(/2016-05-20|a child/);
    }
  });

  it("gives the same report however many threads there are", () => {
    expect(mutate("--fresh", "--format", "json", "--jobs", "3").out).toBe(mutate("--fresh", "--format", "json").out);
  });

  it("fails below the threshold of the rule set", () => {
    writeFileSync(at("rules/pass/document.yaml"), `${DOCUMENT}thresholds: { mutation: 95% }\n`);
    const { code, said } = mutate();
    expect(code).toBe(1);
    expect(said).toContain("KH767");
    writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES + NOT_YET);
    expect(mutate().code).toBe(0);
  });

  it("takes a written reason, and refuses it once it is idle", () => {
    const keys = survivors().map((one) => one.key);
    const text = `language: en\nrule_set: pass\nreasons:\n  - keys: [${keys.map((key) => `"${key}"`).join(", ")}]\n    verdict: accepted\n    why: Nobody of 15 rides.\n`;
    writeFileSync(at("test/golden/pass/mutants.yaml"), text);
    const reasoned = mutate();
    expect(reasoned.code).toBe(0);
    expect(reasoned.said).toContain("0 without case or reason");
    expect(mutate("--all").out).toContain("reason: Nobody of 15 rides.");
    writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES + NOT_YET);
    const idle = mutate();
    expect(idle.code).toBe(1);
    expect(idle.said).toContain("KH763");
    writeFileSync(at("rules/pass/rules.yaml"), RULES.replace("last_day(month)", "first_day(month)"));
    writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES.replace("2010-03-31", "2010-03-01"));
    const stale = mutate();
    expect(stale.code).toBe(1);
    expect(stale.said).toContain("KH762");
  });

  it("measures nothing while a case is red already", () => {
    writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES.replace("free: false", "free: true"));
    const { code, said } = mutate();
    expect(code).toBe(1);
    expect(said).toContain("KH766");
  });

  it("looks only at the clauses asked for", () => {
    const json = JSON.parse(mutate("--format", "json", "--clause", "2").out) as Report;
    expect(json.clauses).toEqual([]);
  });

  it("looks only at clauses changed, or named by cases changed, since a revision", () => {
    const git = (...args: readonly string[]): void => {
      const run = spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: folder });
      expect(run.status, args.join(" ")).toBe(0);
    };
    const two = `${RULES}  - id: 2\n    rules: [{ must: free or not free }]\n`;
    writeFileSync(at("rules/pass/rules.yaml"), two);
    git("init", "-q");
    git("add", "rules/pass", "test");
    git("commit", "-q", "-m", "x");
    const clauses = (): readonly string[] =>
      (
        JSON.parse(mutate("--format", "json", "--since", "HEAD").out) as { clauses: readonly { id: string }[] }
      ).clauses.map(({ id }) => id);
    expect(clauses()).toEqual([]);
    writeFileSync(at("rules/pass/rules.yaml"), two.replace("free or not free", "not free or free"));
    expect(clauses()).toEqual(["2"]);
    writeFileSync(at("rules/pass/rules.yaml"), two);
    writeFileSync(at("test/golden/pass/a.cases.yaml"), CASES + NOT_YET);
    expect(clauses()).toEqual(["1"]);
    expect(mutate("--since", "no-such-revision").code).toBe(2);
    rmSync(at(".git"), { recursive: true, force: true });
  });

  it.each([
    ["--jobs", "none"],
    ["--lives", "-1"],
    ["--timeout", "0"],
  ])("refuses %s %s", (flag, value) => {
    expect(mutate(flag, value).code).toBe(2);
  });

  it("writes a page that needs nothing else", () => {
    expect(mutate("--format", "html", "--out", at("page.html")).code).toBe(0);
    expect(readFileSync(at("page.html"), "utf8")).toMatch(/^<!doctype html>/);
  });

  it("tries rates on the rule sets that import them", () => {
    mkdirSync(at("rules/rates"), { recursive: true });
    mkdirSync(at("rules/user"), { recursive: true });
    mkdirSync(at("test/golden/user"), { recursive: true });
    writeFileSync(at("rules/rates/document.yaml"), DOCUMENT.replace("id: pass", "id: rates"));
    writeFileSync(
      at("rules/rates/rates.yaml"),
      "parameters:\n  price:\n    type: money\n    values: [{ from: 2026-01-01, value: 10 VND, clauses: [p], source: x, review_by: 2029-12-31 }]\nclauses:\n  - { id: p, summary: The price is 10. }\n",
    );
    writeFileSync(at("rules/user/document.yaml"), `${DOCUMENT.replace("id: pass", "id: user")}imports: [rates]\n`);
    writeFileSync(
      at("rules/user/rules.yaml"),
      "variables: { fare: { type: money, per: month, output: true } }\nclauses:\n  - { id: 1, rules: [{ set: fare, value: price }] }\n",
    );
    writeFileSync(
      at("test/golden/user/a.cases.yaml"),
      'language: en\nrule_set: user\ncases:\n  - { name: fare, why: x, clauses: ["1", rates/p], at: 2026-03, facts: {}, expect: { fare: 10 VND } }\n',
    );
    const { code, said } = khoan("mutate", "rules/rates", "--jobs", "1");
    expect([code, said]).toEqual([0, expect.stringMatching(/^rates: [1-9]/m)]);
  });
});

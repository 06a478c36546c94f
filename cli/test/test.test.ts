/** `khoan test` as people use it: what is run, what is told, what is written. */
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { aPlace, CASES, RULES } from "./test-place.ts";

const FILE = "test/golden/fee/fee.cases.yaml";

describe("choosing cases", () => {
  const { khoan } = aPlace();

  it("takes clauses, words without accents, parts of paths and names; words may stand among the paths", () => {
    expect(khoan("test", "--clause", "1").said).toContain("1 case passed");
    expect(khoan("test", "tre", "HO").said).toContain("1 case passed");
    expect(khoan("test", FILE, "--case", "A child of ten").said).toContain("1 case passed");
    expect(khoan("test", "rules/fee", "--file", "fee.cases").said).toContain("2 cases passed");
  });

  it("says so where nothing is chosen, or a file is not there", () => {
    const none = khoan("test", "nothing-like-this");
    expect(none.code).toBe(1);
    expect(none.said).toContain("KH905");
    expect(khoan("test", "gone.cases.yaml").out).toContain("KH907");
  });

  it("runs in an order by a seed, which is told", () => {
    const shuffled = khoan("test", "--shuffle", "7");
    expect(shuffled.code).toBe(0);
    expect(shuffled.said).toContain("(seed 7)");
    expect(khoan("test", "--shuffle", "x").code).toBe(2);
  });
});

describe("a failure", () => {
  const { khoan, write } = aPlace();
  write(FILE, CASES.replace("free: true", "free: false").replace("aid: 50 EUR", "aid: 70 EUR"));

  it("is told with the rule and the fact that decided it, in the same bytes by one thread or two", () => {
    const one = khoan("test");
    expect(one.code).toBe(1);
    expect(one.out).toContain("free: expected no, got yes");
    expect(one.out).toContain("↳ 1 applies gives true because “age < 18” holds (age = 10)");
    expect(one.out).toContain("rules/fee/a.yaml:11:43");
    expect(khoan("test", "--jobs", "2").out).toBe(one.out);
  });

  it("ends the run where that is asked", () => {
    expect(khoan("test", "--fail-fast").said).toContain("0 cases passed, 1 failed");
  });

  it("is an annotation for GitHub at its line", () => {
    expect(khoan("test", "--format", "github").out).toMatch(
      /^::error file=test\/golden\/fee\/fee\.cases\.yaml,line=9,endLine=9,col=15,endColumn=19,title=A child of ten::KH750 /,
    );
  });
});

describe("since a revision", () => {
  const { khoan, write, git } = aPlace();

  it("nothing is run where nothing changed, and a comment in the rules is no change", () => {
    write("rules/fee/a.yaml", `# a comment\n${RULES}`);
    const ran = khoan("test", "--since", "HEAD");
    expect(ran).toMatchObject({ code: 0, out: "" });
    expect(ran.said).toContain("No case was changed");
  });

  it("runs the cases in which a changed clause takes part, and those changed themselves", () => {
    write("rules/fee/a.yaml", RULES.replaceAll("50 EUR", "60 EUR"));
    const byRule = khoan("test", "--since", "HEAD");
    expect(byRule.out).toContain("Trẻ hộ nghèo");
    write("rules/fee/a.yaml", RULES);
    write(FILE, CASES.replace("Clause 1", "Clause 1, sentence 1"));
    expect(khoan("test", "--since", "HEAD").said).toContain("1 case passed, 0 failed");
    git("commit", "--quiet", "-am", "second");
    expect(khoan("test", "--since", "HEAD~1").said).toContain("1 case passed, 0 failed");
  });

  it("is refused where there is no such revision", () => {
    const ran = khoan("test", "--since", "--output=x");
    expect(ran.code).toBe(2);
    expect(ran.said).toContain("KH920");
  });
});

describe("--update", () => {
  const { khoan, write, read } = aPlace();
  const wrong = CASES.replace("free: true", "free: false");

  it("changes one case’s expectation with a reason and an author; only its lines differ", () => {
    write(FILE, wrong);
    const ran = khoan("test", "--update", "--case", "A child of ten", "--reason", "decree 2", "--author", "B. Officer");
    expect(ran.code).toBe(0);
    const added = read(FILE)
      .split("\n")
      .filter((line) => !CASES.split("\n").includes(line));
    expect(added).toHaveLength(2);
    expect(added[1]).toMatch(
      /- \{ on: \d{4}-\d\d-\d\d, author: B\. Officer, why: decree 2, changed: free, was: false \}/,
    );
    expect(khoan("test").code).toBe(0);
  });

  it("asks for case, reason and author outside a terminal, and writes nothing without", () => {
    write(FILE, wrong);
    expect(khoan("test", "--update").code).toBe(2);
    expect(khoan("test", "--update", "--case", "A child of ten", "--author", "B").code).toBe(2);
    expect(khoan("test", "--update", "--case", "No such", "--reason", "r", "--author", "B").said).toContain("KH922");
    expect(read(FILE)).toBe(wrong);
  });
});

describe("spreadsheets", () => {
  const { khoan, write, read } = aPlace();

  it.each(["xlsx", "csv"])("of the form %s are exported, run and imported", (form) => {
    const path = `suite.${form}`;
    expect(khoan("test", "--export", path, "rules/fee").code).toBe(0);
    expect(khoan("test", path).said).toContain("2 cases passed");
    const yaml = khoan("test", "--import", path).out;
    write(FILE, yaml);
    expect(khoan("test", "rules/fee").said).toContain("2 cases passed");
    expect(khoan("test", "--export", path, "rules/fee").said).toContain("KH903");
  });

  it("tell what is wrong by the cell", () => {
    write("broken.csv", "rule_set,fee\nname,why,clauses,at,age,free\nA,w,1,2026-03,ten,yes\n");
    const ran = khoan("test", "broken.csv");
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("broken.csv!E3");
    expect(khoan("test", "--import", "broken.csv", "new").code).toBe(1);
    expect(() => read("new/imported.cases.yaml")).toThrow();
  });
});

describe("--watch", () => {
  const { start, write } = aPlace();

  it("runs again what a changed file affects, takes commands, and ends on q", async () => {
    const process = start("test", "rules/fee", "--watch");
    let said = "";
    process.stderr?.on("data", (data) => {
      said += String(data);
    });
    const until = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(said)) await once(process.stderr as NodeJS.ReadableStream, "data");
      said = "";
    };
    await until(/2 cases passed, 0 failed[\s\S]*q quit/);
    write(FILE, CASES.replace("free: true", "free: false"));
    await until(/Changed: fee\.cases\.yaml[\s\S]*1 case passed, 1 failed[\s\S]*q quit/);
    process.stdin?.write("c 2\n");
    await until(/1 case passed, 0 failed[\s\S]*Only: 2[\s\S]*q quit/);
    write("rules/fee/a.yaml", RULES.replaceAll("50 EUR", "60 EUR"));
    await until(/Changed: a\.yaml[\s\S]*0 cases passed, 1 failed[\s\S]*q quit/);
    process.stdin?.write("q\n");
    expect(await once(process, "exit")).toEqual([1, null]);
  });
});

/** The command line as a person meets it: real processes, exit codes, what is said, and what is left on disk. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const BIN = resolve("cli/src/khoan.js");
const NQ55 = resolve("rules/nq-55-2025");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "khoan-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ran = { readonly code: number | null; readonly out: string; readonly said: string };

function khoan(args: readonly string[], input = "", environment: Readonly<Record<string, string>> = {}): Ran {
  const ran = spawnSync(process.execPath, [BIN, ...args], {
    input,
    encoding: "utf8",
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      LANG: "en_GB.UTF-8",
      TMPDIR: folder,
      XDG_CACHE_HOME: join(folder, "cache"),
      ...environment,
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: ran.status, out: ran.stdout, said: ran.stderr };
}

/** A rule set of one file of clauses, with a document.yaml of its own. */
function ruleSet(
  name: string,
  clauses: string,
  document = `khoan: 1\nlanguage: en\nid: ${name}\ntitle: Test\n`,
): string {
  const path = join(folder, "rules", name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "document.yaml"), document);
  writeFileSync(join(path, "clauses.yaml"), clauses);
  return path;
}

const CHILD = {
  ngày_ký_quyết_định: "2026-03-10",
  trẻ: { ngày_sinh: "2018-05-20", đối_tượng_bảo_trợ: true, trợ_cấp_xã_hội: 1_000_000 },
  hộ: { loại: [{ from: "2026-01-01", value: "cận_nghèo" }] },
};

describe("khoan eval", () => {
  it("decides a child over time and says why, with clauses and sources", () => {
    const ran = khoan(
      ["eval", NQ55, "--facts", "-", "--at", "2026-03", "--to", "2030-12", "--explain", "--lang", "vi"],
      JSON.stringify(CHILD),
    );
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("1.000.000 đồng");
    expect(ran.out).toContain("01/2027–12/2030");
    expect(ran.out).toContain("Nghị định 351/2025/NĐ-CP");
    expect(ran.out).toContain("III.1.chuan-ngheo.2026.thanh-thi");
  });

  it("gives the same bytes for the same input", () => {
    const args = ["eval", NQ55, "--facts", "-", "--at", "2026-03", "--format", "json", "--explain"];
    expect(khoan(args, JSON.stringify(CHILD)).out).toBe(khoan(args, JSON.stringify(CHILD)).out);
  });

  it("answers requests line by line; a bad line does not stop the others", () => {
    const lines = [
      JSON.stringify({ id: 1, at: "2026-03", to: "2027-01", facts: CHILD }),
      "{ not json",
      JSON.stringify({ id: "c", at: "2026-13", facts: CHILD }),
      JSON.stringify({ id: "d", at: "2026-03", readings: { "III.1.a-bù-0": "không-hưởng" }, facts: CHILD }),
      JSON.stringify({ id: "e", at: "2026-03", readings: { "III.1.a-bù-0": "khác" }, facts: CHILD }),
    ];
    const ran = khoan(["eval", NQ55, "--requests", "-"], lines.join("\n"));
    const replies = ran.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, never>);
    expect(ran.code).toBe(3);
    expect(Object.keys(replies[0] ?? {})).toEqual(["id", "at", "outputs", "timeline", "missing", "notes"]);
    expect(replies[0]).toMatchObject({
      id: 1,
      outputs: { mức_hằng_tháng: 1_000_000, nhóm: ["II.1.a"], tháng_cuối: "2030-12" },
      timeline: [
        { from: "2026-03", to: "2026-12", outputs: { mức_hằng_tháng: 1_000_000 } },
        { from: "2027-01", to: "2027-01", outputs: { mức_hằng_tháng: 1_800_000 } },
      ],
      missing: [],
    });
    expect(
      replies
        .slice(1)
        .map((reply) => [
          reply["id"],
          (reply["error"] as { code?: string; path?: string } | undefined)?.code,
          (reply["error"] as { path?: string } | undefined)?.path,
        ]),
    ).toEqual([
      [null, "KH825", ""],
      ["c", "KH822", "at"],
      ["d", undefined, undefined],
      ["e", "KH821", "readings.III.1.a-bù-0"],
    ]);
  });

  it.each([
    ["an unknown fact", { ...CHILD, trẻ: { ngày_sing: "2018-05-20" } }, "KH802", "trẻ.ngày_sing"],
    ["a fact of the wrong type", { ...CHILD, trẻ: { ngày_sinh: 5 } }, "KH803", "trẻ.ngày_sinh"],
    ["an impossible date", { ...CHILD, trẻ: { ngày_sinh: "2026-02-30" } }, "KH804", "trẻ.ngày_sinh"],
    [
      "an amount beyond exact range",
      { ...CHILD, trẻ: { ngày_sinh: "2018-05-20", trợ_cấp_xã_hội: 2 ** 53 } },
      "KH805",
      "trẻ.trợ_cấp_xã_hội",
    ],
    ["a value outside its list", { ...CHILD, hộ: { loại: "giàu" } }, "KH806", "hộ.loại"],
    [
      "a history out of order",
      {
        ...CHILD,
        hộ: {
          loại: [
            { from: "2026-02-01", value: "nghèo" },
            { from: "2026-01-01", value: "khác" },
          ],
        },
      },
      "KH809",
      "hộ.loại[1].from",
    ],
  ])("refuses %s with its path and exit code 3, without showing the value", (_, facts, code, path) => {
    const ran = khoan(["eval", NQ55, "--facts", "-", "--at", "2026-03"], JSON.stringify(facts));
    expect(ran.code).toBe(3);
    expect(ran.said).toContain(code);
    expect(ran.said).toContain(path);
    expect(ran.said).not.toMatch(/giàu|9007199254740992|2026-02-30/);
    expect(ran.out).toBe("");
  });

  it("refuses hostile keys", () => {
    const ran = khoan(
      ["eval", NQ55, "--facts", "-", "--at", "2026-03"],
      '{"__proto__": {"x": 1}, "ngày_ký_quyết_định": "2026-03-10"}',
    );
    expect([ran.code, ran.said.includes("KH810")]).toEqual([3, true]);
  });

  it("says what is missing, and exits 4 under --strict", () => {
    const facts = JSON.stringify({ ngày_ký_quyết_định: "2026-03-10", trẻ: { nhiễm_hiv: true } });
    const plain = khoan(["eval", NQ55, "--facts", "-", "--at", "2026-03"], facts);
    expect([plain.code, plain.out.includes("trẻ.ngày_sinh")]).toEqual([0, true]);
    expect(khoan(["eval", NQ55, "--facts", "-", "--at", "2026-03", "--strict"], facts).code).toBe(4);
  });

  it.each([
    ["a missing file", ["--facts", "nowhere.json"], 3, "KH907"],
    ["a folder where a file is expected", ["--facts", "."], 3, "KH102"],
    ["no facts at all", [], 2, "KH901"],
    ["a moment that is none", ["--facts", "-", "--at", "2026-13"], 3, "KH822"],
    ["a period that runs backwards", ["--facts", "-", "--to", "2026-01"], 3, "KH823"],
  ])("refuses %s", (_, args, code, name) => {
    const ran = khoan(["eval", NQ55, ...(args.includes("--at") ? [] : ["--at", "2026-03"]), ...args], "{}");
    expect([ran.code, ran.said.includes(name)]).toEqual([code, true]);
  });

  it("waits for facts that come late on a pipe", () => {
    const late = spawnSync(
      "sh",
      ["-c", `(sleep 1; cat) | "${process.execPath}" "${BIN}" eval "${NQ55}" --facts - --at 2026-03 --lang vi`],
      {
        input: JSON.stringify(CHILD),
        encoding: "utf8",
        cwd: folder,
        env: { PATH: process.env["PATH"] ?? "", XDG_CACHE_HOME: join(folder, "cache") },
      },
    );
    expect([late.status, late.stdout.includes("1.000.000 đồng")], late.stderr).toEqual([0, true]);
  });

  it("tells a life of 58 months in stretches, not month by month", () => {
    const ran = khoan(
      ["eval", NQ55, "--facts", "-", "--at", "2026-03", "--explain", "--lang", "vi"],
      JSON.stringify(CHILD),
    );
    expect(ran.out).toContain("Đủ điều kiện trong tháng 03/2026–12/2030: có");
    expect(ran.out.split("\n").length).toBeLessThan(250);
  });

  it("bears a reader that stops reading", () => {
    const ran = spawnSync("sh", ["-c", `"${process.execPath}" "${BIN}" explain | head -1`], {
      encoding: "utf8",
      cwd: folder,
    });
    expect(ran.stdout.split("\n")).toHaveLength(2);
    expect(ran.stderr).toBe("");
  });
});

const GOOD = "clauses:\n  - id: 1\n    summary: One\n    not_encoded: { kind: heading, because: nothing }\n";

describe("khoan check", () => {
  it("passes the project's own rule sets", () => {
    expect(khoan(["check", NQ55]).code).toBe(0);
  });

  it.each([
    ["malformed YAML", "clauses: [\n", "KH110"],
    ["duplicate keys", `${GOOD}clauses: []\n`, "KH111"],
    ["an alias bomb", `a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nclauses: [*c,*c]\n`, "KH112"],
    ["nesting 10,000 deep in YAML", `clauses: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`, "KH113"],
    [
      "nesting 10,000 deep in a formula",
      `clauses:\n  - id: 1\n    rules:\n      - must: ${"(".repeat(10_000)}true${")".repeat(10_000)}\n`,
      "KH207",
    ],
    ["hostile keys", `${GOOD}__proto__: {}\n`, "KH114"],
    ["bidi controls", GOOD.replace("One", "O\u202ene"), "KH117"],
    ["names in NFD", `${GOOD}facts:\n  tre\u0309: { type: bool }\n`, "KH115"],
    ["names that look alike", `${GOOD}facts:\n  paid: { type: bool }\n  p\u0430id: { type: bool }\n`, "KH303"],
    ["an unknown key, with what was probably meant", `${GOOD}fact: {}\n`, "KH118"],
    ["an empty file", "", "KH127"],
  ])("finds %s", (name, clauses, code) => {
    const path = ruleSet(`bad-${name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}`, clauses);
    const ran = khoan(["check", path]);
    expect([ran.code, ran.out.includes(code)], ran.out.slice(0, 2000)).toEqual([1, true]);
    expect(ran.out + ran.said).not.toMatch(/\n\s+at .*\.ts:\d+/);
  });

  it("refuses a file of a newer format version", () => {
    const ran = khoan(["check", ruleSet("newer", GOOD, "khoan: 2\nlanguage: en\nid: newer\ntitle: Newer\n")]);
    expect([ran.code, ran.out.includes("KH108")]).toEqual([1, true]);
  });

  it("refuses a file of 50 MB without reading it", () => {
    const path = ruleSet("huge", "");
    writeFileSync(join(path, "clauses.yaml"), `# ${"x".repeat(50 * 1024 * 1024)}\n`);
    const ran = khoan(["check", path]);
    expect([ran.code, ran.out.includes("KH105")]).toEqual([1, true]);
  });

  it("refuses imports in a circle, that leave the folder, and that are not there", () => {
    const imports = (id: string, list: string): string =>
      `khoan: 1\nlanguage: en\nid: ${id}\ntitle: T\nimports: [${list}]\n`;
    ruleSet("ring-a", GOOD, imports("ring-a", "ring-b"));
    ruleSet("ring-b", GOOD, imports("ring-b", "ring-a"));
    const ring = khoan(["check", join(folder, "rules", "ring-a")]);
    expect(ring.out).toContain("KH123");
    expect(ring.out).toContain("ring-a → ring-b → ring-a");
    expect(khoan(["check", ruleSet("leaves", GOOD, imports("leaves", "../../etc"))]).out).toContain("KH124");
    expect(khoan(["check", ruleSet("lonely", GOOD, imports("lonely", "nobody"))]).out).toContain("KH122");
  });

  it("says so where a folder is missing, is a file, or holds no rule set", () => {
    expect(khoan(["check", "nowhere"]).out).toContain("KH100");
    expect(khoan(["check", BIN]).out).toContain("KH101");
    mkdirSync(join(folder, "empty"), { recursive: true });
    expect(khoan(["check", join(folder, "empty")]).out).toContain("KH107");
  });

  it("tells programs in JSON and SARIF, on standard output alone", () => {
    const path = ruleSet("for-programs", "clauses: [\n");
    const json = JSON.parse(khoan(["check", path, "--format", "json"]).out) as {
      diagnostics: { code: string; line: number }[];
    };
    expect(json.diagnostics[0]?.code).toBe("KH110");
    const sarif = JSON.parse(khoan(["check", path, "--format", "sarif"]).out) as {
      version: string;
      runs: { results: unknown[] }[];
    };
    expect([sarif.version, sarif.runs[0]?.results.length]).toEqual(["2.1.0", 1]);
  });
});

describe("khoan new, test, fmt, coverage, explain", () => {
  it.each(["vi", "en"])("makes a rule set in %s that passes its own check and test, and is formatted", (lang) => {
    const made = khoan(["new", `lunch-${lang}`, "--in", "made", "--lang", lang]);
    expect(made.code, made.said).toBe(0);
    const path = `made/lunch-${lang}`;
    expect(khoan(["check", path]).code).toBe(0);
    expect(khoan(["test", path]).code).toBe(0);
    const again = khoan(["new", `lunch-${lang}`, "--in", "made", "--lang", lang]);
    expect([again.code, again.said.includes("KH903")]).toEqual([2, true]);
    expect(readdirSync(join(folder, "made")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("refuses a name that could leave the folder", () => {
    expect(khoan(["new", "../evil"]).code).toBe(2);
  });

  it("fails a case that expects something else, and writes all report formats", () => {
    khoan(["new", "wrong", "--in", "made", "--lang", "en"]);
    const path = join(folder, "made", "wrong", "wrong.cases.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("support: 2.50 EUR", "support: 2.51 EUR"));
    const text = khoan(["test", "made/wrong"]);
    expect([text.code, text.out.includes("expected 2.51 EUR, got 2.50 EUR")], text.out).toEqual([1, true]);
    expect(khoan(["test", "made/wrong", "--format", "tap"]).out).toContain("not ok 1 - Ten years old, at home");
    expect(khoan(["test", "made/wrong", "--format", "junit"]).out).toContain('failures="1"');
    expect(JSON.parse(khoan(["test", "made/wrong", "--format", "json"]).out)).toMatchObject({ passed: 1, failed: 1 });
    expect(khoan(["test", "made/wrong", "--filter", "boards"]).code).toBe(0);
  });

  it("translates a folder to the other vocabulary and back without loss", () => {
    khoan(["new", "both", "--in", "made", "--lang", "vi"]);
    const path = join(folder, "made", "both");
    khoan(["fmt", path]);
    const before = readdirSync(path).map((name) => readFileSync(join(path, name), "utf8"));
    expect(khoan(["fmt", path, "--to", "en"]).code).toBe(0);
    expect(khoan(["check", path]).code).toBe(0);
    expect(khoan(["test", path]).code).toBe(0);
    expect(khoan(["fmt", path, "--to", "vi"]).code).toBe(0);
    expect(readdirSync(path).map((name) => readFileSync(join(path, name), "utf8"))).toEqual(before);
  });

  it("accounts for all 130 clauses of NQ 55", () => {
    const ran = khoan(["coverage", NQ55, "--format", "json"]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ total: 130, empty: 0, limbs: 2 });
  });

  it("explains a code, and refuses one that is not there", () => {
    expect(khoan(["explain", "KH301", "--lang", "vi"]).out).toContain("Không có tên");
    expect(khoan(["explain", "KH999"]).code).toBe(2);
  });
});

describe("the manners of the command line", () => {
  it.each([
    [["nonsense"], 2],
    [["check", "--nonsense"], 2],
    [["explain", "--format", "xml"], 2],
    [["--help"], 0],
    [["--version"], 0],
  ])("exits as it should for %j", (args, code) => {
    expect(khoan(args).code).toBe(code);
  });

  it("speaks the language of the environment, or the one asked for, without colours in a pipe", () => {
    expect(khoan(["check", "nowhere"], "", { LANG: "vi_VN.UTF-8" }).out).toContain("Không có thư mục");
    expect(khoan(["check", "nowhere"], "", { LANG: "en_US.UTF-8" }).out).toContain("There is no folder");
    expect(khoan(["check", "nowhere", "--lang", "vi"], "", { LANG: "en_US.UTF-8" }).out).toContain("Không có thư mục");
    expect(khoan(["check", "nowhere"]).out).not.toContain("\u001b[");
  });
});

/** `khoan build` as a person meets it: files on disk, refusals, and the watch that keeps the last good build. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

const BIN = resolve("cli/src/khoan.js");
let folder: string;
let rules: string;
const running: ChildProcess[] = [];

const DOCUMENT = "khoan: 1\nlanguage: en\nid: fares-2026\ntitle: Fares\nperiod: 2026-01-01..2026-12-31\n";
const RATE = "parameters:\n  fare: { type: money, values: [{ from: 2026-01-01, value: 100 VND }] }\n";
const CLAUSES = `
facts:
  child: { type: bool, label: Whether a child travels }
variables:
  price: { type: money, per: month, output: true, label: Price of a ticket }
clauses:
  - id: '1'
    literals: [0 VND]
    rules:
      - { set: price, value: 'if child then 0 VND else fare' }
`;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "khoan-build-test-")));
  rules = join(folder, "rules", "fares-2026");
  mkdirSync(rules, { recursive: true });
  writeFileSync(join(rules, "document.yaml"), DOCUMENT);
  writeFileSync(join(rules, "rates.yaml"), RATE);
  writeFileSync(join(rules, "clauses.yaml"), CLAUSES);
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENVIRONMENT = () => ({
  PATH: process.env["PATH"] ?? "",
  LANG: "en_GB.UTF-8",
  TMPDIR: folder,
  XDG_CACHE_HOME: join(folder, "cache"),
});

type Ran = { readonly code: number | null; readonly out: string; readonly said: string };

function khoan(...args: readonly string[]): Ran {
  const ran = spawnSync(process.execPath, [BIN, ...args], {
    encoding: "utf8",
    cwd: folder,
    env: ENVIRONMENT(),
    timeout: 60_000,
  });
  return { code: ran.status, out: ran.stdout, said: ran.stderr };
}

/** Every file of a folder with its text. */
function contents(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), "utf8")]));
}

describe("khoan build", () => {
  it("writes a module, its types, schemas and README, and says what and how large", () => {
    const ran = khoan("build", "rules/fares-2026", "--out", "build/fares");
    expect(ran.said).toBe("");
    expect(ran.code).toBe(0);
    expect(readdirSync(join(folder, "build/fares")).toSorted()).toEqual([
      "README.md",
      "facts.schema.json",
      "facts.validate.d.ts",
      "facts.validate.js",
      "fares-2026.d.ts",
      "fares-2026.js",
      "fares-2026.js.map",
      "khoan-runtime.js",
      "package.json",
      "results.schema.json",
    ]);
    expect(ran.out).toMatch(/fares-2026\.js +\d+\.\d kB +gzip +\d+\.\d kB/);
    expect(ran.out).toMatch(/digest [0-9a-f]{64}/);
  });

  it("gives the same bytes wherever it builds, and writes nothing that is the same", () => {
    khoan("build", "rules/fares-2026", "--out", "build/fares");
    khoan("build", join(folder, "rules/fares-2026"), "--out", join(folder, "elsewhere/deep/fares"));
    expect(contents(join(folder, "elsewhere/deep/fares"))).toEqual(contents(join(folder, "build/fares")));
    const again = JSON.parse(khoan("build", "rules/fares-2026", "--out", "build/fares", "--format", "json").out);
    expect(again).toMatchObject({ ruleSet: "fares-2026", out: "build/fares" });
    expect(again.files.filter((file: { written: boolean }) => file.written)).toEqual([]);
  });

  it("builds what runs in Node without anything installed", () => {
    khoan("build", "rules/fares-2026", "--out", "build/fares");
    const script = `
      import fares, { evaluate, month } from "./build/fares/fares-2026.js";
      const { outputs } = evaluate({ child: false }, { at: month("2026-05") });
      const unknown = fares.evaluate({}, { at: "2026-05" }).outputs.price;
      console.log(JSON.stringify([outputs.price, unknown, evaluate({ child: 1 }, { at: "2026-05" }).errors[0].code]));`;
    writeFileSync(join(folder, "use.mjs"), script);
    const ran = spawnSync(process.execPath, ["use.mjs"], { cwd: folder, encoding: "utf8" });
    expect(ran.stderr).toBe("");
    expect(JSON.parse(ran.stdout)).toEqual([
      { known: true, value: 100 },
      { known: false, missing: ["child"] },
      "KH803",
    ]);
  });

  it("leads an error in a rule back to its line in the YAML", () => {
    khoan("build", "rules/fares-2026", "--out", "build/fares");
    const map = JSON.parse(readFileSync(join(folder, "build/fares/fares-2026.js.map"), "utf8"));
    expect(map.sources).toContain("fares-2026/clauses.yaml");
    expect(map.sourcesContent[map.sources.indexOf("fares-2026/clauses.yaml")]).toBe(CLAUSES);
    expect(readFileSync(join(folder, "build/fares/fares-2026.js"), "utf8")).toMatch(
      /\/\/# sourceMappingURL=fares-2026\.js\.map\n$/,
    );
  });

  it("leaves alone what is not its own", () => {
    khoan("build", "rules/fares-2026", "--out", "build/kept");
    writeFileSync(join(folder, "build/kept/mine.txt"), "mine");
    expect(khoan("build", "rules/fares-2026", "--out", "build/kept").code).toBe(0);
    expect(readFileSync(join(folder, "build/kept/mine.txt"), "utf8")).toBe("mine");

    mkdirSync(join(folder, "work"), { recursive: true });
    writeFileSync(join(folder, "work/package.json"), '{"name":"mine"}');
    const foreign = khoan("build", "rules/fares-2026", "--out", "work");
    expect(foreign.code).toBe(2);
    expect(foreign.said).toContain("KH941");
    expect(contents(join(folder, "work"))).toEqual({ "package.json": '{"name":"mine"}' });
  });

  it("refuses the folder of another rule set's module", () => {
    khoan("build", "rules/fares-2026", "--out", "build/other");
    const manifest = join(folder, "build/other/package.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"ruleSet": "fares-2026"', '"ruleSet": "tolls"'));
    expect(khoan("build", "rules/fares-2026", "--out", "build/other").said).toContain("KH941");
  });

  it.each([
    ["no --out", ["build", "rules/fares-2026"], 2, "KH901"],
    ["no folder", ["build", "--out", "build/x"], 2, "KH901"],
    ["out inside the rules", ["build", "rules/fares-2026", "--out", "rules/fares-2026/out"], 2, "KH940"],
    ["out is the rules", ["build", "rules/fares-2026", "--out", "rules/fares-2026"], 2, "KH940"],
    ["out is a file", ["build", "rules/fares-2026", "--out", "rules/fares-2026/../file"], 2, "KH941"],
    ["no rule set", ["build", "rules/none", "--out", "build/x"], 1, "KH100"],
    ["a place where nothing can be made", ["build", "rules/fares-2026", "--out", "/proc/khoan/x"], 1, "KH129"],
  ])("refuses: %s", (_, args, code, found) => {
    writeFileSync(join(folder, "rules/file"), "");
    const ran = khoan(...args);
    expect(ran.said).toContain(found);
    expect(ran.code).toBe(code);
    expect(ran.said).not.toMatch(/\n\s+at /);
    expect(existsSync(join(folder, "build/x"))).toBe(false);
  });

  it("is not led into the rules by a link", () => {
    symlinkSync(rules, join(folder, "link"));
    expect(khoan("build", "rules/fares-2026", "--out", "link/out").said).toContain("KH940");
  });

  it.skipIf(process.getuid?.() === 0)("says when a folder may not be written", () => {
    mkdirSync(join(folder, "locked"));
    chmodSync(join(folder, "locked"), 0o500);
    const ran = khoan("build", "rules/fares-2026", "--out", "locked/x");
    expect(ran.code).toBe(1);
    expect(ran.said).toContain("KH129");
  });

  it("builds again when a rate changes, keeps the last good build while rules are broken, ends when told", async () => {
    const own = join(folder, "watched");
    cpSync(rules, join(own, "fares-2026"), { recursive: true });
    const out = join(own, "out");
    const child = spawn(process.execPath, [BIN, "build", join(own, "fares-2026"), "--out", out, "--watch"], {
      cwd: folder,
      env: ENVIRONMENT(),
    });
    running.push(child);
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
    });
    const ended = new Promise<number | null>((done) => void child.once("exit", (code) => done(code)));
    const waits = (): number => said.split("Waiting for rule files").length - 1;

    await expect.poll(waits, { timeout: 30_000 }).toBe(1);
    const first = readFileSync(join(out, "fares-2026.js"), "utf8");
    writeFileSync(join(own, "fares-2026/rates.yaml"), RATE.replace("100 VND", "120 VND"));
    await expect.poll(waits, { timeout: 30_000 }).toBe(2);
    const second = contents(out);
    expect(second["fares-2026.js"]).not.toBe(first);

    writeFileSync(join(own, "fares-2026/rates.yaml"), RATE.replace("100 VND", "100 BEANS"));
    await expect.poll(waits, { timeout: 30_000 }).toBe(3);
    expect(said).toContain("rates.yaml:2");
    expect(contents(out)).toEqual(second);

    writeFileSync(join(own, "fares-2026/rates.yaml"), RATE);
    await expect.poll(waits, { timeout: 30_000 }).toBe(4);
    expect(readFileSync(join(out, "fares-2026.js"), "utf8")).toBe(first);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

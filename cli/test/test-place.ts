/** A repository in a folder of its own, with one small rule set and its cases, where `khoan test` runs as a process. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";

const BIN = resolve("cli/src/khoan.js");

export const RULES = `facts:
  age: { type: int }
  poor: { type: bool, default: false, ground: usual }
variables:
  free: { type: bool, output: true, otherwise: 'false' }
  aid: { type: money, output: true, otherwise: '0 EUR' }
clauses:
  - id: '1'
    literals: [18]
    rules:
      - { set: free, value: 'true', when: age < 18 }
  - id: '2'
    literals: [50 EUR]
    rules:
      - { set: aid, value: 50 EUR, when: poor }
`;

export const CASES = `language: en
rule_set: fee
cases:
  - name: A child of ten
    why: Clause 1
    clauses: ['1']
    at: 2026-03
    facts: { age: 10 }
    expect: { free: true } # by the text
  - name: Trẻ hộ nghèo
    why: Clause 2
    clauses: ['2']
    at: 2026-03
    facts: { age: 10, poor: true }
    expect: { aid: 50 EUR }
`;

export type Ran = { readonly code: number | null; readonly out: string; readonly said: string };

export type Place = {
  readonly folder: string;
  readonly khoan: (...args: readonly string[]) => Ran;
  /** The process with its input open. */
  readonly start: (...args: readonly string[]) => ChildProcess;
  readonly git: (...args: readonly string[]) => void;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
};

/** A new place with the rule set and its cases, committed; gone when the tests of the file are done. */
export function aPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "khoan-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const environment = {
    PATH: process.env["PATH"] ?? "",
    LANG: "en_GB.UTF-8",
    TMPDIR: folder,
    HOME: folder,
    XDG_CACHE_HOME: join(folder, ".cache"),
  };
  const options = { cwd: folder, env: environment };
  const place: Place = {
    folder,
    khoan: (...args) => {
      const ran = spawnSync(process.execPath, [BIN, ...args], { ...options, encoding: "utf8", input: "" });
      return { code: ran.status, out: ran.stdout, said: ran.stderr };
    },
    start: (...args) => spawn(process.execPath, [BIN, ...args], options),
    git: (...args) => {
      const ran = spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], options);
      if (ran.status !== 0) throw new Error(String(ran.stderr));
    },
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), "utf8"),
  };
  place.write("rules/fee/document.yaml", "khoan: 1\nlanguage: en\nid: fee\ntitle: Fee\ncurrency: EUR\n");
  place.write("rules/fee/a.yaml", RULES);
  place.write("test/golden/fee/fee.cases.yaml", CASES);
  place.write(".gitignore", ".cache\n");
  place.git("init", "--quiet");
  place.git("add", ".");
  place.git("commit", "--quiet", "-m", "first");
  return place;
}

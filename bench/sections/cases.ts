/**
 * Golden cases: all of NQ 55's in a process that has just started, and a suite of ten thousand, each against the same
 * decisions by the hand-written function; what the suite holds in memory; whether threads pay off.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Case, readCases, runCase } from "@khoan/cases";
import { sourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import { caseFiles } from "../../cli/src/rule-set.ts";
import { decide, type Facts, timeline } from "../hand-written/nq-55.ts";
import { compiled } from "../support/engine.ts";
import { compare, heapInUse, median, timed } from "../support/measure.ts";
import type { Row } from "../support/row.ts";

const RULES = "rules/nq-55-2025";
const MANY = 10_000;
const STARTS = 5;
const CLI = resolve("cli/src/khoan.js");

type Text = { readonly path: string; readonly text: string };

export function goldenCases(): readonly Row[] {
  const program = compiled(RULES);
  const texts = caseFiles(RULES, program.document.id).map((path): Text => ({ path, text: readFileSync(path, "utf8") }));
  const cases = casesOf(texts, program);
  const known = cases.filter((one) => byHand(one) !== undefined);
  const nq = `${known.length} of NQ 55’s ${cases.length} cases`;
  const hand = (): void => {
    for (let i = 0; i < TIMES; i++) for (const one of known) byHand(one);
  };
  const scaled = (ratio: ReturnType<typeof compare>): Row["ratio"] => ({
    middle: ratio.middle * TIMES,
    least: ratio.least * TIMES,
    greatest: ratio.greatest * TIMES,
  });
  return [
    ...fromStart(cases.length),
    {
      what: `running ${nq}, read before`,
      against: "the same decisions by hand",
      ratio: scaled(compare(() => runAll(known, program), hand, ROUNDS, 1)),
    },
    {
      what: `reading all files of cases and running them`,
      against: "the same decisions by hand",
      ratio: scaled(compare(() => runAll(casesOf(texts, program), program), hand, ROUNDS, 1)),
    },
    ...suiteOfMany(texts, cases.length, program),
  ];
}

/** One case is nothing to a clock: the hand-written function decides each so many times. */
const TIMES = 30;
const ROUNDS = 5;

function runAll(cases: readonly Case[], program: Program): number {
  return cases.reduce((failed, one) => failed + runCase(program, one).failures.length, 0);
}

function casesOf(texts: readonly Text[], program: Program): readonly Case[] {
  return texts.flatMap(({ path, text }) => readCases(sourceText(path, text), program).cases);
}

/** The decision that a case asks for; undefined where the hand-written function does not answer (a fact is missing). */
function byHand(one: Case): unknown {
  const month = (value: number): string => `${Math.floor(value / 12)}-${String((value % 12) + 1).padStart(2, "0")}`;
  if (one.at.unit !== "month") return undefined;
  try {
    const facts = one.facts as Facts;
    const at = month(one.at.value);
    return one.to === undefined
      ? decide(facts, at, one.readings)
      : timeline(facts, at, month(one.to.value), one.readings);
  } catch {
    return undefined;
  }
}

/** Milliseconds, since the goal is one: what `khoan test` takes beyond what a process takes that runs one case only. */
function fromStart(count: number): readonly Row[] {
  const run = (...args: readonly string[]): number =>
    median(Array.from({ length: STARTS }, () => timed(() => spawnSync(process.execPath, [CLI, "test", ...args]))));
  const file = "test/golden/nq-55-2025/ii-doi-tuong/ii-6.cases.yaml";
  run(RULES);
  const [all, one] = [run(RULES), run(file, "--case", "none of this name")];
  const milliseconds = all - one;
  return [
    {
      what: `all ${count} cases of NQ 55, after start`,
      against: "goal: under 300 ms, of this machine as it is now",
      ratio: `${milliseconds.toFixed(0)} ms`,
    },
    {
      what: "golden cases a second, after start",
      against: "reading and running, one thread",
      ratio: ((count / milliseconds) * 1000).toFixed(0),
    },
  ];
}

/** The cases of NQ 55 over and over, in files of their own names. */
function suiteOfMany(texts: readonly Text[], count: number, program: Program): readonly Row[] {
  const copies = Math.ceil(MANY / count);
  const many = Array.from({ length: copies }, (_, copy) =>
    texts.map(({ path, text }): Text => ({ path: `${copy}-${path}`, text })),
  ).flat();
  const before = heapInUse();
  const cases = casesOf(many, program);
  const read = heapInUse();
  const results = cases.map((one) => runCase(program, one));
  const held = heapInUse();
  const failed = results.filter((result) => result.failures.length > 0).length;
  const kilobytes = (bytes: number): string => `${(bytes / cases.length / 1024).toFixed(1)} kB a case`;
  const folder = mkdtempSync(join(tmpdir(), "khoan-bench-"));
  try {
    cpSync("rules", join(folder, "rules"), { recursive: true });
    mkdirSync(join(folder, "test/golden/nq-55-2025"), { recursive: true });
    for (const [i, { text }] of many.entries()) {
      writeFileSync(join(folder, `test/golden/nq-55-2025/${i}.cases.yaml`), text);
    }
    const jobs = (n: number): number =>
      timed(() => spawnSync(process.execPath, [CLI, "test", RULES, "--jobs", String(n)], { cwd: folder }));
    const [one, two] = [jobs(1), jobs(2)];
    return [
      {
        what: `${cases.length} cases held in memory, read`,
        against: `${failed} failed`,
        ratio: kilobytes(read - before),
      },
      { what: `${cases.length} results held besides`, against: "", ratio: kilobytes(held - read) },
      { what: `khoan test of ${cases.length} cases, one thread`, against: "", ratio: `${(one / 1000).toFixed(1)} s` },
      { what: "the same by two threads", against: "one thread", ratio: two / one },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

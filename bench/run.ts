/**
 * How the engine's time stands to that of something known, all in one run: a table of ratios, no times. What is compared
 * is done side by side and in turns, after warming up. Run: npm run bench
 */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { decide as decideByEngine, parseMoment } from "@khoan/evaluate";
import { compileFolder, type Host } from "@khoan/language";
import { parseDocument } from "yaml";
import { nodeHost } from "../cli/src/node-host.ts";
import { decide as decideByHand, type Facts } from "./hand-written/nq-55.ts";
import { askEngine, COMPARED, compiled } from "./support/engine.ts";
import { drawLife } from "./support/lives.ts";
import { compare, heapInUse, median, type Ratio, timed } from "./support/measure.ts";
import { Random } from "./support/random.ts";
import type { Row } from "./support/row.ts";
import { FOLDER, memoryHost, synthetic } from "./support/synthetic.ts";

const RULES = "rules/nq-55-2025";
const CLI = "cli/src/khoan.js";
const FACTS = "examples/tre-can-ngheo.json";
const ROUNDS = 9;
const STARTS = 7;
const LIVES = 200;

/** (a) All rule sets compiled, against the YAML library reading the very texts that the compiler read. */
function checking(): Row[] {
  const all = globSync("rules/**/document.yaml").map(dirname).toSorted();
  const folders = all.filter((folder) => compileFolder(nodeHost, folder).program !== undefined);
  const texts: string[] = [];
  const noting: Host = {
    ...nodeHost,
    readText: (path) => {
      const read = nodeHost.readText(path);
      if ("text" in read) texts.push(read.text);
      return read;
    },
  };
  for (const folder of folders) compileFolder(noting, folder);
  const ratio = compare(
    () => {
      for (const folder of folders) compileFolder(nodeHost, folder);
    },
    () => {
      for (const text of texts) parseDocument(text);
    },
    ROUNDS,
    8,
  );
  const left = all.length - folders.length;
  const what = `checking ${folders.length} rule sets${left === 0 ? "" : ` (${left} with errors left out)`}`;
  return [{ what, against: "yaml parseDocument of the same texts", ratio }];
}

function repeat(times: number, body: () => unknown): void {
  for (let i = 0; i < times; i++) body();
}

/** (b) One decision without a trace, JSON facts to all outputs, against the one written by hand; answers equal first. */
function deciding(): Row[] {
  const program = compiled(RULES);
  const random = new Random(2025);
  const cases: { facts: Facts; month: string }[] = [];
  let equal = 0;
  for (let i = 0; i < LIVES; i++) {
    const { facts, months } = drawLife(random);
    const month = months[0] ?? "2026-03";
    const answer = askEngine(program, facts, month, {});
    const byHand = new Map<string, unknown>(Object.entries(decideByHand(facts, month)));
    if ("failed" in answer || COMPARED.some((name) => !isDeepStrictEqual(answer.outputs[name], byHand.get(name))))
      continue;
    equal++;
    cases.push({ facts, month });
  }
  const whole: Facts = JSON.parse(readFileSync(FACTS, "utf8"));
  const first = parseMoment("2026-03");
  if (first === undefined) throw new RangeError("2026-03");
  const at = cases.map(({ facts, month }) => {
    const moment = parseMoment(month);
    if (moment === undefined) throw new RangeError(month);
    return { facts, at: moment };
  });
  // Far more rounds of the quick one, so that both are long enough to time.
  const TIMES = 50;
  const engine = (): void => {
    for (const request of at) decideByEngine(program, request);
  };
  const byHand = (): void =>
    repeat(TIMES, () => {
      for (const { facts, month } of cases) decideByHand(facts, month);
    });
  const scaled = ({ middle, least, greatest }: Ratio): Ratio => ({
    middle: middle * TIMES,
    least: least * TIMES,
    greatest: greatest * TIMES,
  });
  const ratio = scaled(compare(engine, byHand, ROUNDS));
  const long = scaled(
    compare(
      () => repeat(LIVES, () => decideByEngine(program, { facts: whole, at: first })),
      () => repeat(LIVES * TIMES, () => decideByHand(whole, "2026-03")),
      ROUNDS,
    ),
  );
  return [
    {
      what: `decisions with equal answers`,
      against: `of ${LIVES} random lives; only those are timed`,
      ratio: `${equal}/${LIVES}`,
    },
    { what: "one decision, no trace", against: "written by hand, same 13 outputs (engine: also hồ_sơ)", ratio },
    { what: "the same, paid for 58 months", against: "written by hand (worked case 1)", ratio: long },
  ];
}

/** Median time of a process from start to end. */
function started(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const run = (): void => {
    const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  };
  return median(Array.from({ length: STARTS }, () => timed(run)));
}

/** (c) A whole process that decides once, with nothing kept from before and with all kept, against an empty one. */
function starting(): Row[] {
  if (!existsSync(CLI))
    return [{ what: "process that decides once", against: "node -e 0", ratio: `skipped: no ${CLI}` }];
  const args = [CLI, "eval", RULES, "--facts", FACTS, "--at", "2026-03"];
  const kept = mkdtempSync(join(tmpdir(), "khoan-bench-"));
  const warm = { ...process.env, XDG_CACHE_HOME: kept, NODE_COMPILE_CACHE: join(kept, "node") };
  try {
    const empty = started(["-e", "0"], process.env);
    const cold = median(
      Array.from({ length: STARTS }, (_, i) => {
        const fresh = join(kept, `cold-${i}`);
        const env = { ...process.env, XDG_CACHE_HOME: fresh, NODE_COMPILE_CACHE: join(fresh, "node") };
        return timed(() => spawnSync(process.execPath, args, { env }));
      }),
    );
    spawnSync(process.execPath, args, { env: warm });
    spawnSync(process.execPath, args, { env: warm });
    return [
      { what: "khoan eval, first time", against: "node -e 0 (whole process)", ratio: cold / empty },
      { what: "khoan eval, caches warm", against: "node -e 0 (whole process)", ratio: started(args, warm) / empty },
    ];
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
}

/** Time to compile a made-up rule set, the bytes its program keeps, and what both can be measured against. */
type Size = {
  readonly clauses: number;
  readonly time: number;
  readonly yaml: number;
  readonly heap: number;
  readonly text: number;
};

function sized(clauses: number, rounds: number): Size {
  const files = synthetic(clauses);
  const host = memoryHost(files);
  const text = [...files.values()].reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  const before = heapInUse();
  const start = performance.now();
  const { program, diagnostics } = compileFolder(host, FOLDER);
  const times = [performance.now() - start];
  if (program === undefined) throw new Error(diagnostics[0]?.message.en);
  const heap = heapInUse() - before;
  if (program.clauses.length !== clauses) throw new Error(`${program.clauses.length} clauses`);
  while (times.length < rounds) times.push(timed(() => compileFolder(host, FOLDER)));
  const yaml = median(
    Array.from({ length: rounds }, () => timed(() => [...files.values()].map((one) => parseDocument(one)))),
  );
  return { clauses, time: median(times), yaml, heap, text };
}

/** (d) Ten times as many clauses should take ten times as long and as much room. */
function growing(): Row[] {
  sized(300, 3);
  const small = sized(1_000, 5);
  const large = sized(10_000, 1);
  const perClause = (size: Size, value: number): number => value / size.clauses;
  const rows = [small, large].flatMap((size): Row[] => [
    {
      what: `compiling ${size.clauses} clauses`,
      against: "yaml parseDocument of the same texts",
      ratio: size.time / size.yaml,
    },
    {
      what: `program of ${size.clauses} clauses, in memory`,
      against: "bytes of its text",
      ratio: size.heap / size.text,
    },
  ]);
  return [
    ...rows,
    {
      what: "time per clause, 10,000 clauses",
      against: "1,000 clauses (1 is linear)",
      ratio: perClause(large, large.time) / perClause(small, small.time),
    },
    {
      what: "memory per clause, 10,000 clauses",
      against: "1,000 clauses (1 is linear)",
      ratio: perClause(large, large.heap) / perClause(small, small.heap),
    },
  ];
}

function written(ratio: Row["ratio"]): string {
  if (typeof ratio === "string") return ratio;
  if (typeof ratio === "number") return `${ratio.toPrecision(3)}×`;
  return `${ratio.middle.toPrecision(3)}× (${ratio.least.toPrecision(3)}–${ratio.greatest.toPrecision(3)})`;
}

/** By name, so that one can be run alone: `npm run bench -- generated`. Loaded when they are run. */
const SECTIONS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  checking: async () => checking(),
  deciding: async () => deciding(),
  starting: async () => starting(),
  growing: async () => growing(),
  generated: async () => (await import("./sections/generated.ts")).generatedCode(),
  cases: async () => (await import("./sections/cases.ts")).goldenCases(),
  coverage: async () => (await import("./sections/coverage.ts")).coverageRows(),
  mutation: async () => (await import("./sections/mutation.ts")).mutation(),
  exploring: async () => (await import("./sections/explore.ts")).exploring(),
  editor: async () => (await import("./sections/editor.ts")).editor(),
  playground: async () => (await import("./sections/playground.ts")).playground(),
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !Object.hasOwn(SECTIONS, name));
  if (unknown.length > 0)
    throw new RangeError(`no section ${unknown.join(", ")}; there are: ${Object.keys(SECTIONS).join(", ")}`);
  console.log(`Ratios of this run, on this machine, with Node ${process.versions.node}: median (least–greatest).`);
  for (const [name, rows] of Object.entries(SECTIONS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n${name}`);
    for (const { what, against, ratio } of await rows())
      console.log(`  ${what.padEnd(46)} ${written(ratio).padEnd(24)} ${against}`);
  }
}

await main();

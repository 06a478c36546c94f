/**
 * The generated module against the same law written by hand, our explaining evaluator and other engines: one month of
 * 10,000 children, all answers equal first; then traces, timelines, columns, threads, size and cold start.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { decide as explain, parseMoment } from "@khoan/evaluate";
import { rolldown } from "rolldown";
import { type GeneratedModule, generated } from "../../test/backends/generated.ts";
import { monthlyAmounts } from "../hand-written/nq-55.columns.ts";
import { decide, type Facts } from "../hand-written/nq-55.ts";
import { jsonRulesEngine } from "../peers/json-rules.ts";
import { publicodes } from "../peers/publicodes.ts";
import { drawFlat, type Flat, fullFacts, MONTH } from "../peers/record.ts";
import { zenEngine } from "../peers/zen.ts";
import { compare, compareLater, median, type Ratio, timed } from "../support/measure.ts";
import { Random } from "../support/random.ts";
import type { Row } from "../support/row.ts";
import { byPath, drawWard, slice } from "../support/ward.ts";

const RULES = "rules/nq-55-2025";
const RECORDS = 10_000;
const ROUNDS = 7;
/** The hand-written one is run so many times for each run of a slow peer. */
const FEW = 500;

type Life = { readonly flat: Flat; readonly facts: Facts };

export async function generatedCode(): Promise<readonly Row[]> {
  const { module, program, file } = await generated(RULES);
  const random = new Random(55);
  const lives = Array.from({ length: RECORDS }, (): Life => {
    const flat = drawFlat(random);
    return { flat, facts: fullFacts(flat) };
  });
  const at = parseMoment(MONTH);
  if (at === undefined) throw new RangeError(MONTH);
  const amountOf = (facts: Facts): unknown => {
    const decision = explain(program, { facts, at });
    return decision.kind === "decided" ? decision.outputs.get("mức_hằng_tháng") : undefined;
  };
  const [rules, zen, french] = [jsonRulesEngine(), zenEngine(), publicodes()];
  let equal = 0;
  for (const { flat, facts } of lives) {
    const amount = decide(facts, MONTH).mức_hằng_tháng;
    const ours = module.evaluate(facts, { at: MONTH });
    const value = ours.kind === "decided" ? ours.outputs["mức_hằng_tháng"] : undefined;
    const others = [
      value?.known === true ? value.value : undefined,
      amountOf(facts),
      await rules(flat),
      await zen(flat),
      french(flat),
    ];
    if (others.every((one) => one === amount)) equal++;
  }
  const byHand = (): void => {
    for (const { facts } of lives) decide(facts, MONTH);
  };
  const few = lives.slice(0, FEW);
  const fewByHand = (): void => {
    for (let i = 0; i < RECORDS / FEW; i++) for (const { facts } of few) decide(facts, MONTH);
  };
  const scaled = ({ middle, least, greatest }: Ratio): Ratio => {
    const times = RECORDS / FEW;
    return { middle: middle * times, least: least * times, greatest: greatest * times };
  };
  const trusted = (trace: boolean) => (): void => {
    for (const { facts } of lives) module.evaluate.trusted(facts, { at: MONTH, trace });
  };
  const checked = (): void => {
    for (const { facts } of lives) module.evaluate(facts, { at: MONTH });
  };
  const hand = "written by hand";
  const peers = await peerRows(few, { rules, zen, french }, fewByHand, scaled);
  return [
    { what: "equal answers of six ways", against: `of ${RECORDS} children`, ratio: `${equal}/${RECORDS}` },
    {
      what: "generated, trusted facts, 15 results",
      against: `${hand}, 13 results`,
      ratio: compare(trusted(false), byHand, ROUNDS, 6),
    },
    { what: "generated, facts checked first", against: hand, ratio: compare(checked, byHand, ROUNDS, 6) },
    {
      what: "generated, with a trace",
      against: "generated without",
      ratio: compare(trusted(true), trusted(false), ROUNDS),
    },
    {
      what: "explaining evaluator",
      against: hand,
      ratio: scaled(compare(() => few.map(({ facts }) => explain(program, { facts, at })), fewByHand, ROUNDS)),
    },
    ...peers,
    timelineRow(module, lives.slice(0, 2000)),
    ...(await columnRows(module, file)),
    await sizeRow(file),
    ...(await startRows(file)),
  ];
}

async function peerRows(
  few: readonly Life[],
  {
    rules,
    zen,
    french,
  }: {
    rules: ReturnType<typeof jsonRulesEngine>;
    zen: ReturnType<typeof zenEngine>;
    french: ReturnType<typeof publicodes>;
  },
  byHand: () => void,
  scaled: (ratio: Ratio) => Ratio,
): Promise<readonly Row[]> {
  const later = (decideOne: (flat: Flat) => Promise<number>) => async (): Promise<void> => {
    for (const { flat } of few) await decideOne(flat);
  };
  const against = "written by hand (one result, flat facts)";
  return [
    { what: "json-rules-engine", against, ratio: scaled(await compareLater(later(rules), byHand, 5)) },
    { what: "@gorules/zen-engine", against, ratio: scaled(await compareLater(later(zen), byHand, 5)) },
    {
      what: "publicodes",
      against,
      ratio: scaled(compare(() => few.map(({ flat }) => french(flat)), byHand, 5, 1)),
    },
  ];
}

function timelineRow(module: GeneratedModule, lives: readonly Life[]): Row {
  const run = (options: { at: string; to?: string }) => (): void => {
    for (const { facts } of lives) module.evaluate.trusted(facts, options);
  };
  return {
    what: "a timeline of 60 months",
    against: "one month",
    ratio: compare(run({ at: "2026-01", to: "2030-12" }), run({ at: "2026-01" }), ROUNDS),
  };
}

const AMOUNT = "mức_hằng_tháng";
const COLUMN_MONTH = "2027-03";

async function columnRows(module: GeneratedModule, file: string): Promise<readonly Row[]> {
  const rows = 100_000;
  const ward = drawWard(rows, 7);
  const table = byPath(ward);
  const month = 2027 * 12 + 2;
  const ours = (): ReturnType<GeneratedModule["columns"]["evaluate"]> =>
    module.columns.evaluate(table, { at: COLUMN_MONTH, outputs: [AMOUNT] });
  const result = ours();
  const byHand = monthlyAmounts(ward, month);
  const column = result.kind === "decided" ? result.columns[AMOUNT] : undefined;
  const equal = byHand.filter((amount, i) => column?.kind === "number" && column.data[i] === amount).length;
  return [
    { what: "columns: equal amounts", against: `of ${rows} children`, ratio: `${equal}/${rows}` },
    {
      what: "columns, one thread",
      against: "a loop over the same columns by hand",
      ratio: compare(ours, () => monthlyAmounts(ward, month), ROUNDS),
    },
    { what: "columns on two threads", against: "one thread (0.5 is perfect)", ratio: await scaling(ward, file, ours) },
  ];
}

/** The same table cut in two, each half by a worker that has the module loaded and warm. */
async function scaling(ward: ReturnType<typeof drawWard>, file: string, alone: () => unknown): Promise<number> {
  const worker = resolve("bench/support/columns-worker.ts");
  const half = ward.rows >> 1;
  const workers = [slice(ward, 0, half), slice(ward, half, ward.rows)].map(
    (part) => new Worker(worker, { workerData: { file, table: byPath(part), at: COLUMN_MONTH, outputs: [AMOUNT] } }),
  );
  const all = (): Promise<unknown> =>
    Promise.all(
      workers.map(
        (one) =>
          new Promise((done) => {
            one.once("message", done);
            one.postMessage("go");
          }),
      ),
    );
  for (let i = 0; i < 4; i++) await all();
  const ratios: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    await all();
    const together = performance.now() - start;
    ratios.push(together / timed(alone));
  }
  await Promise.all(workers.map((one) => one.terminate()));
  return median(ratios);
}

/** One file with everything it needs, as a page would load it. */
async function bundled(input: string): Promise<string> {
  const bundle = await rolldown({ input, platform: "node", logLevel: "silent" });
  const { output } = await bundle.generate({ format: "es", minify: true });
  return output[0].code;
}

async function sizeRow(file: string): Promise<Row> {
  const code = await bundled(file);
  return {
    what: "module with its runtime, minified, gzipped",
    against: "25,000 bytes",
    ratio: gzipSync(code, { level: 9 }).length / 25_000,
  };
}

/** Whole processes, from start to the first answer, each from one bundled file. */
async function startRows(file: string): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "khoan-start-"));
  try {
    const facts = JSON.stringify(fullFacts(drawFlat(new Random(1))));
    const write = async (name: string, from: string, answer: string): Promise<string> => {
      const entry = join(folder, `${name}-entry.mjs`);
      writeFileSync(
        entry,
        `import * as law from ${JSON.stringify(from)};\nif(${answer}===undefined)process.exit(1);\n`,
      );
      const path = join(folder, `${name}.mjs`);
      writeFileSync(path, await bundled(entry));
      return path;
    };
    const ours = await write("generated", file, `law.evaluate(${facts},{at:"${MONTH}"}).outputs`);
    const byHand = await write("hand", resolve("bench/hand-written/nq-55.ts"), `law.decide(${facts},"${MONTH}")`);
    const run = (path: string): number =>
      timed(() => {
        if (spawnSync(process.execPath, [path]).status !== 0) throw new Error(path);
      });
    const pairs = Array.from({ length: 15 }, () => [run(ours), run(byHand)] as const);
    const later = median(pairs.map(([a, b]) => a - b));
    return [
      {
        what: "process to first answer, generated",
        against: "written by hand",
        ratio: median(pairs.map(([a, b]) => a / b)),
      },
      { what: "the difference", against: "goal: within 10 ms", ratio: `${later.toFixed(1)} ms` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

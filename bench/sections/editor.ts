/**
 * How long an editor waits: from a keystroke to the file's findings, and to the list of completions, on the ward's plan
 * and on ten thousand clauses; and what a long script of edits leaves in memory. Times of this machine, as text, since the
 * goals are in milliseconds; beside each, the same work done anew as a ratio.
 */
import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { compileFolder } from "@khoan/language";
import { createService, type Position, type Service } from "@khoan/language-service";
import { nodeHost } from "../../cli/src/node-host.ts";
import { heapInUse, median, timed } from "../support/measure.ts";
import type { Row } from "../support/row.ts";
import { FOLDER, memoryHost, synthetic } from "../support/synthetic.ts";

const WARD = "rules/nq-55-2025";
const KEYSTROKES = 120;
const EDITS = 500;

type Script = {
  readonly path: string;
  readonly text: string;
  /** Where letters are typed and taken back, one after the other. */
  readonly at: number;
  readonly typed: string;
};

/** A service over files of this machine. */
function onDisk(): Service {
  const files = globSync(["rules/**/*.yaml", "test/golden/**/*.yaml"]);
  return createService({ ...nodeHost, files: () => files }, { today: 20_781 });
}

function inMemory(texts: ReadonlyMap<string, string>): Service {
  const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
  return createService({ ...memoryHost(texts), sha256, files: () => [...texts.keys()] }, { today: 20_781 });
}

/** A text as it is after so many keystrokes: letters come one by one, then go again. */
function typedText({ text, at, typed }: Script, stroke: number): string {
  const turn = stroke % (typed.length * 2);
  const length = turn < typed.length ? turn + 1 : typed.length * 2 - turn - 1;
  return text.slice(0, at) + typed.slice(0, length) + text.slice(at);
}

/** What one wait was: on the clock, and of the processor’s time, which other programs on the machine do not lengthen. */
type Wait = { readonly clock: number; readonly processor: number };

function waited(body: () => unknown): Wait {
  const before = process.cpuUsage();
  const clock = timed(body);
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}

function keystrokes(service: Service, script: Script, count: number): readonly Wait[] {
  service.open(script.path, script.text);
  service.diagnostics(script.path);
  const times: Wait[] = [];
  for (let stroke = -40; stroke < count; stroke++) {
    const text = typedText(script, stroke + 40);
    const time = waited(() => {
      service.open(script.path, text);
      service.diagnostics(script.path);
    });
    if (stroke >= 0) times.push(time);
  }
  service.open(script.path, script.text);
  return times;
}

/** From one text to another and back, a few times. */
function toggled(service: Service, path: string, one: string, other: string): readonly Wait[] {
  return Array.from({ length: 12 }, (_, i) =>
    waited(() => {
      service.open(path, i % 2 === 0 ? other : one);
      service.diagnostics(path);
    }),
  );
}

function completions(service: Service, script: Script, count: number): readonly Wait[] {
  const times: Wait[] = [];
  for (let stroke = 0; stroke < count; stroke++) {
    const text = typedText(script, stroke);
    service.open(script.path, text);
    service.diagnostics(script.path);
    const end = script.at + (text.length - script.text.length);
    const lines = text.slice(0, end).split("\n");
    const position: Position = { line: lines.length - 1, character: (lines.at(-1) as string).length };
    times.push(waited(() => service.completion(script.path, position)));
  }
  return times;
}

function at(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
}

function written(waits: readonly Wait[], goal?: number): string {
  const clock = waits.map((one) => one.clock);
  const processor = waits.map((one) => one.processor);
  const both = (times: readonly number[]): string => `${at(times, 0.5).toFixed(1)}/${at(times, 0.95).toFixed(1)}`;
  const times = `p50/p95 ${both(clock)} ms, processor ${both(processor)} ms`;
  if (goal === undefined) return times;
  const [worst, least] = [at(clock, 0.95), at(processor, 0.95)];
  const met = worst < goal ? "met" : least < goal ? "met by the processor’s time alone" : "missed";
  return `${times} (goal p95 ${goal}: ${met})`;
}

function middleOf(waits: readonly Wait[]): number {
  return at(
    waits.map((one) => one.clock),
    0.5,
  );
}

function scriptIn(path: string, text: string, before: string, typed: string): Script {
  const found = text.indexOf(before);
  if (found === -1) throw new RangeError(`${path}: no ${before}`);
  return { path, text, at: found + before.length, typed };
}

/** What the editor asks for while somebody types. */
export function editor(): readonly Row[] {
  const path = `${WARD}/iv-nguyen-tac.yaml`;
  const read = nodeHost.readText(path);
  if (!("text" in read)) throw new RangeError(path);
  const ward = onDisk();
  const formula = scriptIn(path, read.text, "khi: ", "trẻ.khuyết_tật != trống và ");
  const wardTimes = keystrokes(ward, formula, KEYSTROKES);
  const wardWhole = median(Array.from({ length: 9 }, () => timed(() => compileFolder(nodeHost, WARD))));

  const texts = new Map(synthetic(10_000));
  const large = inMemory(texts);
  const chapter = `${FOLDER}/chapter-50.yaml`;
  const text = texts.get(chapter) as string;
  const condition = scriptIn(chapter, text, "when: age(birth_50, day) < 7 and ", "disabled_50 or ");
  const rate = scriptIn(chapter, text, "source: made up }\n      - { from: 2027-01-01, value: 2_200", "5");
  const largeTimes = keystrokes(large, condition, KEYSTROKES);
  const rateTimes = keystrokes(large, rate, KEYSTROKES);
  const clauseTimes = toggled(
    large,
    chapter,
    text,
    `${text}  - id: "50.101"\n    not_encoded: { kind: heading, because: a new one }\n`,
  );
  const largeWhole = timed(() => compileFolder(memoryHost(texts), FOLDER));

  return [
    { what: "keystroke to findings, NQ 55", against: "typing in a condition", ratio: written(wardTimes, 16) },
    { what: "the same", against: "compiling the rule set anew", ratio: middleOf(wardTimes) / wardWhole },
    { what: "keystroke to findings, 10,000 clauses", against: "typing in a condition", ratio: written(largeTimes, 50) },
    { what: "the same", against: "compiling the rule set anew", ratio: middleOf(largeTimes) / largeWhole },
    { what: "keystroke to findings, 10,000 clauses", against: "typing in a rate", ratio: written(rateTimes, 50) },
    {
      what: "a clause more, a clause less, 10,000 clauses",
      against: "the order of all clauses changes",
      ratio: written(clauseTimes),
    },
    {
      what: "completion, NQ 55",
      against: "behind each letter",
      ratio: written(completions(ward, formula, KEYSTROKES), 30),
    },
    {
      what: "completion, 10,000 clauses",
      against: "behind each letter",
      ratio: written(completions(large, condition, KEYSTROKES), 30),
    },
    { what: `heap after ${EDITS} edits, NQ 55`, against: "after the first hundred", ratio: growth(ward, formula) },
  ];
}

/** All features asked for all the while; 1 means that nothing is left behind. */
function growth(service: Service, script: Script): number {
  const edits = (from: number, to: number): void => {
    for (let stroke = from; stroke < to; stroke++) {
      service.open(script.path, typedText(script, stroke));
      service.diagnostics(script.path);
      service.semanticTokens(script.path);
      service.documentSymbols(script.path);
      service.codeLenses(script.path);
      service.completion(script.path, { line: 20, character: 12 });
    }
  };
  edits(0, 100);
  const before = heapInUse();
  edits(100, EDITS);
  return heapInUse() / before;
}

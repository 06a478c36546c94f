/**
 * The rule set NQ 55 against the one written by hand, on random lives.
 * Run: npx node bench/differential.ts [lives] [seed]
 */
import { isDeepStrictEqual } from "node:util";
import { formatMonth } from "./hand-written/days.ts";
import { decide, type Facts, type Outputs, type Readings, timeline } from "./hand-written/nq-55.ts";
import { type Answers, askEngine, COMPARED, compiled } from "./support/engine.ts";
import { drawLife } from "./support/lives.ts";
import { Random } from "./support/random.ts";
import { shrink } from "./support/shrink.ts";

type Question = { readonly facts: Facts; readonly readings: Partial<Readings> };
/** `key`: what differs and how, so that each kind is shown once. */
type Difference = Question & { readonly month: string; readonly names: readonly string[]; readonly key: string };

const SHOWN = 12;
const lives = Number(process.argv[2] ?? 3000);
const seed = Number(process.argv[3] ?? 55);
const program = compiled("rules/nq-55-2025");

function engine({ facts, readings }: Question, month: string): Answers | { readonly failed: string } {
  const answer = askEngine(program, facts, month, readings);
  return "failed" in answer ? answer : answer.outputs;
}

/** The outputs that differ. */
function differing(ours: Answers | { readonly failed: string }, theirs: Outputs): readonly string[] {
  if ("failed" in ours) return ["failed"];
  return COMPARED.filter((name) => !isDeepStrictEqual(ours[name], theirs[name]));
}

/** Outputs of one word are told apart by their values, the others by their names. */
function keyOf(names: readonly string[], ours: Answers | { readonly failed: string }, theirs: Outputs): string {
  const words = new Map<string, unknown>(Object.entries(theirs));
  return names
    .map((name) =>
      name.startsWith("lý_do") && !("failed" in ours) ? `${name} ${ours[name]}/${words.get(name)}` : name,
    )
    .join(", ");
}

/** Only for shrinking: facts that the hand-written one cannot use are no difference. */
function stillDiffers(question: Question, month: string, key: string): boolean {
  try {
    const ours = engine(question, month);
    const theirs = decide(question.facts, month, question.readings);
    return keyOf(differing(ours, theirs), ours, theirs) === key;
  } catch {
    return false;
  }
}

/** A timeline must say of each month what the month asked alone says; here, what the hand-written one says. */
function timelineDiffers({ facts, readings }: Question, from: string, to: string): Difference | undefined {
  const answer = askEngine(program, facts, from, readings, to);
  const theirs = timeline(facts, from, to, readings);
  if ("failed" in answer)
    return { facts, readings, month: `${from}..${to}`, names: ["timeline"], key: "timeline failed" };
  const ours = answer.timeline.map(({ from: start, to: end, outputs }) => ({
    from: formatMonth(start),
    to: formatMonth(end),
    outputs,
  }));
  // The checklist of papers may cut the engine's timeline more finely than the outputs compared here.
  for (const one of ours) {
    const month = `${from}..${to} at ${one.from}..${one.to}`;
    const other = theirs.find(({ from: start, to: end }) => start <= one.from && one.to <= end);
    if (other === undefined) return { facts, readings, month, names: ["timeline"], key: "timeline cut elsewhere" };
    const names = differing(one.outputs, other.outputs);
    const key = `timeline: ${keyOf(names, one.outputs, other.outputs)}`;
    if (names.length > 0) return { facts, readings, month, names: ["timeline"], key };
  }
  return undefined;
}

/** Facts that nobody need have given, each with the facts without it. */
function forgetful(facts: Facts): readonly Facts[] {
  const { ngày_ký_quyết_định: _, ...unsigned } = facts;
  const { ngày_sinh: __, ...ageless } = facts.trẻ ?? {};
  const { ngày_sinh: ___, ...mother } = facts.mẹ ?? {};
  return [unsigned, { ...facts, trẻ: ageless }, ...(facts.mẹ ? [{ ...facts, mẹ: mother }] : [])];
}

/** What the engine knows without a fact must be so with it. */
function overconfident({ facts, readings }: Question, month: string, theirs: Outputs): Difference | undefined {
  const words = new Map<string, unknown>(Object.entries(theirs));
  for (const fewer of forgetful(facts)) {
    const ours = engine({ facts: fewer, readings }, month);
    if ("failed" in ours) return { facts: fewer, readings, month, names: ["unknown"], key: "unknown: failed" };
    const names = COMPARED.filter((name) => !isUnknown(ours[name]) && !isDeepStrictEqual(ours[name], words.get(name)));
    const key = `known without a fact, yet otherwise: ${keyOf(names, ours, theirs)}`;
    if (names.length > 0) return { facts: fewer, readings, month, names: ["unknown"], key };
  }
  return undefined;
}

function isUnknown(value: unknown): boolean {
  return typeof value === "object" && value !== null && "unknown" in value;
}

/** Found over a timeline or without a fact: shown as it is. */
function isWhole(names: readonly string[]): boolean {
  return names[0] === "timeline" || names[0] === "unknown";
}

function main(): void {
  const random = new Random(seed);
  const differences: Difference[] = [];
  const byKey = new Map<string, number>();
  const seen = {
    months: 0,
    timelines: 0,
    forgetful: 0,
    entitled: 0,
    refused: new Map<string, number>(),
    ended: new Map<string, number>(),
  };
  const count = (map: Map<string, number>, key: string | null): unknown =>
    key !== null && map.set(key, (map.get(key) ?? 0) + 1);
  const found = (difference: Difference): void => {
    count(byKey, difference.key);
    if (byKey.get(difference.key) === 1) differences.push(difference);
  };

  for (let life = 0; life < lives; life++) {
    const { months, ...question } = drawLife(random);
    for (const [i, month] of months.entries()) {
      const theirs = decide(question.facts, month, question.readings);
      seen.months++;
      if (theirs.được_hưởng) seen.entitled++;
      if (i === 0) {
        count(seen.refused, theirs.lý_do_từ_chối);
        count(seen.ended, theirs.lý_do_kết_thúc);
      }
      const ours = engine(question, month);
      const names = differing(ours, theirs);
      if (life % 10 === 0) {
        seen.forgetful++;
        const difference = overconfident(question, month, theirs);
        if (difference !== undefined) found(difference);
      }
      if (names.length > 0) found({ ...question, month, names, key: keyOf(names, ours, theirs) });
    }
    if (life % 10 === 0) {
      seen.timelines++;
      const difference = timelineDiffers(question, "2025-12", "2031-01");
      if (difference !== undefined) found(difference);
    }
  }

  console.log(
    `seed ${seed}: ${lives} lives, ${seen.months} months (${seen.entitled} entitled), ${seen.timelines} timelines, ${seen.forgetful} months with facts missing`,
  );
  console.log("refused:", Object.fromEntries(seen.refused));
  console.log("ended:", Object.fromEntries(seen.ended));
  console.log(`differences: ${[...byKey.values()].reduce((sum, n) => sum + n, 0)}`, Object.fromEntries(byKey));
  for (const { month, names, key, ...question } of differences.slice(0, SHOWN)) {
    const small = isWhole(names) ? question : shrink(question, (one) => stillDiffers(one, month, key));
    console.log(`\n${month} differs in ${names.join(", ")}\n${JSON.stringify(small)}`);
    if (isWhole(names)) {
      console.log(key);
      continue;
    }
    const ours = engine(small, month);
    const theirs = decide(small.facts, month, small.readings);
    console.log("engine      ", JSON.stringify(ours));
    console.log("hand-written", JSON.stringify(theirs));
  }
  if (differences.length > 0) process.exitCode = 1;
}

main();

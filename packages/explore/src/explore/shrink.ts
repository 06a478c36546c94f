/**
 * The smallest life that still shows something: facts are left out, histories shortened, values made plainer, as long
 * as it still does. Every step makes the life plainer by `weigh`, so that it ends.
 */
import { type Program, required } from "@khoan/language";
import { civilFromDay, dayFromCivil, monthOfDay } from "@khoan/values";
import { type JsonPath, withJson } from "../lives/json-path.ts";
import type { Facts, Json, Life } from "../lives/life.ts";
import { type Leaf, leavesOf, withLeaf } from "../moves/leaves.ts";
import { jsonOf, numberOf } from "../moves/units.ts";

/** Tries at most this many lives. */
const MAX_TRIES = 4000;

export function shrink(program: Program, life: Life, shows: (life: Life) => boolean): Life {
  let smallest = life;
  let tries = 0;
  for (let going = true; going && tries < MAX_TRIES; ) {
    going = false;
    const weight = weigh(program, smallest);
    for (const candidate of plainer(program, smallest)) {
      if (weigh(program, candidate) >= weight) continue;
      if (++tries > MAX_TRIES) break;
      if (!shows(candidate)) continue;
      smallest = candidate;
      going = true;
      break;
    }
  }
  return smallest;
}

/** How much a person has to read, and how odd it looks. */
function weigh(program: Program, life: Life): number {
  const leaves = leavesOf(program, life.facts);
  const values = leaves.reduce((sum, leaf) => sum + 100 + oddity(leaf), 0);
  const moments = (life.to === undefined ? 0 : 150) + (life.at.length > 7 ? 20 : 0);
  return values + moments + Object.keys(life.readings).length * 100 + countOf(life.facts) * 5;
}

/** How many lists, records and their members there are, so that an empty one weighs something too. */
function countOf(json: Json): number {
  if (typeof json !== "object" || json === null) return 0;
  const inner = Object.values(json) as Json[];
  return inner.reduce<number>((sum, one) => sum + 1 + countOf(one), 0);
}

function oddity({ json, type }: Leaf): number {
  const plain = required(type);
  const value = numberOf(json, type);
  if (json === null) return 3;
  if (plain.kind === "bool") return json === true ? 1 : 0;
  if (plain.kind === "enum") return value ?? 50;
  if (value === undefined) return Math.min(String(json).length, 50);
  if (plain.kind === "date") {
    const { month, day } = civilFromDay(value);
    return (day === 1 ? 0 : 10 + day / 100) + (month === 1 ? 0 : 5 + month / 100);
  }
  const digits = String(Math.abs(value));
  return Math.min(digits.replace(/0+$/, "").length * 2 + digits.length * 0.1 + Number(digits.at(0) ?? 0) * 0.01, 60);
}

/** Plainer lives, the boldest first. */
function* plainer(program: Program, life: Life): Generator<Life> {
  const { to, ...undated } = life;
  if (to !== undefined) yield undated;
  if (Object.keys(life.readings).length > 1) yield { ...life, readings: {} };
  for (const id of Object.keys(life.readings)) {
    const { [id]: _, ...others } = life.readings;
    yield { ...life, readings: others };
  }
  for (const fact of program.facts) yield { ...life, facts: withJson(life.facts, fact.path.split("."), undefined) };
  yield* smallerContainers(life);
  const leaves = leavesOf(program, life.facts);
  for (const leaf of leaves) if (leaf.role === "value") yield withLeaf(life, leaf, undefined);
  if (life.at.length > 7) yield { ...life, at: life.at.slice(0, 7) };
  for (const leaf of leaves) for (const json of plainerValues(leaf)) yield withLeaf(life, leaf, json);
}

/** Lists and histories without one of their members; a history as its last value alone. */
function* smallerContainers(life: Life): Generator<Life> {
  const containers: { readonly path: JsonPath; readonly list: readonly Json[] }[] = [];
  const visit = (json: Json, path: JsonPath): void => {
    if (typeof json !== "object" || json === null) return;
    if (Array.isArray(json)) containers.push({ path, list: json });
    for (const [key, inner] of Object.entries(json as Facts))
      visit(inner, [...path, Array.isArray(json) ? Number(key) : key]);
  };
  visit(life.facts, []);
  for (const { path, list } of containers) {
    const entry = list.at(-1);
    const isEntry = typeof entry === "object" && entry !== null && "from" in entry && "value" in entry;
    if (isEntry) yield { ...life, facts: withJson(life.facts, path, (entry as Facts)["value"]) };
    for (let i = 0; i < list.length; i++) {
      const fewer = list.toSpliced(i, 1);
      if (!isEntry || fewer.length > 0) yield { ...life, facts: withJson(life.facts, path, fewer) };
    }
  }
}

function* plainerValues({ json, type }: Leaf): Generator<Json> {
  const plain = required(type);
  const value = numberOf(json, type);
  if (value === undefined) {
    if (typeof json === "string" && json !== "a") yield "a";
    return;
  }
  const give = function* (number: number | undefined): Generator<Json> {
    const made = number === undefined ? undefined : jsonOf(number, plain);
    if (made !== undefined && made !== json) yield made;
  };
  if (plain.kind === "date") {
    const { year, month } = civilFromDay(value);
    yield* give(dayFromCivil(year, 1, 1));
    yield* give(dayFromCivil(year, month, 1));
    yield* give(dayFromCivil(year + 1, 1, 1));
    yield* give(monthOfDay(value) % 12 === 11 ? undefined : dayFromCivil(year, month + 1, 1));
    return;
  }
  if (plain.kind === "bool" || plain.kind === "enum") {
    for (let lower = 0; lower < value; lower++) yield* give(lower);
    return;
  }
  yield* give(0);
  yield* give(1);
  for (let step = 10 ** Math.floor(Math.log10(Math.abs(value) + 1)); step >= 1; step /= 10) {
    yield* give(Math.floor(value / step) * step);
    yield* give(Math.ceil(value / step) * step);
  }
}

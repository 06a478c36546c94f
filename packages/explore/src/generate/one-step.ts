/** The lives that differ from a life in one thing: one value, one fact more or less, another month, another reading. */
import type { FieldDeclaration, Program } from "@khoan/language";
import { required } from "@khoan/language";
import { formatIsoDay, formatIsoMonth, monthOfDay } from "@khoan/values";
import { type Choose, seeded } from "../lives/choose.ts";
import { type Drawing, drawValue } from "../lives/draw-value.ts";
import { type JsonPath, jsonAt, withJson } from "../lives/json-path.ts";
import { landmarksOf } from "../lives/landmarks.ts";
import { type Json, type Life, momentOf } from "../lives/life.ts";
import { leavesOf, withLeaf } from "../moves/leaves.ts";
import { dayOfLife, jsonOf, marksFor, numberOf } from "../moves/units.ts";

/** How many values are tried for a fact that the life does not tell. */
const VALUES = 4;

export function* oneStepFrom(program: Program, life: Life, seed: number): Generator<Life> {
  yield* otherValues(program, life);
  yield* fewerFacts(program, life);
  yield* moreFacts(program, life, seeded(seed, 7));
  yield* otherMoments(program, life);
  for (const { id, options, chosen } of program.readings) {
    for (const option of options) {
      if (option.id === (life.readings[id] ?? chosen)) continue;
      yield { ...life, readings: { ...life.readings, [id]: option.id } };
    }
  }
}

function* otherValues(program: Program, life: Life): Generator<Life> {
  for (const leaf of leavesOf(program, life.facts)) {
    const plain = required(leaf.type);
    const marks = marksFor(program, life, leaf.type);
    const sides =
      plain.kind === "bool" || plain.kind === "enum"
        ? [0, 1, ...marks]
        : marks.flatMap((mark) => [mark, mark - 1, mark + 1]);
    const own = numberOf(leaf.json, leaf.type);
    for (const value of new Set(sides)) {
      const json = value === own ? undefined : jsonOf(value, leaf.type);
      if (json !== undefined) yield withLeaf(life, leaf, json);
    }
    if (leaf.role === "value" && leaf.json !== null && leaf.field.whenNull !== "refused")
      yield withLeaf(life, leaf, null);
  }
}

function* fewerFacts(program: Program, life: Life): Generator<Life> {
  for (const { path } of program.facts) {
    const keys = path.split(".");
    if (jsonAt(life.facts, keys) !== undefined) yield { ...life, facts: withJson(life.facts, keys, undefined) };
  }
  for (const leaf of leavesOf(program, life.facts)) if (leaf.role === "value") yield withLeaf(life, leaf, undefined);
}

function* moreFacts(program: Program, life: Life, choose: Choose): Generator<Life> {
  const day = dayOfLife(life);
  const drawing: Drawing = { program, landmarks: landmarksOf(program), choose, anchors: [day], told: 60, missing: 5 };
  const into = function* (field: FieldDeclaration, path: JsonPath): Generator<Life> {
    const given = jsonAt(life.facts, path);
    if (given !== undefined) {
      if (isPlainRecord(given)) for (const inner of field.fields ?? []) yield* into(inner, [...path, inner.name]);
      return;
    }
    const values = new Map<string, Json>();
    for (let i = 0; i < VALUES * 2 && values.size < VALUES; i++) {
      const json = drawValue(field.type, field.fields, drawing);
      values.set(JSON.stringify(json), json);
    }
    for (const json of values.values()) yield { ...life, facts: withJson(life.facts, path, json) };
  };
  for (const fact of program.facts) yield* into(fact, fact.path.split("."));
}

function isPlainRecord(json: Json): boolean {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function* otherMoments(program: Program, life: Life): Generator<Life> {
  const { unit, value } = momentOf(life.at);
  const { to: _, ...rest } = life;
  const months = unit === "month" ? [value - 1, value + 1, value + 12] : [];
  const days = unit === "day" ? [value - 1, value + 1] : [];
  for (const day of landmarksOf(program).days) {
    if (unit === "month") months.push(monthOfDay(day) - 1, monthOfDay(day));
    else days.push(day - 1, day);
  }
  for (const month of new Set(months)) yield { ...rest, at: formatIsoMonth(month) };
  for (const day of new Set(days)) yield { ...rest, at: formatIsoDay(day) };
}

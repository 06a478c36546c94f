/** Decisions as JSON, for tests that show a rule set, some facts, and what comes of them. */

import type { Program } from "@khoan/language";
import { expect } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import {
  type Decided,
  decide,
  decodeFacts,
  formatMoment,
  type Moment,
  parseMoment,
  toJson,
  type Value,
} from "../src/index.ts";

export type Asked = {
  readonly at?: string;
  readonly to?: string;
  readonly readings?: Readonly<Record<string, string>>;
  readonly document?: string;
};

const moment = (text: string): Moment => parseMoment(text) as Moment;

export function outputsJson(program: Program, outputs: ReadonlyMap<string, Value>): Record<string, unknown> {
  return Object.fromEntries(
    [...outputs].map(([name, value]) => [
      name,
      toJson(value, program.variables.find((one) => one.name === name)?.type ?? { kind: "text" }),
    ]),
  );
}

export function decideOn(
  program: Program,
  facts: unknown,
  { at = "2026-03", to, readings }: Asked = {},
): ReturnType<typeof decide> {
  return decide(program, {
    facts,
    at: moment(at),
    ...(to === undefined ? {} : { to: moment(to) }),
    ...(readings === undefined ? {} : { readings }),
  });
}

/** A decision that must be made. */
export function decided(program: Program, facts: unknown, asked: Asked = {}): Decided {
  const decision = decideOn(program, facts, asked);
  expect(
    decision.kind === "failed"
      ? decision.errors.map((one) => `${one.path} ${one.diagnostic.code} ${one.diagnostic.message.en}`)
      : [],
  ).toEqual([]);
  return decision as Decided;
}

/** The outputs of a rule set for some facts. */
export function outputs(text: string | Program, facts: unknown = {}, asked: Asked = {}): Record<string, unknown> {
  const program = typeof text === "string" ? englishProgram(text, asked.document) : text;
  return outputsJson(program, decided(program, facts, asked).outputs);
}

/** The codes for which no decision is made, with their paths. */
export function failures(text: string | Program, facts: unknown = {}, asked: Asked = {}): readonly string[] {
  const program = typeof text === "string" ? englishProgram(text, asked.document) : text;
  const decision = decideOn(program, facts, asked);
  return decision.kind === "failed"
    ? decision.errors.map(({ path, diagnostic }) => `${path} ${diagnostic.code}`.trim())
    : [];
}

/** Each stretch of a timeline as `2026-01..2026-03`, with its outputs. */
export function timeline(
  program: Program,
  facts: unknown,
  from: string,
  to: string,
): readonly (readonly [string, Record<string, unknown>])[] {
  return decided(program, facts, { at: from, to }).timeline.map((one) => [
    `${formatMoment("month", one.from, "en")}..${formatMoment("month", one.to, "en")}`,
    outputsJson(program, one.outputs),
  ]);
}

/** The errors of facts alone, `path code`. */
export function factErrors(program: Program, facts: unknown): readonly string[] {
  return decodeFacts(program, facts).errors.map(({ path, diagnostic }) => `${path} ${diagnostic.code}`.trim());
}

/** One output `v` and its rules, with facts `a`, `b`, `c` (truths) and `n`, `m` (numbers). */
export function rules(keys: string, clauses: readonly string[]): string {
  return `facts: { a: { type: bool }, b: { type: bool }, c: { type: bool }, n: { type: int }, m: { type: int? } }\nvariables: { v: { output: true, ${keys} } }\nclauses:\n${clauses.map((rule, i) => `  - { id: c${i + 1}, literals: [0, 1, 2, 3, 5, 10], rules: [${rule}] }\n`).join("")}`;
}

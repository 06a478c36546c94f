/** What decides a life, and its answer in a form that any two backends can be compared by. */
import { type Decision, decide, type Outputs, toJson } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { formatIsoMonth } from "@khoan/values";
import { type Json, type Life, requestOf } from "../lives/life.ts";

/** Outputs, timeline and missing facts; or the codes for which there is no decision. */
export type Answer = { readonly [part: string]: Json };

export type Backend = { readonly name: string; readonly decide: (life: Life) => Answer };

/** The explaining evaluator. */
export function evaluator(program: Program): Backend {
  return { name: "evaluate", decide: (life) => answerOf(program, decide(program, requestOf(life))) };
}

export function answerOf(program: Program, decision: Decision): Answer {
  if (decision.kind === "failed") {
    return { errors: decision.errors.map(({ path, diagnostic }) => `${path} ${diagnostic.code}`.trim()) };
  }
  return {
    outputs: outputsJson(program, decision.outputs),
    timeline: decision.timeline.map(({ from, to, outputs }) => ({
      from: formatIsoMonth(from),
      to: formatIsoMonth(to),
      outputs: outputsJson(program, outputs),
    })),
    missing: decision.missing,
  };
}

function outputsJson(program: Program, outputs: Outputs): Json {
  return Object.fromEntries(
    [...outputs].map(([name, value]) => {
      const type = program.variables.find((one) => one.name === name)?.type ?? { kind: "text" };
      return [name, toJson(value, type) as Json] as const;
    }),
  );
}

/** The first part in which two answers differ: `outputs.amount`, `missing`; undefined where they agree. */
export function firstDifference(a: Answer, b: Answer): string | undefined {
  const parts = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const part of parts) {
    const [one, other] = [a[part], b[part]];
    if (canonical(one) === canonical(other)) continue;
    if (part !== "outputs" || !isRecord(one) || !isRecord(other)) return part;
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const name of names) if (canonical(one[name]) !== canonical(other[name])) return `${part}.${name}`;
  }
  return undefined;
}

function isRecord(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** JSON text with keys in one order. */
export function canonical(json: Json | undefined): string {
  if (json === undefined) return "";
  if (Array.isArray(json)) return `[${json.map(canonical).join(",")}]`;
  if (!isRecord(json)) return JSON.stringify(json);
  const keys = Object.keys(json).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(json[key])}`).join(",")}}`;
}

/** The module that a rule set compiles into, as one more backend to compare: generated, loaded from a file of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitJavaScript, fitsCode } from "@khoan/emit";
import type { Answer, Backend, Json, Life } from "@khoan/explore";
import type { Loaded } from "./rule-set.ts";

type Outcome =
  | { readonly known: true; readonly value: Json }
  | { readonly known: false; readonly missing: readonly string[] };
type Outputs = { readonly [name: string]: Outcome };
type Decided = {
  readonly kind: "decided";
  readonly outputs: Outputs;
  readonly timeline: readonly { readonly from: string; readonly to: string; readonly outputs: Outputs }[];
  readonly missing: readonly string[];
};
type Failed = { readonly kind: "failed"; readonly errors: readonly { readonly path: string; readonly code: string }[] };
type Module = { readonly evaluate: (facts: unknown, options: object) => Decided | Failed };

const RUNTIME = new URL("../../packages/runtime/src/index.ts", import.meta.url).href;

/** The module's code is gone from the disk once it is loaded. */
export async function generatedBackend({ program, sources }: Loaded): Promise<Backend> {
  const { code } = emitJavaScript(program, sources, { runtime: RUNTIME, fits: fitsCode(program) });
  const folder = mkdtempSync(join(tmpdir(), "khoan-explore-"));
  try {
    const file = join(folder, "rules.mjs");
    writeFileSync(file, code);
    const module = (await import(pathToFileURL(file).href)) as Module;
    return { name: "javascript", decide: (life) => answerOf(module, life) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function answerOf({ evaluate }: Module, { facts, at, to, readings }: Life): Answer {
  const decided = evaluate(facts, { at, readings, ...(to === undefined ? {} : { to }) });
  if (decided.kind === "failed") return { errors: decided.errors.map(({ path, code }) => `${path} ${code}`.trim()) };
  return {
    outputs: plain(decided.outputs),
    timeline: decided.timeline.map(({ from, to: last, outputs }) => ({ from, to: last, outputs: plain(outputs) })),
    missing: decided.missing,
  };
}

function plain(outputs: Outputs): Json {
  const entries = Object.entries(outputs).map(([name, one]) => [
    name,
    one.known ? one.value : { unknown: one.missing },
  ]);
  return Object.fromEntries(entries) as Json;
}

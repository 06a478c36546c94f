/** Many requests, one JSON object a line; one result a line, in the same order; a bad line does not stop the others. */
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { type Diagnostic, type Lang, facts as rows } from "@khoan/diagnostics";
import { type Decision, decide, type InputError, type Moment, parseMoment } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import { hasUnknown, requestJson } from "./decision-json.ts";
import { faultOf } from "./fault.ts";
import { parseJson } from "./json-input.ts";
import { hostError, inputDiagnostic } from "./node-host.ts";
import { type Line, linesOf } from "./request-lines.ts";
import { complain, EXIT, type Shell } from "./shell.ts";

/** No request is longer, in bytes. */
const MAX_LINE = 8 * 1024 * 1024;
const EVERY = 1000;

export type Outcome = "decided" | "unknown" | "bad" | "fault";
export type Reply = { readonly line: string; readonly outcome: Outcome };

/** Streams the file (`-`: standard input) through; the exit code is that of the worst line. */
export async function runRequests(shell: Shell, program: Program, path: string, strict: boolean): Promise<number> {
  const found = { decided: 0, unknown: 0, bad: 0, fault: 0 };
  let count = 0;
  try {
    const input: AsyncIterable<Uint8Array> = path === "-" ? process.stdin : createReadStream(path);
    for await (const line of linesOf(input, MAX_LINE)) {
      if ("text" in line && line.text.trim() === "") continue;
      const reply = answer(program, line, shell.lang);
      found[reply.outcome]++;
      count++;
      if (!process.stdout.write(`${reply.line}\n`)) await once(process.stdout, "drain");
      if (process.stderr.isTTY === true && count % EVERY === 0) process.stderr.write(`\r${count} `);
    }
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    complain(shell, inputDiagnostic(path, hostError(error)));
    return EXIT.badInput;
  }
  if (process.stderr.isTTY === true && count >= EVERY) process.stderr.write("\r");
  shell.say(summary(shell, count, found.bad + found.fault));
  if (found.fault > 0) return EXIT.internal;
  if (found.bad > 0) return EXIT.badInput;
  return strict && found.unknown > 0 ? EXIT.unknown : EXIT.fine;
}

function summary(shell: Shell, count: number, bad: number): string {
  return shell.tell({
    vi: `${count} yêu cầu${bad > 0 ? `, ${bad} có lỗi` : ""}`,
    en: `${count} ${count === 1 ? "request" : "requests"}${bad > 0 ? `, ${bad} with errors` : ""}`,
  });
}

const KEYS = new Set(["id", "at", "to", "readings", "facts"]);

/** The reply to one line; never throws, whatever the line holds. */
function answer(program: Program, line: Line, lang: Lang): Reply {
  if (!("text" in line)) return refusal("null", lang, "", unreadable(line.problem));
  const parsed = parseJson(line.text);
  if ("diagnostic" in parsed) {
    // The paths of facts begin within `facts`, as all others do that a decision reports.
    const path = parsed.path.replace(/^facts\./, "");
    const id = parsed.path === "" ? "null" : idOf(JSON.parse(line.text), line.text);
    return refusal(id, lang, path, parsed.diagnostic);
  }
  const id = idOf(parsed.json, line.text);
  const request = requestOf(parsed.json);
  if ("diagnostic" in request) return refusal(id, lang, request.path, request.diagnostic);
  let decision: Decision;
  try {
    decision = decide(program, request);
  } catch (error) {
    return { ...refusal(id, lang, "", faultOf(error)), outcome: "fault" };
  }
  if (decision.kind === "failed") {
    const { path, diagnostic } = decision.errors[0] as InputError;
    return refusal(id, lang, path, diagnostic);
  }
  const rest = JSON.stringify({ at: request.asked, ...requestJson(program, decision) });
  return { line: `{"id":${id},${rest.slice(1)}`, outcome: hasUnknown(decision) ? "unknown" : "decided" };
}

function refusal(id: string, lang: Lang, path: string, { code, message }: Diagnostic): Reply {
  const error = JSON.stringify({ code, message: message[lang], path });
  return { line: `{"id":${id},"error":${error}}`, outcome: "bad" };
}

function unreadable(problem: "too_long" | "not_utf8"): Diagnostic {
  if (problem === "not_utf8") return rows.badJson({ file: "" }, { detail: " (UTF-8)" });
  return rows.factTooLarge({ file: "" }, { limit: `${MAX_LINE / 1_048_576} MB` });
}

/**
 * The id as it came: a number that JavaScript would round (`9007199254740993`) is copied from the line. `null` where
 * the line has none that can be told.
 */
function idOf(root: unknown, text: string): string {
  const id = typeof root === "object" && root !== null ? (root as { readonly id?: unknown }).id : undefined;
  if (typeof id === "string" || Number.isSafeInteger(id)) return JSON.stringify(id);
  return typeof id === "number" ? (sourceOfId(text) ?? "null") : "null";
}

function sourceOfId(text: string): string | undefined {
  const seen: { readonly holder: unknown; readonly source: string | undefined }[] = [];
  const revive = function (this: unknown, key: string, value: unknown, context?: { source?: string }): unknown {
    if (key === "id") seen.push({ holder: this, source: context?.source });
    return value;
  };
  const root: unknown = JSON.parse(text, revive);
  return seen.find((one) => one.holder === root)?.source;
}

type Request = {
  readonly facts: unknown;
  readonly at: Moment;
  /** `at` as it was written. */
  readonly asked: string;
  readonly to?: Moment;
  readonly readings: Readonly<Record<string, string>>;
};

function requestOf(json: unknown): Request | InputError {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return bad("");
  const { id, at, to, readings, facts } = json as Readonly<Record<string, unknown>>;
  const extra = Object.keys(json).find((key) => !KEYS.has(key));
  if (extra !== undefined) return bad(extra.slice(0, 100));
  if (id !== undefined && id !== null && typeof id !== "string" && typeof id !== "number") return bad("id");
  const moment = typeof at === "string" ? parseMoment(at) : undefined;
  if (moment === undefined) return { path: "at", diagnostic: rows.badMoment({ file: "at" }, {}) };
  const until = typeof to === "string" ? parseMoment(to) : undefined;
  if (to !== undefined && to !== null && until === undefined) {
    return { path: "to", diagnostic: rows.badMoment({ file: "to" }, {}) };
  }
  const chosen = readings ?? {};
  if (!isOptions(chosen)) {
    const got = Array.isArray(chosen) ? "[…]" : typeof chosen === "object" ? "{…}" : typeof chosen;
    const expected = '{"ID": "OPTION"}';
    return { path: "readings", diagnostic: rows.wrongFactType({ file: "readings" }, { expected, got }) };
  }
  return {
    facts: facts === undefined ? {} : facts,
    at: moment,
    asked: at as string,
    readings: chosen,
    ...(until === undefined ? {} : { to: until }),
  };
}

function bad(path: string): InputError {
  return { path, diagnostic: rows.badRequest({ file: path }, {}) };
}

function isOptions(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === "string")
  );
}

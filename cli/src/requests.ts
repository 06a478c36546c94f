/** Many requests, one JSON object a line; one result a line, in the same order; a bad line does not stop the others. */
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { type Diagnostic, facts as rows } from "@khoan/diagnostics";
import { decide, type InputError, parseMoment, Unknown } from "@khoan/evaluate";
import { hostDiagnostic, type Program } from "@khoan/language/core";
import { requestJson } from "./decision-view.ts";
import { hostError } from "./node-host.ts";
import { EXIT, type Shell } from "./shell.ts";

const MAX_LINE = 8 * 1024 * 1024;

type Reply = { readonly line: string; readonly bad: boolean; readonly unknown: boolean };

export async function runRequests(shell: Shell, program: Program, path: string, strict: boolean): Promise<number> {
  const input = path === "-" ? process.stdin : createReadStream(path);
  let bad = false;
  let unknown = false;
  let count = 0;
  try {
    if (path !== "-") await once(input, "open");
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === "") continue;
      const reply = answer(program, line, shell);
      bad ||= reply.bad;
      unknown ||= reply.unknown;
      if (!process.stdout.write(`${reply.line}\n`)) await once(process.stdout, "drain");
      count++;
      if (count % 1000 === 0 && process.stderr.isTTY === true) process.stderr.write(`\r${count}`);
    }
  } catch (error) {
    const diagnostic = hostDiagnostic(path, hostError(error), false);
    shell.say(`${diagnostic.code}  ${diagnostic.message[shell.lang]} ${diagnostic.help[shell.lang]}`);
    return EXIT.badInput;
  }
  shell.say(shell.tell({ vi: `${count} yêu cầu`, en: count === 1 ? "1 request" : `${count} requests` }));
  if (bad) return EXIT.badInput;
  return strict && unknown ? EXIT.unknown : EXIT.fine;
}

const KEYS = new Set(["id", "at", "to", "readings", "facts"]);

/** The reply to one line; never throws for what the line holds. */
function answer(program: Program, line: string, shell: Pick<Shell, "lang">): Reply {
  const fail = (id: unknown, path: string, diagnostic: Diagnostic): Reply => ({
    line: JSON.stringify({
      id: id ?? null,
      error: { code: diagnostic.code, message: diagnostic.message[shell.lang], path },
    }),
    bad: true,
    unknown: false,
  });
  if (line.length > MAX_LINE) return fail(null, "", rows.factTooLarge({ file: "" }, { limit: String(MAX_LINE) }));
  let request: unknown;
  try {
    request = JSON.parse(line.replace(/^\ufeff/, ""));
  } catch {
    return fail(null, "", rows.badJson({ file: "" }, { detail: "" }));
  }
  if (typeof request !== "object" || request === null || Array.isArray(request))
    return fail(null, "", rows.badRequest({ file: "" }, {}));
  const { id, at, to, readings, facts } = request as Readonly<Record<string, unknown>>;
  const known = typeof id === "string" || typeof id === "number" ? id : null;
  const extra = Object.keys(request).find((key) => !KEYS.has(key));
  if (extra !== undefined) return fail(known, extra.slice(0, 100), rows.badRequest({ file: "" }, {}));
  const moment = typeof at === "string" ? parseMoment(at) : undefined;
  if (moment === undefined) return fail(known, "at", rows.badMoment({ file: "at" }, {}));
  const until = typeof to === "string" ? parseMoment(to) : undefined;
  if (to !== undefined && to !== null && until === undefined)
    return fail(known, "to", rows.badMoment({ file: "to" }, {}));
  const chosen = readings ?? {};
  if (!isOptions(chosen))
    return fail(
      known,
      "readings",
      rows.wrongFactType({ file: "readings" }, { expected: '{"ID": "OPTION"}', got: typeof chosen }),
    );
  const decision = decide(program, {
    facts: facts ?? {},
    at: moment,
    readings: chosen,
    ...(until === undefined ? {} : { to: until }),
  });
  if (decision.kind === "failed") {
    const { path, diagnostic } = decision.errors[0] as InputError;
    return fail(known, path, diagnostic);
  }
  const unknown = [...decision.outputs.values()].some((value) => value instanceof Unknown);
  return { line: JSON.stringify({ id: known, at, ...requestJson(program, decision) }), bad: false, unknown };
}

function isOptions(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === "string")
  );
}

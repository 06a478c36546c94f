/** `khoan eval`: one decision for a person to read, or many for a program. */
import { readFileSync } from "node:fs";
import { type Diagnostic, facts as rows } from "@khoan/diagnostics";
import { type Decided, decide, explainDecision, type InputError, parseMoment, Unknown } from "@khoan/evaluate";
import { hostDiagnostic } from "@khoan/language/core";
import { decisionJson, markdownDecision, textDecision } from "../decision-view.ts";
import { usageError } from "../main.ts";
import { decodeText, hostError } from "../node-host.ts";
import { runRequests } from "../requests.ts";
import { type Loaded, load } from "../rule-set.ts";
import { EXIT, type Shell } from "../shell.ts";

type Options = Readonly<Record<string, unknown>>;

export async function evaluate(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const format = String(options["format"]);
  const readings = readingsOf(options["reading"]);
  if (readings === undefined) return usageError(shell, "--reading ID=OPTION");
  if (typeof options["requests"] !== "string") {
    for (const name of ["facts", "at"] as const) {
      if (typeof options[name] !== "string") return usageError(shell, `--${name}`);
    }
  }
  const loaded = await load(shell, args[0] ?? ".", format);
  if (loaded === undefined) return EXIT.findings;
  if (typeof options["requests"] === "string")
    return runRequests(shell, loaded.program, options["requests"], options["strict"] === true);
  return decideOne(shell, loaded, options, readings, format);
}

function decideOne(
  shell: Shell,
  loaded: Loaded,
  options: Options,
  readings: Readonly<Record<string, string>>,
  format: string,
): number {
  const at = parseMoment(String(options["at"]));
  const to = typeof options["to"] === "string" ? parseMoment(options["to"]) : undefined;
  if (at === undefined) return refuse(shell, [{ path: "at", diagnostic: rows.badMoment({ file: "at" }, {}) }], format);
  if (options["to"] !== undefined && to === undefined)
    return refuse(shell, [{ path: "to", diagnostic: rows.badMoment({ file: "to" }, {}) }], format);
  const facts = readFacts(String(options["facts"]));
  if ("diagnostic" in facts)
    return refuse(shell, [{ path: String(options["facts"]), diagnostic: facts.diagnostic }], format);
  const decision = decide(loaded.program, { facts: facts.json, at, readings, ...(to === undefined ? {} : { to }) });
  if (decision.kind === "failed") return refuse(shell, decision.errors, format);
  const trees =
    options["explain"] === true ? explainDecision(decision, { lang: shell.lang, sources: loaded.sources }) : undefined;
  switch (format) {
    case "json":
      shell.out(JSON.stringify(decisionJson(loaded.program, decision, trees), null, 2));
      break;
    case "markdown":
      shell.out(markdownDecision(loaded.program, decision, shell.lang, trees));
      break;
    default:
      shell.out(textDecision(loaded.program, decision, shell.lang, shell.colour, trees));
  }
  return options["strict"] === true && hasUnknown(decision) ? EXIT.unknown : EXIT.fine;
}

function hasUnknown(decision: Decided): boolean {
  return [decision.outputs, ...decision.timeline.map((segment) => segment.outputs)].some((outputs) =>
    [...outputs.values()].some((value) => value instanceof Unknown),
  );
}

/** `ID=OPTION` pairs; undefined where one has no `=`. */
function readingsOf(given: unknown): Readonly<Record<string, string>> | undefined {
  const pairs = Array.isArray(given) ? given.map(String) : [];
  if (pairs.some((pair) => !pair.includes("="))) return undefined;
  return Object.fromEntries(
    pairs.map((pair) => [
      pair.slice(0, pair.indexOf("=")).normalize("NFC"),
      pair.slice(pair.indexOf("=") + 1).normalize("NFC"),
    ]),
  );
}

function readFacts(path: string): { json: unknown } | { diagnostic: Diagnostic } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    return { diagnostic: hostDiagnostic(path, hostError(error), false) };
  }
  const decoded = decodeText(bytes);
  if ("error" in decoded) return { diagnostic: hostDiagnostic(path, decoded, false) };
  try {
    return { json: JSON.parse(decoded.text) };
  } catch (error) {
    // The engine's message may quote the text; only its position is told.
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    return { diagnostic: rows.badJson({ file: path }, { detail: at === undefined ? "" : ` (${at})` }) };
  }
}

function refuse(shell: Shell, errors: readonly InputError[], format: string): number {
  if (format === "json") {
    shell.out(
      JSON.stringify(
        {
          errors: errors.map(({ path, diagnostic }) => ({
            code: diagnostic.code,
            path,
            message: diagnostic.message[shell.lang],
            help: diagnostic.help[shell.lang],
          })),
        },
        null,
        2,
      ),
    );
  } else {
    for (const { path, diagnostic } of errors)
      shell.say(
        `${diagnostic.code}  ${path === "" ? "" : `${path}: `}${diagnostic.message[shell.lang]}\n      ${diagnostic.help[shell.lang]}`,
      );
  }
  return EXIT.badInput;
}

/** `khoan eval`: one decision for a person to read, or many for a program. */
import { facts as rows } from "@khoan/diagnostics";
import { decide, explainDecision, type InputError, type Moment, parseMoment } from "@khoan/evaluate";
import { usage } from "../command-words.ts";
import { decisionJson, hasUnknown } from "../decision-json.ts";
import { markdownDecision, textDecision } from "../decision-view.ts";
import { parseJson } from "../json-input.ts";
import { inputDiagnostic, readInput } from "../node-host.ts";
import { runRequests } from "../requests.ts";
import { type Loaded, load } from "../rule-set.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import type { Options } from "../verbs.ts";

export async function evaluate(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const wrong = misuse(options);
  if (wrong !== undefined) {
    complain(shell, usage(wrong));
    return EXIT.usage;
  }
  const loaded = await load(shell, args[0] ?? ".", String(options["format"]));
  if (loaded === undefined) return EXIT.findings;
  if (typeof options["requests"] === "string") {
    return runRequests(shell, loaded.program, options["requests"], options["strict"] === true);
  }
  const request = await requestOf(options);
  return Array.isArray(request)
    ? refuse(shell, request, options)
    : decideOne(shell, loaded, request as Request, options);
}

function misuse(options: Options): { readonly vi: string; readonly en: string } | undefined {
  const requests = options["requests"] !== undefined;
  for (const name of ["facts", "at"]) {
    if (options[name] === undefined && !requests) {
      return { vi: `thiếu --${name} (hoặc --requests)`, en: `--${name} is missing (or --requests)` };
    }
  }
  if (requests && options["format"] === "markdown") {
    return { vi: "--requests chỉ cho ra JSON", en: "--requests gives JSON only" };
  }
  const pair = pairsOf(options).find((one) => !/^[^=]+=/.test(one));
  return pair === undefined
    ? undefined
    : { vi: `--reading cần ID=OPTION, không phải “${pair}”`, en: `--reading takes ID=OPTION, not “${pair}”` };
}

function pairsOf(options: Options): readonly string[] {
  const given = options["reading"];
  return Array.isArray(given) ? given.map((pair) => String(pair).normalize("NFC")) : [];
}

type Request = {
  readonly facts: unknown;
  readonly at: Moment;
  readonly to?: Moment;
  readonly readings: Readonly<Record<string, string>>;
};

/** What is asked, or everything that is wrong with it. */
async function requestOf(options: Options): Promise<Request | InputError[]> {
  const errors: InputError[] = [];
  const moment = (name: "at" | "to"): Moment | undefined => {
    const text = options[name];
    const found = typeof text === "string" ? parseMoment(text) : undefined;
    if (text !== undefined && found === undefined)
      errors.push({ path: name, diagnostic: rows.badMoment({ file: name }, {}) });
    return found;
  };
  const at = moment("at");
  const to = moment("to");
  const facts = await readFacts(String(options["facts"]));
  if ("diagnostic" in facts) errors.push(facts);
  if (errors.length > 0 || at === undefined || "diagnostic" in facts) return errors;
  const readings = Object.fromEntries(
    pairsOf(options).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  return { facts: facts.json, at, readings, ...(to === undefined ? {} : { to }) };
}

async function readFacts(path: string): Promise<{ readonly json: unknown } | InputError> {
  const read = await readInput(path);
  return "error" in read ? { path: "", diagnostic: inputDiagnostic(path, read) } : parseJson(read.text);
}

function decideOne(shell: Shell, { program, sources }: Loaded, request: Request, options: Options): number {
  const decision = decide(program, request);
  if (decision.kind === "failed") return refuse(shell, decision.errors, options);
  const { lang, colour } = shell;
  const trees = options["explain"] === true ? explainDecision(decision, { lang, sources }) : undefined;
  switch (options["format"]) {
    case "json":
      shell.out(JSON.stringify(decisionJson(program, decision, trees), null, 2));
      break;
    case "markdown":
      shell.out(markdownDecision({ program, decision, lang, trees }));
      break;
    default:
      shell.out(textDecision({ program, decision, lang, trees, colour }));
  }
  return options["strict"] === true && hasUnknown(decision) ? EXIT.unknown : EXIT.fine;
}

/** Every error with its path; where the decision failed on a rule, the rule is named by the message. */
export function refuse(shell: Shell, errors: readonly InputError[], options: Options): number {
  if (options["format"] === "json") {
    const told = errors.map(({ path, diagnostic: { code, message, help } }) => ({
      code,
      path,
      message: message[shell.lang],
      help: help[shell.lang],
    }));
    shell.out(JSON.stringify({ errors: told }, null, 2));
  } else {
    complain(
      shell,
      ...errors.map(({ path, diagnostic }) => {
        const { span: _, uri, ...rest } = diagnostic;
        return { ...rest, uri: path === "" ? (uri ?? "") : path };
      }),
    );
  }
  return EXIT.badInput;
}

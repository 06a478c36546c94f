/** `khoan ask`: asks for what a decision still lacks, one fact at a time, and shows the decision at the end. */
import { type Diagnostic, facts as factRows, files, command as rows, visible } from "@khoan/diagnostics";
import {
  type Assumption,
  formatMoment,
  formatValue,
  type Moment,
  type Next,
  parseMoment,
  type Question,
  readAnswer,
} from "@khoan/evaluate";
import { askByLines } from "../ask/by-lines.ts";
import { answered, begin, declined, type Standing, type Terms } from "../ask/interview.ts";
import { askOnScreen } from "../ask/on-screen.ts";
import { type Asker, type Prompt, promptOf } from "../ask/prompt.ts";
import { usage } from "../command-words.ts";
import { decisionJson } from "../decision-json.ts";
import { markdownDecision, textDecision } from "../decision-view.ts";
import { hostError, writeAtomic } from "../node-host.ts";
import { load } from "../rule-set.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import type { Options } from "../verbs.ts";
import { refuse } from "./eval.ts";

/** Left by Ctrl+C: 128 and the number of the signal. */
const INTERRUPTED = 130;

export async function ask(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const onScreen = process.stdin.isTTY === true;
  if (options["at"] === undefined && !onScreen) {
    complain(
      shell,
      usage({ vi: "thiếu --at (không có màn hình để hỏi)", en: "--at is missing (no screen to ask on)" }),
    );
    return EXIT.usage;
  }
  const loaded = await load(shell, args[0] ?? ".", String(options["format"]));
  if (loaded === undefined) return EXIT.findings;
  const asker = onScreen ? askOnScreen(shell) : askByLines(shell);
  try {
    const at = await momentAsked(shell, asker, options["at"]);
    if (typeof at === "number") return at;
    const outputs = options["output"];
    const terms: Terms = {
      program: loaded.program,
      at,
      assume: options["all"] === true ? "nothing" : "defaults",
      ...(Array.isArray(outputs) ? { outputs: outputs.map(String) } : {}),
    };
    const end = await interview(shell, asker, terms, options);
    return typeof end === "number" ? end : conclude(shell, terms, end, options);
  } finally {
    asker.close();
  }
}

/** The moment of `--at`, or the one that was typed; an exit code where there is none. */
async function momentAsked(shell: Shell, asker: Asker, given: unknown): Promise<Moment | number> {
  if (given !== undefined) {
    const moment = momentOf(String(given));
    if (moment === undefined) complain(shell, factRows.badMoment({ file: "at" }, {}));
    return moment ?? EXIT.usage;
  }
  const reply = await asker.ask(momentPrompt(shell));
  return reply.kind === "answer" ? (momentOf(String(reply.json)) as Moment) : INTERRUPTED;
}

function momentPrompt(shell: Shell): Prompt {
  const now = new Date();
  const month = { unit: "month", value: now.getFullYear() * 12 + now.getMonth() } as const;
  const label = formatMoment("month", month.value, shell.lang);
  return {
    title: shell.tell({ vi: "Xét vào tháng (hoặc ngày) nào?", en: "For which month (or day) is it?" }),
    notes: [],
    remaining: 1,
    choices: undefined,
    form: shell.tell({ vi: "như 03/2026 hoặc 15/03/2026", en: "such as 2026-03 or 2026-03-15" }),
    initial: { label, json: formatMoment("month", month.value, "en") },
    history: false,
    read: (text) =>
      momentOf(text) === undefined ? { problem: factRows.badMoment({ file: "at" }, {}).message } : { json: text },
  };
}

/** As `--at` takes it everywhere, or as people write it: `03/2026`, `15/03/2026`. */
function momentOf(text: string): Moment | undefined {
  const trimmed = text.trim();
  const asked = { history: false, mayBeAbsent: false };
  const day = readAnswer(trimmed, { ...asked, type: { kind: "date" } }, "vi");
  const month = readAnswer(trimmed, { ...asked, type: { kind: "month" } }, "vi");
  const json = "json" in month ? month.json : "json" in day ? day.json : trimmed;
  return parseMoment(String(json));
}

/** Asks until the end; an exit code where the person left, or a line could not be used. */
async function interview(
  shell: Shell,
  asker: Asker,
  terms: Terms,
  options: Options,
): Promise<(Standing & { readonly step: Extract<Next, { kind: "done" }> }) | number> {
  let standing = begin(terms);
  for (;;) {
    const { step } = standing;
    if (step.kind === "done") return { ...standing, step };
    if (step.kind === "failed") {
      if (!asker.patient || standing.before === undefined) return refuse(shell, step.errors, options);
      // The answer can't be, or brings the rules to a contradiction: told, and asked again.
      refuse(shell, step.errors, {});
      standing = standing.before;
      continue;
    }
    const reply = await asker.ask(
      promptOf(terms.program, step, shell.lang, (text) => readAnswer(text, step.declaration, shell.lang)),
    );
    switch (reply.kind) {
      case "answer":
        standing = answered(terms, standing, step, reply.json);
        break;
      case "unknown":
        standing = declined(terms, standing, step);
        break;
      case "back":
        standing = standing.before ?? standing;
        break;
      case "cancelled":
        shell.say(shell.tell({ vi: "Đã dừng; không ghi gì.", en: "Stopped; nothing was written." }));
        return INTERRUPTED;
      case "ended":
        complain(shell, rows.answersEnd({ file: "" }, { question: step.fact }));
        return EXIT.badInput;
      case "wrong":
        complain(shell, wrongAnswer(step, reply));
        return EXIT.badInput;
    }
  }
}

function wrongAnswer(
  { fact }: Question,
  { line, problem }: { readonly line: number; readonly problem: Diagnostic["message"] },
): Diagnostic {
  return rows.badAnswer({ file: fact }, { line: String(line), question: fact, problem });
}

/** Saves what was answered where that is asked for, then shows the decision as `khoan eval` does. */
function conclude(
  shell: Shell,
  { program, assume }: Terms,
  { facts, step }: Standing & { readonly step: Extract<Next, { kind: "done" }> },
  options: Options,
): number {
  const path = options["save"];
  if (typeof path === "string") {
    try {
      writeAtomic(path, `${JSON.stringify(facts, null, 2)}\n`);
    } catch (error) {
      const problem = hostError(error);
      complain(shell, files.cannotWrite({ file: path }, { path, reason: problem.reason ?? problem.error }));
      return EXIT.badInput;
    }
  }
  const { decision, assumed } = step;
  const { lang, colour } = shell;
  // Room between the talk and the decision.
  if (process.stdin.isTTY === true) shell.say("\n");
  switch (options["format"]) {
    case "json":
      shell.out(JSON.stringify(decisionJson(program, decision, undefined), null, 2));
      break;
    case "markdown":
      shell.out(markdownDecision({ program, decision, lang, trees: undefined }));
      break;
    default:
      shell.out(textDecision({ program, decision, lang, trees: undefined, colour }));
  }
  if (assume === "defaults" && assumed.length > 0) shell.say(assumptions(shell, assumed));
  if (typeof path === "string")
    shell.say(shell.tell({ vi: `Đã ghi dữ kiện vào ${path}`, en: `Facts written to ${path}` }));
  return EXIT.fine;
}

/** More than these are counted only. */
const MAX_ASSUMED = 12;

function assumptions(shell: Shell, assumed: readonly Assumption[]): string {
  const { lang } = shell;
  const none = shell.tell({ vi: "không có", en: "none" });
  const lines = assumed
    .slice(0, MAX_ASSUMED)
    .map(
      ({ label, value, type }) =>
        `  - ${visible(`${label}: ${value === null ? none : formatValue(value, type, lang)}`)}`,
    );
  const rest = assumed.length - lines.length;
  const more = rest === 0 ? [] : [shell.tell({ vi: `  … và ${rest} điều nữa`, en: `  … and ${rest} more` })];
  const head = shell.tell({
    vi: "Đã coi là như thường lệ (khác đi thì kết quả có thể khác; --all để được hỏi từng điều):",
    en: "Taken as usual (otherwise the result may differ; --all asks for each of them):",
  });
  return [head, ...lines, ...more].join("\n");
}

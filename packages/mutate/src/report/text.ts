/** The report for a terminal: a bar for each clause, then every mutant that is still open, with a case to add. */
import { displayWidth, type Lang, place, visible } from "@khoan/diagnostics";
import {
  byClause,
  type ClauseResults,
  isOpen,
  type MutantResult,
  type Score,
  type State,
  scoreOf,
} from "../results.ts";
import type { MutationReport } from "./report.ts";
import { KIND_WORDS, SIGNS, STATE_WORDS } from "./words.ts";

export type TextStyle = {
  readonly lang: Lang;
  readonly colour: boolean;
  /** Also those that need nothing: equivalent ones with their reasons. */
  readonly all: boolean;
};

const COLOURS: Readonly<Record<State, number>> = {
  killed: 32,
  timeout: 32,
  elsewhere: 33,
  survived: 31,
  uncovered: 31,
  proved: 90,
  argued: 90,
};

const BAR = 20;

export function mutationText(report: MutationReport, style: TextStyle): string {
  const clauses = byClause(report.results, report.program);
  const shown = report.results.filter((one) => (style.all ? one.state !== "killed" : isOpen(one)));
  return [table(clauses, style), ...shown.map((one) => detail(one, report, style))]
    .filter((part) => part !== "")
    .join("\n\n");
}

function table(clauses: readonly ClauseResults[], style: TextStyle): string {
  const width = Math.max(0, ...clauses.map(({ id }) => displayWidth(id)));
  return clauses
    .map(({ id, title, results }) => {
      const score = scoreOf(results);
      const name = visible(id) + " ".repeat(width - displayWidth(id));
      const percent = percentText(score.percent, style.lang).padStart(6);
      return `${name}  ${bar(results, style)} ${percent}  ${countsText(score, style.lang)}${title === "" ? "" : `  ${paint(visible(title), 90, style)}`}`;
    })
    .join("\n");
}

/** Twenty cells in the proportion of the states, each state at least one. */
function bar(results: readonly MutantResult[], style: TextStyle): string {
  const order: readonly State[] = ["killed", "timeout", "elsewhere", "survived", "uncovered", "proved", "argued"];
  const cells = order.flatMap((state) => {
    const count = results.filter((one) => one.state === state).length;
    return count === 0 ? [] : [{ state, cells: Math.max(1, Math.round((count * BAR) / results.length)) }];
  });
  const widest = cells.reduce((best, one) => (one.cells > best.cells ? one : best), cells[0] as (typeof cells)[number]);
  widest.cells += BAR - cells.reduce((sum, one) => sum + one.cells, 0);
  return cells.map(({ state, cells: n }) => paint(FILL[state].repeat(Math.max(n, 0)), COLOURS[state], style)).join("");
}

const FILL: Readonly<Record<State, string>> = {
  killed: "█",
  timeout: "█",
  elsewhere: "▒",
  survived: "░",
  uncovered: "·",
  proved: "=",
  argued: "≈",
};

function paint(text: string, colour: number, style: TextStyle): string {
  return style.colour && text !== "" ? `\u001b[${colour}m${text}\u001b[0m` : text;
}

function countsText({ counts, total, noticed }: Score, lang: Lang): string {
  const rest = (["elsewhere", "survived", "uncovered", "proved", "argued"] as const).flatMap((state) =>
    counts[state] === 0 ? [] : [`${SIGNS[state]} ${counts[state]} ${STATE_WORDS[lang][state]}`],
  );
  return [`${noticed}/${total}`, ...rest].join(" · ");
}

function detail(
  { mutant, state, by, proof, reason, proposal }: MutantResult,
  report: MutationReport,
  style: TextStyle,
): string {
  const { lang } = style;
  const clause = report.program.clauses[mutant.clauses[0] ?? -1]?.id ?? "";
  const head = `${SIGNS[state]} ${clause}  ${STATE_WORDS[lang][state]}: ${KIND_WORDS[lang][mutant.kind]}, ${mutant.what[lang]}`;
  const words = WORDS[lang];
  return [
    paint(visible(head), COLOURS[state], style),
    `  ${place(mutant.span, mutant.span.uri, report.sources)}`,
    `  - ${short(mutant.before)}`,
    `  + ${short(mutant.after)}`,
    ...(by === undefined ? [] : [`  ${words.by}: ${visible(by.name)} (${by.span.uri})`]),
    ...(proof === undefined ? [] : [`  ${words.proof}: ${proof[lang]}`]),
    ...(reason === undefined
      ? []
      : [
          `  ${words.reason}: ${visible(reason.why)}${reason.author === undefined ? "" : ` (${visible(reason.author)})`}`,
        ]),
    `  ${words.key}: ${mutant.key}`,
    ...(proposal === undefined
      ? []
      : [`  ${words.proposal}:`, "", ...proposal.text.trimEnd().split("\n").map(visible)]),
  ].join("\n");
}

const LONGEST = 160;

function short(text: string): string {
  const line = visible(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const WORDS = {
  vi: { by: "ca phát hiện", proof: "chứng minh", reason: "lý do", key: "khóa", proposal: "ca nên thêm" },
  en: { by: "noticed by", proof: "proof", reason: "reason", key: "key", proposal: "a case to add" },
} as const;

/** `97,8%` or `97.8%`. */
function percentText(percent: number, lang: Lang): string {
  return `${lang === "vi" ? String(percent).replace(".", ",") : percent}%`;
}

/** One line for the end: the score and what is open. */
export function mutationSummary(report: MutationReport, lang: Lang): string {
  const score = scoreOf(report.results);
  const open = report.results.filter(isOpen).length;
  const { percent, noticed, total, counts } = score;
  const equivalent = counts.proved + counts.argued;
  return lang === "vi"
    ? `${report.ruleSet}: ${percentText(percent, lang)} (${noticed}/${total} thể đột biến bị ca nêu đúng điều khoản phát hiện; ${equivalent} tương đương); ${open} chưa có ca hay lý do.`
    : `${report.ruleSet}: ${percentText(percent, lang)} (${noticed} of ${total} mutants killed by a case that names the clause; ${equivalent} equivalent); ${open} without case or reason.`;
}

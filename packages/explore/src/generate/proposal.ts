/** A life proposed as a case, and the words that say what it is for. */
import { type Asked, type Ledger, sentenceOf, type Telling, textOf } from "@khoan/coverage";
import type { Lang } from "@khoan/diagnostics";
import { literalText, toWord } from "@khoan/language";
import type { Life } from "../lives/life.ts";
import type { EdgeLife } from "./edges.ts";

export type Purpose = "gap" | "edge" | "calendar" | "pairs";

export type Proposal = {
  readonly purpose: Purpose;
  readonly life: Life;
  readonly name: string;
  /** What the cases lack, where that is more than the name says. */
  readonly remark?: string;
  /** Index of the clause that it is about. */
  readonly clause?: number;
  /** The variables that it is about. */
  readonly variables: readonly number[];
  /** The outputs that it is about, where they are known better than by the variables. */
  readonly outputs?: readonly string[];
};

/** Longer names are cut. */
const MAX_NAME = 110;

function short(text: string): string {
  return text.length <= MAX_NAME ? text : `${text.slice(0, MAX_NAME - 1).trimEnd()}…`;
}

const TRUE = { vi: { true: "đúng", false: "sai" }, en: { true: "true", false: "false" } } as const;

function clauseText(clause: number | undefined, { program }: Telling): string {
  const id = clause === undefined ? undefined : program.clauses[clause]?.id;
  return id === undefined ? "" : `${id}: `;
}

/** `II.4.b · thấy_đúng: …` */
export function gapName(asked: Asked, telling: Telling, lang: Lang): string {
  const kind = (toWord("gap", lang, asked.kind) ?? asked.kind).replaceAll("_", " ");
  return short(`${clauseText(asked.clause, telling)}${kind} “${asked.what}”`);
}

export function gapRemark(asked: Asked, telling: Telling, lang: Lang): string {
  return sentenceOf(asked, telling).what[lang];
}

/** What moves, where the part of the condition stands, and on which side of it. */
export function edgeName({ edge, mover }: EdgeLife, asked: AtomSite, telling: Telling, lang: Lang): string {
  const what = `${clauseText(asked.clause, telling)}“${asked.text}”`;
  const side = TRUE[lang][`${edge.side}`];
  const moved = mover.name?.replace(/\.from$/, lang === "vi" ? " (ngày bắt đầu)" : " (first day)") ?? MOMENT[lang];
  return short(
    lang === "vi" ? `${what} vừa ${side}: ${moved} sát ngưỡng` : `${what} just ${side}: ${moved} at the threshold`,
  );
}

const MOMENT = { vi: "thời điểm hỏi", en: "the moment asked for" } as const;

export function calendarName(
  date: number,
  name: string,
  asked: AtomSite,
  side: boolean,
  telling: Telling,
  lang: Lang,
): string {
  const day = literalText({ type: "date", value: date }, lang);
  const what = `${clauseText(asked.clause, telling)}“${asked.text}” ${TRUE[lang][`${side}`]}`;
  return short(lang === "vi" ? `${name} ngày ${day}: ${what}` : `${name} on ${day}: ${what}`);
}

export function pairsName(number: number, lang: Lang): string {
  return lang === "vi" ? `Phối hợp từng cặp ${number}` : `Pairwise ${number}`;
}

/** A part of a condition as its file has it. */
export type AtomSite = { readonly text: string; readonly clause: number | undefined; readonly variable: number };

export function atomSite(record: number, atom: number, telling: Telling, ledger: Ledger): AtomSite | undefined {
  const condition = ledger.conditions[record]?.condition;
  const site = condition?.atoms[atom];
  if (condition === undefined || site === undefined) return undefined;
  const text = textOf(site.span, telling.sources);
  return { text, clause: site.clause ?? condition.clause, variable: condition.variable };
}

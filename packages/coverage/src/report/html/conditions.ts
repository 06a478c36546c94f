/** The conditions and rules of a clause as they stand in the file, with what was seen of each and which case shows it. */
import type { Asked, GapKind, Shown } from "../../gap/asked.ts";
import { wholeText } from "../../gap/asked.ts";
import { sentenceOf } from "../../gap/sentence.ts";
import { textOf } from "../../gap/text.ts";
import { both, escape, lineLink, type Page, sign, type Words, witnessLink } from "./markup.ts";

const KINDS: Readonly<Record<GapKind, Words>> = {
  seen_true: { vi: "đúng", en: "true" },
  seen_false: { vi: "sai", en: "false" },
  seen_unknown: { vi: "chưa biết", en: "unknown" },
  decides: { vi: "tự quyết", en: "decides alone" },
  applies: { vi: "áp dụng", en: "applies" },
  row: { vi: "dòng được chọn", en: "row hit" },
  wins: { vi: "ngoại lệ thắng", en: "exception wins" },
  stands_aside: { vi: "ngoại lệ nhường", en: "exception stands aside" },
  otherwise: { vi: "nếu không", en: "otherwise" },
  rate: { vi: "mức được dùng", en: "rate used" },
  bracket: { vi: "bậc được dùng", en: "bracket reached" },
  option: { vi: "cách đọc được chạy", en: "reading run" },
  must: { vi: "được kiểm tra", en: "checked" },
  cited: { vi: "được nêu", en: "named" },
  examined: { vi: "được xét", en: "examined" },
  noticed: { vi: "bỏ đi thì có ca nhận ra", en: "a case would notice" },
};

type State = "shown" | "accepted" | "open";

export const ASKED_SIGNS: Readonly<Record<State, readonly [mark: string, words: Words]>> = {
  shown: ["✓", { vi: "đã thấy:", en: "shown:" }],
  accepted: ["≈", { vi: "được chấp nhận:", en: "accepted:" }],
  open: ["✗", { vi: "chưa thấy:", en: "not shown:" }],
};

export function stateOf(asked: Asked, { coverage }: Page): State {
  if (asked.shown !== undefined) return "shown";
  return coverage.reasons.has(asked) ? "accepted" : "open";
}

/** All that is asked of a clause, condition by condition, then rule by rule. */
export function askedOfClause(asked: readonly Asked[], page: Page): string {
  const conditions = Map.groupBy(
    asked.filter((one) => one.record !== undefined && one.record.condition.role !== "together"),
    (one) => one.record,
  );
  const rest = asked.filter((one) => !(one.record !== undefined && one.record.condition.role !== "together"));
  const blocks = [...conditions.values()].map((group) => conditionBlock(group, page));
  const items = rest.map((one) => itemLine(one, page));
  return [...blocks, ...(items.length === 0 ? [] : [`<ul class="asked">${items.join("")}</ul>`])].join("");
}

function conditionBlock(group: readonly Asked[], page: Page): string {
  const [first] = group;
  if (first?.record === undefined) return "";
  const outcomes = group.filter((one) => one.atom === undefined).map((one) => outcomeMark(one, page));
  const atoms = group.filter((one) => one.atom !== undefined).map((one) => atomLine(one, page));
  return [
    `<div class="condition"><p class="formula"><code lang="vi">${formula(group, page)}</code> ${lineLink(first.record.condition.span, page)}</p>`,
    `<ul class="outcomes">${outcomes.join("")}</ul>`,
    atoms.length === 0
      ? ""
      : `<details class="pairs"><summary>${both({ vi: `${atoms.length} phần tự quyết`, en: `${atoms.length} parts decide alone` })}</summary><ul class="asked">${atoms.join("")}</ul></details>`,
    "</div>",
  ].join("");
}

/** The formula with its atoms marked by their state. */
function formula(group: readonly Asked[], page: Page): string {
  const { record } = group[0] as Asked;
  if (record === undefined) return "";
  const { span, role } = record.condition;
  const source = page.coverage.sources.get(span.uri);
  const atoms = group
    .filter((one) => one.atom !== undefined && one.span.start >= span.start && one.span.end <= span.end)
    .toSorted((a, b) => a.span.start - b.span.start);
  if (source === undefined || role === "row" || atoms.length === 0) {
    return escape(wholeText(record, page.coverage.sources));
  }
  const plain = (from: number, to: number): string => escape(source.text.slice(from, to).replaceAll(/\s+/gu, " "));
  let at = span.start;
  let html = "";
  for (const atom of atoms) {
    if (atom.span.start < at) continue;
    const state = stateOf(atom, page);
    const mark = state === "shown" ? "" : sign(state);
    html += `${plain(at, atom.span.start)}<span class="atom ${state}">${mark}${escape(textOf(atom.span, page.coverage.sources))}</span>`;
    at = atom.span.end;
  }
  return html + plain(at, span.end);
}

/** `✓ đúng: ca …` */
function outcomeMark(asked: Asked, page: Page): string {
  const state = stateOf(asked, page);
  const shown = asked.shown === undefined ? more(asked, page) : ` ${shownBy(asked.shown, page)}`;
  return `<li class="${state}">${sign(state)}<b>${both(KINDS[asked.kind])}</b>${shown}</li>`;
}

function atomLine(asked: Asked, page: Page): string {
  const state = stateOf(asked, page);
  const shown = asked.shown === undefined ? more(asked, page) : `<br>${shownBy(asked.shown, page)}`;
  const text = escape(textOf(asked.span, page.coverage.sources));
  return `<li class="${state}">${sign(state)}<code lang="vi">${text}</code>${shown}</li>`;
}

function itemLine(asked: Asked, page: Page): string {
  const state = stateOf(asked, page);
  const text =
    asked.kind === "cited" || asked.kind === "examined" || asked.kind === "noticed"
      ? ""
      : ` <code lang="vi">${escape(asked.what)}</code>`;
  const shown = asked.shown === undefined ? more(asked, page) : ` ${shownBy(asked.shown, page)}`;
  return `<li class="${state}">${sign(state)}<b>${both(KINDS[asked.kind])}</b>${text}${shown}</li>`;
}

function shownBy(shown: Shown, page: Page): string {
  if (shown.kind === "case") return `<span class="by">${witnessLink(shown.witness, page)}</span>`;
  const half = (words: Words, link: string): string => `<span class="half"><i>${both(words)}</i> ${link}</span>`;
  return `<span class="by">${half({ vi: "đúng:", en: "true:" }, witnessLink(shown.whenTrue, page))} ↔ ${half({ vi: "sai:", en: "false:" }, witnessLink(shown.whenFalse, page))}</span>`;
}

/** Why it is accepted, or what is missing and what would close it. */
export function more(asked: Asked, page: Page): string {
  const reason = page.coverage.reasons.get(asked);
  if (reason !== undefined) {
    const by = { vi: `(${escape(reason.author)})`, en: `(${escape(reason.author)})` };
    return `<p class="reason" lang="${page.coverage.program.document.language}">${escape(reason.why)} ${both(by)} ${lineLink(reason.span, page)}</p>`;
  }
  const { what, close } = sentenceOf(asked, page.coverage.telling);
  const marked = (text: string): string => escape(text).replaceAll(/`([^`]*)`/gu, "<code>$1</code>");
  const escaped = (words: Words): Words => ({ vi: marked(words.vi), en: marked(words.en) });
  return `<p class="gap">${both(escaped(what))}<br>→ ${both(escaped(close))}</p>`;
}

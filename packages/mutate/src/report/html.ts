/**
 * The report as one HTML page that needs nothing else: the document's clauses with a bar each, filters by state, a search
 * without accents, each mutant as a struck-out and a new text, the case to add ready to copy. Prints on paper.
 */
import { fold, type Lang, placeOf } from "@khoan/diagnostics";
import { byClause, isOpen, type MutantResult, STATES, type State, scoreOf } from "../results.ts";
import { PAGE_SCRIPT, PAGE_STYLE } from "./html-page.ts";
import type { MutationReport } from "./report.ts";
import { KIND_WORDS, SIGNS, STATE_WORDS } from "./words.ts";

const WORDS = {
  vi: {
    title: "Đột biến của luật",
    lead: "Mỗi thể đột biến đổi luật ở đúng một chỗ. Một ca nêu đúng điều khoản đó phải chuyển đỏ.",
    search: "Tìm điều khoản, lời văn, khóa (không cần dấu)",
    score: "điểm đột biến",
    noticed: "bị phát hiện",
    open: "chưa có ca hay lý do",
    equivalent: "tương đương",
    by: "Ca phát hiện",
    proof: "Chứng minh",
    reason: "Lý do",
    proposal: "Ca nên thêm",
    copy: "Chép",
    copied: "Đã chép",
    nothing: "Không có gì khớp.",
  },
  en: {
    title: "Mutation of the law",
    lead: "Each mutant changes the law in one place. A case that names that clause must turn red.",
    search: "Search clauses, texts, keys (accents apart)",
    score: "mutation score",
    noticed: "killed",
    open: "without case or reason",
    equivalent: "equivalent",
    by: "Noticed by",
    proof: "Proof",
    reason: "Reason",
    proposal: "A case to add",
    copy: "Copy",
    copied: "Copied",
    nothing: "Nothing matches.",
  },
} as const;

/** A whole page in the language of the reader. */
export function mutationHtml(report: MutationReport, lang: Lang): string {
  const words = WORDS[lang];
  const score = scoreOf(report.results);
  const open = report.results.filter(isOpen).length;
  const filters = STATES.filter((state) => score.counts[state] > 0).map((state) => {
    const on = state === "elsewhere" || state === "survived" || state === "uncovered";
    return `<label class="chip ${state}"><input type="checkbox" data-state="${state}"${on ? " checked" : ""}>${SIGNS[state]} ${STATE_WORDS[lang][state]} <b>${score.counts[state]}</b></label>`;
  });
  const clauses = byClause(report.results, report.program).map(({ id, title, results }) => {
    const rows = results.map((one) => mutantHtml(one, report, lang)).join("");
    return `<details class="clause" data-clause><summary><span class="id">${escape(id)}</span>${barHtml(results)}<span class="percent">${scoreOf(results).percent}%</span><span class="about">${escape(title)}</span></summary>${rows}</details>`;
  });
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · ${escape(report.ruleSet)}</title><style>${PAGE_STYLE}</style></head>
<body><header><h1>${words.title}</h1><p class="set">${escape(report.title)}</p><p class="lead">${words.lead}</p>
<dl class="figures"><div class="${open === 0 ? "good" : "half"}"><dd>${score.percent}%</dd><dt>${words.score}</dt></div>
<div><dd>${score.noticed}/${score.total}</dd><dt>${words.noticed}</dt></div>
<div><dd>${score.counts.proved + score.counts.argued}</dd><dt>${words.equivalent}</dt></div>
<div><dd>${open}</dd><dt>${words.open}</dt></div></dl></header>
<nav><input type="search" id="search" placeholder="${words.search}" aria-label="${words.search}"><div class="chips">${filters.join("")}</div></nav>
<main>${clauses.join("\n")}<p id="nothing" hidden>${words.nothing}</p></main>
<script>${PAGE_SCRIPT.replace("__COPIED__", words.copied)}</script></body></html>
`;
}

function barHtml(results: readonly MutantResult[]): string {
  const parts = STATES.flatMap((state: State) => {
    const count = results.filter((one) => one.state === state).length;
    return count === 0 ? [] : [`<i class="${state}" style="flex:${count}" title="${count}"></i>`];
  });
  return `<span class="bar">${parts.join("")}</span>`;
}

function mutantHtml(
  { mutant, state, by, proof, reason, proposal }: MutantResult,
  report: MutationReport,
  lang: Lang,
): string {
  const words = WORDS[lang];
  const line = placeOf(mutant.span, report.sources)?.line ?? 1;
  const where = `${mutant.span.uri}:${line}`;
  const extra = (name: string, text: string): string => `<p class="extra"><b>${name}:</b> ${escape(text)}</p>`;
  const found = fold(
    [mutant.key, mutant.before, mutant.after, mutant.what[lang], by?.name ?? "", reason?.why ?? ""].join(" "),
  );
  return `<article class="mutant ${state}" data-state="${state}" data-text="${escape(found)}" id="${escape(mutant.key)}">
<p class="head"><span class="state">${SIGNS[state]} ${STATE_WORDS[lang][state]}</span> ${KIND_WORDS[lang][mutant.kind]}: ${escape(mutant.what[lang])} <a href="${escape(encodeURI(mutant.span.uri))}#L${line}">${escape(where)}</a></p>
${changeHtml(mutant.before, mutant.after)}
${by === undefined ? "" : `<p class="extra"><b>${words.by}:</b> <a href="${escape(encodeURI(by.span.uri))}">${escape(by.name)}</a></p>`}${proof === undefined ? "" : extra(words.proof, proof[lang])}${reason === undefined ? "" : extra(words.reason, reason.why)}
<p class="key"><code>${escape(mutant.key)}</code></p>${proposal === undefined ? "" : `<div class="proposal"><b>${words.proposal}</b> <button type="button">${words.copy}</button><pre>${escape(proposal.text)}</pre></div>`}
</article>`;
}

/** Only the words that differ are struck out or new. */
function changeHtml(before: string, after: string): string {
  const [old, fresh] = [before.split(" "), after.split(" ")];
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const line = (words: readonly string[], tag: "del" | "ins"): string => {
    const part = (from: number, to: number): string => escape(words.slice(from, to).join(" "));
    const [first, middle, last] = [
      part(0, head),
      part(head, words.length - tail),
      part(words.length - tail, words.length),
    ];
    const marked = middle === "" ? "" : `<${tag}>${middle}</${tag}>`;
    return `<span>${[first, marked, last].filter((one) => one !== "").join(" ")}</span>`;
  };
  return `<p class="change">${line(old, "del")}${line(fresh, "ins")}</p>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

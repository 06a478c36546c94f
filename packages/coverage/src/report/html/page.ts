/**
 * Coverage as one HTML file: no network, readable and switchable without a script (which only searches and opens), on
 * paper too. It holds rules, names of cases and places; never the facts of a case.
 */
import type { DocumentInfo } from "@khoan/language/core";
import type { Coverage } from "../../coverage.ts";
import type { Asked } from "../../gap/asked.ts";
import { type CoverState, coverStates, RELATION_SIGNS, RELATIONS, STATE_SIGNS } from "../state.ts";
import { ASKED_SIGNS, more, stateOf } from "./conditions.ts";
import { both, clauseAnchor, escape, type Links, lineLink, type Page, sign, signRules, type Words } from "./markup.ts";
import { matrixSection } from "./matrix.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { RELATION_WORDS, STATE_WORDS, treeSection } from "./tree.ts";

export type HtmlOptions = {
  /** The language that is shown first. */
  readonly lang: "vi" | "en";
  readonly links: Links;
};

export function coverageHtml(coverage: Coverage, { lang, links }: HtmlOptions): string {
  const page: Page = { coverage, links };
  const { document } = coverage.program;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${lang === "vi" ? "Độ phủ" : "Coverage"}: ${escape(document.number ?? document.id)}</title>
<style>${STYLE}${SIGNS}</style>
</head>
<body>
<a class="skip" href="#tree">${both({ vi: "Đến văn bản", en: "Skip to the document" })}</a>
${header(document, lang)}
<main>
${summarySection(page)}
${gapsSection(page)}
${treeSection(page)}
${matrixSection(page)}
${reasonsSection(page)}
${casesSection(page)}
</main>
${footer(document, coverage.program.digest)}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** Every sign of the page with what it means. */
const SIGNS = [
  ...(Object.keys(STATE_SIGNS) as CoverState[]).map((state) =>
    signRules(state, STATE_SIGNS[state], STATE_WORDS[state]),
  ),
  ...RELATIONS.map((relation) => signRules(relation, RELATION_SIGNS[relation], RELATION_WORDS[relation])),
  ...Object.entries(ASKED_SIGNS).map(([state, [mark, words]]) => signRules(state, mark, words)),
].join("");

function header(document: DocumentInfo, lang: "vi" | "en"): string {
  const radio = (group: string, value: string, words: string, checked: boolean): string =>
    `<label><input type="radio" name="${group}" id="${group}-${value}"${checked ? " checked" : ""}><span>${words}</span></label>`;
  const issuer = [document.number, document.issuer].filter((one) => one !== undefined).join(" · ");
  return `<header>
<div class="names">
<p class="kind">${both({ vi: "Độ phủ của ca kiểm thử", en: "Coverage by golden cases" })}</p>
<h1 lang="${document.language}">${escape(document.title)}</h1>
<p class="issuer" lang="${document.language}">${escape(issuer)}</p>
</div>
<div class="tools">
<fieldset class="switch"><legend class="ear">${both({ vi: "Ngôn ngữ", en: "Language" })}</legend>${radio("lang", "vi", '<span lang="vi">Tiếng Việt</span>', lang === "vi")}${radio("lang", "en", '<span lang="en">English</span>', lang === "en")}</fieldset>
<fieldset class="switch"><legend class="ear">${both({ vi: "Nền", en: "Theme" })}</legend>${radio("theme", "auto", both({ vi: "Theo máy", en: "System" }), true)}${radio("theme", "light", both({ vi: "Sáng", en: "Light" }), false)}${radio("theme", "dark", both({ vi: "Tối", en: "Dark" }), false)}</fieldset>
</div>
<form class="find" role="search" hidden>
<label for="q">${both({ vi: "Tìm (không cần dấu)", en: "Search (accents not needed)" })}</label>
<input id="q" type="search" autocomplete="off" spellcheck="false">
<label class="only"><input id="only" type="checkbox"> ${both({ vi: "Chỉ chỗ hở", en: "Gaps only" })}</label>
<button type="button" id="open">${both({ vi: "Mở hết", en: "Open all" })}</button>
<button type="button" id="close">${both({ vi: "Đóng hết", en: "Close all" })}</button>
<output id="found" for="q only"></output>
</form>
</header>`;
}

function summarySection(page: Page): string {
  const { coverage } = page;
  const { asked, reasons, open, cases, failed, reached, summary } = coverage;
  const shown = asked.filter((one) => one.shown !== undefined).length;
  const thresholds = coverage.program.document.thresholds ?? {};
  const meter = (words: Words, value: number, wanted: number | undefined): string => {
    const number = String(Math.floor(value * 10) / 10);
    const text = both({ vi: `${number.replace(".", ",")}%`, en: `${number}%` });
    const low = wanted !== undefined && value < wanted;
    const goal =
      wanted === undefined
        ? ""
        : `<span class="goal">${both({ vi: `ngưỡng ${wanted}%`, en: `threshold ${wanted}%` })}${low ? " ✗" : " ✓"}</span>`;
    const line = wanted === undefined ? "" : `<i class="wanted" style="inset-inline-start:${wanted}%"></i>`;
    return `<div class="tile${low ? " low" : ""}"><dt>${both(words)}</dt><dd><b>${text}</b> ${goal}<span class="bar" aria-hidden="true"><i style="inline-size:${value}%"></i>${line}</span></dd></div>`;
  };
  const tile = (words: Words, value: string, note: string, state = ""): string =>
    `<div class="tile ${state}"><dt>${both(words)}</dt><dd><b>${value}</b> <span class="goal">${note}</span></dd></div>`;
  return `<section id="summary" aria-labelledby="summary-h"><h2 id="summary-h" class="ear">${both({ vi: "Tổng quan", en: "Summary" })}</h2>
<dl class="tiles">
${meter({ vi: "Điều khoản", en: "Clauses" }, reached.clauses, thresholds.clauses)}
${meter({ vi: "Điều kiện và quy tắc", en: "Conditions and rules" }, reached.conditions, thresholds.conditions)}
${tile({ vi: "Ca kiểm thử", en: "Golden cases" }, String(cases.length), failed.length === 0 ? both({ vi: "đều đạt", en: "all pass" }) : both({ vi: `${failed.length} không đạt, không tính ✗`, en: `${failed.length} fail, not counted ✗` }), failed.length === 0 ? "" : "low")}
${tile({ vi: "Chỗ hở", en: "Open gaps" }, String(open.length), both({ vi: `${reasons.size} được chấp nhận có lý do, trên ${asked.length}`, en: `${reasons.size} accepted with a reason, of ${asked.length}` }), open.length === 0 ? "" : "low")}
</dl>
${stateBar(coverage)}
<p class="small">${both({
    vi: `${shown}/${asked.length} điều được hỏi đã có ca cho thấy. ${summary.total} điều khoản: ${summary.encoded} mã hóa, ${summary.notEncoded} không mã hóa và nói vì sao, ${summary.empty} trống; ngoài ra ${summary.limbs} vế.`,
    en: `${shown} of ${asked.length} things asked for are shown by cases. ${summary.total} clauses: ${summary.encoded} encoded, ${summary.notEncoded} not encoded with a reason, ${summary.empty} empty; besides, ${summary.limbs} limbs.`,
  })}</p></section>`;
}

/** The clauses of the document side by side, each in the colour and height of its state; leads to the clause. */
function stateBar(coverage: Coverage): string {
  const states = coverStates(coverage);
  const bars = coverage.clauses.map((clause) => {
    const state = states.get(clause.index) ?? "empty";
    return `<a class="${state}" href="#${clauseAnchor(clause.id)}" tabindex="-1" title="${escape(clause.id)}"></a>`;
  });
  const counts = (Object.keys(STATE_SIGNS) as CoverState[]).flatMap((state) => {
    const count = [...states.values()].filter((one) => one === state).length;
    if (count === 0) return [];
    return [
      `<li class="${state}"><span aria-hidden="true">${sign(state)}</span> ${count} ${both(STATE_WORDS[state])}</li>`,
    ];
  });
  return `<div class="strip" aria-hidden="true">${bars.join("")}</div><ul class="legend states">${counts.join("")}</ul>`;
}

function gapsSection(page: Page): string {
  const { open } = page.coverage;
  if (open.length === 0) return "";
  const head = both({ vi: `Chỗ hở (${open.length})`, en: `Open gaps (${open.length})` });
  const lines = open.map((one) => gapLine(one, page)).join("");
  return `<section id="gaps" aria-labelledby="gaps-h"><details open><summary><h2 id="gaps-h">${head}</h2></summary><ol class="gaps">${lines}</ol></details></section>`;
}

function gapLine(gap: Asked, page: Page): string {
  const clause = page.coverage.program.clauses[gap.clause ?? -1]?.id;
  const link = clause === undefined ? "" : `<a href="#${clauseAnchor(clause)}">${escape(clause)}</a> `;
  return `<li>${sign("open")}${link}${lineLink(gap.span, page)}${more(gap, page)}</li>`;
}

function reasonsSection(page: Page): string {
  const accepted = page.coverage.asked.filter((one) => stateOf(one, page) === "accepted");
  if (accepted.length === 0) return "";
  const lines = accepted.map((one) => {
    const clause = page.coverage.program.clauses[one.clause ?? -1]?.id;
    const link = clause === undefined ? "" : `<a href="#${clauseAnchor(clause)}">${escape(clause)}</a> `;
    return `<li>${sign("accepted")}${link}<code lang="vi">${escape(one.what)}</code>${more(one, page)}</li>`;
  });
  const head = both({ vi: `Được chấp nhận (${accepted.length})`, en: `Accepted (${accepted.length})` });
  return `<section id="reasons" aria-labelledby="reasons-h"><details open><summary><h2 id="reasons-h">${head}</h2></summary><ul class="gaps">${lines.join("")}</ul></details></section>`;
}

function casesSection(page: Page): string {
  const { cases } = page.coverage;
  const files = Map.groupBy(cases.keys(), (one) => cases[one]?.span.uri ?? "");
  const blocks = [...files].map(([file, indexes]) => {
    const lines = indexes.map((index) => {
      const one = cases[index];
      if (one === undefined) return "";
      const clauses = one.clauses.map(({ name }) => `<a href="#${clauseAnchor(name)}">${escape(name)}</a>`);
      return `<li id="k${index + 1}" value="${index + 1}">${escape(one.name)} ${lineLink(one.span, page)} <span class="clauses">${clauses.join(" ")}</span></li>`;
    });
    return `<details open><summary>${escape(file)}</summary><ol>${lines.join("")}</ol></details>`;
  });
  return `<section id="cases" aria-labelledby="cases-h"><h2 id="cases-h">${both({ vi: `Ca kiểm thử (${cases.length})`, en: `Golden cases (${cases.length})` })}</h2>${blocks.join("")}</section>`;
}

function footer(document: DocumentInfo, digest: string): string {
  const terms = both({
    vi: "“Nhận ra”: bỏ quy tắc của điều khoản đi thì một kết quả mà ca mong đợi đổi khác. “Tự quyết”: trong hai ca, phần đó đúng rồi sai, các phần khác không che nó, và kết quả của điều kiện đổi theo (MC/DC có che).",
    en: "“Would notice”: without the rules of the clause, something that the case expects comes out otherwise. “Decides alone”: in two cases the part is true and false, nothing masks it, and the outcome of the condition follows (masking MC/DC).",
  });
  return `<footer><p>${terms}</p><p class="small">${escape(document.id)} · ${escape(digest.slice(0, 16))}</p></footer>`;
}

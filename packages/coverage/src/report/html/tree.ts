/** The document as a tree: every clause with its state, its rules and conditions, and the cases that have to do with it. */
import type { ClauseCover } from "../../coverage.ts";
import type { Asked } from "../../gap/asked.ts";
import { type CoverState, coverStates, RELATIONS, type Relation, relationsOf } from "../state.ts";
import { askedOfClause } from "./conditions.ts";
import { both, clauseAnchor, escape, lineLink, type Page, sign, type Words } from "./markup.ts";

export const STATE_WORDS: Readonly<Record<CoverState, Words>> = {
  covered: { vi: "đã phủ", en: "covered" },
  partly: { vi: "còn chỗ hở", en: "gaps left" },
  uncovered: { vi: "chưa ca nào xét", en: "examined by no case" },
  not_encoded: { vi: "không mã hóa", en: "not encoded" },
  empty: { vi: "trống", en: "empty" },
};

export const RELATION_WORDS: Readonly<Record<Relation, Words>> = {
  names_and_notices: { vi: "nêu, và nhận ra nếu bỏ đi", en: "names it and would notice" },
  notices: { vi: "nhận ra nếu bỏ đi, không nêu", en: "would notice, does not name it" },
  names: { vi: "nêu, nhưng không nhận ra", en: "names it, would not notice" },
  examines: { vi: "chỉ xét", en: "only examines it" },
};

export function treeSection(page: Page): string {
  const { coverage } = page;
  const states = coverStates(coverage);
  const asked = Map.groupBy(coverage.asked, (one) => one.clause);
  const loose = asked.get(undefined) ?? [];
  let html = "";
  let depth = -1;
  for (const clause of coverage.clauses) {
    // Lists are opened and closed as the depth says; a clause never lies more than one level deeper than the last.
    if (clause.depth > depth) html += '<ul class="branch">'.repeat(clause.depth - depth);
    else html += `</li>${"</ul></li>".repeat(depth - clause.depth)}`;
    depth = clause.depth;
    html += node(clause, states.get(clause.index) ?? "empty", asked.get(clause.index) ?? [], page);
  }
  html += depth < 0 ? "" : `</li>${"</ul></li>".repeat(depth)}</ul>`;
  const rest =
    loose.length === 0
      ? ""
      : `<details class="loose"><summary>${both({ vi: "Của biến, không thuộc điều khoản nào", en: "Of variables, without a clause" })}</summary><div class="body">${askedOfClause(loose, page)}</div></details>`;
  return `<section id="tree" aria-labelledby="tree-h"><h2 id="tree-h">${both({ vi: "Văn bản", en: "The document" })}</h2><div class="tree">${html}</div>${rest}</section>`;
}

function node(clause: ClauseCover, state: CoverState, asked: readonly Asked[], page: Page): string {
  const { coverage } = page;
  const gaps = asked.filter((one) => one.shown === undefined && !coverage.reasons.has(one)).length;
  const title = escape(clause.title);
  const lang = coverage.program.document.language;
  const counts =
    state === "not_encoded" || state === "empty"
      ? ""
      : `<span class="counts">${both({
          vi: `${clause.cited} nêu · ${clause.examined} xét${clause.noticeable ? ` · ${clause.noticedBy.length} nhận ra` : ""}`,
          en: `${clause.cited} name · ${clause.examined} examine${clause.noticeable ? ` · ${clause.noticedBy.length} notice` : ""}`,
        })}</span>`;
  const badge = gaps === 0 ? "" : `<span class="badge">${both({ vi: `${gaps} chỗ hở`, en: `${gaps} gaps` })}</span>`;
  const limb = clause.limb ? ` <span class="limb">${both({ vi: "vế", en: "limb" })}</span>` : "";
  const head = `${sign(state)}<span class="id">${escape(clause.id)}</span>${limb} <span class="title" lang="${lang}">${title}</span>${badge}${counts}`;
  return `<li class="node" data-gaps="${gaps}"><details class="${state}" id="${clauseAnchor(clause.id)}"><summary>${head}</summary><div class="body">${body(clause, asked, page)}</div></details>`;
}

function body(clause: ClauseCover, asked: readonly Asked[], page: Page): string {
  const span = page.coverage.program.clauses[clause.index]?.span;
  const rule =
    span === undefined ? "" : `<p class="rule">${both({ vi: "Quy tắc:", en: "Rule:" })} ${lineLink(span, page)}</p>`;
  const why =
    clause.why === undefined
      ? ""
      : `<p class="reason" lang="${page.coverage.program.document.language}">${escape(clause.why.because)}</p>`;
  return rule + why + askedOfClause(asked, page) + casesOf(clause, page);
}

/** The cases by file; those that only examine the clause as numbers, for they are many. */
function casesOf(clause: ClauseCover, page: Page): string {
  const { cases } = page.coverage;
  const relations = relationsOf(clause);
  if (relations.size === 0) return "";
  const files = Map.groupBy(relations.keys(), (one) => cases[one]?.span.uri ?? "");
  const blocks = [...files].map(([file, indexes]) => {
    const name = escape(file.slice(file.lastIndexOf("/") + 1));
    const strong = indexes.filter((one) => relations.get(one) !== "examines");
    const weak = indexes.filter((one) => relations.get(one) === "examines");
    const lines = RELATIONS.flatMap((relation) =>
      strong
        .filter((one) => relations.get(one) === relation)
        .map((one) => `<li>${sign(relation)}${caseLink(one, page)}</li>`),
    );
    const numbers = weak.map((one) => `<a href="#k${one + 1}">${one + 1}</a>`).join(" ");
    const only =
      weak.length === 0
        ? ""
        : `<li class="weak">${sign("examines")}${both({ vi: "chỉ xét:", en: "only examine:" })} ${numbers}</li>`;
    return `<h4 id="${cellAnchor(clause.id, file, page)}">${name}</h4><ul>${lines.join("")}${only}</ul>`;
  });
  const head = both({ vi: `${relations.size} ca`, en: `${relations.size} cases` });
  return `<details class="cases"><summary>${head}</summary>${blocks.join("")}</details>`;
}

function caseLink(index: number, page: Page): string {
  const one = page.coverage.cases[index];
  if (one === undefined) return "";
  return `<a href="#k${index + 1}">${escape(one.name)}</a>`;
}

/** Where a cell of the matrix leads to. */
export function cellAnchor(clause: string, file: string, { coverage }: Page): string {
  const files = [...new Set(coverage.cases.map((one) => one.span.uri))];
  return `${clauseAnchor(clause)}-${files.indexOf(file) + 1}`;
}

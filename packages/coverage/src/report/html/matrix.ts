/** The clauses against the case files: in each cell the strongest that a case of the file is to the clause, and how many. */
import { coverStates, RELATIONS, type Relation, relationsOf } from "../state.ts";
import { both, clauseAnchor, escape, type Page, sign } from "./markup.ts";
import { cellAnchor, RELATION_WORDS } from "./tree.ts";

export function matrixSection(page: Page): string {
  const { coverage } = page;
  const states = coverStates(coverage);
  const files = [...Map.groupBy(coverage.cases.keys(), (one) => coverage.cases[one]?.span.uri ?? "")];
  const rows = coverage.clauses.filter(({ state }) => state === "rules" || state === "rates");
  if (files.length === 0 || rows.length === 0) return "";
  const heads = files.map(([file]) => `<th scope="col"><span>${escape(shortName(file))}</span></th>`);
  const lines = rows.map((clause) => {
    const state = states.get(clause.index) ?? "empty";
    const relations = relationsOf(clause);
    const cells = files.map(([file, indexes]) => {
      const here = indexes.flatMap((one) => relations.get(one) ?? []);
      const strongest = RELATIONS.find((relation) => here.includes(relation));
      if (strongest === undefined) return "<td></td>";
      const count = here.filter((relation) => relation === strongest).length;
      const shown = strongest === "examines" ? `<span class="ear">${count}</span>` : count;
      return `<td class="${strongest}"><a href="#${cellAnchor(clause.id, file, page)}">${sign(strongest)}${shown}</a></td>`;
    });
    const head = `<th scope="row" class="${state}"><a href="#${clauseAnchor(clause.id)}">${sign(state)}${escape(clause.id)}</a></th>`;
    return `<tr>${head}${cells.join("")}</tr>`;
  });
  const corner = both({ vi: "Điều khoản", en: "Clause" });
  const caption = both({
    vi: "Mỗi ô là một tệp ca: dấu mạnh nhất và số ca có dấu đó. Bấm vào ô để xem từng ca.",
    en: "A cell is a file of cases: the strongest sign, and how many cases have it. Follow it to see them.",
  });
  const past = both({ vi: "Qua bảng, đến các ca", en: "Past the table, to the cases" });
  return `<section id="matrix" aria-labelledby="matrix-h"><h2 id="matrix-h">${both({ vi: "Điều khoản × ca", en: "Clauses × cases" })}</h2>${legend()}<a class="skip" href="#cases">${past}</a><div class="scroll" tabindex="0" role="region" aria-labelledby="matrix-c"><table class="matrix"><caption id="matrix-c">${caption}</caption><thead><tr><th scope="col">${corner}</th>${heads.join("")}</tr></thead><tbody>${lines.join("")}</tbody></table></div></section>`;
}

function legend(): string {
  const items = RELATIONS.map(
    (relation: Relation) =>
      `<li class="${relation}"><span aria-hidden="true">${sign(relation)}</span> ${both(RELATION_WORDS[relation])}</li>`,
  );
  return `<ul class="legend">${items.join("")}</ul>`;
}

/** `iv-2-c` of `test/golden/x/iv/iv-2-c.cases.yaml`. */
function shortName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.(?:cases?\.yaml|xlsx|csv)$/u, "");
}

/** The report as plain JSON: the score, then every mutant by clause, with its key, place, texts, state and case. */
import { type Lang, placeOf } from "@khoan/diagnostics";
import { byClause, type MutantResult, scoreOf } from "../results.ts";
import type { MutationReport } from "./report.ts";

/** Ready for JSON.stringify; the same run gives the same bytes. */
export function mutationJson(report: MutationReport, lang: Lang): unknown {
  const { counts, total, noticed, percent } = scoreOf(report.results);
  return {
    ruleSet: report.ruleSet,
    cases: report.cases,
    score: { percent, noticed, total, counts },
    clauses: byClause(report.results, report.program).map(({ id, title, results }) => ({
      id,
      title,
      score: scoreOf(results).percent,
      mutants: results.map((one) => mutantJson(one, report, lang)),
    })),
  };
}

function mutantJson(
  { mutant, state, by, proof, reason, proposal }: MutantResult,
  report: MutationReport,
  lang: Lang,
): unknown {
  const place = placeOf(mutant.span, report.sources);
  return {
    key: mutant.key,
    kind: mutant.kind,
    state,
    file: mutant.span.uri,
    line: place?.line,
    before: mutant.before,
    after: mutant.after,
    what: mutant.what[lang],
    ...(by === undefined ? {} : { by: { file: by.span.uri, name: by.name } }),
    ...(proof === undefined ? {} : { proof: proof[lang] }),
    ...(reason === undefined ? {} : { reason: { verdict: reason.verdict, why: reason.why, author: reason.author } }),
    ...(proposal === undefined ? {} : { proposal: proposal.text }),
  };
}

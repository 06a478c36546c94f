/** Coverage as JSON: clauses with their cases by index, everything asked for with what shows it, the reasons. */
import { type Asked, type Coverage, type Shown, sentenceOf, type Witness } from "@khoan/coverage";
import { type Diagnostic, type Lang, placeOf, renderJson, type Span, sortDiagnostics } from "@khoan/diagnostics";
import { formatMoment } from "@khoan/evaluate";
import { clauseOf } from "./coverage-view.ts";

type Json = Readonly<Record<string, unknown>>;

/** Months as `YYYY-MM`; cases by their place in `cases`; places as file and line. */
export function coverageJson(coverage: Coverage, diagnostics: readonly Diagnostic[], lang: Lang): Json {
  const { summary, cases, clauses, reached, asked, reasons, sources, failed, program } = coverage;
  const at = (span: Span): Json => {
    const place = placeOf(span, sources);
    return { file: span.uri, line: place?.line ?? 1 };
  };
  return {
    ruleSet: program.document.id,
    ...summary,
    reached,
    thresholds: program.document.thresholds ?? {},
    cases: cases.map((one) => ({ name: one.name, ...at(one.span) })),
    failed: failed.map((one) => ({ name: one.name, ...at(one.span) })),
    clauses: clauses.map(({ index, ...clause }) => ({
      ...clause,
      ...at(program.clauses[index]?.span ?? { uri: "", start: 0, end: 0 }),
      noticed: clause.noticedBy.length,
    })),
    asked: asked.map((one) => {
      const reason = reasons.get(one);
      const clause = clauseOf(one, coverage);
      const missing = one.shown === undefined ? sentenceOf(one, coverage.telling) : undefined;
      return {
        kind: one.kind,
        ...(clause === undefined ? {} : { clause }),
        what: one.what,
        ...at(one.span),
        state: one.shown !== undefined ? "shown" : reason === undefined ? "open" : "accepted",
        ...(one.shown === undefined ? {} : { shownBy: shownJson(one, one.shown, coverage) }),
        ...(missing === undefined ? {} : { missing: missing.what[lang], close: missing.close[lang] }),
        ...(reason === undefined ? {} : { why: reason.why, author: reason.author }),
      };
    }),
    diagnostics: renderJson(sortDiagnostics(diagnostics), sources, lang),
  };
}

function shownJson(one: Asked, shown: Shown, coverage: Coverage): Json {
  if (shown.kind === "case") return witnessJson(shown.witness, coverage);
  const atoms = one.record?.condition.atoms.length ?? 0;
  return {
    whenTrue: witnessJson(shown.whenTrue, coverage),
    whenFalse: witnessJson(shown.whenFalse, coverage),
    atoms,
  };
}

function witnessJson({ case: index, variable, moment }: Witness, { program }: Coverage): Json {
  const unit = program.variables[variable]?.per;
  return { case: index, ...(unit === undefined ? {} : { moment: formatMoment(unit, moment, "en") }) };
}

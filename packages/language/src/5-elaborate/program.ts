/**
 * All models and their symbols to one `Program`. Each file is elaborated by itself (`unit.ts`), then what the files give
 * is put together. What was made last time is taken over where its file is the same, and nothing that it looked up has
 * changed; so an edit costs what depends on it, and gives the very program that a fresh start would.
 */
import { type Diagnostic, names, type Report } from "@khoan/diagnostics";
import { formatDecimal, formatMoney } from "@khoan/values";
import type { LoadedRuleSet } from "../1-source/read-rule-set.ts";
import type { RuleSet } from "../3-model/model.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { MonthEndPolicy } from "../core/core.ts";
import type { DayRange, DocumentInfo, Program } from "../core/program.ts";
import { clauseInfo, ratesSet } from "./clauses.ts";
import { emptyUses, NO_MOMENT, type Scope } from "./context.ts";
import { reportCycles } from "./cycles.ts";
import { effectiveRanges } from "./effective.ts";
import { gatherVariables } from "./gather.ts";
import { applyRestatements } from "./parameters.ts";
import { elaboratePlausible } from "./plausibility.ts";
import { checkSensitivity } from "./sensitivity.ts";
import { type Keeping, type Kept, unitsOf } from "./units.ts";
import { checkReveals } from "./variables.ts";

/** `before` is what an earlier elaboration kept, and may be of other rule sets: then nothing of it is used. */
export function elaborateProgram(
  ruleSets: readonly LoadedRuleSet[],
  symbols: Symbols,
  digest: string,
  report: Report,
  before?: Kept,
): { readonly program: Program; readonly kept: Kept } {
  const keeping = keepingOf(ruleSets, symbols, report);
  const { scopeOf, scopeOfOwner, ranges } = keeping;
  const main = ruleSets[0] as LoadedRuleSet;
  const { units, fresh } = unitsOf(keeping, before);
  for (const unit of units) unit.diagnostics.forEach(report);
  const facts = units.flatMap((unit) => unit.facts);
  const parameters = applyRestatements(
    ruleSets,
    units.flatMap((unit) => unit.parameters),
    symbols,
    scopeOf,
    (value, type, lang) =>
      type.kind === "money" && typeof value === "number"
        ? formatMoney(value, type.currency, lang, type.scale)
        : typeof value === "number"
          ? formatDecimal(value, "scale" in type ? type.scale : 0, lang)
          : String(value),
  );
  const gathered = gatherVariables(units, fresh, { facts, symbols, scopeOfOwner }, before?.gathered);
  for (const one of gathered) one.diagnostics.forEach(report);
  const paths = factPaths(facts);
  for (const { model } of gathered) checkReveals(model, paths, scopeOfOwner(model));
  reportCycles(
    gathered.map((one) => one.dependencies),
    gathered.map((one) => one.model.name.name),
    report,
  );
  checkSensitivity(gathered, facts, { report });

  const rates = ratesSet(parameters);
  const documents = new Map(ruleSets.map((ruleSet) => [ruleSet.document.id.name, ruleSet]));
  const found: Diagnostic[] = [];
  const { moves } = fresh;
  const clauses = symbols.clauseList.map((entry, i) => {
    const at = moves === undefined || moves.none ? i : before?.keeping.symbols.clauses.get(entry.id)?.index;
    const old = moves === undefined || at === undefined ? undefined : before?.clauses[at];
    if (moves !== undefined && old?.model === entry.model && old.rates === (rates.get(i) ?? 0)) {
      const { parent } = old.info;
      return moves.none || parent === undefined ? old : { ...old, info: { ...old.info, parent: moves.to(parent) } };
    }
    const { document } = documents.get(entry.ruleSet) as LoadedRuleSet;
    const prefix = entry.id.slice(0, entry.id.length - entry.model.id.name.length);
    const own: Diagnostic[] = [];
    const info = clauseInfo(entry, { symbols, document, prefix, ranges, rates, report: (one) => own.push(one) });
    return { model: entry.model, rates: rates.get(i) ?? 0, info, diagnostics: own };
  });
  for (const one of clauses) if (one.diagnostics.length > 0) found.push(...one.diagnostics);
  found.forEach(report);

  const program: Program = {
    document: documentInfo(main, symbols, report),
    ruleSets: ruleSets.map((ruleSet) => documentInfo(ruleSet, symbols, () => undefined)),
    digest,
    facts,
    variables: gathered.map((one) => one.declaration),
    parameters,
    readings: units.flatMap((unit) => unit.readings),
    clauses: clauses.map((one) => one.info),
    invariants: units.flatMap((unit) => unit.invariants),
    plausibility: ruleSets.flatMap((ruleSet) =>
      ruleSet.plausible.flatMap((model) => elaboratePlausible(model, facts, scopeOf(ruleSet)) ?? []),
    ),
  };
  return { program, kept: { keeping, surface: fresh.surface, units, gathered, clauses } };
}

/** What is kept must not hold on to what was kept before: its functions are made where that is out of their sight. */
function keepingOf(ruleSets: readonly LoadedRuleSet[], symbols: Symbols, report: Report): Keeping {
  const scopes = new Map(
    ruleSets.map((ruleSet, i) => [ruleSet.document.id.name, scopeOfSet(ruleSet, i, symbols, report)]),
  );
  const scopeOf = (ruleSet: RuleSet): Scope => scopes.get(ruleSet.document.id.name) as Scope;
  const scopeOfOwner = (model: object): Scope => scopes.get(symbols.ruleSetOf.get(model) ?? "") as Scope;
  const main = ruleSets[0] as LoadedRuleSet;
  const period = (ruleSet: RuleSet): DayRange =>
    ruleSet === main || hasPeriod(ruleSet) ? ruleSet.document.period : main.document.period;
  const ranges = effectiveRanges(ruleSets, symbols, scopeOf);
  return { ruleSets, symbols, ranges, scopeOf, scopeOfOwner, period };
}

function hasPeriod(ruleSet: RuleSet): boolean {
  return ruleSet.document.period.from !== undefined || ruleSet.document.period.to !== undefined;
}

function factPaths(facts: Program["facts"]): string[] {
  return facts.flatMap((fact) => [fact.path, ...(fact.fields ?? []).map((field) => `${fact.path}.${field.name}`)]);
}

export function scopeOfSet(ruleSet: RuleSet, position: number, symbols: Symbols, report: Report): Scope {
  const id = ruleSet.document.id.name;
  return {
    symbols,
    report,
    lang: ruleSet.document.language,
    monthEnd: monthEndOf(ruleSet, symbols, report),
    currency: ruleSet.document.currency,
    moment: NO_MOMENT,
    locals: new Map(),
    uses: emptyUses(),
    shift: "same",
    ruleSet: id,
    ruleSetPrefix: position === 0 ? "" : `${id}/`,
  };
}

function monthEndOf(ruleSet: RuleSet, symbols: Symbols, report: Report): MonthEndPolicy {
  const { monthEnd } = ruleSet.document;
  if (monthEnd === undefined) return { kind: "fixed", monthEnd: "error" };
  if (monthEnd.kind === "fixed") return monthEnd;
  const reading = symbols.readings.get(monthEnd.reading.name);
  if (reading === undefined) {
    report(
      names.unknownReading(monthEnd.reading.span, { id: monthEnd.reading.name, nearest: [...symbols.readings.keys()] }),
    );
    return { kind: "fixed", monthEnd: "down" };
  }
  const options = new Map(monthEnd.options.map((one) => [one.option.name, one.monthEnd]));
  for (const option of reading.model.options) {
    if (!options.has(option.id.name)) {
      report(
        names.unknownOption(monthEnd.reading.span, { option: option.id.name, options: [...options.keys()].join(", ") }),
      );
    }
  }
  return { kind: "reading", reading: reading.index, options };
}

function documentInfo(ruleSet: RuleSet, symbols: Symbols, report: Report): DocumentInfo {
  const { document } = ruleSet;
  return {
    id: document.id.name,
    language: document.language,
    title: document.title,
    effective: document.effective,
    period: document.period,
    currency: document.currency,
    monthEnd: monthEndOf(ruleSet, symbols, report),
    ...(document.number === undefined ? {} : { number: document.number }),
    ...(document.issuer === undefined ? {} : { issuer: document.issuer }),
    ...(document.issued === undefined ? {} : { issued: document.issued }),
    ...(document.thresholds === undefined ? {} : { thresholds: document.thresholds }),
  };
}

/** All models and their symbols to one `Program`: facts, parameters, variables with their rules, clauses, readings. */
import { defaults, names, type Report } from "@khoan/diagnostics";
import { formatDecimal, formatMoney } from "@khoan/values";
import type { ReadingModel, RuleSet } from "../3-model/model.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { MonthEndPolicy } from "../core/core.ts";
import type {
  ClauseInfo,
  DayRange,
  DocumentInfo,
  Invariant,
  ParameterDeclaration,
  Program,
  ReadingDeclaration,
} from "../core/program.ts";
import { clauseReach } from "./clause-reach.ts";
import { emptyUses, NO_MOMENT, type Scope } from "./context.ts";
import { reportCycles } from "./cycles.ts";
import { effectiveRanges } from "./effective.ts";
import { elaborateFact } from "./facts.ts";
import { reportUnknownClause, resolveClause } from "./names.ts";
import { applyRestatements, elaborateParameter } from "./parameters.ts";
import { elaboratePlausible } from "./plausibility.ts";
import { elaborateRules } from "./rules.ts";
import { checkSensitivity } from "./sensitivity.ts";
import { beginVariable, checkReveals, finishVariable } from "./variables.ts";

export function elaborateProgram(
  ruleSets: readonly RuleSet[],
  symbols: Symbols,
  digest: string,
  report: Report,
): Program {
  const scopes = new Map(
    ruleSets.map((ruleSet, i) => [ruleSet.document.id.name, scopeOfSet(ruleSet, i, symbols, report)]),
  );
  const scopeOf = (ruleSet: RuleSet): Scope => scopes.get(ruleSet.document.id.name) as Scope;
  const scopeOfOwner = (model: object): Scope => scopes.get(symbols.ruleSetOf.get(model) ?? "") as Scope;
  const main = ruleSets[0] as RuleSet;

  const facts = symbols.facts.map(({ path, field }) => elaborateFact(path, field, scopeOfOwner(field)));
  const setOf = (model: object): RuleSet =>
    ruleSets.find((one) => one.document.id.name === symbols.ruleSetOf.get(model)) ?? main;
  const period = (ruleSet: RuleSet): DayRange =>
    ruleSet === main || hasPeriod(ruleSet) ? ruleSet.document.period : main.document.period;
  const declared = symbols.parameters.map(({ model }) =>
    elaborateParameter(model, setOf(model), period(setOf(model)), scopeOfOwner(model)),
  );
  const parameters = applyRestatements(ruleSets, declared, symbols, scopeOf, (value, type, lang) =>
    type.kind === "money" && typeof value === "number"
      ? formatMoney(value, type.currency, lang, type.scale)
      : typeof value === "number"
        ? formatDecimal(value, "scale" in type ? type.scale : 0, lang)
        : String(value),
  );

  const ranges = effectiveRanges(ruleSets, symbols, scopeOf);
  const parts = symbols.variables.map(({ model, index }) => beginVariable(model, index, scopeOfOwner(model)));
  const invariants: Invariant[] = [];
  elaborateRules(ruleSets, {
    parts,
    byName: new Map(parts.map((one) => [one.model.name.name, one])),
    byRole: new Map(parts.flatMap((one) => (one.model.role === undefined ? [] : [[one.model.role, one] as const]))),
    invariants,
    ranges,
    symbols,
    reach: clauseReach(symbols),
    report,
    scopeOf,
  });
  const variables = parts.map((one) => finishVariable(one, facts, scopeOfOwner(one.model)));
  const paths = factPaths(facts);
  for (const one of parts) checkReveals(one.model, paths, scopeOfOwner(one.model));
  reportCycles(
    parts.map((one) => one.uses.dependencies),
    parts.map((one) => one.model.name.name),
    report,
  );
  checkSensitivity(parts, facts, { report });

  return {
    document: documentInfo(main, symbols, report),
    ruleSets: ruleSets.map((ruleSet) => documentInfo(ruleSet, symbols, () => undefined)),
    digest,
    facts,
    variables,
    parameters,
    readings: [...symbols.readings.values()].map(({ model }) => elaborateReading(model, scopeOfOwner(model))),
    clauses: clauseInfos(ruleSets, symbols, parameters, ranges, scopeOf, report),
    invariants,
    plausibility: ruleSets.flatMap((ruleSet) =>
      ruleSet.plausible.flatMap((model) => elaboratePlausible(model, facts, scopeOf(ruleSet)) ?? []),
    ),
  };
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

function elaborateReading(model: ReadingModel, scope: Scope): ReadingDeclaration {
  const clauses = model.clauses.flatMap((name) => {
    const id = resolveClause(name.name, scope);
    if (id === undefined) reportUnknownClause(name.name, name.span, scope);
    const index = id === undefined ? undefined : scope.symbols.clauses.get(id)?.index;
    return index === undefined ? [] : [index];
  });
  if (!model.options.some((option) => option.id.name === model.chosen.name)) {
    const options = model.options.map((option) => option.id.name).join(", ");
    scope.report(names.unknownOption(model.chosen.span, { option: model.chosen.name, options }));
  }
  return {
    id: model.id.name,
    clauses,
    question: model.question,
    options: model.options.map((option) => ({ id: option.id.name, meaning: option.meaning })),
    chosen: model.chosen.name,
    span: model.id.span,
    ...(model.ground === undefined ? {} : { ground: model.ground }),
    ...(model.decidedBy === undefined ? {} : { decidedBy: model.decidedBy }),
  };
}

function clauseInfos(
  ruleSets: readonly RuleSet[],
  symbols: Symbols,
  parameters: readonly ParameterDeclaration[],
  ranges: readonly DayRange[],
  scopeOf: (ruleSet: RuleSet) => Scope,
  report: Report,
): ClauseInfo[] {
  const setting = new Map<number, number>();
  for (const { clause } of parameters.flatMap((parameter) =>
    parameter.versions.flatMap((version) => version.clauses),
  )) {
    setting.set(clause, (setting.get(clause) ?? 0) + 1);
  }
  const documents = new Map(ruleSets.map((ruleSet) => [ruleSet.document.id.name, ruleSet]));
  return symbols.clauseList.map((entry): ClauseInfo => {
    const { model } = entry;
    const ruleSet = documents.get(entry.ruleSet) as RuleSet;
    const scope = scopeOf(ruleSet);
    const parent =
      model.parent === undefined ? undefined : symbols.clauses.get(scope.ruleSetPrefix + model.parent)?.index;
    const rules = model.rules.length + model.amendments.length;
    const sets = setting.get(entry.index) ?? 0;
    if (rules === 0 && sets === 0 && model.restates.length === 0 && model.notEncoded === undefined) {
      report(defaults.emptyClause(model.id.span, { clause: entry.id }));
    }
    if (ruleSet.document.sourceDigest !== undefined && model.sourceDigest === undefined) {
      report(defaults.missingDigest(model.id.span, { clause: entry.id }));
    }
    return {
      id: entry.id,
      ruleSet: entry.ruleSet,
      limb: model.limb,
      effective: ranges[entry.index] ?? {},
      rules,
      parameters: sets,
      cites: model.cites,
      span: model.span,
      ...(parent === undefined ? {} : { parent }),
      ...(model.title === undefined ? {} : { title: model.title }),
      ...(model.summary === undefined ? {} : { summary: model.summary }),
      ...(model.sourceDigest === undefined ? {} : { sourceDigest: model.sourceDigest }),
      ...(model.notEncoded === undefined ? {} : { notEncoded: model.notEncoded }),
      ...(model.note === undefined ? {} : { note: model.note }),
    };
  });
}

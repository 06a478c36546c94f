/** Names and values that may stand under a key: which clauses, variables, members, facts or files the place takes. */
import { type Analysis, type ParameterModel, required, type Type, toType, toWord } from "@khoan/language";
import { dayWord } from "../features/describe.ts";
import { COMPLETION_KIND } from "../lsp.ts";
import { folderPath } from "../workspace.ts";
import { clauseCandidates, memberCandidates, type Sources, symbolCandidate, words } from "./candidates.ts";
import { fieldCandidates, optionCandidates, readingCandidates } from "./formula.ts";
import type { Candidate } from "./items.ts";
import type { Spot } from "./place.ts";

/** `type`: what a value of a case must be, where that is known. */
export function valueCandidates(spot: Spot, sources: Sources, type?: Type): readonly Candidate[] {
  if (type !== undefined) return ofType(type, sources);
  switch (`${spot.place}.${spot.key}`) {
    case "rule.set":
    case "rule.add_to":
    case "rule.of":
    case "rule.table":
      return variableCandidates(sources);
    case "rule.overrides":
    case "row.clause":
    case "version.clauses":
    case "reading.clauses":
    case "case.clauses":
    case "variable.ground":
    case "amendment.clause":
    case "clause.cites":
      return clauseCandidates(sources);
    case "restate.parameter":
      return parameterCandidates(sources);
    case "restate.key":
      return keyMembers(parameterNamed(spot.around[0]?.get("parameter"), sources), sources);
    case "restate.value":
    case "version.value":
      return valuesOfParameter(spot, sources);
    case "version.from":
    case "restate.from":
    case "amendment.from":
      return dates(sources.analysis, sources);
    case "variable.by_field":
      return recordFields(spot, sources);
    case "variable.reveals":
    case "case.missing":
    case "plausible.of":
    case "shape.monotone_in":
    case "shape.no_cliff_in":
      return factPaths(sources);
    case "parameter.by":
      return [...sources.scope.symbols.types.values()].flatMap((one) =>
        one.kind === "enum" ? [{ label: one.name.name, kind: COMPLETION_KIND.struct, rank: 0 }] : [],
      );
    case "reading.chosen":
      return optionCandidates(spot.path.at(-2) ?? "", sources.scope);
    case "month_end.reading":
      return readingCandidates(sources.scope);
    case "document.imports":
    case "amendment.document":
    case "case_file.rule_set":
      return ruleSetIds(sources);
    case "document.files":
      return filesBeside(sources);
    case "field.default":
      return ofType(factType(spot, sources), sources);
    default:
      return spot.place === "case_readings" ? optionCandidates(spot.key ?? "", sources.scope) : [];
  }
}

/** What a value of a type may be, where that can be listed. */
function ofType(type: Type | undefined, sources: Sources): readonly Candidate[] {
  if (type === undefined) return [];
  const plain = required(type);
  const absent = toWord("case_word", sources.lang, "null") ?? "null";
  const none: readonly Candidate[] =
    type.kind === "optional" ? [{ label: absent, kind: COMPLETION_KIND.keyword, rank: 1 }] : [];
  switch (plain.kind) {
    case "bool":
      return [...words("bool", sources.lang), ...none];
    case "enum":
      return [...memberCandidates(plain, sources), ...none];
    case "clause":
      return [...clauseCandidates(sources), ...none];
    case "list":
      return ofType(plain.element, sources);
    default:
      return none;
  }
}

function variableCandidates(sources: Sources): readonly Candidate[] {
  return sources.scope.symbols.variables.map((symbol) =>
    symbolCandidate(symbol.model.name.name, symbol, undefined, sources),
  );
}

function parameterCandidates(sources: Sources): readonly Candidate[] {
  return sources.scope.symbols.parameters.map((symbol) =>
    symbolCandidate(symbol.model.name.name, symbol, undefined, sources),
  );
}

function factPaths(sources: Sources): readonly Candidate[] {
  return sources.scope.symbols.facts.flatMap((symbol) => {
    const own = symbolCandidate(symbol.path, symbol, undefined, sources);
    const type = required(toType(symbol.field.type, sources.scope));
    const record = type.kind === "list" ? required(type.element) : type;
    if (record.kind !== "record") return [own];
    return [
      own,
      ...fieldCandidates(record, sources).map((one) => ({ ...one, label: `${symbol.path}.${one.label}`, rank: 3 })),
    ];
  });
}

function parameterNamed(name: string | undefined, { scope }: Sources): ParameterModel | undefined {
  const symbol = name === undefined ? undefined : scope.symbols.names.get(name);
  return symbol?.kind === "parameter" ? symbol.model : undefined;
}

function keyMembers(model: ParameterModel | undefined, sources: Sources): readonly Candidate[] {
  return (model?.keys ?? []).flatMap((key) => {
    const type = sources.scope.symbols.types.get(key.name);
    return type?.kind === "enum"
      ? memberCandidates({ kind: "enum", name: key.name, members: type.members.map((one) => one.name) }, sources)
      : [];
  });
}

/** The members of keys under `by_key`, and `trống`. */
function valuesOfParameter(spot: Spot, sources: Sources): readonly Candidate[] {
  const model = parameterNamed(spot.around[0]?.get("parameter") ?? spot.path.at(-3), sources);
  return model === undefined ? [] : ofType({ kind: "optional", of: toType(model.type, sources.scope) }, sources);
}

/** Days from which something changes already, newest first. */
function dates({ draft }: Analysis, { lang }: Sources): readonly Candidate[] {
  const days = new Set((draft?.parameters ?? []).flatMap((one) => one.versions.map((version) => version.from)));
  return [...days]
    .toSorted((a, b) => b - a)
    .slice(0, 20)
    .map((day) => ({ label: dayWord(day, lang), kind: COMPLETION_KIND.value, rank: 0 }));
}

function recordFields(spot: Spot, sources: Sources): readonly Candidate[] {
  const symbol = sources.scope.symbols.names.get(spot.path.at(-2) ?? "");
  const type = symbol?.kind === "variable" ? required(toType(symbol.model.type, sources.scope)) : undefined;
  return type?.kind === "record" ? fieldCandidates(type, sources) : [];
}

function factType(spot: Spot, sources: Sources): Type | undefined {
  const names = spot.path.slice(1, -1);
  const fact = sources.scope.symbols.facts.find((one) => one.path === names.join("."));
  return fact && toType(fact.field.type, sources.scope);
}

function ruleSetIds({ context }: Sources): readonly Candidate[] {
  return context.workspace.folders().map((folder) => {
    const state = context.workspace.tree(`${folder}/document.yaml`);
    const title = state && context.workspace.reader.document(state).document?.title;
    return {
      label: folder.slice(folder.lastIndexOf("/") + 1),
      kind: COMPLETION_KIND.module,
      rank: 0,
      ...(title === undefined ? {} : { detail: title }),
    };
  });
}

function filesBeside({ analysis, context }: Sources): readonly Candidate[] {
  return context.workspace.filesIn(analysis.folder).map((path) => ({
    label: path.slice(folderPath(path).length + 1),
    kind: COMPLETION_KIND.file,
    rank: 0,
  }));
}

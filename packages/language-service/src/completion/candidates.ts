/** The names of a rule set and the words of the language as candidates, each with what helps to choose among them. */
import type { Lang } from "@khoan/diagnostics";
import {
  type Analysis,
  type Category,
  isOptional,
  required,
  type Scope,
  type Symbol,
  sameType,
  type Type,
  toType,
  toWord,
  typeName,
  wordsOf,
} from "@khoan/language";
import type { Context } from "../context.ts";
import { dayWord, ratePreview } from "../features/describe.ts";
import { WORD_NOTES } from "../features/word-notes.ts";
import { COMPLETION_KIND } from "../lsp.ts";
import { symbolTarget } from "../names/formula-names.ts";
import { target } from "../names/target.ts";
import type { Candidate } from "./items.ts";

export type Sources = {
  readonly analysis: Analysis;
  readonly scope: Scope;
  readonly context: Context;
  /** The vocabulary of the file. */
  readonly lang: Lang;
};

/** Words of a category. */
export function words(
  category: Category,
  lang: Lang,
  rank = 0,
  kind: number = COMPLETION_KIND.value,
): readonly Candidate[] {
  return wordsOf(category, lang).map((label) => ({ label, kind, rank }));
}

export function memberCandidates(
  type: Type | undefined,
  { context, analysis }: Sources,
  rank = 0,
): readonly Candidate[] {
  const plain = type && required(type);
  if (plain?.kind !== "enum") return [];
  const owner = context.names.context(analysis).ownerOfType(plain.name);
  return plain.members.map((label) => ({
    label,
    kind: COMPLETION_KIND.member,
    rank,
    detail: plain.name,
    ...(plain.name === "" ? {} : { target: target("member", owner, label, plain.name) }),
  }));
}

/** Facts, groups of facts, variables and parameters, those of the type wanted first. */
export function nameCandidates(sources: Sources, expected: Type | undefined): readonly Candidate[] {
  const { scope } = sources;
  const found: Candidate[] = [];
  for (const [name, local] of scope.locals) {
    found.push({
      label: name,
      kind: COMPLETION_KIND.variable,
      rank: 0,
      detail: typeName(local.type, sources.lang),
    });
  }
  const visit = (name: string, symbol: Symbol): void => {
    found.push(symbolCandidate(name, symbol, expected, sources));
    if (symbol.kind === "group") for (const [member, inner] of symbol.members) visit(`${name}.${member}`, inner);
  };
  for (const [name, symbol] of scope.symbols.names) visit(name, symbol);
  return found;
}

export function symbolCandidate(
  label: string,
  symbol: Symbol,
  expected: Type | undefined,
  sources: Sources,
): Candidate {
  const { scope, lang } = sources;
  const what = symbolTarget(symbol, scope.symbols);
  if (symbol.kind === "group") return { label, kind: COMPLETION_KIND.module, rank: 2, target: what };
  const model = symbol.kind === "fact" ? symbol.field : symbol.model;
  const type = toType(model.type, scope);
  const kind =
    symbol.kind === "fact"
      ? COMPLETION_KIND.field
      : symbol.kind === "variable"
        ? COMPLETION_KIND.variable
        : COMPLETION_KIND.constant;
  const preview = symbol.kind === "parameter" ? rateToday(symbol.model.name.name, sources) : undefined;
  return {
    label,
    kind,
    rank: expected === undefined ? 2 : fits(type, expected) ? 1 : 3,
    detail: [typeName(type, lang), preview ?? model.label].filter((one) => one !== undefined).join(" · "),
    target: what,
  };
}

/** Whether a value of the type may stand where `expected` is wanted, roughly: scales and absence apart. */
function fits(type: Type, expected: Type): boolean {
  const [a, b] = [required(type), required(expected)];
  if (a.kind === "scale") return b.kind === "scale";
  if (a.kind === b.kind && (a.kind === "money" || a.kind === "decimal" || a.kind === "percent")) return true;
  return sameType(a, b) && (!isOptional(type) || isOptional(expected) || b.kind !== "bool");
}

/** What a rate is today, or from when it counts, without markdown. */
function rateToday(name: string, { analysis, context }: Sources): string | undefined {
  const { lang, today } = context.settings();
  const parameter = analysis.draft?.parameters.find((one) => one.name === name);
  const version =
    parameter?.versions.findLast((one) => today === undefined || one.from <= today) ?? parameter?.versions[0];
  if (parameter === undefined || version === undefined) return undefined;
  const from = today === undefined || version.from > today ? ` (${dayWord(version.from, lang)}…)` : "";
  return ratePreview(version, parameter, lang).replaceAll("**", "") + from;
}

/** Clauses by the id that a file of the rule set names them by, with their titles. */
export function clauseCandidates({ scope }: Sources, rank = 0, sign = ""): readonly Candidate[] {
  return scope.symbols.clauseList.map(({ id, ruleSet, model }) => {
    const own = id.startsWith(scope.ruleSetPrefix) ? id.slice(scope.ruleSetPrefix.length) : id;
    const title = model.title ?? model.summary;
    return {
      label: sign + own,
      kind: COMPLETION_KIND.reference,
      rank,
      target: target("clause", ruleSet, model.id.name),
      ...(title === undefined ? {} : { detail: title }),
    };
  });
}

export function functionCandidates(lang: Lang, rank: number): readonly Candidate[] {
  return (["function", "aggregate"] as const).flatMap((category) =>
    Object.keys(WORD_NOTES).flatMap((canonical): readonly Candidate[] => {
      const label = toWord(category, lang, canonical);
      const note = WORD_NOTES[canonical];
      if (label === undefined || note === undefined) return [];
      return [
        {
          label,
          kind: COMPLETION_KIND.function,
          rank,
          snippet: `${label}($0)`,
          detail: `${note.form[lang]} — ${note.text[lang]}`,
        },
      ];
    }),
  );
}

const STARTERS = ["if", "let", "some", "every", "not", "true", "false", "null", "day", "month", "year", "this_clause"];
const JOINERS = ["and", "or", "then", "else", "at", "contains", "one of", "in", "for", "where", "satisfies"];

function keywordCandidates(canonical: readonly string[], lang: Lang, rank: number): readonly Candidate[] {
  return canonical.flatMap((word) => {
    const label = toWord("keyword", lang, word);
    return label === undefined ? [] : [{ label, kind: COMPLETION_KIND.keyword, rank }];
  });
}

export function starterCandidates(lang: Lang, rank: number): readonly Candidate[] {
  return keywordCandidates(STARTERS, lang, rank);
}

export function joinerCandidates(lang: Lang): readonly Candidate[] {
  return keywordCandidates(JOINERS, lang, 0);
}

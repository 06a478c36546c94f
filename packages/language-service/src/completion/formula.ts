/** What may come next in a formula. */
import type { Lang } from "@khoan/diagnostics";
import { required, type Scope, type Type, toType, typeName } from "@khoan/language";
import { COMPLETION_KIND } from "../lsp.ts";
import { target } from "../names/target.ts";
import {
  clauseCandidates,
  functionCandidates,
  joinerCandidates,
  memberCandidates,
  nameCandidates,
  type Sources,
  starterCandidates,
  symbolCandidate,
} from "./candidates.ts";
import { formulaSpot } from "./formula-spot.ts";
import type { Candidate } from "./items.ts";

export type Offer = { readonly typed: string; readonly candidates: readonly Candidate[] };

export function formulaOffer(before: string, sources: Sources, expected: Type | undefined): Offer {
  const { lang } = sources;
  const spot = formulaSpot(before, lang, sources.scope, expected);
  const inside = { ...sources, scope: spot.scope };
  return { typed: spot.typed, candidates: candidatesFor(spot, inside, lang) };
}

function candidatesFor(
  { wants, expected, scope }: ReturnType<typeof formulaSpot>,
  sources: Sources,
  lang: Lang,
): readonly Candidate[] {
  switch (wants.kind) {
    case "nothing":
      return [];
    case "operator":
      return joinerCandidates(lang);
    case "clause":
      return clauseCandidates(sources);
    case "reading":
      return readingCandidates(scope);
    case "option":
      return optionCandidates(wants.reading, scope);
    case "text":
      return memberCandidates(expected, sources);
    case "members":
      return [...wants.group.members].map(([name, member]) => symbolCandidate(name, member, expected, sources));
    case "fields":
      return fieldCandidates(wants.type, sources);
    case "operand": {
      const plain = expected && required(expected);
      return [
        ...memberCandidates(expected, sources),
        ...nameCandidates(sources, expected),
        ...(plain?.kind === "clause" ? clauseCandidates(sources, 1, "§") : []),
        ...functionCandidates(lang, 4),
        ...starterCandidates(lang, plain?.kind === "bool" ? 2 : 4),
      ];
    }
  }
}

export function fieldCandidates(type: Extract<Type, { kind: "record" }>, sources: Sources): readonly Candidate[] {
  const { scope, context, analysis, lang } = sources;
  const model = scope.symbols.types.get(type.name);
  const owner = context.names.context(analysis).ownerOfType(type.name);
  return model?.kind === "record"
    ? model.fields.map((field) => ({
        label: field.name.name,
        kind: COMPLETION_KIND.field,
        rank: 0,
        detail: [typeName(toType(field.type, scope), lang), field.label].filter((one) => one !== undefined).join(" · "),
        target: target("field", owner, field.name.name, type.name),
      }))
    : [...type.fields.keys()].map((label) => ({ label, kind: COMPLETION_KIND.field, rank: 0 }));
}

export function readingCandidates({ symbols }: Scope): readonly Candidate[] {
  return [...symbols.readings.values()].map(({ model }) => ({
    label: model.id.name,
    kind: COMPLETION_KIND.value,
    rank: 0,
    detail: model.question,
    target: target("reading", symbols.ruleSetOf.get(model) ?? "", model.id.name),
  }));
}

export function optionCandidates(reading: string, { symbols }: Scope): readonly Candidate[] {
  const model = symbols.readings.get(reading)?.model;
  return (model?.options ?? []).map(({ id, meaning }) => ({
    label: id.name,
    kind: COMPLETION_KIND.member,
    rank: id.name === model?.chosen.name ? 0 : 1,
    detail: meaning,
    target: target("option", model === undefined ? "" : (symbols.ruleSetOf.get(model) ?? ""), id.name, reading),
  }));
}

/** What could be written at a position: keys by their place, words, types, names, values, and formulas. */
import type { Lang } from "@khoan/diagnostics";
import {
  filePlaceOf,
  keyWordsOf,
  PLACES,
  required,
  type Scope,
  type Type,
  toCanonicalKey,
  toType,
  wordsOf,
} from "@khoan/language";
import type { Context } from "../context.ts";
import { keyNote } from "../features/key-notes.ts";
import { COMPLETION_KIND, type CompletionList, type Position } from "../lsp.ts";
import { contributed } from "../names/rule-names.ts";
import type { Target } from "../names/target.ts";
import { offsetOf, rangeOf } from "../positions.ts";
import { isCaseFile } from "../workspace.ts";
import type { Sources } from "./candidates.ts";
import { caseKeys, caseValueType } from "./case-values.ts";
import { formulaOffer, type Offer } from "./formula.ts";
import { formulaBindings } from "./formula-spot.ts";
import { type Candidate, fitting } from "./items.ts";
import { placeOf, type Spot } from "./place.ts";
import { valueCandidates } from "./values.ts";
import { yamlSpot } from "./yaml-lines.ts";

export type Completion = CompletionList & {
  /** What the labels stand for, for whoever asks for more of one. */
  readonly targets: ReadonlyMap<string, Target>;
};

const NOTHING: Completion = { isIncomplete: false, items: [], targets: new Map() };

export function complete(path: string, position: Position, context: Context): Completion {
  const { workspace } = context;
  const source = workspace.source(path);
  if (source === undefined) return NOTHING;
  const offset = offsetOf(source, position);
  const lang = workspace.langOf(path);
  const spot = spotAt(path, offset, position.line, context);
  const sources = sourcesFor(path, lang, context);
  const offer =
    spot.slot === "key" ? keyOffer(spot, lang, sources, context.settings().lang) : valueOffer(spot, lang, sources);
  if (offer === undefined) return NOTHING;
  const range = rangeOf(source, { start: offset - offer.typed.length, end: offset });
  return fitting(offer.candidates, offer.typed, range);
}

/** Where a position stands in the language. */
function spotAt(path: string, offset: number, line: number, { workspace }: Context): Spot {
  const source = workspace.source(path);
  const root = workspace.tree(path)?.root;
  const file = isCaseFile(path)
    ? "case_file"
    : path.endsWith("/document.yaml")
      ? "document"
      : root === undefined
        ? "sections"
        : filePlaceOf(root);
  if (source === undefined) throw new RangeError(`no such file: ${path}`);
  return placeOf(yamlSpot(source, offset, line), file, workspace.langOf(path));
}

/** What the file's rule set declares; undefined where it belongs to none. */
function sourcesFor(path: string, lang: Lang, context: Context): Sources | undefined {
  const folder = context.workspace.folderOf(path);
  if (folder === undefined) return undefined;
  const { analysis } = context.workspace.ruleSet(folder);
  const main = analysis.ruleSets[0];
  const scope = main && context.names.context(analysis).scopes.get(main.document.id.name);
  return scope && { analysis, scope: { ...scope, lang }, context, lang };
}

const NAME = /[\p{L}\p{M}\p{N}_.\-/]*$/u;
const SIMPLE_NAME = /[\p{L}\p{M}\p{N}_]*$/u;

function keyOffer(spot: Spot, lang: Lang, sources: Sources | undefined, speaking: Lang): Offer | undefined {
  const { place } = spot;
  if (place === undefined) return undefined;
  const typed = spot.text;
  const found = PLACES[place];
  const scalars = spot.item && spot.value !== undefined ? (valueOffer(spot, lang, sources)?.candidates ?? []) : [];
  if ("names" in found) {
    const names = sources === undefined ? [] : caseKeys(spot, sources);
    return { typed, candidates: [...names.map(asKey(spot)), ...scalars] };
  }
  const taken = new Set([...spot.siblings.keys()].map((key) => toCanonicalKey(place, lang, key)));
  const all = keyWordsOf(place, lang).map((label, i): Candidate => {
    const note = keyNote(place, toCanonicalKey(place, lang, label) ?? label, speaking);
    return {
      label,
      kind: COMPLETION_KIND.property,
      rank: taken.size === 0 && i > 9 && place === "rule" ? 1 : 0,
      insert: `${label}: `,
      ...(note === undefined ? {} : { detail: note }),
    };
  });
  return {
    typed,
    candidates: [...all.filter(({ label }) => !taken.has(toCanonicalKey(place, lang, label))), ...scalars],
  };
}

function asKey(spot: Spot): (candidate: Candidate) => Candidate {
  return (candidate) =>
    spot.siblings.has(candidate.label) ? { ...candidate, rank: 9 } : { ...candidate, insert: `${candidate.label}: ` };
}

function valueOffer(spot: Spot, lang: Lang, sources: Sources | undefined): Offer | undefined {
  const { value, place } = spot;
  if (value === undefined || place === undefined) return undefined;
  const typed = NAME.exec(spot.text)?.[0] ?? "";
  const scalar = value.scalar;
  if (typeof scalar !== "string") {
    const candidates = wordsOf(scalar.word, lang).map((label) => ({ label, kind: COMPLETION_KIND.value, rank: 0 }));
    const more = scalar.word === "reveals" && sources !== undefined ? valueCandidates(spot, sources) : [];
    return { typed: spot.text, candidates: [...candidates, ...more] };
  }
  if (sources === undefined) return { typed, candidates: scalar === "type" ? typeWords(lang) : [] };
  switch (scalar) {
    case "formula":
    case "binding":
    case "cell": {
      const bound = withEach(spot, sources);
      return formulaOffer(spot.text, bound, expectedType(spot, bound.scope));
    }
    case "type":
      return {
        typed: SIMPLE_NAME.exec(spot.text)?.[0] ?? "",
        candidates: [
          ...typeWords(lang),
          ...[...sources.scope.symbols.types.keys()].map((label) => ({
            label,
            kind: COMPLETION_KIND.struct,
            rank: 0,
          })),
        ],
      };
    case "language":
      return { typed, candidates: ["vi", "en"].map((label) => ({ label, kind: COMPLETION_KIND.value, rank: 0 })) };
    case "case_literal":
      return { typed: spot.text, candidates: caseLiterals(spot, sources) };
    case "text":
      return place === "clause" && spot.key === "cites"
        ? { typed, candidates: valueCandidates(spot, sources) }
        : undefined;
    default:
      return { typed, candidates: valueCandidates(spot, sources) };
  }
}

function typeWords(lang: Lang): readonly Candidate[] {
  return wordsOf("type", lang).map((label) => ({ label, kind: COMPLETION_KIND.struct, rank: 1 }));
}

function caseLiterals(spot: Spot, sources: Sources): readonly Candidate[] {
  const { type, words } = caseValueType(spot, sources);
  return [
    ...valueCandidates({ ...spot, key: "" }, sources, type),
    ...words.map((label) => ({ label, kind: COMPLETION_KIND.keyword, rank: 3 })),
  ];
}

/** The scope of a rule that has one contribution a member. */
function withEach(spot: Spot, sources: Sources): Sources {
  const each = spot.place === "rule" && spot.key !== "for_each" ? spot.around[0]?.get("for_each") : undefined;
  if (each === undefined || each === "") return sources;
  return { ...sources, scope: formulaBindings(`(${each}`, sources.lang, sources.scope) };
}

/** What the formula of a key must give. */
function expectedType(spot: Spot, scope: Scope): Type | undefined {
  const variable = (name: string | undefined): Type | undefined => {
    const first = name
      ?.replace(/^\[\s*/, "")
      .split(/[,\]]/)[0]
      ?.trim();
    const symbol = first === undefined ? undefined : scope.symbols.names.get(first);
    return symbol?.kind === "variable" ? contributed(symbol.model, scope) : undefined;
  };
  const [own, outer] = spot.around;
  switch (spot.key) {
    case "value":
      return variable(own?.get("set") ?? own?.get("add_to") ?? own?.get("of"));
    case "when":
    case "must":
      return { kind: "bool" };
    case "then":
      return variable(outer?.get("table"));
    case "otherwise": {
      const name = spot.path.at(-2);
      const symbol = name === undefined ? undefined : scope.symbols.names.get(name);
      return symbol?.kind === "variable" ? required(toType(symbol.model.type, scope)) : undefined;
    }
    case "judged_on":
      return { kind: "date" };
    default:
      return undefined;
  }
}

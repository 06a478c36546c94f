/** Golden cases: which facts and outputs may be named where, and what type their values have. */
import { required, type Symbol, type Type, toType, wordsOf } from "@khoan/language";
import { memberCandidates, type Sources, symbolCandidate } from "./candidates.ts";
import { fieldCandidates, readingCandidates } from "./formula.ts";
import type { Candidate } from "./items.ts";
import type { Spot } from "./place.ts";

/** The names that may be keys here. */
export function caseKeys(spot: Spot, sources: Sources): readonly Candidate[] {
  const { symbols } = sources.scope;
  switch (spot.place) {
    case "case_facts":
    case "history": {
      const within = factWithin(namesUnder(spot, "facts"), sources);
      if (within === undefined) return [];
      if ("type" in within) {
        const type = required(within.type);
        return type.kind === "record" ? fieldCandidates(type, sources) : [];
      }
      return [...within.members].flatMap(([name, symbol]) =>
        symbol.kind === "fact" || symbol.kind === "group" ? [symbolCandidate(name, symbol, undefined, sources)] : [],
      );
    }
    case "expected": {
      const names = namesUnder(spot, "expect");
      const type = names.length === 0 ? undefined : outputType(names, sources);
      const plain = type && required(type);
      if (plain?.kind === "record") return fieldCandidates(plain, sources);
      return symbols.variables.flatMap((symbol) =>
        symbol.model.output ? [symbolCandidate(symbol.model.name.name, symbol, undefined, sources)] : [],
      );
    }
    case "case_readings":
      return readingCandidates(sources.scope);
    case "by_key": {
      const symbol = symbols.names.get(spot.path[1] ?? "");
      const depth = spot.path.length - 1 - spot.path.indexOf("by_key");
      const type = symbol?.kind === "parameter" ? symbols.types.get(symbol.model.keys[depth]?.name ?? "") : undefined;
      return type?.kind === "enum"
        ? memberCandidates(
            { kind: "enum", name: type.name.name, members: type.members.map((one) => one.name) },
            sources,
          )
        : [];
    }
    case "default_record": {
      const fact = symbols.facts.find((one) => one.path === spot.path.slice(1, -1).join("."));
      const type = fact && required(toType(fact.field.type, sources.scope));
      return type?.kind === "record" ? fieldCandidates(type, sources) : [];
    }
    default:
      return [];
  }
}

/** What the value of a fact or output is, and the words that cases have besides. */
export function caseValueType(
  spot: Spot,
  sources: Sources,
): { readonly type?: Type; readonly words: readonly string[] } {
  const { lang } = sources;
  const inFacts = spot.path.includes("facts");
  const names = namesUnder(spot, inFacts ? "facts" : "expect");
  const type = inFacts ? typeOfFact(names, sources) : outputType(names, sources);
  // What is not known of a life is left out; what follows of it may be unknown.
  const [, , absent = "", unknown = ""] = wordsOf("case_word", lang);
  const words = spot.place === "case" ? [] : inFacts ? [absent] : [absent, unknown];
  return { words, ...(type === undefined ? {} : { type }) };
}

/** The names below a key of the case, entries of histories apart. */
function namesUnder(spot: Spot, key: string): readonly string[] {
  const at = spot.path.indexOf(key);
  return at === -1
    ? []
    : spot.path.slice(at + 1).filter((name) => name !== "value" && name !== "from" && name !== "to");
}

type Within = { readonly members: ReadonlyMap<string, Symbol> } | { readonly type: Type };

function factWithin(names: readonly string[], { scope }: Sources): Within | undefined {
  let within: Within = { members: scope.symbols.names };
  for (const name of names) {
    if ("members" in within) {
      const symbol: Symbol | undefined = within.members.get(name);
      if (symbol?.kind === "group") within = { members: symbol.members };
      else if (symbol?.kind === "fact") within = { type: elementOf(toType(symbol.field.type, scope)) };
      else return undefined;
    } else {
      const type: Type = required(within.type);
      const field = type.kind === "record" ? type.fields.get(name) : undefined;
      if (field === undefined) return undefined;
      within = { type: elementOf(field) };
    }
  }
  return within;
}

function elementOf(type: Type): Type {
  const plain = required(type);
  return plain.kind === "list" ? plain.element : type;
}

function typeOfFact(names: readonly string[], sources: Sources): Type | undefined {
  const within = factWithin(names, sources);
  return within !== undefined && "type" in within ? within.type : undefined;
}

function outputType([name, ...fields]: readonly string[], { scope }: Sources): Type | undefined {
  const symbol = name === undefined ? undefined : scope.symbols.names.get(name);
  let type = symbol?.kind === "variable" ? toType(symbol.model.type, scope) : undefined;
  for (const field of fields) {
    const plain: Type | undefined = type && required(type);
    type = plain?.kind === "record" ? plain.fields.get(field) : undefined;
  }
  return type && elementOf(type);
}

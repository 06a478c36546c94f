/** Everything that the cases of a rule set are asked to show, and what shows it. */
import type { Sources, Span } from "@khoan/diagnostics";
import type { ConditionRecord, Witness } from "../condition/condition.ts";
import { keyOfItem } from "../condition/item.ts";
import type { Ledger } from "../condition/ledger.ts";
import { decidingPair, outcomeOf } from "../condition/tree.ts";
import { type ItemWords, wordsOfItem } from "./item-words.ts";
import { rowText, textOf } from "./text.ts";

/** What may be missing; the words of coverage.yaml (`gap` in the vocabulary of the language). */
export type GapKind =
  | "seen_true"
  | "seen_false"
  | "seen_unknown"
  | "decides"
  | "applies"
  | "row"
  | "wins"
  | "stands_aside"
  | "otherwise"
  | "rate"
  | "bracket"
  | "option"
  | "must"
  | "cited"
  | "examined"
  | "noticed";

/** A case at the moment at which it shows something; or two cases that show it together. */
export type Shown =
  | { readonly kind: "case"; readonly witness: Witness }
  | { readonly kind: "pair"; readonly whenTrue: Witness; readonly whenFalse: Witness };

export type Asked = {
  readonly kind: GapKind;
  /** Index of the clause; absent for what belongs to a variable alone. */
  readonly clause?: number;
  /** What is asked about, in the words of the rule file; with `kind` and `clause` it names one thing. */
  readonly what: string;
  readonly span: Span;
  readonly shown?: Shown;
  /** Of conditions: its observations, and which atom is meant. */
  readonly record?: ConditionRecord;
  readonly atom?: number;
  /** Of items: more about it, for the sentence; and its key in the ledger. */
  readonly item?: ItemWords;
  readonly itemKey?: string;
};

/** In the order of the document; what no clause holds comes last. */
export function askedOf(ledger: Ledger, sources: Sources): readonly Asked[] {
  const { program } = ledger;
  const asked = [
    ...ledger.conditions.flatMap((record) => ofCondition(record, ledger, sources)),
    ...ledger.items.map((item): Asked => {
      const words = wordsOfItem(item, program, sources);
      const witness = ledger.used.get(keyOfItem(item));
      return {
        kind: item.kind,
        what: words.what,
        span: words.span,
        item: words,
        itemKey: keyOfItem(item),
        ...(words.clause === undefined ? {} : { clause: words.clause }),
        ...(witness === undefined ? {} : { shown: { kind: "case", witness } }),
      };
    }),
  ];
  const last = program.clauses.length;
  const whole = (one: Asked): string =>
    one.atom === undefined || one.record === undefined
      ? (program.variables[one.record?.condition.variable ?? -1]?.name ?? "")
      : wholeText(one.record, sources);
  return distinct(asked, whole).toSorted(
    (a, b) => (a.clause ?? last) - (b.clause ?? last) || a.span.start - b.span.start,
  );
}

function ofCondition(record: ConditionRecord, ledger: Ledger, sources: Sources): readonly Asked[] {
  const { condition, seen } = record;
  const { role, tree, span } = condition;
  const observed = [...seen.values()];
  const what = wholeText(record, sources);
  const clause = condition.clause === undefined ? {} : { clause: condition.clause };
  const outcome = (kind: "seen_true" | "seen_false" | "seen_unknown", wanted: boolean | undefined): Asked => {
    const witness = observed.find(({ truths }) => outcomeOf(tree, truths) === wanted)?.witness;
    return { kind, what, span, record, ...clause, ...(witness && { shown: { kind: "case", witness } }) };
  };
  const asked: Asked[] = [];
  // That a row is hit is asked of the row; contributions that only act together have no outcome of their own.
  if (role !== "row" && role !== "together") asked.push(outcome("seen_true", true));
  if (role !== "together") asked.push(outcome("seen_false", false));
  const ofRule = role === "when" || role === "row" || role === "value";
  if (ofRule && condition.openFacts.length > 0) asked.push(outcome("seen_unknown", undefined));
  return [...asked, ...ofAtoms(record, ledger, sources)];
}

function ofAtoms(record: ConditionRecord, { program }: Ledger, sources: Sources): readonly Asked[] {
  const { condition, seen } = record;
  const { role, tree, atoms, span, clause } = condition;
  if (atoms.length < 2) return [];
  const observed = [...seen.values()];
  const vectors = observed.map(({ truths }) => truths);
  return atoms.flatMap((site, atom): readonly Asked[] => {
    // A row that comes after others holds their cells too; contributions of imported rule sets are theirs to ask of.
    if (role === "row" && site.span.start < span.start) return [];
    if (site.clause !== undefined && program.clauses[site.clause]?.ruleSet !== program.document.id) return [];
    const pair = decidingPair(tree, vectors, atom);
    const whenTrue = pair && observed[pair[0]]?.witness;
    const whenFalse = pair && observed[pair[1]]?.witness;
    const own = site.clause ?? clause;
    return [
      {
        kind: "decides",
        what: atomText(record, atom, program, sources),
        span: site.span,
        record,
        atom,
        ...(own === undefined ? {} : { clause: own }),
        ...(whenTrue && whenFalse && { shown: { kind: "pair", whenTrue, whenFalse } }),
      },
    ];
  });
}

/** The whole condition in the words of its file. */
export function wholeText({ condition: { role, span } }: ConditionRecord, sources: Sources): string {
  return role === "row" ? rowText(span, sources) : textOf(span, sources);
}

function atomText(record: ConditionRecord, atom: number, program: Ledger["program"], sources: Sources): string {
  const { role, variable, atoms, span } = record.condition;
  if (role === "together") return `${program.variables[variable]?.name}: ${ruleText(record, atom, program, sources)}`;
  const text = textOf(atoms[atom]?.span ?? span, sources);
  return role === "row" ? `${text} · ${wholeText(record, sources)}` : text;
}

/** A contribution in the words of its value, or of its condition where the value says nothing. */
function ruleText(record: ConditionRecord, atom: number, program: Ledger["program"], sources: Sources): string {
  const rule = program.variables[record.condition.variable]?.contributions[atom];
  if (rule === undefined) return "";
  const named = rule.value.kind === "constant" && rule.when !== undefined ? rule.when : rule.value;
  return textOf(named.span, sources);
}

/** Names of the same words get what they are a part of, then a number. */
function distinct(asked: readonly Asked[], whole: (one: Asked) => string): readonly Asked[] {
  const rename = (list: readonly Asked[], add: (one: Asked, at: number) => string): readonly Asked[] => {
    const groups = Map.groupBy(list, keyOf);
    return list.map((one) => {
      const group = groups.get(keyOf(one)) ?? [];
      const suffix = group.length < 2 ? "" : add(one, group.indexOf(one));
      return suffix === "" ? one : { ...one, what: `${one.what} · ${suffix}` };
    });
  };
  return rename(rename(asked, whole), (_, at) => (at === 0 ? "" : String(at + 1)));
}

/** What names one thing asked for. */
export function keyOf({ kind, clause, what }: Pick<Asked, "kind" | "clause" | "what">): string {
  return [clause ?? "", kind, what].join("\u001f");
}

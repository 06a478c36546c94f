/**
 * What of a rule set or of a case file is not what it was: clauses by what their rules and rates say, cases by their
 * text. Places, comments, labels and the order of declarations do not count.
 */
import type { SourceText } from "@khoan/diagnostics";
import { type Program, viewOf } from "@khoan/language";
import { caseTree } from "./update/proposal.ts";

export type ChangedClauses = {
  /** Ids of clauses that say something else now, that are new, or that are gone. */
  readonly clauses: ReadonlySet<string>;
  /** Something was changed that no clause alone stands for: a fact, a variable, a reading. Every case may differ. */
  readonly everything: boolean;
};

/** The clauses in which two states of a rule set differ. */
export function changedClauses(before: Program, after: Program): ChangedClauses {
  const [old, now] = [fingerprints(before), fingerprints(after)];
  const clauses = new Set<string>();
  for (const id of new Set([...old.clauses.keys(), ...now.clauses.keys()])) {
    if (old.clauses.get(id) !== now.clauses.get(id)) clauses.add(id);
  }
  return { clauses, everything: old.rest !== now.rest };
}

type Fingerprints = { readonly clauses: ReadonlyMap<string, string>; readonly rest: string };

function fingerprints(program: Program): Fingerprints {
  const parts = new Map<string, string[]>();
  const idOf = (clause: number): string => program.clauses[clause]?.id ?? "";
  const add = (clause: number, ...part: readonly unknown[]): void => {
    const own = parts.get(idOf(clause));
    const text = JSON.stringify(stable(part, program));
    if (own === undefined) parts.set(idOf(clause), [text]);
    else own.push(text);
  };
  const rest: unknown[] = [];
  program.clauses.forEach((clause, index) => {
    add(index, "clause", clause.effective, clause.limb, clause.notEncoded !== undefined);
  });
  for (const {
    contributions,
    overrides,
    name,
    type,
    per,
    judgedOn,
    output,
    combine,
    by,
    otherwise,
    ground,
  } of program.variables) {
    rest.push([name, type, per, judgedOn, output, combine, by, otherwise, ground === undefined ? "" : idOf(ground)]);
    const beatenBy = (indexes: readonly number[]): readonly string[] =>
      indexes.map((index) => idOf(overrides[index]?.clause ?? -1));
    for (const { clause, overriddenBy, ...rule } of contributions) add(clause, name, rule, beatenBy(overriddenBy));
    for (const { clause, overriddenBy, ...rule } of overrides)
      add(clause, name, "override", rule, beatenBy(overriddenBy));
  }
  for (const { clause, condition, unit } of program.invariants) add(clause, "must", unit, condition);
  for (const { name, type, keys, versions } of program.parameters) {
    rest.push([name, type, keys]);
    for (const { from, to, values, clauses } of versions) {
      const said = ["rate", name, from, to, [...values]];
      for (const { clause } of clauses) add(clause, ...said);
      if (clauses.length === 0) rest.push(said);
    }
  }
  const { effective, period, currency, monthEnd } = program.document;
  const facts = program.facts.map(({ path, type, history, default: usual, whenNull, fields }) => [
    path,
    type,
    history,
    usual,
    whenNull,
    fields,
  ]);
  const readings = program.readings.map(({ id, chosen, options }) => [id, chosen, options.map((option) => option.id)]);
  // In the order of names, so that a declaration that only moved changes nothing.
  const sorted = [...rest, ...facts, ...readings, [effective, period, currency, monthEnd]]
    .map((part) => JSON.stringify(stable(part, program)))
    .toSorted();
  return {
    clauses: new Map([...parts].map(([id, texts]) => [id, texts.toSorted().join("\n")])),
    rest: sorted.join("\n"),
  };
}

const WITHOUT_MEANING: ReadonlySet<string> = new Set(["span", "label", "question", "note", "because", "summary"]);

/** Plain data without places, and with names where the core form has indexes. */
function stable(value: unknown, program: Program): unknown {
  if (value instanceof Map) return [...value].map((entry) => stable(entry, program));
  if (Array.isArray(value)) return value.map((item) => stable(item, program));
  if (typeof value !== "object" || value === null) return value ?? null;
  const named = value as Readonly<Record<string, unknown>>;
  const kept: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(named)) if (!WITHOUT_MEANING.has(key)) kept[key] = stable(part, program);
  switch (named["kind"]) {
    case "fact":
      return { ...kept, fact: program.facts[named["fact"] as number]?.path };
    case "variable":
      return { ...kept, variable: program.variables[named["variable"] as number]?.name };
    case "parameter":
      return { ...kept, parameter: program.parameters[named["parameter"] as number]?.name };
    case "reading":
      return { ...kept, reading: program.readings[named["reading"] as number]?.id };
    default:
      return kept;
  }
}

/** The text of each case of a file by its name, and of the file’s head; empty where the file can’t be read. */
export function caseTexts(source: SourceText): { readonly head: string; readonly cases: ReadonlyMap<string, string> } {
  const tree = caseTree(source);
  const cases = new Map<string, string>();
  if (tree === undefined) return { head: "", cases };
  const file = viewOf(tree.root);
  for (const item of file.items("cases")) {
    if (item.kind !== "mapping") continue;
    const name = viewOf(item).text("name");
    if (name !== undefined) cases.set(name, source.text.slice(item.span.start, item.span.end).trim());
  }
  return { head: `${tree.lang}\n${file.text("rule_set") ?? ""}`, cases };
}

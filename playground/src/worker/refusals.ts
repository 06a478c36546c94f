/**
 * Why not: for each result that is no, nothing or absent, the clauses that could have given it, the conditions that did
 * not hold, and which single fact would turn it.
 */
import type { SourceText } from "@khoan/diagnostics";
import {
  type Atom,
  type Decided,
  decide,
  derive,
  formatValue,
  isList,
  type Moment,
  momentFor,
  type RuleTrace,
  type Value,
} from "@khoan/evaluate";
import { type FactDeclaration, type Program, required, type VariableDeclaration } from "@khoan/language/core";
import { setFact } from "../facts/facts-edit.ts";
import type { CaseInput } from "../protocol/messages.ts";
import type { Lang, RefusalView } from "../protocol/views.ts";
import { isHeadline } from "./decision-view.ts";
import { placeOf } from "./places.ts";

type Sources = ReadonlyMap<string, SourceText>;

const MOST_CLAUSES = 24;
const MOST_TRIES = 60;

export function refusalsOf(
  decision: Decided,
  input: CaseInput,
  at: Moment,
  sources: Sources,
  lang: Lang,
): readonly RefusalView[] {
  const { program } = decision.session;
  const refused = program.variables.flatMap((variable, index) => {
    const value = decision.outputs.get(variable.name);
    const worth = isHeadline(variable) || isList(value ?? null) || required(variable.type).kind === "clause";
    return variable.output && worth && value !== undefined && isNothing(value) ? [{ variable, index, value }] : [];
  });
  const turns = turnsOf(
    program,
    refused.filter(({ variable }) => isHeadline(variable)),
    input,
    at,
    lang,
  );
  return refused.map(({ variable, index, value }) => ({
    name: variable.name,
    label: variable.label ?? variable.name.replaceAll("_", " "),
    value: formatValue(value, variable.type, lang),
    clauses: refusingRules(decision, index, variable)
      .slice(0, MOST_CLAUSES)
      .map((rule) => clauseOf(rule, decision, sources, lang)),
    turns: turns.get(variable.name) ?? [],
  }));
}

function isNothing(value: Value): boolean {
  return value === false || value === null || value === 0 || (isList(value) && value.length === 0);
}

/** The variable’s own rules that did not hold or were beaten; where these only read another variable, that one’s. */
function refusingRules(decision: Decided, index: number, variable: VariableDeclaration): readonly RuleTrace[] {
  const { session, at } = decision;
  const found: RuleTrace[] = [];
  const seen = new Set<string>();
  const visit = (i: number, moment: number, depth: number): void => {
    if (depth > 3 || seen.has(`${i}:${moment}`)) return;
    seen.add(`${i}:${moment}`);
    const { rules } = derive(session, i, moment);
    for (const rule of rules) {
      const refuses =
        rule.status === "not_held" ||
        rule.status === "overridden" ||
        (rule.status === "applied" && rule.value === false);
      if (!refuses || rule.kind === "override") continue;
      const reads = [...rule.atoms.filter((atom) => atom.truth !== true).flatMap((atom) => atom.reads), ...rule.reads];
      const inner = reads.filter((read) => read.kind === "variable");
      if (reads.some((read) => read.kind === "fact") || inner.length === 0 || rule.status === "overridden")
        found.push(rule);
      for (const read of inner) if (read.kind === "variable") visit(read.variable, read.moment, depth + 1);
    }
  };
  visit(index, momentFor(variable, at), 0);
  return found;
}

function clauseOf(rule: RuleTrace, decision: Decided, sources: Sources, lang: Lang): RefusalView["clauses"][number] {
  const { program } = decision.session;
  const clause = program.clauses[rule.clause];
  const failed = rule.atoms.filter((atom) => atom.truth !== true);
  return {
    clause: clause?.id ?? "?",
    text: clause?.summary ?? clause?.title ?? "",
    place: placeOf(rule.span, sources),
    conditions: failed.map((atom) => ({
      formula: formulaOf(atom, sources),
      known: knownOf(atom, program, lang),
      open: atom.truth === undefined,
    })),
    beatenBy: rule.overriddenBy.map((index) => program.clauses[index]?.id ?? "?"),
  };
}

function formulaOf(atom: Atom, sources: Sources): string {
  const text = sources.get(atom.span.uri)?.text.slice(atom.span.start, atom.span.end) ?? "…";
  return text.replaceAll(/\s+/g, " ");
}

function knownOf(atom: Atom, program: Program, lang: Lang): readonly string[] {
  return atom.reads.flatMap((read) => {
    if (read.kind === "fact") {
      const fact = program.facts.find((one) => one.path === read.path);
      return fact === undefined || fact.fields !== undefined
        ? []
        : [`${fact.label ?? read.path}: ${formatValue(read.value, fact.type, lang)}`];
    }
    if (read.kind === "variable") {
      const variable = program.variables[read.variable] as VariableDeclaration;
      return [`${variable.label ?? variable.name}: ${formatValue(read.value, variable.type, lang)}`];
    }
    return [];
  });
}

type Refused = { readonly variable: VariableDeclaration; readonly value: Value };

/**
 * Facts of few values, tried one at a time at this moment alone. Sensitive ones are left out: nobody is to be asked for
 * an illness because it would pay.
 */
function turnsOf(
  program: Program,
  refused: readonly Refused[],
  input: CaseInput,
  at: Moment,
  lang: Lang,
): ReadonlyMap<string, RefusalView["turns"]> {
  const found = new Map<string, { path: string; label: string; value: string }[]>();
  if (refused.length === 0) return found;
  let tries = 0;
  for (const fact of program.facts) {
    if (fact.sensitivity === "sensitive") continue;
    for (const value of valuesOf(fact)) {
      if (++tries > MOST_TRIES) return found;
      const facts = setFact(input.facts, fact.path, value);
      const decision = decide(program, { facts, at, readings: input.readings });
      if (decision.kind === "failed") continue;
      for (const { variable } of refused) {
        const after = decision.outputs.get(variable.name);
        if (after === undefined || isNothing(after) || typeof after === "object") continue;
        const list = found.get(variable.name) ?? [];
        found.set(variable.name, list);
        const shown = formatValue(value, fact.type, lang);
        list.push({ path: fact.path, label: fact.label ?? fact.path, value: shown });
      }
    }
  }
  return found;
}

function valuesOf(fact: FactDeclaration): readonly (boolean | string)[] {
  const type = required(fact.type);
  return type.kind === "bool" ? [true, false] : type.kind === "enum" ? type.members : [];
}

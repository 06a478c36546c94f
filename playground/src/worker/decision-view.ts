/** A decision as the page shows it: the sentence, every result beside that of the saved rules, the picture, why. */
import type { SourceText } from "@khoan/diagnostics";
import {
  type Decided,
  decide,
  derive,
  type Explanation,
  explainDecision,
  formatMoment,
  formatValue,
  isList,
  type Moment,
  momentFor,
  monthOf,
  outputsAt,
  parseMoment,
  Unknown,
  type Value,
} from "@khoan/evaluate";
import { type FieldDeclaration, type Program, required, type VariableDeclaration } from "@khoan/language/core";
import type { CaseInput } from "../protocol/messages.ts";
import type { DecisionView, InputErrorView, Lang, OutputView, SentenceView, Tone, WhyView } from "../protocol/views.ts";
import { placeOf } from "./places.ts";
import { refusalsOf } from "./refusals.ts";
import { timelineView } from "./timeline-view.ts";
import { WORDS } from "./words.ts";

type Sources = ReadonlyMap<string, SourceText>;

export type Ruled = { readonly program: Program; readonly sources: Sources };

export type Ask = { readonly input: CaseInput; readonly look: number | undefined; readonly lang: Lang };

/** Decides by the rules as edited, and by the saved ones for comparison. */
export function decisionView(draft: Ruled, saved: Ruled | undefined, ask: Ask): DecisionView {
  const start = performance.now();
  const { input } = ask;
  return view(opened(draft, input), saved === undefined ? undefined : opened(saved, input), ask, start);
}

/** The rules without the defaults of facts that are to be taken as unknown. */
function opened(rules: Ruled, { unknown }: CaseInput): Ruled {
  if (unknown.length === 0) return rules;
  const { program } = rules;
  const facts = program.facts.map((fact) => (unknown.includes(fact.path) ? withoutDefault(fact) : fact));
  return { ...rules, program: { ...program, facts } };
}

function withoutDefault<F extends FieldDeclaration>(field: F): F {
  const { default: _, ...rest } = field;
  return (field.fields === undefined ? rest : { ...rest, fields: field.fields.map(withoutDefault) }) as F;
}

function view(draft: Ruled, saved: Ruled | undefined, ask: Ask, start: number): DecisionView {
  const { lang, input } = ask;
  const at = parseMoment(input.at);
  const to = input.to === undefined || input.to === "" ? undefined : parseMoment(input.to);
  if (at === undefined || (input.to !== undefined && input.to !== "" && to === undefined)) {
    return { kind: "failed", errors: [badMoment(at === undefined ? "at" : "to", lang)] };
  }
  const whole = decided(draft.program, input, at, to ?? at);
  if (whole.kind === "failed") return { kind: "failed", errors: errorsOf(whole.errors, lang) };
  const looked: Moment = lookedAt(ask.look, at, to);
  const now = decided(draft.program, input, looked, undefined);
  if (now.kind === "failed") return { kind: "failed", errors: errorsOf(now.errors, lang) };
  const differs = saved !== undefined && saved.program.digest !== draft.program.digest;
  const wholeBefore = differs ? decided(saved.program, input, at, to ?? at) : undefined;
  const nowBefore = differs ? decided(saved.program, input, looked, undefined) : undefined;
  const before = nowBefore?.kind === "decided" ? nowBefore : undefined;
  const timeline = timelineView(whole, wholeBefore?.kind === "decided" ? wholeBefore : undefined, lang);
  const { program } = draft;
  return {
    kind: "decided",
    look: monthOf(looked),
    sentence: sentenceOf(now, before, timeline.changes, lang),
    outputs: outputsView(now, before, draft.sources, lang),
    timeline,
    missing: whole.missing.map((path) => ({ path, ...askingOf(program, path) })),
    relevant: relevantFacts(now),
    notes: whole.notes,
    readings: now.readings,
    took: [...now.session.took].map((index) => program.clauses[index]?.id ?? "?"),
    why: explainDecision(now, { lang, sources: draft.sources }).map((tree) => whyView(tree, draft.sources)),
    refusals: refusalsOf(now, input, looked, draft.sources, lang),
    milliseconds: performance.now() - start,
  };
}

function decided(program: Program, input: CaseInput, at: Moment, to: Moment | undefined): ReturnType<typeof decide> {
  // A reading that the rules no longer have is left out: the rules may be under edit.
  const readings = Object.fromEntries(
    Object.entries(input.readings).filter(([id, option]) =>
      program.readings.some((one) => one.id === id && one.options.some((choice) => choice.id === option)),
    ),
  );
  return decide(program, { facts: input.facts, at, readings, ...(to === undefined ? {} : { to }) });
}

function lookedAt(look: number | undefined, at: Moment, to: Moment | undefined): Moment {
  const first = monthOf(at);
  if (look === undefined || look <= first) return at;
  return { unit: "month", value: Math.min(look, to === undefined ? first : monthOf(to)) };
}

function badMoment(path: "at" | "to", lang: Lang): InputErrorView {
  const message = lang === "vi" ? "Tháng cần có dạng năm-tháng, ví dụ 2026-03." : "A month is written as 2026-03.";
  return { path, code: "", message, help: "" };
}

function errorsOf(
  errors: Extract<ReturnType<typeof decide>, { kind: "failed" }>["errors"],
  lang: Lang,
): readonly InputErrorView[] {
  return errors.map(({ path, diagnostic }) => ({
    path,
    code: diagnostic.code,
    message: diagnostic.message[lang],
    help: diagnostic.help[lang],
  }));
}

/** Whether an output is among those a reader looks for first: it changes over time, and is yes/no or an amount. */
export function isHeadline({ per, type, output }: VariableDeclaration): boolean {
  const { kind } = required(type);
  return output && per !== undefined && (kind === "bool" || kind === "money");
}

function variableNamed(program: Program, name: string): VariableDeclaration {
  return program.variables.find((variable) => variable.name === name) as VariableDeclaration;
}

/** With a small first letter, to stand inside a sentence; a word in capitals keeps them. */
function inside(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase("vi") + label.slice(1);
}

type Part = SentenceView["parts"][number];

function partsOf(decision: Decided, lang: Lang): readonly Part[] {
  const { program } = decision.session;
  const parts: Part[] = [];
  for (const [name, value] of decision.outputs) {
    const variable = variableNamed(program, name);
    if (!isHeadline(variable)) continue;
    const label = inside(variable.label ?? name.replaceAll("_", " "));
    if (value instanceof Unknown) parts.push({ text: `${label}: ${WORDS[lang].open}`, tone: "open", strong: false });
    else if (typeof value === "boolean")
      parts.push({
        text: value ? label : `${WORDS[lang].not} ${label}`,
        tone: value ? "yes" : "no",
        strong: parts.length === 0,
      });
    // An amount of nothing says no more than the no before it.
    else if (value !== 0 && value !== null)
      parts.push({ text: `${label} ${formatValue(value, variable.type, lang)}`, tone: "yes", strong: true });
  }
  return parts.length > 0 ? parts : plainParts(decision, lang);
}

/** For rule sets whose results do not change over time: the first few that are known. */
function plainParts(decision: Decided, lang: Lang): readonly Part[] {
  const { program } = decision.session;
  return [...decision.outputs].slice(0, 3).map(([name, value]) => {
    const variable = variableNamed(program, name);
    const text = `${inside(variable.label ?? name)}: ${formatValue(value, variable.type, lang)}`;
    return { text, tone: value instanceof Unknown ? "open" : value === false ? "no" : "yes", strong: true };
  });
}

function toneOf(parts: readonly Part[]): Tone {
  if (parts.some((part) => part.tone === "open")) return "open";
  return parts.some((part) => part.tone === "yes") ? "yes" : "no";
}

function sentenceOf(
  decision: Decided,
  before: Decided | undefined,
  changes: readonly { readonly month: number; readonly period: string; readonly texts: readonly string[] }[],
  lang: Lang,
): SentenceView {
  const parts = partsOf(decision, lang);
  const grounds = new Set<string>();
  for (const [name] of decision.outputs) {
    const index = decision.session.program.variables.findIndex((variable) => variable.name === name);
    const variable = decision.session.program.variables[index] as VariableDeclaration;
    if (isHeadline(variable) && decision.outputs.get(name) !== false)
      for (const id of groundsOf(decision, index)) grounds.add(id);
  }
  for (const [name, value] of decision.outputs) {
    const kind = required(variableNamed(decision.session.program, name).type).kind;
    if (kind === "clause" && typeof value === "string") grounds.add(value);
  }
  const next = changes.find((change) => change.month > monthOf(decision.at));
  const old = before === undefined ? undefined : textOf(partsOf(before, lang));
  return {
    tone: toneOf(parts),
    when: formatMoment(decision.at.unit, decision.at.value, lang),
    parts,
    grounds: [...grounds],
    ...(next === undefined ? {} : { next: `${formatMoment("month", next.month, lang)}: ${next.texts.join("; ")}` }),
    ...(old === undefined || old === textOf(parts) ? {} : { before: old }),
  };
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join(", ");
}

/** Ids of the clauses whose rules gave a variable its value at the decision’s moment, in document order. */
export function groundsOf(decision: Decided, index: number, at: Moment = decision.at): readonly string[] {
  const { session } = decision;
  const variable = session.program.variables[index] as VariableDeclaration;
  const { rules } = derive(session, index, momentFor(variable, at));
  const applied = rules.filter((rule) => rule.status === "applied" && rule.kind !== "override");
  return [...new Set(applied.map((rule) => session.program.clauses[rule.clause]?.id ?? "?"))];
}

function outputsView(
  decision: Decided,
  before: Decided | undefined,
  sources: Sources,
  lang: Lang,
): readonly OutputView[] {
  const { program } = decision.session;
  return program.variables.flatMap((variable, index): OutputView[] => {
    if (!variable.output) return [];
    const value = decision.outputs.get(variable.name) as Value;
    const text = formatValue(value, variable.type, lang);
    const old = before?.outputs.get(variable.name);
    const oldVariable = before?.session.program.variables.find((one) => one.name === variable.name);
    const oldText =
      old === undefined || oldVariable === undefined ? undefined : formatValue(old, oldVariable.type, lang);
    return [
      {
        name: variable.name,
        label: variable.label ?? variable.name.replaceAll("_", " "),
        headline: isHeadline(variable),
        lines: linesOf(value, variable, lang),
        unknown: value instanceof Unknown,
        grounds: groundsOf(decision, index),
        ...(oldText === undefined || oldText === text ? {} : { before: oldText }),
        place: placeOf(variable.span, sources),
      },
    ];
  });
}

function linesOf(value: Value, variable: VariableDeclaration, lang: Lang): readonly string[] {
  const plain = required(variable.type);
  if (isList(value) && value.length > 1 && plain.kind === "list" && plain.element.kind === "text")
    return value.map((item) => formatValue(item, plain.element, lang));
  return [formatValue(value, variable.type, lang)];
}

/** Label and question of the fact at a path, which may lie inside a record or a list. */
function askingOf(program: Program, path: string): { readonly label: string; readonly question: string } {
  for (const fact of program.facts) {
    if (fact.path === path) return { label: fact.label ?? path, question: fact.question ?? "" };
    if (!path.startsWith(fact.path)) continue;
    const rest = path.slice(fact.path.length);
    const field = fact.fields?.find((one) => rest.endsWith(`.${one.name}`));
    if (field !== undefined && /^(\[\d+\]|\.)/.test(rest)) {
      const place = rest.match(/\[(\d+)\]/)?.[1];
      const which = place === undefined ? "" : ` ${Number(place) + 1}`;
      return {
        label: `${fact.label ?? fact.path}${which}: ${field.label ?? field.name}`,
        question: field.question ?? "",
      };
    }
  }
  return { label: path, question: "" };
}

/** The facts that some result reads when all is worked out afresh. */
function relevantFacts({ session, at }: Decided): readonly string[] {
  const found = new Set<string>();
  const nothing = (): void => {};
  const recorder = {
    fact: (path: string) => void found.add(path),
    parameter: nothing,
    reading: nothing,
    variable: nothing,
  };
  const fresh = {
    ...session,
    memo: session.program.variables.map(() => new Map<number, Value>()),
    took: new Set<number>(),
    usedVersions: new Map(),
    // Hears what is read at any depth: an evaluation would put its recorder away for the variables behind a variable.
    get recorder() {
      return recorder;
    },
    set recorder(_) {},
  };
  outputsAt(fresh, at);
  return [...found];
}

function whyView(tree: Explanation, sources: Sources): WhyView {
  return {
    text: tree.text,
    ...(tree.clause === undefined ? {} : { clause: tree.clause }),
    ...(tree.span === undefined ? {} : { place: placeOf(tree.span, sources) }),
    children: tree.children.map((child) => whyView(child, sources)),
  };
}

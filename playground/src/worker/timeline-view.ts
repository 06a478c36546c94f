/** A timeline as rows of stretches for a picture, and as a list of changes, each with the clauses and causes behind it. */
import {
  type Decided,
  derive,
  equal,
  formatMoment,
  formatValue,
  momentFor,
  type Read,
  type Segment,
  Unknown,
  type Value,
} from "@khoan/evaluate";
import { type Program, required, type VariableDeclaration } from "@khoan/language/core";
import type { Lang, TimelineChange, TimelineRow, TimelineView } from "../protocol/views.ts";
import { groundsOf, isHeadline } from "./decision-view.ts";

export function timelineView(decision: Decided, before: Decided | undefined, lang: Lang): TimelineView {
  const { timeline, session } = decision;
  const drawn = session.program.variables.filter(isHeadline);
  return {
    from: timeline[0]?.from ?? 0,
    to: timeline.at(-1)?.to ?? 0,
    rows: drawn.map((variable) => rowOf(variable, timeline, before, lang)),
    changes: timeline.map((segment, i) => changeOf(decision, timeline[i - 1], segment, lang)),
  };
}

function rowOf(
  variable: VariableDeclaration,
  timeline: readonly Segment[],
  before: Decided | undefined,
  lang: Lang,
): TimelineRow {
  const amount = required(variable.type).kind === "money";
  const merged = stretchesOf(variable.name, timeline);
  const old = before?.session.program.variables.find((one) => one.name === variable.name);
  const oldStretches = old === undefined ? [] : stretchesOf(variable.name, before?.timeline ?? []);
  const cut = old === undefined ? merged : cutBy(merged, oldStretches);
  const levels = [...merged, ...oldStretches].map(({ value }) => (typeof value === "number" ? Math.abs(value) : 0));
  const highest = Math.max(0, ...levels);
  return {
    name: variable.name,
    label: variable.label ?? variable.name.replaceAll("_", " "),
    kind: amount ? "amount" : "truth",
    segments: cut.map(({ from, to, value }) => {
      const text = formatValue(value, variable.type, lang);
      const was = old === undefined ? undefined : oldStretches.find((one) => one.from <= from && one.to >= from);
      const wasText = was === undefined || old === undefined ? undefined : formatValue(was.value, old.type, lang);
      return {
        from,
        to,
        text,
        level: typeof value === "number" ? (highest === 0 ? 0 : Math.abs(value) / highest) : value === true ? 1 : 0,
        unknown: value instanceof Unknown,
        ...(wasText === undefined || wasText === text ? {} : { before: wasText }),
      };
    }),
  };
}

type Stretch = { readonly from: number; readonly to: number; readonly value: Value };

/** Neighbouring months in which one output has one value. */
function stretchesOf(name: string, timeline: readonly Segment[]): readonly Stretch[] {
  const found: { from: number; to: number; value: Value }[] = [];
  for (const { from, to, outputs } of timeline) {
    const value = outputs.get(name) ?? null;
    const last = found.at(-1);
    if (last !== undefined && same(last.value, value)) last.to = to;
    else found.push({ from, to, value });
  }
  return found;
}

/** The stretches, cut also where those of another timeline change. */
function cutBy(stretches: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap(({ from, to, value }) => {
    const starts = [from, ...others.map((one) => one.from).filter((month) => month > from && month <= to)];
    return starts.map((start, i) => ({ from: start, to: (starts[i + 1] ?? to + 1) - 1, value }));
  });
}

function same(a: Value, b: Value): boolean {
  if (a instanceof Unknown || b instanceof Unknown) return a instanceof Unknown && b instanceof Unknown;
  return equal(a, b);
}

function changeOf(decision: Decided, last: Segment | undefined, segment: Segment, lang: Lang): TimelineChange {
  const { program } = decision.session;
  const start = formatMoment("month", segment.from, lang);
  const grounds = new Set<string>();
  const texts: string[] = [];
  const changed: number[] = [];
  program.variables.forEach((variable, index) => {
    const value = segment.outputs.get(variable.name);
    if (!variable.output || value === undefined) return;
    const old = last?.outputs.get(variable.name);
    const tell = last === undefined ? isHeadline(variable) : old === undefined || !same(old, value);
    if (!tell) return;
    changed.push(index);
    const was =
      old === undefined ? "" : ` (${lang === "vi" ? "trước" : "was"} ${formatValue(old, variable.type, lang)})`;
    texts.push(`${variable.label ?? variable.name}: ${formatValue(value, variable.type, lang)}${was}`);
    for (const id of groundsOf(decision, index, { unit: "month", value: segment.from })) grounds.add(id);
  });
  return {
    month: segment.from,
    period: segment.from === segment.to ? start : `${start}–${formatMoment("month", segment.to, lang)}`,
    texts,
    grounds: [...grounds],
    causes: last === undefined ? [] : causesOf(decision, changed, segment.from, lang),
  };
}

/** What was read differently in this month and the one before: facts, rates, and the variables between. */
function causesOf(decision: Decided, changed: readonly number[], month: number, lang: Lang): readonly string[] {
  const { session } = decision;
  const causes = new Set<string>();
  const seen = new Set<string>();
  const compare = (index: number, now: number, then: number, depth: number): void => {
    const key = `${index}:${now}:${then}`;
    if (seen.has(key) || depth > 8) return;
    seen.add(key);
    const variable = session.program.variables[index] as VariableDeclaration;
    const after = derive(session, index, now);
    const earlier = derive(session, index, then);
    if (same(after.value, earlier.value)) return;
    const reads = (rules: typeof after.rules): readonly Read[] =>
      rules.flatMap((rule) => [...rule.atoms.flatMap((atom) => atom.reads), ...rule.reads]);
    const old = reads(earlier.rules);
    let deeper = 0;
    for (const read of reads(after.rules)) {
      if (read.kind === "variable") {
        const twin = old.find((one) => one.kind === "variable" && one.variable === read.variable);
        if (twin?.kind !== "variable" || same(twin.value, read.value)) continue;
        deeper++;
        compare(read.variable, read.moment, twin.moment, depth + 1);
      } else {
        const told = causeOf(read, old, session.program, lang);
        if (told === undefined) continue;
        deeper++;
        causes.add(told);
      }
    }
    // Nothing that it reads has changed: it is the calendar itself.
    if (deeper === 0 && depth > 0)
      causes.add(`${variable.label ?? variable.name}: ${formatValue(after.value, variable.type, lang)}`);
  };
  for (const index of changed) {
    const variable = session.program.variables[index] as VariableDeclaration;
    if (variable.per === undefined) continue;
    const now = momentFor(variable, { unit: "month", value: month });
    const then = momentFor(variable, { unit: "month", value: month - 1 });
    if (now !== then) compare(index, now, then, 0);
  }
  return [...causes].slice(0, MOST_CAUSES);
}

const MOST_CAUSES = 6;

function causeOf(read: Read, old: readonly Read[], program: Program, lang: Lang): string | undefined {
  if (read.kind === "fact") {
    const twin = old.find((one) => one.kind === "fact" && one.path === read.path);
    if (twin?.kind !== "fact" || same(twin.value, read.value)) return undefined;
    const fact = program.facts.find((one) => one.path === read.path);
    return fact === undefined ? undefined : `${fact.label ?? read.path}: ${formatValue(read.value, fact.type, lang)}`;
  }
  if (read.kind === "parameter") {
    const twin = old.find((one) => one.kind === "parameter" && one.parameter === read.parameter);
    const parameter = program.parameters[read.parameter];
    if (twin?.kind !== "parameter" || parameter === undefined || same(twin.value, read.value)) return undefined;
    const version = parameter.versions[read.version];
    const source = version?.source === undefined ? "" : `, ${version.source}`;
    return `${parameter.label ?? parameter.name}: ${formatValue(twin.value, parameter.type, lang)} → ${formatValue(read.value, parameter.type, lang)}${source}`;
  }
  return undefined;
}

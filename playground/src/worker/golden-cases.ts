/** The golden cases of a rule set: as a list to choose from, run against the draft, compared with the saved rules. */

import type { Case } from "@khoan/cases";
import { type CaseResult, coverageOf, readCases, runCase } from "@khoan/cases";
import type { SourceText } from "@khoan/diagnostics";
import {
  type Decided,
  decide,
  equal,
  formatMoment,
  formatValue,
  type Moment,
  Unknown,
  type Value,
} from "@khoan/evaluate";
import { type ClauseInfo, type Program, required } from "@khoan/language/core";
import { formatIsoDay, formatIsoMonth } from "@khoan/values";
import type { GoldenCaseView, Lang, MovedCaseView, ReadingEffect, TestsView } from "../protocol/views.ts";
import { isHeadline, type Ruled } from "./decision-view.ts";
import { placeOf, problemOf } from "./places.ts";

/** Gives other messages their turn; true where a newer question has made this one idle. */
export type Pause = () => Promise<boolean>;

function momentText({ unit, value }: Moment): string {
  return unit === "day" ? formatIsoDay(value) : formatIsoMonth(value);
}

export function goldenCases(program: Program, files: readonly SourceText[]): readonly GoldenCaseView[] {
  return files.flatMap((source) =>
    readCases(source, program).cases.map((one) => ({
      path: source.uri,
      name: one.name,
      why: one.why,
      clauses: one.clauses.map((clause) => clause.name),
      at: momentText(one.at),
      ...(one.to === undefined ? {} : { to: momentText(one.to) }),
      readings: one.readings,
      facts: one.facts,
      line: placeOf(one.span, new Map([[source.uri, source]])).line,
    })),
  );
}

/** Texts of a clause’s lines by id, to see which clauses an edit touched. */
function clauseTexts({ program, sources }: Ruled): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const clause of program.clauses) texts.set(clause.id, ownText(clause, program, sources));
  for (const parameter of program.parameters) {
    const text = sources.get(parameter.span.uri)?.text.slice(parameter.span.start, parameter.span.end) ?? "";
    for (const version of parameter.versions) {
      for (const { clause } of version.clauses) {
        const id = program.clauses[clause]?.id ?? "?";
        const value = JSON.stringify([version.from, version.to, [...version.values]]);
        texts.set(id, `${texts.get(id) ?? ""}\n${value}\n${text.length}`);
      }
    }
  }
  return texts;
}

/** The clause without the clauses below it. */
function ownText(clause: ClauseInfo, program: Program, sources: Ruled["sources"]): string {
  const index = program.clauses.indexOf(clause);
  const whole = sources.get(clause.span.uri)?.text ?? "";
  const inner = program.clauses.filter((one) => one.parent === index && one.span.uri === clause.span.uri);
  let text = "";
  let from = clause.span.start;
  for (const one of inner.toSorted((a, b) => a.span.start - b.span.start)) {
    text += whole.slice(from, Math.max(from, one.span.start));
    from = Math.max(from, one.span.end);
  }
  return text + whole.slice(from, clause.span.end);
}

function changedClauses(draft: Ruled, saved: Ruled): ReadonlySet<string> {
  const now = clauseTexts(draft);
  const then = clauseTexts(saved);
  const ids = new Set([...now.keys(), ...then.keys()]);
  return new Set([...ids].filter((id) => now.get(id) !== then.get(id)));
}

type Told = { readonly result: CaseResult; readonly decision: Decided | undefined };

function decideCase(program: Program, one: Case, readings: Readonly<Record<string, string>>): Decided | undefined {
  const known = Object.entries(readings).filter(([id, option]) =>
    program.readings.some((reading) => reading.id === id && reading.options.some((choice) => choice.id === option)),
  );
  const decision = decide(program, {
    facts: one.facts,
    at: one.at,
    readings: { ...Object.fromEntries(known), ...one.readings },
    ...(one.to === undefined ? {} : { to: one.to }),
  });
  return decision.kind === "decided" ? decision : undefined;
}

/** Runs every case, telling what it has from time to time. */
export async function runTests(
  draft: Ruled,
  saved: Ruled | undefined,
  files: readonly SourceText[],
  readings: Readonly<Record<string, string>>,
  lang: Lang,
  pause: Pause,
  tell: (view: TestsView) => void,
): Promise<void> {
  const read = files.map((source) => readCases(source, draft.program));
  const sources = new Map([...draft.sources, ...files.map((source) => [source.uri, source] as const)]);
  const problems = read.flatMap((file) => file.diagnostics.map((one) => problemOf(one, sources, lang)));
  const cases = read.flatMap((file) => file.cases);
  const compared =
    saved !== undefined && (saved.program.digest !== draft.program.digest || Object.keys(readings).length > 0);
  const changed = compared ? changedClauses(draft, saved) : new Set<string>();
  const done: Told[] = [];
  const moved: MovedCaseView[] = [];
  const view = (): TestsView => testsView(draft, done, cases.length, problems, moved, sources, lang);
  for (const one of cases) {
    const result = runCase(draft.program, one);
    const decision = compared ? decideCase(draft.program, one, readings) : undefined;
    done.push({ result, decision });
    if (compared) {
      const before = decideCase(saved.program, one, {});
      const changes = changesOf(before, decision, lang);
      if (changes.length > 0) moved.push(movedCase(one, changes, changed, result, draft.program, sources));
    }
    if (await pause()) return;
  }
  tell(view());
}

function testsView(
  { program }: Ruled,
  done: readonly Told[],
  total: number,
  problems: TestsView["problems"],
  moved: readonly MovedCaseView[],
  sources: ReadonlyMap<string, SourceText>,
  lang: Lang,
): TestsView {
  const results = done.map((one) => one.result);
  const coverage = coverageOf(program, results);
  return {
    total,
    done: done.length,
    passed: results.filter((one) => one.failures.length === 0).length,
    failing: results.flatMap((one) =>
      one.failures.length === 0
        ? []
        : [
            {
              path: one.case.span.uri,
              name: one.case.name,
              line: placeOf(one.case.span, sources).line,
              failures: one.failures.map(({ diagnostic }) => ({
                message: diagnostic.message[lang],
                ...(diagnostic.span === undefined ? {} : { place: placeOf(diagnostic.span, sources) }),
              })),
            },
          ],
    ),
    problems,
    moved,
    coverage: Object.fromEntries(
      coverage.clauses.map((clause) => [clause.id, { cited: clause.cited, examined: clause.examined }]),
    ),
  };
}

function movedCase(
  one: Case,
  changes: MovedCaseView["changes"],
  changed: ReadonlySet<string>,
  result: CaseResult,
  program: Program,
  sources: ReadonlyMap<string, SourceText>,
): MovedCaseView {
  const took = [...result.took]
    .map((index) => program.clauses[index]?.id ?? "?")
    .filter((id) => changed.has(id))
    // The deepest first: a change below a clause is no change of the clause.
    .toSorted((a, b) => b.split(".").length - a.split(".").length);
  return {
    path: one.span.uri,
    name: one.name,
    line: placeOf(one.span, sources).line,
    clauses: took.length > 0 ? took : one.clauses.map((clause) => clause.name),
    changes,
  };
}

/** Every output whose value differs, in the months where it does. */
function changesOf(before: Decided | undefined, after: Decided | undefined, lang: Lang): MovedCaseView["changes"] {
  const none = lang === "vi" ? "không quyết định được" : "no decision";
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    const label = lang === "vi" ? "Quyết định" : "Decision";
    const some = lang === "vi" ? "có quyết định" : "decided";
    return [{ label, when: "", before: before === undefined ? none : some, after: after === undefined ? none : some }];
  }
  const changes: MovedCaseView["changes"][number][] = [];
  for (const variable of after.session.program.variables) {
    if (!variable.output) continue;
    const shown = (value: Value | undefined): string =>
      value === undefined ? "—" : formatValue(value, variable.type, lang);
    const now = after.outputs.get(variable.name);
    const then = before.outputs.get(variable.name);
    const label = variable.label ?? variable.name;
    if (after.timeline.length === 0 || variable.per === undefined) {
      if (differ(then, now)) changes.push({ label, when: "", before: shown(then), after: shown(now) });
      continue;
    }
    changes.push(...timelineChanges(variable.name, before, after, lang, shown).map((one) => ({ label, ...one })));
  }
  return changes
    .toSorted((a, b) => Number(isAmount(after, b.label)) - Number(isAmount(after, a.label)))
    .slice(0, MOST_CHANGES);
}

const MOST_CHANGES = 12;

/** What a reader looks for stands first. */
function isAmount(decision: Decided, label: string): boolean {
  const variable = decision.session.program.variables.find((one) => (one.label ?? one.name) === label);
  return variable !== undefined && isHeadline(variable) && required(variable.type).kind === "money";
}

function timelineChanges(
  name: string,
  before: Decided,
  after: Decided,
  lang: Lang,
  shown: (value: Value | undefined) => string,
): readonly { readonly when: string; readonly before: string; readonly after: string }[] {
  const found: { from: number; to: number; then: Value | undefined; now: Value | undefined }[] = [];
  for (const segment of after.timeline) {
    for (const old of before.timeline) {
      const from = Math.max(segment.from, old.from);
      const to = Math.min(segment.to, old.to);
      const now = segment.outputs.get(name);
      const then = old.outputs.get(name);
      if (from > to || !differ(then, now)) continue;
      const last = found.at(-1);
      if (last !== undefined && last.to === from - 1 && !differ(last.now, now) && !differ(last.then, then))
        last.to = to;
      else found.push({ from, to, then, now });
    }
  }
  return found.map(({ from, to, then, now }) => {
    const start = formatMoment("month", from, lang);
    const when = from === to ? start : `${start}–${formatMoment("month", to, lang)}`;
    return { when, before: shown(then), after: shown(now) };
  });
}

function differ(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a !== b;
  if (a instanceof Unknown || b instanceof Unknown) return !(a instanceof Unknown && b instanceof Unknown);
  return !equal(a, b);
}

/** For every other option of every reading: the cases that change when it alone is switched. */
export async function readingEffects(
  draft: Ruled,
  files: readonly SourceText[],
  readings: Readonly<Record<string, string>>,
  lang: Lang,
  pause: Pause,
  tell: (effects: readonly ReadingEffect[], done: boolean) => void,
): Promise<void> {
  const cases = files.flatMap((source) => readCases(source, draft.program).cases);
  const base: (Decided | undefined)[] = [];
  for (const one of cases) {
    base.push(decideCase(draft.program, one, readings));
    if (await pause()) return;
  }
  const effects: ReadingEffect[] = [];
  for (const reading of draft.program.readings) {
    const current = readings[reading.id] ?? reading.chosen;
    for (const option of reading.options) {
      if (option.id === current) continue;
      const names: string[] = [];
      for (const [i, one] of cases.entries()) {
        if (Object.hasOwn(one.readings, reading.id)) continue;
        const after = decideCase(draft.program, one, { ...readings, [reading.id]: option.id });
        if (changesOf(base[i], after, lang).length > 0) names.push(one.name);
        if (await pause()) return;
      }
      effects.push({ id: reading.id, option: option.id, moved: names.length, names: names.slice(0, 50) });
      tell([...effects], false);
    }
  }
  tell(effects, true);
}

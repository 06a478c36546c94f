/** A case file to its cases. Whatever can’t be what it says is reported at its place, and that case is left out. */
import {
  type Diagnostic,
  files,
  type Lang,
  nearest,
  cases as rows,
  type SourceText,
  type Span,
} from "@khoan/diagnostics";
import { type Moment, monthOf } from "@khoan/evaluate";
import {
  canonicalFile,
  type Program,
  parseYaml,
  type View,
  viewOf,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
} from "@khoan/language";
import type { Case, CaseChange, Named, TimelineExpectation } from "./case.ts";
import { factsOf } from "./case-facts.ts";
import type { ValueContext } from "./case-values.ts";
import { expectationsOf, hasEntries, momentOf, stretchOf } from "./expectations.ts";
import { indexOf } from "./program-index.ts";

export type CaseFile = {
  readonly uri: string;
  readonly cases: readonly Case[];
  readonly diagnostics: readonly Diagnostic[];
};

/** The keys that messages name, as the vocabularies write them. */
const WORDS = {
  vi: {
    name: "tên",
    author: "tác_giả",
    why: "vì",
    clauses: "điều_khoản",
    at: "tại",
    to: "đến",
    rule_set: "bộ_quy_tắc",
    cases: "ca",
    expect: "mong_đợi",
    timeline: "theo_thời_gian",
    missing: "thiếu",
    notes: "ghi_chú",
  },
  en: {
    name: "name",
    author: "author",
    why: "why",
    clauses: "clauses",
    at: "at",
    to: "to",
    rule_set: "rule_set",
    cases: "cases",
    expect: "expect",
    timeline: "timeline",
    missing: "missing",
    notes: "notes",
  },
} as const;

/** Never throws for bad input; the cases handed out are whole and typed by the program. */
export function readCases(source: SourceText, program: Program): CaseFile {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const nothing = { uri: source.uri, cases: [], diagnostics };
  const root = parseYaml(source, report);
  if (root === undefined) return nothing;
  if (root.kind !== "mapping") {
    report(files.wrongShape(root.span, { expected: "mapping", got: root.kind }));
    return nothing;
  }
  const lang = languageOf(root, report);
  // Without a vocabulary there is nothing to read by.
  if (lang === undefined) return nothing;
  return casesIn(canonicalFile(root, "case_file", lang, report), source.uri, { program, lang, report }, diagnostics);
}

/**
 * The cases of a file whose keys are in canonical form already, wherever it was read from: `diagnostics` are those found
 * so far, to which `context.report` adds.
 */
export function casesIn(
  root: YamlMapping,
  uri: string,
  context: ValueContext,
  diagnostics: readonly Diagnostic[],
): CaseFile {
  const { report } = context;
  const file = viewOf(root);
  checkHead(file, context);
  const cases: Case[] = [];
  const names = new Map<string, Span>();
  for (const item of file.items("cases")) {
    const before = diagnostics.length;
    if (item.kind !== "mapping") report(files.wrongShape(item.span, { expected: "mapping", got: item.kind }));
    const one = item.kind === "mapping" ? readCase(item, context) : undefined;
    if (one === undefined) continue;
    const first = names.get(one.name);
    if (first !== undefined)
      report(
        rows.caseNamedTwice(
          one.span,
          { name: one.name },
          { related: [{ span: first, message: { vi: "ca đầu", en: "the first one" } }] },
        ),
      );
    names.set(one.name, first ?? one.span);
    if (diagnostics.length === before) cases.push(one);
  }
  return { uri, cases, diagnostics };
}

function languageOf(root: YamlMapping, report: ValueContext["report"]): Lang | undefined {
  const value = root.entries.find(({ key }) => key.text === "language" || key.text === "ngôn_ngữ")?.value;
  if (value === undefined) return "vi";
  if (value.kind === "scalar" && (value.text === "vi" || value.text === "en")) return value.text;
  report(files.wrongFileLanguage(value.span, { found: value.kind === "scalar" ? value.text : value.kind }));
  return undefined;
}

function checkHead(file: View, { program, lang, report }: ValueContext): void {
  const head = file.node.entries[0]?.key.span ?? file.node.span;
  const ruleSet = file.scalar("rule_set");
  const expected = program.document.id;
  if (ruleSet === undefined) report(rows.caseMissingKey(head, { key: WORDS[lang].rule_set }));
  else if (ruleSet.text !== expected) report(rows.caseWrongRuleSet(ruleSet.span, { found: ruleSet.text, expected }));
  const list = file.get("cases");
  if (list === undefined) report(rows.caseMissingKey(head, { key: WORDS[lang].cases }));
  else if (list.kind === "scalar") report(files.wrongShape(list.span, { expected: "list", got: list.kind }));
}

function readCase(node: YamlMapping, context: ValueContext): Case | undefined {
  const view = viewOf(node);
  const { lang, report } = context;
  const name = view.scalar("name");
  const head = name?.span ?? node.entries[0]?.key.span ?? node.span;
  for (const key of ["name", "why", "clauses", "at"] as const) {
    const value = view.get(key);
    const empty =
      value?.kind === "sequence" ? value.items.length === 0 : value?.kind === "scalar" && value.text.trim() === "";
    if (value === undefined || empty) report(rows.caseMissingKey(head, { key: WORDS[lang][key] }));
  }
  const at = momentOf(view.scalar("at"), context);
  const to = momentOf(view.scalar("to"), context);
  const error = view.scalar("error");
  const facts = factsOf(view.get("facts"), context, error !== undefined);
  const readings = readingsOf(view.get("readings"), context, error !== undefined);
  const expect = expectationsOf(view.get("expect"), context);
  const timeline = view
    .items("timeline")
    .flatMap((item) => (item.kind === "mapping" ? (stretchOf(item, context) ?? []) : []));
  checkWorth(view, head, context);
  if (name === undefined || at === undefined) return undefined;
  const until = periodOf(at, to, timeline, context);
  const author = view.text("author");
  const missing = view.get("missing");
  const implausible = view.scalar("implausible");
  return {
    name: name.text,
    why: view.text("why") ?? "",
    clauses: clausesOf(view, context),
    at,
    readings: readings.chosen,
    facts: facts.json,
    places: new Map([...facts.places, ...readings.places, ...placesOf(view)]),
    expect,
    timeline,
    notes: view.scalars("notes").map(named),
    changes: changesOf(view, context),
    span: name.span,
    ...(until === undefined ? {} : { to: until }),
    ...(author === undefined ? {} : { author }),
    ...(missing === undefined
      ? {}
      : { missing: { facts: view.scalars("missing").map((fact) => fact.text), span: missing.span } }),
    ...(error === undefined ? {} : { error: named(error) }),
    ...(implausible === undefined ? {} : { implausible: named(implausible) }),
  };
}

const EXPECTING = ["expect", "timeline", "missing", "notes"] as const;

/** A case must expect something, and say nothing that changes nothing. */
function checkWorth(view: View, head: Span, { lang, report }: ValueContext): void {
  const written = EXPECTING.filter((key) => {
    const node = view.get(key);
    // An empty list of missing facts is an expectation too: that nothing is missing.
    return key === "missing"
      ? node !== undefined
      : hasEntries(node) || (node?.kind === "sequence" && node.items.length > 0);
  });
  const expectsError = view.get("error") !== undefined;
  const idle = (key: (typeof EXPECTING)[number] | "to"): void => {
    const place = view.node.entries.find((entry) => entry.key.text === key)?.key.span ?? head;
    report(rows.caseKeyWithoutEffect(place, { key: WORDS[lang][key] }));
  };
  if (!expectsError && written.length === 0) report(rows.caseExpectsNothing(head, {}));
  if (expectsError) written.forEach(idle);
  // A period is looked at by a timeline, by what is missing in it, by its notes, or by the error that it leads to.
  else if (view.get("to") !== undefined && written.every((key) => key === "expect")) idle("to");
}

/** The end of the period asked for: as said, or where the timeline ends. Stretches outside are reported. */
function periodOf(
  at: Moment,
  to: Moment | undefined,
  timeline: readonly TimelineExpectation[],
  { report }: ValueContext,
): Moment | undefined {
  const last = to === undefined ? Number.POSITIVE_INFINITY : monthOf(to);
  for (const { from, to: end, span } of timeline) {
    if (from > end || from < monthOf(at) || end > last) report(rows.caseStretchOutside(span, {}));
  }
  if (to !== undefined) return to;
  return timeline.length === 0 ? undefined : { unit: "month", value: Math.max(...timeline.map((one) => one.to)) };
}

function named(scalar: YamlScalar): Named {
  return { name: scalar.text, span: scalar.span };
}

function clausesOf(view: View, context: ValueContext): readonly Named[] {
  const ids = indexOf(context.program).clauses;
  const clauses = view.scalars("clauses").map(named);
  for (const { name, span } of clauses) {
    if (!ids.has(name)) context.report(rows.caseUnknownClause(span, { id: name, nearest: nearest(name, ids.keys()) }));
  }
  return clauses;
}

/** Who changed an expectation, and why; whoever reads it must find both. */
function changesOf(view: View, { lang, report }: ValueContext): readonly CaseChange[] {
  return view.items("changes").flatMap((item): CaseChange[] => {
    if (item.kind !== "mapping") {
      report(files.wrongShape(item.span, { expected: "mapping", got: item.kind }));
      return [];
    }
    const change = viewOf(item);
    const text = (key: "author" | "why"): string => change.text(key)?.trim() ?? "";
    for (const key of ["author", "why"] as const) {
      if (text(key) === "")
        report(rows.caseMissingKey(item.entries[0]?.key.span ?? item.span, { key: WORDS[lang][key] }));
    }
    const optional = { on: change.text("on"), changed: change.text("changed"), was: change.text("was") };
    return [
      {
        author: text("author"),
        why: text("why"),
        ...(optional.on === undefined ? {} : { on: optional.on }),
        ...(optional.changed === undefined ? {} : { changed: optional.changed }),
        ...(optional.was === undefined ? {} : { was: optional.was }),
      },
    ];
  });
}

type Readings = { readonly chosen: Readonly<Record<string, string>>; readonly places: ReadonlyMap<string, Span> };

function readingsOf(node: YamlNode | undefined, { program, report }: ValueContext, lenient: boolean): Readings {
  const chosen: Record<string, string> = {};
  const places = new Map<string, Span>();
  for (const { key, value } of node?.kind === "mapping" ? node.entries : []) {
    const reading = program.readings.find((one) => one.id === key.text);
    const option = value.kind === "scalar" ? value.text : "";
    places.set(`readings.${key.text}`, key.span);
    chosen[key.text] = option;
    if (lenient) continue;
    if (reading === undefined) {
      report(
        rows.caseUnknownReading(key.span, {
          id: key.text,
          nearest: nearest(
            key.text,
            program.readings.map((one) => one.id),
          ),
        }),
      );
    } else if (!reading.options.some((one) => one.id === option)) {
      const options = reading.options.map((one) => one.id).join(", ");
      report(rows.caseUnknownOption(value.span, { id: key.text, option, options }));
    }
  }
  return { chosen, places };
}

/** Where the moments stand, which a decision may refuse too. */
function placesOf(view: View): readonly (readonly [string, Span])[] {
  return ["at", "to"].flatMap((key) => {
    const node = view.get(key);
    return node === undefined ? [] : [[key, node.span] as const];
  });
}

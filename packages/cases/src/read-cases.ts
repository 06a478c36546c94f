/** A case file to its cases. Whatever can't be what it says is reported at its place, and that case is left out. */
import { type Diagnostic, files, nearest, cases as rows, type SourceText } from "@khoan/diagnostics";
import { type Moment, monthOf } from "@khoan/evaluate";
import {
  canonicalFile,
  type Program,
  parseLiteral,
  parseYaml,
  UNKNOWN_KEY,
  type View,
  viewOf,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
} from "@khoan/language";
import type { Case, Expectation, Named, TimelineExpectation } from "./case.ts";
import { factsOf, type ValueContext, valueOf } from "./case-values.ts";

export type CaseFile = {
  readonly uri: string;
  readonly cases: readonly Case[];
  readonly diagnostics: readonly Diagnostic[];
};

export function readCases(source: SourceText, program: Program): CaseFile {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const root = parseYaml(source, report);
  if (root?.kind !== "mapping") {
    if (root !== undefined) report(files.wrongShape(root.span, { expected: "mapping", got: root.kind }));
    return { uri: source.uri, cases: [], diagnostics };
  }
  const lang = languageOf(root);
  const file = viewOf(canonicalFile(root, "case_file", lang, report));
  const ruleSet = file.scalar("rule_set");
  if (ruleSet !== undefined && ruleSet.text !== program.document.id) {
    report(rows.caseWrongRuleSet(ruleSet.span, { found: ruleSet.text, expected: program.document.id }));
  }
  const context = { program, lang, report };
  const cases: Case[] = [];
  const names = new Set<string>();
  for (const item of file.items("cases")) {
    const before = diagnostics.length;
    const one = item.kind === "mapping" ? readCase(item, context) : undefined;
    if (item.kind !== "mapping") report(files.wrongShape(item.span, { expected: "mapping", got: item.kind }));
    if (one === undefined) continue;
    if (names.has(one.name)) report(rows.caseNamedTwice(one.span, { name: one.name }));
    names.add(one.name);
    if (diagnostics.length === before) cases.push(one);
  }
  return { uri: source.uri, cases, diagnostics };
}

function languageOf(root: YamlMapping): "vi" | "en" {
  const value = root.entries.find(({ key }) => key.text === "language" || key.text === "ngôn_ngữ")?.value;
  return value?.kind === "scalar" && value.text === "en" ? "en" : "vi";
}

function readCase(node: YamlMapping, context: ValueContext): Case | undefined {
  const view = viewOf(node);
  const name = view.scalar("name");
  const head = name?.span ?? node.entries[0]?.key.span ?? node.span;
  for (const key of ["name", "why", "clauses", "at"]) {
    if (view.get(key) === undefined) context.report(rows.caseMissingKey(head, { key }));
  }
  const at = momentOf(view.scalar("at"), context);
  const to = momentOf(view.scalar("to"), context);
  if (name === undefined || at === undefined) return undefined;
  const expect = expectations(view.get("expect"), context);
  const timeline = view
    .items("timeline")
    .flatMap((item) => (item.kind === "mapping" ? (timelineOf(item, context) ?? []) : []));
  const error = view.text("error");
  const missing = view.get("missing") && view.scalars("missing").map((scalar) => scalar.text);
  const notes = view.scalars("notes").map(named);
  if (expect.length + timeline.length + notes.length === 0 && error === undefined && missing === undefined)
    context.report(rows.caseExpectsNothing(head, {}));
  const last = Math.max(to === undefined ? 0 : monthOf(to), ...timeline.map((one) => one.to));
  const author = view.text("author");
  return {
    name: name.text,
    why: view.text("why") ?? "",
    clauses: clausesOf(view, context),
    at,
    readings: readingsOf(view.get("readings")),
    facts: factsOf(view.get("facts"), context),
    expect,
    timeline,
    notes,
    span: name.span,
    ...(last > 0 ? { to: { unit: "month", value: last } as const } : {}),
    ...(author === undefined ? {} : { author }),
    ...(missing === undefined ? {} : { missing }),
    ...(error === undefined ? {} : { error }),
  };
}

function named(scalar: YamlScalar): Named {
  return { name: scalar.text, span: scalar.span };
}

function clausesOf(view: View, context: ValueContext): readonly Named[] {
  const ids = new Set(context.program.clauses.map((clause) => clause.id));
  const clauses = view.scalars("clauses").map(named);
  for (const { name, span } of clauses) {
    if (!ids.has(name)) context.report(rows.caseUnknownClause(span, { id: name, nearest: nearest(name, ids) }));
  }
  return clauses;
}

function momentOf(scalar: YamlScalar | undefined, context: ValueContext): Moment | undefined {
  if (scalar === undefined) return undefined;
  const literal = parseLiteral(scalar, context.lang, context.report);
  if (literal?.type === "date") return { unit: "day", value: literal.value };
  if (literal?.type === "month") return { unit: "month", value: literal.value };
  if (literal !== undefined) context.report(rows.caseBadMoment(scalar.span, {}));
  return undefined;
}

function readingsOf(node: YamlNode | undefined): Readonly<Record<string, string>> {
  if (node?.kind !== "mapping") return {};
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) => (value.kind === "scalar" ? [[key.text, value.text]] : [])),
  );
}

const UNKNOWN = { vi: "chưa_biết", en: "unknown" } as const;

function expectations(node: YamlNode | undefined, context: ValueContext): Expectation[] {
  if (node?.kind !== "mapping") return [];
  const outputs = context.program.variables.filter((variable) => variable.output);
  return node.entries.flatMap(({ key, value }): Expectation[] => {
    const variable = context.program.variables.findIndex((one) => one.output && one.name === key.text);
    const declaration = context.program.variables[variable];
    if (declaration === undefined) {
      if (!key.text.startsWith(UNKNOWN_KEY))
        context.report(
          rows.caseUnknownOutput(key.span, {
            name: key.text,
            nearest: nearest(
              key.text,
              outputs.map((one) => one.name),
            ),
          }),
        );
      return [];
    }
    const isUnknown = value.kind === "scalar" && value.style === "plain" && value.text === UNKNOWN[context.lang];
    const expected = isUnknown ? "unknown" : valueOf(value, declaration.type, context);
    return expected === undefined ? [] : [{ output: key.text, variable, value: expected, isUnknown, span: key.span }];
  });
}

function timelineOf(node: YamlMapping, context: ValueContext): TimelineExpectation | undefined {
  const view = viewOf(node);
  const from = momentOf(view.scalar("from"), context);
  const to = momentOf(view.scalar("to") ?? view.scalar("from"), context);
  const expect = expectations(view.get("expect"), context);
  const span = node.entries[0]?.key.span ?? node.span;
  if (expect.length === 0) context.report(rows.caseExpectsNothing(span, {}));
  return from === undefined || to === undefined ? undefined : { from: monthOf(from), to: monthOf(to), expect, span };
}

/** A compiled rule set as the tree, the form and the list of problems show it. */
import type { SourceText } from "@khoan/diagnostics";
import { formatValue, type Value } from "@khoan/evaluate";
import {
  type ClauseInfo,
  type FactDeclaration,
  type FieldDeclaration,
  isOptional,
  type Program,
  required,
  type Type,
} from "@khoan/language/core";
import { currencyScale, currencyWord, formatIsoMonth, monthOfDay } from "@khoan/values";
import type {
  ClauseState,
  ClauseView,
  CompiledView,
  FieldKind,
  FieldView,
  Lang,
  ReadingView,
} from "../protocol/views.ts";
import type { Compiled } from "./library.ts";
import { placeOf, problemOf } from "./places.ts";

/** At most so many problems are shown: a half-typed file may give one a line. */
const MOST_PROBLEMS = 500;

export function compiledView(
  { diagnostics, texts, program, sources, sound }: Compiled,
  folder: string,
  lang: Lang,
): CompiledView {
  const problems = diagnostics.slice(0, MOST_PROBLEMS).map((diagnostic) => problemOf(diagnostic, texts, lang));
  const id = folder.slice(folder.lastIndexOf("/") + 1);
  if (program === undefined) {
    const empty = { clauses: [], readings: [], fields: [], period: {} };
    return { id, title: id, language: lang, digest: "", sound: false, problems, ...empty };
  }
  const { document } = program;
  const { from, to } = document.period;
  return {
    id: document.id,
    title: document.title,
    ...(document.number === undefined ? {} : { number: document.number }),
    language: document.language,
    digest: program.digest,
    sound,
    clauses: program.clauses.map((clause) => clauseView(clause, program, sources)),
    readings: readingsView(program, sources),
    fields: program.facts.map((fact) => fieldView(fact, lang)),
    problems,
    period: {
      ...(from === undefined ? {} : { from: formatIsoMonth(monthOfDay(from)) }),
      ...(to === undefined ? {} : { to: formatIsoMonth(monthOfDay(to)) }),
    },
  };
}

function clauseView(clause: ClauseInfo, program: Program, sources: ReadonlyMap<string, SourceText>): ClauseView {
  const index = program.clauses.indexOf(clause);
  const readings = program.readings.filter((reading) => reading.clauses.includes(index)).map((reading) => reading.id);
  return {
    id: clause.id,
    depth: depthOf(program, clause),
    title: clause.title ?? "",
    summary: clause.summary ?? "",
    limb: clause.limb,
    state: stateOf(clause),
    ...(clause.notEncoded === undefined ? {} : { why: clause.notEncoded.why }),
    ...(clause.note === undefined ? {} : { note: clause.note }),
    cites: clause.cites,
    readings,
    place: placeOf(clause.span, sources),
    imported: clause.ruleSet !== program.document.id,
  };
}

function depthOf(program: Program, clause: ClauseInfo): number {
  const parent = clause.parent === undefined ? undefined : program.clauses[clause.parent];
  return parent === undefined ? 0 : depthOf(program, parent) + 1;
}

function stateOf(clause: ClauseInfo): ClauseState {
  if (clause.rules > 0) return "rules";
  if (clause.parameters > 0) return "rates";
  return clause.notEncoded === undefined ? "empty" : "not_encoded";
}

function readingsView(program: Program, sources: ReadonlyMap<string, SourceText>): readonly ReadingView[] {
  return program.readings.map((reading) => ({
    id: reading.id,
    question: reading.question,
    clauses: reading.clauses.map((index) => program.clauses[index]?.id ?? "?"),
    options: reading.options,
    chosen: reading.chosen,
    ...(reading.ground === undefined ? {} : { ground: reading.ground }),
    ...(reading.decidedBy === undefined ? {} : { decidedBy: reading.decidedBy }),
    place: placeOf(reading.span, sources),
  }));
}

function fieldView(field: FieldDeclaration | FactDeclaration, lang: Lang): FieldView {
  return {
    name: field.name,
    path: "path" in field ? field.path : field.name,
    label: field.label ?? field.name.replaceAll("_", " "),
    ...(field.question === undefined ? {} : { question: field.question }),
    ...(field.note === undefined ? {} : { note: field.note }),
    type: kindOf(required(field.type), field.fields ?? [], lang),
    optional: isOptional(field.type),
    history: field.history,
    sensitive: field.sensitivity === "sensitive",
    ...fallbackOf(field, lang),
  };
}

function fallbackOf(field: FieldDeclaration, lang: Lang): { readonly fallback?: string } {
  if (field.default !== undefined) return { fallback: formatValue(field.default as Value, field.type, lang) };
  const { fields } = field;
  const asked = fields?.filter((one) => one.default === undefined) ?? [];
  return fields !== undefined && required(field.type).kind === "record" && asked.length === 0 ? { fallback: "" } : {};
}

function kindOf(type: Type, fields: readonly FieldDeclaration[], lang: Lang): FieldKind {
  switch (type.kind) {
    case "bool":
      return { kind: "bool" };
    case "enum":
      return { kind: "enum", members: type.members };
    case "money":
      return {
        kind: "money",
        scale: type.scale + currencyScale(type.currency),
        minor: currencyScale(type.currency),
        unit: currencyWord(type.currency, lang),
      };
    case "decimal":
    case "percent":
      return { kind: type.kind, scale: type.scale, minor: 0, unit: type.kind === "percent" ? "%" : "" };
    case "date":
    case "month":
    case "year":
    case "text":
    case "clause":
      return { kind: type.kind };
    case "record":
      return { kind: "record", fields: fields.map((field) => fieldView(field, lang)) };
    case "list":
      return { kind: "list", element: kindOf(required(type.element), fields, lang) };
    default:
      return { kind: "int" };
  }
}

/** A small rule set with one of everything that a case can speak of, and cases written against it. */
import { type Lang, type SourceText, sourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import { expect } from "vitest";
import { compileTexts } from "../../language/test/rule-set.ts";
import { type CaseFile, type CaseResult, readCases, runCase, type TestRun } from "../src/index.ts";

const RULES = `types:
  zone: [rural, urban]
  person: { born: { type: date }, works: { type: bool, history: true, default: false, ground: usual } }
facts:
  born: { type: date }
  income: { type: money, history: true, default: 0 VND, ground: usual }
  zone: { type: zone }
  home: { size: { type: int, default: 1, ground: usual }, near: { type: bool? , when_null: absent } }
  people: { type: list(person) }
  shoe_size: { type: int }
readings:
  R1: { clauses: [a], question: "Which?", chosen: wide, options: { wide: all, narrow: some }, ground: habit }
parameters:
  rate:
    type: money
    values:
      - { from: 2026-01-01, value: 100 VND, clauses: [r] }
      - { from: 2027-01-01, value: 200 VND, clauses: [r] }
variables:
  entitled: { type: bool, per: month, output: true, otherwise: 'false' }
  amount: { type: money, per: month, output: true, otherwise: '0 VND' }
  reasons: { type: list(text), per: month, output: true, combine: list }
  reason: { type: text?, per: month, output: true, otherwise: 'null' }
  groups: { type: list(clause), per: month, output: true, combine: set }
  first_birthday: { type: 'date?', output: true, otherwise: 'null' }
  hint: { type: list(text), per: month, role: notes, combine: list }
clauses:
  - id: head
    title: Scope
    not_encoded: { kind: heading, because: says nothing by itself }
  - id: a
    summary: Who is young is entitled
    literals: [16]
    rules:
      - set: entitled
        value: 'true'
        when: age(born, first_day(month)) < 16
      - add_to: [groups]
        when: entitled
    clauses:
      - id: a-1
        limb: true
        summary: A limb
        rules:
          - add_to: reasons
            value: '"young"'
            when: entitled and reading("R1") = "wide"
  - id: b
    summary: Who earns is not
    literals: [0 VND]
    rules:
      - overrides: [a]
        of: entitled
        when: income at first_day(month) > 0 VND
      - add_to: reasons
        value: '"earns"'
        when: income at first_day(month) > 0 VND
      - remark: Ask for a statement of income
        when: income at first_day(month) > 0 VND
  - id: c
    summary: How much
    rules:
      - set: amount
        value: rate
        when: entitled
      - set: reason
        value: '"town"'
        when: zone = "urban"
      - set: first_birthday
        value: born
        when: home.size > home.size - home.size and empty(people) = false
  - id: m
    summary: Never more than the rate
    rules:
      - must: amount <= rate
  - id: n
    summary: Nobody asks for this one
    literals: [9]
    rules:
      - set: reason
        value: '"far"'
        when: home.near ?? false and home.size > 9
  - id: r
    summary: The rate
`;

export const DOCUMENT = "khoan: 1\nlanguage: en\nid: x\ntitle: Allowance\nmonth_end: down\nperiod: 2026-01-01..\n";

/** The rule set, compiled once. */
export const PROGRAM: Program = compiled();

function compiled(): Program {
  const { program, diagnostics } = compileTexts({ "x/document.yaml": DOCUMENT, "x/a.yaml": RULES }, "x");
  const errors = diagnostics.filter((one) => one.severity === "error");
  expect(errors.map((one) => `${one.code} ${one.message.en} ${RULES.slice(one.span?.start, one.span?.end)}`)).toEqual(
    [],
  );
  return program as Program;
}

/** A file of cases in English, each given as the lines of one mapping. */
export function englishFile(...cases: readonly string[]): string {
  const items = cases.map((text) => `  - ${text.trim().split("\n").join("\n    ")}\n`);
  return `language: en\nrule_set: x\ncases:\n${items.join("")}`;
}

export function read(text: string, uri = "x.cases.yaml"): CaseFile & { readonly source: SourceText } {
  const source = sourceText(uri, text);
  return { ...readCases(source, PROGRAM), source };
}

/** What is found, each with the words it points at: `KH705 income_x`. */
export function findings(text: string): readonly string[] {
  const { diagnostics } = read(text);
  return diagnostics.map((one) => `${one.code} ${text.slice(one.span?.start, one.span?.end)}`);
}

/** A run of the file’s cases; `explained` with the rule lines at which decisions and expectations part. */
export function run(text: string, uri?: string, explained = false): TestRun {
  const { cases, diagnostics, source } = read(text, uri);
  const rules = explained ? ([["x/a.yaml", sourceText("x/a.yaml", RULES)]] as const) : [];
  const sources = new Map([[source.uri, source], ...rules]);
  const results = cases.map((one) => (explained ? runCase(PROGRAM, one, sources) : runCase(PROGRAM, one)));
  return { results, diagnostics, sources };
}

/** Failures of the one case, each with the words it points at. */
export function failures(text: string, lang: Lang = "en"): readonly string[] {
  const { results, diagnostics } = run(text);
  expect(diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
  return results.flatMap((result: CaseResult) =>
    result.failures.map(
      ({ diagnostic: { message, span, code } }) => `${text.slice(span?.start, span?.end)} | ${code} ${message[lang]}`,
    ),
  );
}

/** A young person without income, and the frame of a case about her; `more` may say other things or the same again. */
export function aCase(more: string, facts = "{ born: 2018-05-20, income: 0 VND, zone: rural }"): string {
  const keys = new Set([...more.matchAll(/^(\w+):/gm)].map((match) => match[1]));
  const usual = { name: "One", why: "Because.", clauses: "[a]", at: "2026-03", facts };
  const lines = Object.entries(usual)
    .filter(([key]) => !keys.has(key))
    .map(([key, value]) => `${key}: ${value}`);
  return englishFile([...lines, more.trim()].join("\n"));
}

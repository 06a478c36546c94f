/** A small rule set, a free bus pass, that the tests of this package change and judge by cases. */
import { type Case, readCases } from "@khoan/cases";
import { sourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import { compileTexts } from "../../language/test/rule-set.ts";
import { type Mutant, mutantsOf, type Trial, trialsOf } from "../src/index.ts";

export const RULES = `
types:
  zone: [town, hill, coast]
facts:
  born: { type: date }
  zone: { type: zone }
  rich: { type: bool, default: false, ground: ordinary life }
  guest: { type: bool, default: false, ground: ordinary life }
variables:
  free: { type: bool, per: month, combine: all, ground: "1", output: true }
  fare: { type: money, per: month, output: true }
  reasons: { type: list(text), per: month, combine: list, output: true }
parameters:
  price:
    type: money
    by: [zone]
    values:
      - { from: 2026-01-01, to: 2026-12-31, by_key: { town: 10 VND, hill: 20 VND, coast: 20 VND }, clauses: ["2"], source: x }
      - { from: 2027-01-01, by_key: { town: 15 VND, hill: 25 VND, coast: 20 VND }, clauses: ["2"], source: x, review_by: 2029-12-31 }
clauses:
  - id: 1
    literals: [16]
    rules:
      - add_to: free
        value: age(born, last_day(month)) < 16 and (zone = hill or zone = coast)
      - add_to: reasons
        value: '"young"'
        when: age(born, last_day(month)) < 16
      - add_to: reasons
        value: '"old"'
        when: not (age(born, last_day(month)) < 16)
  - id: 2
    rules:
      - set: fare
        value: price(zone)
  - id: 3
    literals: [0 VND]
    rules:
      - { overrides: ["2"], of: fare, value: 0 VND, when: free }
  - id: 4
    rules:
      - { overrides: ["3"], of: fare, when: rich }
  - id: 5
    effective: 2026-06-01..
    rules:
      - add_to: free
        value: not guest
`;

const DOCUMENT = `
khoan: 1
language: en
id: bus
title: Bus pass
currency: VND
month_end: down
`;

export const SOURCES = new Map([
  ["bus/document.yaml", sourceText("bus/document.yaml", DOCUMENT)],
  ["bus/rules.yaml", sourceText("bus/rules.yaml", RULES)],
]);

const compiled = compileTexts({ "bus/document.yaml": DOCUMENT, "bus/rules.yaml": RULES }, "bus");
export const PROGRAM = compiled.program as Program;
if (PROGRAM === undefined) throw new Error(compiled.diagnostics.map((one) => one.message.en).join("\n"));

/** A digest that is no digest: what matters here is that equal texts have equal ones. */
export function digest(text: string): string {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4_294_967_291;
  return sum.toString(16).padStart(8, "0");
}

export const MUTANTS = mutantsOf(PROGRAM, SOURCES, digest);

/** The mutant with these words before and after; where there are several, the first. */
export function mutant(before: string, after: string): Mutant {
  const found = MUTANTS.find((one) => one.before.includes(before) && one.after === after);
  if (found === undefined) {
    const near = MUTANTS.filter((one) => one.before.includes(before)).map((one) => `${one.before} → ${one.after}`);
    throw new Error(`no such mutant; there are:\n${near.join("\n")}`);
  }
  return found;
}

export function ofKind(kind: Mutant["kind"]): readonly string[] {
  return MUTANTS.filter((one) => one.kind === kind).map((one) => `${one.before} → ${one.after}`);
}

export function casesOf(text: string): readonly Case[] {
  const { cases, diagnostics } = readCases(
    sourceText("bus.cases.yaml", `language: en\nrule_set: bus\ncases:\n${text}`),
    PROGRAM,
  );
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => one.message.en).join("\n"));
  return cases;
}

/** One case a line: name, clauses, facts, expectations. */
export function line(name: string, clauses: string, facts: string, expect: string, at = "2026-03"): string {
  return `  - { name: ${name}, why: x, clauses: [${clauses}], at: ${at}, facts: { ${facts} }, expect: { ${expect} } }\n`;
}

export function judged(text: string): { readonly cases: readonly Case[]; readonly trials: readonly Trial[] } {
  const cases = casesOf(text);
  return { cases, trials: trialsOf(PROGRAM, cases) };
}

/**
 * A program to the `.d.ts` of its module. Days, months and amounts are branded, so that one is not taken for another;
 * every result is known or says what is missing, so that no caller forgets; every member says its label, unit, default
 * and clauses in the language of the rule set. The same program gives the same bytes.
 */
import type { Core, Program } from "@khoan/language/core";
import { nodesOf } from "../javascript/analysis.ts";
import { usesOf } from "../schema/uses.ts";
import { readingSentences, variableSentences } from "../schema/wording.ts";
import { brandDeclarations, makerDeclarations, makersOf } from "./brands.ts";
import { type FactRecords, factPaths, factRecords, factsType } from "./fact-types.ts";
import { docComment, literals, memberName } from "./layout.ts";
import { resultDeclarations } from "./result-types.ts";
import { holds, type Needs, recordName, valueType } from "./value-types.ts";
import { WORDS } from "./words.ts";

/** The names that a module exports beside its default export, as declared. */
export function exportedNames(program: Program): readonly string[] {
  return ["ruleSet", "evaluate", "prepare", "validate", "columns", "next", ...makersOf(program)];
}

export function typesText(program: Program): string {
  const { document, digest } = program;
  const words = WORDS[document.language];
  const needs: Needs = { brands: new Set(["Day", "Month"]), records: new Map() };
  const printing = { program, uses: usesOf(program), needs };
  const records: FactRecords = new Map();
  const facts = factsType(printing, records);
  const factTypes = factRecords(printing, records);
  const outputs = outputsType(program, needs);
  const outputRecords = outputRecordTypes(needs);
  const version = document.number ?? digest.slice(0, 12);
  return [
    `// ${document.id} ${digest}\n`,
    docComment([document.title, words.generated], ""),
    "\n",
    brandDeclarations(needs.brands, words),
    makerDeclarations(program, words),
    docComment([words.ruleSet], ""),
    "export declare const ruleSet: {\n",
    `  readonly id: ${JSON.stringify(document.id)};\n`,
    `  readonly version: ${JSON.stringify(version)};\n`,
    `  readonly digest: ${JSON.stringify(digest)};\n`,
    `  readonly title: ${JSON.stringify(document.title)};\n`,
    `  readonly language: ${JSON.stringify(document.language)};\n};\n\n`,
    docComment([words.history], ""),
    "export type History<T> = T | readonly { readonly from: Day; readonly value: T }[];\n\n",
    docComment([words.path], ""),
    `export type FactPath =${union(factPaths(program))};\n\n`,
    docComment([words.facts], ""),
    `export type Facts = ${facts};\n`,
    factTypes,
    "\n",
    docComment([words.clause], ""),
    `export type ClauseId =${union(clauseIds(program))};\n\n`,
    docComment([words.known], ""),
    "export type Known<T> = { readonly known: true; readonly value: T };\n\n",
    docComment([words.unknown], ""),
    "export type Unknown = { readonly known: false; readonly missing: readonly FactPath[] };\n\n",
    docComment([words.outputs], ""),
    `export type Outputs = ${outputs};\n`,
    outputRecords,
    "\n",
    docComment([words.readings], ""),
    `export type Readings = ${readingsType(program)};\n\n`,
    resultDeclarations(program, words, exportedNames(program)),
  ].join("");
}

/** On its own lines where there are several. */
function union(text: string): string {
  return text.startsWith("\n") ? text : ` ${text}`;
}

function outputsType(program: Program, needs: Needs): string {
  const members = program.variables
    .filter((variable) => variable.output)
    .map((variable) => {
      const type = valueType(variable.type, "ClauseId", needs);
      return `${docComment(variableSentences(program, variable), "  ")}  readonly ${memberName(variable.name)}: Known<${type}> | Unknown;\n`;
    });
  return `{\n${members.join("")}}`;
}

function outputRecordTypes(needs: Needs): string {
  let text = "";
  // Printing a record may take in more of them, which the loop then meets too.
  for (const [name, { fields }] of needs.records) {
    const members = [...fields].map(
      ([field, type]) => `  readonly ${memberName(field)}: ${valueType(type, "ClauseId", needs)};\n`,
    );
    text += `\n/** ${name} */\nexport type ${recordName(name)} = {\n${members.join("")}};\n`;
  }
  return text;
}

function readingsType(program: Program): string {
  const members = program.readings.map((reading) => {
    const options = literals(reading.options.map((option) => option.id));
    return `${docComment(readingSentences(program, reading), "  ")}  readonly ${memberName(reading.id)}: ${options};\n`;
  });
  return `{\n${members.join("")}}`;
}

/** The clauses that stand in formulas as values; any text where a fact may bring in others. */
function clauseIds(program: Program): string {
  if (program.facts.some(({ type }) => holds(type, "clause"))) return "string";
  const named = new Set<unknown>();
  const note = (core: Core | undefined): void => {
    if (core === undefined) return;
    for (const node of nodesOf(core)) if (node.kind === "constant" && holds(node.type, "clause")) named.add(node.value);
  };
  for (const { contributions, otherwise } of program.variables) {
    note(otherwise);
    for (const { value, forEach } of contributions) {
      note(value);
      note(forEach?.over);
    }
  }
  const flat = new Set([...named].flat());
  const ids = program.clauses.map(({ id }) => id).filter((id) => flat.has(id));
  return ids.length === 0 ? "never" : ids.map((id) => `\n  | ${JSON.stringify(id)}`).join("");
}

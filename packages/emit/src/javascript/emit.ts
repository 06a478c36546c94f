/**
 * A program to one ES module: facts as variables, each variable of the rules as a function, results on top. The module
 * works out the plain way by itself; whatever is missing or wrong is answered by the explaining evaluator over the same
 * program, which the module carries as data.
 */
import type { SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { makersOf } from "../types/brands.ts";
import { analyse } from "./analysis.ts";
import { printColumns } from "./columns.ts";
import { printFacts } from "./facts.ts";
import type { Module } from "./frame.ts";
import { printNotes } from "./notes.ts";
import { heldAs, outputsOf, printOutputs } from "./outputs.ts";
import { PRELUDE } from "./prelude.ts";
import { programData } from "./program-data.ts";
import { sourceMap } from "./source-map.ts";
import { type Line, printVariableFunction } from "./variable.ts";

export type EmitOptions = {
  /** Where generated code finds the runtime. */
  readonly runtime?: string;
  /** The name of the module's own file, for the source map. */
  readonly file?: string;
  /** The text of a function that says whether a copy of facts has their shape; asked before they are read. */
  readonly fits?: string;
};

export type Emitted = { readonly code: string; readonly map: string };

const RUNTIME = "@khoan/runtime";
/** What every module takes from the runtime. */
const ALWAYS = ["ask", "columnsOf", "createEngine", "monthsAfter"];

/** The same program and sources give the same bytes. `sources` are the rule files by uri, for the source map. */
export function emitJavaScript(
  program: Program,
  sources: ReadonlyMap<string, SourceText>,
  options: EmitOptions = {},
): Emitted {
  const analysis = analyse(program);
  const makers = makersOf(program);
  const module: Module = {
    functions: [],
    constants: new Map(),
    imports: new Set([...ALWAYS, ...makers]),
    records: new Map(),
    marks: [],
  };
  const variables = program.variables.flatMap((_, i) => printVariableFunction(i, program, analysis, module));
  const facts = printFacts(program, module);
  const columns = printColumns(program, module);
  const outputs = printOutputs(program, analysis, module);
  const notes = printNotes(program, analysis, module);
  const readings = printReadings(program);
  const constants = [...module.constants].map(([text, name]) => `const ${name}=${text};`).join("\n");
  const head = [
    `// ${program.document.id} ${program.digest}`,
    `import{${[...module.imports].toSorted().join(",")}}from${JSON.stringify(options.runtime ?? RUNTIME)};`,
    PRELUDE,
  ];
  const marked = module.marks.map((clause) => program.clauses[clause]?.id ?? "");
  const held = outputsOf(program).map(([index, variable]) => heldAs(index, variable, analysis));
  const lines: Line[] = [
    ...textLines(head.join("\n")),
    ...textLines(readings),
    ...textLines(constants),
    ...textLines([...module.records.values()].join("\n")),
    ...textLines(facts),
    ...textLines(columns),
    ...textLines(printMarks(module)),
    ...textLines(module.functions.join("\n")),
    ...variables,
    ...textLines(outputs),
    ...textLines(notes),
    ...textLines(tail(program, sources, marked, held, makers, options.fits)),
  ];
  return {
    code: `${lines.map((line) => line.text).join("\n")}\n`,
    map: sourceMap(lines, sources, options.file ?? `${program.document.id}.js`),
  };
}

function textLines(text: string): readonly Line[] {
  return text === "" ? [] : text.split("\n").map((line) => ({ text: line }));
}

/** The readings chosen, as variables. */
function printReadings({ readings }: Program): string {
  if (readings.length === 0) return "function READ(){}";
  const names = readings.map((_, i) => `r${i}`);
  return `let ${names.join(",")};function READ(a){[${names.join(",")}]=a}`;
}

/** The marks of the rules that counted, as words of 32 clauses. */
function printMarks({ marks }: Module): string {
  const words = Array.from({ length: Math.max(1, Math.ceil(marks.length / 32)) }, (_, i) => `w${i}`);
  const store = words.map((word, i) => `t[o+${i}]=${word};`).join("");
  return `let ${words.map((word) => `${word}=0`).join(",")};function MARKS(t,o){${store}}function UNMARK(){${words.join("=")}=0}`;
}

function tail(
  program: Program,
  sources: ReadonlyMap<string, SourceText>,
  marked: readonly string[],
  held: readonly unknown[],
  makers: readonly string[],
  fits: string | undefined,
): string {
  const { document } = program;
  const ruleSet = {
    id: document.id,
    version: document.number ?? program.digest.slice(0, 12),
    digest: program.digest,
    title: document.title,
    language: document.language,
  };
  const readings = program.readings.map(({ id, options, chosen }) => [id, options.map((option) => option.id), chosen]);
  const parts = [
    `ruleSet:Object.freeze(${JSON.stringify(ruleSet)})`,
    `readings:${JSON.stringify(readings)}`,
    `period:${JSON.stringify(document.period)}`,
    "outputs:OUTPUTS,hand:HAND,read:READ,decode:D,take:X,put:Y,reset:RESET,notes:NOTES,used:USED",
    "bound:()=>U,clear:()=>{U=I}",
  ];
  if (fits !== undefined) parts.push(`fits:${fits}`);
  return [
    `const PROGRAM=${JSON.stringify(programData(program, sources))};`,
    `const engine=createEngine(PROGRAM,{${parts.join(",")}});`,
    "export const{ruleSet,evaluate,prepare,validate}=engine;",
    "export const next=(facts,options)=>ask(engine,facts,options);",
    `export const columns=/*@__PURE__*/columnsOf(engine,{columns:COLUMNS,held:${JSON.stringify(held)},bind:BIND,load:LOAD,marks:MARKS,unmark:UNMARK,clauses:${JSON.stringify(marked)}});`,
    `export{${makers.join(",")}};`,
    `export default{ruleSet,evaluate,prepare,validate,columns,next,${makers.join(",")}};`,
    "export{engine};",
  ].join("\n");
}

/** A generated life as a case that a person finishes: which clauses it is about, which outputs it should expect. */
import type { DraftCase } from "@khoan/cases";
import { askVariable, momentFor, openLife } from "@khoan/evaluate";
import type { Program, VariableDeclaration } from "@khoan/language";
import { coresIn } from "./core-nodes.ts";
import { type Life, momentOf } from "./lives/life.ts";

/** A case of a life, about these variables. */
export function draftOf(
  program: Program,
  life: Life,
  name: string,
  variables: readonly number[],
  named: readonly string[] = [],
): DraftCase {
  const { language } = program.document;
  const outputs = outputsAbout(program, variables);
  return {
    name,
    why: WHY[language],
    clauses: named.length > 0 ? named : clausesBehind(program, life, variables),
    at: momentOf(life.at),
    readings: life.readings,
    facts: life.facts,
    expect: new Map(outputs.map((output) => [output, undefined])),
    ...(life.to === undefined ? {} : { to: momentOf(life.to) }),
  };
}

const WHY = {
  vi: "điền: vì sao văn bản cho kết quả này",
  en: "fill in: how the text leads to this",
} as const;

/** The outputs that depend on a variable, through whatever stands between, itself included. */
export function outputsBehind(program: Program, variable: number): ReadonlySet<string> {
  const kept = BEHIND.get(program) ?? new Map<number, ReadonlySet<string>>();
  BEHIND.set(program, kept);
  const known = kept.get(variable);
  if (known !== undefined) return known;
  const reached = new Set([variable]);
  for (let layer: readonly number[] = [variable]; layer.length > 0; ) {
    layer = readers(program, layer).filter((index) => !reached.has(index));
    for (const index of layer) reached.add(index);
  }
  const outputs = new Set(program.variables.flatMap(({ output, name }, i) => (output && reached.has(i) ? [name] : [])));
  kept.set(variable, outputs);
  return outputs;
}

const BEHIND = new WeakMap<Program, Map<number, ReadonlySet<string>>>();

/** The variables whose rules read one of these. */
function readers(program: Program, variables: readonly number[]): readonly number[] {
  return program.variables.flatMap((one, i) => (reads(one, variables) ? [i] : []));
}

/** The outputs among the variables, or those nearest to them: what a person would look at to see the same thing. */
function outputsAbout(program: Program, variables: readonly number[]): readonly string[] {
  const isOutput = (index: number): boolean => program.variables[index]?.output === true;
  const reached = new Set(variables);
  for (let layer: readonly number[] = variables; layer.length > 0; ) {
    const outputs = layer.filter(isOutput);
    if (outputs.length > 0) return program.variables.filter((_, i) => outputs.includes(i)).map((one) => one.name);
    layer = readers(program, layer).filter((index) => !reached.has(index));
    for (const index of layer) reached.add(index);
  }
  return program.variables.filter((one) => one.output).map((one) => one.name);
}

/** Whether a variable’s rules read one of the others. */
function reads(
  { contributions, overrides, otherwise, judgedOn }: VariableDeclaration,
  others: readonly number[],
): boolean {
  const cores = coresIn([contributions, overrides, otherwise, judgedOn]);
  return cores.some((core) => core.kind === "variable" && others.includes(core.variable));
}

/** The clauses whose rules give the variables their values in this life. */
function clausesBehind(program: Program, life: Life, variables: readonly number[]): readonly string[] {
  const session = openLife(program, life.facts, life.readings);
  const wanted = variables.length > 0 ? variables : program.variables.flatMap((one, i) => (one.output ? [i] : []));
  const own = new Set<number>();
  for (const index of wanted) {
    const variable = program.variables[index];
    if (variable === undefined || session === undefined) continue;
    askVariable(session, index, momentFor(variable, momentOf(life.at)));
    for (const { clause } of [...variable.contributions, ...variable.overrides]) own.add(clause);
  }
  const took = [...own].filter((clause) => session?.took.has(clause) === true);
  return (took.length > 0 ? took : [...own].slice(0, 1)).flatMap((clause) => program.clauses[clause]?.id ?? []);
}

/** Yes-or-no facts and enums of a rule set as parameters of pairwise testing, and its rows as lives. */
import { type FieldDeclaration, type Program, required } from "@khoan/language";
import { formatIsoDay } from "@khoan/values";
import { coresIn } from "../core-nodes.ts";
import { isImplausible } from "../explore/finding.ts";
import { seeded } from "../lives/choose.ts";
import { type JsonPath, jsonAt, withJson } from "../lives/json-path.ts";
import type { Facts, Json, Life } from "../lives/life.ts";
import { isEntries } from "../moves/leaves.ts";
import { dayOfLife } from "../moves/units.ts";
import { type Pairs, pairwise, type Row } from "./pairwise.ts";

export type Parameter = {
  readonly path: JsonPath;
  readonly name: string;
  readonly values: readonly Json[];
  /** What it is when nothing is said of it in the base; -1 where it is unknown then. */
  readonly usual: number;
};

export type PairwiseLives = {
  readonly parameters: readonly Parameter[];
  readonly lives: readonly Life[];
  readonly impossible: Pairs["impossible"];
};

/** Rows on top of a base life, beside what the known lives cover already. */
export function pairwiseLives(program: Program, base: Life, known: readonly Life[], seed: number): PairwiseLives {
  const parameters = parametersOf(program, base);
  const plain = parameters.map(({ path, values, usual }) => Math.max(usual, indexIn(values, valueAt(base, path)), 0));
  const { rows, impossible } = pairwise({
    sizes: parameters.map(({ values }) => values.length),
    covered: known.map((life) => rowOf(parameters, life)),
    allowed: (row) => !isImplausible(program, lifeOf(parameters, base, row)),
    choose: seeded(seed, 11),
    plain,
  });
  return { parameters, lives: rows.map((row) => lifeOf(parameters, base, row)), impossible };
}

/** Of facts that rules read, and their records; of a list, of its first two members in the base. */
function parametersOf(program: Program, base: Life): readonly Parameter[] {
  const into = (field: FieldDeclaration, path: JsonPath): readonly Parameter[] => {
    const type = required(field.type);
    if (type.kind === "bool" || type.kind === "enum") return [parameterOf(field, path)];
    const fields = field.fields ?? [];
    if (type.kind === "record") return fields.flatMap((inner) => into(inner, [...path, inner.name]));
    const list = jsonAt(base.facts, path);
    if (type.kind !== "list" || !Array.isArray(list)) return [];
    return list.slice(0, 2).flatMap((_, i) => fields.flatMap((inner) => into(inner, [...path, i, inner.name])));
  };
  const cores = coresIn([program.variables, program.invariants]);
  const read = new Set(cores.flatMap((core) => (core.kind === "fact" ? [core.fact] : [])));
  return program.facts.flatMap((fact, i) => (read.has(i) ? into(fact, fact.path.split(".")) : []));
}

function parameterOf(field: FieldDeclaration, path: JsonPath): Parameter {
  const type = required(field.type);
  const plain: readonly Json[] = type.kind === "enum" ? type.members : [false, true];
  const values = field.whenNull === "absent" ? [...plain, null] : plain;
  const name = path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .slice(1);
  return { path, name, values, usual: field.default === undefined ? -1 : indexIn(values, field.default as Json) };
}

function indexIn(values: readonly Json[], value: Json | undefined): number {
  return value === undefined ? -1 : values.indexOf(value);
}

/** The value that counts on the day of the life. */
function valueAt(life: Life, path: JsonPath): Json | undefined {
  const json = jsonAt(life.facts, path);
  if (json === undefined || !isEntries(json)) return json;
  const day = formatIsoDay(dayOfLife(life));
  return json.findLast((entry) => entry.from <= day)?.value;
}

function rowOf(parameters: readonly Parameter[], life: Life): Row {
  return parameters.map(({ path, values, usual }) => {
    const value = valueAt(life, path);
    return value === undefined ? usual : indexIn(values, value);
  });
}

/** Only what is not so anyway is written down. */
function lifeOf(parameters: readonly Parameter[], base: Life, row: Row): Life {
  let facts: Facts = base.facts;
  parameters.forEach(({ path, values, usual }, i) => {
    const value = row[i] as number;
    if (value < 0) return;
    const told = jsonAt(facts, path) !== undefined;
    if (value !== usual) facts = withJson(facts, path, values[value]);
    else if (told) facts = withJson(facts, path, undefined);
  });
  return { ...base, facts };
}

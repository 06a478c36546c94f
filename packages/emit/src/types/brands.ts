/** Branded types and the functions that make their values. */
import { type Program, required, type Type } from "@khoan/language/core";
import { docComment } from "./layout.ts";
import { type Brand, valueType } from "./value-types.ts";
import type { Words } from "./words.ts";

/** A brand is told by name alone, so that a day of one rule set is a day of another. */
const DECLARED: Readonly<Record<Brand, string>> = {
  Day: 'export type Day = string & { readonly " khoan": "day" };',
  Month: 'export type Month = string & { readonly " khoan": "month" };',
  Year: 'export type Year = number & { readonly " khoan": "year" };',
  Money: `export type Money<Currency extends string, Scale extends number = 0> = (Scale extends 0 ? number : string) & {\n  readonly " khoan": \`money \${Currency} \${Scale}\`;\n};`,
  Decimal: `export type Decimal<Scale extends number> = (Scale extends 0 ? number : string) & { readonly " khoan": \`decimal \${Scale}\` };`,
  Percent: `export type Percent<Scale extends number> = (Scale extends 0 ? number : string) & { readonly " khoan": \`percent \${Scale}\` };`,
  Duration: `export type Duration<Unit extends "days" | "months" | "years"> = number & { readonly " khoan": \`duration \${Unit}\` };`,
};

type Maker = keyof Words["make"];
const MAKERS: Readonly<Record<Brand, Maker>> = {
  Day: "day",
  Month: "month",
  Year: "year",
  Money: "money",
  Decimal: "decimal",
  Percent: "percent",
  Duration: "duration",
};
const ORDER = Object.keys(DECLARED) as readonly Brand[];

export function brandDeclarations(brands: ReadonlySet<Brand>, words: Words): string {
  return ORDER.filter((brand) => brands.has(brand))
    .map((brand) => `${docComment([words[MAKERS[brand]]], "")}${DECLARED[brand]}\n\n`)
    .join("");
}

/** By brand, the types that facts are written in; moments are days and months. */
function wanted(program: Program): ReadonlyMap<Brand, ReadonlySet<string>> {
  const found = new Map<Brand, Set<string>>([
    ["Day", new Set(["Day"])],
    ["Month", new Set(["Month"])],
  ]);
  const visit = (type: Type): void => {
    const plain = required(type);
    if (plain.kind === "list") return visit(plain.element);
    if (plain.kind === "record") return plain.fields.forEach(visit);
    const brands = new Set<Brand>();
    const text = valueType(plain, "string", { brands, records: new Map() });
    for (const brand of brands) found.set(brand, (found.get(brand) ?? new Set()).add(text));
  };
  for (const { type } of program.facts) visit(type);
  return found;
}

/** The makers that a module has: those its facts and moments need. */
export function makersOf(program: Program): readonly string[] {
  const found = wanted(program);
  return ORDER.filter((brand) => found.has(brand)).map((brand) => MAKERS[brand]);
}

export function makerDeclarations(program: Program, words: Words): string {
  const found = wanted(program);
  return ORDER.flatMap((brand) => {
    const types = [...(found.get(brand) ?? [])];
    if (types.length === 0) return [];
    const maker = MAKERS[brand];
    const comment = docComment([words.make[maker]], "");
    return [`${comment}export declare function ${maker}${signature(types, given(brand, types))};\n\n`];
  }).join("");
}

/** What a maker is given. */
function given(brand: Brand, types: readonly string[]): string {
  if (brand === "Day" || brand === "Month") return "text: string";
  if (brand === "Year" || brand === "Duration") return "count: number";
  if (brand === "Money")
    return types.every((type) => !type.includes(",")) ? "amount: number" : "amount: number | string";
  return "value: number | string";
}

/** Where there are several, the place that the value goes to tells which. */
function signature(types: readonly string[], parameter: string): string {
  const [only] = types;
  return types.length === 1 ? `(${parameter}): ${only}` : `<T extends ${types.join(" | ")}>(${parameter}): T`;
}

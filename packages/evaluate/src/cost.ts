/** The order in which missing facts are best asked for. */
import type { Program } from "@khoan/language/core";
import { type Place, placeOf } from "./place.ts";

/** Cheapest first, then in the order of declaration. */
export function byCost(program: Program, paths: readonly string[]): readonly string[] {
  if (paths.length < 2) return paths;
  const keys = new Map(paths.map((path) => [path, keyOf(placeOf(program, path))]));
  return paths.toSorted((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []) || (a < b ? -1 : 1));
}

/** The cost, then where the place is declared. */
function keyOf(place: Place | undefined): readonly number[] {
  if (place === undefined) return [1];
  let field = place.through[0];
  const steps = place.steps.map((step) => {
    if (typeof step === "number" || step === "value") return Number(step) || 0;
    const index = field?.fields?.findIndex((one) => one.name === step) ?? -1;
    field = field?.fields?.[index];
    return index;
  });
  return [place.field.cost, place.fact, ...steps];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

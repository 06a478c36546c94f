/** Reading and changing one place of a life’s facts; what is given is never changed itself. */
import type { Facts, Json } from "./life.ts";

/** Keys and indexes into the facts. */
export type JsonPath = readonly (string | number)[];

export function jsonAt(facts: Facts, path: JsonPath): Json | undefined {
  let at: Json | undefined = facts;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as { readonly [key: string]: Json })[key];
  }
  return at;
}

/** The facts with another value at a place; `undefined` takes out what is there, and what is empty then. */
export function withJson(facts: Facts, path: JsonPath, json: Json | undefined): Facts {
  return (put(facts, path, json) ?? {}) as Facts;
}

function put(outer: Json | undefined, path: JsonPath, json: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return json;
  if (Array.isArray(outer)) {
    const inner = put(outer[key as number] as Json, rest, json);
    return inner === undefined ? nonEmpty(outer.toSpliced(key as number, 1)) : outer.with(key as number, inner);
  }
  const record = typeof outer === "object" && outer !== null ? (outer as Facts) : {};
  const inner = put(record[key], rest, json);
  if (inner !== undefined) return { ...record, [key]: inner };
  const { [key]: _, ...others } = record;
  return Object.keys(others).length === 0 ? undefined : others;
}

/** An empty list says something; an empty history or group does not, and neither is told from the other here. */
function nonEmpty(list: readonly Json[]): Json | undefined {
  return list.length === 0 ? undefined : list;
}

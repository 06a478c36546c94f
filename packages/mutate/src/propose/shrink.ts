/** A life with everything taken out that it does not need to tell the law from its mutant. */
import type { Json, Life } from "./life.ts";

/** The smallest life found that `tells` still holds for. */
export function shrunk(life: Life, tells: (life: Life) => boolean): Life {
  let best = life;
  for (let changed = true; changed; ) {
    changed = false;
    for (const smaller of smallerThan(best)) {
      if (!tells(smaller)) continue;
      best = smaller;
      changed = true;
      break;
    }
  }
  return best;
}

function* smallerThan(life: Life): Generator<Life> {
  for (const id of Object.keys(life.readings)) {
    const { [id]: _, ...readings } = life.readings;
    yield { ...life, readings };
  }
  for (const path of life.facts.keys()) {
    const facts = new Map(life.facts);
    facts.delete(path);
    yield { ...life, facts };
  }
  for (const [path, value] of life.facts) {
    for (const smaller of smallerValues(value)) yield { ...life, facts: new Map(life.facts).set(path, smaller) };
  }
}

/** A history that never changes, a list with a member fewer, a record with a field fewer. */
function* smallerValues(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const [last] = items.slice(-1);
    if (isEntry(last)) yield last["value"] as Json;
    for (let i = 0; i < items.length; i++)
      if (items.length > 1 || !isEntry(last)) yield items.filter((_, j) => j !== i);
    for (const [i, item] of items.entries()) {
      if (isEntry(item)) continue;
      for (const smaller of smallerValues(item)) yield items.with(i, smaller);
    }
  } else if (typeof value === "object" && value !== null) {
    const record = value as { readonly [key: string]: Json };
    for (const key of Object.keys(record)) {
      const { [key]: inner, ...rest } = record;
      yield rest;
      for (const smaller of smallerValues(inner as Json)) yield { ...record, [key]: smaller };
    }
  }
}

function isEntry(json: Json | undefined): json is { readonly [key: string]: Json } {
  return (
    typeof json === "object" &&
    json !== null &&
    !Array.isArray(json) &&
    Object.hasOwn(json, "from") &&
    Object.hasOwn(json, "value")
  );
}

/** Facts as JSON, changed at a dotted path without touching the rest. */

/** `undefined` takes the fact out; groups left empty go with it. */
export function setFact(facts: unknown, path: string, value: unknown): Readonly<Record<string, unknown>> {
  const data: Readonly<Record<string, unknown>> = isObject(facts) ? facts : {};
  // A fact may stand under its whole dotted name, or under the part of it that a group is named by.
  if (Object.hasOwn(data, path) || !path.includes(".")) return withEntry(data, path, value);
  const dot = path.indexOf(".");
  const group = path.slice(0, dot);
  const inner = setFact(data[group], path.slice(dot + 1), value);
  return withEntry(data, group, Object.keys(inner).length === 0 ? undefined : inner);
}

export function getFact(facts: unknown, path: string): unknown {
  if (!isObject(facts)) return undefined;
  if (Object.hasOwn(facts, path)) return facts[path];
  const dot = path.indexOf(".");
  return dot === -1 ? undefined : getFact(facts[path.slice(0, dot)], path.slice(dot + 1));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withEntry(
  data: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (value !== undefined) return { ...data, [key]: value };
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
}

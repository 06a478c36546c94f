/** A copy of JSON-like data that runs nothing of the data's own: no getter, no `toJSON`, no class. */

const MAX_DEPTH = 24;
const MAX_NODES = 1_000_000;

/** The copy; undefined for what is no plain data, or is too deep or too large. */
export function snapshot(value: unknown): { readonly json: unknown } | undefined {
  const room = { left: MAX_NODES };
  try {
    return { json: copied(value, 0, room) };
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

const NOT_PLAIN = new Error("not plain data");

function copied(value: unknown, depth: number, room: { left: number }): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_DEPTH || --room.left < 0) throw NOT_PLAIN;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) {
    if (prototype !== Array.prototype || value.length > room.left) throw NOT_PLAIN;
    const items: unknown[] = [];
    for (let i = 0; i < value.length; i++) items.push(copied(dataAt(value, i), depth + 1, room));
    return items;
  }
  if (prototype !== Object.prototype && prototype !== null) throw NOT_PLAIN;
  const record: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === "__proto__") throw NOT_PLAIN;
    record[key] = copied(dataAt(value, key), depth + 1, room);
  }
  return record;
}

function dataAt(value: object, key: PropertyKey): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(value, key);
  if (descriptor === undefined || !("value" in descriptor)) throw NOT_PLAIN;
  return descriptor.value;
}

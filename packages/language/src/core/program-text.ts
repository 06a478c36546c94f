/** A program as JSON text and back, so that a compilation can be kept. Maps are written as lists of entries. */
import type { Program } from "./program.ts";

const MAP = "$map";

export function encodeProgram(program: Program): string {
  return JSON.stringify(program, (_, value: unknown) => (value instanceof Map ? { [MAP]: [...value] } : value));
}

/** The text must come from `encodeProgram` of the same version; it is not checked. */
export function decodeProgram(text: string): Program {
  return withMaps(JSON.parse(text)) as Program;
}

/** Puts maps back in place. */
function withMaps(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      if (typeof item === "object") value[i] = withMaps(item);
    });
    return value;
  }
  if (MAP in value) return new Map((withMaps(value[MAP]) as [unknown, unknown][]) ?? []);
  const record = value as Record<string, unknown>;
  for (const key in record) if (typeof record[key] === "object") record[key] = withMaps(record[key]);
  return record;
}

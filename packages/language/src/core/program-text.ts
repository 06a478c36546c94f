/** A program as JSON text and back, so that a compilation can be kept. Maps are written as lists of entries. */
import type { Program } from "./program.ts";

const MAP = "$map";

export function encodeProgram(program: Program): string {
  return JSON.stringify(program, (_, value: unknown) => (value instanceof Map ? { [MAP]: [...value] } : value));
}

/** The text must come from `encodeProgram` of the same version; it is not checked. */
export function decodeProgram(text: string): Program {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "object" && value !== null && MAP in value ? new Map(value[MAP] as [unknown, unknown][]) : value,
  ) as Program;
}

/**
 * Which facts a variable may read at all, through whatever variables stand between, at whatever moment: what bounds the
 * length of an interview from above.
 */
import { type Core, type Program, partsOf } from "@khoan/language/core";
import { formulasOf } from "./core-parts.ts";

/** By fact index: the fields that may be read, or `all` where the value is read as a whole. */
export type Reach = ReadonlyMap<number, ReadonlySet<string> | "all">;

const KEPT = new WeakMap<Program, Map<number, Reach>>();

export function reachOf(program: Program, variable: number): Reach {
  const kept = KEPT.get(program) ?? new Map<number, Reach>();
  KEPT.set(program, kept);
  const known = kept.get(variable);
  if (known !== undefined) return known;
  const found = walk(program, variable);
  kept.set(variable, found);
  return found;
}

function walk(program: Program, start: number): Reach {
  const reach = new Map<number, Set<string> | "all">();
  const seen = new Set<number>([start]);
  const open: Core[] = [...formulasOf(program, start)];
  for (let core = open.pop(); core !== undefined; core = open.pop()) {
    if (core.kind === "fact") reach.set(core.fact, "all");
    else if (core.kind === "variable") {
      if (!seen.has(core.variable)) open.push(...formulasOf(program, core.variable));
      seen.add(core.variable);
    } else if (core.kind === "field" && core.record.kind === "fact") {
      const fields = reach.get(core.record.fact) ?? new Set<string>();
      if (fields !== "all") reach.set(core.record.fact, fields.add(core.field));
    } else open.push(...partsOf(core));
  }
  return reach;
}

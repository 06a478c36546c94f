/** Which facts the rules read at all: a case that gives another fact tests nothing by it. */
import type { Program } from "@khoan/language";

const KNOWN = new WeakMap<Program, ReadonlySet<number>>();

/** Indexes into `program.facts` of the facts that some formula names. */
export function factsRead(program: Program): ReadonlySet<number> {
  const known = KNOWN.get(program);
  if (known !== undefined) return known;
  const found = new Set<number>();
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null || seen.has(part)) return;
    seen.add(part);
    if ("kind" in part && part.kind === "fact" && "fact" in part && typeof part.fact === "number") found.add(part.fact);
    for (const inner of part instanceof Map ? part.values() : Object.values(part)) visit(inner);
  };
  visit(program.variables);
  visit(program.invariants);
  KNOWN.set(program, found);
  return found;
}

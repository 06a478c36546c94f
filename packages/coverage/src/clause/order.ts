/** Variables in the order in which they depend on each other; those that depend on each other both ways together. */
import { type Core, type Program, partsOf } from "@khoan/language/core";
import { formulasOf } from "../condition/parts.ts";

export type Order = {
  /** Groups of variables; what a group reads stands in it or before it. */
  readonly groups: readonly (readonly number[])[];
  /** By variable: those that its formulas name. */
  readonly reads: readonly ReadonlySet<number>[];
};

export function orderOf(program: Program): Order {
  const reads = program.variables.map((variable) => {
    const found = new Set<number>();
    const visit = (core: Core): void => {
      if (core.kind === "variable") found.add(core.variable);
      partsOf(core).forEach(visit);
    };
    formulasOf(variable).forEach(visit);
    return found;
  });
  return { groups: components(reads), reads };
}

/** Strongly connected components, those read first (Tarjan 1972). */
function components(reads: readonly ReadonlySet<number>[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const number = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const waiting = new Set<number>();
  const visit = (at: number): void => {
    const own = number.size;
    number.set(at, own);
    low.set(at, own);
    stack.push(at);
    waiting.add(at);
    for (const next of reads[at] ?? []) {
      if (!number.has(next)) visit(next);
      else if (!waiting.has(next)) continue;
      low.set(at, Math.min(low.get(at) ?? own, low.get(next) ?? own));
    }
    if (low.get(at) !== own) return;
    const group: number[] = [];
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      waiting.delete(one);
      group.push(one);
      if (one === at) break;
    }
    groups.push(group);
  };
  reads.forEach((_, at) => {
    if (!number.has(at)) visit(at);
  });
  return groups;
}

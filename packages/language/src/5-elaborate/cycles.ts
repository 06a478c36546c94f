/**
 * Variables that depend on themselves. A reference at the same moment, or at a moment not proved earlier, may not
 * close a circle; one at an earlier moment may, since time has a beginning.
 */

import type { Report } from "@khoan/diagnostics";
import { time } from "@khoan/diagnostics";
import type { Dependency } from "./context.ts";

export type DependencyGraph = readonly (readonly Dependency[])[];

export function reportCycles(graph: DependencyGraph, names: readonly string[], report: Report): void {
  const components = strongComponents(graph);
  const reported = new Set<number>();
  for (let from = 0; from < graph.length; from++) {
    for (const edge of graph[from] ?? []) {
      if (edge.shift === "earlier" || components[edge.variable] !== components[from]) continue;
      const component = components[from] as number;
      const path = shortestPath(
        graph,
        edge.variable,
        from,
        edge.shift === "same" ? ["same", "other"] : ["same", "earlier", "other"],
      );
      if (path === undefined || reported.has(component)) continue;
      reported.add(component);
      report(time.cycle(edge.span, { path: [from, ...path].map((index) => names[index]).join(" → ") }));
    }
  }
}

/** From `start` back to `goal` along edges of the given kinds; both ends included. */
function shortestPath(
  graph: DependencyGraph,
  start: number,
  goal: number,
  shifts: readonly string[],
): number[] | undefined {
  const previous = new Map<number, number>([[start, start]]);
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === goal) {
      const path = [at];
      while (path[0] !== start) path.unshift(previous.get(path[0] as number) as number);
      return path;
    }
    for (const edge of graph[at] ?? []) {
      if (!shifts.includes(edge.shift) || previous.has(edge.variable)) continue;
      previous.set(edge.variable, at);
      queue.push(edge.variable);
    }
  }
  return undefined;
}

/** The component of each node (R. E. Tarjan 1972), with a stack of its own so that long chains do no harm. */
function strongComponents(graph: DependencyGraph): number[] {
  const index = new Array<number>(graph.length).fill(-1);
  const low = new Array<number>(graph.length).fill(0);
  const component = new Array<number>(graph.length).fill(-1);
  const stack: number[] = [];
  let counter = 0;
  let components = 0;
  for (let root = 0; root < graph.length; root++) {
    if (index[root] !== -1) continue;
    const work: { node: number; next: number }[] = [{ node: root, next: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1) as { node: number; next: number };
      const { node } = frame;
      if (frame.next === 0) {
        index[node] = low[node] = counter++;
        stack.push(node);
      }
      const edge = graph[node]?.[frame.next++];
      if (edge !== undefined) {
        const to = edge.variable;
        if (index[to] === -1) work.push({ node: to, next: 0 });
        else if (component[to] === -1) low[node] = Math.min(low[node] as number, index[to] as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node] as number, low[node] as number);
      if (low[node] === index[node]) {
        for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
          component[member] = components;
          if (member === node) break;
        }
        components++;
      }
    }
  }
  return component;
}

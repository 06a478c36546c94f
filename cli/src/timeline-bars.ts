/** The timeline as a drawing: one bar a stretch, as long as it lasts, with what changed at its start. */
import type { Lang } from "@khoan/diagnostics";
import { type Decided, equal, formatMoment, formatValue, Unknown, type Value } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import { variableNamed } from "./decision-view.ts";

const WIDTH = 36;

export function timelineBars(program: Program, decision: Decided, lang: Lang, colour: boolean): readonly string[] {
  const { timeline } = decision;
  const months = timeline.reduce((sum, segment) => sum + segment.to - segment.from + 1, 0);
  let before: ReadonlyMap<string, Value> | undefined;
  let offset = 0;
  return timeline.map((segment) => {
    const length = segment.to - segment.from + 1;
    const start = Math.round((offset * WIDTH) / months);
    const end = Math.max(start + 1, Math.round(((offset + length) * WIDTH) / months));
    offset += length;
    const bar = `${"·".repeat(start)}${"█".repeat(end - start)}${"·".repeat(Math.max(0, WIDTH - end))}`;
    const period = `${formatMoment("month", segment.from, lang)}–${formatMoment("month", segment.to, lang)}`;
    const changes = [...segment.outputs].filter(
      ([name, value]) => changed(before?.get(name), value) && (before !== undefined || isHeadline(program, name)),
    );
    before = segment.outputs;
    const text = changes
      .map(
        ([name, value]) =>
          `${variableNamed(program, name).label ?? name}: ${formatValue(value, variableNamed(program, name).type, lang)}`,
      )
      .join("; ");
    return `  ${period}  ${colour ? `\u001b[36m${bar}\u001b[0m` : bar}  ${text}`;
  });
}

function changed(before: Value | undefined, value: Value): boolean {
  if (before === undefined) return true;
  if (before instanceof Unknown || value instanceof Unknown)
    return !(before instanceof Unknown && value instanceof Unknown);
  return !equal(before, value);
}

/** The first stretch tells only what a reader looks for first: what changes over time and is yes/no or an amount. */
function isHeadline(program: Program, name: string): boolean {
  const { per, type } = variableNamed(program, name);
  return per !== undefined && (type.kind === "bool" || type.kind === "money");
}

/**
 * The timeline as a drawing: one cell a month (or some months, where they are many), a row for each amount and for what
 * comes and goes; below it, stretch by stretch, what changed.
 */
import { displayWidth, type Lang, visible } from "@khoan/diagnostics";
import { type Decided, equal, formatMoment, formatValue, type Segment, Unknown, type Value } from "@khoan/evaluate";
import { type Program, required, type VariableDeclaration } from "@khoan/language/core";
import { variableNamed } from "./decision-json.ts";

const MOST_CELLS = 72;
const LEVELS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;
const NOTHING = "·";

/** Whether an output is among those a reader looks for first: it changes over time, and is yes/no or an amount. */
export function isHeadline({ per, type }: VariableDeclaration): boolean {
  const { kind } = required(type);
  return per !== undefined && (kind === "bool" || kind === "money");
}

export function timelineBars(program: Program, decision: Decided, lang: Lang, colour: boolean): readonly string[] {
  const { timeline } = decision;
  const first = timeline[0]?.from ?? 0;
  const months = (timeline.at(-1)?.to ?? first) - first + 1;
  const size = Math.ceil(months / MOST_CELLS);
  const cells = Math.ceil(months / size);
  const drawn = [...decision.outputs.keys()].map((name) => variableNamed(program, name)).filter(isHeadline);
  const labels = drawn.map((variable) => visible(variable.label ?? variable.name));
  const width = Math.max(0, ...labels.map(displayWidth));
  const lines = drawn.map((variable, i) => {
    const label = labels[i] ?? "";
    const values = Array.from({ length: cells }, (_, cell) =>
      valuesIn(timeline, variable.name, first + cell * size, size),
    );
    const bar = bars(values);
    return `  ${label}${" ".repeat(width - displayWidth(label))}  ${colour ? `\u001b[36m${bar}\u001b[0m` : bar}`;
  });
  if (drawn.length > 0) lines.push(`  ${" ".repeat(width)}  ${years(first, cells, size)}`.trimEnd(), "");
  return [...lines, ...stretches(program, timeline, lang)];
}

/** The values of an output in the months of one cell. */
function valuesIn(timeline: readonly Segment[], name: string, from: number, size: number): readonly Value[] {
  return timeline
    .filter((segment) => segment.from < from + size && segment.to >= from)
    .map((segment) => segment.outputs.get(name) ?? null);
}

/** The highest value of a cell, as a part of the highest of all; `?` where one is unknown. */
function bars(cells: readonly (readonly Value[])[]): string {
  const amounts = cells.map((values) => values.map(amountOf));
  const highest = Math.max(0, ...amounts.flat().filter((amount) => amount !== undefined));
  return amounts
    .map((cell) => {
      if (cell.includes(undefined)) return "?";
      const most = Math.max(0, ...cell.map((amount) => amount ?? 0));
      return most === 0 ? NOTHING : (LEVELS[Math.ceil((most / highest) * LEVELS.length) - 1] ?? "█");
    })
    .join("");
}

function amountOf(value: Value): number | undefined {
  if (value instanceof Unknown) return undefined;
  return typeof value === "number" ? value : value === true ? 1 : 0;
}

/** Each year below the cell of its January; one that finds no room is left out. */
function years(first: number, cells: number, size: number): string {
  let line = "";
  for (let cell = 0; cell < cells; cell++) {
    const month = first + cell * size;
    const year = Math.floor((month + size - 1) / 12);
    const begins = cell === 0 || Math.floor((month - 1) / 12) < year;
    if (begins && (line === "" || line.length < cell) && cell + 4 <= Math.max(cells, 4)) {
      line = `${line.padEnd(cell)}${String(cell === 0 ? Math.floor(month / 12) : year)}`;
    }
  }
  return line;
}

/** One line a stretch of months: first what a reader looks for, then what is new. */
function stretches(program: Program, timeline: readonly Segment[], lang: Lang): readonly string[] {
  const periods = timeline.map(({ from, to }) => {
    const start = formatMoment("month", from, lang);
    return from === to ? start : `${start}–${formatMoment("month", to, lang)}`;
  });
  const width = Math.max(0, ...periods.map((period) => period.length));
  return timeline.map((segment, i) => {
    const before = timeline[i - 1]?.outputs;
    const told = [...segment.outputs].filter(([name, value]) =>
      before === undefined ? isHeadline(variableNamed(program, name)) : changed(before.get(name) ?? null, value),
    );
    const texts = told.map(([name, value]) => {
      const variable = variableNamed(program, name);
      return `${variable.label ?? name}: ${formatValue(value, variable.type, lang)}`;
    });
    return `  ${(periods[i] ?? "").padEnd(width)}  ${visible(texts.join("; "))}`.trimEnd();
  });
}

function changed(before: Value, value: Value): boolean {
  if (before instanceof Unknown || value instanceof Unknown)
    return !(before instanceof Unknown && value instanceof Unknown);
  return !equal(before, value);
}

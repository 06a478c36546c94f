/**
 * What a rule set turns on: every literal, rate, bracket, version and effective date, sorted by kind. Generators put
 * facts on, just before and just after these.
 */
import type { Core, Program, Type } from "@khoan/language";
import { lastDay, MAX_DAY, MIN_DAY, monthOfDay } from "@khoan/values";

export type Landmarks = {
  /** Epoch days, ascending: dates written, and days on which a rule or rate begins or has just ended. */
  readonly days: readonly number[];
  /** Spans that rules add to or compare with: ages in years, months, days. */
  readonly years: readonly number[];
  readonly months: readonly number[];
  readonly spanDays: readonly number[];
  /** Plain whole numbers. */
  readonly ints: readonly number[];
  /** Amounts by currency, in the smallest unit. */
  readonly money: ReadonlyMap<string, readonly number[]>;
  /** Decimals and percentages as text of type and scale, in run-time form. */
  readonly scaled: ReadonlyMap<string, readonly number[]>;
  readonly texts: readonly string[];
};

const KEPT = new WeakMap<Program, Landmarks>();

/** Made once for each program. */
export function landmarksOf(program: Program): Landmarks {
  const kept = KEPT.get(program) ?? gather(program);
  KEPT.set(program, kept);
  return kept;
}

/** The key of `scaled`. */
export function scaledKey(type: Type): string {
  return `${type.kind} ${"scale" in type ? type.scale : 0}`;
}

type Gathering = {
  readonly days: Set<number>;
  readonly years: Set<number>;
  readonly months: Set<number>;
  readonly spanDays: Set<number>;
  readonly ints: Set<number>;
  readonly money: Map<string, Set<number>>;
  readonly scaled: Map<string, Set<number>>;
  readonly texts: Set<string>;
};

function gather(program: Program): Landmarks {
  const found: Gathering = {
    days: new Set(),
    years: new Set(),
    months: new Set(),
    spanDays: new Set(),
    ints: new Set(),
    money: new Map(),
    scaled: new Map(),
    texts: new Set(),
  };
  for (const { core, compared } of constantsIn([program.variables, program.invariants, program.plausibility])) {
    if (compared || typeof core.value !== "string") note(found, core.type, core.value);
  }
  for (const text of textsIn(program.facts.map((fact) => fact.default))) found.texts.add(text);
  for (const { type, versions } of program.parameters) {
    for (const { from, to, values } of versions) {
      addRange(found.days, { from, ...(to === undefined ? {} : { to }) });
      for (const value of values.values()) {
        if (type.kind === "scale" && Array.isArray(value)) {
          for (const { above } of value as readonly { above: number }[]) note(found, type.of, above);
        } else note(found, type, value);
      }
    }
  }
  for (const { effective } of program.clauses) addRange(found.days, effective);
  for (const set of program.ruleSets) {
    addRange(found.days, set.effective);
    addRange(found.days, set.period);
  }
  for (const { shapes } of program.variables)
    for (const shape of shapes ?? []) if (shape.kind === "continuous_across") found.days.add(shape.day);
  return sorted(found);
}

function sorted(found: Gathering): Landmarks {
  const ascending = (set: ReadonlySet<number>): readonly number[] => [...set].toSorted((a, b) => a - b);
  const each = (map: ReadonlyMap<string, ReadonlySet<number>>) =>
    new Map([...map].map(([key, set]) => [key, ascending(set)] as const));
  return {
    days: ascending(found.days).filter((day) => day > MIN_DAY + 366 && day < MAX_DAY - 366),
    years: ascending(found.years),
    months: ascending(found.months),
    spanDays: ascending(found.spanDays),
    ints: ascending(found.ints),
    money: each(found.money),
    scaled: each(found.scaled),
    texts: [...found.texts].toSorted(),
  };
}

/** The first day of a range, and the first one after it. */
function addRange(days: Set<number>, { from, to }: { readonly from?: number; readonly to?: number }): void {
  if (from !== undefined) days.add(from);
  if (to !== undefined) days.add(to + 1);
}

function note(found: Gathering, typed: Type, value: unknown): void {
  const type = typed.kind === "optional" ? typed.of : typed;
  if (typeof value === "string") {
    if (type.kind === "text") found.texts.add(value);
    return;
  }
  if (typeof value !== "number") return;
  switch (type.kind) {
    case "date":
      found.days.add(value);
      break;
    case "month":
      found.days.add(lastDay(value) + 1).add(lastDay(value - 1) + 1);
      break;
    case "int":
      found.ints.add(value);
      // A whole number may be an age, or a count of months.
      if (value > 0 && value <= 120) found.years.add(value);
      if (value > 0 && value <= 600) found.months.add(value);
      break;
    case "duration":
      (type.unit === "years" ? found.years : type.unit === "months" ? found.months : found.spanDays).add(value);
      found.ints.add(value);
      break;
    case "money":
      addTo(found.money, type.currency, type.scale === 0 ? value : Math.trunc(value / 10 ** type.scale));
      break;
    case "decimal":
    case "percent":
      addTo(found.scaled, scaledKey(type), value);
      break;
    default:
  }
}

function addTo(map: Map<string, Set<number>>, key: string, value: number): void {
  const set = map.get(key) ?? new Set();
  map.set(key, set.add(value));
}

type Constant = Extract<Core, { kind: "constant" }>;

/** Every constant of the formulas inside plain data, and whether an operator takes it (and does not merely give it). */
function* constantsIn(data: unknown, compared = false): Generator<{ core: Constant; compared: boolean }> {
  if (typeof data !== "object" || data === null || data instanceof Map) return;
  if (Array.isArray(data)) {
    for (const item of data) yield* constantsIn(item, compared);
    return;
  }
  const node = data as Record<string, unknown>;
  if (node["kind"] === "constant" && "value" in node) yield { core: data as Constant, compared };
  const inner = node["kind"] === "apply" || (node["kind"] === "list" && compared);
  for (const key in node) if (key !== "type" && key !== "span") yield* constantsIn(node[key], inner);
}

/** The texts inside plain data. */
function* textsIn(data: unknown): Generator<string> {
  if (typeof data === "string") yield data;
  else if (typeof data === "object" && data !== null) for (const value of Object.values(data)) yield* textsIn(value);
}

/** The last day of a month, its first one, and a 29 February near a day. */
export function calendarEdges(day: number): readonly number[] {
  const month = monthOfDay(day);
  const first = lastDay(month - 1) + 1;
  return [first, lastDay(month), first - 1, lastDay(month) + 1];
}

/** A life changed in one fact, reading or moment, most often to a value at a boundary of the law or just beside one. */
import { type Core, type FieldDeclaration, type Program, required, type Type } from "@khoan/language/core";
import { addMonths, firstDay, formatIsoDay, lastDay, monthOfDay, parseIsoDay } from "@khoan/values";
import { partsOf } from "../parts.ts";
import type { Chance } from "./chance.ts";
import type { Json, Life } from "./life.ts";

/** What the rules compare with: days, amounts, ages and lengths of time. */
export type Boundaries = {
  readonly days: readonly number[];
  readonly numbers: readonly number[];
  readonly months: readonly number[];
};

/** Of all the programs given: those of a mutant stand beside the law’s own. */
export function boundariesOf(...programs: readonly Program[]): Boundaries {
  const days = new Set<number>();
  const numbers = new Set<number>([0]);
  const months = new Set<number>();
  const visit = (core: Core): void => {
    if (core.kind === "constant" && typeof core.value === "number") {
      const type = required(core.type);
      if (type.kind === "date") days.add(core.value);
      else if (type.kind === "month") days.add(firstDay(core.value));
      else if (type.kind === "duration")
        months.add(core.value * (type.unit === "years" ? 12 : type.unit === "months" ? 1 : 0));
      else numbers.add(core.value);
      if (type.kind === "int" && core.value > 1 && core.value < 120) months.add(core.value * 12);
    }
    partsOf(core).forEach(visit);
  };
  for (const variable of programs.flatMap((program) => program.variables)) {
    for (const rule of [...variable.contributions, ...variable.overrides]) {
      if (rule.when !== undefined) visit(rule.when);
      for (const day of [rule.effective.from, rule.effective.to]) if (day !== undefined) days.add(day);
    }
    for (const rule of variable.contributions) visit(rule.value);
  }
  for (const version of programs.flatMap((program) => program.parameters.flatMap(({ versions }) => versions))) {
    days.add(version.from);
    for (const value of version.values.values()) if (typeof value === "number") numbers.add(value);
  }
  return { days: [...days], numbers: [...numbers], months: [...months] };
}

/** One step away from a life. */
export function perturbed(life: Life, program: Program, boundaries: Boundaries, chance: Chance): Life {
  const kind = chance.below(10);
  if (kind === 0 && program.readings.length > 0) return otherReading(life, program, chance);
  if (kind <= 1) return { ...life, at: otherMoment(life, boundaries, chance) };
  const fact = chance.pick(program.facts);
  if (fact === undefined) return life;
  const facts = new Map(life.facts);
  const value = changedField(facts.get(fact.path), fact, life, boundaries, chance);
  if (value === undefined) facts.delete(fact.path);
  else facts.set(fact.path, value);
  return { ...life, facts };
}

function otherReading(life: Life, program: Program, chance: Chance): Life {
  const reading = chance.pick(program.readings);
  const option = reading && chance.pick(reading.options);
  return reading === undefined || option === undefined
    ? life
    : { ...life, readings: { ...life.readings, [reading.id]: option.id } };
}

/** A month or a year on or back, or the moment at which something in the law begins or ends. */
function otherMoment({ at }: Life, { days }: Boundaries, chance: Chance): Life["at"] {
  const day = chance.below(2) === 0 ? chance.pick(days) : undefined;
  const step = chance.pick([0, 0, -1, 1]) ?? 0;
  if (day !== undefined) return { ...at, value: at.unit === "month" ? monthOfDay(day) + step : day + step };
  const far = chance.pick([-1, 1, -12, 12, 2, 6]) ?? 1;
  return { ...at, value: at.value + (at.unit === "month" ? far : far * 30) };
}

/** Another value of a field; undefined takes it away. */
function changedField(
  old: Json | undefined,
  field: FieldDeclaration,
  life: Life,
  boundaries: Boundaries,
  chance: Chance,
): Json | undefined {
  if (chance.below(8) === 0 && (field.default !== undefined || field.type.kind === "optional")) return undefined;
  const fresh = (): Json => freshValue(old, field.type, field.fields, life, boundaries, chance);
  if (!field.history || chance.below(3) > 0) return fresh();
  const from = dayNear(life, boundaries, chance);
  return [
    { from: formatIsoDay(from - 400), value: fresh() },
    { from: formatIsoDay(from), value: fresh() },
  ];
}

function freshValue(
  old: Json | undefined,
  type: Type,
  fields: readonly FieldDeclaration[] | undefined,
  life: Life,
  boundaries: Boundaries,
  chance: Chance,
): Json {
  const plain = required(type);
  if (type.kind === "optional" && chance.below(8) === 0) return null;
  switch (plain.kind) {
    case "bool":
      return chance.below(2) === 0;
    case "enum":
      return chance.pick(plain.members) ?? null;
    case "date":
      return formatIsoDay(
        typeof old === "string" && chance.below(3) === 0 ? beside(old, chance) : dayNear(life, boundaries, chance),
      );
    case "record":
      return changedRecord(old, fields ?? [], life, boundaries, chance);
    case "list":
      return changedList(old, plain.element, fields, life, boundaries, chance);
    case "text":
    case "clause":
      return typeof old === "string" ? old : "A";
    case "month":
    case "year":
      return old ?? null;
    default:
      return Math.max(0, (chance.pick(boundaries.numbers) ?? 0) + chance.below(3) - 1);
  }
}

function beside(day: string, chance: Chance): number {
  return (parseIsoDay(day) ?? 0) + (chance.below(2) === 0 ? 1 : -1);
}

/** A day at an end of the month asked for, or at a day of the law or the life, now or some years before or after. */
function dayNear(life: Life, { days, months }: Boundaries, chance: Chance): number {
  const month = life.at.unit === "month" ? life.at.value : monthOfDay(life.at.value);
  const own = [...life.facts.values()].flatMap((value) =>
    typeof value === "string" ? (parseIsoDay(value) ?? []) : [],
  );
  const base =
    chance.pick([firstDay(month), lastDay(month), firstDay(month) - 1, firstDay(month + 1), ...own, ...own, ...days]) ??
    0;
  const far = chance.below(2) === 0 ? 0 : (chance.pick(months) ?? 0) * (chance.below(4) === 0 ? 1 : -1);
  return addMonths(base, far, "down") + (chance.pick([0, 0, 1, -1]) ?? 0);
}

type JsonRecord = { readonly [key: string]: Json };

function isRecord(json: Json | undefined): json is JsonRecord {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function changedRecord(
  old: Json | undefined,
  fields: readonly FieldDeclaration[],
  life: Life,
  boundaries: Boundaries,
  chance: Chance,
): Json {
  const record: Record<string, Json> = isRecord(old) ? { ...old } : filled(fields, life, boundaries, chance);
  const field = chance.pick(fields);
  if (field === undefined) return record;
  const value = changedField(record[field.name], field, life, boundaries, chance);
  if (value === undefined) delete record[field.name];
  else record[field.name] = value;
  return record;
}

/** What must be said of a new record. */
function filled(
  fields: readonly FieldDeclaration[],
  life: Life,
  boundaries: Boundaries,
  chance: Chance,
): Record<string, Json> {
  const needed = fields.filter((field) => field.default === undefined);
  return Object.fromEntries(
    needed.map((field) => [field.name, freshValue(undefined, field.type, field.fields, life, boundaries, chance)]),
  );
}

function changedList(
  old: Json | undefined,
  element: Type,
  fields: readonly FieldDeclaration[] | undefined,
  life: Life,
  boundaries: Boundaries,
  chance: Chance,
): Json {
  const items: readonly Json[] = Array.isArray(old) ? old : [];
  const at = chance.below(Math.max(items.length, 1));
  const member = (from: Json | undefined): Json => freshValue(from, element, fields, life, boundaries, chance);
  switch (chance.below(4)) {
    case 0:
      return [...items, member(undefined)];
    case 1:
      return items.filter((_, i) => i !== at);
    default:
      return items.length === 0 ? [member(undefined)] : items.map((item, i) => (i === at ? member(item) : item));
  }
}

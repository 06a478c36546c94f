/** One value of a type, as JSON: on a landmark of the rule set, just beside one, or anywhere. */
import { toJson } from "@khoan/evaluate";
import { type FieldDeclaration, type Program, required, type Type } from "@khoan/language";
import { addMonths, monthOfDay, yearOfMonth } from "@khoan/values";
import { type Choose, chance, pick } from "./choose.ts";
import { calendarEdges, type Landmarks, scaledKey } from "./landmarks.ts";
import type { Json } from "./life.ts";

/** What the values of one life are drawn by. */
export type Drawing = {
  readonly program: Program;
  readonly landmarks: Landmarks;
  readonly choose: Choose;
  /** Days that other days of the life stand near: the moment asked for first, then those drawn so far. */
  readonly anchors: number[];
  /** How much of the life is told, in percent, of what has a default; and how much of what has none is missing. */
  readonly told: number;
  readonly missing: number;
};

const TEXTS = ["a", "", "Nguyễn Thị Ánh", "ô 1; tổ 2", "x, y"];

/** A value that is neither absent nor a history. */
export function drawValue(type: Type, fields: readonly FieldDeclaration[] | undefined, drawing: Drawing): Json {
  const { choose, landmarks } = drawing;
  const plain = required(type);
  switch (plain.kind) {
    case "bool":
      return choose(2) === 1;
    case "enum":
      return pick(choose, plain.members);
    case "text":
      return pick(choose, landmarks.texts.length > 0 && choose(2) === 1 ? landmarks.texts : TEXTS);
    case "clause":
      return pick(choose, drawing.program.clauses).id;
    case "date":
      return json(drawDay(drawing), plain);
    case "month":
      return json(monthOfDay(drawDay(drawing)), plain);
    case "year":
      return yearOfMonth(monthOfDay(drawDay(drawing)));
    case "list":
      return Array.from({ length: pick(choose, [1, 0, 2, 3, 2, 4]) }, () => drawMember(plain.element, fields, drawing));
    case "record":
      return drawRecord(fields ?? [], drawing);
    default:
      return json(drawNumber(plain, drawing), plain);
  }
}

function json(value: number, type: Type): Json {
  return toJson(value, type) as Json;
}

function drawMember(type: Type, fields: readonly FieldDeclaration[] | undefined, drawing: Drawing): Json {
  return type.kind === "optional" && chance(drawing.choose, 15) ? null : drawValue(type, fields, drawing);
}

function drawRecord(fields: readonly FieldDeclaration[], drawing: Drawing): Json {
  const record: Record<string, Json> = {};
  for (const field of fields) {
    const value = drawField(field, drawing);
    if (value !== undefined) record[field.name] = value;
  }
  return record;
}

/** A fact or a field: left out, absent, one value, or a history. */
export function drawField(field: FieldDeclaration, drawing: Drawing): Json | undefined {
  const { choose, told, missing } = drawing;
  const needed = field.default === undefined && !isRecord(field);
  if (needed ? chance(choose, missing) : !chance(choose, told)) return undefined;
  if (field.whenNull !== "refused" && chance(choose, field.whenNull === "absent" ? 15 : 3)) return null;
  if (!field.history || choose(2) === 0) return drawValue(field.type, field.fields, drawing);
  return drawHistory(field, drawing);
}

function isRecord(field: FieldDeclaration): boolean {
  return field.fields !== undefined && required(field.type).kind === "record";
}

function drawHistory(field: FieldDeclaration, drawing: Drawing): Json {
  const { choose } = drawing;
  const days = Array.from({ length: pick(choose, [1, 2, 1, 3, 2, 4]) }, () => drawDay(drawing));
  return [...new Set(days)]
    .toSorted((a, b) => a - b)
    .map((from) => ({
      from: json(from, { kind: "date" }),
      value: field.whenNull === "absent" && chance(choose, 25) ? null : drawValue(field.type, field.fields, drawing),
    }));
}

const BESIDE = [0, 0, 1, -1];

/** A day near an anchor (a span of the rules away), on a landmark, at the edge of a month, or anywhere in a lifetime. */
function drawDay(drawing: Drawing): number {
  const { choose, anchors } = drawing;
  const beside = pick(choose, BESIDE);
  // Most days stand near the moment asked for; the others near a day drawn before.
  const anchor = choose(2) === 0 ? (anchors[0] as number) : pick(choose, anchors);
  const day = dayFrom(pick(choose, WAYS), anchor, drawing) + beside;
  if (anchors.length < 12) anchors.push(day);
  return day;
}

const WAYS = [
  ...["recent", "span", "period", "recent", "span", "period", "anchor", "recent", "span"],
  ...["period", "landmark", "edge", "years", "leap"],
] as readonly Way[];

type Way = "recent" | "span" | "period" | "anchor" | "landmark" | "edge" | "years" | "leap";

function dayFrom(way: Way, anchor: number, { program, landmarks, choose }: Drawing): number {
  switch (way) {
    case "period": {
      const from = program.document.period.from ?? program.document.effective.from ?? anchor - 730;
      return from < anchor ? anchor - choose(anchor - from + 1) : anchor;
    }
    case "anchor":
      return anchor;
    case "span": {
      const forward = chance(choose, 15) ? 1 : -1;
      const kind = choose(6);
      if (kind < 4 && landmarks.years.length > 0) {
        return addMonths(anchor, forward * 12 * pick(choose, landmarks.years), "down");
      }
      if (kind < 5 && landmarks.months.length > 0) {
        return addMonths(anchor, forward * pick(choose, landmarks.months), "down");
      }
      return anchor + forward * (landmarks.spanDays.length > 0 ? pick(choose, landmarks.spanDays) : choose(400));
    }
    case "landmark":
      return landmarks.days.length > 0 ? pick(choose, landmarks.days) : anchor;
    case "edge":
      return pick(choose, calendarEdges(anchor - choose(36) * 30));
    case "years":
      return addMonths(anchor, -choose(90 * 12), "down");
    case "leap":
      return LEAP_DAY + choose(25) * FOUR_YEARS;
    case "recent":
      return anchor - choose(pick(choose, [100, 400, 3000, 6000]));
  }
}

/** 29 February 1936; every four years from there until 2032. */
const LEAP_DAY = -12_360;
const FOUR_YEARS = 1461;

function drawNumber(type: Type, { choose, landmarks }: Drawing): number {
  const marks =
    type.kind === "money"
      ? (landmarks.money.get(type.currency) ?? []).map((amount) => amount * 10 ** type.scale)
      : type.kind === "int"
        ? landmarks.ints
        : type.kind === "duration"
          ? type.unit === "years"
            ? landmarks.years
            : type.unit === "months"
              ? landmarks.months
              : landmarks.spanDays
          : (landmarks.scaled.get(scaledKey(type)) ?? []);
  const way = choose(8);
  if (marks.length === 0 || way === 7) return choose(type.kind === "int" || type.kind === "duration" ? 12 : 10_000_000);
  const mark = pick(choose, marks) + pick(choose, BESIDE);
  if (way < 4) return Math.max(mark, 0);
  // What several facts add up to meets a landmark too, and so does twice or half of one.
  const other = pick(choose, marks);
  if (way === 4) return Math.abs(mark - other);
  if (way === 5) return Math.max(Math.trunc(mark / pick(choose, [2, 3, 12])), 0);
  return Math.max(mark * pick(choose, [1, 2, 3]), 0);
}

/** One life of a rule set’s facts, with a moment and readings, from a source of choices. */
import { formatMoment } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { addMonths, lastDay, monthOfDay } from "@khoan/values";
import { type Choose, chance, pick } from "./choose.ts";
import { type Drawing, drawField } from "./draw-value.ts";
import { withJson } from "./json-path.ts";
import { calendarEdges, landmarksOf } from "./landmarks.ts";
import { type Facts, type Life, momentOf } from "./life.ts";

export type LifeOptions = {
  /** Some lives ask for a timeline. Default: no. */
  readonly timelines?: boolean;
  /** Some lives choose other readings than the rule set’s. Default: yes. */
  readonly readings?: boolean;
  /** Known lives, such as those of golden cases: two thirds of what is drawn is one of them with a few facts changed. */
  readonly from?: readonly Life[];
};

/** The most months of a timeline. */
const MAX_TIMELINE = 40;

/** How much of what a decision may need is not known: in most lives next to nothing. */
const MISSING = [2, 2, 2, 2, 2, 2, 2, 2, 20, 60];

/** How much of what may be left out is told, by life: some say little, some say all. */
const TOLD = [15, 10, 20, 30, 8, 15, 50, 85];

export function drawLife(program: Program, choose: Choose, options: LifeOptions = {}): Life {
  const { from = [] } = options;
  if (from.length > 0 && choose(3) > 0) return varied(program, pick(choose, from), choose, options);
  const moment = drawMoment(program, choose);
  const drawing = beginDrawing(program, moment, choose);
  let facts: Facts = {};
  for (const fact of program.facts) {
    const value = drawField(fact, drawing);
    if (value !== undefined) facts = withJson(facts, fact.path.split("."), value);
  }
  return {
    facts,
    at: momentText(moment),
    readings: options.readings === false ? {} : drawReadings(program, choose),
    ...timelineFrom(moment, choose, options),
  };
}

/** A known life with a few of its facts drawn anew, and sometimes its moment or its readings. */
function varied(program: Program, life: Life, choose: Choose, options: LifeOptions): Life {
  const elsewhere = chance(choose, 30);
  const moment = elsewhere ? drawMoment(program, choose) : parsedMoment(life);
  const drawing = { ...beginDrawing(program, moment, choose), told: 70 };
  let { facts } = life;
  for (let left = pick(choose, [1, 1, 2, 3, 5]); left > 0; left--) {
    const fact = pick(choose, program.facts);
    facts = withJson(facts, fact.path.split("."), drawField(fact, drawing));
  }
  const anew = options.readings !== false && chance(choose, 20);
  return {
    facts,
    at: elsewhere ? momentText(moment) : life.at,
    readings: anew ? drawReadings(program, choose) : life.readings,
    ...timelineFrom(moment, choose, options),
  };
}

type DrawnMoment = { readonly day: number; readonly byDay: boolean };

function parsedMoment(life: Life): DrawnMoment {
  const { unit, value } = momentOf(life.at);
  return unit === "day" ? { day: value, byDay: true } : { day: lastDay(value), byDay: false };
}

function momentText({ day, byDay }: DrawnMoment): string {
  return byDay ? formatMoment("day", day, "en") : formatMoment("month", monthOfDay(day), "en");
}

function beginDrawing(program: Program, { day, byDay }: DrawnMoment, choose: Choose): Drawing {
  const month = monthOfDay(day);
  return {
    program,
    landmarks: landmarksOf(program),
    choose,
    anchors: byDay ? [day] : [lastDay(month), lastDay(month - 1) + 1, lastDay(month - 1)],
    told: pick(choose, TOLD),
    missing: pick(choose, MISSING),
  };
}

function timelineFrom({ day }: DrawnMoment, choose: Choose, options: LifeOptions): { readonly to?: string } {
  if (options.timelines !== true || !chance(choose, 20)) return {};
  return { to: formatMoment("month", monthOfDay(day) + choose(MAX_TIMELINE), "en") };
}

/** A day of the period or just outside it, often on or beside a landmark of the rules. */
function drawMoment(program: Program, choose: Choose): DrawnMoment {
  return { day: drawMomentDay(program, choose), byDay: chance(choose, 40) };
}

function drawMomentDay(program: Program, choose: Choose): number {
  const { days } = landmarksOf(program);
  const { from, to } = program.document.period;
  const first = from ?? program.document.effective.from ?? days.at(-1) ?? DEFAULT_FIRST;
  const last = Math.max(to ?? addMonths(first, 48, "down"), first);
  switch (choose(9)) {
    case 0:
    case 1:
    case 2:
      return first + choose(last - first + 1);
    case 3:
    case 4:
      return pick(choose, calendarEdges(first + choose(last - first + 1)));
    case 5:
    case 6: {
      const near = days.filter((day) => day >= first && day <= last + 1);
      return (near.length > 0 ? pick(choose, near) : first) + pick(choose, [0, -1, 1, 31]);
    }
    case 7:
      return first + choose(Math.min(last - first + 1, 366));
    default:
      return choose(2) === 0 ? first - choose(400) : last + choose(400);
  }
}

/** 1 January 2026, where a rule set names no date at all. */
const DEFAULT_FIRST = 20_454;

function drawReadings(program: Program, choose: Choose): Readonly<Record<string, string>> {
  const chosen: Record<string, string> = {};
  for (const { id, options, chosen: usual } of program.readings) {
    const others = options.filter((one) => one.id !== usual);
    if (others.length > 0 && chance(choose, 20)) chosen[id] = pick(choose, others).id;
  }
  return chosen;
}

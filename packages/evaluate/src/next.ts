/**
 * An interview, one step at a time: from what is known to the one fact that is best asked next, or to the decision. A
 * fact is asked only while its answer may still change a result: cheapest first, then the one that settles most, then
 * in the order of declaration.
 */
import { type CoreValue, type Program, required, type Sensitivity, type Type } from "@khoan/language/core";
import { firstDay } from "@khoan/values";
import { byCost } from "./cost.ts";
import { type Decided, decide } from "./decide.ts";
import type { InputError } from "./decode.ts";
import { DecisionError } from "./errors.ts";
import { momentFor, monthOf } from "./moment.ts";
import { jsonAt, labelOf, type Place, placeOf } from "./place.ts";
import { possibleAt } from "./possible.ts";
import { reachOf } from "./reach.ts";
import type { DecisionRequest } from "./request.ts";
import type { Session } from "./session.ts";
import { isKnown, isList, isRecord, missingIn, Unknown, type Value } from "./value.ts";
import { clausesWaiting } from "./waiting.ts";
import { type Candidate, type Wanted, weigh } from "./weigh.ts";

/** As a decision is asked for; `assume: "nothing"` asks for every fact that matters, also where it has a default. */
export type InterviewRequest = Omit<DecisionRequest, "to"> & {
  /** Paths of facts that whoever answers does not know: they stay unknown and are not asked again. */
  readonly declined?: readonly string[];
};

/** The fact asked for, as a form shows it. */
export type AskedFact = {
  readonly type: Type;
  /** `Mẹ: Ngày sinh`; the name where nothing is declared. */
  readonly label: string;
  readonly question?: string;
  readonly note?: string;
  /** Of an enum. */
  readonly members?: readonly string[];
  /** The most sensitive of the fact and the records it is part of. */
  readonly sensitivity: Sensitivity;
  readonly default?: CoreValue;
  /** The answer may be a history, or one value that has always held. */
  readonly history: boolean;
  /** `null` is an answer: there is none. */
  readonly mayBeAbsent: boolean;
};

export type Question = {
  readonly kind: "question";
  /** Path of the fact: `trẻ.ngày_sinh`, `mẹ.ngày_sinh`, `con[0].ngày_sinh`; see `withAnswer`. */
  readonly fact: string;
  readonly declaration: AskedFact;
  /** The outputs (variable indexes) that it may still change, and the clauses (indexes) that wait for it. */
  readonly why: readonly { readonly output: number; readonly clauses: readonly number[] }[];
  /** At most so many facts are still to be asked, this one included; a list yet to be told counts as one. */
  readonly remaining: number;
};

/** A default that the results rest on: another value could change one of them. */
export type Assumption = {
  readonly fact: string;
  readonly label: string;
  readonly value: CoreValue;
  readonly type: Type;
};

export type Next =
  | Question
  | { readonly kind: "done"; readonly decision: Decided; readonly assumed: readonly Assumption[] }
  | { readonly kind: "failed"; readonly errors: readonly InputError[] };

/** Never throws for bad input, as `decide` does not. */
export function next(program: Program, request: InterviewRequest): Next {
  const decision = decide(program, request);
  if (decision.kind === "failed") return decision;
  const wanted = openOutputs(program, decision);
  const day = request.at.unit === "day" ? request.at.value : firstDay(monthOf(request.at));
  const candidates = byCost(program, decision.missing).flatMap((path): readonly Candidate[] => {
    const place = placeOf(program, path);
    if (place === undefined || !askable(program, request, path, place)) return [];
    return [{ path, place, possible: possibleAt(program, place, day) }];
  });
  if (candidates.length === 0) return done(program, request, decision);
  const verdict = weigh(decision.session, candidates, wanted);
  if ("ask" in verdict) return questionOf(program, request, decision.session, verdict.ask, wanted);
  const failure = verdict.settled.find((one) => one instanceof DecisionError);
  if (failure !== undefined) return { kind: "failed", errors: [{ path: "", diagnostic: failure.diagnostic }] };
  return done(program, request, settled(program, decision, wanted, verdict.settled as readonly Value[]));
}

function openOutputs(program: Program, decision: Decided): readonly Wanted[] {
  return program.variables.flatMap((variable, i) => {
    const value = decision.outputs.get(variable.name);
    return !variable.output || value === undefined || isKnown(value)
      ? []
      : [{ variable: i, moment: momentFor(variable, decision.at) }];
  });
}

/** Neither told already, even as unknown, nor declined. */
function askable(program: Program, { facts, declined }: InterviewRequest, path: string, place: Place): boolean {
  return declined?.includes(path) !== true && jsonAt(program, facts, place) === undefined;
}

/** The decision with what every combination of answers agrees on. */
function settled(program: Program, decision: Decided, wanted: readonly Wanted[], values: readonly Value[]): Decided {
  const outputs = new Map(decision.outputs);
  wanted.forEach(({ variable }, i) => {
    const name = program.variables[variable]?.name;
    const value = values[i];
    if (name !== undefined && value !== undefined && isKnown(value)) outputs.set(name, value);
  });
  return { ...decision, outputs, missing: byCost(program, missingIn([...outputs.values()])) };
}

function done(program: Program, request: InterviewRequest, decision: Decided): Next {
  return {
    kind: "done",
    decision,
    assumed: request.assume === "nothing" ? [] : assumptions(program, request, decision),
  };
}

/** What would be asked for if no default were taken: the defaults that the results rest on. */
function assumptions(program: Program, request: InterviewRequest, decision: Decided): readonly Assumption[] {
  const bare = decide(program, { ...request, assume: "nothing" });
  if (bare.kind === "failed") return [];
  const open = new Set(decision.missing);
  return bare.missing.flatMap((path): readonly Assumption[] => {
    const place = placeOf(program, path);
    const value = place?.field.default;
    if (place === undefined || value === undefined || open.has(path)) return [];
    return [{ fact: path, label: labelOf(place), value, type: place.type }];
  });
}

function questionOf(
  program: Program,
  request: InterviewRequest,
  session: Session,
  { path, place }: Candidate,
  wanted: readonly Wanted[],
): Question {
  const { field, type, through } = place;
  const inner = required(type);
  const levels = ["public", "personal", "sensitive"] as const;
  return {
    kind: "question",
    fact: path,
    declaration: {
      type,
      label: labelOf(place),
      ...(field.question === undefined ? {} : { question: field.question }),
      ...(field.note === undefined ? {} : { note: field.note }),
      ...(inner.kind === "enum" ? { members: inner.members } : {}),
      sensitivity: levels[Math.max(...through.map((one) => levels.indexOf(one.sensitivity)))] ?? field.sensitivity,
      ...(field.default === undefined ? {} : { default: field.default }),
      history: field.history,
      mayBeAbsent: type.kind === "optional" && field.whenNull === "absent",
    },
    why: wanted.flatMap(({ variable, moment }) => {
      const clauses = clausesWaiting(session, variable, moment, path);
      return clauses.length === 0 ? [] : [{ output: variable, clauses }];
    }),
    remaining: remaining(program, request, session, wanted),
  };
}

/** The unknown facts that open outputs may read at all. */
function remaining(program: Program, request: InterviewRequest, session: Session, wanted: readonly Wanted[]): number {
  const paths = new Set<string>();
  for (const { variable } of wanted) {
    for (const [fact, fields] of reachOf(program, variable)) {
      const declaration = program.facts[fact];
      if (declaration === undefined) continue;
      const value = session.facts[fact] as Value;
      if (fields !== "all" && isRecord(value)) {
        for (const name of fields) for (const path of unknownIn(value[name] as Value)) paths.add(path);
      } else for (const path of unknownIn(value)) paths.add(path);
      if (value instanceof Unknown)
        for (const field of declaration.fields ?? []) paths.add(`${declaration.path}.${field.name}`);
    }
  }
  return [...paths].filter((path) => {
    const place = placeOf(program, path);
    return place === undefined || askable(program, request, path, place);
  }).length;
}

function unknownIn(value: Value): readonly string[] {
  return isList(value) || isRecord(value) || value instanceof Unknown ? missingIn([value]) : [];
}

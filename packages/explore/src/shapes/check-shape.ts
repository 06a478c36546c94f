/** One promise about a variable, held against one life or against two lives that are one unit apart. */
import {
  askFormula,
  askVariable,
  equal,
  isKnown,
  momentFor,
  openLife,
  type Session,
  type Value,
} from "@khoan/evaluate";
import { type Program, required, type Shape, type Type, type VariableDeclaration } from "@khoan/language";
import { monthOfDay, yearOfMonth } from "@khoan/values";
import { type Json, type Life, momentOf } from "../lives/life.ts";
import { numberOf } from "../moves/units.ts";

/** Which promise: of the variable, the index into its `shapes`. */
export type ShapeId = { readonly variable: number; readonly shape: number };

/** One life and its value at a moment of the variable’s unit. */
export type Seen = { readonly life: Life; readonly moment: number; readonly value: Value };

/** A promise that does not hold: of one life, or of two that are neighbours. */
export type BrokenShape = ShapeId & { readonly lives: readonly Seen[]; readonly bound?: Value };

export function shapesOf(program: Program): readonly (ShapeId & { readonly promise: Shape })[] {
  return program.variables.flatMap(({ shapes = [] }, variable) =>
    shapes.map((promise, shape) => ({ variable, shape, promise })),
  );
}

export function shapeOf(program: Program, { variable, shape }: ShapeId): Shape {
  const found = program.variables[variable]?.shapes?.[shape];
  if (found === undefined) throw new RangeError(`variable ${variable} has no shape ${shape}`);
  return found;
}

/** Undefined where the promise holds, or says nothing because a value is unknown, absent or can’t be decided. */
export function brokenShape(program: Program, id: ShapeId, lives: readonly Life[]): BrokenShape | undefined {
  const promise = shapeOf(program, id);
  const seen = momentsOf(program, id, promise, lives).map(([life, moment]) =>
    valueIn(program, id, promise, life, moment),
  );
  const [first, second] = seen;
  if (first === undefined || seen.includes(undefined)) return undefined;
  const broken = (bound?: Value): BrokenShape => ({
    ...id,
    lives: (seen as Required<typeof first>[]).map(({ life, moment, value }) => ({ life, moment, value })),
    ...(bound === undefined ? {} : { bound }),
  });
  const [a, b] = [first.number, second?.number];
  switch (promise.kind) {
    case "never_negative":
      return a !== undefined && a < 0 ? broken() : undefined;
    case "at_most": {
      const bound = askFormula(first.session, promise.bound, promise.slots, id.variable, first.moment);
      return typeof bound === "number" && a !== undefined && a > bound ? broken(bound) : undefined;
    }
    case "monotone_in":
      if (a === undefined || b === undefined) return undefined;
      return (promise.direction === "rising" ? b < a : b > a) ? broken() : undefined;
    case "no_cliff_in":
      return a !== undefined && b !== undefined && Math.abs(b - a) > promise.allowance ? broken() : undefined;
    case "continuous_across":
      if (a !== undefined && b !== undefined) return Math.abs(b - a) > promise.allowance ? broken() : undefined;
      return second !== undefined && !equal(first.value, second.value) ? broken() : undefined;
  }
}

/** The lives and the moments at which the promise looks at them. */
function momentsOf(
  program: Program,
  { variable }: ShapeId,
  promise: Shape,
  lives: readonly Life[],
): readonly (readonly [Life, number])[] {
  const declaration = program.variables[variable] as VariableDeclaration;
  const [life] = lives;
  if (promise.kind !== "continuous_across" || life === undefined) {
    return lives.map((one) => [one, momentFor(declaration, momentOf(one.at))] as const);
  }
  return [promise.day - 1, promise.day].map((day) => [life, unitOf(declaration, day)] as const);
}

function unitOf({ per }: VariableDeclaration, day: number): number {
  return per === "day" ? day : per === "month" ? monthOfDay(day) : yearOfMonth(monthOfDay(day));
}

type Valued = Seen & { readonly number: number | undefined; readonly session: Session };

const SESSIONS = new WeakMap<Program, WeakMap<Life, Session>>();

/** One session for all that is asked of a life. */
function sessionOf(program: Program, life: Life): Session | undefined {
  const sessions = SESSIONS.get(program) ?? new WeakMap<Life, Session>();
  SESSIONS.set(program, sessions);
  const session = sessions.get(life) ?? openLife(program, life.facts, life.readings);
  if (session !== undefined) sessions.set(life, session);
  return session;
}

/** The life’s value where the promise is made of it; undefined where it is not, or the value is not known. */
function valueIn(
  program: Program,
  { variable }: ShapeId,
  promise: Shape,
  life: Life,
  moment: number,
): Valued | undefined {
  const session = sessionOf(program, life);
  if (session === undefined) return undefined;
  if (promise.when !== undefined) {
    if (askFormula(session, promise.when, promise.slots, variable, moment) !== true) return undefined;
  }
  const value = askVariable(session, variable, moment);
  if (value === undefined || !isKnown(value)) return undefined;
  const { type } = program.variables[variable] as VariableDeclaration;
  return { life, moment, value, number: numberIn(value, type), session };
}

/** A value as a number to compare by; undefined where it is absent or has no order. */
function numberIn(value: Value, type: Type): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "boolean" || required(type).kind === "enum" ? numberOf(value as Json, type) : undefined;
}

/**
 * Where in the facts a path points (`trẻ.ngày_sinh`, `mẹ.ngày_sinh`, `con[0].ngày_sinh`), and putting a value there: in
 * JSON, as an answer of an interview does, and among decoded values.
 */
import { type FactDeclaration, type FieldDeclaration, type Program, required, type Type } from "@khoan/language/core";
import { HistoryValue, isRecord, type Value } from "./value.ts";

export type Place = {
  /** Index of the fact. */
  readonly fact: number;
  /** What leads from the fact's value to the place. */
  readonly steps: readonly (string | number)[];
  readonly field: FieldDeclaration;
  /** Of one member, where the path ends in a list. */
  readonly type: Type;
  /** The declarations on the way, the fact itself first, `field` last. */
  readonly through: readonly FieldDeclaration[];
};

const STEP = /\[(\d+)\]|\.([^.[\]]+)/g;

/** The place a path names; undefined where the rule set has no such place. */
export function placeOf(program: Program, path: string): Place | undefined {
  const fact = program.facts.findIndex(
    (one) => path === one.path || (path.startsWith(one.path) && /^[.[]/.test(path.slice(one.path.length))),
  );
  const declaration = program.facts[fact];
  return declaration === undefined ? undefined : follow(fact, declaration, path.slice(declaration.path.length));
}

function follow(fact: number, declaration: FactDeclaration, rest: string): Place | undefined {
  const tokens = [...rest.matchAll(STEP)];
  if (tokens.map(([token]) => token).join("") !== rest) return undefined;
  const steps: (string | number)[] = [];
  const through: FieldDeclaration[] = [declaration];
  let field: FieldDeclaration = declaration;
  let { type } = field;
  let entry = false;
  for (const [i, [, index, name]] of tokens.entries()) {
    const inner = required(type);
    if (index !== undefined) {
      steps.push(Number(index));
      entry = field.history && tokens[i + 1]?.[2] === "value";
      if (entry) continue;
      if (inner.kind !== "list") return undefined;
      type = inner.element;
    } else if (entry) {
      steps.push("value");
      entry = false;
    } else {
      const found = inner.kind === "record" ? field.fields?.find((one) => one.name === name) : undefined;
      if (found === undefined) return undefined;
      field = found;
      through.push(found);
      type = found.type;
      steps.push(found.name);
    }
  }
  return { fact, steps, field, type, through };
}

/** What people call it: `Con 2: Ngày sinh`; names where nothing is declared. */
export function labelOf({ through, steps }: Place): string {
  const members = steps.filter((step, i) => typeof step === "number" && steps[i + 1] !== "value");
  const lists = through.map((field) => required(field.type).kind === "list");
  let member = 0;
  return through
    .map((field, i) => {
      const name = field.label ?? field.name;
      const index = lists[i] ? members[member++] : undefined;
      return index === undefined ? name : `${name} ${Number(index) + 1}`;
    })
    .join(": ");
}

/** The JSON at a place; undefined where nothing is given. */
export function jsonAt(program: Program, json: unknown, place: Place): unknown {
  let at = json;
  for (const key of keysOf(program, json, place)) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return at;
}

/**
 * The facts with an answer at the path of a question: a new value, the old one unchanged. `undefined` takes the answer
 * away. A path that the rule set does not have changes nothing.
 */
export function withAnswer(program: Program, facts: unknown, path: string, answer: unknown): unknown {
  const place = placeOf(program, path);
  return place === undefined ? facts : put(facts, keysOf(program, facts, place), answer);
}

/** A fact may stand under its dotted name, or nested by its dots. */
function keysOf(program: Program, json: unknown, { fact, steps }: Place): readonly (string | number)[] {
  const name = program.facts[fact]?.path ?? "";
  const whole = typeof json === "object" && json !== null && Object.hasOwn(json, name);
  return [...(whole ? [name] : name.split(".")), ...steps];
}

function put(json: unknown, [key, ...rest]: readonly (string | number)[], answer: unknown): unknown {
  if (key === undefined) return answer;
  if (Array.isArray(json) && typeof key === "number") return json.with(key, put(json[key], rest, answer));
  const object = (typeof json === "object" && json !== null ? json : {}) as Readonly<Record<string, unknown>>;
  const inner = put(Object.hasOwn(object, key) ? object[key] : undefined, rest, answer);
  const { [key]: _, ...others } = object;
  return inner === undefined ? others : { ...object, [key]: inner };
}

/** Decoded values with one value at a place. */
export function withValue(values: readonly Value[], { fact, steps }: Place, value: Value): readonly Value[] {
  return values.with(fact, setIn(values[fact] as Value, steps, value));
}

function setIn(whole: Value, [step, ...rest]: readonly (string | number)[], value: Value): Value {
  if (step === undefined) return value;
  if (whole instanceof HistoryValue && typeof step === "number") {
    const entry = whole.entries[step];
    if (entry === undefined) return whole;
    return new HistoryValue(
      whole.entries.with(step, { ...entry, value: setIn(entry.value, rest.slice(1), value) }),
      whole.before,
    );
  }
  if (Array.isArray(whole) && typeof step === "number")
    return (whole as readonly Value[]).with(step, setIn(whole[step] as Value, rest, value));
  return isRecord(whole) ? { ...whole, [step]: setIn(whole[step] as Value, rest, value) } : whole;
}

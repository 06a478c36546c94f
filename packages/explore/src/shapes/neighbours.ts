/** The lives at which a promise is put to the test: pairs one unit of a fact apart, at every mark the rules turn on. */
import { type FactPlace, type FieldDeclaration, type Program, required, type Shape } from "@khoan/language";
import { type JsonPath, jsonAt, withJson } from "../lives/json-path.ts";
import type { Json, Life } from "../lives/life.ts";
import { isHistory, type Leaf, leavesOf, withLeaf } from "../moves/leaves.ts";
import { jsonOf, marksFor, moves, numberOf } from "../moves/units.ts";

/** What the promise looks at around a life as it is: the life, or it and its neighbour one unit up. */
export function around(program: Program, promise: Shape, life: Life): readonly (readonly Life[])[] {
  if (!("fact" in promise)) return [[life]];
  return placesIn(program, promise.fact, life).flatMap((place) => {
    const value = place.json === undefined ? undefined : numberOf(place.json, place.field.type);
    return value === undefined ? [] : pairsAt(place, [value - 1, value], life);
  });
}

/** The life itself, and with each of its values moved to each mark of the rules: for promises about one life. */
export function movedToMarks(program: Program, life: Life): readonly Life[] {
  const leaves = leavesOf(program, life.facts).filter((leaf) => moves(leaf.type));
  return [
    life,
    ...leaves.flatMap((leaf) =>
      marksFor(program, life, leaf.type).flatMap((mark) => {
        const json = jsonOf(mark, leaf.type);
        return json === undefined ? [] : [withLeaf(life, leaf, json)];
      }),
    ),
  ];
}

/** All pairs at the marks: just below, and just above each; for promises about a fact. */
export function atMarks(program: Program, promise: Shape, life: Life): readonly (readonly Life[])[] {
  if (!("fact" in promise)) return [];
  const places = placesIn(program, promise.fact, life);
  return places.flatMap((place) => {
    const others = places.reduce((sum, one) => sum + (one === place ? 0 : amountOf(one)), 0);
    const marks = marksFor(program, life, place.field.type, others);
    return pairsAt(place, new Set(marks.flatMap((mark) => [mark - 1, mark])), life);
  });
}

type Place = { readonly path: JsonPath; readonly field: FieldDeclaration; readonly json: Json | undefined };

function amountOf({ json, field }: Place): number {
  const type = required(field.type);
  return json === undefined || type.kind === "date" || !moves(type) ? 0 : (numberOf(json, type) ?? 0);
}

/** The pairs from each of the lower values; a value that the type does not have makes none. */
function pairsAt({ path, field }: Place, lower: Iterable<number>, life: Life): readonly (readonly Life[])[] {
  const at = (value: number): Life | undefined => {
    const json = value < 0 && required(field.type).kind === "money" ? undefined : jsonOf(value, field.type);
    return json === undefined ? undefined : { ...life, facts: withJson(life.facts, path, json) };
  };
  return [...lower].flatMap((value) => {
    const [below, above] = [at(value), at(value + 1)];
    return below === undefined || above === undefined ? [] : [[below, above]];
  });
}

/**
 * Where the fact stands in the life: every entry of its history, every member of a list; where it is not given, the
 * place where it would be, with its default.
 */
function placesIn(program: Program, fact: FactPlace, life: Life): readonly Place[] {
  const leaves = leavesOf(program, life.facts).filter((leaf) => isAt(leaf, fact));
  if (leaves.length > 0) return leaves;
  const declaration = program.facts[fact.fact];
  if (declaration === undefined) return [];
  let field: FieldDeclaration = declaration;
  let path: JsonPath = declaration.path.split(".");
  for (const name of fact.fields) {
    // A member of a list, or a record that changes over time, is not there to be given a field.
    if (required(field.type).kind === "list" || isHistory(field, jsonAt(life.facts, path) ?? null)) return [];
    const inner = field.fields?.find((one) => one.name === name);
    if (inner === undefined) return [];
    field = inner;
    path = [...path, name];
  }
  const usual = field.default === undefined ? undefined : defaultJson(field);
  return [{ path, field, json: usual }];
}

function isAt(leaf: Leaf, fact: FactPlace): boolean {
  return leaf.role === "value" && leaf.fact === fact.fact && leaf.fields.join(".") === fact.fields.join(".");
}

function defaultJson({ default: usual, type }: FieldDeclaration): Json | undefined {
  if (typeof usual === "boolean" || typeof usual === "string") return usual;
  return typeof usual === "number" ? jsonOf(usual, type) : undefined;
}

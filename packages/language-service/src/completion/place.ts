/** A spot in YAML to its place in the language: which mapping it is in, which key it has, what its value should be. */
import type { Lang } from "@khoan/diagnostics";
import {
  type FilePlace,
  PLACES,
  type PlaceName,
  type PlaceValue,
  placeOfMapping,
  toCanonicalKey,
  valueAt,
} from "@khoan/language";
import type { Step, YamlSpot } from "./yaml-lines.ts";

export type Spot = YamlSpot & {
  /** The mapping that a key is typed into, or that holds the key whose value is typed. */
  readonly place?: PlaceName;
  /** The canonical key of the value. */
  readonly key?: string;
  readonly value?: PlaceValue;
  /** Keys of the mappings around, as canonical keys and names, outermost first. */
  readonly path: readonly string[];
  /** What the entries of the mappings around say, by canonical key, innermost first. */
  readonly around: readonly ReadonlyMap<string, string>[];
};

export function placeOf(spot: YamlSpot, file: FilePlace, lang: Lang): Spot {
  let place: PlaceName | undefined = file;
  let value: PlaceValue | undefined;
  let key: string | undefined;
  const path: string[] = [];
  const around: ReadonlyMap<string, string>[] = [];
  spot.steps.forEach((step, i) => {
    if (step.key === undefined) return;
    if (value !== undefined && key !== undefined && place !== undefined)
      place = placeOfMapping(value, place, keysOf(step.siblings, step.key), lang);
    if (place === undefined) return;
    const within: PlaceName = place;
    key = "names" in PLACES[within] ? step.key : canonicalKey(within, lang, step.key);
    value = key === undefined ? undefined : valueAt(within, key);
    if (value === undefined && i < spot.steps.length) place = key === undefined ? undefined : within;
    path.push(key ?? step.key);
    around.unshift(canonicalEntries(step, within, lang));
  });
  const itself = { ...spot, path, around };
  if (place === undefined) return itself;
  if (spot.slot === "value") return withValue(itself, place, key, value);
  // A key: of the file itself, or of the mapping that the last key holds.
  if (path.length === 0)
    return { ...itself, place, around: [canonicalEntries({ siblings: spot.siblings }, place, lang)] };
  if (value === undefined) return itself;
  const inner = placeOfMapping(value, place, [...spot.siblings.keys()], lang);
  if (inner === undefined) return withValue({ ...itself, slot: "value" }, place, key, value);
  return {
    ...withValue(itself, inner, key, value),
    around: [canonicalEntries({ siblings: spot.siblings }, inner, lang), ...around],
  };
}

function withValue(spot: Spot, place: PlaceName, key: string | undefined, value: PlaceValue | undefined): Spot {
  return { ...spot, place, ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }) };
}

function keysOf(siblings: ReadonlyMap<string, string>, own: string): readonly string[] {
  return [own, ...siblings.keys()];
}

function canonicalKey(place: PlaceName, lang: Lang, key: string): string | undefined {
  return toCanonicalKey(place, lang, key) ?? toCanonicalKey(place, lang === "vi" ? "en" : "vi", key);
}

function canonicalEntries(step: Pick<Step, "siblings">, place: PlaceName, lang: Lang): ReadonlyMap<string, string> {
  if ("names" in PLACES[place]) return step.siblings;
  return new Map(
    [...step.siblings].map(([key, value]) => [
      canonicalKey(place, lang, key) ?? key,
      value.replace(/^(["'])(.*)\1$/u, "$2"),
    ]),
  );
}

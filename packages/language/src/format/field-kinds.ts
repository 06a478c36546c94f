/**
 * Walks a file by the table of places and says of every key and scalar what it is: which key, formula, type, literal,
 * word of a vocabulary or text of the author's. The formatter and the editor see a file through this.
 */
import type { Lang } from "@khoan/diagnostics";
import type { YamlMapping, YamlNode, YamlScalar } from "../1-source/yaml-tree.ts";
import {
  PLACES,
  type PlaceName,
  placeOfMapping,
  type ScalarKind,
  toCanonicalKey,
  type Value,
  valueAt,
} from "../2-syntax/places.ts";

/** The whole of a file: `document.yaml`, another file of a rule set, golden cases, what they need not cover or notice. */
export type FilePlace = "document" | "sections" | "case_file" | "coverage_file" | "mutants_file";

export type FieldVisitor = {
  /** A key of the language’s; `canonical` is undefined where the place has no such key. Names are not visited. */
  readonly key?: (key: YamlScalar, canonical: string | undefined, place: PlaceName) => void;
  /** `place` holds the scalar under the canonical key or name `key`. */
  readonly scalar: (scalar: YamlScalar, kind: ScalarKind, place: PlaceName, key: string) => void;
};

/** Which kind of file a tree is, by its keys. */
export function filePlaceOf(root: YamlNode): FilePlace {
  if (root.kind !== "mapping") return "sections";
  const has = (place: FilePlace, canonical: string): boolean =>
    root.entries.some(({ key }) =>
      (["vi", "en"] as const).some((lang) => toCanonicalKey(place, lang, key.text) === canonical),
    );
  if (has("document", "khoan")) return "document";
  if (has("coverage_file", "accepted")) return "coverage_file";
  if (has("mutants_file", "reasons")) return "mutants_file";
  return has("case_file", "cases") ? "case_file" : "sections";
}

/** Visits keys and scalars in the order of the file. */
export function visitFields(root: YamlNode, file: FilePlace, lang: Lang, visitor: FieldVisitor): void {
  if (root.kind === "mapping") visitMapping(root, file, lang, visitor);
}

function visitMapping(node: YamlMapping, place: PlaceName, lang: Lang, visitor: FieldVisitor): void {
  const named = "names" in PLACES[place];
  for (const { key, value } of node.entries) {
    const canonical = named ? key.text : canonicalKey(place, lang, key.text);
    if (!named) visitor.key?.(key, canonical, place);
    const what = canonical === undefined ? undefined : valueAt(place, canonical);
    if (what !== undefined && canonical !== undefined) visitValue(value, what, place, canonical, lang, visitor);
  }
}

/** Keys of the other vocabulary are known for what they mean, too. */
function canonicalKey(place: PlaceName, lang: Lang, key: string): string | undefined {
  return toCanonicalKey(place, lang, key) ?? toCanonicalKey(place, lang === "vi" ? "en" : "vi", key);
}

function visitValue(
  node: YamlNode,
  what: Value,
  place: PlaceName,
  key: string,
  lang: Lang,
  visitor: FieldVisitor,
): void {
  switch (node.kind) {
    case "scalar":
      return visitor.scalar(node, what.scalar, place, key);
    case "sequence":
      for (const item of node.items) visitValue(item, what, place, key, lang, visitor);
      return;
    case "mapping": {
      const inner = placeOfMapping(
        what,
        place,
        node.entries.map((entry) => entry.key.text),
        lang,
      );
      if (inner !== undefined) visitMapping(node, inner, lang, visitor);
    }
  }
}

/** Mappings of which one key names the kind: finds that key and checks the mapping against the shape of its kind. */
import { files } from "@khoan/diagnostics";
import type { z } from "zod";
import type { YamlNode } from "../1-source/yaml-tree.ts";
import { type PlaceName, toKeyWord } from "../2-syntax/places.ts";
import type { ReadContext } from "./scalars.ts";
import { checkShape, type View, viewOf } from "./view.ts";

/** The kind and a view of the mapping; undefined, and reported, where no key or several keys name a kind. */
export function readKind<K extends string>(
  node: YamlNode,
  shapes: Readonly<Record<K, z.ZodType>>,
  place: PlaceName,
  context: ReadContext,
): { readonly kind: K; readonly view: View } | undefined {
  const kinds = Object.keys(shapes) as K[];
  const keys =
    node.kind === "mapping" ? kinds.filter((kind) => node.entries.some((entry) => entry.key.text === kind)) : [];
  const [kind] = keys;
  if (node.kind !== "mapping" || kind === undefined || keys.length > 1) {
    const expected = kinds.map((key) => toKeyWord(place, context.lang, key) ?? key).join(" | ");
    const got = keys.map((key) => toKeyWord(place, context.lang, key) ?? key).join(" + ");
    context.report(files.wrongShape(node.span, { expected, got: got || "?" }));
    return undefined;
  }
  return checkShape(node, shapes[kind], toKeyWord(place, context.lang, kind) ?? kind, place, context)
    ? { kind, view: viewOf(node) }
    : undefined;
}

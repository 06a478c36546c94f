/**
 * Brings a file's keys and enumerated words to their canonical form, whatever vocabulary it is written in. Keys that
 * are the author's own names stay as they are; which those are, `places.ts` says. Other values stay text.
 */
import { files, type Lang, nearest, type Report } from "@khoan/diagnostics";
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar } from "../1-source/yaml-tree.ts";
import {
  keyWordsOf,
  PLACES,
  type PlaceName,
  placeOfMapping,
  toCanonicalKey,
  toKeyWord,
  type Value,
} from "../2-syntax/places.ts";
import { toCanonical } from "../2-syntax/vocabulary.ts";

/** Marks a key that was reported already, so that the shapes do not report it again. */
export const UNKNOWN_KEY = "?";

/** A whole file: `document` for document.yaml, `case_file`, `coverage_file` and `mutants_file` beside golden cases, else `sections`. */
export function canonicalFile(
  node: YamlMapping,
  place: "document" | "sections" | "case_file" | "coverage_file" | "mutants_file",
  lang: Lang,
  report: Report,
): YamlMapping {
  return mappingIn(node, place, lang, report);
}

function mappingIn(node: YamlMapping, place: PlaceName, lang: Lang, report: Report): YamlMapping {
  const found = PLACES[place];
  const entries: YamlEntry[] = node.entries.map(({ key, value }) => {
    if ("names" in found) return { key, value: valueIn(value, found.names, place, lang, report) };
    const canonical = canonicalKey(key, place, lang, report);
    const what = found.keys.find((one) => one.en === canonical.text);
    return { key: canonical, value: what === undefined ? value : valueIn(value, what, place, lang, report) };
  });
  return { ...node, entries };
}

function valueIn(node: YamlNode, value: Value, place: PlaceName, lang: Lang, report: Report): YamlNode {
  switch (node.kind) {
    case "scalar": {
      if (typeof value.scalar === "string") return node;
      const canonical = toCanonical(value.scalar.word, lang, node.text);
      return canonical === undefined || canonical === node.text ? node : { ...node, text: canonical };
    }
    case "sequence":
      return { ...node, items: node.items.map((item) => valueIn(item, value, place, lang, report)) };
    case "mapping": {
      const keys = node.entries.map((entry) => entry.key.text);
      const inner = placeOfMapping(value, place, keys, lang);
      return inner === undefined ? node : mappingIn(node, inner, lang, report);
    }
  }
}

function canonicalKey(key: YamlScalar, place: PlaceName, lang: Lang, report: Report): YamlScalar {
  const canonical = toCanonicalKey(place, lang, key.text);
  if (canonical !== undefined) return canonical === key.text ? key : { ...key, text: canonical };
  const other: Lang = lang === "vi" ? "en" : "vi";
  const foreign = toCanonicalKey(place, other, key.text);
  if (foreign !== undefined) {
    const expected = toKeyWord(place, lang, foreign) ?? foreign;
    report(
      files.keyInOtherLanguage(
        key.span,
        { key: key.text, expected },
        {
          fixes: [
            {
              title: { vi: `Đổi thành “${expected}”`, en: `Change to “${expected}”` },
              edits: [{ span: key.span, newText: expected }],
            },
          ],
        },
      ),
    );
    return { ...key, text: foreign };
  }
  report(files.unknownKey(key.span, { key: key.text, nearest: nearest(key.text, keyWordsOf(place, lang)) }));
  return { ...key, text: UNKNOWN_KEY + key.text };
}

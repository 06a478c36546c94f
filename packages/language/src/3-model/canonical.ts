/**
 * Brings a file's keys to their canonical form, whatever vocabulary it is written in. Keys that are the author's own
 * names (of facts, variables, parameters, options) stay as they are; which those are depends on the place alone.
 * Values stay text, except enumerated words, which the shapes expect in canonical form.
 */
import { files, type Lang, type Report, nearest } from "@khoan/diagnostics";
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar } from "../1-source/yaml-tree.ts";
import { toCanonical, toWord, wordsOf } from "../2-syntax/vocabulary.ts";

/** Which keys a mapping holds: canonical ones, or names whose values have the given place. */
type Place = "canonical" | "types" | "fields" | "facts" | "named" | "verbatim";

const PLACE_OF_KEY: Readonly<Record<string, Place>> = {
  types: "types",
  facts: "facts",
  variables: "named",
  parameters: "named",
  readings: "named",
  by_key: "verbatim",
  options: "verbatim",
  default: "verbatim",
};

/** Enumerated words by key; `month_end` also holds them below its options. */
const WORD_CATEGORY: Readonly<Record<string, Parameters<typeof toCanonical>[0]>> = {
  per: "per",
  combine: "combine",
  role: "role",
  sensitivity: "sensitivity",
  status: "status",
  when_null: "when_null",
  hit: "hit",
  month_end: "month_end",
  kind: "not_encoded",
  output: "bool",
  history: "bool",
  limb: "bool",
};

export function canonicalFile(node: YamlMapping, lang: Lang, report: Report): YamlMapping {
  return mapping(node, "canonical", lang, report);
}

function isFieldMapping(node: YamlMapping, lang: Lang): boolean {
  return node.entries.some((entry) => toCanonical("key", lang, entry.key.text) === "type");
}

function mapping(node: YamlMapping, place: Place, lang: Lang, report: Report, options = ""): YamlMapping {
  const entries: YamlEntry[] = [];
  for (const entry of node.entries) {
    switch (place) {
      case "canonical": {
        const key = canonicalKey(entry.key, lang, report);
        entries.push({ key, value: value(entry.value, key.text, lang, report) });
        break;
      }
      case "types":
        entries.push({ ...entry, value: below(entry.value, "fields", lang, report) });
        break;
      case "fields":
      case "named":
        entries.push({ ...entry, value: below(entry.value, "canonical", lang, report) });
        break;
      case "facts": {
        const inner = entry.value;
        const next = inner.kind === "mapping" && isFieldMapping(inner, lang) ? "canonical" : "facts";
        entries.push({ ...entry, value: below(inner, next, lang, report) });
        break;
      }
      case "verbatim":
        entries.push(options === "month_end" ? { ...entry, value: word(entry.value, "month_end", lang) } : entry);
        break;
    }
  }
  return { ...node, entries };
}

function below(node: YamlNode, place: Place, lang: Lang, report: Report, options = ""): YamlNode {
  switch (node.kind) {
    case "scalar":
      return node;
    case "mapping":
      return mapping(node, place, lang, report, options);
    case "sequence":
      return { ...node, items: node.items.map((item) => below(item, place, lang, report)) };
  }
}

function value(node: YamlNode, key: string, lang: Lang, report: Report): YamlNode {
  if (node.kind === "scalar") {
    const category = WORD_CATEGORY[key];
    return category === undefined ? node : word(node, category, lang);
  }
  if (key === "month_end" && node.kind === "mapping") {
    const inner = mapping(node, "canonical", lang, report);
    return {
      ...inner,
      entries: inner.entries.map((entry) =>
        entry.key.text === "options" ? { ...entry, value: below(entry.value, "verbatim", lang, report, "month_end") } : entry,
      ),
    };
  }
  return below(node, PLACE_OF_KEY[key] ?? "canonical", lang, report);
}

function word(node: YamlNode, category: Parameters<typeof toCanonical>[0], lang: Lang): YamlNode {
  if (node.kind !== "scalar") return node;
  const canonical = toCanonical(category, lang, node.text);
  return canonical === undefined || canonical === node.text ? node : { ...node, text: canonical };
}

function canonicalKey(key: YamlScalar, lang: Lang, report: Report): YamlScalar {
  const canonical = toCanonical("key", lang, key.text);
  if (canonical !== undefined) return canonical === key.text ? key : { ...key, text: canonical };
  const other: Lang = lang === "vi" ? "en" : "vi";
  const foreign = toCanonical("key", other, key.text);
  if (foreign !== undefined) {
    const expected = toWord("key", lang, foreign) ?? foreign;
    report(
      files.keyInOtherLanguage(key.span, { key: key.text, expected }, {
        fixes: [
          {
            title: { vi: `Đổi thành “${expected}”`, en: `Change to “${expected}”` },
            edits: [{ span: key.span, newText: expected }],
          },
        ],
      }),
    );
    return { ...key, text: foreign };
  }
  report(files.unknownKey(key.span, { key: key.text, nearest: nearest(key.text, wordsOf("key", lang)) }));
  return { ...key, text: UNKNOWN_KEY + key.text };
}

/** Marks a key that was reported already, so that the shapes do not report it again. */
export const UNKNOWN_KEY = "?";

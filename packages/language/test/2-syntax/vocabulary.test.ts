import type { Lang } from "@khoan/diagnostics";
import { describe, expect, test } from "vitest";
import {
  keyWordsOf,
  PLACE_NAMES,
  PLACES,
  type PlaceName,
  placeOfMapping,
  toCanonicalKey,
  toKeyWord,
  valueAt,
} from "../../src/2-syntax/places.ts";
import { CATEGORIES, toCanonical, toWord, VOCABULARY, type Word, wordsOf } from "../../src/2-syntax/vocabulary.ts";
import * as shapes from "../../src/3-model/shapes.ts";
import * as modelWords from "../../src/3-model/words.ts";

const LANGS: readonly Lang[] = ["vi", "en"];

function spellings(table: readonly Word[], lang: Lang): string[] {
  return table.flatMap((word) => [word[lang], ...(word.also?.[lang] ?? [])]);
}

describe("the table of words", () => {
  test.each(CATEGORIES)("%s: no word twice, NFC, and back", (category) => {
    for (const lang of LANGS) {
      const all = spellings(VOCABULARY[category], lang);
      expect(new Set(all).size).toBe(all.length);
      for (const word of all) {
        expect(word).toBe(word.normalize("NFC"));
        expect(word).not.toBe("");
      }
      for (const { en } of VOCABULARY[category]) {
        const word = toWord(category, lang, en);
        expect(word && toCanonical(category, lang, word)).toBe(en);
      }
    }
    expect(wordsOf(category, "en")).toHaveLength(wordsOf(category, "vi").length);
  });

  test("a keyword, function or aggregate of one vocabulary is no word of the other with another meaning", () => {
    const inFormulas = ["keyword", "function", "aggregate"] as const;
    for (const category of inFormulas) {
      for (const { en, vi } of VOCABULARY[category]) {
        for (const other of inFormulas) {
          expect(toCanonical(other, "vi", en) ?? en).toBe(en);
          expect(toCanonical(other, "en", vi) ?? en).toBe(en);
        }
      }
    }
  });

  test("further spellings are read, never written", () => {
    expect(toCanonical("keyword", "vi", "thoả")).toBe("satisfies");
    expect(toCanonical("unit", "en", "month")).toBe("months");
    expect(toWord("keyword", "vi", "satisfies")).toBe("thỏa");
    expect(toCanonical("keyword", "vi", "if")).toBeUndefined();
  });

  test("the words that the model expects are those of the table", () => {
    const pairs = [
      ["combine", modelWords.COMBINES],
      ["per", modelWords.UNITS],
      ["role", modelWords.ROLES],
      ["sensitivity", modelWords.SENSITIVITIES],
      ["status", modelWords.STATUSES],
      ["when_null", modelWords.WHEN_NULLS],
      ["not_encoded", modelWords.NOT_ENCODED_KINDS],
      ["hit", modelWords.HITS],
      ["month_end", modelWords.MONTH_ENDS],
      ["direction", modelWords.DIRECTIONS],
    ] as const;
    for (const [category, words] of pairs) expect(wordsOf(category, "en").toSorted()).toEqual([...words].toSorted());
  });
});

describe("the table of places", () => {
  test.each(PLACE_NAMES)("%s: no key twice, NFC, and back", (place) => {
    const found = PLACES[place];
    if ("names" in found) {
      expect(toCanonicalKey(place, "vi", "x")).toBeUndefined();
      expect(valueAt(place, "anything")).toBe(found.names);
      return;
    }
    for (const lang of LANGS) {
      const all = spellings(found.keys, lang);
      expect(new Set(all).size).toBe(all.length);
      for (const word of all) expect(word).toBe(word.normalize("NFC"));
      for (const { en } of found.keys) {
        const word = toKeyWord(place, lang, en);
        expect(word && toCanonicalKey(place, lang, word)).toBe(en);
      }
      expect(keyWordsOf(place, lang)).toHaveLength(found.keys.length);
    }
  });

  test("every place is reached", () => {
    const reached = new Set<PlaceName>(["document", "sections", "case_file", "coverage_file", "mutants_file"]);
    for (const place of reached) {
      const found = PLACES[place];
      const values = "names" in found ? [found.names] : found.keys;
      for (const { mapping } of values) if (mapping !== undefined) reached.add(mapping);
      if ("names" in found && found.switchOn !== undefined) reached.add(found.switchOn.to);
    }
    expect(PLACE_NAMES.filter((place) => !reached.has(place))).toEqual([]);
  });

  test("a group of facts and a fact differ by their type", () => {
    const value = valueAt("sections", "facts");
    if (value === undefined) throw new Error("no value");
    expect(placeOfMapping(value, "sections", ["trẻ"], "vi")).toBe("facts");
    const inFacts = valueAt("facts", "trẻ");
    if (inFacts === undefined) throw new Error("no value");
    expect(placeOfMapping(inFacts, "facts", ["ngày_sinh"], "vi")).toBe("facts");
    expect(placeOfMapping(inFacts, "facts", ["nhãn", "kiểu"], "vi")).toBe("field");
  });

  test("the keys of the shapes are those of the places", () => {
    const keysOf = (shape: { shape: object }): string[] => Object.keys(shape.shape).toSorted();
    const pairs: readonly [PlaceName, string[]][] = [
      ["document", keysOf(shapes.documentShape)],
      ["thresholds", keysOf(shapes.thresholdsShape)],
      ["field", keysOf(shapes.fieldShape)],
      ["plausible", [...new Set(Object.values(shapes.plausibleShapes).flatMap(keysOf))].toSorted()],
      ["variable", keysOf(shapes.variableShape)],
      ["shape", [...new Set(Object.values(shapes.shapeShapes).flatMap(keysOf))].toSorted()],
      ["parameter", keysOf(shapes.parameterShape)],
      ["version", keysOf(shapes.versionShape)],
      ["bracket", keysOf(shapes.bracketShape)],
      ["reading", keysOf(shapes.readingShape)],
      ["clause", keysOf(shapes.clauseShape)],
      ["rule", [...new Set(Object.values(shapes.ruleShapes).flatMap(keysOf))].toSorted()],
      ["sections", [...shapes.SECTIONS].toSorted()],
    ];
    for (const [place, keys] of pairs) expect([place, keyWordsOf(place, "en").toSorted()]).toEqual([place, keys]);
  });
});

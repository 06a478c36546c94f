/** Which cases are run, and in which order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Choice, isChosen, shuffled } from "../src/index.ts";
import { aCase, read } from "./allowance.ts";

const {
  cases: [ONE],
} = read(
  aCase("name: Trẻ mồ côi cha\nclauses: [a.a-1, c]\nexpect: { entitled: true }"),
  "test/golden/x/ii-doi-tuong.cases.yaml",
);

const chosen = (choice: Choice): boolean => ONE !== undefined && isChosen(ONE, choice);

describe("a choice of cases", () => {
  it.each<[string, Choice, boolean]>([
    ["nothing asked", {}, true],
    ["words of the name, without accents", { words: ["mo coi"] }, true],
    ["each word somewhere: one in the name, one in the file", { words: ["TRẺ", "đối_tượng"] }, true],
    ["a word that is nowhere", { words: ["mồ côi", "mẹ"] }, false],
    ["a clause that it names", { clauses: ["c"] }, true],
    ["a clause above one that it names", { clauses: ["A"] }, true],
    ["only the beginning of a clause’s id", { clauses: ["hea"] }, false],
    ["one of two clauses", { clauses: ["b", "c"] }, true],
    ["part of the path", { files: ["golden/x"] }, true],
    ["another path", { files: ["golden/y"] }, false],
    ["the whole name", { name: "Trẻ mồ côi cha" }, true],
    ["part of the name only", { name: "Trẻ mồ côi" }, false],
    ["a clause and a word, both needed", { clauses: ["c"], words: ["mẹ"] }, false],
  ])("%s", (_, choice, expected) => {
    expect(chosen(choice)).toBe(expected);
  });
});

describe("a shuffled order", () => {
  it("is the same for the same seed, and another for most others", () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    expect(shuffled(items, 7)).toEqual(shuffled(items, 7));
    expect(shuffled(items, 7)).not.toEqual(shuffled(items, 8));
    expect(shuffled(["a", "b", "c", "d", "e", "f"], 1)).toMatchInlineSnapshot(`
      [
        "e",
        "b",
        "f",
        "c",
        "a",
        "d",
      ]
    `);
  });

  it("holds every item once", () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (items, seed) => {
        expect(shuffled(items, seed).toSorted()).toEqual(items.toSorted());
      }),
    );
  });
});

/** KH3xx: each row of the catalogue with a tiny rule set that earns it and, where cheap, its mended twin. */
import { describe, expect, it } from "vitest";
import { looksLike } from "../../src/4-symbols/looks-like.ts";
import { codesOf, compileTexts, english, englishFormula, expectWrong, placesOf, type Wrong } from "../rule-set.ts";

const formula = (says: string, code: string, value: string, mended: string, type = "int"): Wrong => ({
  says,
  code,
  text: englishFormula(value, type),
  mend: [`value: '${value}'\n`, `value: '${mended}'\n`],
});

const reading = `
readings:
  how:
    clauses: [c]
    question: How is it read?
    chosen: wide
    options: { wide: all, narrow: some }
variables:
  v: { type: bool }
clauses:
  - id: c
    rules: [{ set: v, value: 'reading("how") = "wide"' }]
`;

const WRONG: readonly Wrong[] = [
  formula("a name that is not declared", "KH301", "nn", "n"),
  {
    says: "one name, two facts of two sections",
    code: "KH302",
    text: "facts: { n: { type: int } }\nparameters: { n: { type: int, values: [{ from: 2026-01-01, value: 1 }] } }",
    mend: ["{ n: { type: int, values", "{ other: { type: int, values"],
  },
  {
    says: "a type declared like another type of an import is one table too",
    code: "KH302",
    text: "facts: { g: { type: bool } }\nvariables: { g: { type: bool, combine: any } }",
    mend: ["variables: { g", "variables: { h"],
  },
  {
    says: "a capital Greek letter for a Latin one",
    code: "KH303",
    text: "facts: { Area: { type: int }, Αrea: { type: int } }",
    mend: ["Αrea", "Other"],
  },
  {
    says: "full-width letters",
    code: "KH303",
    text: "facts: { ab: { type: int }, ａb: { type: int } }",
    mend: ["ａb", "cd"],
  },
  { says: "a currency nobody mints", code: "KH305", text: "facts: { n: { type: money(ZZZ) } }", mend: ["ZZZ", "EUR"] },
  { says: "a member twice", code: "KH306", text: "types: { zone: [rural, urban, rural] }", mend: [", rural]", "]"] },
  {
    says: "a type that is not declared",
    code: "KH307",
    text: "types: { zone: [a] }\nfacts: { z: { type: zonee } }",
    mend: ["zonee", "zone"],
  },
  formula("a field that a record lacks", "KH308", "count(p.bornn for p in people)", "count(p.born for p in people)"),
  formula("a fact that a group lacks", "KH308", "home.sise", "home.size"),
  formula("a clause that is not there", "KH309", "§d", "§c", "clause"),
  {
    says: "a clause overridden that is not there",
    code: "KH309",
    text: "variables: { v: { type: int, otherwise: 0 } }\nclauses: [{ id: a, literals: [1], rules: [{ set: v, value: 1 }] }, { id: b, rules: [{ overrides: [aa], of: v }] }]",
    mend: ["[aa]", "[a]"],
  },
  { says: "a reading that is not there", code: "KH310", text: reading, mend: ['reading("haw")', ""] },
  {
    says: "a reading chosen among none",
    code: "KH311",
    text: reading.replace("chosen: wide", "chosen: wise"),
    mend: ["chosen: wise", "chosen: wide"],
  },
  formula("a function that is not there", "KH312", "agee(d, d)", "days_between(d, d)"),
  {
    says: "a rule that sets a fact",
    code: "KH313",
    text: "facts: { n: { type: int } }\nvariables: { v: { type: int } }\nclauses: [{ id: c, literals: [1], rules: [{ set: n, value: 1 }, { set: v, value: 1 }] }]",
    mend: ["{ set: n, value: 1 }, ", ""],
  },
  {
    says: "a type inside itself",
    code: "KH314",
    text: "types: { person: { mother: { type: person? } } }\nfacts: { p: { type: person } }",
    mend: ["type: person? }", "type: text? }"],
  },
  {
    says: "two types inside each other",
    code: "KH314",
    text: "types: { a: { b: { type: list(b) } }, b: { a: { type: list(a) } } }\nfacts: { p: { type: a } }",
    mend: ["list(a)", "list(int)"],
  },
  formula(
    "a member of another enum",
    "KH315",
    "if where_to = green then 1 else 0",
    "if where_to = rural then 1 else 0",
  ),
  {
    says: "a key of a rate that is no member",
    code: "KH315",
    text: "types: { zone: [a, b] }\nparameters: { p: { type: int, by: [zone], values: [{ from: 2026-01-01, by_key: { a: 1, b: 2, c: 3 } }] } }",
    mend: [", c: 3", ""],
  },
  formula("a group taken for a value", "KH316", "home", "home.size"),
  {
    says: "a rate restated that is not there",
    code: "KH317",
    text: "parameters: { p: { type: int, values: [{ from: 2026-01-01, value: 1 }] } }\nclauses: [{ id: c, restates: [{ parameter: q, from: 2026-01-01, value: 1 }] }]",
    mend: ["parameter: q", "parameter: p"],
  },
  {
    says: "a key that is no enum",
    code: "KH318",
    text: "types: { zone: [a] }\nparameters: { p: { type: int, by: [int], values: [{ from: 2026-01-01, by_key: { a: 1 } }] } }",
    mend: ["by: [int]", "by: [zone]"],
  },
  {
    says: "a file listed that is not there",
    code: "KH319",
    text: "facts: { n: { type: int } }",
    document: "files: [a.yaml, b.yaml]\n",
    mend: [", b.yaml", ""],
  },
  {
    says: "a fact to be revealed that is not there",
    code: "KH320",
    text: "facts: { n: { type: int } }\nvariables: { v: { type: int, otherwise: 0, output: true, reveals: [m] } }",
    mend: ["reveals: [m]", "reveals: [n]"],
  },
];

describe("names (KH3xx)", () => {
  it.each(WRONG.filter((one) => one.code !== "KH310"))("$code: $says", expectWrong);

  it("KH304: an id that can’t be a folder’s name", () => {
    const document = (id: string): string => `khoan: 1\nlanguage: en\nid: ${id}\ntitle: X\n`;
    for (const id of ["X", "a_b", "../x", "a--b", "-a", "đề-án"]) {
      expect(codesOf(compileTexts({ "x/document.yaml": document(id) }, "x")), id).toContain("KH304");
    }
    expect(codesOf(compileTexts({ "x/document.yaml": document("nq-55-2025") }, "x"))).toEqual([]);
  });

  it("KH310: a reading that is not declared, in a formula and as the month end’s", () => {
    expect(codesOf(english(reading.replace('reading("how")', 'reading("haw")')))).toEqual(["KH310"]);
    expect(codesOf(english(reading, "month_end: { reading: haw, options: { wide: down } }\n"))).toEqual(["KH310"]);
    expect(codesOf(english(reading, "month_end: { reading: how, options: { wide: down } }\n"))).toEqual(["KH311"]);
    expect(codesOf(english(reading, "month_end: { reading: how, options: { wide: down, narrow: up } }\n"))).toEqual([]);
  });

  it("points at the name itself", () => {
    const text =
      "facts:\n  n: { type: int }\nvariables:\n  v: { type: int }\nclauses:\n  - id: c\n    rules:\n      - set: v\n        value: n + mm\n";
    expect(placesOf(english(text))).toEqual(["a.yaml:9:20 KH301"]);
    expect(placesOf(english("facts:\n  n: { type: int }\n  g:\n    z: { type: zone }\n"))).toEqual([
      "a.yaml:4:16 KH307",
    ]);
    expect(placesOf(english("types:\n  t: [a, b, a]\n"))).toEqual(["a.yaml:2:13 KH306"]);
  });

  it("tells a member of another enum once, and a key that is no enum without what follows from it", () => {
    expect(codesOf(english(englishFormula("if where_to = green then 1 else 0")))).toEqual(["KH315"]);
    expect(codesOf(english(englishFormula("if green = where_to then 1 else 0")))).toEqual(["KH315"]);
    const keyed =
      "types: { z: [a] }\nparameters: { p: { type: int, by: [int], values: [{ from: 2026-01-01, by_key: { a: 1 } }] } }";
    expect(codesOf(english(keyed))).toEqual(["KH318"]);
    expect(codesOf(english(keyed.replace("by: [int], ", "")))).toEqual(["KH420", "KH315"]);
  });

  it("says where a name was declared first, and what was meant", () => {
    const twice = english("facts:\n  n: { type: int }\nvariables:\n  n: { type: int, otherwise: 0 }\n").diagnostics;
    expect(twice.map((one) => [one.code, one.related.length])).toEqual([["KH302", 1]]);
    const [misspelt] = english(englishFormula("amuont", "money")).diagnostics;
    expect(misspelt?.message.en).toContain("“amount”");
  });

  it("lets a local hide nothing but itself, and ends its life with its body", () => {
    expect(codesOf(english(englishFormula("(let x = n in x + 1) + x")))).toEqual(["KH301"]);
    expect(codesOf(english(englishFormula("let x = n in x + x")))).toEqual([]);
  });

  it("knows a bare member without help only where one enum has it", () => {
    const text = (members: string): string =>
      `types: { a: [one, two], b: ${members} }\nvariables: { v: { type: list(a) } }\nclauses: [{ id: c, rules: [{ set: v, value: '[one]' }] }]`;
    expect(codesOf(english(text("[three]")))).toEqual([]);
    expect(codesOf(english(text("[one]")))).toEqual([]);
  });
});

describe("names that look alike", () => {
  it.each([
    ["Area", "Αrea"],
    ["Ðô", "Đô"],
    ["a\u200bb", "ab"],
    ["ﬁt", "fit"],
  ])("%s and %s have one skeleton", (a, b) => {
    expect(looksLike(a)).toBe(looksLike(b));
  });

  it.each([
    ["mẹ", "me"],
    ["đ", "d"],
    ["cha", "Cha"],
    ["ngày", "ngáy"],
  ])("%s and %s are plainly different", (a, b) => {
    expect(looksLike(a)).not.toBe(looksLike(b));
  });

  it("refuses a Cyrillic а in a Latin word, where it stands", () => {
    expect(placesOf(english("facts:\n  are\u0430: { type: int }\n"))[0]).toMatch(/^a\.yaml:2:\d+ KH116$/);
  });

  it("refuses names with loose accents, and so a twin of a name", () => {
    const texts = english(`facts:\n  mẹ: { type: int }\n  ${"mẹ".normalize("NFD")}: { type: int }\n`);
    expect(texts.program).toBeUndefined();
    expect(codesOf(texts)).toContain("KH115");
  });
});

/** KH6xx: clauses, exceptions and what grounds a number. */
import { describe, expect, it } from "vitest";
import { codesOf, english, englishProgram, expectWrong, placesOf, type Wrong } from "../rule-set.ts";

const head = "facts: { n: { type: int }, secret: { type: bool, sensitivity: sensitive } }\n";
const v = (clauses: string, keys = "type: int"): string =>
  `${head}variables: { v: { ${keys} } }\nclauses:\n${clauses.replace(/^/gm, "  ")}`;
const restated =
  "parameters: { p: { type: money, values: [{ from: 2026-01-01, to: 2026-12-31, value: 10 VND }, { from: 2027-01-01, value: 20 VND }] } }\nclauses: [{ id: c, restates: [{ parameter: p, from: 2026-01-01, value: 10 VND }] }]";
const cycle = v(
  "- { id: a, literals: [1], rules: [{ set: v, value: 1 }] }\n- { id: b, rules: [{ overrides: [a, d], of: v, when: n > n }] }\n- { id: d, rules: [{ overrides: [a, b], of: v }] }",
  "type: int, otherwise: 0",
);

const WRONG: readonly Wrong[] = [
  {
    says: "a number from nowhere",
    code: "KH603",
    text: v("- { id: c, rules: [{ set: v, value: n + 3 }] }"),
    mend: ["id: c,", "id: c, literals: [3],"],
  },
  {
    says: "an amount that is another amount",
    code: "KH603",
    text: v("- { id: c, literals: [3 EUR], rules: [{ set: v, value: 3 VND }] }", "type: money"),
    mend: ["[3 EUR]", "[3 VND]"],
  },
  {
    says: "3 months are not 3 days",
    code: "KH603",
    text: v("- { id: c, literals: [3 months], rules: [{ set: v, value: 3 days }] }", "type: days"),
    mend: ["[3 months]", "[3 days]"],
  },
  {
    says: "a number in a condition",
    code: "KH603",
    text: v("- { id: c, literals: [1], rules: [{ set: v, value: 1, when: n > 5 }] }", "type: int, otherwise: n"),
    mend: ["n > 5", "n > 1"],
  },
  {
    says: "a number in a table’s cell",
    code: "KH603",
    text: v(
      "- { id: c, literals: [1], rules: [{ table: v, inputs: [n], hit: first, rows: [{ when: ['> 5'], then: 1 }] }] }",
      "type: int, otherwise: n",
    ),
    mend: ["> 5", "> 1"],
  },
  {
    says: "a number in an invariant",
    code: "KH603",
    text: v("- { id: c, literals: [1], rules: [{ must: n > 5 }, { set: v, value: 1 }] }"),
    mend: ["n > 5", "n > 1"],
  },
  {
    says: "rules in a clause that is not encoded",
    code: "KH604",
    text: v(
      "- { id: c, literals: [1], not_encoded: { kind: heading, because: it is }, rules: [{ set: v, value: 1 }] }",
    ),
    mend: [" not_encoded: { kind: heading, because: it is },", ""],
  },
  {
    says: "a clause that says nothing",
    code: "KH605",
    text: v("- { id: c, literals: [1], rules: [{ set: v, value: 1 }] }\n- { id: d, title: D }"),
    mend: ["title: D", "not_encoded: { kind: basis, because: it is }"],
  },
  {
    says: "a clause without its digest where the document has one",
    code: "KH606",
    text: v("- { id: c, literals: [1], rules: [{ set: v, value: 1 }] }"),
    document: "source: { digest: sha256:00 }\n",
    mend: ["id: c", `id: c, source: sha256:${"0".repeat(64)}`],
  },
  {
    says: "a rate restated otherwise",
    code: "KH607",
    text: restated.replace("value: 10 VND }] }]", "value: 11 VND }] }]"),
    mend: ["11 VND", "10 VND"],
  },
  {
    says: "a rate restated of a later day",
    code: "KH607",
    text: restated.replace("parameter: p, from: 2026-01-01", "parameter: p, from: 2027-02-01"),
    mend: ["2027-02-01", "2026-12-31"],
  },
  {
    says: "a rate restated of a day before it",
    code: "KH608",
    text: restated.replace("parameter: p, from: 2026-01-01", "parameter: p, from: 2025-12-31"),
    mend: ["2025-12-31", "2026-01-01"],
  },
  { says: "exceptions in a circle", code: "KH609", text: cycle, mend: ["[a, b]", "[a]"] },
  {
    says: "an output that tells a secret",
    code: "KH610",
    text: v(
      "- { id: c, literals: [1], rules: [{ set: v, value: 1, when: secret }] }",
      "type: int, otherwise: n, output: true",
    ),
    mend: ["output: true", "output: true, reveals: [secret]"],
  },
  {
    says: "nothing gives a value",
    code: "KH611",
    text: v("- { id: c, not_encoded: { kind: basis, because: it is } }"),
    mend: ["type: int } }\nclauses", "type: int, otherwise: n } }\nclauses"],
  },
  {
    says: "a document asked for where none are gathered",
    code: "KH612",
    text: v("- { id: c, rules: [{ requires_documents: [Birth certificate] }] }", "type: list(text), combine: list"),
    mend: ["combine: list", "combine: list, role: documents"],
  },
  {
    says: "an exception to nothing",
    code: "KH613",
    text: v(
      "- { id: a, literals: [1], rules: [{ set: v, value: 1 }] }\n- { id: b, not_encoded: { kind: basis, because: it is } }\n- { id: d, rules: [{ overrides: [b], of: v }] }",
      "type: int, otherwise: n",
    ),
    mend: ["[b]", "[a]"],
  },
  {
    says: "the highest by a text",
    code: "KH615",
    text: "types: { r: { a: { type: int }, t: { type: text } } }\nfacts: { f: { type: r } }\nvariables: { v: { type: r, combine: highest, by_field: t } }\nclauses: [{ id: c, rules: [{ add_to: v, value: f }] }]",
    mend: ["by_field: t", "by_field: a"],
  },
  {
    says: "an exception by what it excepts",
    code: "KH503",
    text: v(
      "- { id: a, literals: [1], rules: [{ set: v, value: 1 }] }\n- { id: b, rules: [{ overrides: [a], of: v, when: v = n }] }",
      "type: int, otherwise: n",
    ),
    mend: ["when: v = n", "when: n = n"],
  },
];

describe("clauses and exceptions (KH6xx)", () => {
  it.each(WRONG)("$code: $says", expectWrong);

  it("points at the number, the clause, the exception", () => {
    const text = (rule: string): string =>
      `facts: { n: { type: int } }\nvariables: { v: { type: int, otherwise: n } }\nclauses:\n  - id: c\n    rules:\n      - ${rule}\n`;
    expect(placesOf(english(text("{ set: v, value: n + 3 }")))).toEqual(["a.yaml:6:30 KH603"]);
    expect(placesOf(english(text("{ overrides: [c], of: v }")))).toEqual(["a.yaml:6:11 KH613"]);
    expect(placesOf(english("clauses:\n  - id: c\n"))).toEqual(["a.yaml:2:9 KH605"]);
  });

  it("grounds a number by the words of the clause above, and by equal meaning", () => {
    const nested = v(
      "- id: c\n  literals: ['1.50', 2 months]\n  clauses:\n    - { id: '-a', rules: [{ set: v, value: 1.5 }] }",
      "type: decimal(1)",
    );
    expect(codesOf(english(nested)).filter((code) => code === "KH603")).toEqual([]);
  });

  it("needs no ground for truth, texts and absence", () => {
    expect(
      codesOf(english(v("- { id: c, rules: [{ set: v, value: 'if true then \"a\" else null' }] }", "type: text?"))),
    ).toEqual([]);
  });

  it("lets a secret pass by another variable, and still tells it", () => {
    const text = (reveals: string): string =>
      `${head}variables: { inner: { type: bool }, out: { type: bool, output: true${reveals} } }\nclauses: [{ id: c, rules: [{ set: inner, value: secret }, { set: out, value: not inner }] }]`;
    expect(codesOf(english(text("")))).toEqual(["KH610"]);
    expect(codesOf(english(text(", reveals: all")))).toEqual([]);
    expect(codesOf(english(text(", reveals: [secret]")))).toEqual([]);
  });

  it("tells a secret that a rule for all members of a list reads", () => {
    const text =
      "types: { person: { ill: { type: bool, sensitivity: sensitive }, age: { type: int } } }\nfacts: { people: { type: list(person) } }\nvariables: { out: { type: int, output: true } }\nclauses: [{ id: c, rules: [{ set: out, value: count(p in people where p.ill) }] }]";
    expect(codesOf(english(text))).toEqual(["KH610"]);
    expect(codesOf(english(text.replace("where p.ill", "where p.age > p.age")))).toEqual([]);
  });

  it("overrides a clause’s children, not a clause whose id only begins alike", () => {
    const program = englishProgram(
      v(
        "- { id: a, literals: [1], rules: [{ set: v, value: 1 }] }\n- { id: ab, literals: [1], rules: [{ set: v, value: 1 }] }\n- { id: a-b, literals: [1], rules: [{ set: v, value: 1 }] }\n- { id: d, rules: [{ overrides: [a], of: v }] }",
        "type: int, otherwise: n",
      ),
    );
    expect(program.variables[0]?.contributions.map((one) => one.overriddenBy.length)).toEqual([1, 0, 0]);
  });
});

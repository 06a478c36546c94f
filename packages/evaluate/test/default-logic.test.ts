/** Which rules count: conditions, exceptions, exceptions of exceptions, and how what counts is combined. */
import { describe, expect, it } from "vitest";
import { failures, outputs, rules } from "./deciding.ts";

describe("exceptions", () => {
  const text = rules("type: int, otherwise: 0", [
    "{ set: v, value: 1 }",
    "{ overrides: [c1], of: v, when: a, value: 2 }",
    "{ overrides: [c2], of: v, when: b }",
  ]);

  it.each([
    [{ a: false, b: false }, 1],
    [{ a: true, b: false }, 2],
    [{ a: true, b: true }, 1],
    [{ a: false, b: true }, 1],
    [{ a: false }, 1],
    [{ b: true }, 1],
    [{ a: true }, { unknown: ["b"] }],
    [{ b: false }, { unknown: ["a"] }],
    [{}, { unknown: ["a", "b"] }],
  ])("an exception of an exception restores the rule: %j gives %j", (facts, v) => {
    expect(outputs(text, facts)).toEqual({ v });
  });

  it("without a value take the rule away", () => {
    const plain = rules("type: int, otherwise: 0", ["{ set: v, value: 1 }", "{ overrides: [c1], of: v, when: a }"]);
    expect(outputs(plain, { a: true })).toEqual({ v: 0 });
    expect(outputs(plain, { a: false })).toEqual({ v: 1 });
  });

  it("reach the variables named by `of` only, all of them without", () => {
    const two = (of: string): string =>
      `facts: { a: { type: bool } }\nvariables: { v: { type: int, otherwise: 0, output: true }, w: { type: int, otherwise: 0, output: true } }\nclauses: [{ id: x, literals: [0, 1], rules: [{ set: v, value: 1 }, { set: w, value: 1 }] }, { id: y, rules: [{ overrides: [x], ${of} when: a }] }]`;
    expect(outputs(two("of: v,"), { a: true })).toEqual({ v: 0, w: 1 });
    expect(outputs(two("of: [v, w],"), { a: true })).toEqual({ v: 0, w: 0 });
    expect(outputs(two(""), { a: true })).toEqual({ v: 0, w: 0 });
  });

  it("reach the children of a clause", () => {
    const nested =
      "facts: { a: { type: bool } }\nvariables: { v: { type: int, otherwise: 0, output: true } }\nclauses:\n  - id: x\n    not_encoded: { kind: heading, because: it is }\n    clauses: [{ id: '-1', literals: [0, 1], rules: [{ set: v, value: 1 }] }, { id: x.2, not_encoded: { kind: basis, because: it is } }]\n  - { id: y, rules: [{ overrides: [x], of: v, when: a }] }";
    expect(outputs(nested, { a: true })).toEqual({ v: 0 });
    expect(outputs(nested, { a: false })).toEqual({ v: 1 });
  });
});

describe("unique", () => {
  const two = rules("type: int", ["{ set: v, value: 1, when: a }", "{ set: v, value: n, when: b }"]);

  it("takes the one value that counts, also twice", () => {
    expect(outputs(two, { a: true, b: false })).toEqual({ v: 1 });
    expect(outputs(two, { a: true, b: true, n: 1 })).toEqual({ v: 1 });
  });

  it("KH651: two different values are a conflict", () => {
    expect(failures(two, { a: true, b: true, n: 2 })).toEqual(["KH651"]);
  });

  it("KH652: no value is a gap", () => {
    expect(failures(two, { a: false, b: false })).toEqual(["KH652"]);
  });

  it("is known early where all that may count agrees", () => {
    expect(outputs(two, { a: true, n: 1 })).toEqual({ v: 1 });
    expect(outputs(two, { a: true, n: 2 })).toEqual({ v: { unknown: ["b"] } });
  });
});

/** Rule 1 adds 5 where a, rule 2 adds `n` where b. */
const adding = (keys: string): string =>
  rules(keys, ["{ add_to: v, value: 5, when: a }", "{ add_to: v, value: n, when: b }"]);

describe("highest and lowest", () => {
  it.each([
    ["highest", { a: true, b: true, n: 10 }, 10],
    ["highest", { a: true, b: true, n: 3 }, 5],
    ["highest", { a: true, n: 3 }, 5],
    ["highest", { a: true, n: 10 }, { unknown: ["b"] }],
    ["highest", { a: true, b: false }, 5],
    ["lowest", { a: true, n: 10 }, 5],
    ["lowest", { a: true, n: 3 }, { unknown: ["b"] }],
    ["lowest", { a: true, b: true, n: 3 }, 3],
  ])("%s of %j is %j: what can’t win needn’t be known", (combine, facts, v) => {
    expect(outputs(adding(`type: int, combine: ${combine}`), facts)).toEqual({ v });
  });

  it("of nothing are a gap, or what is said otherwise", () => {
    expect(failures(adding("type: int, combine: highest"), { a: false, b: false })).toEqual(["KH652"]);
    expect(outputs(adding("type: int, combine: highest, otherwise: 1"), { a: false, b: false })).toEqual({ v: 1 });
    expect(outputs(adding("type: int, combine: highest, otherwise: 5"), { b: false })).toEqual({ v: 5 });
  });

  it("by a field: the earlier clause wins a tie", () => {
    const text =
      "types: { r: { rank: { type: int }, name: { type: text } } }\nfacts: { n: { type: int } }\nvariables: { v: { type: r, combine: highest, by_field: rank, output: true } }\nclauses:\n  - { id: x, literals: [1], rules: [{ add_to: v, value: '{ rank: 1, name: \"first\" }' }] }\n  - { id: y, rules: [{ add_to: v, value: '{ rank: n, name: \"second\" }' }] }\n";
    expect(outputs(text, { n: 1 })).toEqual({ v: { rank: 1, name: "first" } });
    expect(outputs(text, { n: 2 })).toEqual({ v: { rank: 2, name: "second" } });
  });
});

describe("sum, all, any", () => {
  it.each([
    ["type: int, combine: sum", { a: true, b: true, n: 2 }, 7],
    ["type: int, combine: sum", { a: false, b: false }, 0],
    ["type: int, combine: sum", { a: true, n: 0 }, 5],
    ["type: int, combine: sum", { a: true, n: 2 }, { unknown: ["b"] }],
    ["type: int, combine: sum, otherwise: 3", { a: false, b: false }, 3],
    ["type: int, combine: sum, otherwise: 3", { a: false, n: 0 }, { unknown: ["b"] }],
    ["type: int, combine: sum, otherwise: 3", { a: false, n: 3 }, 3],
  ])("%s of %j is %j", (keys, facts, v) => {
    expect(outputs(adding(keys), facts)).toEqual({ v });
  });

  const truths = (keys: string): string =>
    rules(`type: bool, ${keys}`, ["{ add_to: v, value: a }", "{ add_to: v, value: b, when: c }"]);
  it.each([
    ["combine: all", { a: true, c: false }, true],
    ["combine: all", { a: false }, false],
    ["combine: all", { a: true, b: true }, true],
    ["combine: all", { a: true, b: false }, { unknown: ["c"] }],
    ["combine: any", { a: true }, true],
    ["combine: any", { a: false, b: false }, false],
    ["combine: any", { a: false, b: true }, { unknown: ["c"] }],
    ["combine: any", { a: false, c: true }, { unknown: ["b"] }],
  ])("%s of %j is %j", (keys, facts, v) => {
    expect(outputs(truths(keys), facts)).toEqual({ v });
  });

  it("of nothing are true and false", () => {
    const none = (combine: string, otherwise = ""): string =>
      rules(`type: bool, combine: ${combine}${otherwise}`, ["{ add_to: v, value: a, when: c }"]);
    expect(outputs(none("all"), { c: false })).toEqual({ v: true });
    expect(outputs(none("any"), { c: false })).toEqual({ v: false });
    expect(outputs(none("any", ", otherwise: true"), { c: false })).toEqual({ v: true });
    expect(outputs(none("any", ", otherwise: true"), { a: false })).toEqual({ v: { unknown: ["c"] } });
    expect(outputs(none("any", ", otherwise: true"), { a: true })).toEqual({ v: true });
  });
});

describe("list and set", () => {
  const listing = (combine: string): string =>
    rules(`type: list(int), combine: ${combine}`, [
      "{ add_to: v, value: 5 }",
      "{ add_to: v, value: n, when: b }",
      "{ add_to: v, value: 5, when: c }",
    ]);

  it("keep clause order; a set drops repeats", () => {
    expect(outputs(listing("list"), { n: 1, b: true, c: true })).toEqual({ v: [5, 1, 5] });
    expect(outputs(listing("set"), { n: 1, b: true, c: true })).toEqual({ v: [5, 1] });
    expect(outputs(listing("list"), { b: false, c: false })).toEqual({ v: [5] });
  });

  it("a repeat that may or may not be there can’t matter to a set", () => {
    expect(outputs(listing("set"), { b: false })).toEqual({ v: [5] });
    expect(outputs(listing("list"), { b: false })).toEqual({ v: { unknown: ["c"] } });
  });

  it("a rule for each member adds once a member", () => {
    const text =
      "facts: { xs: { type: list(int) } }\nvariables: { v: { type: list(int), combine: list, output: true } }\nclauses: [{ id: x, literals: [1, 2], rules: [{ add_to: v, for_each: x in xs, value: x * 2, when: x > 1 }] }]";
    expect(outputs(text, { xs: [3, 1, 2] })).toEqual({ v: [6, 4] });
    expect(outputs(text, { xs: [] })).toEqual({ v: [] });
    expect(outputs(text, {})).toEqual({ v: { unknown: ["xs"] } });
  });

  it("without a value, the clause itself is added", () => {
    const text =
      "facts: { a: { type: bool } }\nvariables: { v: { type: list(clause), combine: list, output: true } }\nclauses: [{ id: x, rules: [{ add_to: v }] }, { id: y, rules: [{ add_to: v, when: a }] }]";
    expect(outputs(text, { a: true })).toEqual({ v: ["x", "y"] });
  });
});

describe("decision tables", () => {
  const table = (hit: string, keys = "type: int, otherwise: 0"): string =>
    rules(keys, [
      `{ table: v, inputs: [n, a], hit: ${hit}, rows: [{ when: ['< 5', '-'], then: 1 }, { when: ['3..10', 'true'], then: 2 }, { when: ['0, 10', '-'], then: 3 }] }`,
    ]);

  it("first: the earlier row", () => {
    expect(outputs(table("first"), { n: 3, a: true })).toEqual({ v: 1 });
    expect(outputs(table("first"), { n: 10, a: true })).toEqual({ v: 2 });
    expect(outputs(table("first"), { n: 10, a: false })).toEqual({ v: 3 });
    expect(outputs(table("first"), { n: 11, a: false })).toEqual({ v: 0 });
  });

  it("unique: two rows of two values are a conflict", () => {
    expect(outputs(table("unique"), { n: 2, a: true })).toEqual({ v: 1 });
    expect(failures(table("unique"), { n: 3, a: true })).toEqual(["KH651"]);
  });

  it("collect: all rows", () => {
    expect(outputs(table("collect", "type: list(int), combine: list"), { n: 10, a: true })).toEqual({ v: [2, 3] });
    expect(outputs(table("collect", "type: int, combine: sum"), { n: 0, a: true })).toEqual({ v: 4 });
  });
});

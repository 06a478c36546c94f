/** What formulas come to: unknown and absent values, rounding, lists, days. */
import { describe, expect, it } from "vitest";
import { failures, outputs } from "./deciding.ts";

const one = (type: string, value: string): string => `
types:
  person: { age: { type: int }, ill: { type: bool } }
  zone: [rural, urban]
facts:
  a: { type: bool }
  b: { type: bool }
  h: { type: bool?, history: true }
  n: { type: int }
  k: { type: int? }
  d: { type: date }
  z: { type: zone }
  amount: { type: money }
  people: { type: list(person) }
  someone: { type: person? }
parameters:
  scale: { type: scale(money), values: [{ from: 2020-01-01, brackets: [{ above: 0 VND, rate: 5% }, { above: 100 VND, rate: 10% }, { above: 200 VND, rate: 12.5% }] }] }
variables: { v: { type: '${type}', per: month, output: true } }
clauses:
  - id: c
    literals: ['0', '1', '2', '3', '7', '10', 10%, 1 VND, 10 VND, 2026-02-01, 2026-03-01, 1 months]
    rules: [{ set: v, value: '${value}' }]
`;

const given = (type: string, value: string, facts: unknown): unknown =>
  outputs(one(type, value), facts, { document: "month_end: down\n" })["v"];
const missing = (...paths: readonly string[]): unknown => ({ unknown: paths });

describe("unknown values", () => {
  it.each([
    ["a and b", { a: false }, false],
    ["a and b", { a: true }, missing("b")],
    ["a and b", {}, missing("a", "b")],
    ["a or b", { b: true }, true],
    ["a or b", { a: false }, missing("b")],
    ["not a", {}, missing("a")],
    ["if a then b else b", { b: true }, true],
    ["if a then n > 1 else n > 2", { n: 3 }, true],
    ["a or not a", {}, true],
    ["a and not a", {}, false],
    ["(a and b) or (a and not b) or not a", {}, true],
    ["z = rural or z = urban", {}, true],
    ["z = rural", {}, missing("z")],
    ["n = n", {}, missing("n")],
    ["n > 1", {}, missing("n")],
    ["((h at 2026-02-01) ?? a) = ((h at 2026-03-01) ?? a)", { a: true }, missing("h")],
    ["some p in people satisfies p.ill", { people: [{ ill: true }, {}] }, true],
    ["some p in people satisfies p.ill", { people: [{ ill: false }, {}] }, missing("people[1].ill")],
    ["every p in people satisfies p.ill", { people: [{ ill: false }, {}] }, false],
    ["every p in people satisfies p.ill", { people: [] }, true],
    ["some p, q in people satisfies p.age = q.age", { people: [{ age: 1 }] }, false],
    ["some p, q in people satisfies p.age = q.age", { people: [{ age: 1 }, { age: 2 }, { age: 1 }] }, true],
  ])("%s of %j is %j", (value, facts, v) => {
    expect(given("bool", value, facts)).toEqual(v);
  });

  it.each([
    ["count(p in people where p.ill)", { people: [{ ill: true }, { ill: false }] }, 1],
    ["count(p in people where p.ill)", { people: [{ ill: true }, {}] }, missing("people[1].ill")],
    ["sum(p.age for p in people where p.ill)", { people: [{ ill: true, age: 3 }, { age: 0 }] }, 3],
    ["sum(p.age for p in people)", { people: [] }, 0],
    ["let x = n in if a then x else x + 0", { n: 3 }, 3],
  ])("%s of %j is %j", (value, facts, v) => {
    expect(given("int", value, facts)).toEqual(v);
  });

  it("highest, lowest and first are absent of nothing, and known once nothing can change them", () => {
    expect(given("int?", "highest(p.age for p in people)", { people: [] })).toBe(null);
    expect(
      given("int?", "highest(p.age for p in people where p.ill)", { people: [{ age: 9, ill: true }, { age: 3 }] }),
    ).toBe(9);
    expect(
      given("int?", "highest(p.age for p in people where p.ill)", { people: [{ age: 9, ill: true }, { age: 10 }] }),
    ).toEqual(missing("people[1].ill"));
    expect(given("int?", "first(p.age for p in people where p.ill)", { people: [{ age: 9, ill: true }, {}] })).toBe(9);
    expect(given("int?", "item([1, 2], n)", { n: 3 })).toBe(null);
  });
});

describe("absent values", () => {
  it.each([
    ["int?", "k + 1", null],
    ["int", "k ?? 7", 7],
    ["bool", "k > 1", false],
    ["bool", "not (k > 1)", true],
    ["bool", "k != 1", false],
    ["bool", "k = null", true],
    ["bool", "k != null", false],
    ["int?", "someone.age", null],
    ["int?", "someone.age * 2 + k", null],
    ["int", "(k + 1) ?? 0", 0],
  ])("%s: %s of nothing is %j", (type, value, v) => {
    expect(given(type, value, { k: null, someone: null })).toEqual(v);
  });

  it("differ from unknown ones", () => {
    expect(given("int", "k ?? 7", {})).toEqual(missing("k"));
    expect(given("int", "k ?? 7", { k: 2 })).toBe(2);
  });
});

describe("rounding", () => {
  const modes = ["half_up", "half_down", "half_even", "up", "down", "ceiling", "floor"] as const;
  it.each([
    [5, [3, 2, 2, 3, 2, 3, 2]],
    [7, [4, 3, 4, 4, 3, 4, 3]],
    [-5, [-3, -2, -2, -3, -2, -2, -3]],
    [4, [2, 2, 2, 2, 2, 2, 2]],
    [-1, [-1, 0, 0, -1, 0, 0, -1]],
  ])("%i halves", (n, results) => {
    expect(modes.map((mode) => given("int", `round(n / 2, to: 1, mode: ${mode})`, { n }))).toEqual(results);
  });

  it("to a multiple of an amount, exactly or not at all", () => {
    expect(given("money", "round(amount * 10%, to: 10 VND, mode: up)", { amount: 101 })).toBe(20);
    expect(given("money", "exactly(amount * 10%)", { amount: 100 })).toBe(10);
    expect(failures(one("money", "exactly(amount * 10%)"), { amount: 101 })).toEqual(["KH654"]);
    expect(failures(one("int", "round(n / 2, to: 1, mode: exact)"), { n: 3 })).toEqual(["KH654"]);
    expect(failures(one("int", "round(1 / n, to: 1, mode: up)"), { n: 0 })).toEqual(["KH657"]);
  });

  it("never gives −0, and never leaves exact range", () => {
    expect(Object.is(given("int", "round(n / 2, to: 1, mode: up)", { n: 0 }), 0)).toBe(true);
    expect(Object.is(given("int", "0 - n", { n: 0 }), 0)).toBe(true);
    expect(failures(one("int", "n * n"), { n: 2 ** 40 })).toEqual(["KH653"]);
    expect(failures(one("int", "n + 1"), { n: 2 ** 53 - 1 })).toEqual(["KH653"]);
  });
});

describe("scales", () => {
  it.each([
    [0, "0.000"],
    [100, "5.000"],
    [101, "5.100"],
    [200, "15.000"],
    [201, "15.125"],
    [300, "27.500"],
  ])("%i VND bear %s", (amount, tax) => {
    expect(given("money(VND; 3)", "marginal(scale, amount)", { amount })).toBe(tax);
  });
});

describe("month ends", () => {
  const text = one("date", "d + 1 months");
  const on = (document: string, readings?: Readonly<Record<string, string>>): unknown =>
    outputs(
      text.replace(
        "clauses:",
        "readings: { end: { clauses: [c], question: Q, chosen: back, options: { back: B, on: O } } }\nclauses:",
      ),
      { d: "2026-01-31" },
      { document, ...(readings === undefined ? {} : { readings }) },
    )["v"];

  it("go down, go up, or as the reading says", () => {
    const byReading = "month_end: { reading: end, options: { back: down, on: up } }\n";
    expect(on("month_end: down\n")).toBe("2026-02-28");
    expect(on("month_end: up\n")).toBe("2026-03-01");
    expect(on(byReading)).toBe("2026-02-28");
    expect(on(byReading, { end: "on" })).toBe("2026-03-01");
  });

  it("leave the years 1 to 9999 to no one", () => {
    expect(failures(text, { d: "9999-12-15" }, { document: "month_end: down\n" })).toEqual(["KH659"]);
  });
});

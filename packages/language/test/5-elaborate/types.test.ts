/** KH4xx: each row with a formula or declaration that earns it, and its mended twin. */
import { describe, expect, it } from "vitest";
import { codesOf, compileTexts, english, englishFormula, expectWrong, placesOf, type Wrong } from "../rule-set.ts";

/** Type, formula, mended formula. */
type FormulaRow = readonly [says: string, code: string, type: string, value: string, mended: string];

const FORMULAS: readonly FormulaRow[] = [
  ["money is no number", "KH401", "int", "amount", "n"],
  ["another currency", "KH401", "money", "euros", "amount"],
  ["a text is no member", "KH401", "zone", '"rural zone"', '"rural"'],
  ["two branches of two types", "KH401", "int", "if yes then 1 else 1 VND", "if yes then 1 else 2"],
  ["what may be absent where a value is due", "KH401", "int", "k", "k ?? 0"],
  ["a list of two types", "KH401", "list(int)", "[1, yes]", "[1, 2]"],
  ["two currencies added", "KH402", "money", "amount + euros", "amount + amount"],
  ["money times money", "KH402", "money", "amount * amount", "amount * n"],
  ["a day added to a day", "KH402", "date", "d + d", "d + 1 days"],
  ["days added to months", "KH402", "months", "1 months + 1 days", "1 months + 1 months"],
  ["zones compared with colours", "KH402", "bool", "where_to = paint", "where_to = rural"],
  ["members have no order", "KH402", "bool", "where_to < rural", "where_to != rural"],
  ["minus a text", "KH402", "int", '-"x"', "-n"],
  ["a sum of days", "KH402", "int", "sum(d for p in people)", "sum(n for p in people)"],
  ["a condition of a number", "KH403", "int", "if n then 1 else 2", "if n > 0 then 1 else 2"],
  ["not of a number", "KH403", "bool", "not n", "not yes"],
  ["a division alone", "KH404", "int", "n / 2", "round(n / 2, to: 1, mode: floor)"],
  ["a percentage of money unrounded", "KH405", "money", "amount * 10%", "round(amount * 10%, to: 1 VND, mode: down)"],
  ["a decimal where an int is due", "KH405", "int", "1.5", "1"],
  ["a finer decimal", "KH405", "decimal(1)", "1.5 * 1.5", "1.5 * 2"],
  ["too few arguments", "KH406", "int", "days_between(d)", "days_between(d, d)"],
  ["a rate without its key", "KH406", "money", "rate", "rate(rural)"],
  ["one number has no maximum", "KH406", "int", "max(n)", "max(n, 1)"],
  ["a rounding without its mode", "KH407", "int", "round(n / 2, to: 1)", "round(n / 2, to: 1, mode: up)"],
  ["a rounding without its unit", "KH407", "int", "round(n / 2, mode: up)", "round(n / 2, to: 1, mode: up)"],
  ["a condition that may be absent", "KH411", "int", "if maybe then 1 else 2", "if maybe ?? false then 1 else 2"],
  ["and of what may be absent", "KH411", "bool", "yes and maybe", "yes and (maybe ?? false)"],
  ["counting a number", "KH412", "int", "count(p in n)", "count(p in people)"],
  ["containing nothing", "KH412", "bool", "n contains 1", "[n, 2] contains 1"],
  ["a field of a number", "KH413", "int", "n.size", "home.size"],
  ["?? of what is always there", "KH414", "int", "n ?? 1", "k ?? 1"],
  ["a test for absence of what is always there", "KH414", "bool", "n = null", "k = null"],
  ["at a number", "KH415", "int", "n at 1", "n at 2026-01-01"],
  ["the day in a month", "KH416", "date", "day", "first_day(month)"],
  [
    "a rounding mode that is none",
    "KH418",
    "int",
    "round(n / 2, to: 1, mode: upward)",
    "round(n / 2, to: 1, mode: up)",
  ],
  ["a rounding to nothing", "KH419", "int", "round(n / 2, to: 0, mode: up)", "round(n / 2, to: 1, mode: up)"],
  [
    "a rounding to what is not written out",
    "KH419",
    "int",
    "round(n / 2, to: n, mode: up)",
    "round(n / 2, to: 2, mode: up)",
  ],
];

const scale = (brackets: string): string =>
  `parameters: { t: { type: scale(money), values: [{ from: 2020-01-01, brackets: [${brackets}] }] } }`;
const fact = (keys: string): string => `facts: { f: { ${keys} } }`;
const variable = (keys: string, rule: string): string =>
  `facts: { n: { type: int } }\nvariables: { v: { ${keys} } }\nclauses: [{ id: c, literals: [0, 1], rules: [${rule}] }]`;

const WRONG: readonly Wrong[] = [
  ...FORMULAS.map(
    ([says, code, type, value, mended]): Wrong => ({
      says,
      code,
      text: englishFormula(value, type),
      mend: [`value: '${value}'\n`, `value: '${mended}'\n`],
    }),
  ),
  { says: "an enum of nothing", code: "KH409", text: "types: { zone: [] }", mend: ["[]", "[a]"] },
  {
    says: "a rate with two kinds of value",
    code: "KH410",
    text: "types: { z: [a] }\nparameters: { p: { type: int, values: [{ from: 2026-01-01, value: 1, by_key: { a: 1 } }] } }",
    mend: [", by_key: { a: 1 }", ""],
  },
  {
    says: "a rate without any",
    code: "KH410",
    text: "parameters: { p: { type: int, values: [{ from: 2026-01-01 }] } }",
    mend: ["2026-01-01 }", "2026-01-01, value: 1 }"],
  },
  {
    says: "a key without a value",
    code: "KH420",
    text: "types: { z: [a, b] }\nparameters: { p: { type: int, by: [z], values: [{ from: 2026-01-01, by_key: { a: 1 } }] } }",
    mend: ["{ a: 1 }", "{ a: 1, b: 2 }"],
  },
  {
    says: "brackets that go down",
    code: "KH421",
    text: scale("{ above: 0 VND, rate: 5% }, { above: 9 VND, rate: 6% }, { above: 8 VND, rate: 7% }"),
    mend: ["8 VND", "10 VND"],
  },
  {
    says: "brackets that begin above 0",
    code: "KH421",
    text: scale("{ above: 5 VND, rate: 5% }"),
    mend: ["5 VND", "0 VND"],
  },
  {
    says: "a history with nothing before it",
    code: "KH422",
    text: fact("type: bool, history: true"),
    mend: ["history: true", "history: true, default: false"],
  },
  {
    says: "a default on null that is not there",
    code: "KH423",
    text: fact("type: int, when_null: default"),
    mend: ["when_null: default", "when_null: default, default: 1"],
  },
  {
    says: "a default of another type",
    code: "KH401",
    text: fact("type: int, default: true"),
    mend: ["default: true", "default: 1"],
  },
  {
    says: "a default of nothing",
    code: "KH401",
    text: fact("type: int, default: null"),
    mend: ["type: int,", "type: int?,"],
  },
  {
    says: "a row with a cell too many",
    code: "KH424",
    text: variable("type: int", "{ table: v, inputs: [n], hit: unique, rows: [{ when: ['-', '-'], then: 1 }] }"),
    mend: ["['-', '-']", "['-']"],
  },
  {
    says: "a sum of truths",
    code: "KH425",
    text: variable("type: bool, combine: sum", "{ add_to: v, value: true }"),
    mend: ["combine: sum", "combine: all"],
  },
  {
    says: "the highest text",
    code: "KH425",
    text: variable("type: text, combine: highest", "{ add_to: v, value: '\"a\"' }"),
    mend: ["type: text, combine: highest", "type: list(text), combine: list"],
  },
  {
    says: "setting what is added to",
    code: "KH426",
    text: variable("type: int, combine: sum", "{ set: v, value: 1 }"),
    mend: ["set: v", "add_to: v"],
  },
  {
    says: "a table that sets what is added to",
    code: "KH426",
    text: variable(
      "type: int, combine: sum",
      "{ table: v, inputs: [n], hit: first, rows: [{ when: ['1'], then: 1 }] }",
    ),
    mend: ["hit: first", "hit: collect"],
  },
  {
    says: "adding to what has one value",
    code: "KH427",
    text: variable("type: int", "{ add_to: v, value: 1 }"),
    mend: ["add_to: v", "set: v"],
  },
  {
    says: "adding nothing to a sum",
    code: "KH428",
    text: variable("type: int, combine: sum", "{ add_to: v }"),
    mend: ["add_to: v", "add_to: v, value: 1"],
  },
];

describe("types (KH4xx)", () => {
  it.each(WRONG)("$code: $says", expectWrong);

  it("tells of a rate that does not fit once, and not that it is missing too", () => {
    const rate = (value: string): string =>
      `parameters: { p: { type: money, values: [{ from: 2026-01-01, value: ${value} }] } }`;
    expect(codesOf(english(rate("100 BEANS")))).toEqual(["KH401"]);
    const keyed = (values: string): string =>
      `types: { z: [a, b] }\nparameters: { p: { type: money, by: [z], values: [{ from: 2026-01-01, by_key: ${values} }] } }`;
    expect(codesOf(english(keyed("{ a: 1 VND, b: 2 days }")))).toEqual(["KH401"]);
    expect(codesOf(english(keyed("{ a: 2 days }"))).toSorted()).toEqual(["KH401", "KH420"]);
  });

  it("names types in the words of the rule file, whoever reads the message", () => {
    const vi = (value: string): string =>
      compileTexts(
        {
          "x/document.yaml": "khoản: 1\nngôn_ngữ: vi\nmã: x\ntên: X\n",
          "x/a.yaml": `tham_số: { p: { kiểu: tiền, giá_trị: [{ từ: 01/01/2026, giá_trị: ${value} }] } }`,
        },
        "x",
      ).diagnostics[0]?.message.vi ?? "";
    expect(vi('"một trăm"')).toBe("Cần tiền (đồng), nhưng đây là văn_bản.");
    expect(vi("3 EUR")).toBe("Cần tiền (đồng), nhưng đây là tiền (EUR).");
  });

  it("points at the operand or the operator that is wrong", () => {
    const text = (value: string, type = "int"): string =>
      `facts: { n: { type: int }, d: { type: date } }\nvariables: { v: { type: ${type} } }\nclauses:\n  - id: c\n    literals: [1]\n    rules:\n      - set: v\n        value: ${value}\n`;
    expect(placesOf(english(text("n + d")))).toEqual(["a.yaml:8:18 KH402"]);
    expect(placesOf(english(text("n + (n / n)")))).toEqual(["a.yaml:8:23 KH404"]);
    expect(placesOf(english(text("if n = n then d else 1", "date")))).toEqual(["a.yaml:8:37 KH401"]);
  });

  it("reports one mistake once, however many formulas it spoils", () => {
    expect(codesOf(english(englishFormula("nn + 1 + (if nn > 1 then nn else 2)")))).toEqual([
      "KH301",
      "KH301",
      "KH301",
    ]);
    expect(codesOf(english(englishFormula("not (nn + 1)", "bool")))).toEqual(["KH301"]);
  });

  it.each([
    ["int", "n * 2 - 1"],
    ["decimal(2)", "1.5 * 2"],
    ["decimal(2)", "n"],
    ["int?", "k + 1"],
    ["money", "amount * n"],
    ["money(VND; 2)", "amount * 10%"],
    ["date", "d + 1 days"],
    ["days", "d - d"],
    ["month", "month + 1 years"],
    ["bool", "yes and n > 1 or not yes"],
    ["int", "if yes then n else 1"],
    ["int?", "if yes then n else null"],
    ["list(int)", "[1, n]"],
    ["int", "count(p in people where p.born < d)"],
    ["date?", "first(p.born for p in people)"],
    ["date?", "someone.born"],
    ["bool", "some p, q in people satisfies p.born = q.born"],
    ["text", "text(where_to)"],
    ["bool", "where_to one of [rural, urban]"],
    ["int?", "item([1, 2], n)"],
    ["money(VND; 2)", "marginal(steps, amount)"],
    ["int", "days_between(d, d)"],
    ["year", "year_of(month)"],
    ["bool", "empty(people)"],
    ["int", "exactly(1.5 * 2)"],
    ["money", "rate(rural) at 2026-03"],
    ["percent(1)", "10%"],
  ])("takes a formula of type %s: %s", (type, value) => {
    expect(codesOf(english(englishFormula(value, type)))).toEqual([]);
  });
});

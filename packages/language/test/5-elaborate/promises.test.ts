/** Thresholds, shapes and plausibility: what a rule set promises of itself, read in both vocabularies. */

import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { formatFile } from "../../src/index.ts";
import { codesOf, compileTexts, english, englishProgram, expectWrong, programOf, type Wrong } from "../rule-set.ts";

const FACTS = `
types:
  level: [none, light, heavy]
  person: { born: { type: date? , default: null, ground: x }, ill: { type: bool, history: true, default: false, ground: x } }
facts:
  income: { type: money }
  home: { size: { type: int }, poor: { type: bool, history: true, default: false, ground: x } }
  loss: { type: level }
  name: { type: text }
  born: { type: date }
  mother: { type: person }
  others: { type: list(person) }
parameters:
  cap: { type: money, values: [{ from: 2020-01-01, value: 9 VND }] }
`;

const variables = (shapes: string, type = "money", per = "per: month,"): string =>
  `${FACTS}\nvariables:\n  v: { type: '${type}', ${per} combine: list, shapes: [${shapes}] }\n`.replace(
    "combine: list,",
    type.startsWith("list") ? "combine: list," : `otherwise: '${ZERO[type] ?? "0 VND"}',`,
  );
const ZERO: Readonly<Record<string, string>> = { money: "0 VND", bool: "false", text: '"a"', date: "2026-01-01" };

const shapesOf = (shapes: string, type?: string) => englishProgram(variables(shapes, type)).variables[0]?.shapes;

describe("thresholds", () => {
  it("are percentages, written as numbers or with the sign", () => {
    const program = englishProgram(
      "facts: { n: { type: int } }",
      "thresholds: { clauses: 100, conditions: 92.5%, mutation: 0 }\n",
    );
    expect(program.document.thresholds).toEqual({ clauses: 100, conditions: 92.5, mutation: 0 });
    expect(englishProgram("facts: { n: { type: int } }").document.thresholds).toBeUndefined();
  });

  it.each(["101", "-1", "100.1", "many", "2026-01-01"])("can't be %s", (value) => {
    expect(codesOf(english("facts: { n: { type: int } }", `thresholds: { mutation: ${value} }\n`))).not.toEqual([]);
  });
});

describe("shapes", () => {
  it("name the facts that they speak of, and the bounds in core form", () => {
    const found = shapesOf(
      "{ never_negative: true }, { at_most: cap, because: the law says so }, { monotone_in: income, direction: falling, when: home.size > 1 }, " +
        "{ no_cliff_in: mother.born, allowance: 5 VND }, { continuous_across: 2027-01-01 }",
    );
    expect(found?.map((shape) => shape.kind)).toEqual([
      "never_negative",
      "at_most",
      "monotone_in",
      "no_cliff_in",
      "continuous_across",
    ]);
    expect(found?.[1]).toMatchObject({ because: "the law says so", bound: { kind: "parameter", unit: "month" } });
    expect(found?.[2]).toMatchObject({ fact: { fact: 0, fields: [], path: "income" }, direction: "falling" });
    expect(found?.[2]?.when?.kind).toBe("apply");
    expect(found?.[3]).toMatchObject({ fact: { fact: 6, fields: ["born"], path: "mother.born" }, allowance: 5 });
    expect(found?.[4]).toMatchObject({ day: 20_819, allowance: 0 });
  });

  it("may speak of members of enums, truth values and days in order", () => {
    expect(
      shapesOf("{ monotone_in: loss, direction: rising }, { monotone_in: home.poor, direction: rising }"),
    ).toHaveLength(2);
    expect(shapesOf("{ monotone_in: born, direction: rising }", "bool")).toHaveLength(1);
    expect(shapesOf("{ at_most: 2026-02-01 }", "date")).toHaveLength(1);
  });

  it("bind no rule: they make no circle and reveal nothing", () => {
    const program = englishProgram(variables("{ at_most: v }, { monotone_in: others.born, direction: rising }"));
    expect(program.variables[0]?.shapes).toHaveLength(2);
  });

  const WRONG: readonly Wrong[] = [
    { says: "a text is never negative", code: "KH616", text: variables("{ never_negative: true }", "text") },
    { says: "a bool has no cliff", code: "KH616", text: variables("{ no_cliff_in: income }", "bool") },
    {
      says: "a constant passes no day",
      code: "KH616",
      text: variables("{ continuous_across: 2027-01-01 }", "money", ""),
    },
    {
      says: "an allowance is of the value's type",
      code: "KH401",
      text: variables("{ no_cliff_in: income, allowance: 5 days }"),
      mend: ["5 days", "5 VND"],
    },
    {
      says: "a fact that is a text",
      code: "KH617",
      text: variables("{ monotone_in: name, direction: rising }"),
      mend: ["monotone_in: name", "monotone_in: income"],
    },
    {
      says: "a cliff in an enum",
      code: "KH617",
      text: variables("{ no_cliff_in: loss }"),
      mend: ["no_cliff_in: loss", "no_cliff_in: home.size"],
    },
    { says: "no such fact", code: "KH320", text: variables("{ no_cliff_in: incom }"), mend: ["incom }", "income }"] },
    {
      says: "two kinds at once",
      code: "KH120",
      text: variables("{ never_negative: true, at_most: cap }"),
      mend: [", at_most: cap", ""],
    },
    { says: "no kind", code: "KH120", text: variables("{ when: home.size > 1 }") },
    { says: "no direction", code: "KH119", text: variables("{ monotone_in: income }") },
    { says: "a bound of another type", code: "KH401", text: variables("{ at_most: home.size }") },
    { says: "a condition that is none", code: "KH403", text: variables("{ never_negative: true, when: income }") },
  ];
  it.each(WRONG)("are refused: $says", expectWrong);
});

describe("plausibility", () => {
  it("holds conditions over facts, and histories with the day before which they can't begin", () => {
    const program = englishProgram(`${FACTS}
plausible:
  - must: born <= day
    because: the unborn are not counted
  - must: mother.born < born
    when: mother.born != null
    because: a mother is older
  - not_before: mother.born
    of: [mother, home, others.ill]
    because: no life before birth
`);
    expect(program.plausibility.map((one) => [one.kind, one.why])).toEqual([
      ["condition", "the unborn are not counted"],
      ["condition", "a mother is older"],
      ["not_before", "no life before birth"],
    ]);
    expect(program.plausibility[1]).toMatchObject({ condition: { kind: "or" } });
    expect(program.plausibility[2]).toMatchObject({
      earliest: { kind: "field" },
      histories: [{ path: "mother.ill" }, { path: "home.poor" }, { path: "others.ill" }],
    });
  });

  it("holds for each member of a list, by a name of its own", () => {
    const [found] = englishProgram(`${FACTS}
plausible:
  - { not_before: p.born, of: p, for_each: p in others, because: no life before birth }
`).plausibility;
    expect(found).toMatchObject({
      kind: "not_before",
      forEach: { fact: 7, slot: 0 },
      slots: 1,
      histories: [{ fact: 7, fields: ["ill"], path: "others.ill" }],
    });
  });

  const plausible = (row: string): string =>
    `${FACTS}\nvariables: { v: { type: int, otherwise: 0 } }\nplausible: [${row}]\n`;
  const WRONG: readonly Wrong[] = [
    {
      says: "a variable",
      code: "KH618",
      text: plausible("{ must: v = 0, because: x }"),
      mend: ["v = 0", "home.size = 0"],
    },
    { says: "no reason", code: "KH119", text: plausible("{ must: home.size > 0 }") },
    { says: "no condition", code: "KH403", text: plausible("{ must: home.size, because: x }") },
    {
      says: "no day",
      code: "KH401",
      text: plausible("{ not_before: income, of: home, because: x }"),
      mend: ["income, of", "born, of"],
    },
    {
      says: "nothing with a history",
      code: "KH619",
      text: plausible("{ not_before: born, of: income, because: x }"),
      mend: ["of: income", "of: home"],
    },
    {
      says: "no such fact",
      code: "KH320",
      text: plausible("{ not_before: born, of: hom, because: x }"),
      mend: ["of: hom,", "of: home,"],
    },
  ];
  it.each(WRONG)("is refused: $says", expectWrong);
});

describe("both vocabularies", () => {
  const VI = `biến:
  v:
    kiểu: tiền
    mỗi: tháng
    nếu_không: 0 đồng
    tính_chất:
      - không_âm: đúng
      - không_quá: mức * 2
        vì: không ai được hơn hai suất
      - một_chiều_theo: thu_nhập
        chiều: giảm
        khi: thu_nhập > 0 đồng
      - không_nhảy_theo: thu_nhập
        cho_phép: 1.000 đồng
      - liền_mạch_qua: 01/01/2027
        cho_phép: 0 đồng
hợp_lý:
  - phải: thu_nhập >= 0 đồng
    khi: không nghèo
    vì: thu nhập không âm
  - không_trước: sinh
    đối_với: [nghèo]
    vì: chưa sinh
dữ_kiện:
  thu_nhập: { kiểu: tiền }
  sinh: { kiểu: ngày }
  nghèo: { kiểu: đúng_sai, theo_thời_gian: đúng, mặc_định: sai, căn_cứ: x }
tham_số:
  mức: { kiểu: tiền, giá_trị: [{ từ: 01/01/2020, giá_trị: 9 đồng }] }
`;
  const document =
    "khoản: 1\nngôn_ngữ: vi\nmã: x\ntên: T\nngưỡng: { điều_khoản: 100, điều_kiện: '95,5', đột_biến: 95% }\n";

  const translate = (text: string, from: "vi" | "en", to: "vi" | "en", place: "document" | "sections"): string =>
    formatFile(sourceText("a.yaml", text), from, to, { place }).value ?? "";

  it("say the same, and come back byte for byte", () => {
    const en = translate(VI, "vi", "en", "sections");
    const head = translate(document, "vi", "en", "document");
    expect(head).toContain("thresholds: { clauses: 100, conditions: 95.5, mutation: 95% }");
    expect(en).toContain("- monotone_in: thu_nhập\n        direction: falling\n        when: thu_nhập > 0 VND");
    expect(translate(en, "en", "vi", "sections")).toBe(VI);
    const bare = (text: string, top: string): unknown => {
      const program = programOf(compileTexts({ "x/document.yaml": top, "x/a.yaml": text }, "x"));
      const { thresholds } = program.document;
      return JSON.parse(
        JSON.stringify([thresholds, program.variables, program.plausibility], (key, value) =>
          key === "span" ? 0 : value,
        ),
      );
    };
    expect(bare(en, head)).toEqual(bare(VI, document));
  });
});

/** KH5xx: moments, periods and rates over time. */
import { describe, expect, it } from "vitest";
import { codesOf, english, englishFormula, expectWrong, placesOf, type Wrong } from "../rule-set.ts";

const rates = (values: string): string => `parameters: { p: { type: int, values: [${values}] } }`;
const PERIOD = "period: 2026-01-01..2027-12-31\n";
const variables = (declared: string, ...rules: readonly string[]): string =>
  `facts: { n: { type: int }, h: { type: bool, history: true, default: false } }\nparameters: { p: { type: int, values: [{ from: 2020-01-01, value: 1 }] } }\nvariables:\n  ${declared.replaceAll("; ", "\n  ")}\nclauses:\n  - id: c\n    literals: [0, 1, 1 months, 1 days, 1 years, 0 months, 2026-01-01, 2026-02]\n    rules:\n${rules.map((rule) => `      - ${rule}\n`).join("")}`;
const one = (keys: string, value: string): string => variables(`v: { ${keys} }`, `{ set: v, value: '${value}' }`);

const WRONG: readonly Wrong[] = [
  {
    says: "a history in a month",
    code: "KH501",
    text: one("type: bool, per: month", "h"),
    mend: ["'h'", "'h at first_day(month)'"],
  },
  { says: "a history for ever", code: "KH501", text: one("type: bool", "h"), mend: ["'h'", "'h at 2026-01-01'"] },
  { says: "a rate for ever", code: "KH502", text: one("type: int", "p"), mend: ["'p'", "'p at 2026-02'"] },
  {
    says: "a monthly variable for ever",
    code: "KH502",
    text: variables("v: { type: int }; w: { type: int, per: month, otherwise: 1 }", "{ set: v, value: w }"),
    mend: ["value: w", "value: w at 2026-02"],
  },
  {
    says: "two variables of each other",
    code: "KH503",
    text: variables("v: { type: int }; w: { type: int }", "{ set: v, value: w }", "{ set: w, value: v }"),
    mend: ["set: w, value: v", "set: w, value: n"],
  },
  {
    says: "a variable of itself",
    code: "KH503",
    text: one("type: int, per: month, otherwise: 1", "v + 1"),
    mend: ["v + 1", "(v at (month - 1 months)) + 1"],
  },
  {
    says: "a variable of its condition",
    code: "KH503",
    text: variables("v: { type: int, per: month, otherwise: 0 }", "{ set: v, value: 1, when: v = 0 }"),
    mend: ["when: v = 0", "when: n = 0"],
  },
  {
    says: "a later month",
    code: "KH503",
    text: one("type: int, per: month, otherwise: 1", "v at (month + 1 months)"),
    mend: ["month + 1", "month - 1"],
  },
  {
    says: "this month by subtracting none",
    code: "KH503",
    text: one("type: int, per: month, otherwise: 1", "v at (month - 0 months)"),
    mend: ["- 0 months", "- 1 months"],
  },
  {
    says: "a month that may be any",
    code: "KH503",
    text: one("type: int, per: month, otherwise: 1", "v at 2026-02"),
    mend: ["at 2026-02", "at (month - 1 months)"],
  },
  {
    says: "a month variable in a year",
    code: "KH504",
    text: variables("v: { type: int, per: year }; w: { type: int, per: month, otherwise: 1 }", "{ set: v, value: w }"),
    mend: ["value: w", "value: w at first_month(year)"],
  },
  {
    says: "a rate with a hole",
    code: "KH505",
    text: rates("{ from: 2026-01-01, to: 2026-06-30, value: 1 }, { from: 2026-07-02, value: 2 }"),
    document: PERIOD,
    mend: ["2026-07-02", "2026-07-01"],
  },
  {
    says: "a rate that begins late",
    code: "KH505",
    text: rates("{ from: 2026-01-02, value: 1 }"),
    document: PERIOD,
    mend: ["from: 2026-01-02", "from: 2026-01-01"],
  },
  {
    says: "a rate that ends early",
    code: "KH505",
    text: rates("{ from: 2026-01-01, to: 2027-12-30, value: 1 }"),
    document: PERIOD,
    mend: ["12-30", "12-31"],
  },
  {
    says: "two rates on one day",
    code: "KH506",
    text: rates("{ from: 2026-01-01, to: 2026-07-01, value: 1 }, { from: 2026-07-01, value: 2 }"),
    document: PERIOD,
    mend: ["to: 2026-07-01", "to: 2026-06-30"],
  },
  {
    says: "two rates from one day",
    code: "KH506",
    text: rates("{ from: 2026-01-01, value: 1 }, { from: 2026-01-01, value: 2 }"),
    document: PERIOD,
    mend: [", { from: 2026-01-01, value: 2 }", ""],
  },
  {
    says: "a monthly rule by a rate that changes inside a month",
    code: "KH507",
    text: one("type: int, per: month", "q").replace(
      "parameters: { p:",
      "parameters: { q: { type: int, values: [{ from: 2026-01-01, to: 2026-05-14, value: 1 }, { from: 2026-05-15, value: 2 }] }, p:",
    ),
    mend: ["'q'", "'q at first_day(month)'"],
  },
  {
    says: "an age where month ends are not declared",
    code: "KH508",
    text: "facts: { d: { type: date } }\nvariables: { v: { type: int } }\nclauses: [{ id: c, rules: [{ set: v, value: 'age(d, d)' }] }]",
    document: "currency: VND\n",
    mend: ["currency: VND\n", "month_end: down\n"],
  },
  {
    says: "months added where month ends are not declared",
    code: "KH508",
    text: englishFormula("d + 1 months", "date"),
    document: "currency: VND\n",
    mend: ["currency: VND\n", "month_end: up\n"],
  },
  {
    says: "a clause for a time, a variable for ever",
    code: "KH509",
    text: one("type: int", "1").replace("id: c", "id: c\n    effective: 2026-01-01.."),
    mend: ["type: int }\nclauses", "type: int, per: month }\nclauses"],
  },
  {
    says: "judged on a month",
    code: "KH510",
    text: one("type: int, per: month, judged_on: month", "1"),
    mend: ["judged_on: month", "judged_on: first_day(month)"],
  },
  {
    says: "judged on a day, each day",
    code: "KH511",
    text: one("type: int, per: day, judged_on: day", "1"),
    mend: [", judged_on: day", ""],
  },
  {
    says: "a clause repealed twice",
    code: "KH512",
    text: "variables: { v: { type: int, per: month, otherwise: 0 } }\nclauses: [{ id: a, literals: [1], rules: [{ set: v, value: 1 }] }, { id: b, repeals: { clause: a, from: 2026-01-01 } }, { id: c, repeals: { clause: a, from: 2027-01-01 } }]",
    mend: [", { id: c, repeals: { clause: a, from: 2027-01-01 } }", ""],
  },
];

describe("time (KH5xx)", () => {
  it.each(WRONG)("$code: $says", expectWrong);

  it("shows the circle and points at the reference that closes it", () => {
    const found = english(
      "variables:\n  a: { type: int }\n  b: { type: int }\n  c: { type: int }\nclauses:\n  - id: c\n    rules:\n      - { set: a, value: b }\n      - { set: b, value: c }\n      - { set: c, value: a }\n",
    );
    expect(placesOf(found)).toEqual(["a.yaml:8:26 KH503"]);
    expect(found.diagnostics[0]?.message.en).toContain("a → b → c → a");
  });

  it("reports each circle once", () => {
    const text =
      "variables: { a: { type: int }, b: { type: int }, p: { type: int }, q: { type: int } }\nclauses: [{ id: c, rules: [{ set: a, value: b }, { set: b, value: a }, { set: p, value: q }, { set: q, value: p }] }]";
    expect(codesOf(english(text))).toEqual(["KH503", "KH503"]);
  });

  it("takes a circle that steps back in time", () => {
    const text = variables(
      "v: { type: int, per: month, otherwise: 1 }; w: { type: int, per: month, otherwise: 1 }",
      "{ set: v, value: w }",
      "{ set: w, value: v at (month - 1 months) }",
    );
    expect(codesOf(english(text))).toEqual([]);
  });

  it("takes no step back from a judged day for one from the month", () => {
    expect(
      codesOf(english(one("type: int, per: month, judged_on: last_day(month), otherwise: 1", "v at (day - 1 days)"))),
    ).toEqual(["KH503"]);
    expect(
      codesOf(
        english(one("type: int, per: month, judged_on: last_day(month), otherwise: 1", "v at (month - 1 months)")),
      ),
    ).toEqual([]);
  });

  it("takes no step back by days for one by months", () => {
    const text = variables(
      "v: { type: int, per: month, otherwise: 1 }; w: { type: int, per: day, otherwise: 1 }",
      "{ set: v, value: w at last_day(month) }",
      "{ set: w, value: v at (day - 1 days) }",
    );
    expect(codesOf(english(text))).toEqual(["KH503"]);
  });

  it("says which days a rate lacks", () => {
    const found = english(
      "parameters:\n  p:\n    type: int\n    values:\n      - { from: 2026-01-01, to: 2026-06-30, value: 1 }\n      - { from: 2026-08-01, value: 2 }\n",
      PERIOD,
    );
    expect(found.diagnostics[0]?.message.en).toContain("from 2026-07-01 to 2026-07-31");
    expect(placesOf(found)[0]).toMatch(/^a\.yaml:5:\d+ KH505$/);
  });

  it("lets a rate end at the next one’s beginning and stay open at the end", () => {
    expect(codesOf(english(rates("{ from: 2026-01-01, value: 1 }, { from: 2026-07-15, value: 2 }"), PERIOD))).toEqual(
      [],
    );
    expect(
      codesOf(english(rates("{ from: 2020-01-01, to: 2020-12-31, value: 1 }, { from: 2025-01-01, value: 2 }"), PERIOD)),
    ).toEqual([]);
  });
});

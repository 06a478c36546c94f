/** Cases written and read again: the same life, in both vocabularies, formatted as the formatter leaves it. */
import { sourceText } from "@khoan/diagnostics";
import { decide, type Moment, parseMoment } from "@khoan/evaluate";
import { formatFile } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import { caseFileText, type DraftCase, readCases } from "../src/index.ts";

const PROGRAM = englishProgram(
  `
types:
  zone: [rural, null, "true"]
  person: { born: { type: date }, income: { type: money, history: true, default: 0 EUR, ground: x }, gone: { type: date?, default: null, ground: x } }
facts:
  day_one: { type: date }
  home: { zone: { type: zone, history: true, default: rural, ground: x }, name: { type: text } }
  share: { type: percent(1) }
  rate: { type: decimal(2) }
  since: { type: month }
  wait: { type: months }
  people: { type: list(person) }
  boss: { type: person?, default: null, ground: x }
readings:
  r-1: { clauses: [c], question: q, chosen: a, options: { a: one, b: two }, ground: x }
variables:
  who: { type: clause?, output: true, otherwise: null }
  pay: { type: money, output: true, per: month, judged_on: last_day(month) }
  words: { type: list(text), output: true, combine: list }
  ok: { type: bool?, output: true, otherwise: null }
  all: { type: bool, output: true, per: month, judged_on: last_day(month) }
clauses:
  - id: c
    rules:
      - { add_to: words, value: '"3.1"' }
      - { add_to: words, value: '"a: b, c"' }
      - { set: pay, value: sum(p.income for p in people) }
      - set: all
        value: |
          day_one <= day and home.zone = rural and home.name = "x" and share > rate * share and since = month and
          first_day(since) + wait > day and boss.born = day and reading("r-1") = "a"
`.replace("share > rate * share and ", "share = share and rate = rate and "),
  "currency: EUR\nmonth_end: down\n",
);

const FACTS = {
  day_one: "2026-02-28",
  home: {
    zone: [
      { from: "2026-01-01", value: "null" },
      { from: "2026-02-01", value: "true" },
    ],
    name: "3.1",
  },
  share: "12.5",
  rate: "0.05",
  since: "2026-03",
  wait: 3,
  people: [
    { born: "1990-01-01", income: [{ from: "2020-01-01", value: 150_050 }], gone: null },
    { born: "1991-01-01", income: 1_000_000 },
  ],
  boss: null,
};

const DRAFT: DraftCase = {
  name: "An odd one: #1",
  why: "because: it is so",
  clauses: ["c"],
  at: parseMoment("2026-03") as Moment,
  readings: { "r-1": "b" },
  facts: FACTS,
  expect: new Map(),
  missing: [],
};

const decided = decide(PROGRAM, { facts: FACTS, at: DRAFT.at, readings: DRAFT.readings });
const outputs = decided.kind === "decided" ? decided.outputs : new Map();

describe("a case that is written", () => {
  it.each(["vi", "en"] as const)("is read again as the same life and answers (%s)", (lang) => {
    const text = caseFileText(PROGRAM, [{ ...DRAFT, expect: outputs }], lang);
    const file = readCases(sourceText("x.cases.yaml", text), PROGRAM);
    expect(file.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
    const [read] = file.cases;
    expect(JSON.parse(JSON.stringify(read?.facts))).toEqual(FACTS);
    expect(read).toMatchObject({ name: DRAFT.name, why: DRAFT.why, at: DRAFT.at, readings: DRAFT.readings });
    expect(read?.expect.map((one) => [one.output, one.isUnknown ? "?" : one.value])).toEqual([...outputs]);
    expect(formatFile(sourceText("x.cases.yaml", text), lang, lang).value).toBe(text);
  });

  it("is translated as if it had been written so", () => {
    const draft = [
      { ...DRAFT, expect: outputs, to: { unit: "month", value: 24_320 } as const, author: "A", implausible: "odd" },
    ];
    const vi = caseFileText(PROGRAM, draft, "vi");
    const en = caseFileText(PROGRAM, draft, "en");
    expect(formatFile(sourceText("x.cases.yaml", vi), "vi", "en").value).toBe(en);
    expect(formatFile(sourceText("x.cases.yaml", en), "en", "vi").value).toBe(vi);
  });

  it("shows groups as mappings, histories and lists on a line", () => {
    expect(
      caseFileText(
        PROGRAM,
        [
          {
            ...DRAFT,
            expect: new Map([
              ["pay", undefined],
              ["ok", undefined],
            ]),
          },
        ],
        "en",
      ),
    ).toBe(`language: en
rule_set: x
cases:
  - name: 'An odd one: #1'
    why: 'because: it is so'
    clauses: [c]
    at: 2026-03
    readings: { r-1: b }
    facts:
      day_one: 2026-02-28
      home:
        zone: [{ from: 2026-01-01, value: "null" }, { from: 2026-02-01, value: "true" }]
        name: "3.1"
      share: 12.5%
      rate: 0.05
      since: 2026-03
      wait: 3 months
      people: [{ born: 1990-01-01, income: [{ from: 2020-01-01, value: 1_500.50 EUR }], gone: null }, { born: 1991-01-01, income: 10_000 EUR }]
      boss: null
    expect:
      pay: # fill in: money (EUR)
      ok: # fill in: true or false or null
    missing: []
`);
  });

  it("does not pass for finished while an answer is left to a person", () => {
    const text = caseFileText(PROGRAM, [{ ...DRAFT, expect: new Map([["pay", undefined]]) }], "vi");
    expect(readCases(sourceText("x.cases.yaml", text), PROGRAM).diagnostics.length).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from "vitest";
import { toKeyWord } from "../../language/src/2-syntax/places.ts";
import { aCase, englishFile, findings, read } from "./allowance.ts";

const EXPECT = "expect: { entitled: true }";

describe("readCases", () => {
  it("reads a case with all it says", () => {
    const { cases, diagnostics } = read(
      aCase(
        `
author: A. Reader
to: 2026-06
readings: { R1: narrow }
expect: { entitled: true, amount: 100 VND, reasons: [], reason: null, groups: [a] }
timeline:
  - from: 2026-04
    to: 2026-05
    expect: { amount: 100 VND }
  - from: 2026-06
    expect: { amount: unknown }
missing: [born]
notes: [statement]`,
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(cases).toHaveLength(1);
    const [one] = cases;
    expect(one).toMatchObject({
      name: "One",
      why: "Because.",
      author: "A. Reader",
      at: { unit: "month", value: 2026 * 12 + 2 },
      to: { unit: "month", value: 2026 * 12 + 5 },
      readings: { R1: "narrow" },
      missing: { facts: ["born"] },
    });
    expect(one?.clauses.map((clause) => clause.name)).toEqual(["a"]);
    expect(one?.notes.map((note) => note.name)).toEqual(["statement"]);
    expect(one?.expect.map(({ output, value, isUnknown }) => [output, value, isUnknown])).toEqual([
      ["entitled", true, false],
      ["amount", 100, false],
      ["reasons", [], false],
      ["reason", null, false],
      ["groups", ["a"], false],
    ]);
    expect(one?.timeline.map(({ from, to, expect: [first] }) => [from, to, first?.isUnknown])).toEqual([
      [2026 * 12 + 3, 2026 * 12 + 4, false],
      [2026 * 12 + 5, 2026 * 12 + 5, true],
    ]);
  });

  it("reads both vocabularies to the same cases", () => {
    const vi = `ngôn_ngữ: vi
bộ_quy_tắc: x
ca:
  - tên: One
    vì: Because.
    điều_khoản: [a]
    tại: 03/2026
    dữ_kiện: { born: 20/05/2018, income: [{ từ: 01/01/2026, giá_trị: 5 đồng }], zone: rural }
    mong_đợi: { entitled: đúng, amount: 100 đồng, reason: trống, first_birthday: chưa_biết }
`;
    const en = englishFile(`
name: One
why: Because.
clauses: [a]
at: 2026-03
facts: { born: 2018-05-20, income: [{ from: 2026-01-01, value: 5 VND }], zone: rural }
expect: { entitled: true, amount: 100 VND, reason: null, first_birthday: unknown }`);
    const plain = (text: string): unknown =>
      read(text).cases.map(({ span: _, places: _places, clauses, expect: expected, ...rest }) => ({
        ...rest,
        clauses: clauses.map((clause) => clause.name),
        expect: expected.map(({ span: _span, ...one }) => one),
      }));
    expect(read(vi).diagnostics).toEqual([]);
    expect(plain(vi)).toEqual(plain(en));
  });

  it("takes the last month of the timeline where the case does not say one", () => {
    const [one] = read(aCase("timeline: [{ from: 2026-03, to: 2026-09, expect: { entitled: true } }]")).cases;
    expect(one?.to).toEqual({ unit: "month", value: 2026 * 12 + 8 });
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["an unknown key", aCase(`${EXPECT}\nfact: {}`), ["KH118 fact"]],
    ["a key of the other vocabulary", aCase("mong_đợi: { entitled: true }"), ["KH125 mong_đợi"]],
    ["no clauses", aCase(`${EXPECT}\nclauses: []`), ["KH702 One"]],
    ["an empty why", aCase(`${EXPECT}\nwhy: ''`), ["KH702 One"]],
    ["nothing expected", aCase("to: 2026-05"), ["KH703 One", "KH711 to"]],
    ["an empty expectation", aCase("expect: {}"), ["KH703 One"]],
    ["a stretch that expects nothing", aCase("timeline: [{ from: 2026-03, expect: {} }]"), ["KH703 from"]],
    ["a period that nothing looks at", aCase(`${EXPECT}\nto: 2026-05`), ["KH711 to"]],
    ["an expectation beside an error", aCase(`${EXPECT}\nerror: KH804`), ["KH711 expect"]],
    ["a fact that is none", aCase(EXPECT, "{ borm: 2018-05-20 }"), ["KH705 borm"]],
    ["a field that is none", aCase(EXPECT, "{ people: [{ brn: 2018-05-20 }] }"), ["KH705 brn"]],
    ["a fact that no rule reads", aCase(EXPECT, "{ shoe_size: 40 }"), ["KH715 shoe_size"]],
    ["a fact in two spellings", aCase(EXPECT, "{ home: { size: 2 }, home.size: 3 }"), ["KH716 home.size"]],
    ["an output that is none", aCase("expect: { entitle: true }"), ["KH706 entitle"]],
    ["a variable that is no output", aCase("expect: { hint: [] }"), ["KH706 hint"]],
    ["a clause that is none", aCase(`${EXPECT}\nclauses: [a, z]`), ["KH707 z"]],
    ["a value of another type", aCase("expect: { entitled: 5 }"), ["KH401 5"]],
    ["absence where there can be none", aCase("expect: { entitled: null }"), ["KH708 null"]],
    ["a list where one value belongs", aCase("expect: { reason: [town] }"), ["KH708 [town]"]],
    ["a word outside its list", aCase(EXPECT, "{ zone: seaside }"), ["KH708 seaside"]],
    ["a day that the calendar lacks", aCase(EXPECT, "{ born: 2026-02-30 }"), ["KH205 2026-02-30"]],
    ["a moment that is none", aCase(`${EXPECT}\nat: soon`), ["KH709 soon"]],
    ["a reading that is none", aCase(`${EXPECT}\nreadings: { R2: wide }`), ["KH713 R2"]],
    ["an option that is none", aCase(`${EXPECT}\nreadings: { R1: wider }`), ["KH714 wider"]],
    [
      "a stretch before the case",
      aCase("timeline: [{ from: 2026-02, to: 2026-04, expect: { entitled: true } }]"),
      ["KH712 from"],
    ],
    [
      "a stretch after the case",
      aCase("to: 2026-04\ntimeline: [{ from: 2026-03, to: 2026-05, expect: { entitled: true } }]"),
      ["KH712 from"],
    ],
    [
      "a stretch that runs backwards",
      aCase("timeline: [{ from: 2026-05, to: 2026-04, expect: { entitled: true } }]"),
      ["KH712 from"],
    ],
    ["a case that is no mapping", "language: en\nrule_set: x\ncases: [one]\n", ["KH120 one"]],
    ["a file that is no mapping", "- 1\n", ["KH120 - 1"]],
    ["another rule set", "language: en\nrule_set: y\ncases: []\n", ["KH710 y"]],
    ["no rule set and no cases", "language: en\n", ["KH702 language", "KH702 language"]],
    ["another language", "language: fr\nrule_set: x\n", ["KH121 fr"]],
    ["malformed YAML", "language: en\ncases: [\n", ["KH110 \n"]],
  ])("reports %s at its place", (_, text, expected) => {
    expect(findings(text).map((one) => one.replace(/^(KH110 ).*/s, "$1\n"))).toEqual(expected);
  });

  it("refuses two cases of one name, and shows the first", () => {
    const one = `name: Same\nwhy: w\nclauses: [a]\nat: 2026-03\nfacts: { born: 2018-05-20 }\n${EXPECT}`;
    const text = englishFile(one, one.replace("Same", "Other"), one);
    const { diagnostics, cases } = read(text);
    expect(diagnostics.map((each) => [each.code, each.related.length])).toEqual([["KH704", 1]]);
    expect(diagnostics[0]?.related[0]?.span.start).toBe(text.indexOf("Same"));
    expect(cases.map((each) => each.name)).toEqual(["Same", "Other"]);
  });

  it("leaves out the cases that have findings and keeps the others", () => {
    const good = `name: Good\nwhy: w\nclauses: [a]\nat: 2026-03\n${EXPECT}`;
    expect(
      read(englishFile(good.replace("[a]", "[z]").replace("Good", "Bad"), good)).cases.map((one) => one.name),
    ).toEqual(["Good"]);
  });

  it("names missing keys as the vocabulary does", () => {
    for (const key of ["name", "why", "clauses", "at", "to", "expect", "timeline", "missing", "notes"] as const) {
      const text = `ngôn_ngữ: vi\nbộ_quy_tắc: x\nca: [{ ghi_chú: [] }]\n`;
      const told = read(text)
        .diagnostics.map((one) => one.message.vi)
        .join(" ");
      if (["name", "why", "clauses", "at"].includes(key)) expect(told).toContain(`“${toKeyWord("case", "vi", key)}”`);
    }
  });
});

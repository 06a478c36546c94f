import { describe, expect, it } from "vitest";
import { aCase, read } from "./allowance.ts";

const facts = (yaml: string, more = "expect: { entitled: true }"): unknown => {
  const { cases, diagnostics } = read(aCase(more, yaml));
  expect(diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
  return JSON.parse(JSON.stringify(cases[0]?.facts));
};

describe("facts of a case", () => {
  it.each<readonly [string, unknown]>([
    ["{ born: 2018-05-20 }", { born: "2018-05-20" }],
    ["{ income: 1_000 VND }", { income: 1000 }],
    ["{ income: 1000 }", { income: 1000 }],
    [
      "{ income: [{ from: 2026-01-01, value: 5 VND }, { from: 2026-02-01, value: 7 VND }] }",
      {
        income: [
          { from: "2026-01-01", value: 5 },
          { from: "2026-02-01", value: 7 },
        ],
      },
    ],
    ["{ home: { size: 3 } }", { home: { size: 3 } }],
    ["{ home.size: 3 }", { home: { size: 3 } }],
    ["{ home: { near: null } }", { home: { near: null } }],
    ["{ zone: urban }", { zone: "urban" }],
    ["{ people: [] }", { people: [] }],
    [
      "{ people: [{ born: 2000-01-01, works: [{ from: 2026-01-01, value: true }] }, { born: 2001-01-01, works: false }] }",
      {
        people: [
          { born: "2000-01-01", works: [{ from: "2026-01-01", value: true }] },
          { born: "2001-01-01", works: false },
        ],
      },
    ],
  ])("%s is the JSON that decide takes", (yaml, json) => {
    expect(facts(yaml)).toEqual(json);
  });

  it("keeps the place of everything by the path that a decision would report", () => {
    const text = aCase(
      "expect: { entitled: true }",
      "{ income: [{ from: 2026-01-01, value: 5 VND }], home: { size: 3 }, people: [{ born: 2000-01-01 }] }",
    );
    const [one] = read(text).cases;
    const at = (path: string): string => {
      const span = one?.places.get(path);
      return text.slice(span?.start, span?.end);
    };
    expect(at("income")).toBe("income");
    expect(at("income[0].from")).toBe("2026-01-01");
    expect(at("income[0].value")).toBe("5 VND");
    expect(at("home.size")).toBe("size");
    expect(at("people[0]")).toBe("{ born: 2000-01-01 }");
    expect(at("people[0].born")).toBe("born");
    expect(at("at")).toBe("2026-03");
  });

  it("passes on what no honest case could hold, where an error is expected", () => {
    const yaml = "{ borm: 1, born: 2026-02-30, zone: seaside, home: { size: big }, shoe_size: true }";
    const { cases } = read(aCase("error: KH802", yaml));
    expect(JSON.parse(JSON.stringify(cases[0]?.facts))).toEqual({
      borm: 1,
      born: "2026-02-30",
      zone: "seaside",
      home: { size: "big" },
      shoe_size: true,
    });
  });
});

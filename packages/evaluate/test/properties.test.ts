/** What holds of every case: knowing more changes no result, a timeline is its months, what is not used does not count. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english, englishProgram, programOf } from "../../language/test/rule-set.ts";
import { decodeFacts, formatValue, isKnown, toJson } from "../src/index.ts";
import { decided, decideOn, outputs, outputsJson, timeline } from "./deciding.ts";

const FACTS =
  "facts: { a: { type: bool }, b: { type: bool }, c: { type: bool?, default: null }, h: { type: bool?, history: true, when_null: unknown }, n: { type: int }, k: { type: int?, when_null: absent }, xs: { type: list(int) }, z: { type: zone } }\ntypes: { zone: [rural, urban] }\n";

const condition = fc.letrec<{ c: string }>((tie) => ({
  c: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      "a",
      "b",
      "n > 1",
      "k > 1",
      "k = null",
      "z = rural",
      "c ?? b",
      "(h at 2026-01-01) ?? a",
      "some x in xs satisfies x > n",
      "n * 2 = k",
    ),
    fc.tuple(tie("c"), fc.constantFrom("and", "or"), tie("c")).map(([l, op, r]) => `(${l} ${op} ${r})`),
    tie("c").map((inner) => `not (${inner})`),
    fc.tuple(tie("c"), tie("c"), tie("c")).map(([i, t, e]) => `(if ${i} then ${t} else ${e})`),
  ),
})).c;
const amount = fc.constantFrom(
  "0",
  "1",
  "2",
  "n",
  "k ?? 3",
  "if a then 1 else n",
  "sum(x for x in xs where x > 0)",
  "count(x in xs where x > n)",
);

const combines = fc.constantFrom("unique", "highest", "lowest", "sum");
const ruleSet = fc
  .record({
    combine: combines,
    otherwise: fc.boolean(),
    clauses: fc.array(fc.tuple(condition, amount), { minLength: 1, maxLength: 4 }),
    exception: fc.option(condition),
  })
  .map(({ combine, otherwise, clauses, exception }) => {
    const kind = combine === "unique" ? "set" : "add_to";
    const list = clauses
      .map(
        ([when, value], i) =>
          `  - { id: c${i}, literals: [0, 1, 2, 3, 2026-01-01], rules: [{ ${kind}: v, value: '${value}', when: '${when}' }] }\n`,
      )
      .join("");
    const last =
      exception === null
        ? ""
        : `  - { id: e, literals: [0, 1, 2, 2026-01-01], rules: [{ overrides: [c0], of: v, when: '${exception}' }] }\n`;
    return `${FACTS}variables: { v: { type: int, combine: ${combine}, output: true${otherwise ? ", otherwise: 1" : ""} } }\nclauses:\n${list}${last}`;
  });

const fullFacts = fc.record({
  a: fc.boolean(),
  b: fc.boolean(),
  c: fc.option(fc.boolean()),
  n: fc.integer({ min: -1, max: 3 }),
  k: fc.option(fc.integer({ min: 0, max: 3 })),
  h: fc.oneof(
    fc.boolean(),
    fc.constant([
      { from: "2026-01-01", value: true },
      { from: "2026-02-01", value: false },
    ]),
  ),
  xs: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 3 }),
  z: fc.constantFrom("rural", "urban"),
});
const subset = fc.uniqueArray(fc.constantFrom<string>("a", "b", "h", "n", "k", "xs", "z"));

describe("knowing more", () => {
  it("never changes a known result", () => {
    let known = 0;
    fc.assert(
      fc.property(ruleSet, fullFacts, subset, (text, facts, hidden) => {
        const program = programOf(english(text));
        const partial = Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name)));
        const before = decideOn(program, partial);
        const after = decideOn(program, facts);
        if (before.kind === "failed" || after.kind === "failed") return;
        expect(after.missing).toEqual([]);
        const value = before.outputs.get("v");
        if (value === undefined || !isKnown(value)) return;
        known++;
        expect(outputsJson(program, after.outputs)).toEqual(outputsJson(program, before.outputs));
      }),
      { numRuns: 400 },
    );
    expect(known).toBeGreaterThan(50);
  });

  it("asks only for facts that were hidden", () => {
    fc.assert(
      fc.property(ruleSet, fullFacts, subset, (text, facts, hidden) => {
        const partial = Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name)));
        const decision = decideOn(programOf(english(text)), partial);
        if (decision.kind === "decided") expect(hidden).toEqual(expect.arrayContaining([...decision.missing]));
      }),
    );
  });
});

describe("timelines", () => {
  const text = `types: { zone: [rural, urban] }\nfacts: { h: { type: bool, history: true, default: false }, n: { type: int } }\nparameters: { p: { type: int, values: [{ from: 2025-01-01, value: 1 }, { from: 2026-04-01, value: 2 }] } }\nvariables: { v: { type: int, per: month, output: true }, w: { type: bool, per: month, output: true, judged_on: last_day(month) } }\nclauses: [{ id: c, literals: [0], rules: [{ set: v, value: if h at first_day(month) then p * n else 0 }, { set: w, value: h }] }]`;
  const program = englishProgram(text);
  const day = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([m, d]) => `2026-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);
  const history = fc
    .uniqueArray(day, { minLength: 1, maxLength: 5 })
    .map((days) => days.toSorted().map((from, i) => ({ from, value: i % 2 === 0 })));

  it("are the single decisions of their months", () => {
    fc.assert(
      fc.property(history, fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), (h, n) => {
        const facts = n === undefined ? { h } : { h, n };
        const months = timeline(program, facts, "2026-01", "2026-12").flatMap(([range, said]) => {
          const [from, to] = range.split("..").map((month) => Number(month.slice(5))) as [number, number];
          return Array.from({ length: to - from + 1 }, () => said);
        });
        expect(months).toEqual(
          months.map((_, i) => outputs(program, facts, { at: `2026-${String(i + 1).padStart(2, "0")}` })),
        );
        expect(months).toHaveLength(12);
      }),
    );
  });

  it("have no two neighbours alike", () => {
    fc.assert(
      fc.property(history, (h) => {
        const said = timeline(program, { h, n: 1 }, "2026-01", "2026-12").map(([, one]) => JSON.stringify(one));
        expect(said.some((one, i) => one === said[i + 1])).toBe(false);
      }),
    );
  });
});

describe("what is not used", () => {
  it("changes nothing", () => {
    fc.assert(
      fc.property(ruleSet, fullFacts, fc.boolean(), (text, facts, idle) => {
        const before = decideOn(englishProgram(text), facts);
        const after = decideOn(englishProgram(text.replace("facts: {", "facts: { idle: { type: bool },")), {
          ...facts,
          idle,
        });
        expect(after.kind).toBe(before.kind);
        if (before.kind === "decided" && after.kind === "decided")
          expect([...after.outputs]).toEqual([...before.outputs]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("numbers", () => {
  const safe = fc.maxSafeInteger().map((value) => value + 0);

  it.each(["int", "money", "decimal(2)", "percent(1)", "money(VND; 3)"])(
    "of type %s survive being written as JSON and read again",
    (type) => {
      const program = englishProgram(
        `facts: { f: { type: '${type}' } }\nvariables: { v: { type: '${type}', output: true } }\nclauses: [{ id: c, rules: [{ set: v, value: f }] }]`,
      );
      const declared = program.variables[0]?.type ?? { kind: "int" };
      fc.assert(
        fc.property(safe, (value) => {
          const json = toJson(value, declared);
          expect(decodeFacts(program, { f: json })).toEqual({ values: [value], errors: [] });
          expect(decided(program, { f: json }).outputs.get("v")).toBe(value);
        }),
      );
    },
  );

  it.each(["vi", "en"] as const)("are read as they are printed in %s", (lang) => {
    for (const type of [{ kind: "int" }, { kind: "decimal", scale: 2 }, { kind: "percent", scale: 1 }] as const) {
      fc.assert(
        fc.property(
          fc.maxSafeInteger().map((value) => Math.abs(value)),
          (value) => {
            const text = formatValue(value, type, lang);
            const digits = text
              .replace("%", "")
              .replaceAll(lang === "vi" ? "." : /[,_]/g, "")
              .replace(lang === "vi" ? "," : ".", "");
            expect(BigInt(digits)).toBe(BigInt(value));
          },
        ),
      );
    }
  });
});

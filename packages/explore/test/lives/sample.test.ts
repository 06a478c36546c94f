/** Generated lives: the same for a seed, fit for the rule set’s facts, and far enough to make rules hold and fail. */
import { decide } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../../language/test/rule-set.ts";
import { type Life, lifeArbitrary, requestOf, sampleLife, sampleLives } from "../../src/index.ts";
import { fromList } from "../../src/lives/choose.ts";
import { drawLife } from "../../src/lives/draw-life.ts";

const TEXT = `
types:
  zone: [hill, river]
  person: { born: { type: date }, income: { type: money, history: true, default: 0 EUR, ground: x }, moved: { type: date?, default: null, ground: x } }
facts:
  born: { type: date }
  income: { type: money }
  share: { type: percent(1) }
  home: { zone: { type: zone, history: true, default: hill, ground: x }, note: { type: text? , default: null, ground: x } }
  people: { type: list(person) }
variables:
  adult: { type: bool, per: month, output: true, judged_on: last_day(month) }
  band: { type: int, per: month, output: true, otherwise: 0 }
  half: { type: bool, per: day, output: true }
  leap: { type: bool, output: true }
  by_river: { type: bool, per: day, output: true }
  crowd: { type: bool, output: true }
  changed: { type: bool, per: day, output: true }
  exact: { type: bool, per: month, output: true, judged_on: last_day(month) }
clauses:
  - id: a
    literals: [18, 18 years, 1_000 EUR, 50.5%, 2024-02-29, 2026-07-01, 3, 1, 2]
    rules:
      - { set: adult, value: 'age(born, day) >= 18' }
      - { set: exact, value: 'born + 18 years = day' }
      - { set: band, value: 1, when: income < 1_000 EUR }
      - { set: band, value: 2, when: income = 1_000 EUR }
      - { set: half, value: share >= 50.5% }
      - { set: leap, value: born = 2024-02-29 }
      - { set: by_river, value: home.zone = river and home.note = null }
      - { set: crowd, value: count(p in people) > 3 }
      - { set: changed, value: 'day >= 2026-07-01 and (some p in people satisfies p.income > 1_000 EUR)' }
`;

const program = englishProgram(TEXT, "period: 2026-01-01..2027-12-31\ncurrency: EUR\nmonth_end: down\n");

/** Which values each output took over the lives. */
function seen(of: Program, lives: readonly Life[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const life of lives) {
    const decision = decide(of, requestOf(life));
    if (decision.kind === "failed") continue;
    for (const [name, value] of decision.outputs) {
      const values = found.get(name) ?? new Set();
      found.set(name, values.add(String(value)));
    }
  }
  return found;
}

describe("sampled lives", () => {
  it("are the same for a seed, each on its own", () => {
    const lives = sampleLives(program, 7, 20);
    expect(sampleLives(program, 7, 20)).toEqual(lives);
    expect(sampleLife(program, 7, 13)).toEqual(lives[13]);
    expect(sampleLives(program, 8, 20)).not.toEqual(lives);
  });

  it("fit the facts: none is refused for what it says", () => {
    const refused = sampleLives(program, 1, 500).flatMap((life) => {
      const decision = decide(program, requestOf(life));
      return decision.kind === "failed" ? decision.errors.map((one) => `${one.path} ${one.diagnostic.code}`) : [];
    });
    expect(refused).toEqual([]);
  });

  it("make every condition hold and fail, meet every threshold, and leave things out", () => {
    const found = seen(program, sampleLives(program, 1, 3000));
    for (const name of ["adult", "half", "leap", "by_river", "crowd", "changed", "exact"]) {
      expect([name, found.get(name)?.has("true"), found.get(name)?.has("false")]).toEqual([name, true, true]);
    }
    expect(found.get("band")).toEqual(new Set(["0", "1", "2", "[object Object]"]));
  });

  it("have histories of several entries, in order, and absent values", () => {
    const texts = sampleLives(program, 1, 500).map((life) => JSON.stringify(life.facts));
    expect(texts.some((text) => (text.match(/"zone":\[\{[^\]]*\},\{/) ?? []).length > 0)).toBe(true);
    expect(texts.some((text) => text.includes('"moved":null'))).toBe(true);
    expect(texts.some((text) => !text.includes('"born"'))).toBe(true);
  });

  it("may vary known lives: most facts stay", () => {
    const known: Life = { facts: { born: "2008-02-29", income: 99_999, share: "50.5" }, at: "2026-07", readings: {} };
    const lives = sampleLives(program, 3, 200, { from: [known] });
    const kept = lives.filter((life) => life.facts["income"] === 99_999 && life.at === "2026-07");
    expect(kept.length).toBeGreaterThan(60);
    expect(new Set(kept.map((life) => JSON.stringify(life))).size).toBeGreaterThan(30);
  });
});

describe("the arbitrary", () => {
  it("gives lives that fit, and shrinks to a plain one", () => {
    fc.assert(fc.property(lifeArbitrary(program), (life) => decide(program, requestOf(life)).kind === "decided"));
    const failed = fc.check(
      fc.property(lifeArbitrary(program), (life) => decide(program, requestOf(life)).kind === "failed"),
      { seed: 5 },
    );
    expect(failed.counterexample?.[0]).toEqual(drawLife(program, fromList([])));
  });
});

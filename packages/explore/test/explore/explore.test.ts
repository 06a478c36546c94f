/** What random lives find in rules that are wrong on purpose, and how small the lives are that show it. */
import { describe, expect, it } from "vitest";
import { compileTexts, englishProgram, programOf } from "../../../language/test/rule-set.ts";
import { type Backend, type Exploring, evaluator, explore, tell } from "../../src/index.ts";

const FACTS = `
facts:
  income: { type: money, history: true, default: 0 EUR, ground: x }
  born: { type: date }
  alone: { type: bool, default: false, ground: x }
  extra: { type: money, default: 0 EUR, ground: x }
`;
const DOCUMENT = "period: 2026-01-01..2027-12-31\ncurrency: EUR\nmonth_end: down\n";

function rules(variables: string, clause: string, more = ""): Exploring {
  const program = englishProgram(
    `${FACTS}
variables: { ${variables} }
${more}clauses:
  - id: c
    literals: [0 EUR, 100 EUR, 1_000 EUR, 18, 67]
    rules:
${clause}`,
    DOCUMENT,
  );
  return { program, count: 400, seed: 2, backends: [], known: [] };
}

const PAY = "pay: { type: money, per: month, judged_on: last_day(month), output: true }";

describe("exploring", () => {
  it("finds nothing in rules that leave nothing open", () => {
    const all = rules(
      PAY.replace("output: true", "output: true, otherwise: 0 EUR"),
      "      - { set: pay, value: 100 EUR, when: income < 1_000 EUR }\n      - { must: pay >= 0 EUR }\n",
    );
    expect(explore(all)).toMatchObject({ lives: 400, found: [] });
  });

  it("finds the gap between two rules, at its edge", () => {
    const all = rules(
      PAY,
      "      - { set: pay, value: 100 EUR, when: income < 1_000 EUR }\n      - { set: pay, value: 0 EUR, when: income > 1_000 EUR }\n",
    );
    const { found } = explore(all);
    expect(found.map(({ finding }) => finding.kind === "undecided" && finding.diagnostic.code)).toEqual(["KH652"]);
    expect(found[0]?.life.facts).toEqual({ income: 100_000 });
  });

  it("finds where two rules conflict", () => {
    const all = rules(
      PAY,
      "      - { set: pay, value: 100 EUR, when: 'age(born, day) < 18' }\n      - { set: pay, value: 0 EUR, when: 'age(born, day) >= 18' }\n      - { set: pay, value: 0 EUR, when: alone }\n",
    );
    const { found } = explore(all);
    expect(found.map(({ finding }) => finding.kind === "undecided" && finding.diagnostic.code)).toEqual(["KH651"]);
    expect(Object.keys(found[0]?.life.facts ?? {})).toEqual(["born", "alone"]);
  });

  it("finds a must that does not hold, and leaves out what does not matter", () => {
    const all = rules(
      PAY.replace("output: true", "output: true, otherwise: 0 EUR"),
      "      - { set: pay, value: income + extra, when: alone }\n      - { must: pay <= 1_000 EUR }\n",
    );
    const { found } = explore(all);
    expect(found).toHaveLength(1);
    expect(found[0]?.finding).toMatchObject({ kind: "invariant" });
    const facts = found[0]?.life.facts ?? {};
    expect(facts["alone"]).toBe(true);
    expect(Object.keys(facts)).toHaveLength(2);
    expect(tell(all.program, found[0] as (typeof found)[number]).drafts[0]).toMatchObject({ clauses: ["c"] });
  });

  it("passes over lives that can’t be, and what lies outside the period", () => {
    const all = rules(
      PAY,
      "      - { set: pay, value: 100 EUR, when: income < 1_000 EUR }\n      - { set: pay, value: 0 EUR, when: income > 1_000 EUR }\n",
      "plausible: [{ must: income != 1_000 EUR, because: nobody earns that }]\n",
    );
    const explored = explore(all);
    expect(explored.found).toEqual([]);
    expect(explored.passedOver).toBeGreaterThan(0);
  });

  it("compares backends, and shrinks to the life on which they differ", () => {
    const all = rules(
      PAY.replace("output: true", "output: true, otherwise: 0 EUR"),
      "      - { set: pay, value: 100 EUR, when: income < 1_000 EUR }\n",
    );
    const own = evaluator(all.program);
    const wrong: Backend = {
      name: "wrong",
      decide: (life) => {
        const answer = own.decide(life);
        return life.facts["alone"] === true && life.at.startsWith("2026") ? { ...answer, missing: ["born"] } : answer;
      },
    };
    expect(explore({ ...all, backends: [own] }).found).toEqual([]);
    const { found } = explore({ ...all, backends: [own, wrong] });
    expect(found.map(({ finding }) => finding.kind === "backends" && finding.part)).toEqual(["missing"]);
    expect(found[0]?.life).toMatchObject({ facts: { alone: true }, readings: {} });
    expect(Object.keys(found[0]?.life.facts ?? {})).toHaveLength(1);
  });

  it("is the same for a seed", () => {
    const all = rules(PAY, "      - { set: pay, value: 100 EUR, when: income < 1_000 EUR }\n");
    expect(explore(all)).toEqual(explore(all));
  });

  it("tells in the language of the rule set", () => {
    const program = programOf(
      compileTexts(
        {
          "x/document.yaml": "khoản: 1\nngôn_ngữ: vi\nmã: x\ntên: T\n",
          "x/a.yaml": `dữ_kiện: { thu_nhập: { kiểu: tiền } }
biến: { mức: { kiểu: tiền, kết_quả: đúng, tính_chất: [{ không_âm: đúng }] } }
điều_khoản: [{ mã: "1", ghi_số: [100 đồng], quy_tắc: [{ đặt: mức, giá_trị: 100 đồng - thu_nhập }] }]
`,
        },
        "x",
      ),
    );
    const { found } = explore({ program, count: 50, seed: 1, backends: [], known: [] });
    const told = found.map((one) => tell(program, one));
    expect(told[0]?.diagnostic.message.vi).toMatch(/“mức” không giữ tính chất “không_âm”: -\d/);
    expect(told[0]?.drafts[0]?.name).toBe("mức: không_âm");
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { typesText } from "../../src/types/types-text.ts";
import { BROOKFIELD, EVERY_TYPE, NQ55 } from "../rule-sets.ts";
import { complaintsOf } from "../typescript.ts";

const folder = mkdtempSync(join(tmpdir(), "khoan-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

const complaints = (files: Readonly<Record<string, string>>): string => complaintsOf(folder, files);

const RIGHT = `
import nq55, { day, evaluate, type Facts, money, month, prepare, validate } from "./nq-55-2025.js";
import type { Day, Money, Outputs } from "./nq-55-2025.js";

const facts: Facts = {
  ngày_ký_quyết_định: day("2026-03-10"),
  trẻ: {
    ngày_sinh: day("2018-05-20"),
    đối_tượng_bảo_trợ: true,
    trợ_cấp_xã_hội: [{ from: day("2026-01-01"), value: money(1_000_000) }],
  },
  cha: null,
  hộ: { loại: [{ from: day("2026-01-01"), value: "cận_nghèo" }] },
};
const decision = evaluate(facts, { at: month("2026-03"), to: month("2030-12"), readings: { "29-02": "01-03" } });
if (decision.kind === "failed") throw new Error(decision.errors.map(({ code, path }) => code + path).join());
const { mức_hằng_tháng: amount, nhóm, lập_danh_sách_bhyt: place } = decision.outputs;
if (amount.known) {
  const paid: Money<"VND"> = amount.value;
  const half: number = paid / 2;
  void half;
} else {
  const first: string | undefined = amount.missing[0];
  void first;
}
if (nhóm.known) for (const clause of nhóm.value) if (clause === "II.4.đ") void clause;
if (place.known) {
  const at: "cơ_sở_giáo_dục" | "ubnd_phường" | null = place.value;
  void at;
}
const only = evaluate.only("được_hưởng")(facts, { at: day("2026-03-10") });
if (only.kind === "decided" && only.value.known) void (only.value.value satisfies boolean);
const outside = validate(JSON.parse("{}"));
if (outside.kind === "valid") evaluate.trusted(outside.facts, { at: month("2026-03") });
const prepared = prepare({});
if (!("kind" in prepared)) nq55.evaluate(prepared, { at: month("2026-03"), trace: true });
const version: "nq-55-2025" = nq55.ruleSet.id;
const names: keyof Outputs = "tháng_cuối";
const born: Day | undefined = facts.trẻ?.ngày_sinh;
export { born, names, version };
`;

const WRONG = `
import { day, evaluate, type Facts, money, month, type Prepared } from "./nq-55-2025.js";
import { prepare as other } from "./brookfield-2026.js";

const decision = evaluate({}, { at: month("2026-03") });
// @ts-expect-error a decision may have failed
decision.outputs;
if (decision.kind === "decided") {
  // @ts-expect-error a result may be unknown
  decision.outputs.mức_hằng_tháng.value;
  const { mức_hằng_tháng: amount, nhóm, được_hưởng: has } = decision.outputs;
  // @ts-expect-error unknown is not false: a result is no truth value of its own
  const truth: boolean = has;
  if (!amount.known) {
    // @ts-expect-error an unknown result has no value
    amount.value;
  }
  // @ts-expect-error no such clause gives a right
  if (nhóm.known) nhóm.value.includes("IX.9");
  // @ts-expect-error no such result
  decision.outputs.mức_hàng_tháng;
  // @ts-expect-error results are read only
  decision.outputs.nhóm = nhóm;
  // @ts-expect-error there may be no trace
  decision.derivation("được_hưởng");
  void truth;
}
// @ts-expect-error a day is no month
month("2026-03") satisfies ReturnType<typeof day>;
// @ts-expect-error a text is no day
const text: Facts = { ngày_ký_quyết_định: "2026-03-10" };
// @ts-expect-error a month is no day
const swapped: Facts = { ngày_ký_quyết_định: month("2026-03") };
// @ts-expect-error a number is no amount
const amount: Facts = { trẻ: { trợ_cấp_xã_hội: 1_000_000 } };
// @ts-expect-error an amount is no truth value
const kind: Facts = { trẻ: { nhiễm_hiv: money(1) } };
// @ts-expect-error no such fact
const stray: Facts = { trẻ: { ngày_sính: day("2018-05-20") } };
// @ts-expect-error no such household
const member: Facts = { hộ: { loại: "giàu" } };
// @ts-expect-error this fact may not be null
const absent: Facts = { ngày_ký_quyết_định: null };
// @ts-expect-error the changes of a fact have a day each
const history: Facts = { hộ: { loại: [{ value: "nghèo" }] } };
// @ts-expect-error no moment
evaluate({}, {});
// @ts-expect-error a moment is a day or a month, not any text
evaluate({}, { at: "2026-03" });
// @ts-expect-error a timeline ends with a month
evaluate({}, { at: month("2026-03"), to: day("2026-05-01") });
// @ts-expect-error no such reading
evaluate({}, { at: month("2026-03"), readings: { "30-02": "28-02" } });
// @ts-expect-error no such option
evaluate({}, { at: month("2026-03"), readings: { "29-02": "02-03" } });
// @ts-expect-error no such result
evaluate.only("mức");
// @ts-expect-error facts prepared for another rule set
const foreign: Prepared = other({}) as Exclude<ReturnType<typeof other>, { kind: "failed" }>;
export { absent, amount, foreign, history, kind, member, stray, swapped, text };
`;

const EVERY = `
import { day, decimal, duration, evaluate, type Facts, money, month, percent, year, type Outputs } from "./x.js";
const facts: Facts = {
  price: money(5),
  fine: money("5.25"),
  ratio: decimal("1.50"),
  whole: decimal(3),
  rate: percent("10.5"),
  since: year(2020),
  stay: duration(3),
  start: month("2026-01"),
  tints: ["red", "blue"],
  dates: [day("2026-01-01"), null],
  people: [{ born: null, married: [{ from: day("2026-01-01"), value: true }], home: null, from: 1 }],
  home: { owner: null, tenant: { born: day("2026-01-01") }, address: [{ from: day("2026-01-01"), value: null }] },
};
// @ts-expect-error scales differ
const scales: Facts = { whole: decimal("1.5") as NonNullable<Facts["ratio"]> };
// @ts-expect-error a percentage is no ratio
const ratio: Facts = { ratio: percent("1.5") as Extract<NonNullable<Facts["rate"]>, string> };
// @ts-expect-error a year is no length of time
const stay: Facts = { stay: year(3) };
const decision = evaluate(facts, { at: month("2026-01") });
if (decision.kind === "decided" && decision.outputs.exact.known) {
  const exact: string = decision.outputs.exact.value;
  void exact;
}
if (decision.kind === "decided" && decision.outputs.how_long.known) {
  const months: number | null = decision.outputs.how_long.value;
  void months;
}
export type Who = Extract<Outputs["who"], { known: true }>["value"][number];
export { ratio, scales, stay };
`;

describe("the types of a module", () => {
  it("let right code pass and stop what would be a mistake", { timeout: 60_000 }, () => {
    expect(
      complaints({
        "nq-55-2025.d.ts": typesText(NQ55),
        "brookfield-2026.d.ts": typesText(BROOKFIELD),
        "x.d.ts": typesText(EVERY_TYPE),
        "right.ts": RIGHT,
        "wrong.ts": WRONG,
        "every.ts": EVERY,
      }),
    ).toBe("");
  });

  it("say label, question, unit, default and clauses of a fact, in the language of the rule set", () => {
    expect(typesText(NQ55)).toContain(`    /**
     * Trợ cấp xã hội thực nhận mỗi tháng.
     * Đơn vị: đồng.
     * Mặc định: 0 đồng.
     * Có thể đổi theo thời gian.
     * Điều khoản: III.1.a, IV.2.c.
     */
    readonly trợ_cấp_xã_hội?: History<Money<"VND">>;`);
    expect(typesText(BROOKFIELD)).toContain("In which zone does the household live?");
  });

  it("name every path that can be missing", () => {
    expect(typesText(EVERY_TYPE)).toContain('| "home.size"');
    expect(typesText(EVERY_TYPE)).toContain(`| \`people[\${number}].married[\${number}].value\``);
    expect(typesText(EVERY_TYPE)).toContain(`| \`home.address[\${number}].value.street\``);
  });

  it("offer only makers that the rule set needs", () => {
    expect(typesText(NQ55)).not.toMatch(/function (?:decimal|percent|year|duration)\b/);
    expect(typesText(EVERY_TYPE)).toContain(
      'money<T extends Money<"VND"> | Money<"VND", 2>>(amount: number | string): T',
    );
  });

  it("close no comment early, whatever a label says", () => {
    const [first, ...rest] = EVERY_TYPE.facts;
    if (first === undefined) throw new Error("no facts");
    const hostile = { ...EVERY_TYPE, facts: [{ ...first, label: "*/ export const x = 1; /*\nsecond line" }, ...rest] };
    expect(complaints({ "x.d.ts": typesText(hostile), "use.ts": 'export * from "./x.js";' })).toBe("");
  });
});

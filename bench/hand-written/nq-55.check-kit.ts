/**
 * What the checks of the hand-written NQ 55 share: the counter, a few people, and short forms of what is asked.
 */
import type { ChildFacts, ParentFacts, Residence } from "./nq-55.facts.ts";
import { decide, type Facts, type Outputs, type Readings, timeline } from "./nq-55.ts";

let passed = 0;

/** Runs one check; a failure is shown and makes the script fail. */
export function check(name: string, body: () => void): void {
  try {
    body();
    passed++;
  } catch (error) {
    process.exitCode = 1;
    console.error(`FAILED: ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

export const DEAD: ParentFacts = { ngày_chết: "2020-02-02" };
export const ON_ALLOWANCE: ParentFacts = { hưởng_trợ_cấp: [{ from: "2021-01-01", value: true }] };
export const ABSENT: ParentFacts = { biệt_tích_từ: "2023-05-01", ngày_xác_nhận_biệt_tích: "2025-12-01" };
export const CULTURE = "Phòng Văn hóa - Xã hội";
export const ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị";

/** Permanent residence in a unit. */
export function live(đơn_vị: string, loại: Residence["loại"]): Residence {
  return { đơn_vị, loại, đăng_ký: "thường_trú", khu_vực: null };
}

/** A child of Phù Liễn. */
export function child(signed: string, born: string, more: ChildFacts = {}): Facts {
  return { ngày_ký_quyết_định: signed, trẻ: { ngày_sinh: born, ...more } };
}

/** An orphan of II.4.a born in 2016. */
export function orphan(signed: string, more: ChildFacts = {}): Facts {
  return { ...child(signed, "2016-04-04", more), cha: DEAD, mẹ: ON_ALLOWANCE };
}

/** The amounts of a range, as runs: `2026-03..2026-12 1000000`; `-` where not a beneficiary. */
export function amounts(facts: Facts, from: string, to: string, readings?: Partial<Readings>): string[] {
  const runs: { from: string; to: string; amount: string }[] = [];
  for (const { from: start, to: end, outputs } of timeline(facts, from, to, readings)) {
    const amount = outputs.được_hưởng ? String(outputs.mức_hằng_tháng) : "-";
    const last = runs.at(-1);
    if (last?.amount === amount) last.to = end;
    else runs.push({ from: start, to: end, amount });
  }
  return runs.map((run) => `${run.from}..${run.to} ${run.amount}`);
}

/** The last month, why it ends, why it was refused. */
export function ending(facts: Facts, readings?: Partial<Readings>): (string | null)[] {
  const { tháng_cuối, lý_do_kết_thúc, lý_do_từ_chối } = decide(facts, "2026-01", readings);
  return [tháng_cuối, lý_do_kết_thúc, lý_do_từ_chối];
}

/** Some outputs, in the order asked. */
export function pick(outputs: Outputs, ...keys: (keyof Outputs)[]): unknown[] {
  return keys.map((key) => outputs[key]);
}

/** The child of the first worked case. */
export const topUp: Facts = {
  ...child("2026-03-10", "2018-05-20", {
    đối_tượng_bảo_trợ: [{ from: "2024-01-01", value: true }],
    trợ_cấp_xã_hội: [{ from: "2024-01-01", value: 1_000_000 }],
  }),
  hộ: { loại: [{ from: "2026-01-01", value: "cận_nghèo" }] },
};
/** The child of the second. */
export const ruralTopUp: Facts = {
  ...topUp,
  trẻ: { ...topUp.trẻ, trợ_cấp_xã_hội: [{ from: "2024-01-01", value: 1_750_000 }] },
  cư_trú: [{ from: "2018-05-20", value: live("xã Kiến Thụy", "xã") }],
};

/** Prints how many checks passed. */
export function report(): void {
  console.log(`${passed} ok`);
}

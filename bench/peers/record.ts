/**
 * One month of NQ 55 on flat facts: what every engine can be asked. Groups that need histories or pairs of parents are
 * left out, so that rules of the peers stay readable; the same record as full facts goes to the others.
 */
import type { Facts } from "../hand-written/nq-55.ts";
import type { Random } from "../support/random.ts";

export type Flat = {
  readonly age: number;
  readonly resident: boolean;
  readonly area: "rural" | "urban";
  readonly household: "other" | "poor" | "near_poor";
  readonly beneficiary: boolean;
  readonly allowance: number;
  readonly escaped: boolean;
  readonly third: boolean;
  readonly disability: "none" | "mild" | "severe";
  readonly raising: boolean;
  readonly hiv: boolean;
  readonly institution: boolean;
  readonly survivor: boolean;
};

export const MONTH = "2026-06";
export const LINE = { rural: 1_500_000, urban: 2_000_000 } as const;
export const CARE = 750_000;

export function drawFlat(random: Random): Flat {
  return {
    age: random.between(0, 18),
    resident: random.chance(0.9),
    area: random.pick(["rural", "urban"]),
    household: random.pick(["other", "poor", "near_poor"]),
    beneficiary: random.chance(0.3),
    allowance: random.pick([0, 500_000, 1_000_000, 1_500_000, 2_200_000]),
    escaped: random.chance(0.2),
    third: random.chance(0.2),
    disability: random.pick(["none", "mild", "severe"]),
    raising: random.chance(0.05),
    hiv: random.chance(0.1),
    institution: random.chance(0.05),
    survivor: random.chance(0.05),
  };
}

const HOUSEHOLDS = { other: "khác", poor: "nghèo", near_poor: "cận_nghèo" } as const;
const DISABILITIES = { none: "không", mild: "nhẹ", severe: "nặng" } as const;

/** The same child in full, signed in the month that is asked about. */
export function fullFacts(flat: Flat): Facts {
  const { area, resident } = flat;
  return {
    ngày_ký_quyết_định: `${MONTH}-15`,
    trẻ: {
      ngày_sinh: `${2026 - flat.age}-01-10`,
      nhiễm_hiv: flat.hiv,
      khuyết_tật: DISABILITIES[flat.disability],
      thế_hệ_thứ_ba: flat.third,
      đối_tượng_bảo_trợ: flat.beneficiary,
      trợ_cấp_xã_hội: flat.allowance,
      hưởng_tuất: flat.survivor,
      ở_cơ_sở_bảo_trợ: flat.institution,
      bị_xâm_hại_đang_nuôi_con: flat.raising,
    },
    hộ: {
      loại: HOUSEHOLDS[flat.household],
      ...(flat.escaped ? { loại_thoát: "thoát_nghèo", ngày_công_nhận_thoát: "2025-12-01" } : {}),
    },
    cư_trú: [
      {
        from: "2000-01-01",
        value: {
          đơn_vị: area === "rural" ? "xã Kiến Thụy" : "phường Phù Liễn",
          loại: area === "rural" ? "xã" : "phường",
          đăng_ký: resident ? "thường_trú" : "không",
          khu_vực: null,
        },
      },
    ],
  };
}

/** Tables of a ward's children, for columns. */
import { firstDay } from "../hand-written/days.ts";
import type { Columns } from "../hand-written/nq-55.columns.ts";
import { Random } from "./random.ts";

const ALIVE = -2147483648;

export function drawWard(rows: number, seed: number): Columns {
  const random = new Random(seed);
  const [from, to] = [firstDay(2026 * 12), firstDay(2030 * 12)];
  const signed = new Int32Array(rows);
  const birth = new Int32Array(rows);
  const death = new Int32Array(rows);
  const fatherDeath = new Int32Array(rows);
  const motherAllowance = new Uint8Array(rows);
  const household = new Uint8Array(rows);
  const beneficiary = new Uint8Array(rows);
  const hiv = new Uint8Array(rows);
  const allowance = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const sign = random.between(from, to);
    signed[i] = sign;
    birth[i] = sign - random.between(-60, 17 * 365);
    death[i] = random.chance(0.02) ? sign + random.between(-100, 900) : ALIVE;
    fatherDeath[i] = random.chance(0.2) ? sign + random.between(-2000, 300) : ALIVE;
    motherAllowance[i] = random.chance(0.3) ? 1 : 0;
    household[i] = random.between(0, 2);
    beneficiary[i] = random.chance(0.3) ? 1 : 0;
    hiv[i] = random.chance(0.05) ? 1 : 0;
    allowance[i] = random.pick([0, 0, 500_000, 1_500_000, 2_200_000]);
  }
  return { rows, signed, birth, death, fatherDeath, motherAllowance, household, beneficiary, hiv, allowance };
}

/** The same table by the paths of the facts. */
export function byPath(t: Columns): {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Int32Array | Uint8Array | Float64Array>>;
} {
  return {
    rows: t.rows,
    columns: {
      ngày_ký_quyết_định: t.signed,
      "trẻ.ngày_sinh": t.birth,
      "trẻ.ngày_chết": t.death,
      "cha.ngày_chết": t.fatherDeath,
      "mẹ.hưởng_trợ_cấp": t.motherAllowance,
      "hộ.loại": t.household,
      "trẻ.đối_tượng_bảo_trợ": t.beneficiary,
      "trẻ.nhiễm_hiv": t.hiv,
      "trẻ.trợ_cấp_xã_hội": t.allowance,
    },
  };
}

/** Rows `from` (included) to `to` (not included), over the same memory. */
export function slice(t: Columns, from: number, to: number): Columns {
  return {
    rows: to - from,
    signed: t.signed.subarray(from, to),
    birth: t.birth.subarray(from, to),
    death: t.death.subarray(from, to),
    fatherDeath: t.fatherDeath.subarray(from, to),
    motherAllowance: t.motherAllowance.subarray(from, to),
    household: t.household.subarray(from, to),
    beneficiary: t.beneficiary.subarray(from, to),
    hiv: t.hiv.subarray(from, to),
    allowance: t.allowance.subarray(from, to),
  };
}

/** The life that the page opens on: the first example of NQ 55, a child of a near-poor household. */
import { type CaseState, EMPTY_CASE } from "./work.ts";

export const FIRST_FOLDER = "rules/nq-55-2025";

export const FIRST_CASE: CaseState = {
  facts: {
    ngày_ký_quyết_định: "2026-03-10",
    trẻ: {
      ngày_sinh: "2018-05-20",
      đối_tượng_bảo_trợ: [{ from: "2024-01-01", value: true }],
      trợ_cấp_xã_hội: [{ from: "2024-01-01", value: 1_000_000 }],
    },
    hộ: { loại: [{ from: "2026-01-01", value: "cận_nghèo" }] },
  },
  unknown: [],
  at: "2026-03",
  to: "2030-12",
  from: {
    path: "test/golden/nq-55-2025/ca-mau.cases.yaml",
    name: "Ca mẫu 1, cận nghèo, đối tượng bảo trợ, trợ cấp 1.000.000 đồng, thành thị",
  },
};

export function firstCaseOf(folder: string): CaseState {
  return folder === FIRST_FOLDER ? FIRST_CASE : EMPTY_CASE;
}

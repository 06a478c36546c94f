/**
 * NQ 55/2025 written by hand, with no rules engine: what a ward's decision on one child gives in a month, or over a
 * range of months. From the text, its readings and the contract of facts and outputs alone.
 */
import { firstDay, formatMonth, lastDay, parseMonth } from "./days.ts";
import { type Case, type Facts, prepare, type Readings, type Residence } from "./nq-55.facts.ts";
import {
  exclusionCode,
  formOf,
  type Group,
  insuredGroups,
  listOf,
  NEAR_POOR,
  nameOf,
  officeOf,
  type Standing,
  standing,
  TOPPED_UP,
  WHOLE_LINE,
} from "./nq-55.groups.ts";

export { type Facts, type Readings, UnknownFact } from "./nq-55.facts.ts";

export type Outputs = {
  readonly được_hưởng: boolean;
  readonly nhóm: readonly Group[];
  readonly nhóm_bị_loại: readonly Group[];
  readonly nhóm_hưởng: Group | null;
  readonly mức_hằng_tháng: number;
  readonly hỗ_trợ_bhyt: boolean;
  readonly lập_danh_sách_bhyt: "cơ_sở_giáo_dục" | "ubnd_phường" | null;
  readonly nơi_chi_trả: string | null;
  readonly mẫu_tờ_khai: "1a" | "1b" | "1c" | "1đ" | null;
  readonly cơ_quan: "Phòng Văn hóa - Xã hội" | "Phòng Kinh tế, Hạ tầng và Đô thị" | null;
  readonly tháng_cuối: string | null;
  readonly lý_do_kết_thúc: string | null;
  readonly lý_do_từ_chối: string | null;
};

/** What holds for the whole life of a decision. */
export type Decision = {
  /** Why nothing is due at the decision; null if something is. */
  readonly refusal: string | null;
  /** The group that pays at the decision, as a set of one; 0 if refused. */
  readonly group: number;
  /** The last month paid; before the first if refused. */
  readonly lastMonth: number;
  readonly endReason: string | null;
};

/** The group that pays and how much NQ 55 gives it. */
type Payment = { readonly group: number; readonly amount: number };

/** Title: the period 2026-2030 (A48). */
const PERIOD_START = 2026 * 12;
const PERIOD_END = 2030 * 12 + 11;

/** III.1.chuan-ngheo: the multidimensional poverty line, by year and area. */
const LINES_FROM_2027 = 2027 * 12;
const LINE_2026 = { nông_thôn: 1_500_000, thành_thị: 2_000_000 } as const;
const LINE_2027 = { nông_thôn: 2_200_000, thành_thị: 2_800_000 } as const;

/** III.1.c: one and a half times the Government's standard of social assistance, 500.000 (A10). */
const CARE_AMOUNT = (500_000 * 3) / 2;

/**
 * The day that decides a month: the signature's in its own month, else the last day of the month before (IV.3-4). No
 * text speaks of months before the signature, in which nothing is due; they are judged like the later ones.
 */
function assessedDay(c: Case, month: number): number {
  if (month === c.signedMonth) return c.signed;
  // A11: under the other reading, a month is judged on its own last day.
  if (c.readings["IV.3-tháng-cuối"] === "đúng-tháng") return lastDay(month);
  return lastDay(month - 1);
}

/** IV.2.a, IV.2.b: what keeps a child from any support, whatever its groups. */
function personalObstacle(c: Case, day: number): string | null {
  if (c.death <= day) return "chết";
  if (c.birth > day) return "chưa-sinh";
  if (c.sixteenth <= day) return "đủ-16";
  const residence = c.residence.on(day);
  if (residence === null || residence.đăng_ký === "không") return "không-cư-trú";
  if (residence.loại === "ngoài_thành_phố") return "ngoài-thành-phố";
  return null;
}

/** Why a child has no group left: excluded, out of time; null if it is simply in none. */
function groupObstacle(c: Case, day: number, at: Standing): string | null {
  if (at.excluded !== 0) return exclusionCode(c, day);
  if (at.over36) return "hết-36-tháng";
  if (at.over18) return "mẹ-đủ-18";
  return null;
}

/** III.1: rural or urban, by the kind of the unit unless the record says (A22). */
function areaOf(residence: Residence | null): "nông_thôn" | "thành_thị" {
  return residence?.khu_vực ?? (residence?.loại === "phường" ? "thành_thị" : "nông_thôn");
}

/** III.1 with IV.1: of the groups that hold, the one that gives most, the first named where equal; null for none. */
function choosePayment(c: Case, month: number, day: number, groups: number): Payment | null {
  if (groups === 0) return null;
  // A24: under the other reading, months after the first use the rates of the month before.
  const rateMonth = c.readings["III.1-đổi-mức"] === "tháng-sau" && month > c.signedMonth ? month - 1 : month;
  const line = (rateMonth < LINES_FROM_2027 ? LINE_2026 : LINE_2027)[areaOf(c.residence.on(day))];
  const topUp = Math.max(0, line - c.allowance.on(day));
  const compareGuaranteed = c.readings["IV.1-so-sánh"] === "mức-bảo-đảm";
  const dropZero = c.readings["III.1.a-bù-0"] === "không-hưởng";

  let best: Payment | null = null;
  let bestLevel = -1;
  for (let rest = groups; rest !== 0; rest &= rest - 1) {
    const group = rest & -rest;
    const toppedUp = (group & TOPPED_UP) !== 0;
    if (toppedUp && topUp === 0 && dropZero) continue;
    const guaranteed = toppedUp || group & WHOLE_LINE ? line : CARE_AMOUNT;
    const amount = toppedUp ? topUp : guaranteed;
    const level = compareGuaranteed ? guaranteed : amount;
    if (level > bestLevel) {
      best = { group, amount };
      bestLevel = level;
    }
  }
  return best;
}

/** Why nothing is due in the month of the signature; null if something is. */
function refusalOf(c: Case, at: Standing, payment: Payment | null): string | null {
  if (c.signedMonth < PERIOD_START || c.signedMonth > PERIOD_END) return "ngoài-giai-đoạn";
  const personal = personalObstacle(c, c.signed);
  if (personal !== null) return personal;
  if (payment !== null) return null;
  if (at.groups !== 0) return "mức-bù-0";
  return groupObstacle(c, c.signed, at) ?? "không-thuộc-nhóm";
}

/** Why nothing is due any more in a later month; null if something is. */
function endOf(c: Case, month: number, previousGroups: number, at: Standing): string | null {
  const day = assessedDay(c, month);
  const personal = personalObstacle(c, day);
  if (personal !== null) return personal;
  if (at.groups !== 0) return choosePayment(c, month, day, at.groups) === null ? "mất-điều-kiện-nhóm" : null;
  const group = groupObstacle(c, day, at);
  if (group !== null) return group;
  if (previousGroups & NEAR_POOR && c.household.on(day) !== "cận_nghèo") return "hết-hộ-cận-nghèo";
  return "mất-điều-kiện-nhóm";
}

/** Follows a decision from the month of its signature to the first month in which nothing is due (IV.3, A50). */
function follow(c: Case): Decision {
  const first = c.signedMonth;
  const start = standing(c, first, c.signed);
  const payment = choosePayment(c, first, c.signed, start.groups);
  const refusal = refusalOf(c, start, payment);
  if (refusal !== null || payment === null) return { refusal, group: 0, lastMonth: first - 1, endReason: null };

  let groups = start.groups;
  for (let month = first + 1; month <= PERIOD_END; month++) {
    const at = standing(c, month, assessedDay(c, month));
    const endReason = endOf(c, month, groups, at);
    if (endReason !== null) return { refusal, group: payment.group, lastMonth: month - 1, endReason };
    groups = at.groups;
  }
  return { refusal, group: payment.group, lastMonth: PERIOD_END, endReason: "hết-giai-đoạn" };
}

/** III.2, V.2: whether the contribution is paid in a month in which the child is a beneficiary. */
function isInsured(c: Case, month: number, groups: number, payingGroup: number): boolean {
  const byMonth = c.readings["III.2-đủ-6"] === "tháng-đủ-6" ? month : month - 1; // A30
  if (c.sixth > lastDay(byMonth)) return false;
  const counted = c.readings["IV.1-bhyt"] === "theo-nhóm-hưởng" ? payingGroup : groups; // A06
  if ((counted & insuredGroups(c.readings)) === 0) return false;
  const card = c.otherCard.on(lastDay(month)); // V.2.2.nguyen-tac-1, A33
  return card === "không" || card === "thấp_hơn";
}

/** The outputs of one month of a decision already followed. */
function outputsOf(c: Case, decision: Decision, month: number): Outputs {
  const day = assessedDay(c, month);
  const { groups, excluded } = standing(c, month, day);
  const inForce = month >= c.signedMonth && month <= decision.lastMonth;
  const payment = inForce ? choosePayment(c, month, day, groups) : null;
  const payingGroup = payment?.group ?? 0;
  const amount = payment?.amount ?? 0;
  const insured = inForce && isInsured(c, month, groups, payingGroup);
  const refused = decision.refusal !== null;
  return {
    được_hưởng: inForce,
    nhóm: listOf(groups),
    nhóm_bị_loại: listOf(excluded),
    nhóm_hưởng: nameOf(payingGroup),
    // IV.1, A07: a city policy that pays more leaves the child a beneficiary with nothing from NQ 55.
    mức_hằng_tháng: c.otherPolicy.on(firstDay(month)) > amount ? 0 : amount,
    hỗ_trợ_bhyt: insured,
    lập_danh_sách_bhyt: insured ? (c.school.on(lastDay(month)) ? "cơ_sở_giáo_dục" : "ubnd_phường") : null,
    nơi_chi_trả: inForce ? (c.residence.on(day)?.đơn_vị ?? null) : null,
    mẫu_tờ_khai: refused ? null : formOf(decision.group),
    cơ_quan: refused ? null : officeOf(decision.group),
    tháng_cuối: refused ? null : formatMonth(decision.lastMonth),
    lý_do_kết_thúc: decision.endReason,
    lý_do_từ_chối: decision.refusal,
  };
}

/** What the decision on a child gives in one month (`YYYY-MM`). */
export function decide(facts: Facts, month: string, readings?: Partial<Readings>): Outputs {
  const c = prepare(facts, readings);
  return outputsOf(c, follow(c), parseMonth(month));
}

export type Stretch = { readonly from: string; readonly to: string; readonly outputs: Outputs };

/** What it gives from a month to a month, both included, cut wherever any output changes. */
export function timeline(facts: Facts, from: string, to: string, readings?: Partial<Readings>): Stretch[] {
  const c = prepare(facts, readings);
  const decision = follow(c);
  const end = parseMonth(to);
  const stretches: { from: string; to: string; outputs: Outputs }[] = [];
  for (let month = parseMonth(from); month <= end; month++) {
    const outputs = outputsOf(c, decision, month);
    const last = stretches.at(-1);
    if (last !== undefined && same(last.outputs, outputs)) last.to = formatMonth(month);
    else stretches.push({ from: formatMonth(month), to: formatMonth(month), outputs });
  }
  return stretches;
}

/** Whether two months give the same; lists of groups are the same list where they are equal. */
function same(a: Outputs, b: Outputs): boolean {
  return (Object.keys(a) as (keyof Outputs)[]).every((key) => a[key] === b[key]);
}

/**
 * The groups of part II and the exclusions of IV.2.c. A set of groups is a bit mask in the order of the document, so
 * that the lowest bit is the group named first.
 */
import type { Case, Parent, Readings } from "./nq-55.facts.ts";

const GROUPS = [
  "II.1.a",
  "II.1.b",
  "II.2.a",
  "II.2.b",
  "II.3.b",
  "II.3.c",
  "II.4.a",
  "II.4.b",
  "II.4.c",
  "II.4.d",
  "II.4.đ",
  "II.4.e",
  "II.4.g",
  "II.5-1",
  "II.5-2",
  "II.6",
] as const;

export type Group = (typeof GROUPS)[number];

/** The set of some groups. */
function setOf(...groups: Group[]): number {
  return groups.reduce((set, group) => set | (1 << GROUPS.indexOf(group)), 0);
}

const II_1_A = setOf("II.1.a");
const II_1_B = setOf("II.1.b");
const II_2_A = setOf("II.2.a");
const II_2_B = setOf("II.2.b");
const II_3_B = setOf("II.3.b");
const II_3_C = setOf("II.3.c");
const II_4_A = setOf("II.4.a");
const II_4_B = setOf("II.4.b");
const II_4_C = setOf("II.4.c");
const II_4_D = setOf("II.4.d");
const II_4_DD = setOf("II.4.đ");
const II_4_E = setOf("II.4.e");
const II_4_G = setOf("II.4.g");
const II_5_1 = setOf("II.5-1");
const II_5_2 = setOf("II.5-2");
const II_6 = setOf("II.6");

const II_2 = II_2_A | II_2_B;
const II_3 = II_3_B | II_3_C;
const II_4 = II_4_A | II_4_B | II_4_C | II_4_D | II_4_DD | II_4_E | II_4_G;
const II_5 = II_5_1 | II_5_2;

/** II.1: the child of a near-poor household. */
export const NEAR_POOR = II_1_A | II_1_B;

/** III.1.a: topped up to the poverty line. */
export const TOPPED_UP = II_1_A | II_2_A | II_3_B;

/** III.1.b: the whole poverty line. What is in neither is of III.1.c. */
export const WHOLE_LINE = II_1_B | II_2_B | II_3_C;

/** VII.2-1: the groups of the economic office; VII.1-2: all others, the cultural office's. */
const ECONOMIC_OFFICE = NEAR_POOR | II_2;

/** III.2 and V.2.1: who is insured. They disagree on II.2.a (A03); "điểm b khoản 3" is the plan's II.3.c (A02). */
const INSURED = { hẹp: II_2_B | II_3_C | II_4 | II_5, rộng: II_2 | II_3_C | II_4 | II_5 } as const;

/** IV.2.c: whom the exclusions reach, by the reading of "điểm b" (A01). */
const EXCLUDABLE = {
  "b-phân-phối": II_2_B | II_3_C | II_4 | II_5,
  "nguyên-văn": II_2_B | II_3 | II_4 | II_5,
  "b-tất-cả": II_2_B | II_3_C | II_4_B,
} as const;

/** The insured groups under the readings (III.2). */
export function insuredGroups(readings: Readings): number {
  return INSURED[readings["III.2-nhóm-2"]];
}

/** The form of V.1.2 for a group: c-bis is the second c), on HIV. */
export function formOf(group: number): "1a" | "1b" | "1c" | "1đ" {
  if (group & II_3) return "1đ";
  if (group & II_5_1) return "1c";
  if (group & II_6) return "1b";
  return "1a";
}

/** The office of part VII for a group. */
export function officeOf(group: number): "Phòng Văn hóa - Xã hội" | "Phòng Kinh tế, Hạ tầng và Đô thị" {
  return group & ECONOMIC_OFFICE ? "Phòng Kinh tế, Hạ tầng và Đô thị" : "Phòng Văn hóa - Xã hội";
}

const listed = new Map<number, readonly Group[]>();

/** The groups of a set, in the document's order; the same list for the same set. */
export function listOf(set: number): readonly Group[] {
  let list = listed.get(set);
  if (list === undefined) {
    list = Object.freeze(GROUPS.filter((_, index) => set & (1 << index)));
    listed.set(set, list);
  }
  return list;
}

/** The name of a set of one group; null for none. */
export function nameOf(group: number): Group | null {
  return listOf(group)[0] ?? null;
}

const DEAD = 1;
const MISSING = 2;
const ABSENT = 4;
const ON_ALLOWANCE = 8;
const ILL = 16;

/** A parent's states on a day: dead and declared missing shut out the others. */
function stateOf(parent: Parent, day: number): number {
  if (parent.death <= day) return DEAD;
  const returned = parent.returned <= day;
  const declared = parent.missing.on(day);
  if (declared && !returned) return MISSING;
  const absent = parent.absent24 <= day && parent.absenceConfirmed <= day && !returned;
  return (absent ? ABSENT : 0) | (parent.allowance.on(day) ? ON_ALLOWANCE : 0) | (parent.disease.on(day) ? ILL : 0);
}

/** II.4.a to II.4.e with one parent dead or missing, and the other in one of the states named. */
function leftWith(gone: number, other: number): number {
  let set = 0;
  if (gone === DEAD) {
    if (other & ON_ALLOWANCE) set |= II_4_A;
    if (other & ABSENT) set |= II_4_B;
    if (other & ILL) set |= II_4_C;
  } else if (gone === MISSING) {
    if (other & ON_ALLOWANCE) set |= II_4_D;
    if (other & ABSENT) set |= II_4_DD;
    if (other & ILL) set |= II_4_E;
  }
  return set;
}

/** II.4: a closed list of pairs of the parents' states (A18). */
function withoutCare(c: Case, day: number): number {
  const father = stateOf(c.father, day);
  const mother = stateOf(c.mother, day);
  const both = father & mother & ON_ALLOWANCE ? II_4_G : 0;
  return both | leftWith(father, mother) | leftWith(mother, father);
}

/** II.3: disabled, of the third generation. Severe is II.3.b in the plan, mild II.3.c (A02). */
function thirdGeneration(c: Case, day: number, beneficiary: boolean): number {
  if (!c.thirdGeneration) return 0;
  switch (c.disability.on(day)) {
    case "nặng":
    case "đặc_biệt_nặng":
      return beneficiary ? II_3_B : 0;
    case "nhẹ":
      return c.councilConfirmed.on(day) ? II_3_C : 0;
    default:
      return 0;
  }
}

/** IV.3-2: whether the 36 months since the recognition are over (A13). */
function escapeOver(c: Case, month: number, day: number): boolean {
  switch (c.readings["IV.3-36-tháng"]) {
    case "mốc-ngày":
      return day >= c.escaped36;
    case "lịch-gồm":
      return month - c.escapedMonth > 35;
    case "lịch-sau":
      return month - c.escapedMonth > 36;
  }
}

export type Standing = {
  /** The groups that hold and are not excluded. */
  readonly groups: number;
  /** The groups that hold and are excluded (IV.2.c). */
  readonly excluded: number;
  /** Would be of II.2 but for the 36 months (IV.3-2). */
  readonly over36: boolean;
  /** Would be of II.5-2 but for the mother's 18 years (IV.3-3). */
  readonly over18: boolean;
};

/** Where the child stands in a month judged on a day: part II with the limits of IV.3-2, IV.3-3, then IV.2.c. */
export function standing(c: Case, month: number, day: number): Standing {
  const beneficiary = c.beneficiary.on(day);
  const escaped = c.escaped <= day;
  const over36 = escaped && escapeOver(c, month, day);
  const over18 = c.bornOfAbuse && day >= c.mother18;

  let held = thirdGeneration(c, day, beneficiary) | withoutCare(c, day);
  if (c.household.on(day) === "cận_nghèo") held |= beneficiary ? II_1_A : II_1_B;
  if (escaped && !over36) held |= beneficiary ? II_2_A : II_2_B;
  if (c.raisingChild.on(day)) held |= II_5_1;
  if (c.bornOfAbuse && !over18) held |= II_5_2;
  if (c.hiv.on(day)) held |= II_6;

  const reachable = held & EXCLUDABLE[c.readings["IV.2.c-phạm-vi"]];
  const excluded = reachable !== 0 && isExcluded(c, day) ? reachable : 0;
  return { groups: held & ~excluded, excluded, over36, over18 };
}

function onSocialAllowance(c: Case, day: number): boolean {
  return c.beneficiary.on(day) || c.allowance.on(day) > 0;
}

function isExcluded(c: Case, day: number): boolean {
  return (
    c.institution.on(day) ||
    c.household.on(day) === "cận_nghèo" ||
    c.survivorPension.on(day) ||
    onSocialAllowance(c, day)
  );
}

/** IV.2.c: every reason of exclusion that holds on a day, as one code. */
export function exclusionCode(c: Case, day: number): string {
  const reasons: string[] = [];
  if (c.institution.on(day)) reasons.push("cơ-sở-bảo-trợ");
  if (c.household.on(day) === "cận_nghèo") reasons.push("hộ-cận-nghèo");
  if (c.survivorPension.on(day)) reasons.push("trợ-cấp-tuất");
  if (onSocialAllowance(c, day)) reasons.push("trợ-cấp-xã-hội");
  return `IV.2.c:${reasons.join(",")}`;
}

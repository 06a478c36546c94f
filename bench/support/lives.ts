/**
 * Random lives for NQ 55: facts, readings and months, drawn near the days where an answer may turn — birthdays of 6, 16
 * and 18, ends of months, 29 February, 24 and 36 months, the change of rates, the ends of the period.
 */
import { anniversary, firstDay, formatMonth, lastDay, parseDay, parseMonth } from "../hand-written/days.ts";
import type { ChildFacts, Facts, History, ParentFacts, Readings, Residence } from "../hand-written/nq-55.facts.ts";
import type { Random } from "./random.ts";

export type Life = { readonly facts: Facts; readonly readings: Partial<Readings>; readonly months: readonly string[] };

/** A day number as `YYYY-MM-DD`. */
function written(day: number): string {
  let month = Math.floor(day / 30.436875) + 1970 * 12;
  while (firstDay(month) > day) month--;
  while (lastDay(month) < day) month++;
  return `${formatMonth(month)}-${String(day - firstDay(month) + 1).padStart(2, "0")}`;
}

const FROM = parseMonth("2026-01");
const TO = parseMonth("2030-12");

/** What one life's dates gather around: its signature, and a few days of interest. */
type Scene = { readonly random: Random; readonly signed: number; readonly interest: readonly [number, ...number[]] };

/** A day in a month, most often near an end of it. */
function dayIn(random: Random, month: number): number {
  const first = firstDay(month);
  const last = lastDay(month);
  return random.pick([first, first + 1, last, last - 1, random.between(first, last), random.between(first, last)]);
}

function sceneOf(random: Random): Scene {
  const early = random.chance(0.7);
  const month = random.chance(0.03) ? random.pick([FROM - 1, TO + 1]) : random.between(FROM, early ? FROM + 14 : TO);
  const signed = random.chance(0.05)
    ? parseDay(random.pick(["2028-02-29", "2026-02-28", "2026-03-01"])).day
    : dayIn(random, month);
  const some = (): number => dayIn(random, random.between(FROM, TO));
  return { random, signed, interest: [signed, some(), some(), parseDay("2027-01-01").day] };
}

/** A day at, just before or just after a day of interest, or far from any. */
function near(scene: Scene): number {
  const { random } = scene;
  if (random.chance(0.2)) return dayIn(random, random.between(FROM - 14, TO + 1));
  const day = random.pick(scene.interest);
  return random.chance(0.3) ? day + random.between(-40, 40) : day + random.between(-1, 1);
}

const LEAP_DAYS = ["2008-02-29", "2012-02-29", "2016-02-29", "2020-02-29", "2024-02-29"] as const;

/** The day some years before a day near interest, so that the anniversary falls there; now and then a leap day. */
function yearsBefore(scene: Scene, years: number): string {
  if (scene.random.chance(0.08)) return scene.random.pick(LEAP_DAYS);
  return written(anniversary(parseDay(written(near(scene))), -years, "28-02"));
}

/** A constant or a history of one to three changes. */
function history<T>(scene: Scene, values: readonly [T, ...T[]]): History<T> {
  const { random } = scene;
  if (random.chance(0.45)) return random.pick(values);
  const entries: { from: string; value: T }[] = [];
  for (let count = random.between(1, 3); count > 0; count--) {
    const from = random.chance(0.5) ? "2024-01-01" : written(near(scene));
    if (entries.every((entry) => entry.from !== from)) entries.push({ from, value: random.pick(values) });
  }
  return entries.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function flag(scene: Scene): History<boolean> {
  return history(scene, [true, true, false]);
}

function drawParent(scene: Scene, mother: boolean): ParentFacts | null {
  const { random } = scene;
  if (!mother && random.chance(0.1)) return null;
  const far = (probability: number): boolean => random.chance(probability);
  return {
    ...(far(0.1) ? { ngày_sinh: "1985-07-07" } : {}),
    ...(far(0.35) ? { ngày_chết: far(0.5) ? "2020-02-02" : written(near(scene)) } : {}),
    ...(far(0.25) ? { mất_tích: flag(scene) } : {}),
    ...(far(0.4) ? { biệt_tích_từ: far(0.3) ? "2023-05-01" : yearsBefore(scene, 2) } : {}),
    ...(far(0.4) ? { ngày_xác_nhận_biệt_tích: far(0.6) ? "2025-12-01" : written(near(scene)) } : {}),
    ...(far(0.12) ? { ngày_trở_về: written(near(scene)) } : {}),
    ...(far(0.4) ? { hưởng_trợ_cấp: flag(scene) } : {}),
    ...(far(0.3) ? { bệnh_dài_ngày: flag(scene) } : {}),
  };
}

const UNITS: readonly [Residence | null, ...(Residence | null)[]] = [
  { đơn_vị: "phường Phù Liễn", loại: "phường", đăng_ký: "thường_trú", khu_vực: null },
  { đơn_vị: "phường Kiến An", loại: "phường", đăng_ký: "tạm_trú", khu_vực: "nông_thôn" },
  { đơn_vị: "xã Kiến Thụy", loại: "xã", đăng_ký: "thường_trú", khu_vực: null },
  { đơn_vị: "xã An Lão", loại: "xã", đăng_ký: "tạm_trú", khu_vực: "thành_thị" },
  { đơn_vị: "đặc khu Cát Hải", loại: "đặc_khu", đăng_ký: "thường_trú", khu_vực: null },
  { đơn_vị: "phường Phù Liễn", loại: "phường", đăng_ký: "không", khu_vực: null },
  { đơn_vị: "Hà Nội", loại: "ngoài_thành_phố", đăng_ký: "thường_trú", khu_vực: null },
  null,
];

/** Mostly a residence that gives a right. */
function drawResidence(scene: Scene): History<Residence | null> {
  const good = UNITS.slice(0, 5) as [Residence | null, ...(Residence | null)[]];
  const entries = history<Residence | null>(scene, scene.random.chance(0.6) ? good : UNITS);
  return Array.isArray(entries) ? entries : [{ from: "2000-01-01", value: entries as Residence | null }];
}

const ALLOWANCES = [
  0, 0, 750_000, 1_000_000, 1_250_000, 1_400_000, 1_500_000, 1_750_000, 2_000_000, 2_200_000, 2_800_000,
] as const;

function drawChild(scene: Scene, bornOfAbuse: boolean): ChildFacts {
  const { random } = scene;
  const has = (probability: number): boolean => random.chance(probability);
  const years = random.pick([16, 6, 6, 10, 10, 8, 3, 3, 0]);
  const third = has(0.4);
  return {
    ngày_sinh: yearsBefore(scene, years),
    ...(has(0.07) ? { ngày_chết: written(near(scene)) } : {}),
    ...(has(0.35) ? { nhiễm_hiv: flag(scene) } : {}),
    ...(third ? { thế_hệ_thứ_ba: true } : {}),
    ...(third || has(0.05) ? { khuyết_tật: history(scene, ["nhẹ", "nặng", "đặc_biệt_nặng", "không", "nhẹ"]) } : {}),
    ...(third && has(0.3) ? { hội_đồng_phường_xác_định: flag(scene) } : {}),
    ...(has(0.3) ? { đối_tượng_bảo_trợ: flag(scene) } : {}),
    ...(has(0.3) ? { trợ_cấp_xã_hội: history<number>(scene, ALLOWANCES) } : {}),
    ...(has(0.12) ? { hưởng_tuất: flag(scene) } : {}),
    ...(has(0.1) ? { ở_cơ_sở_bảo_trợ: flag(scene) } : {}),
    ...(has(0.15) ? { bị_xâm_hại_đang_nuôi_con: flag(scene) } : {}),
    ...(bornOfAbuse ? { sinh_ra_từ_trẻ_bị_xâm_hại: true } : {}),
    ...(has(0.3) ? { đi_học: flag(scene) } : {}),
    ...(has(0.2) ? { thẻ_bhyt_khác: history(scene, ["không", "thấp_hơn", "bằng", "cao_hơn"]) } : {}),
    ...(has(0.15) ? { chính_sách_khác: history(scene, [0, 500_000, 750_000, 750_001, 2_000_000, 3_000_000]) } : {}),
  };
}

/** II.5-2: a young mother, and a day of abuse near her sixteenth birthday, which is sometimes not known. */
function drawYoungMother(scene: Scene): { mother: ParentFacts; abused: string | null } {
  const birth = yearsBefore(scene, 18);
  const sixteenth = anniversary(parseDay(birth), 16, "01-03");
  const abused = scene.random.chance(0.5) ? written(sixteenth + scene.random.between(-2, 1)) : null;
  return { mother: { ...drawParent(scene, true), ngày_sinh: birth }, abused };
}

function drawHousehold(scene: Scene): NonNullable<Facts["hộ"]> {
  const { random } = scene;
  return {
    ...(random.chance(0.45) ? { loại: history(scene, ["cận_nghèo", "cận_nghèo", "khác", "nghèo"]) } : {}),
    ...(random.chance(0.45) ? { loại_thoát: random.pick(["thoát_nghèo", "thoát_cận_nghèo", null]) } : {}),
    ...(random.chance(0.45) ? { ngày_công_nhận_thoát: drawRecognition(scene) } : {}),
  };
}

function drawRecognition(scene: Scene): string {
  const { random } = scene;
  const month = random.between(parseMonth("2025-01"), parseMonth("2025-12"));
  if (random.chance(0.55)) return written(dayIn(random, month));
  if (random.chance(0.3)) return random.pick(["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2024-02-29"]);
  return yearsBefore(scene, random.pick([3, 3, 0]));
}

const OPTIONS: { readonly [ID in keyof Readings]: readonly [Readings[ID], ...Readings[ID][]] } = {
  "IV.2.c-phạm-vi": ["b-phân-phối", "nguyên-văn", "b-tất-cả"],
  "III.2-nhóm-2": ["hẹp", "rộng"],
  "IV.1-so-sánh": ["mức-hỗ-trợ", "mức-bảo-đảm"],
  "IV.1-bhyt": ["độc-lập", "theo-nhóm-hưởng"],
  "III.1.a-bù-0": ["giữ-0", "không-hưởng"],
  "IV.3-tháng-cuối": ["tháng-sau", "đúng-tháng"],
  "IV.3-36-tháng": ["mốc-ngày", "lịch-gồm", "lịch-sau"],
  "II.2-năm-2025": ["chỉ-2025", "mọi-năm"],
  "29-02": ["28-02", "01-03"],
  "III.1-đổi-mức": ["đúng-tháng", "tháng-sau"],
  "III.2-đủ-6": ["tháng-đủ-6", "tháng-sau"],
};

/** None, or some of the readings at random. */
function drawReadings(random: Random): Partial<Readings> {
  if (random.chance(0.3)) return {};
  const chosen = Object.entries(OPTIONS).filter(() => random.chance(0.5));
  return Object.fromEntries(chosen.map(([id, options]) => [id, random.pick(options)]));
}

/** One life, with some months to ask about: the first, those beside the days of interest, any others. */
export function drawLife(random: Random): Life {
  const scene = sceneOf(random);
  const bornOfAbuse = random.chance(0.15);
  const young = bornOfAbuse ? drawYoungMother(scene) : undefined;
  const child = drawChild(scene, bornOfAbuse);
  const facts: Facts = {
    ngày_ký_quyết_định: written(scene.signed),
    trẻ: young === undefined ? child : { ...child, ngày_mẹ_bị_xâm_hại: young.abused },
    ...(random.chance(0.55) ? { cha: drawParent(scene, false) } : {}),
    ...(young !== undefined ? { mẹ: young.mother } : random.chance(0.55) ? { mẹ: drawParent(scene, true) } : {}),
    ...(random.chance(0.6) ? { hộ: drawHousehold(scene) } : {}),
    ...(random.chance(0.4) ? { cư_trú: drawResidence(scene) } : {}),
  };
  const signed = parseMonth(written(scene.signed).slice(0, 7));
  const months = new Set<string>([formatMonth(signed), formatMonth(signed + 1)]);
  for (const day of scene.interest) months.add(written(day + random.pick([0, 0, 31])).slice(0, 7));
  while (months.size < 7) months.add(formatMonth(random.between(random.chance(0.9) ? signed : FROM - 1, TO + 1)));
  return { facts, readings: drawReadings(random), months: [...months] };
}

/**
 * Checks of the hand-written NQ 55 against answers worked out by hand from the text, its readings and the contract.
 * Run: npx node bench/hand-written/nq-55.check.ts
 */
import { deepEqual, equal, throws } from "node:assert/strict";
import { anniversary, firstDay, formatMonth, lastDay, parseDay, parseMonth } from "./days.ts";
import {
  ABSENT,
  amounts,
  CULTURE,
  check,
  child,
  DEAD,
  ECONOMY,
  ending,
  live,
  ON_ALLOWANCE,
  orphan,
  pick,
  report,
  ruralTopUp,
  topUp,
} from "./nq-55.check-kit.ts";
import type { ChildFacts, ParentFacts, Residence } from "./nq-55.facts.ts";
import { decide, type Facts, type Readings, timeline, UnknownFact } from "./nq-55.ts";

check("calendar against Date", () => {
  for (let month = parseMonth("1899-11"); month < parseMonth("2101-03"); month++) {
    const text = formatMonth(month);
    equal(firstDay(month), Date.parse(`${text}-01T00:00:00Z`) / 86_400_000);
    equal(parseDay(`${text}-28`).day, firstDay(month) + 27);
    equal(lastDay(month) + 1, firstDay(month + 1));
  }
  equal(anniversary(parseDay("2008-02-29"), 18, "28-02"), parseDay("2026-02-28").day);
  equal(anniversary(parseDay("2008-02-29"), 18, "01-03"), parseDay("2026-03-01").day);
  equal(anniversary(parseDay("2008-02-29"), 16, "01-03"), parseDay("2024-02-29").day);
  equal(anniversary(parseDay("2010-06-15"), 16, "01-03"), parseDay("2026-06-15").day);
  for (const wrong of ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "15/01/2026", "2026-1-1"]) {
    throws(() => parseDay(wrong), RangeError);
  }
});

check("worked case 1", () => {
  deepEqual(amounts(topUp, "2026-01", "2031-01"), [
    "2026-01..2026-02 -",
    "2026-03..2026-12 1000000",
    "2027-01..2030-12 1800000",
    "2031-01..2031-01 -",
  ]);
  const [first, second, ...more] = timeline(topUp, "2026-03", "2030-12");
  equal(more.length, 0);
  deepEqual([first?.to, second?.from], ["2026-12", "2027-01"]);
  deepEqual(first?.outputs, {
    được_hưởng: true,
    nhóm: ["II.1.a"],
    nhóm_bị_loại: [],
    nhóm_hưởng: "II.1.a",
    mức_hằng_tháng: 1_000_000,
    hỗ_trợ_bhyt: false,
    lập_danh_sách_bhyt: null,
    nơi_chi_trả: "phường Phù Liễn",
    mẫu_tờ_khai: "1a",
    cơ_quan: ECONOMY,
    tháng_cuối: "2030-12",
    lý_do_kết_thúc: "hết-giai-đoạn",
    lý_do_từ_chối: null,
  });
});

check("worked case 2, and III.1.a-bù-0", () => {
  deepEqual(amounts(ruralTopUp, "2026-03", "2030-12"), ["2026-03..2026-12 0", "2027-01..2030-12 450000"]);
  equal(decide(ruralTopUp, "2026-03").nơi_chi_trả, "xã Kiến Thụy");
  deepEqual(ending(ruralTopUp, { "III.1.a-bù-0": "không-hưởng" }), [null, null, "mức-bù-0"]);
  // Paid 400.000 in March and April; an allowance of 1.600.000 from 02/04 leaves 0 for May: ended after April.
  const history = [
    { from: "2024-01-01", value: 1_100_000 },
    { from: "2026-04-02", value: 1_600_000 },
  ];
  const raised: Facts = { ...ruralTopUp, trẻ: { ...ruralTopUp.trẻ, trợ_cấp_xã_hội: history } };
  deepEqual(amounts(raised, "2026-03", "2027-01"), [
    "2026-03..2026-04 400000",
    "2026-05..2026-12 0",
    "2027-01..2027-01 600000",
  ]);
  deepEqual(ending(raised, { "III.1.a-bù-0": "không-hưởng" }), ["2026-04", "mất-điều-kiện-nhóm", null]);
});

check("worked case 3", () => {
  const facts: Facts = { ...child("2026-01-15", "2010-06-15"), cha: DEAD, mẹ: ABSENT };
  deepEqual(amounts(facts, "2026-01", "2026-07"), ["2026-01..2026-06 750000", "2026-07..2026-07 -"]);
  const june = decide(facts, "2026-06");
  deepEqual(pick(june, "nhóm", "nhóm_hưởng", "hỗ_trợ_bhyt", "cơ_quan"), [["II.4.b"], "II.4.b", true, CULTURE]);
  deepEqual(pick(june, "mẫu_tờ_khai", "tháng_cuối", "lý_do_kết_thúc"), ["1a", "2026-06", "đủ-16"]);
  const july = decide(facts, "2026-07");
  deepEqual(pick(july, "nhóm", "nhóm_hưởng", "hỗ_trợ_bhyt", "nơi_chi_trả"), [["II.4.b"], null, false, null]);
});

check("turning 16 (A11, A12)", () => {
  const at = (signed: string, born: string): Facts => child(signed, born, { nhiễm_hiv: true });
  deepEqual(ending(at("2026-06-15", "2010-06-15")), [null, null, "đủ-16"]);
  deepEqual(ending(at("2026-06-14", "2010-06-15")), ["2026-06", "đủ-16", null]);
  deepEqual(ending(at("2026-02-28", "2010-06-01")), ["2026-06", "đủ-16", null]);
  deepEqual(ending(at("2026-02-28", "2010-06-15"), { "IV.3-tháng-cuối": "đúng-tháng" }), ["2026-05", "đủ-16", null]);
  deepEqual(ending(at("2026-06-14", "2010-06-15"), { "IV.3-tháng-cuối": "đúng-tháng" }), ["2026-06", "đủ-16", null]);
});

check("36 months (A13)", () => {
  const escaped = (signed: string): Facts => ({
    ...child(signed, "2017-01-01"),
    hộ: { loại_thoát: "thoát_nghèo", ngày_công_nhận_thoát: "2025-11-20" },
  });
  const facts = escaped("2026-01-15");
  deepEqual(ending(facts), ["2028-11", "hết-36-tháng", null]);
  deepEqual(ending(facts, { "IV.3-36-tháng": "lịch-gồm" }), ["2028-10", "hết-36-tháng", null]);
  deepEqual(ending(facts, { "IV.3-36-tháng": "lịch-sau" }), ["2028-11", "hết-36-tháng", null]);
  const month = decide(facts, "2028-11");
  deepEqual(pick(month, "nhóm", "mức_hằng_tháng", "hỗ_trợ_bhyt", "cơ_quan"), [["II.2.b"], 2_800_000, true, ECONOMY]);
  deepEqual(decide(facts, "2028-12").nhóm, []);
  deepEqual(ending(escaped("2028-11-19")), ["2028-11", "hết-36-tháng", null]);
  deepEqual(ending(escaped("2028-11-20")), [null, null, "hết-36-tháng"]);
  deepEqual(ending(escaped("2028-11-25"), { "IV.3-36-tháng": "lịch-sau" }), ["2028-11", "hết-36-tháng", null]);
});

check("the year 2025 and leaving near-poverty (A14)", () => {
  const facts: Facts = {
    ...child("2026-02-10", "2017-01-01"),
    hộ: {
      loại: [
        { from: "2025-12-20", value: "cận_nghèo" },
        { from: "2026-12-25", value: "khác" },
      ],
      loại_thoát: "thoát_cận_nghèo",
      ngày_công_nhận_thoát: "2026-12-25",
    },
  };
  deepEqual(ending(facts), ["2026-12", "hết-hộ-cận-nghèo", null]);
  const any = { "II.2-năm-2025": "mọi-năm" } as const;
  deepEqual(ending(facts, any), ["2029-12", "hết-36-tháng", null]);
  deepEqual(pick(decide(facts, "2026-12", any), "nhóm", "hỗ_trợ_bhyt"), [["II.1.b"], false]);
  deepEqual(pick(decide(facts, "2027-01", any), "nhóm", "hỗ_trợ_bhyt"), [["II.2.b"], true]);
});

check("scope of the exclusion (A01)", () => {
  const severe = child("2026-01-20", "2014-01-01", {
    thế_hệ_thứ_ba: true,
    khuyết_tật: "đặc_biệt_nặng",
    đối_tượng_bảo_trợ: true,
    trợ_cấp_xã_hội: 1_250_000,
  });
  deepEqual(amounts(severe, "2026-01", "2029-12"), ["2026-01..2026-12 750000", "2027-01..2029-12 1550000"]);
  const month = decide(severe, "2026-01");
  deepEqual(pick(month, "nhóm_hưởng", "mẫu_tờ_khai", "cơ_quan", "hỗ_trợ_bhyt"), ["II.3.b", "1đ", CULTURE, false]);
  const literal = { "IV.2.c-phạm-vi": "nguyên-văn" } as const;
  deepEqual(ending(severe, literal), [null, null, "IV.2.c:trợ-cấp-xã-hội"]);
  deepEqual(decide(severe, "2026-01", literal).nhóm_bị_loại, ["II.3.b"]);
  const pensioned = orphan("2026-01-20", { hưởng_tuất: true, ở_cơ_sở_bảo_trợ: true });
  deepEqual(ending(pensioned), [null, null, "IV.2.c:cơ-sở-bảo-trợ,trợ-cấp-tuất"]);
  equal(decide(pensioned, "2026-01", { "IV.2.c-phạm-vi": "b-tất-cả" }).mức_hằng_tháng, 750_000);
  const later = orphan("2026-01-20", { hưởng_tuất: [{ from: "2026-05-31", value: true }] });
  deepEqual(ending(later), ["2026-05", "IV.2.c:trợ-cấp-tuất", null]);
});

check("near-poor members of other groups are moved to group 1 (A25)", () => {
  const facts: Facts = { ...orphan("2026-03-01"), hộ: { loại: "cận_nghèo" } };
  const month = decide(facts, "2026-03");
  deepEqual(pick(month, "nhóm", "nhóm_bị_loại", "hỗ_trợ_bhyt"), [["II.1.b"], ["II.4.a"], false]);
  equal(month.mức_hằng_tháng, 2_000_000);
});

check("what is compared (A05)", () => {
  const facts: Facts = { ...topUp, trẻ: { ...topUp.trẻ, nhiễm_hiv: true, trợ_cấp_xã_hội: 1_400_000 } };
  deepEqual(amounts(facts, "2026-03", "2027-12"), ["2026-03..2026-12 750000", "2027-01..2027-12 1400000"]);
  deepEqual(pick(decide(facts, "2026-03"), "nhóm", "nhóm_hưởng", "mẫu_tờ_khai"), [["II.1.a", "II.6"], "II.6", "1b"]);
  deepEqual(pick(decide(facts, "2027-01"), "nhóm_hưởng", "mẫu_tờ_khai", "cơ_quan"), ["II.1.a", "1b", CULTURE]);
  const level = { "IV.1-so-sánh": "mức-bảo-đảm" } as const;
  deepEqual(amounts(facts, "2026-03", "2026-12", level), ["2026-03..2026-12 600000"]);
  deepEqual(pick(decide(facts, "2027-01", level), "nhóm_hưởng", "mẫu_tờ_khai", "cơ_quan"), ["II.1.a", "1a", ECONOMY]);
});

check("equal amounts: II.4 before II.6, so insured (A06)", () => {
  const month = decide(orphan("2026-03-01", { nhiễm_hiv: true }), "2026-03", { "IV.1-bhyt": "theo-nhóm-hưởng" });
  deepEqual(pick(month, "nhóm", "nhóm_hưởng", "hỗ_trợ_bhyt"), [["II.4.a", "II.6"], "II.4.a", true]);
});

check("rates of the month before (A24)", () => {
  const readings = { "III.1-đổi-mức": "tháng-sau" } as const;
  deepEqual(amounts(topUp, "2026-12", "2027-03", readings), ["2026-12..2027-01 1000000", "2027-02..2027-03 1800000"]);
  const signedIn2027 = { ...topUp, ngày_ký_quyết_định: "2027-01-05" };
  deepEqual(amounts(signedIn2027, "2027-01", "2027-02", readings), ["2027-01..2027-02 1800000"]);
});

check("another policy of the city (A07)", () => {
  const given = (from: string, value: number): Facts => orphan("2026-05-01", { chính_sách_khác: [{ from, value }] });
  deepEqual(amounts(given("2026-06-01", 1_000_000), "2026-05", "2026-07"), [
    "2026-05..2026-05 750000",
    "2026-06..2026-07 0",
  ]);
  deepEqual(amounts(given("2026-06-02", 1_000_000), "2026-06", "2026-07"), [
    "2026-06..2026-06 750000",
    "2026-07..2026-07 0",
  ]);
  deepEqual(amounts(given("2026-06-01", 750_000), "2026-05", "2026-07"), ["2026-05..2026-07 750000"]);
  const june = decide(given("2026-06-01", 1_000_000), "2026-06");
  deepEqual(pick(june, "được_hưởng", "nhóm_hưởng", "hỗ_trợ_bhyt"), [true, "II.4.a", true]);
});

check("moving (A29, IV.2.b)", () => {
  const moved = (value: Residence | null): Facts => ({
    ...child("2026-03-01", "2017-01-01"),
    hộ: { loại: "cận_nghèo" },
    cư_trú: [{ from: "2026-09-10", value }],
  });
  const commune = moved(live("xã An Lão", "xã"));
  deepEqual(amounts(commune, "2026-08", "2026-11"), ["2026-08..2026-09 2000000", "2026-10..2026-11 1500000"]);
  equal(decide(commune, "2026-09").nơi_chi_trả, "phường Phù Liễn");
  equal(decide(commune, "2026-10").nơi_chi_trả, "xã An Lão");
  const urban = moved({ ...live("đặc khu Cát Hải", "đặc_khu"), khu_vực: "thành_thị", đăng_ký: "tạm_trú" });
  equal(decide(urban, "2026-10").mức_hằng_tháng, 2_000_000);
  equal(decide(moved(live("đặc khu Cát Hải", "đặc_khu")), "2026-10").mức_hằng_tháng, 1_500_000);
  deepEqual(ending(moved(live("xã Ngoài", "ngoài_thành_phố"))), ["2026-09", "ngoài-thành-phố", null]);
  deepEqual(ending(moved(null)), ["2026-09", "không-cư-trú", null]);
  const unregistered: Residence = { ...live("xã Ngoài", "ngoài_thành_phố"), đăng_ký: "không" };
  deepEqual(ending(moved(unregistered)), ["2026-09", "không-cư-trú", null]);
});

check("death (IV.3-4) and the order of reasons", () => {
  deepEqual(ending(orphan("2026-03-01", { ngày_chết: "2026-05-31" })), ["2026-05", "chết", null]);
  deepEqual(ending(orphan("2026-05-31", { ngày_chết: "2026-05-31" })), [null, null, "chết"]);
  deepEqual(ending({ ...child("2026-05-20", "2010-05-20", { ngày_chết: "2026-05-02" }) }), [null, null, "chết"]);
  deepEqual(ending(child("2026-03-01", "2026-03-02", { nhiễm_hiv: true })), [null, null, "chưa-sinh"]);
  deepEqual(ending(child("2026-03-02", "2026-03-02", { nhiễm_hiv: true })), ["2030-12", "hết-giai-đoạn", null]);
  deepEqual(ending(child("2025-12-31", "2017-01-01", { nhiễm_hiv: true })), [null, null, "ngoài-giai-đoạn"]);
  deepEqual(ending(child("2031-01-01", "2017-01-01", { nhiễm_hiv: true })), [null, null, "ngoài-giai-đoạn"]);
  deepEqual(ending(child("2026-01-01", "2017-01-01")), [null, null, "không-thuộc-nhóm"]);
  deepEqual(ending(child("2030-12-31", "2017-01-01", { nhiễm_hiv: true })), ["2030-12", "hết-giai-đoạn", null]);
});

check("child born of an abused child (IV.3-3, A16, A17)", () => {
  const born = (signed: string, mother: string, abused: string | null): Facts => ({
    ...child(signed, "2024-06-01", { sinh_ra_từ_trẻ_bị_xâm_hại: true, ngày_mẹ_bị_xâm_hại: abused }),
    mẹ: { ngày_sinh: mother },
  });
  const facts = born("2026-03-01", "2009-08-10", "2023-09-01");
  deepEqual(ending(facts), ["2027-08", "mẹ-đủ-18", null]);
  const month = decide(facts, "2027-08");
  deepEqual(pick(month, "nhóm_hưởng", "mẫu_tờ_khai", "hỗ_trợ_bhyt"), ["II.5-2", "1a", false]);
  deepEqual(ending(born("2026-03-01", "2009-08-10", "2025-08-10")), [null, null, "không-thuộc-nhóm"]);
  deepEqual(ending(born("2026-02-28", "2008-02-29", null)), [null, null, "mẹ-đủ-18"]);
  deepEqual(ending(born("2026-02-28", "2008-02-29", null), { "29-02": "01-03" }), ["2026-03", "mẹ-đủ-18", null]);
  throws(() => decide({ ...facts, mẹ: null }, "2026-03"), UnknownFact);
});

check("unknown facts, unknown readings", () => {
  throws(() => decide({ trẻ: { ngày_sinh: "2017-01-01" } }, "2026-03"), UnknownFact);
  throws(() => decide({ ngày_ký_quyết_định: "2026-01-01" }, "2026-03"), UnknownFact);
  throws(() => decide(topUp, "2026-03", { "29-02": "29-02" } as unknown as Partial<Readings>), RangeError);
});

check("29 February for 6 years and 24 months (A23, A30)", () => {
  const six: Facts = { ...child("2026-01-10", "2020-02-29"), cha: ON_ALLOWANCE, mẹ: ON_ALLOWANCE };
  const insured = (month: string, readings?: Partial<Readings>): boolean => decide(six, month, readings).hỗ_trợ_bhyt;
  deepEqual(decide(six, "2026-01").nhóm, ["II.4.g"]);
  deepEqual([insured("2026-01"), insured("2026-02")], [false, true]);
  deepEqual([insured("2026-02", { "29-02": "01-03" }), insured("2026-03", { "29-02": "01-03" })], [false, true]);
  const after = { "III.2-đủ-6": "tháng-sau" } as const;
  deepEqual([insured("2026-02", after), insured("2026-03", after)], [false, true]);
  const absent: Facts = {
    ...child("2026-02-28", "2016-01-01"),
    cha: DEAD,
    mẹ: { biệt_tích_từ: "2024-02-29", ngày_xác_nhận_biệt_tích: "2026-02-28" },
  };
  deepEqual(decide(absent, "2026-02").nhóm, ["II.4.b"]);
  deepEqual(ending(absent, { "29-02": "01-03" }), [null, null, "không-thuộc-nhóm"]);
});

check("II.4: every pair of one parent gone and the other in a state; holes of A18", () => {
  const missing: ParentFacts = { mất_tích: true };
  const ill: ParentFacts = { bệnh_dài_ngày: true };
  const of = (cha: ParentFacts | null, mẹ: ParentFacts | null): readonly string[] =>
    decide({ ...child("2026-01-10", "2016-01-01"), cha, mẹ }, "2026-01").nhóm;
  const others = [ON_ALLOWANCE, ABSENT, ill];
  deepEqual(
    others.map((other) => of(DEAD, other)),
    [["II.4.a"], ["II.4.b"], ["II.4.c"]],
  );
  deepEqual(
    others.map((other) => of(other, missing)),
    [["II.4.d"], ["II.4.đ"], ["II.4.e"]],
  );
  for (const [a, b] of [
    [DEAD, DEAD],
    [DEAD, missing],
    [missing, missing],
    [ABSENT, ABSENT],
    [ABSENT, ill],
    [ill, ill],
  ]) {
    deepEqual(of(a ?? null, b ?? null), []);
  }
  deepEqual([of(ABSENT, ON_ALLOWANCE), of(ON_ALLOWANCE, ill), of(DEAD, null)], [[], [], []]);
  deepEqual(of(DEAD, { ...ON_ALLOWANCE, ...ill }), ["II.4.a", "II.4.c"]);
  deepEqual(of(DEAD, { ...ON_ALLOWANCE, ...missing }), []);
  deepEqual(of(DEAD, { ...ABSENT, ngày_xác_nhận_biệt_tích: null }), []);
});

check("a court declares the absent mother missing (A18), or she returns", () => {
  const facts = (mẹ: ParentFacts): Facts => ({ ...child("2026-01-10", "2016-01-01"), cha: DEAD, mẹ });
  const declared = facts({ ...ABSENT, mất_tích: [{ from: "2026-04-15", value: true }] });
  deepEqual(ending(declared), ["2026-04", "mất-điều-kiện-nhóm", null]);
  deepEqual(ending(facts({ ...ABSENT, ngày_trở_về: "2026-04-30" })), ["2026-04", "mất-điều-kiện-nhóm", null]);
  deepEqual(ending(facts({ ...ABSENT, ngày_trở_về: "2026-05-01" })), ["2026-05", "mất-điều-kiện-nhóm", null]);
});

check("from near-poor to poor (A26); a gap needs a new decision (A50)", () => {
  const facts: Facts = {
    ...child("2026-03-01", "2017-01-01"),
    hộ: {
      loại: [
        { from: "2026-01-01", value: "cận_nghèo" },
        { from: "2026-08-15", value: "nghèo" },
        { from: "2026-10-01", value: "cận_nghèo" },
      ],
    },
  };
  deepEqual(ending(facts), ["2026-08", "hết-hộ-cận-nghèo", null]);
  deepEqual(pick(decide(facts, "2026-11"), "nhóm", "được_hưởng", "mức_hằng_tháng"), [["II.1.b"], false, 0]);
  deepEqual(pick(decide(facts, "2026-02"), "nhóm", "được_hưởng", "tháng_cuối"), [["II.1.b"], false, "2026-08"]);
});

check("insurance of II.2 (A03)", () => {
  const facts: Facts = {
    ...child("2026-03-01", "2018-06-01", { đối_tượng_bảo_trợ: true, trợ_cấp_xã_hội: 700_000 }),
    hộ: { loại_thoát: "thoát_cận_nghèo", ngày_công_nhận_thoát: "2025-12-31" },
  };
  const month = decide(facts, "2026-03");
  deepEqual(pick(month, "nhóm", "mức_hằng_tháng", "hỗ_trợ_bhyt"), [["II.2.a"], 1_300_000, false]);
  equal(decide(facts, "2026-03", { "III.2-nhóm-2": "rộng" }).hỗ_trợ_bhyt, true);
  deepEqual(ending(facts), ["2028-12", "hết-36-tháng", null]);
});

check("cards and who lists the child (V.2.2, V.2.3): the last day of the month", () => {
  const facts = orphan("2026-08-01", {
    đi_học: [{ from: "2026-09-05", value: true }],
    thẻ_bhyt_khác: [
      { from: "2026-10-01", value: "thấp_hơn" },
      { from: "2026-11-30", value: "bằng" },
      { from: "2026-12-31", value: "cao_hơn" },
    ],
  });
  deepEqual(
    ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"].map((month) => decide(facts, month).lập_danh_sách_bhyt),
    ["ubnd_phường", "cơ_sở_giáo_dục", "cơ_sở_giáo_dục", null, null],
  );
  deepEqual(pick(decide(facts, "2026-11"), "hỗ_trợ_bhyt", "mức_hằng_tháng"), [false, 750_000]);
});

check("mild disability (A02); abused child raising a child (V.1.2.c)", () => {
  const mild: ChildFacts = { thế_hệ_thứ_ba: true, khuyết_tật: "nhẹ" };
  const month = decide(child("2026-03-01", "2018-01-01", mild), "2026-03");
  deepEqual(pick(month, "nhóm", "mức_hằng_tháng", "hỗ_trợ_bhyt"), [["II.3.c"], 2_000_000, true]);
  deepEqual(pick(month, "mẫu_tờ_khai", "cơ_quan"), ["1đ", CULTURE]);
  const unconfirmed = child("2026-03-01", "2018-01-01", { ...mild, hội_đồng_phường_xác_định: false });
  deepEqual(ending(unconfirmed), [null, null, "không-thuộc-nhóm"]);
  const raising = decide(child("2026-03-01", "2011-01-01", { bị_xâm_hại_đang_nuôi_con: true }), "2026-03");
  deepEqual(pick(raising, "nhóm", "mức_hằng_tháng", "mẫu_tờ_khai"), [["II.5-1"], 750_000, "1c"]);
});

check("histories in any order; one month late, unless judged in the month itself (A55)", () => {
  const facts: Facts = {
    ...topUp,
    trẻ: {
      ...topUp.trẻ,
      trợ_cấp_xã_hội: [
        { from: "2026-09-15", value: 1_250_000 },
        { from: "2024-01-01", value: 1_000_000 },
      ],
    },
  };
  deepEqual(amounts(facts, "2026-08", "2026-11"), ["2026-08..2026-09 1000000", "2026-10..2026-11 750000"]);
  const same = { "IV.3-tháng-cuối": "đúng-tháng" } as const;
  deepEqual(amounts(facts, "2026-08", "2026-11", same), ["2026-08..2026-08 1000000", "2026-09..2026-11 750000"]);
});

report();

/**
 * The facts of one child for NQ 55/2025, as JSON gives them, and the same facts made ready to compute with: dates as
 * integers, histories sorted, every anniversary the law asks for already worked out.
 */
import { anniversary, type CalendarDay, NEVER, parseDay } from "./days.ts";

/** A fact that changes over time: each value holds until the next; a bare value holds always. */
export type History<T> = T | readonly { readonly from: string; readonly value: T }[];

export type Residence = {
  đơn_vị: string;
  loại: "phường" | "xã" | "đặc_khu" | "ngoài_thành_phố";
  đăng_ký: "thường_trú" | "tạm_trú" | "không";
  khu_vực?: "nông_thôn" | "thành_thị" | null;
};

export type Disability = "không" | "nhẹ" | "nặng" | "đặc_biệt_nặng";
export type OtherCard = "không" | "thấp_hơn" | "bằng" | "cao_hơn";
export type HouseholdKind = "khác" | "nghèo" | "cận_nghèo";

export type ParentFacts = {
  ngày_sinh?: string | null;
  ngày_chết?: string | null;
  mất_tích?: History<boolean>;
  biệt_tích_từ?: string | null;
  ngày_xác_nhận_biệt_tích?: string | null;
  ngày_trở_về?: string | null;
  hưởng_trợ_cấp?: History<boolean>;
  bệnh_dài_ngày?: History<boolean>;
};

export type ChildFacts = {
  ngày_sinh?: string | null;
  ngày_chết?: string | null;
  nhiễm_hiv?: History<boolean>;
  khuyết_tật?: History<Disability>;
  hội_đồng_phường_xác_định?: History<boolean>;
  thế_hệ_thứ_ba?: boolean;
  đối_tượng_bảo_trợ?: History<boolean>;
  trợ_cấp_xã_hội?: History<number>;
  hưởng_tuất?: History<boolean>;
  ở_cơ_sở_bảo_trợ?: History<boolean>;
  bị_xâm_hại_đang_nuôi_con?: History<boolean>;
  sinh_ra_từ_trẻ_bị_xâm_hại?: boolean;
  ngày_mẹ_bị_xâm_hại?: string | null;
  đi_học?: History<boolean>;
  thẻ_bhyt_khác?: History<OtherCard>;
  chính_sách_khác?: History<number>;
};

export type Facts = {
  ngày_ký_quyết_định?: string | null;
  trẻ?: ChildFacts;
  cha?: ParentFacts | null;
  mẹ?: ParentFacts | null;
  hộ?: {
    loại?: History<HouseholdKind>;
    loại_thoát?: "thoát_nghèo" | "thoát_cận_nghèo" | null;
    ngày_công_nhận_thoát?: string | null;
  };
  cư_trú?: History<Residence | null>;
  chuyển_tiếp_nq22?: boolean;
};

/** The readings of unclear clauses; the first option of each is the default. */
export type Readings = {
  "IV.2.c-phạm-vi": "b-phân-phối" | "nguyên-văn" | "b-tất-cả";
  "III.2-nhóm-2": "hẹp" | "rộng";
  "IV.1-so-sánh": "mức-hỗ-trợ" | "mức-bảo-đảm";
  "IV.1-bhyt": "độc-lập" | "theo-nhóm-hưởng";
  "III.1.a-bù-0": "giữ-0" | "không-hưởng";
  "IV.3-tháng-cuối": "tháng-sau" | "đúng-tháng";
  "IV.3-36-tháng": "mốc-ngày" | "lịch-gồm" | "lịch-sau";
  "II.2-năm-2025": "chỉ-2025" | "mọi-năm";
  "29-02": "28-02" | "01-03";
  "III.1-đổi-mức": "đúng-tháng" | "tháng-sau";
  "III.2-đủ-6": "tháng-đủ-6" | "tháng-sau";
};

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

const DEFAULT_READINGS = Object.fromEntries(
  Object.entries(OPTIONS).map(([id, options]) => [id, options[0]]),
) as Readings;

/** The given readings over the defaults; an unknown id or option is an error. */
function chooseReadings(given: Partial<Readings> | undefined): Readings {
  if (given === undefined) return DEFAULT_READINGS;
  for (const [id, option] of Object.entries(given)) {
    const options: readonly string[] | undefined = OPTIONS[id as keyof Readings];
    if (!options?.includes(option)) throw new RangeError(`no such reading: ${id}=${option}`);
  }
  return { ...DEFAULT_READINGS, ...given };
}

/** A fact that the answer needs and nobody gave. */
export class UnknownFact extends Error {
  readonly fact: string;

  constructor(fact: string) {
    super(`unknown fact: ${fact}`);
    this.name = "UnknownFact";
    this.fact = fact;
  }
}

/** A history made ready: the default first, then the entries by day. */
class Track<T> {
  readonly #days: number[] = [];
  readonly #values: T[] = [];
  readonly #before: T;

  constructor(history: History<T> | undefined, before: T) {
    if (!Array.isArray(history)) {
      this.#before = history === undefined ? before : (history as T);
      return;
    }
    this.#before = before;
    for (const { from, value } of history as readonly { from: string; value: T }[])
      this.#insert(parseDay(from).day, value);
  }

  /** Puts an entry after those that begin no later; histories mostly come in order. */
  #insert(day: number, value: T): void {
    let at = this.#days.length;
    for (; at > 0 && (this.#days[at - 1] as number) > day; at--) {
      this.#days[at] = this.#days[at - 1] as number;
      this.#values[at] = this.#values[at - 1] as T;
    }
    this.#days[at] = day;
    this.#values[at] = value;
  }

  /** The value on a day: that of the latest entry already begun, else the default. */
  on(day: number): T {
    for (let i = this.#days.length - 1; i >= 0; i--) {
      if ((this.#days[i] as number) <= day) return this.#values[i] as T;
    }
    return this.#before;
  }
}

/** A parent, for II.4 and II.5. Days are NEVER where the thing has not happened. */
export type Parent = {
  readonly death: number;
  readonly missing: Track<boolean>;
  /** The day the absence reaches 24 months (II.4.b, II.4.đ). */
  readonly absent24: number;
  readonly absenceConfirmed: number;
  readonly returned: number;
  readonly allowance: Track<boolean>;
  readonly disease: Track<boolean>;
};

/** One child's facts under one choice of readings. */
export type Case = {
  readonly readings: Readings;
  readonly signed: number;
  readonly signedMonth: number;
  readonly birth: number;
  readonly sixth: number;
  readonly sixteenth: number;
  readonly death: number;
  readonly hiv: Track<boolean>;
  readonly thirdGeneration: boolean;
  readonly disability: Track<Disability>;
  readonly councilConfirmed: Track<boolean>;
  readonly beneficiary: Track<boolean>;
  readonly allowance: Track<number>;
  readonly survivorPension: Track<boolean>;
  readonly institution: Track<boolean>;
  readonly raisingChild: Track<boolean>;
  /** Born of an abused child, who was under 16 then (II.5, A17). */
  readonly bornOfAbuse: boolean;
  /** The day the mother turns 18; NEVER where the child is not of II.5-2 (IV.3-3). */
  readonly mother18: number;
  readonly school: Track<boolean>;
  readonly otherCard: Track<OtherCard>;
  readonly otherPolicy: Track<number>;
  readonly father: Parent;
  readonly mother: Parent;
  readonly household: Track<HouseholdKind>;
  /** The day the household escaped, if it counts for II.2; else NEVER. */
  readonly escaped: number;
  readonly escapedMonth: number;
  /** The day 36 months after it (IV.3-2). */
  readonly escaped36: number;
  readonly residence: Track<Residence | null>;
};

const HOME: Residence = { đơn_vị: "phường Phù Liễn", loại: "phường", đăng_ký: "thường_trú", khu_vực: null };

const MONTH_2025_01 = 2025 * 12;
const MONTH_2025_12 = MONTH_2025_01 + 11;

function optionalDay(text: string | null | undefined): CalendarDay | null {
  return text === null || text === undefined ? null : parseDay(text);
}

function requiredDay(text: string | null | undefined, fact: string): CalendarDay {
  if (text === null || text === undefined) throw new UnknownFact(fact);
  return parseDay(text);
}

function prepareParent(given: ParentFacts | null | undefined, readings: Readings): Parent {
  const parent = given ?? {};
  const absentFrom = optionalDay(parent.biệt_tích_từ);
  return {
    death: optionalDay(parent.ngày_chết)?.day ?? NEVER,
    missing: new Track(parent.mất_tích, false),
    absent24: absentFrom === null ? NEVER : anniversary(absentFrom, 2, readings["29-02"]),
    absenceConfirmed: optionalDay(parent.ngày_xác_nhận_biệt_tích)?.day ?? NEVER,
    returned: optionalDay(parent.ngày_trở_về)?.day ?? NEVER,
    allowance: new Track(parent.hưởng_trợ_cấp, false),
    disease: new Track(parent.bệnh_dài_ngày, false),
  };
}

/** II.5-2: whether the child is born of an abused child, and until when it is supported for that (IV.3-3). */
function prepareBornOfAbuse(facts: Facts, readings: Readings): Pick<Case, "bornOfAbuse" | "mother18"> {
  const child = facts.trẻ ?? {};
  if (child.sinh_ra_từ_trẻ_bị_xâm_hại !== true) return { bornOfAbuse: false, mother18: NEVER };
  const motherBirth = requiredDay(facts.mẹ?.ngày_sinh, "mẹ.ngày_sinh");
  const abused = optionalDay(child.ngày_mẹ_bị_xâm_hại);
  const asChild = abused === null || abused.day < anniversary(motherBirth, 16, readings["29-02"]);
  return { bornOfAbuse: asChild, mother18: asChild ? anniversary(motherBirth, 18, readings["29-02"]) : NEVER };
}

/** II.2: the recognition, if the household counts as one that escaped (A14). */
function prepareEscape(facts: Facts, readings: Readings): Pick<Case, "escaped" | "escapedMonth" | "escaped36"> {
  const kind = facts.hộ?.loại_thoát ?? null;
  const date = optionalDay(facts.hộ?.ngày_công_nhận_thoát);
  const counts =
    kind !== null &&
    date !== null &&
    (readings["II.2-năm-2025"] === "mọi-năm" || (date.month >= MONTH_2025_01 && date.month <= MONTH_2025_12));
  if (!counts) return { escaped: NEVER, escapedMonth: 0, escaped36: NEVER };
  return { escaped: date.day, escapedMonth: date.month, escaped36: anniversary(date, 3, readings["29-02"]) };
}

/** Makes a child's facts ready: everything that doesn't depend on the month asked for. */
export function prepare(facts: Facts, given?: Partial<Readings>): Case {
  const readings = chooseReadings(given);
  const child = facts.trẻ ?? {};
  const signed = requiredDay(facts.ngày_ký_quyết_định, "ngày_ký_quyết_định");
  const birth = requiredDay(child.ngày_sinh, "trẻ.ngày_sinh");
  return {
    readings,
    signed: signed.day,
    signedMonth: signed.month,
    birth: birth.day,
    sixth: anniversary(birth, 6, readings["29-02"]),
    sixteenth: anniversary(birth, 16, readings["29-02"]),
    death: optionalDay(child.ngày_chết)?.day ?? NEVER,
    hiv: new Track(child.nhiễm_hiv, false),
    thirdGeneration: child.thế_hệ_thứ_ba === true,
    disability: new Track<Disability>(child.khuyết_tật, "không"),
    councilConfirmed: new Track(child.hội_đồng_phường_xác_định, true),
    beneficiary: new Track(child.đối_tượng_bảo_trợ, false),
    allowance: new Track(child.trợ_cấp_xã_hội, 0),
    survivorPension: new Track(child.hưởng_tuất, false),
    institution: new Track(child.ở_cơ_sở_bảo_trợ, false),
    raisingChild: new Track(child.bị_xâm_hại_đang_nuôi_con, false),
    ...prepareBornOfAbuse(facts, readings),
    school: new Track(child.đi_học, false),
    otherCard: new Track<OtherCard>(child.thẻ_bhyt_khác, "không"),
    otherPolicy: new Track(child.chính_sách_khác, 0),
    father: prepareParent(facts.cha, readings),
    mother: prepareParent(facts.mẹ, readings),
    household: new Track<HouseholdKind>(facts.hộ?.loại, "khác"),
    ...prepareEscape(facts, readings),
    residence: new Track<Residence | null>(facts.cư_trú, HOME),
  };
}

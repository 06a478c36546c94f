/**
 * Every word of the language in both vocabularies, by category. The English word is the canonical one, which is what the
 * rest of the compiler speaks; within a category a word stands for one thing only. The keys of files are in `places.ts`,
 * since what a key means depends on where it stands. `also` lists further spellings that are read but never written:
 * the newer tone marks (`thoả` for `thỏa`), English singulars.
 */
import type { Lang } from "@khoan/diagnostics";

export type Word = {
  readonly en: string;
  readonly vi: string;
  readonly also?: Partial<Readonly<Record<Lang, readonly string[]>>>;
};

function words(...rows: readonly (readonly [en: string, vi: string, also?: Word["also"]])[]): readonly Word[] {
  return rows.map(([en, vi, also]) => (also === undefined ? { en, vi } : { en, vi, also }));
}

export const VOCABULARY = {
  /** Words of formulas with a place of their own in the grammar. */
  keyword: words(
    ["if", "nếu"],
    ["then", "thì"],
    ["else", "không thì"],
    ["let", "đặt"],
    ["in", "trong"],
    ["some", "có"],
    ["every", "mọi"],
    ["satisfies", "thỏa", { vi: ["thoả"] }],
    ["or", "hoặc"],
    ["and", "và"],
    ["not", "không"],
    ["contains", "chứa"],
    ["one of", "thuộc"],
    ["at", "tại"],
    ["for", "với"],
    ["where", "mà"],
    ["true", "đúng"],
    ["false", "sai"],
    ["null", "trống"],
    ["day", "ngày"],
    ["month", "tháng"],
    ["year", "năm"],
    ["this_clause", "điều_khoản_này"],
  ),
  /** Units of durations, as they stand behind a number. */
  unit: words(
    ["days", "ngày", { en: ["day"] }],
    ["months", "tháng", { en: ["month"] }],
    ["years", "năm", { en: ["year"] }],
  ),
  function: words(
    ["round", "làm_tròn"],
    ["exactly", "chính_xác"],
    ["max", "lớn_nhất"],
    ["min", "nhỏ_nhất"],
    ["age", "tuổi"],
    ["days_between", "số_ngày"],
    ["months_between", "số_tháng"],
    ["first_day", "ngày_đầu"],
    ["last_day", "ngày_cuối"],
    ["first_month", "tháng_đầu"],
    ["last_month", "tháng_cuối_của"],
    ["month_of", "tháng_của"],
    ["year_of", "năm_của"],
    ["marginal", "luỹ_tiến", { vi: ["lũy_tiến"] }],
    ["reading", "cách_đọc"],
    ["join", "nối"],
    ["text", "văn_bản"],
    ["in_clause_order", "sắp_xếp_theo_điều_khoản"],
    ["item", "phần_tử"],
    ["empty", "rỗng"],
  ),
  aggregate: words(
    ["count", "đếm"],
    ["sum", "tổng"],
    ["list", "danh_sách"],
    ["highest", "cao_nhất"],
    ["lowest", "thấp_nhất"],
    ["first", "đầu_tiên"],
  ),
  /** Labels of arguments. */
  label: words(["to", "đến"], ["mode", "kiểu"]),
  rounding_mode: words(
    ["half_up", "nửa_lên"],
    ["half_down", "nửa_xuống"],
    ["half_even", "nửa_chẵn"],
    ["up", "lên"],
    ["down", "xuống"],
    ["ceiling", "trần"],
    ["floor", "sàn"],
    ["exact", "chính_xác"],
  ),
  type: words(
    ["bool", "đúng_sai"],
    ["int", "số_nguyên"],
    ["decimal", "số"],
    ["money", "tiền"],
    ["percent", "phần_trăm"],
    ["date", "ngày"],
    ["month", "tháng"],
    ["year", "năm"],
    ["days", "số_ngày"],
    ["months", "số_tháng"],
    ["years", "số_năm"],
    ["text", "văn_bản"],
    ["clause", "điều_khoản"],
    ["list", "danh_sách"],
    ["scale", "biểu"],
  ),
  bool: words(["true", "đúng"], ["false", "sai"]),
  /** Values of cases and facts that are not the author's own. */
  case_word: words(["true", "đúng"], ["false", "sai"], ["null", "trống"], ["unknown", "chưa_biết"]),
  per: words(["day", "ngày"], ["month", "tháng"], ["year", "năm"]),
  combine: words(
    ["unique", "duy_nhất"],
    ["highest", "cao_nhất"],
    ["lowest", "thấp_nhất"],
    ["sum", "tổng"],
    ["all", "tất_cả"],
    ["any", "bất_kỳ", { vi: ["bất_kì"] }],
    ["list", "danh_sách"],
    ["set", "tập_hợp"],
  ),
  role: words(
    ["documents", "hồ_sơ"],
    ["steps", "các_bước"],
    ["office", "cơ_quan"],
    ["deadline", "thời_hạn"],
    ["notes", "ghi_chú"],
  ),
  sensitivity: words(["public", "công_khai"], ["personal", "cá_nhân"], ["sensitive", "nhạy_cảm"]),
  status: words(["verified", "đã_kiểm_chứng"], ["unverified", "chưa_kiểm_chứng"]),
  when_null: words(["absent", "vắng"], ["default", "mặc_định"], ["unknown", "chưa_biết"]),
  not_encoded: words(
    ["heading", "tiêu_đề"],
    ["basis", "căn_cứ"],
    ["purpose", "mục_đích"],
    ["organisation", "tổ_chức"],
    ["reference", "dẫn_chiếu"],
    ["procedure", "thủ_tục"],
    ["definition", "định_nghĩa"],
  ),
  hit: words(["unique", "duy_nhất"], ["first", "đầu_tiên"], ["collect", "thu_thập"]),
  month_end: words(["down", "lùi"], ["up", "tới"]),
  /** Whether a variable rises or falls as a fact does. */
  direction: words(["rising", "tăng"], ["falling", "giảm"]),
  /** What no golden case has shown yet (packages/coverage). */
  verdict: words(["equivalent", "tương_đương"], ["accepted", "chấp_nhận"]),
  gap: words(
    ["seen_true", "thấy_đúng"],
    ["seen_false", "thấy_sai"],
    ["seen_unknown", "thấy_chưa_biết"],
    ["decides", "tự_quyết"],
    ["applies", "áp_dụng"],
    ["row", "dòng"],
    ["wins", "thắng"],
    ["stands_aside", "nhường"],
    ["otherwise", "nếu_không"],
    ["rate", "mức"],
    ["bracket", "bậc"],
    ["option", "lựa_chọn"],
    ["must", "phải"],
    ["cited", "được_nêu"],
    ["examined", "được_xét"],
    ["noticed", "nhận_ra"],
  ),
  /** `reveals` names sensitive facts, or all of them. */
  reveals: words(["all", "tất_cả"]),
} as const satisfies Readonly<Record<string, readonly Word[]>>;

export type Category = keyof typeof VOCABULARY;

export const CATEGORIES = Object.keys(VOCABULARY) as readonly Category[];

/** Both ways of looking up the words of one table. */
export type WordIndex = {
  readonly toCanonical: Readonly<Record<Lang, ReadonlyMap<string, string>>>;
  readonly toWord: Readonly<Record<Lang, ReadonlyMap<string, string>>>;
};

export function indexWords(table: readonly Word[]): WordIndex {
  const index = {
    toCanonical: { vi: new Map<string, string>(), en: new Map<string, string>() },
    toWord: { vi: new Map<string, string>(), en: new Map<string, string>() },
  };
  for (const word of table) {
    for (const lang of ["vi", "en"] as const) {
      index.toCanonical[lang].set(word[lang], word.en);
      index.toWord[lang].set(word.en, word[lang]);
      for (const spelling of word.also?.[lang] ?? []) index.toCanonical[lang].set(spelling, word.en);
    }
  }
  return index;
}

const INDEX = Object.fromEntries(
  CATEGORIES.map((category) => [category, indexWords(VOCABULARY[category])]),
) as Readonly<Record<Category, WordIndex>>;

/** The canonical word for a word of a vocabulary; undefined where the category has no such word. */
export function toCanonical(category: Category, lang: Lang, word: string): string | undefined {
  return INDEX[category].toCanonical[lang].get(word);
}

/** How a vocabulary writes a canonical word. */
export function toWord(category: Category, lang: Lang, canonical: string): string | undefined {
  return INDEX[category].toWord[lang].get(canonical);
}

/** The words of a category as a vocabulary writes them, in the order of the table. */
export function wordsOf(category: Category, lang: Lang): readonly string[] {
  return VOCABULARY[category].map((word) => word[lang]);
}

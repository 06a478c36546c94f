/**
 * What stands where in the files: for every mapping its keys in both vocabularies, and what each value is. What a key
 * means depends on its place (`điều_khoản` is `clauses` of a document and `clause` of an amendment), so readers,
 * formatter and editor all go by this table. Canonical key = English key.
 */
import type { Lang } from "@khoan/diagnostics";
import { type Category, indexWords, type Word, type WordIndex } from "./vocabulary.ts";

/** What the text of a scalar is. Items of a list are what the key says. */
export type ScalarKind =
  /** For people; never translated. */
  | "text"
  /** A name, an id or a code of the author's. */
  | "name"
  | "formula"
  | "type"
  /** A value: money, number, day… or an enum member. */
  | "literal"
  /** A value of a case, where `unknown` is one too. */
  | "case_literal"
  | "range"
  /** `g in xs` */
  | "binding"
  /** A cell of a decision table. */
  | "cell"
  /** `vi` or `en`. */
  | "language"
  /** One of the vocabulary's words. */
  | { readonly word: Category };

export type Value = {
  readonly scalar: ScalarKind;
  /** What a mapping in this place holds. */
  readonly mapping?: PlaceName;
};

export type Key = Word & Value;

export type Place =
  | { readonly keys: readonly Key[] }
  /** The keys are the author's names. A value that has all `switchOn.keys` is a mapping of `switchOn.to`. */
  | { readonly names: Value; readonly switchOn?: { readonly keys: readonly string[]; readonly to: PlaceName } };

type Row = readonly [en: string, vi: string, scalar: ScalarKind, mapping?: PlaceName | undefined, also?: Word["also"]];

function keys(...rows: readonly Row[]): Place {
  return {
    keys: rows.map(([en, vi, scalar, mapping, also]) => ({
      en,
      vi,
      scalar,
      ...(mapping === undefined ? {} : { mapping }),
      ...(also === undefined ? {} : { also }),
    })),
  };
}

const NOTE: Row = ["note", "ghi_chú", "text"];
const GROUND: Row = ["ground", "căn_cứ", "name"];
const SENSITIVITY: Row = ["sensitivity", "độ_nhạy", { word: "sensitivity" }];
/** Both spellings of this key are read in both vocabularies, since it says which vocabulary to read by. */
const LANGUAGE: Row = ["language", "ngôn_ngữ", "language", undefined, { vi: ["language"], en: ["ngôn_ngữ"] }];

export type PlaceName =
  | "document"
  | "document_source"
  | "month_end"
  | "month_end_options"
  | "thresholds"
  | "sections"
  | "types"
  | "record_fields"
  | "facts"
  | "field"
  | "default_record"
  | "plausible"
  | "variables"
  | "variable"
  | "shape"
  | "parameters"
  | "parameter"
  | "version"
  | "by_key"
  | "bracket"
  | "readings"
  | "reading"
  | "options"
  | "clause"
  | "not_encoded"
  | "restate"
  | "amendment"
  | "rule"
  | "row"
  | "case_file"
  | "case"
  | "case_change"
  | "case_readings"
  | "case_facts"
  | "history"
  | "expected"
  | "timeline"
  | "coverage_file"
  | "accepted_gap"
  | "mutants_file"
  | "mutant_reason";

export const PLACES: Readonly<Record<PlaceName, Place>> = {
  document: keys(
    ["khoan", "khoản", "text", undefined, { vi: ["khoan"], en: ["khoản"] }],
    LANGUAGE,
    ["id", "mã", "name"],
    ["number", "số_hiệu", "text"],
    ["title", "tên", "text"],
    ["issuer", "cơ_quan_ban_hành", "text"],
    ["issued", "ngày_ban_hành", "literal"],
    ["effective", "hiệu_lực", "range"],
    ["period", "giai_đoạn", "range"],
    ["imports", "nhập", "name"],
    ["month_end", "cuối_tháng", { word: "month_end" }, "month_end"],
    ["files", "tệp", "name"],
    ["currency", "tiền_tệ", "name"],
    ["source", "nguồn", "text", "document_source"],
    ["thresholds", "ngưỡng", "text", "thresholds"],
    NOTE,
  ),
  document_source: keys(["file", "tệp", "text"], ["digest", "mã_băm", "text"]),
  month_end: keys(["reading", "cách_đọc", "name"], ["options", "lựa_chọn", "name", "month_end_options"]),
  thresholds: keys(
    ["clauses", "điều_khoản", "literal"],
    ["conditions", "điều_kiện", "literal"],
    ["mutation", "đột_biến", "literal"],
  ),
  month_end_options: { names: { scalar: { word: "month_end" } } },

  sections: keys(
    ["types", "kiểu", "name", "types"],
    ["facts", "dữ_kiện", "name", "facts"],
    ["plausible", "hợp_lý", "text", "plausible", { vi: ["hợp_lí"] }],
    ["variables", "biến", "name", "variables"],
    ["parameters", "tham_số", "name", "parameters"],
    ["readings", "cách_đọc", "name", "readings"],
    ["clauses", "điều_khoản", "name", "clause"],
  ),
  types: { names: { scalar: "name", mapping: "record_fields" } },
  record_fields: { names: { scalar: "name", mapping: "field" } },
  facts: { names: { scalar: "name", mapping: "facts" }, switchOn: { keys: ["type"], to: "field" } },
  field: keys(
    ["type", "kiểu", "type"],
    ["label", "nhãn", "text"],
    ["question", "câu_hỏi", "text"],
    ["history", "theo_thời_gian", { word: "bool" }],
    ["default", "mặc_định", "literal", "default_record"],
    GROUND,
    ["when_null", "khi_trống", { word: "when_null" }],
    SENSITIVITY,
    ["cost", "công_hỏi", "text"],
    NOTE,
  ),
  default_record: { names: { scalar: "literal", mapping: "default_record" } },
  plausible: keys(
    ["must", "phải", "formula"],
    ["not_before", "không_trước", "formula"],
    ["of", "đối_với", "name"],
    ["for_each", "với_mỗi", "binding"],
    ["when", "khi", "formula"],
    ["because", "vì", "text"],
  ),
  variables: { names: { scalar: "name", mapping: "variable" } },
  variable: keys(
    ["type", "kiểu", "type"],
    ["label", "nhãn", "text"],
    ["per", "mỗi", { word: "per" }],
    ["judged_on", "xét_vào", "formula"],
    ["output", "kết_quả", { word: "bool" }],
    ["combine", "kết_hợp", { word: "combine" }],
    ["by_field", "theo_trường", "name"],
    ["otherwise", "nếu_không", "formula"],
    GROUND,
    ["role", "vai_trò", { word: "role" }],
    SENSITIVITY,
    ["reveals", "tiết_lộ", { word: "reveals" }],
    ["shapes", "tính_chất", "text", "shape"],
    NOTE,
  ),
  shape: keys(
    ["never_negative", "không_âm", { word: "bool" }],
    ["at_most", "không_quá", "formula"],
    ["monotone_in", "một_chiều_theo", "name"],
    ["no_cliff_in", "không_nhảy_theo", "name"],
    ["continuous_across", "liền_mạch_qua", "literal"],
    ["direction", "chiều", { word: "direction" }],
    ["allowance", "cho_phép", "literal"],
    ["when", "khi", "formula"],
    ["because", "vì", "text"],
  ),
  parameters: { names: { scalar: "name", mapping: "parameter" } },
  parameter: keys(
    ["type", "kiểu", "type"],
    ["label", "nhãn", "text"],
    ["by", "theo", "name"],
    ["values", "giá_trị", "literal", "version"],
    NOTE,
  ),
  version: keys(
    ["from", "từ", "literal"],
    ["to", "đến", "literal"],
    ["value", "giá_trị", "literal"],
    ["by_key", "theo_khóa", "literal", "by_key", { vi: ["theo_khoá"] }],
    ["brackets", "bậc", "literal", "bracket"],
    ["clauses", "điều_khoản", "name"],
    ["source", "nguồn", "text"],
    ["review_by", "rà_soát", "literal"],
    ["status", "tình_trạng", { word: "status" }],
    NOTE,
  ),
  by_key: { names: { scalar: "literal", mapping: "by_key" } },
  bracket: keys(["above", "trên", "literal"], ["rate", "suất", "literal"]),
  readings: { names: { scalar: "name", mapping: "reading" } },
  reading: keys(
    ["clauses", "điều_khoản", "name"],
    ["question", "câu_hỏi", "text"],
    ["options", "lựa_chọn", "text", "options"],
    ["chosen", "chọn", "name"],
    ["ground", "căn_cứ", "text"],
    ["decided_by", "người_quyết", "text"],
    ["severity", "mức_độ", "text"],
  ),
  options: { names: { scalar: "text" } },

  clause: keys(
    ["id", "mã", "name"],
    ["title", "tên", "text"],
    ["summary", "tóm_tắt", "text"],
    ["source", "nguồn", "text"],
    ["limb", "vế", { word: "bool" }],
    ["effective", "hiệu_lực", "range"],
    ["not_encoded", "không_mã_hóa", "text", "not_encoded", { vi: ["không_mã_hoá"] }],
    ["literals", "ghi_số", "literal"],
    ["restates", "nêu_mức", "text", "restate"],
    ["replaces", "thay_cho", "text", "amendment"],
    ["repeals", "bãi_bỏ", "text", "amendment"],
    ["cites", "dẫn_chiếu", "text"],
    NOTE,
    ["rules", "quy_tắc", "text", "rule", { vi: ["qui_tắc"] }],
    ["clauses", "điều_khoản", "text", "clause"],
  ),
  not_encoded: keys(["kind", "loại", { word: "not_encoded" }], ["because", "vì", "text"]),
  restate: keys(
    ["parameter", "tham_số", "name"],
    ["key", "khóa", "name", undefined, { vi: ["khoá"] }],
    ["from", "từ", "literal"],
    ["value", "giá_trị", "literal"],
  ),
  amendment: keys(["document", "văn_bản", "name"], ["clause", "điều_khoản", "name"], ["from", "từ", "literal"]),
  rule: keys(
    ["set", "đặt", "name"],
    ["add_to", "thêm_vào", "name"],
    ["overrides", "ngoại_lệ_của", "name"],
    ["table", "bảng", "name"],
    ["must", "phải", "formula"],
    ["requires_documents", "giấy_tờ", "text"],
    ["steps", "bước", "text"],
    ["handled_by", "nơi_giải_quyết", "text"],
    ["deadline", "thời_hạn", "formula"],
    ["remark", "lưu_ý", "text"],
    ["of", "đối_với", "name"],
    ["for_each", "với_mỗi", "binding"],
    ["inputs", "cột", "formula"],
    ["hit", "chọn", { word: "hit" }],
    ["rows", "dòng", "text", "row"],
    ["value", "giá_trị", "formula"],
    ["when", "khi", "formula"],
    ["because", "vì", "text"],
  ),
  row: keys(["when", "khi", "cell"], ["then", "thì", "formula"], ["clause", "điều_khoản", "name"]),

  case_file: keys(LANGUAGE, ["rule_set", "bộ_quy_tắc", "name"], ["cases", "ca", "text", "case"]),
  case: keys(
    ["name", "tên", "text"],
    ["why", "vì", "text"],
    ["author", "tác_giả", "text"],
    ["clauses", "điều_khoản", "name"],
    ["at", "tại", "case_literal"],
    ["to", "đến", "case_literal"],
    ["readings", "cách_đọc", "name", "case_readings"],
    ["facts", "dữ_kiện", "case_literal", "case_facts"],
    ["expect", "mong_đợi", "case_literal", "expected"],
    ["timeline", "theo_thời_gian", "text", "timeline"],
    ["missing", "thiếu", "name"],
    ["notes", "ghi_chú", "text"],
    ["error", "lỗi", "name"],
    ["implausible", "phi_lý", "text", undefined, { vi: ["phi_lí"] }],
    ["changes", "thay_đổi", "text", "case_change"],
  ),
  case_change: keys(
    ["on", "ngày", "case_literal"],
    ["author", "tác_giả", "text"],
    ["why", "vì", "text"],
    ["changed", "mục", "name"],
    ["was", "trước", "text"],
  ),
  case_readings: { names: { scalar: "name" } },
  case_facts: {
    names: { scalar: "case_literal", mapping: "case_facts" },
    switchOn: { keys: ["from", "value"], to: "history" },
  },
  history: keys(
    ["from", "từ", "case_literal"],
    ["to", "đến", "case_literal"],
    ["value", "giá_trị", "case_literal", "case_facts"],
  ),
  expected: { names: { scalar: "case_literal", mapping: "expected" } },
  timeline: keys(
    ["from", "từ", "case_literal"],
    ["to", "đến", "case_literal"],
    ["expect", "mong_đợi", "case_literal", "expected"],
  ),

  coverage_file: keys(LANGUAGE, ["rule_set", "bộ_quy_tắc", "name"], ["accepted", "chấp_nhận", "text", "accepted_gap"]),
  accepted_gap: keys(
    ["clause", "điều_khoản", "name"],
    ["kind", "loại", { word: "gap" }],
    ["what", "chỗ", "text"],
    ["why", "vì", "text"],
    ["author", "tác_giả", "text"],
  ),

  mutants_file: keys(LANGUAGE, ["rule_set", "bộ_quy_tắc", "name"], ["reasons", "lý_do", "text", "mutant_reason"]),
  mutant_reason: keys(
    ["keys", "khóa", "text"],
    ["verdict", "coi_là", { word: "verdict" }],
    ["why", "vì", "text"],
    ["author", "tác_giả", "text"],
  ),
};

export const PLACE_NAMES = Object.keys(PLACES) as readonly PlaceName[];

type KeyIndex = { readonly words: WordIndex; readonly byCanonical: ReadonlyMap<string, Key> };

const INDEX = new Map<PlaceName, KeyIndex>();
for (const name of PLACE_NAMES) {
  const place = PLACES[name];
  if ("keys" in place)
    INDEX.set(name, { words: indexWords(place.keys), byCanonical: new Map(place.keys.map((key) => [key.en, key])) });
}

/** The canonical key for a key as written; undefined where the place has no such key, or its keys are names. */
export function toCanonicalKey(place: PlaceName, lang: Lang, key: string): string | undefined {
  return INDEX.get(place)?.words.toCanonical[lang].get(key);
}

/** How a vocabulary writes a canonical key. */
export function toKeyWord(place: PlaceName, lang: Lang, canonical: string): string | undefined {
  return INDEX.get(place)?.words.toWord[lang].get(canonical);
}

/** The keys that a place has, as a vocabulary writes them; empty where its keys are names. */
export function keyWordsOf(place: PlaceName, lang: Lang): readonly string[] {
  const found = PLACES[place];
  return "keys" in found ? found.keys.map((key) => key[lang]) : [];
}

/** What the value of a key is; for a place of names, the same for every name. */
export function valueAt(place: PlaceName, canonical: string): Value | undefined {
  const found = PLACES[place];
  return "names" in found ? found.names : INDEX.get(place)?.byCanonical.get(canonical);
}

/**
 * Which place a mapping is, given what its own key says (`value.mapping`): a group of facts and a fact differ by whether
 * there is a type, a record and an entry of a history by `from` and `value`. `keysOf` are the mapping's keys as written.
 */
export function placeOfMapping(
  value: Value,
  within: PlaceName,
  keysOf: readonly string[],
  lang: Lang,
): PlaceName | undefined {
  const outer = PLACES[within];
  const rule = "names" in outer ? outer.switchOn : undefined;
  const has = (wanted: string, to: PlaceName): boolean =>
    keysOf.some((key) => toCanonicalKey(to, lang, key) === wanted);
  return rule?.keys.every((key) => has(key, rule.to)) === true ? rule.to : value.mapping;
}

/** What is said of facts and outputs, in the language of their rule set: labels, units, defaults, clauses. */
import { formatValue } from "@khoan/evaluate";
import {
  type CoreValue,
  type FieldDeclaration,
  isOptional,
  type Program,
  type ReadingDeclaration,
  required,
  type Type,
  type VariableDeclaration,
} from "@khoan/language/core";
import { currencyScale, currencyWord } from "@khoan/values";
import { clausesOf } from "./uses.ts";

type Lang = "vi" | "en";

const WORDS = {
  vi: {
    clauses: (ids: string) => `Điều khoản: ${ids}.`,
    unit: (unit: string) => `Đơn vị: ${unit}.`,
    initial: (value: string) => `Mặc định: ${value}.`,
    unknown: "Không cho thì chưa biết.",
    history: "Có thể đổi theo thời gian.",
    note: (text: string) => `Ghi chú: ${text}`,
    sensitive: "Nhạy cảm.",
    per: { day: "Theo từng ngày.", month: "Theo từng tháng.", year: "Theo từng năm." },
    chosen: (option: string) => `Mặc định: ${option}.`,
    decidedBy: (who: string) => `Người quyết: ${who}.`,
    minor: (currency: string, scale: number) => `1/${10 ** scale} ${currency} (số nguyên)`,
    moreDecimals: (currency: string, scale: number) => `${currency}, tối đa ${scale} chữ số thập phân`,
    units: {
      date: "ngày YYYY-MM-DD",
      month: "tháng YYYY-MM",
      year: "năm",
      percent: "%",
      days: "ngày",
      months: "tháng",
      years: "năm",
    },
    yes: "đúng",
    no: "sai",
    absent: "trống",
    etc: (count: number) => `và ${count} điều khoản khác`,
  },
  en: {
    clauses: (ids: string) => `Clauses: ${ids}.`,
    unit: (unit: string) => `Unit: ${unit}.`,
    initial: (value: string) => `Default: ${value}.`,
    unknown: "Unknown where not given.",
    history: "May change over time.",
    note: (text: string) => `Note: ${text}`,
    sensitive: "Sensitive.",
    per: { day: "For each day.", month: "For each month.", year: "For each year." },
    chosen: (option: string) => `Default: ${option}.`,
    decidedBy: (who: string) => `Decided by: ${who}.`,
    minor: (currency: string, scale: number) => `1/${10 ** scale} ${currency} (whole number)`,
    moreDecimals: (currency: string, scale: number) => `${currency}, up to ${scale} decimals`,
    units: {
      date: "day YYYY-MM-DD",
      month: "month YYYY-MM",
      year: "year",
      percent: "%",
      days: "days",
      months: "months",
      years: "years",
    },
    yes: "true",
    no: "false",
    absent: "null",
    etc: (count: number) => `and ${count} more`,
  },
} as const;

const MOST_CLAUSES = 12;

/** Sentences about a fact or a field of a record, its label first. */
export function fieldSentences(field: FieldDeclaration, clauses: readonly string[], lang: Lang): readonly string[] {
  const words = WORDS[lang];
  const unit = unitOf(field.type, lang);
  const isRecord = field.fields !== undefined && required(field.type).kind === "record";
  return [
    ...(field.label === undefined ? [] : [sentence(field.label)]),
    ...(field.question === undefined ? [] : [field.question]),
    ...(unit === undefined ? [] : [words.unit(unit)]),
    ...(field.default !== undefined
      ? [words.initial(defaultText(field.default, field.type, lang))]
      : isRecord
        ? []
        : [words.unknown]),
    ...(field.history ? [words.history] : []),
    ...(field.sensitivity === "sensitive" ? [words.sensitive] : []),
    ...(field.note === undefined ? [] : [words.note(field.note)]),
    ...clauseSentence(clauses, lang),
  ];
}

/** Sentences about an output. */
export function variableSentences(program: Program, variable: VariableDeclaration): readonly string[] {
  const lang = program.document.language;
  const words = WORDS[lang];
  const unit = unitOf(variable.type, lang);
  return [
    ...(variable.label === undefined ? [] : [sentence(variable.label)]),
    ...(unit === undefined ? [] : [words.unit(unit)]),
    ...(variable.per === undefined ? [] : [words.per[variable.per]]),
    ...clauseSentence(clausesOf(program, variable), lang),
  ];
}

/** Sentences about a reading: its question, what each option means, which counts where none is chosen. */
export function readingSentences(program: Program, reading: ReadingDeclaration): readonly string[] {
  const lang = program.document.language;
  const words = WORDS[lang];
  return [
    reading.question,
    ...reading.options.map((option) => sentence(`${option.id}: ${option.meaning}`)),
    words.chosen(reading.chosen),
    ...(reading.decidedBy === undefined ? [] : [words.decidedBy(reading.decidedBy)]),
    ...clauseSentence(
      reading.clauses.map((clause) => program.clauses[clause]?.id ?? "?"),
      lang,
    ),
  ];
}

function clauseSentence(ids: readonly string[], lang: Lang): readonly string[] {
  if (ids.length === 0) return [];
  const words = WORDS[lang];
  const shown = ids.slice(0, MOST_CLAUSES).join(", ");
  return [words.clauses(ids.length > MOST_CLAUSES ? `${shown} ${words.etc(ids.length - MOST_CLAUSES)}` : shown)];
}

function sentence(text: string): string {
  return /[.!?…”"]$/.test(text) ? text : `${text}.`;
}

/** The unit in which a value's JSON is written; undefined for what has none. */
function unitOf(type: Type, lang: Lang): string | undefined {
  const words = WORDS[lang];
  const plain = required(type);
  switch (plain.kind) {
    case "money": {
      const currency = currencyWord(plain.currency, lang);
      const scale = currencyScale(plain.currency);
      if (plain.scale > 0)
        return words.moreDecimals(scale === 0 ? currency : words.minor(currency, scale), plain.scale);
      return scale === 0 ? currency : words.minor(currency, scale);
    }
    case "date":
    case "month":
    case "year":
    case "percent":
      return words.units[plain.kind];
    case "duration":
      return words.units[plain.unit];
    case "list":
      return unitOf(plain.element, lang);
    default:
      return undefined;
  }
}

/** As it is written in rules, or in code. */
function defaultText(value: CoreValue, type: Type, lang: Lang): string {
  const words = WORDS[lang];
  if (value === null) return words.absent;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return formatValue(value, type, lang);
}

/** Whether `null` is a value of the field as JSON. */
export function takesNull(field: FieldDeclaration): boolean {
  return field.whenNull !== "refused" || isOptional(field.type);
}

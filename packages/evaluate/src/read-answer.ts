/**
 * What a person types as an answer, to the JSON that facts are made of: days as 10/03/2026 or 2026-03-10, money as
 * 1.000.000 or 1tr, choices by number or name, histories as `không từ 01/01/2026; có từ 10/02/2026`.
 */
import { fold, type Lang } from "@khoan/diagnostics";
import { required, type Type } from "@khoan/language/core";
import { formatIsoDay, formatIsoMonth, parseIsoDay, parseIsoMonth, parseViDay, parseViMonth } from "@khoan/values";
import { readAmount } from "./read-amount.ts";

type Texts = Readonly<Record<Lang, string>>;
export type Answer = { readonly json: unknown } | { readonly problem: Texts };

/** What is asked for, as far as reading the answer needs it; the `declaration` of a question is one. */
export type Answerable = {
  readonly type: Type;
  readonly members?: readonly string[];
  readonly history: boolean;
  readonly mayBeAbsent: boolean;
};

const YES = new Set(["co", "dung", "phai", "c", "d", "yes", "y", "true", "1"]);
const NO = new Set(["khong", "sai", "k", "no", "n", "false", "0"]);
const ABSENT = new Set(["trong", "khong co", "none", "absent", "null", "-"]);
const UNKNOWN = new Set(["khong biet", "chua biet", "kb", "unknown", "don't know", "?"]);
const BACK = new Set(["<", "quay lai", "back"]);

export function saysUnknown(text: string): boolean {
  return UNKNOWN.has(plain(text));
}

export function saysBack(text: string): boolean {
  return BACK.has(plain(text));
}

/** Without accents, capitals and the differences between blanks, `_` and `-` inside words. */
function plain(text: string): string {
  return fold(text.trim()).replaceAll(/[\s_]+/g, " ");
}

/** One value, or a history of several with the days from which they hold. */
export function readAnswer(text: string, asked: Answerable, lang: Lang): Answer {
  if (!asked.history || !HISTORY.test(text)) return readOne(text, asked, lang);
  const entries: { from: string; value: unknown }[] = [];
  for (const part of text.split(";")) {
    const [, said = part, since = ""] = ENTRY.exec(part.trim()) ?? [];
    const from = dayOf(since);
    if (from === undefined) return { problem: PROBLEMS.stretch };
    const one = readOne(said, asked, lang);
    if ("problem" in one) return one;
    entries.push({ from: formatIsoDay(from), value: one.json });
  }
  return { json: entries };
}

const HISTORY = /\s(?:từ|tu|since|from)\s+\d/iu;
const ENTRY = /^(.*?)\s+(?:từ|tu|since|from)\s+(\S+)$/iu;

const PROBLEMS = {
  stretch: {
    vi: "Mỗi giai đoạn ghi: giá trị từ ngày, ngăn bằng dấu chấm phẩy. Ví dụ: không từ 01/01/2026; có từ 10/02/2026",
    en: "Write each stretch as: value since day, with semicolons between. For example: no since 2026-01-01; yes since 2026-02-10",
  },
  bool: { vi: "Trả lời có hoặc không", en: "Answer yes or no" },
  day: { vi: "Ghi ngày có thật, như 10/03/2026", en: "Write a real day, such as 2026-03-10" },
  month: { vi: "Ghi tháng, như 03/2026", en: "Write a month, such as 2026-03" },
  whole: { vi: "Ghi một số nguyên", en: "Write a whole number" },
  count: { vi: "Ghi có mấy, từ 0 đến 100", en: "Write how many there are, from 0 to 100" },
  record: { vi: "Trả lời có hoặc không có", en: "Answer yes or none" },
  empty: { vi: "Chưa có câu trả lời", en: "There is no answer yet" },
} as const;

function readOne(text: string, { type, members, mayBeAbsent }: Answerable, lang: Lang): Answer {
  const said = plain(text);
  const inner = required(type);
  if (said === "") return { problem: PROBLEMS.empty };
  const chosen = members === undefined ? undefined : memberOf(said, members);
  if (chosen !== undefined) return { json: chosen };
  if (mayBeAbsent && (ABSENT.has(said) || (NO.has(said) && inner.kind === "record"))) return { json: null };
  return readPresent(text.trim(), said, inner, lang);
}

function readPresent(text: string, said: string, type: Type, lang: Lang): Answer {
  switch (type.kind) {
    case "bool":
      return YES.has(said) ? { json: true } : NO.has(said) ? { json: false } : { problem: PROBLEMS.bool };
    case "enum": {
      const names = type.members.map((member, i) => `${i + 1} ${member.replaceAll("_", " ")}`).join(", ");
      return { problem: { vi: `Chọn một trong: ${names}`, en: `Choose one of: ${names}` } };
    }
    case "date": {
      const day = dayOf(text);
      return day === undefined ? { problem: PROBLEMS.day } : { json: formatIsoDay(day) };
    }
    case "month": {
      const month = parseIsoMonth(text) ?? parseViMonth(text);
      return month === undefined ? { problem: PROBLEMS.month } : { json: formatIsoMonth(month) };
    }
    case "record":
      return YES.has(said) ? { json: {} } : { problem: PROBLEMS.record };
    case "list":
      return readList(text, said, type.element, lang);
    case "money":
    case "decimal":
    case "percent":
    case "int":
    case "year":
    case "duration": {
      const read = readAmount(text, type, lang);
      return read === undefined ? { problem: amountProblem(type) } : { json: read };
    }
    default:
      return { json: text };
  }
}

function amountProblem(type: Type): Texts {
  if (type.kind === "money") {
    return {
      vi: "Ghi số tiền, như 1.500.000 hoặc 1,5tr",
      en: "Write an amount, such as 1,500,000 or 1.5m",
    };
  }
  if (type.kind !== "decimal" && type.kind !== "percent") return PROBLEMS.whole;
  const places = String(type.scale);
  return {
    vi: `Ghi một số có không quá ${places} chữ số thập phân`,
    en: `Write a number with at most ${places} decimals`,
  };
}

/** Records are counted, and asked for one by one afterwards; other members stand between semicolons. */
function readList(text: string, said: string, element: Type, lang: Lang): Answer {
  if (ABSENT.has(said) || NO.has(said)) return { json: [] };
  const inner = required(element);
  if (inner.kind === "record") {
    const count = /^\d{1,3}$/.test(said) ? Number(said) : Number.NaN;
    return count <= 100 ? { json: Array.from({ length: count }, () => ({})) } : { problem: PROBLEMS.count };
  }
  const members = inner.kind === "enum" ? { members: inner.members } : {};
  const items: unknown[] = [];
  for (const part of text.split(";")) {
    const one = readOne(
      part,
      { type: element, history: false, mayBeAbsent: element.kind === "optional", ...members },
      lang,
    );
    if ("problem" in one) return one;
    items.push(one.json);
  }
  return { json: items };
}

/** By its name, the beginning of one name only, or its place in the list counted from 1. */
function memberOf(said: string, members: readonly string[]): string | undefined {
  const exact = members.find((member) => plain(member) === said);
  if (exact !== undefined) return exact;
  if (/^\d+$/.test(said)) return members[Number(said) - 1];
  const starts = members.filter((member) => plain(member).startsWith(said));
  return starts.length === 1 ? starts[0] : undefined;
}

/** `10/03/2026`, `1/3/2026`, `10-3-2026`, `2026-03-10` as an epoch day. */
function dayOf(text: string): number | undefined {
  return parseIsoDay(text) ?? parseViDay(text.replaceAll(/[.-]/g, "/"));
}

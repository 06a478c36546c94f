/** What a person types in the form to the JSON that a decision takes, and back; by the habit of the language. */
import {
  formatDecimal,
  formatIsoDay,
  formatIsoMonth,
  formatViDay,
  formatViMonth,
  parseIsoDay,
  parseIsoMonth,
  parsePlainDecimal,
  parseViDay,
  parseViMonth,
  plainDecimal,
} from "@khoan/values";
import type { FieldKind, Lang } from "../protocol/views.ts";

/** `undefined`: not such a value. */
export type Read = { readonly json: unknown } | undefined;

/** Days and months are taken in the Vietnamese form and the international one, whatever the language. */
export function readScalar(kind: FieldKind, text: string, lang: Lang): Read {
  const typed = text.trim().normalize("NFC");
  switch (kind.kind) {
    case "date": {
      const day = parseViDay(padded(typed)) ?? parseIsoDay(typed);
      return day === undefined ? undefined : { json: formatIsoDay(day) };
    }
    case "month": {
      const month = parseViMonth(padded(typed)) ?? parseIsoMonth(typed);
      return month === undefined ? undefined : { json: formatIsoMonth(month) };
    }
    case "year":
    case "int":
      return whole(typed, lang);
    case "money":
    case "decimal":
    case "percent":
      return amount(kind, typed, lang);
    default:
      return { json: typed };
  }
}

/** `1/3/2026` is `01/03/2026`. */
function padded(text: string): string {
  return text
    .split("/")
    .map((part, i, all) => (i === all.length - 1 ? part : part.padStart(2, "0")))
    .join("/");
}

/** Without the marks that group thousands; the decimal mark becomes a point. */
function plain(text: string, lang: Lang): string {
  const bare = text.replaceAll(/[\s\u00a0_]/g, "");
  return lang === "vi" ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
}

function whole(text: string, lang: Lang): Read {
  const value = parsePlainDecimal(plain(text, lang), 0);
  return value === undefined ? undefined : { json: value };
}

type AmountKind = Extract<FieldKind, { readonly scale: number }>;

function amount({ scale, minor, unit }: AmountKind, text: string, lang: Lang): Read {
  const bare = text.endsWith(unit) ? text.slice(0, text.length - unit.length) : text.replace(/(đồng|đ|%)$/, "");
  const value = parsePlainDecimal(plain(bare, lang), scale);
  if (value === undefined) return undefined;
  return { json: scale === minor ? value : plainDecimal(value, scale - minor) };
}

export function writeScalar(kind: FieldKind, json: unknown, lang: Lang): string {
  if (json === undefined || json === null) return "";
  switch (kind.kind) {
    case "date": {
      const day = parseIsoDay(String(json));
      return day === undefined ? String(json) : lang === "vi" ? formatViDay(day) : formatIsoDay(day);
    }
    case "month":
      return monthText(String(json), lang);
    case "money":
    case "decimal":
    case "percent": {
      const value = parsePlainDecimal(String(json), kind.scale - kind.minor);
      return value === undefined ? String(json) : formatDecimal(value, kind.scale, lang);
    }
    case "int":
      return typeof json === "number" && Number.isSafeInteger(json) ? formatDecimal(json, 0, lang) : String(json);
    default:
      return String(json);
  }
}

/** A month or a day of JSON as people write it. */
export function monthText(json: string, lang: Lang): string {
  const month = parseIsoMonth(json);
  if (month !== undefined) return monthWord(month, lang);
  const day = parseIsoDay(json);
  return day === undefined ? json : lang === "vi" ? formatViDay(day) : formatIsoDay(day);
}

/** A count of months as people write it. */
export function monthWord(month: number, lang: Lang): string {
  return lang === "vi" ? formatViMonth(month) : formatIsoMonth(month);
}

/** What people write as JSON: `2026-03`, or a day; undefined where it is neither. */
export function readMonth(text: string): string | undefined {
  const month = readScalar({ kind: "month" }, text, "vi") ?? readScalar({ kind: "date" }, text, "vi");
  return month === undefined ? undefined : String(month.json);
}

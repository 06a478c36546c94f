/** Where a decision has another value than expected: which output, what was expected, what came, in which months. */
import { type Diagnostic, type Lang, cases as rows } from "@khoan/diagnostics";
import { equal, formatMoment, formatValue, isList, toJson, Unknown, type Value } from "@khoan/evaluate";
import { type Program, required, type Type } from "@khoan/language";
import type { Expectation } from "./case.ts";

/** Months, both included. */
export type Months = { readonly from: number; readonly to: number };

/** The difference as plain JSON: months as `YYYY-MM`; an expected unknown is `{ "unknown": true }`. */
export type Difference = {
  readonly output: string;
  readonly from?: string;
  readonly to?: string;
  readonly expected: unknown;
  readonly got: unknown;
};

/** What the case would have to expect for the failure to go away; a person must want it. */
export type Correction =
  | { readonly kind: "output"; readonly expected: Expectation; readonly got: Value; readonly months?: Months }
  | { readonly kind: "missing"; readonly got: readonly string[] }
  | { readonly kind: "error"; readonly got: string };

export type Failure = {
  readonly diagnostic: Diagnostic;
  readonly difference?: Difference;
  readonly correction?: Correction;
};

/** Whether an output is as expected. */
export function agrees(expected: Expectation, got: Value): boolean {
  if (expected.isUnknown) return got instanceof Unknown;
  return !(got instanceof Unknown) && equal(got, expected.value);
}

/** The failure that a value other than expected is; `months` where it was expected over a stretch. */
export function difference(expected: Expectation, got: Value, program: Program, months?: Months): Failure {
  const type: Type = program.variables[expected.variable]?.type ?? { kind: "error" };
  const both = (tell: (lang: Lang) => string): Readonly<Record<Lang, string>> => ({ vi: tell("vi"), en: tell("en") });
  const diagnostic = rows.outputDiffers(expected.span, {
    output: expected.output,
    expected: both((lang) => (expected.isUnknown ? UNKNOWN[lang] : formatValue(expected.value, type, lang))),
    got: both((lang) => shown(got, type, lang)),
    when: both((lang) => (months === undefined ? "" : ` (${period(months, lang)})`)),
    detail: both((lang) => (expected.isUnknown ? "" : listDetail(expected.value, got, type, lang))),
  });
  return {
    diagnostic,
    correction: { kind: "output", expected, got, ...(months === undefined ? {} : { months }) },
    difference: {
      output: expected.output,
      ...(months === undefined
        ? {}
        : { from: formatMoment("month", months.from, "en"), to: formatMoment("month", months.to, "en") }),
      expected: expected.isUnknown ? { unknown: true } : toJson(expected.value, type),
      got: toJson(got, type),
    },
  };
}

const UNKNOWN = { vi: "chưa biết", en: "unknown" } as const;

function shown(value: Value, type: Type, lang: Lang): string {
  const text = formatValue(value, type, lang);
  return value instanceof Unknown ? `${text} (${value.missing.join(", ")})` : text;
}

function period({ from, to }: Months, lang: Lang): string {
  const first = formatMoment("month", from, lang);
  return from === to ? first : `${first}–${formatMoment("month", to, lang)}`;
}

const LISTS = {
  vi: { lacks: "thiếu", more: "thừa", order: "chỉ khác thứ tự" },
  en: { lacks: "lacks", more: "has besides", order: "only the order differs" },
} as const;

/** Of two lists, which members make the difference. */
function listDetail(expected: Value, got: Value, type: Type, lang: Lang): string {
  const plain = required(type);
  if (plain.kind !== "list" || !isList(expected) || !isList(got)) return "";
  const without = (a: readonly Value[], b: readonly Value[]): string =>
    a
      .filter((one) => !b.some((other) => equal(one, other)))
      .map((one) => formatValue(one, plain.element, lang))
      .join(", ");
  const lacks = without(expected, got);
  const more = without(got, expected);
  const words = LISTS[lang];
  if (lacks === "" && more === "") return expected.length === got.length ? ` (${words.order})` : "";
  const parts = [
    ...(lacks === "" ? [] : [`${words.lacks} ${lacks}`]),
    ...(more === "" ? [] : [`${words.more} ${more}`]),
  ];
  return ` (${parts.join("; ")})`;
}

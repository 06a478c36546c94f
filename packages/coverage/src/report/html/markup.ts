/** Small pieces of the page: escaped text, text in both languages, links to rule lines and cases. */
import { type Lang, placeOf, type Span } from "@khoan/diagnostics";
import { formatMoment } from "@khoan/evaluate";
import type { Witness } from "../../condition/condition.ts";
import type { Coverage } from "../../coverage.ts";

export type Words = Readonly<Record<Lang, string>>;

/** The address of a line in a file, relative to where the page will stand. */
export type Links = (file: string, line: number) => string;

export type Page = {
  readonly coverage: Coverage;
  readonly links: Links;
};

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escape(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (letter) => ESCAPES[letter] ?? letter);
}

/** The same in both languages; the page shows the one that is chosen. The texts are markup already. */
export function both({ vi, en }: Words): string {
  return vi === en ? vi : `<span class="vi" lang="vi">${vi}</span><span class="en" lang="en">${en}</span>`;
}

/** A sign for the eye; what it says to the ear stands in the style sheet once, in both languages (`signRules`). */
export function sign(name: string): string {
  return `<i class="g ${name}"></i>`;
}

/** The rules for a sign: the mark, and as its alternative text what it means. */
export function signRules(name: string, mark: string, { vi, en }: Words): string {
  const rule = `.g.${name}::before{content:"${mark}";content:"${mark}" / `;
  return `${rule}"${vi}"}:root:has(#lang-en:checked) ${rule}"${en}"}`;
}

/** `ii-doi-tuong.yaml:31`, leading to that line. */
export function lineLink(span: Span, { coverage, links }: Page): string {
  const line = placeOf(span, coverage.sources)?.line ?? 1;
  const name = span.uri.slice(span.uri.lastIndexOf("/") + 1);
  return `<a class="line" href="${escape(links(span.uri, line))}">${escape(name)}:${line}</a>`;
}

/** The name of a case, leading to it in the list of cases, and the moment at which it shows something. */
export function witnessLink({ case: index, variable, moment }: Witness, { coverage }: Page): string {
  const unit = coverage.program.variables[variable]?.per;
  const name = escape(coverage.cases[index]?.name ?? "?");
  const link = `<a href="#k${index + 1}">${name}</a>`;
  if (unit === undefined) return link;
  const at = { vi: formatMoment(unit, moment, "vi"), en: formatMoment(unit, moment, "en") };
  return `${link} <span class="when">${both(at)}</span>`;
}

/** An id for a clause that is safe in an address: letters with accents stay, as browsers take them. */
export function clauseAnchor(id: string): string {
  return `c-${escape(id.replaceAll(/\s/gu, "_"))}`;
}

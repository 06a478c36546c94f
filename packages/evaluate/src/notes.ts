/** What a reader of the decision should know besides its outputs. */
import type { DocumentInfo, ParameterDeclaration, ParameterVersion } from "@khoan/language/core";
import { firstDay, lastDay } from "@khoan/values";
import { formatMoment, type Lang } from "./format.ts";
import { type Moment, momentFor } from "./moment.ts";
import { membersOf } from "./plan.ts";
import type { Session } from "./session.ts";
import { isList, type Value } from "./value.ts";
import { variableAt } from "./variable.ts";

const TEXTS = {
  vi: {
    reviewBy: (name: string, day: string) => `Mức “${name}” đã quá ngày rà soát ${day}; kiểm tra xem có mức mới chưa.`,
    unverified: (name: string) => `Mức “${name}” chưa được kiểm chứng với văn bản gốc.`,
    outside: "Thời điểm nằm ngoài giai đoạn áp dụng của văn bản.",
  },
  en: {
    reviewBy: (name: string, day: string) =>
      `The rate “${name}” is past its review date ${day}; check whether there is a new one.`,
    unverified: (name: string) => `The rate “${name}” has not been verified against its source.`,
    outside: "The moment lies outside the period of the document.",
  },
} as const;

/** Remarks of the rules at the moments asked for, then what the system itself has to say; no repeats. */
export function notesOf(session: Session, at: Moment, from: number, to: number): readonly string[] {
  const { program } = session;
  const notes = new Set<string>();
  program.variables.forEach((variable, i) => {
    if (variable.role !== "notes") return;
    for (let month = from; month <= to; month++) {
      const moment = month === from ? momentFor(variable, at) : momentFor(variable, { unit: "month", value: month });
      for (const text of remarks(variableAt(session, i, moment))) notes.add(text);
      if (variable.per === undefined) break;
    }
  });
  for (const { parameter, version, latest } of session.usedVersions.values()) {
    const declaration = program.parameters[parameter];
    const used = declaration?.versions[version];
    if (declaration === undefined || used === undefined) continue;
    const { unverified, review } = noteTexts(program.document.language, declaration, used);
    if (unverified !== undefined) notes.add(unverified);
    if (review !== undefined && latest > (used.reviewBy ?? 0)) notes.add(review);
  }
  const outside = outsideNote(program.document, from, to);
  if (outside !== undefined) notes.add(outside);
  return [...notes];
}

/** What is said where months, both included, reach outside the document's period. */
export function outsideNote({ period, language }: DocumentInfo, from: number, to: number): string | undefined {
  const within =
    firstDay(from) >= (period.from ?? Number.NEGATIVE_INFINITY) &&
    lastDay(to) <= (period.to ?? Number.POSITIVE_INFINITY);
  return within ? undefined : TEXTS[language].outside;
}

/** What is said of a version that is used: that it is not verified; after the day of its review, that it is due. */
export function noteTexts(
  lang: Lang,
  parameter: ParameterDeclaration,
  version: ParameterVersion,
): { readonly unverified?: string; readonly review?: string } {
  const name = parameter.label ?? parameter.name;
  return {
    ...(version.status === "unverified" ? { unverified: TEXTS[lang].unverified(name) } : {}),
    ...(version.reviewBy === undefined
      ? {}
      : { review: TEXTS[lang].reviewBy(name, formatMoment("day", version.reviewBy, lang)) }),
  };
}

function remarks(value: Value): readonly string[] {
  if (isList(value)) return value.filter((text) => typeof text === "string");
  return (membersOf(value) ?? []).flatMap((member) =>
    member.sure && typeof member.value === "string" ? [member.value] : [],
  );
}

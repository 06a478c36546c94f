/**
 * What a column is about, by its header: a key of a case, a fact (by path or label), a result, a reading. Accents,
 * capitals and how words are joined do not matter; a header that could mean several things must say which.
 */
import { fold, type Lang, nearest } from "@khoan/diagnostics";
import { type FieldDeclaration, type Program, required, type Type } from "@khoan/language";

/** Keys of a case that are one cell: texts, lists of names, moments. */
export type CellKey =
  | "name"
  | "why"
  | "author"
  | "clauses"
  | "at"
  | "to"
  | "missing"
  | "notes"
  | "error"
  | "implausible"
  | "changes";

export type Column =
  | { readonly kind: "key"; readonly key: CellKey | "file" | "from" }
  | { readonly kind: "reading"; readonly id: string }
  /** `field` is absent for a fact that the rule set does not have: a case that expects an error may give one. */
  | { readonly kind: "fact"; readonly path: string; readonly field?: FieldDeclaration }
  | { readonly kind: "output"; readonly name: string; readonly type: Type }
  /** A key of a change of an expectation. */
  | { readonly kind: "change"; readonly key: "on" | "author" | "why" | "changed" | "was" }
  /** A field of the list that a sheet is about. */
  | { readonly kind: "field"; readonly field: FieldDeclaration };

type Words = Readonly<Record<Lang, string>>;

/** How headers call the keys; the first of each is written, all are read. */
export const KEY_WORDS: Readonly<Record<CellKey | "file" | "from", Words>> = {
  name: { vi: "tên", en: "name" },
  why: { vi: "vì", en: "why" },
  author: { vi: "tác_giả", en: "author" },
  clauses: { vi: "điều_khoản", en: "clauses" },
  at: { vi: "tại", en: "at" },
  from: { vi: "từ", en: "from" },
  to: { vi: "đến", en: "to" },
  missing: { vi: "thiếu", en: "missing" },
  notes: { vi: "ghi_chú", en: "notes" },
  error: { vi: "lỗi", en: "error" },
  implausible: { vi: "phi_lý", en: "implausible" },
  changes: { vi: "thay_đổi", en: "changes" },
  file: { vi: "tệp", en: "file" },
};

/** What a person reads above the values. */
export const KEY_LABELS: typeof KEY_WORDS = {
  name: { vi: "Tên ca", en: "Name of the case" },
  why: { vi: "Vì sao (theo văn bản)", en: "Why (by the text)" },
  author: { vi: "Tác giả", en: "Author" },
  clauses: { vi: "Điều khoản (a; b)", en: "Clauses (a; b)" },
  at: { vi: "Tại tháng hoặc ngày", en: "At a month or day" },
  from: { vi: "Từ tháng", en: "From month" },
  to: { vi: "Đến tháng", en: "To month" },
  missing: { vi: "Dữ kiện còn thiếu", en: "Missing facts" },
  notes: { vi: "Lưu ý phải có", en: "Notes required" },
  error: { vi: "Mã lỗi", en: "Error code" },
  implausible: { vi: "Vì sao dữ kiện phi lý", en: "Why the facts can’t be true" },
  changes: { vi: "Đã đổi mong đợi", en: "Expectations changed" },
  file: { vi: "Tệp", en: "File" },
};

export const CHANGE_WORDS: Readonly<Record<Extract<Column, { kind: "change" }>["key"], Words>> = {
  on: { vi: "ngày", en: "on" },
  author: { vi: "tác_giả", en: "author" },
  why: { vi: "vì", en: "why" },
  changed: { vi: "mục", en: "changed" },
  was: { vi: "trước", en: "was" },
};

export const GROUPS = {
  case: { vi: "Ca", en: "Case" },
  reading: { vi: "Cách đọc", en: "Readings" },
  fact: { vi: "Dữ kiện", en: "Facts" },
  output: { vi: "Mong đợi", en: "Expect" },
} as const;

type Group = keyof typeof GROUPS;

/** Names of sheets besides the one of cases. */
export const SHEETS = {
  cases: { vi: "Ca", en: "Cases" },
  timeline: { vi: "Theo thời gian", en: "Timeline" },
  changes: { vi: "Thay đổi", en: "Changes" },
} as const;

/** Headers and names as they are compared. */
export function plainName(text: string): string {
  return fold(text.replaceAll(/\*+\s*$/g, ""))
    .replaceAll(/[\s_-]+/g, " ")
    .trim();
}

/** Whether a header is that of the names of cases. */
export function isNameHeader(text: string): boolean {
  const plain = plainName(text);
  return (["vi", "en"] as const).some(
    (lang) => plain === plainName(KEY_WORDS.name[lang]) || plain === plainName(KEY_LABELS.name[lang]),
  );
}

export type Meaning =
  | { readonly column: Column }
  | { readonly ambiguous: readonly string[] }
  | { readonly unknown: readonly string[] };

type Candidate = {
  readonly names: readonly string[];
  readonly full: string;
  readonly group: Group;
  readonly column: Column;
};

/** Reads headers of the sheet of cases, and of the other sheets, for one rule set. */
export class Headers {
  readonly #candidates: readonly Candidate[];

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = candidates;
  }

  /** What a header means; `group` is what stands above it, if anything. */
  meaningOf(header: string, group: string): Meaning {
    const { group: own, rest } = prefixed(header);
    const wanted = own ?? groupOf(group);
    const plain = plainName(rest);
    const inGroup = this.#candidates.filter((one) => wanted === undefined || one.group === wanted);
    // A name or path counts before a label that reads the same.
    for (const level of [0, 1]) {
      const found = inGroup.filter((one) => plainName(one.names[level] ?? "") === plain && plain !== "");
      const [first, second] = found;
      if (first !== undefined && second === undefined) return { column: first.column };
      if (second !== undefined) return { ambiguous: found.map((one) => one.full) };
    }
    if (own === "fact") return { column: { kind: "fact", path: rest.trim() } };
    const names = inGroup.flatMap((one) => one.names);
    return { unknown: nearest(rest.trim(), names) };
  }
}

function prefixed(header: string): { readonly group?: Group; readonly rest: string } {
  const match = /^([^:›]+)[:›](.+)$/su.exec(header);
  const group = match === null ? undefined : groupOf(match[1] ?? "");
  return group === undefined ? { rest: header } : { group, rest: match?.[2] ?? "" };
}

function groupOf(text: string): Group | undefined {
  const plain = plainName(text);
  return (Object.keys(GROUPS) as Group[]).find((group) =>
    (["vi", "en"] as const).some((lang) => plainName(GROUPS[group][lang]) === plain),
  );
}

/** The columns that the sheet of cases, or of stretches of time, may have. */
export function caseHeaders(program: Program): Headers {
  const keys = Object.keys(KEY_WORDS) as (keyof typeof KEY_WORDS)[];
  return new Headers([
    ...keys.flatMap((key) =>
      (["vi", "en"] as const).map(
        (lang): Candidate => ({
          names: [KEY_WORDS[key][lang], KEY_LABELS[key][lang]],
          full: `${GROUPS.case[lang]}: ${KEY_WORDS[key][lang]}`,
          group: "case",
          column: { kind: "key", key },
        }),
      ),
    ),
    ...program.readings.map(
      (reading): Candidate => ({
        names: [reading.id],
        full: `${GROUPS.reading.vi}: ${reading.id}`,
        group: "reading",
        column: { kind: "reading", id: reading.id },
      }),
    ),
    ...factColumns(program).map(
      ({ path, label, field }): Candidate => ({
        names: [path, label],
        full: `${GROUPS.fact.vi}: ${path}`,
        group: "fact",
        column: { kind: "fact", path, field },
      }),
    ),
    ...program.variables.flatMap((variable): Candidate[] =>
      variable.output
        ? [
            {
              names: [variable.name, variable.label ?? ""],
              full: `${GROUPS.output.vi}: ${variable.name}`,
              group: "output",
              column: { kind: "output", name: variable.name, type: variable.type },
            },
          ]
        : [],
    ),
  ]);
}

/** The columns of a sheet whose rows are the members of a list. */
export function memberHeaders(fields: readonly FieldDeclaration[]): Headers {
  return new Headers([
    ...nameCandidates(),
    ...fields.map(
      (field): Candidate => ({
        names: [field.name, field.label ?? ""],
        full: field.name,
        group: "fact",
        column: { kind: "field", field },
      }),
    ),
  ]);
}

/** The columns of the sheet of changes. */
export function changeHeaders(): Headers {
  const keys = Object.keys(CHANGE_WORDS) as (keyof typeof CHANGE_WORDS)[];
  return new Headers([
    ...nameCandidates(),
    ...keys.flatMap((key) =>
      (["vi", "en"] as const).map(
        (lang): Candidate => ({
          names: [CHANGE_WORDS[key][lang]],
          full: CHANGE_WORDS[key][lang],
          group: "output",
          column: { kind: "change", key },
        }),
      ),
    ),
  ]);
}

function nameCandidates(): readonly Candidate[] {
  return (["name", "file"] as const).flatMap((key) =>
    (["vi", "en"] as const).map(
      (lang): Candidate => ({
        names: [KEY_WORDS[key][lang], KEY_LABELS[key][lang]],
        full: KEY_WORDS[key][lang],
        group: "case",
        column: { kind: "key", key },
      }),
    ),
  );
}

export type FactColumn = { readonly path: string; readonly label: string; readonly field: FieldDeclaration };

/** Facts in the order of declaration, the fields of a record after it. */
export function factColumns(program: Program): readonly FactColumn[] {
  return program.facts.flatMap((fact): FactColumn[] => {
    const label = fact.label ?? fact.path;
    const own = { path: fact.path, label, field: fact };
    if (required(fact.type).kind !== "record") return [own];
    const fields = (fact.fields ?? []).map((field) => ({
      path: `${fact.path}.${field.name}`,
      label: `${label}: ${field.label ?? field.name}`,
      field,
    }));
    return [own, ...fields];
  });
}

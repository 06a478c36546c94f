/** A name in words, as markdown: what it is, its type, its rate today and the next change, its source, who uses it. */
import type { Lang } from "@khoan/diagnostics";
import { formatValue } from "@khoan/evaluate";
import {
  type Analysis,
  type ClauseInfo,
  type CoreValue,
  type FieldDeclaration,
  KEY_SEPARATOR,
  type ParameterDeclaration,
  type ParameterVersion,
  type Program,
  type ScaleValue,
  type Type,
  toWord,
  typeName,
  type VariableDeclaration,
} from "@khoan/language";
import { formatIsoDay, formatViDay } from "@khoan/values";
import type { Context } from "../context.ts";
import type { Target } from "../names/target.ts";

const WORDS = {
  vi: {
    fact: "dữ kiện",
    group: "nhóm dữ kiện",
    variable: "biến",
    parameter: "tham số",
    type: "kiểu",
    field: "trường",
    member: "giá trị của kiểu",
    reading: "cách đọc",
    option: "lựa chọn của cách đọc",
    clause: "điều khoản",
    rule_set: "văn bản",
    local: "tên dùng trong công thức này",
    output: "kết quả",
    per: { day: "mỗi ngày", month: "mỗi tháng", year: "mỗi năm" },
    today: "Hôm nay",
    next: "Đổi từ",
    last: "Từ",
    before: "trước đó",
    source: "Nguồn",
    clauseIs: "Điều khoản",
    question: "Câu hỏi",
    history: "thay đổi theo thời gian",
    default: "mặc định",
    sensitive: "nhạy cảm",
    unverified: "chưa kiểm chứng",
    repealed: "bãi bỏ",
    setBy: "Do quy tắc ở",
    usedBy: "Dùng ở",
    cases: (n: number): string => `${n} ca kiểm thử`,
    more: (n: number): string => `và ${n} nơi khác`,
    unused: "Chưa dùng ở đâu",
    chosen: "Đang chọn",
    inForce: "Hiệu lực",
    notEncoded: "Không mã hóa",
    review: "rà soát trước",
  },
  en: {
    fact: "fact",
    group: "group of facts",
    variable: "variable",
    parameter: "parameter",
    type: "type",
    field: "field",
    member: "member of the type",
    reading: "reading",
    option: "option of a reading",
    clause: "clause",
    rule_set: "document",
    local: "name used in this formula",
    output: "output",
    per: { day: "every day", month: "every month", year: "every year" },
    today: "Today",
    next: "Changes from",
    last: "From",
    before: "before",
    source: "Source",
    clauseIs: "Clause",
    question: "Question",
    history: "changes over time",
    default: "default",
    sensitive: "sensitive",
    unverified: "unverified",
    repealed: "repealed",
    setBy: "Set by rules in",
    usedBy: "Used in",
    cases: (n: number): string => (n === 1 ? "1 golden case" : `${n} golden cases`),
    more: (n: number): string => `and ${n} more`,
    unused: "Used nowhere yet",
    chosen: "Chosen",
    inForce: "In force",
    notEncoded: "Not encoded",
    review: "review by",
  },
} as const;

export function dayWord(day: number, lang: Lang): string {
  return lang === "vi" ? formatViDay(day) : formatIsoDay(day);
}

/** What to say of a target; undefined where the analysis does not know it. */
export function describe(what: Target, analysis: Analysis, context: Context, uses = true): string | undefined {
  const { draft } = analysis;
  if (draft === undefined) return undefined;
  const head = headOf(what, analysis, draft, context);
  if (head === undefined) return undefined;
  return [...head, ...(uses && what.kind !== "local" ? usesOf(what, context) : [])].join("\n\n");
}

type Lines = readonly string[];

function headOf(what: Target, analysis: Analysis, program: Program, context: Context): Lines | undefined {
  const { lang } = context.settings();
  const words = WORDS[lang];
  const title = (detail: string): string => `**${escape(what.name)}** — ${detail}`;
  switch (what.kind) {
    case "fact": {
      const fact = program.facts.find((one) => one.path === what.name);
      return fact && [title(`${words.fact} · \`${typeName(fact.type, lang)}\``), ...fieldLines(fact, lang)];
    }
    case "group": {
      const inside = program.facts.filter((one) => one.path.startsWith(`${what.name}.`));
      return [
        title(words.group),
        inside
          .slice(0, 12)
          .map((one) => `- \`${one.path}\`${one.label === undefined ? "" : ` ${escape(one.label)}`}`)
          .join("\n"),
      ];
    }
    case "field": {
      const field = fieldOf(program, what);
      return field && [title(`${words.field} · \`${typeName(field.type, lang)}\``), ...fieldLines(field, lang)];
    }
    case "variable": {
      const variable = program.variables.find((one) => one.name === what.name);
      return variable && [title(variableHead(variable, lang)), ...label(variable.label)];
    }
    case "parameter": {
      const parameter = program.parameters.find((one) => one.name === what.name);
      return (
        parameter && [
          title(`${words.parameter} · \`${typeName(parameter.type, lang)}\``),
          ...label(parameter.label),
          ...rateLines(parameter, program, context),
        ]
      );
    }
    case "type": {
      const type = analysis.symbols.types.get(what.name);
      if (type === undefined) return undefined;
      const parts =
        type.kind === "enum" ? type.members.map((one) => one.name) : type.fields.map((one) => one.name.name);
      return [title(words.type), parts.map((one) => `\`${one}\``).join(" · ")];
    }
    case "member":
      return [title(`${words.member} \`${what.within}\``)];
    case "reading": {
      const reading = program.readings.find((one) => one.id === what.name);
      return (
        reading && [
          title(words.reading),
          escape(reading.question),
          reading.options
            .map(
              (one) =>
                `- ${one.id === reading.chosen ? `**${escape(one.id)}** (${words.chosen.toLowerCase()})` : escape(one.id)}: ${escape(one.meaning)}`,
            )
            .join("\n"),
        ]
      );
    }
    case "option": {
      const option = program.readings
        .find((one) => one.id === what.within)
        ?.options.find((one) => one.id === what.name);
      return option && [title(`${words.option} \`${what.within}\``), escape(option.meaning)];
    }
    case "clause": {
      const clause = clauseOf(program, what);
      return clause && [title(words.clause), ...clauseLines(clause, lang)];
    }
    case "rule_set": {
      const document = program.ruleSets.find((one) => one.id === what.name);
      return document && [title(words.rule_set), escape([document.number, document.title].filter(Boolean).join(" — "))];
    }
    case "local":
      return [title(words.local)];
  }
}

/** The clause that a target means, whichever rule set it belongs to. */
function clauseOf(program: Program, what: Target): ClauseInfo | undefined {
  const own = what.owner === program.document.id ? what.name : `${what.owner}/${what.name}`;
  return program.clauses.find((one) => one.id === own);
}

function fieldOf(program: Program, what: Target): FieldDeclaration | undefined {
  const search = (fields: readonly FieldDeclaration[]): FieldDeclaration | undefined => {
    for (const one of fields) {
      if (recordName(one.type) === what.within) return one.fields?.find((inner) => inner.name === what.name);
      const inside = search(one.fields ?? []);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  return search(program.facts);
}

function recordName(type: Type): string | undefined {
  if (type.kind === "optional") return recordName(type.of);
  if (type.kind === "list") return recordName(type.element);
  return type.kind === "record" ? type.name : undefined;
}

function fieldLines(field: FieldDeclaration, lang: Lang): Lines {
  const words = WORDS[lang];
  const traits = [
    field.history ? words.history : "",
    field.default === undefined ? "" : `${words.default}: ${literalWord(field.default, field.type, lang)}`,
    field.sensitivity === "sensitive" ? words.sensitive : "",
  ].filter((one) => one !== "");
  return [
    ...label(field.label),
    ...(field.question === undefined ? [] : [`${words.question}: ${escape(field.question)}`]),
    ...(traits.length === 0 ? [] : [traits.join(" · ")]),
    ...label(field.note),
  ];
}

/** A value as rules write it: `sai`, not `không`. */
function literalWord(value: CoreValue, type: Type, lang: Lang): string {
  if (typeof value === "boolean") return toWord("bool", lang, String(value)) ?? String(value);
  return formatValue(value, type, lang);
}

function variableHead(variable: VariableDeclaration, lang: Lang): string {
  const words = WORDS[lang];
  return [
    `${words.variable} · \`${typeName(variable.type, lang)}\``,
    variable.per === undefined ? "" : words.per[variable.per],
    variable.output ? words.output : "",
  ]
    .filter((one) => one !== "")
    .join(" · ");
}

function label(text: string | undefined): Lines {
  return text === undefined ? [] : [escape(text)];
}

/** What is in force today, what was or will be at the next change, and by which instrument. */
function rateLines(parameter: ParameterDeclaration, program: Program, context: Context): Lines {
  const { lang, today } = context.settings();
  const words = WORDS[lang];
  const version = (one: ParameterVersion): string => versionWords(one, parameter, program, lang);
  if (today === undefined)
    return parameter.versions.map((one) => `${words.last} ${dayWord(one.from, lang)}: ${version(one)}`);
  const now = parameter.versions.find((one) => one.from <= today && (one.to ?? Infinity) >= today);
  const next = parameter.versions.find((one) => one.from > today);
  return [
    ...(now === undefined ? [] : [`${words.today}: ${version(now)}`]),
    ...(next === undefined ? [] : [`${words.next} ${dayWord(next.from, lang)}: ${version(next)}`]),
  ];
}

function versionWords(
  version: ParameterVersion,
  parameter: ParameterDeclaration,
  program: Program,
  lang: Lang,
): string {
  const words = WORDS[lang];
  const origin = [
    version.source === undefined ? "" : escape(version.source),
    ...version.clauses.map(({ clause }) => `§${program.clauses[clause]?.id ?? "?"}`),
    version.status === "unverified" ? words.unverified : "",
    version.reviewBy === undefined ? "" : `${words.review} ${dayWord(version.reviewBy, lang)}`,
  ].filter((one, i, all) => one !== "" && all.indexOf(one) === i);
  return `${ratePreview(version, parameter, lang)}${origin.length === 0 ? "" : ` (${origin.join("; ")})`}`;
}

/** The amounts of a version on one line. */
export function ratePreview(version: ParameterVersion, parameter: ParameterDeclaration, lang: Lang): string {
  return [...version.values]
    .map(([key, value]) => {
      const text = rateText(value, parameter.type, lang);
      return key === "" ? `**${text}**` : `${key.replaceAll(KEY_SEPARATOR, " · ")} **${text}**`;
    })
    .join(", ");
}

function rateText(value: CoreValue | ScaleValue, type: Type, lang: Lang): string {
  if (value === null) return WORDS[lang].repealed;
  if (type.kind !== "scale") return formatValue(value as CoreValue, type, lang);
  return (value as ScaleValue)
    .map(
      ({ above, rate }) =>
        `> ${formatValue(above, type.of, lang)}: ${formatValue(rate, { kind: "percent", scale: type.rateScale }, lang)}`,
    )
    .join("; ");
}

function clauseLines(clause: ClauseInfo, lang: Lang): Lines {
  const words = WORDS[lang];
  const { from, to } = clause.effective;
  const range =
    from === undefined && to === undefined
      ? []
      : [
          `${words.inForce}: ${from === undefined ? "" : dayWord(from, lang)}..${to === undefined ? "" : dayWord(to, lang)}`,
        ];
  return [
    ...label(clause.title),
    ...label(clause.summary),
    ...(clause.notEncoded === undefined ? [] : [`${words.notEncoded}: ${escape(clause.notEncoded.why)}`]),
    ...range,
    ...label(clause.note),
  ];
}

/** The clauses whose rules set it, those that use it, and how many cases name it. */
function usesOf(what: Target, context: Context): Lines {
  const { lang } = context.settings();
  const words = WORDS[lang];
  const all = context.names.of(what);
  const clauses = (...roles: readonly string[]): readonly string[] => [
    ...new Set(all.flatMap((one) => (one.clause !== undefined && roles.includes(one.role) ? [one.clause] : []))),
  ];
  const setBy = what.kind === "variable" ? clauses("sets") : [];
  const usedBy = clauses("reads", "cites", "overrides", "names");
  const cases = all.filter((one) => one.span.uri.endsWith(".cases.yaml")).length;
  const listed = (heading: string, ids: readonly string[]): Lines => {
    if (ids.length === 0) return [];
    const shown = ids.slice(0, 8).map((id) => `§${id}`);
    return [`${heading} ${shown.join(", ")}${ids.length > 8 ? ` ${words.more(ids.length - 8)}` : ""}`];
  };
  const nowhere = setBy.length + usedBy.length + cases === 0 && all.every((one) => one.role === "declares");
  return [
    ...listed(words.setBy, setBy),
    ...listed(words.usedBy, usedBy),
    ...(cases === 0 ? [] : [words.cases(cases)]),
    ...(nowhere ? [`*${words.unused}*`] : []),
  ];
}

/** Names and texts of the author's must not be read as markdown. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|]/g, "\\$&");
}

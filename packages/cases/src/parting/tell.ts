/** A parting as one sentence: `nhóm 03/2026: II.1.a không áp dụng vì “hộ.loại = cận_nghèo” không đúng (hộ.loại = khác)`. */
import type { Lang, Related, Sources, Span } from "@khoan/diagnostics";
import { formatMoment, formatValue, isRecord, type Read, Unknown, type Value } from "@khoan/evaluate";
import type { Program, Type } from "@khoan/language";
import type { Blame } from "./blame.ts";
import type { Parting, RuleAt, Step } from "./parting.ts";

const WORDS = {
  vi: {
    notHeld: "không áp dụng",
    overridden: "bị loại trừ bởi",
    notInForce: "không có hiệu lực",
    beaten: "không được chọn, vì",
    counted: "áp dụng",
    gives: "cho",
    otherwise: "không điều khoản nào áp dụng",
    noRule: "không điều khoản nào cho điều mong đợi",
    because: "vì",
    isFalse: "không đúng",
    isTrue: "đúng",
    isUnknown: "chưa biết",
    true: "đúng",
    false: "sai",
    absent: "trống",
  },
  en: {
    notHeld: "does not apply",
    overridden: "is overridden by",
    notInForce: "is not in force",
    beaten: "was not chosen, since",
    counted: "applies",
    gives: "gives",
    otherwise: "no clause applies",
    noRule: "no clause gives what is expected",
    because: "because",
    isFalse: "does not hold",
    isTrue: "holds",
    isUnknown: "is unknown",
    true: "true",
    false: "false",
    absent: "null",
  },
} as const;

/** The parting at the rule line where it can be seen. */
export function tellParting(parting: Parting, program: Program, sources: Sources): Related {
  const tell = (lang: Lang): string => sentence(parting, program, sources, lang);
  return { span: placeOf(parting, program), message: { vi: tell("vi"), en: tell("en") } };
}

/** The condition where it stands in the rule itself, else the rule. */
function placeOf({ condition, by, rule, trail }: Parting, program: Program): Span {
  const last = trail.at(-1) as Step;
  return condition?.span ?? by?.span ?? rule?.span ?? (program.variables[last.variable]?.span as Span);
}

function sentence(parting: Parting, program: Program, sources: Sources, lang: Lang): string {
  const words = WORDS[lang];
  const last = parting.trail.at(-1) as Step;
  const variable = program.variables[last.variable];
  const type: Type = variable?.type ?? { kind: "error" };
  const when = variable?.per === undefined ? "" : ` ${formatMoment(variable.per, last.moment, lang)}`;
  // The output itself is named by the line above; what lies behind it is not.
  const head = parting.trail.length > 1 ? `${variable?.name ?? "?"}${when}: ` : "";
  const told = (rule: RuleAt | undefined): string => program.clauses[rule?.clause ?? -1]?.id ?? "?";
  const gives = (rule: (RuleAt & { readonly value?: Value }) | undefined): string =>
    rule?.value === undefined ? "" : ` ${words.gives} ${shown(rule.value, elementOf(type, rule.value), lang)}`;
  const because = conditionText(parting.condition, parting, program, sources, lang);
  switch (parting.kind) {
    case "not_held":
      return `${head}${told(parting.rule)} ${words.notHeld}${because}`;
    case "overridden":
      return `${head}${told(parting.rule)} ${words.overridden} ${told(parting.by)}${because}`;
    case "not_in_force":
      return `${head}${told(parting.rule)} ${words.notInForce}${when === "" ? "" : ` (${when.trim()})`}`;
    case "beaten":
      return `${head}${told(parting.rule)}${gives(parting.rule)}, ${words.beaten} ${told(parting.by)}${gives(parting.by)}`;
    case "counted":
      return `${head}${told(parting.rule)} ${words.counted}${gives(parting.rule)}${because}`;
    case "otherwise":
      return `${head}${words.otherwise}${because}`;
    case "no_rule":
      return `${head}${words.noRule}`;
  }
}

function conditionText(
  condition: Blame | undefined,
  parting: Parting,
  program: Program,
  sources: Sources,
  lang: Lang,
): string {
  if (condition === undefined) return "";
  const words = WORDS[lang];
  const text = sources.get(condition.span.uri)?.text.slice(condition.span.start, condition.span.end);
  const reads = [...new Set(condition.reads.map((read) => readText(read, program, lang)))].slice(0, MOST_READS);
  const facts = reads.length === 0 ? "" : ` (${reads.join("; ")})`;
  if (parting.kind === "counted" || parting.kind === "otherwise") {
    // Of a value, what it was made of; of a condition, that it holds.
    if (condition.value !== true || text === undefined) return facts;
  }
  const truth = condition.value === true ? words.isTrue : condition.value === false ? words.isFalse : words.isUnknown;
  return text === undefined ? facts : ` ${words.because} “${text.replaceAll(/\s+/g, " ").trim()}” ${truth}${facts}`;
}

const MOST_READS = 4;

function readText(read: Read, program: Program, lang: Lang): string {
  switch (read.kind) {
    case "fact":
      return `${read.path} = ${shown(read.value, typeOfFact(read.path, program), lang)}`;
    case "parameter": {
      const parameter = program.parameters[read.parameter];
      return `${parameter?.name} = ${shown(read.value, parameter?.type ?? { kind: "error" }, lang)}`;
    }
    case "reading":
      return `${program.readings[read.reading]?.id} = ${read.option}`;
    case "variable": {
      const variable = program.variables[read.variable];
      const when = variable?.per === undefined ? "" : ` ${formatMoment(variable.per, read.moment, lang)}`;
      return `${variable?.name}${when} = ${shown(read.value, variable?.type ?? { kind: "error" }, lang)}`;
    }
  }
}

/** The declared type of a fact, or of the field of a record or of the member of a list that a path leads to. */
function typeOfFact(path: string, program: Program): Type {
  const plain = path.replaceAll(/\[\d+\]/g, "");
  for (const fact of program.facts) {
    if (fact.path === plain) return fact.type;
    if (!plain.startsWith(`${fact.path}.`)) continue;
    const field = fact.fields?.find(({ name }) => name === plain.slice(fact.path.length + 1));
    if (field !== undefined) return field.type;
  }
  return { kind: "text" };
}

/** As the case file would write it, but for what only people read. */
function shown(value: Value, type: Type, lang: Lang): string {
  const words = WORDS[lang];
  if (value instanceof Unknown) return words.isUnknown;
  if (value === null) return words.absent;
  if (typeof value === "boolean") return value ? words.true : words.false;
  return formatValue(value, type, lang);
}

function elementOf(type: Type, value: Value): Type {
  return type.kind === "list" && !Array.isArray(value) && !isRecord(value) ? type.element : type;
}

/**
 * A life to the YAML of a golden case in a vocabulary, the other way of `readCases`: minimal, ready to paste, formatted
 * as `khoan fmt` leaves it. What nobody has decided yet stays empty with a word on what belongs there, so that the
 * file does not pass for finished.
 */
import type { Lang } from "@khoan/diagnostics";
import { decodeScalar, formatMoment, isList, isRecord, type Moment, Unknown, type Value } from "@khoan/evaluate";
import {
  encodeScalar,
  type FieldDeclaration,
  type LiteralValue,
  literalText,
  numberLiteral,
  type Program,
  parseLiteral,
  required,
  type Type,
  toCanonical,
  toKeyWord,
  toWord,
  typeName,
} from "@khoan/language";

export type DraftCase = {
  readonly name: string;
  readonly why: string;
  readonly author?: string;
  readonly clauses: readonly string[];
  readonly at: Moment;
  readonly to?: Moment;
  readonly readings: Readonly<Record<string, string>>;
  /** JSON, as `decide` takes it. */
  readonly facts: unknown;
  /** Outputs by name; `undefined` is left for a person to fill in. */
  readonly expect: ReadonlyMap<string, Value | undefined>;
  readonly missing?: readonly string[];
  readonly implausible?: string;
  /** A line above the case, for whoever reads the file. */
  readonly remark?: string;
};

type Writing = { readonly program: Program; readonly lang: Lang };

/** A whole file of cases. */
export function caseFileText(program: Program, drafts: readonly DraftCase[], lang: Lang): string {
  const key = (canonical: string): string => toKeyWord("case_file", lang, canonical) as string;
  const head = `${key("language")}: ${lang}\n${key("rule_set")}: ${program.document.id}\n${key("cases")}:\n`;
  return head + drafts.map((draft) => caseText(program, draft, lang)).join("\n");
}

/** One case as an item of the list of cases, two spaces in. */
export function caseText(program: Program, draft: DraftCase, lang: Lang): string {
  const writing: Writing = { program, lang };
  const key = (canonical: string): string => toKeyWord("case", lang, canonical) as string;
  const moment = (at: Moment): string => formatMoment(at.unit, at.value, lang);
  const names = (list: readonly string[]): string => `[${list.map((one) => encodeScalar(one, true)).join(", ")}]`;
  const readings = Object.entries(draft.readings).map(([id, option]) => [id, encodeScalar(option, true)] as const);
  const lines = [
    ...(draft.remark === undefined ? [] : [`  # ${draft.remark}`]),
    `  - ${key("name")}: ${encodeScalar(draft.name, false)}`,
    `    ${key("why")}: ${encodeScalar(draft.why, false)}`,
    ...(draft.author === undefined ? [] : [`    ${key("author")}: ${encodeScalar(draft.author, false)}`]),
    `    ${key("clauses")}: ${names(draft.clauses)}`,
    `    ${key("at")}: ${moment(draft.at)}`,
    ...(draft.to === undefined ? [] : [`    ${key("to")}: ${moment(draft.to)}`]),
    ...(readings.length === 0 ? [] : [`    ${key("readings")}: ${flow(readings)}`]),
    ...factLines(draft.facts, writing),
    ...expectLines(draft, writing),
    ...(draft.missing === undefined ? [] : [`    ${key("missing")}: ${names(draft.missing)}`]),
    ...(draft.implausible === undefined
      ? []
      : [`    ${key("implausible")}: ${encodeScalar(draft.implausible, false)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function flow(entries: readonly (readonly [string, string])[]): string {
  return entries.length === 0
    ? "{}"
    : `{ ${entries.map(([key, value]) => `${encodeScalar(key, true)}: ${value}`).join(", ")} }`;
}

/** Facts in the order of their declarations, one line each, groups as mappings. */
function factLines(facts: unknown, writing: Writing): readonly string[] {
  const { program, lang } = writing;
  const lines: string[] = [];
  let open: readonly string[] = [];
  program.facts.forEach((fact) => {
    const path = fact.path.split(".");
    const json = at(facts, path);
    if (json === undefined) return;
    const groups = path.slice(0, -1);
    let same = 0;
    while (same < groups.length && open[same] === groups[same]) same++;
    groups.slice(same).forEach((group, i) => {
      lines.push(`${"  ".repeat(3 + same + i)}${group}:`);
    });
    open = groups;
    lines.push(`${"  ".repeat(3 + groups.length)}${path.at(-1)}: ${fieldText(json, fact, writing, false)}`);
  });
  const key = toKeyWord("case", lang, "facts") as string;
  return lines.length === 0 ? [] : [`    ${key}:`, ...lines];
}

function at(json: unknown, path: readonly string[]): unknown {
  let inner = json;
  for (const key of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) return undefined;
    inner = (inner as Record<string, unknown>)[key];
  }
  return inner;
}

/** A fact or a field on one line; `inFlow`: inside `{ }` or `[ ]`. */
function fieldText(json: unknown, field: FieldDeclaration, writing: Writing, inFlow: boolean): string {
  const history = field.history && Array.isArray(json) && json.every((one) => at(one, ["from"]) !== undefined);
  if (!history) return jsonText(json, field.type, field.fields, writing, inFlow);
  const key = (canonical: string): string => toKeyWord("history", writing.lang, canonical) as string;
  const entries = json.map((entry) =>
    flow([
      [key("from"), jsonText(at(entry, ["from"]), { kind: "date" }, undefined, writing, true)],
      [key("value"), jsonText(at(entry, ["value"]), field.type, field.fields, writing, true)],
    ]),
  );
  return `[${entries.join(", ")}]`;
}

function jsonText(
  json: unknown,
  type: Type,
  fields: readonly FieldDeclaration[] | undefined,
  writing: Writing,
  inFlow: boolean,
): string {
  const plain = required(type);
  if (json === null) return literalText({ type: "absent" }, writing.lang);
  if (plain.kind === "list" && Array.isArray(json)) {
    return `[${json.map((item) => jsonText(item, plain.element, fields, writing, true)).join(", ")}]`;
  }
  if (plain.kind === "record" && typeof json === "object") {
    const known = (fields ?? []).filter((field) => Object.hasOwn(json, field.name));
    return flow(known.map((field) => [field.name, fieldText(at(json, [field.name]), field, writing, true)] as const));
  }
  return valueText(decoded(json, plain), plain, writing.lang, inFlow);
}

/** One JSON scalar in run-time form; a caller that gives what is none has made a mistake. */
function decoded(json: unknown, type: Type): Value {
  const errors: Parameters<typeof decodeScalar>[3] = [];
  const value = decodeScalar(type, json, "", errors);
  if (errors[0] !== undefined) throw new RangeError(`a case can't be written: ${errors[0].diagnostic.message.en}`);
  return value;
}

/** A value as cases write it, on one line; `inFlow`: inside `{ }` or `[ ]`. */
export function valueText(value: Value, type: Type, lang: Lang, inFlow = false): string {
  const plain = required(type);
  if (value instanceof Unknown) return toWord("case_word", lang, "unknown") as string;
  if (isList(value)) {
    const element = plain.kind === "list" ? plain.element : plain;
    return `[${value.map((item) => valueText(item, element, lang, true)).join(", ")}]`;
  }
  if (isRecord(value)) {
    const fields = plain.kind === "record" ? plain.fields : undefined;
    return flow(
      Object.entries(value).map(([name, one]) => [
        name,
        valueText(one, fields?.get(name) ?? { kind: "text" }, lang, true),
      ]),
    );
  }
  const literal = literalOf(value, plain);
  return literal.type === "text"
    ? textScalar(literal.value, plain, inFlow)
    : encodeScalar(literalText(literal, lang), inFlow);
}

const LANGS = ["vi", "en"] as const;

/** A text as a scalar that no vocabulary takes for another value. */
function textScalar(text: string, type: Type, inFlow: boolean): string {
  const scalar = { kind: "scalar", text, style: "plain", span: { uri: "", start: 0, end: 0 } } as Parameters<
    typeof parseLiteral
  >[0];
  const isWord = LANGS.some((one) => toCanonical("case_word", one, text) !== undefined);
  const misread = LANGS.some((one) => {
    let strange = false;
    const read = parseLiteral(scalar, one, () => {
      strange = true;
    });
    return strange || read?.type !== "text";
  });
  // A clause or a member of an enum is a name, read as it stands; `3.1` needs no quotes there.
  const named = type.kind === "clause" || type.kind === "enum";
  if (text.includes("\n") || isWord || (misread && !named)) return JSON.stringify(text);
  return encodeScalar(text, inFlow);
}

/** The literal that a plain value of a type is. */
function literalOf(value: Exclude<Value, Unknown>, type: Type): LiteralValue {
  if (value === null) return { type: "absent" };
  if (typeof value === "boolean") return { type: "bool", value };
  return typeof value === "number" ? numberLiteral(value, type) : { type: "text", value: String(value) };
}

const FILL = { vi: "điền", en: "fill in" } as const;

/** What each output should be; what is left to a person is said by its type. */
function expectLines({ expect }: DraftCase, { program, lang }: Writing): readonly string[] {
  const key = toKeyWord("case", lang, "expect") as string;
  const lines = [...expect].map(([name, value]) => {
    const type = program.variables.find((one) => one.name === name)?.type ?? { kind: "text" };
    const text = value === undefined ? `# ${FILL[lang]}: ${choices(type, lang)}` : valueText(value, type, lang);
    return `      ${name}: ${text}`;
  });
  return lines.length === 0 ? [] : [`    ${key}:`, ...lines];
}

/** What may be filled in. */
function choices(type: Type, lang: Lang): string {
  const plain = required(type);
  const or = lang === "vi" ? " hoặc " : " or ";
  const absent = type.kind === "optional" ? `${or}${literalText({ type: "absent" }, lang)}` : "";
  if (plain.kind === "bool") {
    return [true, false].map((value) => literalText({ type: "bool", value }, lang)).join(or) + absent;
  }
  return (plain.kind === "enum" ? plain.members.join(" | ") : typeName(plain, lang)) + absent;
}

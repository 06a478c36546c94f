/** A number in a formula becomes a rate with a name, a date and the clause that sets it. */
import type { Lang } from "@khoan/diagnostics";
import {
  type Expression,
  type LiteralValue,
  type LoadedRuleSet,
  literalText,
  toKeyWord,
  toWord,
  type YamlMapping,
} from "@khoan/language";
import { currencyWord } from "@khoan/values";
import type { Context } from "../context.ts";
import type { Splice } from "../edits/proof.ts";
import { partOf } from "../names/name-index.ts";
import { linesAt, type Offer, type Place } from "./action.ts";
import { clauseAround, formulasOf, literalsIn } from "./rules-around.ts";

export const extractParameter: Offer = (place, context) => {
  const folder = context.workspace.folderOf(place.path);
  const main = folder === undefined ? undefined : context.workspace.ruleSet(folder).analysis.ruleSets[0];
  const part = main && partOf(main, place.path);
  if (main === undefined || part === undefined) return undefined;
  const clause = clauseAround(part.sections.clauses, place, context);
  const found = clause?.rules
    .flatMap(formulasOf)
    .flatMap(literalsIn)
    .find(({ span }) => span.start <= place.start && place.end <= span.end);
  if (clause === undefined || found === undefined) return undefined;
  const type = typeOf(found.literal, place.lang);
  if (type === undefined) return undefined;
  return {
    id: "extract-parameter",
    kind: "refactor.extract",
    title: { vi: "Tách số này thành tham số", en: "Extract this number into a parameter" },
    splices: () => splices(place, found, type, clause.id.name, main, context),
  };
};

type Found = Extract<Expression, { kind: "literal" }>;

/** The type of a rate with this value; undefined for what is no rate. */
function typeOf(literal: LiteralValue, lang: Lang): string | undefined {
  const word = (canonical: string): string => toWord("type", lang, canonical) ?? canonical;
  switch (literal.type) {
    case "number":
      return literal.scale === 0 ? word("int") : `${word("decimal")}(${literal.scale})`;
    case "money": {
      const digits = literal.scale === 0 ? "" : `${lang === "vi" ? ";" : ","} ${literal.scale}`;
      return `${word("money")}(${currencyWord(literal.currency, "en")}${digits})`;
    }
    case "percent":
      return literal.scale === 0 ? word("percent") : `${word("percent")}(${literal.scale})`;
    case "duration":
      return word(literal.unit);
    case "date":
      return word("date");
    default:
      return undefined;
  }
}

function splices(
  { path, lang }: Place,
  found: Found,
  type: string,
  clause: string,
  main: LoadedRuleSet,
  context: Context,
): ReadonlyMap<string, readonly Splice[]> | undefined {
  const { workspace } = context;
  const name = freeName(lang === "vi" ? "mức_mới" : "new_rate", main);
  const key = (place: "parameter" | "version" | "sections", canonical: string): string =>
    toKeyWord(place, lang, canonical) ?? canonical;
  const from = main.document.effective.from ?? main.document.period.from ?? context.settings().today;
  if (from === undefined) return undefined;
  const lines = [
    `  ${name}:`,
    `    ${key("parameter", "type")}: ${type}`,
    `    ${key("parameter", "values")}:`,
    `      - ${key("version", "from")}: ${literalText({ type: "date", value: from }, lang)}`,
    `        ${key("version", "value")}: ${literalText(found.literal, lang)}`,
    `        ${key("version", "clauses")}: [${clause}]`,
  ];
  const use: Splice = { start: found.span.start, end: found.span.end, newText: name };
  const home = [path, ...main.parts.map((part) => part.uri)].find((uri) => section(uri, context) !== undefined);
  const at = home === undefined ? undefined : section(home, context);
  const source = workspace.source(home ?? path);
  if (source === undefined) return undefined;
  const declaration: Splice =
    at === undefined
      ? { start: 0, end: 0, newText: `${key("sections", "parameters")}:\n${lines.join("\n")}\n\n` }
      : { start: at, end: at, newText: linesAt(source.text, at, lines) };
  const target = home ?? path;
  return target === path
    ? new Map([[path, [declaration, use]]])
    : new Map([
        [path, [use]],
        [target, [declaration]],
      ]);
}

/** Where the first line of a file's section of parameters begins, if it is written by lines. */
function section(path: string, context: Context): number | undefined {
  const root: YamlMapping | undefined = context.workspace.tree(path)?.root;
  const text = context.workspace.source(path)?.text ?? "";
  const entry = root?.entries.find(({ key }) => key.text === "tham_số" || key.text === "parameters");
  if (entry?.value.kind !== "mapping" || text[entry.value.span.start] === "{") return undefined;
  const newline = text.indexOf("\n", entry.key.span.end);
  return newline === -1 ? undefined : newline + 1;
}

function freeName(wanted: string, main: LoadedRuleSet): string {
  const taken = new Set([...main.parameters, ...main.variables].map((one) => one.name.name));
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted}_${i}`;
    if (!taken.has(name)) return name;
  }
}

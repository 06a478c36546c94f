/** A golden case for a clause, to be filled in: a comment names the facts that the clause reads, none is given yet. */
import type { Lang } from "@khoan/diagnostics";
import { type LoadedRuleSet, toKeyWord, toWord } from "@khoan/language";
import { formatIsoMonth, formatViMonth, monthOfDay } from "@khoan/values";
import type { Context } from "../context.ts";
import { partOf } from "../names/name-index.ts";
import { keyOf, target } from "../names/target.ts";
import { linesAt, type Offer } from "./action.ts";
import { clauseAround } from "./rules-around.ts";

export const addCase: Offer = (place, context) => {
  const { workspace } = context;
  const folder = workspace.folderOf(place.path);
  const main = folder === undefined ? undefined : workspace.ruleSet(folder).analysis.ruleSets[0];
  const part = main && partOf(main, place.path);
  const clause = part && clauseAround(part.sections.clauses, place, context);
  if (folder === undefined || main === undefined || clause === undefined || clause.rules.length === 0) return undefined;
  const file = caseFileFor(folder, main, clause.id.name, context);
  if (file === undefined) return undefined;
  return {
    id: "add-case",
    kind: "refactor",
    title: { vi: `Thêm ca kiểm thử cho §${clause.id.name}`, en: `Add a golden case for §${clause.id.name}` },
    splices: () => {
      const source = workspace.source(file);
      const tree = workspace.tree(file);
      const lang = workspace.langOf(file);
      const list = tree?.root?.entries.find(({ key }) => ["ca", "cases"].includes(key.text))?.value;
      if (source === undefined || list?.kind !== "sequence" || source.text[list.span.start] === "[") return undefined;
      const first = list.items[0];
      const column =
        first === undefined ? 2 : first.span.start - 2 - (source.text.lastIndexOf("\n", first.span.start) + 1);
      const lines = skeleton(clause.id.name, main, lang, context).map((line) => " ".repeat(Math.max(0, column)) + line);
      const at = source.text.length;
      return new Map([[file, [{ start: at, end: at, newText: linesAt(source.text, at, lines) }]]]);
    },
  };
};

/** The file whose cases name the clause most, else one nearest above it, else the first of the rule set. */
function caseFileFor(folder: string, main: LoadedRuleSet, clause: string, context: Context): string | undefined {
  const owner = main.document.id.name;
  for (let id = clause; id !== ""; id = id.slice(0, Math.max(id.lastIndexOf("."), id.lastIndexOf("-"), 0))) {
    const named = context.names.of(target("clause", owner, id)).filter((one) => one.span.uri.endsWith(".cases.yaml"));
    const files = [...Map.groupBy(named, (one) => one.span.uri)].toSorted((a, b) => b[1].length - a[1].length);
    if (files[0] !== undefined) return files[0][0];
  }
  return context.workspace.caseFilesOf(folder)[0];
}

function skeleton(clause: string, main: LoadedRuleSet, lang: Lang, context: Context): readonly string[] {
  const key = (canonical: string): string => toKeyWord("case", lang, canonical) ?? canonical;
  const unknown = toWord("case_word", lang, "unknown") ?? "unknown";
  const day = main.document.period.from ?? context.settings().today ?? 0;
  const month = monthOfDay(day);
  const output = outputOf(main);
  const texts = {
    vi: { name: `§${clause}: ca mới`, why: "Ghi vì sao luật cho kết quả này." },
    en: { name: `§${clause}: a new case`, why: "Say why the law gives this result." },
  }[lang];
  const facts = factsOf(clause, main, context);
  return [
    `- ${key("name")}: '${texts.name}'`,
    `  ${key("why")}: ${texts.why}`,
    `  ${key("clauses")}: [${clause}]`,
    `  ${key("at")}: ${lang === "vi" ? formatViMonth(month) : formatIsoMonth(month)}`,
    ...(facts.length === 0 ? [] : [`  # ${key("facts")}: ${facts.join(", ")}`]),
    ...(output === undefined ? [] : [`  ${key("expect")}: { ${output}: ${unknown} }`]),
  ];
}

function outputOf(main: LoadedRuleSet): string | undefined {
  return main.variables.find((one) => one.output)?.name.name;
}

/** Paths of the facts that the clause's rules read. */
function factsOf(clause: string, main: LoadedRuleSet, context: Context): readonly string[] {
  const own = keyOf(target("clause", main.document.id.name, clause));
  const declared = context.names
    .of(target("clause", main.document.id.name, clause))
    .find((one) => keyOf(one.target) === own);
  if (declared === undefined) return [];
  const names = context.names.inFile(declared.span.uri);
  return [
    ...new Set(names.flatMap((one) => (one.clause === clause && one.target.kind === "fact" ? [one.target.name] : []))),
  ].toSorted();
}

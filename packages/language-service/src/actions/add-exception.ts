/** A new clause below the one at hand that takes away from it: what it beats, for which variable, and a condition to fill in. */
import { toKeyWord, toWord, type YamlMapping, type YamlNode } from "@khoan/language";
import type { Context } from "../context.ts";
import { partOf } from "../names/name-index.ts";
import { indentAt, linesAt, nextLine, type Offer } from "./action.ts";
import { clauseAround } from "./rules-around.ts";

export const addException: Offer = (place, context) => {
  const folder = context.workspace.folderOf(place.path);
  const main = folder === undefined ? undefined : context.workspace.ruleSet(folder).analysis.ruleSets[0];
  const part = main && partOf(main, place.path);
  const clause = part && clauseAround(part.sections.clauses, place, context);
  if (clause === undefined || clause.rules.length === 0) return undefined;
  const id = clause.id.name;
  return {
    id: "add-exception",
    kind: "refactor",
    title: { vi: `Thêm ngoại lệ cho §${id}`, en: `Add an exception to §${id}` },
    splices: () => {
      const node = nodeOf(place.path, clause.id.span.start, context);
      const source = context.workspace.source(place.path);
      if (node === undefined || source === undefined || source.text[node.span.start] === "{") return undefined;
      const word = (where: "clause" | "rule", canonical: string): string =>
        toKeyWord(where, place.lang, canonical) ?? canonical;
      const indent = indentAt(source.text, node.span.start);
      const children = node.entries.find(({ key }) => ["điều_khoản", "clauses"].includes(key.text))?.value;
      const deep =
        children?.kind === "sequence" && children.items[0] !== undefined
          ? indentAt(source.text, children.items[0].span.start).slice(2)
          : `${indent}  `;
      const at = nextLine(source.text, node.span.end);
      const [taken, todo] = [
        new Set(part?.sections.clauses.map((one) => one.id.name)),
        { vi: "Ngoại lệ", en: "Exception" },
      ];
      const own = ["ngoai-le", "ngoai-le-2", "ngoai-le-3"].find((one) => !taken.has(`${id}.${one}`)) ?? "ngoai-le-4";
      const lines = [
        ...(children === undefined ? [`${indent}${word("clause", "clauses")}:`] : []),
        `${deep}- ${word("clause", "id")}: ${own}`,
        `${deep}  ${word("clause", "summary")}: ${todo[place.lang]}`,
        `${deep}  ${word("clause", "rules")}:`,
        `${deep}    - ${word("rule", "overrides")}: [${id}]`,
        `${deep}      ${word("rule", "when")}: ${toWord("bool", place.lang, "false")}`,
      ];
      return new Map([[place.path, [{ start: at, end: at, newText: linesAt(source.text, at, lines) }]]]);
    },
  };
};

/** The mapping whose first entry, its id, is at an offset. */
function nodeOf(path: string, idAt: number, context: Context): YamlMapping | undefined {
  const visit = (node: YamlNode): YamlMapping | undefined => {
    if (node.kind === "scalar" || node.span.start > idAt || node.span.end < idAt) return undefined;
    if (
      node.kind === "mapping" &&
      node.entries.some(({ value }) => value.kind === "scalar" && value.span.start === idAt)
    )
      return node;
    const inside = node.kind === "sequence" ? node.items : node.entries.map(({ value }) => value);
    for (const one of inside) {
      const found = visit(one);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const root = context.workspace.tree(path)?.root;
  return root && visit(root);
}

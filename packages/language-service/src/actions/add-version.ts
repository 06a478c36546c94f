/** A further dated value of a rate: the last one over again, from the day on which it ends or from the next new year. */
import { literalText, type VersionModel, type YamlMapping, type YamlNode, type YamlSequence } from "@khoan/language";
import { civilFromDay, dayFromCivil } from "@khoan/values";
import type { Context } from "../context.ts";
import { type Splice, spliced } from "../edits/proof.ts";
import { partOf } from "../names/name-index.ts";
import { linesAt, nextLine, type Offer } from "./action.ts";

export const addVersion: Offer = (place, context) => {
  const folder = context.workspace.folderOf(place.path);
  const main = folder === undefined ? undefined : context.workspace.ruleSet(folder).analysis.ruleSets[0];
  const part = main && partOf(main, place.path);
  const found = parameterAt(place.path, place.start, context);
  const model = part?.sections.parameters.find((one) => one.name.name === found?.name);
  const last = model?.versions.at(-1);
  if (found === undefined || last === undefined) return undefined;
  return {
    id: "add-version",
    kind: "refactor",
    title: { vi: `Thêm mức từ ngày mới cho “${found.name}”`, en: `Add a dated value to “${found.name}”` },
    splices: () => {
      const source = context.workspace.source(place.path);
      const item = found.values.items.at(-1);
      if (source === undefined || item?.kind !== "mapping") return undefined;
      const start = source.text.lastIndexOf("\n", item.span.start) + 1;
      const end = nextLine(source.text, item.span.end);
      const copy = spliced(
        source.text.slice(start, end),
        renewed(item, source.text, start, literalText({ type: "date", value: firstDay(last, context) }, place.lang)),
      );
      const at = end;
      const newText = linesAt(source.text, at, [copy.replace(/\n$/, "")]);
      return new Map([[place.path, [{ start: at, end: at, newText }]]]);
    },
  };
};

type Found = { readonly name: string; readonly values: YamlSequence };

/** The parameter whose lines hold an offset. */
function parameterAt(path: string, offset: number, context: Context): Found | undefined {
  const root = context.workspace.tree(path)?.root;
  const section = entryOf(root, ["tham_số", "parameters"]);
  if (section?.kind !== "mapping") return undefined;
  const entry = section.entries.find(({ key, value }) => key.span.start <= offset && offset <= value.span.end);
  const values = entry?.value.kind === "mapping" ? entryOf(entry.value, ["giá_trị", "values"]) : undefined;
  return entry !== undefined && values?.kind === "sequence" ? { name: entry.key.text, values } : undefined;
}

function entryOf(node: YamlMapping | undefined, keys: readonly string[]): YamlNode | undefined {
  return node?.entries.find(({ key }) => keys.includes(key.text))?.value;
}

/** The day after the last version's end; for an open one, the next 1 January after it began and after today. */
function firstDay(last: VersionModel, context: Context): number {
  if (last.to !== undefined) return last.to.value + 1;
  const { year } = civilFromDay(Math.max(last.from.value, context.settings().today ?? 0));
  return dayFromCivil(year + 1, 1, 1) ?? last.from.value + 365;
}

/** A copy of a version with another first day and without an end, offsets counted from `base`. */
function renewed(item: YamlMapping, text: string, base: number, from: string): readonly Splice[] {
  const flow = text[item.span.start] === "{";
  return item.entries.flatMap(({ key, value }, i): readonly Splice[] => {
    if (key.text === "từ" || key.text === "from")
      return [{ start: value.span.start - base, end: value.span.end - base, newText: from }];
    if (!["đến", "to", "rà_soát", "review_by"].includes(key.text) || i === 0) return [];
    const start = flow
      ? (item.entries[i - 1]?.value.span.end ?? key.span.start)
      : text.lastIndexOf("\n", key.span.start) + 1;
    const end = flow ? value.span.end : nextLine(text, value.span.end);
    return [{ start: start - base, end: end - base, newText: "" }];
  });
}

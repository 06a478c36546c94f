/** A case file in canonical form as YAML of its vocabulary: what `khoan fmt` would leave alone, and reads back the same. */
import type { Lang } from "@khoan/diagnostics";
import {
  encodeScalar,
  PLACES,
  type PlaceName,
  placeOfMapping,
  toKeyWord,
  valueAt,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
} from "@khoan/language";

/** Longer flow collections are broken up. */
const WIDTH = 110;

/** The whole file. */
export function yamlText(file: YamlMapping, lang: Lang): string {
  return `${blockLines(file, "case_file", lang, "").join("\n")}\n`;
}

/** A node on one line, as it would stand inside a case. */
export function flowText(node: YamlNode, place: PlaceName | undefined, lang: Lang): string {
  switch (node.kind) {
    case "scalar":
      return scalarText(node, true);
    case "sequence":
      return `[${node.items.map((item) => flowText(item, place, lang)).join(", ")}]`;
    case "mapping": {
      if (node.entries.length === 0) return "{}";
      const own = placeOf(node, place);
      const entries = node.entries.map(
        ({ key, value }) => `${keyText(key, own, lang, true)}: ${flowText(value, inside(own, key.text), lang)}`,
      );
      return `{ ${entries.join(", ")} }`;
    }
  }
}

function blockLines(node: YamlMapping, place: PlaceName | undefined, lang: Lang, indent: string): string[] {
  const own = placeOf(node, place);
  return node.entries.flatMap(({ key, value }): string[] => {
    const head = `${indent}${keyText(key, own, lang, false)}:`;
    const within = inside(own, key.text);
    if (value.kind === "scalar") return [`${head} ${scalarText(value, false)}`];
    const flow = flowText(value, within, lang);
    const isCases = own === "case_file";
    if (!isCases && (head.length + flow.length < WIDTH || isEmpty(value))) return [`${head} ${flow}`];
    if (value.kind === "mapping") return [head, ...blockLines(value, within, lang, `${indent}  `)];
    return [head, ...value.items.flatMap((item) => itemLines(item, within, lang, `${indent}  `, isCases))];
  });
}

function itemLines(item: YamlNode, place: PlaceName | undefined, lang: Lang, indent: string, open: boolean): string[] {
  if (item.kind !== "mapping" || !open) return [`${indent}- ${flowText(item, place, lang)}`];
  const lines = blockLines(item, place, lang, `${indent}  `);
  return lines.map((line, i) => (i === 0 ? `${indent}- ${line.slice(indent.length + 2)}` : line));
}

function isEmpty(node: YamlNode): boolean {
  return node.kind === "sequence" ? node.items.length === 0 : node.kind === "mapping" && node.entries.length === 0;
}

/** An entry of a history lies among facts, and is told apart by its keys. */
function placeOf(node: YamlMapping, place: PlaceName | undefined): PlaceName | undefined {
  if (place === undefined) return undefined;
  const keys = node.entries.map((entry) => entry.key.text);
  return placeOfMapping({ scalar: "name", mapping: place }, place, keys, "en") ?? place;
}

function inside(place: PlaceName | undefined, key: string): PlaceName | undefined {
  return place === undefined ? undefined : valueAt(place, key)?.mapping;
}

function keyText(key: YamlScalar, place: PlaceName | undefined, lang: Lang, inFlow: boolean): string {
  const named = place === undefined || "names" in PLACES[place];
  return encodeScalar(named ? key.text : (toKeyWord(place, lang, key.text) ?? key.text), inFlow);
}

function scalarText({ text, style }: YamlScalar, inFlow: boolean): string {
  if (style === "double" || /[\n\r\t]/.test(text)) return JSON.stringify(text);
  return style === "single" ? `'${text.replaceAll("'", "''")}'` : encodeScalar(text, inFlow);
}

/** Nodes of a case file that stand in a cell: making them, and whether two of them say the same. */
import type { Lang, Span } from "@khoan/diagnostics";
import {
  parseLiteral,
  type ScalarStyle,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
  type YamlSequence,
} from "@khoan/language";

export function scalar(text: string, span: Span, style: ScalarStyle = "plain"): YamlScalar {
  const offsets = (): Int32Array =>
    Int32Array.from({ length: text.length + 1 }, (_, i) => Math.min(span.start + i, span.end));
  return { kind: "scalar", text, span, style, offsets };
}

export function mapping(entries: readonly YamlEntry[], span: Span): YamlMapping {
  return { kind: "mapping", span, entries };
}

export function sequence(items: readonly YamlNode[], span: Span): YamlSequence {
  return { kind: "sequence", span, items };
}

export function entryOf(key: string, value: YamlNode, span = value.span): YamlEntry {
  return { key: scalar(key, span), value };
}

/** What a node says, without how it is written: equal texts mean equal nodes to every reader of cases. */
export function meaningOf(node: YamlNode, lang: Lang): string {
  switch (node.kind) {
    case "sequence":
      return `[${node.items.map((item) => meaningOf(item, lang)).join(",")}]`;
    case "mapping":
      return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key.text)}:${meaningOf(value, lang)}`).join(",")}}`;
    case "scalar": {
      if (node.style === "double") return JSON.stringify(["quoted", node.text]);
      let doubtful = false;
      const literal = parseLiteral(node, lang, () => {
        doubtful = true;
      });
      // An absence is one only where it stands plainly.
      if (doubtful || literal === undefined || literal.type === "text")
        return JSON.stringify(["text", node.text.trim()]);
      if (literal.type === "absent")
        return JSON.stringify([node.style === "plain" ? "absent" : "text", node.text.trim()]);
      return JSON.stringify(literal);
    }
  }
}

/** A value of a case, written in its vocabulary, to its run-time form: typed by the fact or output that it is of. */
import { type Lang, type Report, cases as rows } from "@khoan/diagnostics";
import type { Value } from "@khoan/evaluate";
import {
  literalAs,
  type Program,
  parseLiteral,
  required,
  type Type,
  typeName,
  type YamlNode,
  type YamlScalar,
} from "@khoan/language";

export type ValueContext = { readonly program: Program; readonly lang: Lang; readonly report: Report };

const NULL = { vi: "trống", en: "null" } as const;

/** Whether a scalar says that something is absent; `null` does in both vocabularies. */
export function isNull(scalar: YamlScalar, lang: Lang): boolean {
  return scalar.style === "plain" && (scalar.text === NULL[lang] || scalar.text === NULL.en);
}

/** The value in run-time form; undefined, and reported, where it does not fit the type. */
export function valueOf(node: YamlNode, type: Type, context: ValueContext): Value | undefined {
  const plain = required(type);
  const bad = (): undefined => {
    context.report(rows.caseBadValue(node.span, { expected: typeName(type, context.lang) }));
    return undefined;
  };
  if (node.kind === "scalar" && isNull(node, context.lang)) return type.kind === "optional" ? null : bad();
  if (plain.kind === "list") {
    if (node.kind !== "sequence") return bad();
    const items = node.items.map((item) => valueOf(item, plain.element, context));
    return items.includes(undefined) ? undefined : (items as Value[]);
  }
  if (plain.kind === "record") {
    if (node.kind !== "mapping") return bad();
    const fields: Record<string, Value> = {};
    for (const { key, value } of node.entries) {
      const field = plain.fields.get(key.text);
      if (field === undefined) return bad();
      const inner = valueOf(value, field, context);
      if (inner === undefined) return undefined;
      fields[key.text] = inner;
    }
    return fields;
  }
  return node.kind === "scalar" ? scalarOf(node, plain, context) : bad();
}

function scalarOf(scalar: YamlScalar, type: Type, context: ValueContext): Value | undefined {
  const text = scalar.text.normalize("NFC");
  if (type.kind === "text" || type.kind === "clause") return text;
  if (type.kind === "enum") {
    if (type.members.includes(text)) return text;
    context.report(rows.caseBadValue(scalar.span, { expected: type.members.join(" | ") }));
    return undefined;
  }
  const literal = parseLiteral(scalar, context.lang, context.report);
  return literal === undefined ? undefined : literalAs(literal, type, scalar.span, context);
}

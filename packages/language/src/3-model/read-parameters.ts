/** The sections `parameters` and `readings` to their models. */
import { files, types } from "@khoan/diagnostics";
import type { YamlMapping, YamlNode } from "../1-source/yaml-tree.ts";
import { parseType } from "../2-syntax/parse-type.ts";
import type { Name, ParameterModel, ReadingModel, VersionModel } from "./model.ts";
import { mappingOf } from "./read-declarations.ts";
import { dateOf, literalOf, nameOf, type ReadContext } from "./scalars.ts";
import { parameterShape, readingShape } from "./shapes.ts";
import { checkShape, viewOf } from "./view.ts";

export function readParameters(section: YamlNode, context: ReadContext): ParameterModel[] {
  const models: ParameterModel[] = [];
  for (const { key, value } of mappingOf(section, context)?.entries ?? []) {
    if (!checkShape(value, parameterShape, key.text, "parameter", context)) continue;
    const view = viewOf(value);
    const typeText = view.scalar("type");
    const type = typeText && parseType(typeText, context.lang, context.report);
    if (type === undefined) continue;
    const label = view.text("label");
    models.push({
      name: nameOf(key),
      type,
      keys: view.scalars("by").map(nameOf),
      versions: view
        .items("values")
        .flatMap((item) => (item.kind === "mapping" ? (readVersion(item, context) ?? []) : [])),
      ...(label === undefined ? {} : { label }),
    });
  }
  return models;
}

function readVersion(node: YamlMapping, context: ReadContext): VersionModel | undefined {
  const view = viewOf(node);
  const fromText = view.scalar("from");
  const from = fromText && dateOf(fromText, context);
  if (from === undefined) return undefined;
  const toText = view.scalar("to");
  const to = toText && dateOf(toText, context);
  const reviewText = view.scalar("review_by");
  const reviewBy = reviewText && dateOf(reviewText, context)?.value;
  const source = view.text("source");
  const brackets = view.get("brackets") && readBrackets(view.items("brackets"), context);
  const present = ["value", "by_key", "brackets"].filter((key) => view.get(key) !== undefined);
  if (present.length !== 1) context.report(types.oneValueExpected(node.entries[0]?.key.span ?? node.span, {}));
  return {
    span: node.entries[0]?.key.span ?? node.span,
    from,
    rows: rowsOf(view.get("value") ?? view.get("by_key"), [], context),
    clauses: view.scalars("clauses").map(nameOf),
    status: view.text("status") === "unverified" ? "unverified" : "verified",
    ...(to === undefined ? {} : { to }),
    ...(brackets === undefined ? {} : { brackets }),
    ...(source === undefined ? {} : { source }),
    ...(reviewBy === undefined ? {} : { reviewBy }),
  };
}

function rowsOf(node: YamlNode | undefined, keys: readonly Name[], context: ReadContext): VersionModel["rows"] {
  if (node === undefined) return [];
  switch (node.kind) {
    case "scalar": {
      const value = literalOf(node, context);
      return value === undefined ? [] : [{ keys, value }];
    }
    case "mapping":
      return node.entries.flatMap((entry) => rowsOf(entry.value, [...keys, nameOf(entry.key)], context));
    case "sequence":
      context.report(files.wrongShape(node.span, { expected: "text | mapping", got: "list" }));
      return [];
  }
}

function readBrackets(items: readonly YamlNode[], context: ReadContext): NonNullable<VersionModel["brackets"]> {
  return items.flatMap((item) => {
    if (item.kind !== "mapping") return [];
    const view = viewOf(item);
    const aboveText = view.scalar("above");
    const rateText = view.scalar("rate");
    const above = aboveText && literalOf(aboveText, context);
    const rate = rateText && literalOf(rateText, context);
    return above === undefined || rate === undefined ? [] : [{ above, rate }];
  });
}

export function readReadings(section: YamlNode, context: ReadContext): ReadingModel[] {
  const models: ReadingModel[] = [];
  for (const { key, value } of mappingOf(section, context)?.entries ?? []) {
    if (!checkShape(value, readingShape, key.text, "reading", context)) continue;
    const view = viewOf(value);
    const chosen = view.scalar("chosen");
    const options = view.get("options");
    if (chosen === undefined || options?.kind !== "mapping") continue;
    const ground = view.text("ground");
    const decidedBy = view.text("decided_by");
    models.push({
      id: nameOf(key),
      clauses: view.scalars("clauses").map(nameOf),
      question: view.text("question") ?? "",
      options: options.entries.flatMap((entry) =>
        entry.value.kind === "scalar" ? [{ id: nameOf(entry.key), meaning: entry.value.text }] : [],
      ),
      chosen: nameOf(chosen),
      ...(ground === undefined ? {} : { ground }),
      ...(decidedBy === undefined ? {} : { decidedBy }),
    });
  }
  return models;
}

/** The sections `types`, `facts` and `variables` to their models. */
import { files, names, types } from "@khoan/diagnostics";
import type { YamlMapping, YamlNode } from "../1-source/yaml-tree.ts";
import { parseFormula } from "../2-syntax/parse-formula.ts";
import { parseType } from "../2-syntax/parse-type.ts";
import type { FactNode, FieldModel, TypeModel, VariableModel } from "./model.ts";
import { readShape } from "./read-promises.ts";
import { literalOf, nameOf, type ReadContext } from "./scalars.ts";
import { fieldShape, variableShape } from "./shapes.ts";
import { checkShape, type View, viewOf } from "./view.ts";

export function readTypes(section: YamlNode, context: ReadContext): TypeModel[] {
  const models: TypeModel[] = [];
  for (const { key, value } of mappingOf(section, context)?.entries ?? []) {
    if (value.kind === "sequence") {
      const members = value.items.filter((item) => item.kind === "scalar").map(nameOf);
      reportRepeats(members, context);
      if (members.length === 0) context.report(types.emptyEnum(key.span, { name: key.text }));
      models.push({ kind: "enum", name: nameOf(key), members });
    } else if (value.kind === "mapping") {
      const fields = value.entries.flatMap((entry) => readField(nameOf(entry.key), entry.value, context) ?? []);
      models.push({ kind: "record", name: nameOf(key), fields });
    } else {
      context.report(files.wrongShape(value.span, { expected: "[a, b, …] | mapping", got: value.text }));
    }
  }
  return models;
}

function reportRepeats(
  members: readonly { name: string; span: import("@khoan/diagnostics").Span }[],
  context: ReadContext,
) {
  const seen = new Set<string>();
  for (const member of members) {
    if (seen.has(member.name)) context.report(names.repeatedMember(member.span, { name: member.name }));
    seen.add(member.name);
  }
}

export function readFacts(section: YamlNode, context: ReadContext): FactNode[] {
  const nodes: FactNode[] = [];
  for (const { key, value } of mappingOf(section, context)?.entries ?? []) {
    if (value.kind === "mapping" && !value.entries.some((entry) => entry.key.text === "type")) {
      nodes.push({ kind: "group", name: nameOf(key), members: readFacts(value, context) });
    } else {
      const field = readField(nameOf(key), value, context);
      if (field !== undefined) nodes.push({ kind: "fact", field });
    }
  }
  return nodes;
}

function readField(name: FieldModel["name"], node: YamlNode, context: ReadContext): FieldModel | undefined {
  if (!checkShape(node, fieldShape, name.name, "field", context)) return undefined;
  const view = viewOf(node);
  const typeText = view.scalar("type");
  const type = typeText && parseType(typeText, context.lang, context.report);
  if (type === undefined) return undefined;
  const whenNull = view.text("when_null");
  return {
    name,
    type,
    history: view.flag("history"),
    sensitivity: (view.text("sensitivity") ?? "personal") as FieldModel["sensitivity"],
    cost: Number(view.text("cost") ?? "1"),
    ...defaultOf(view, context),
    ...(whenNull === undefined ? {} : { whenNull: whenNull as NonNullable<FieldModel["whenNull"]> }),
    ...labelled(view),
  };
}

function labelled(view: View): { label?: string; question?: string; note?: string } {
  const label = view.text("label");
  const question = view.text("question");
  const note = view.text("note");
  return {
    ...(label === undefined ? {} : { label }),
    ...(question === undefined ? {} : { question }),
    ...(note === undefined ? {} : { note }),
  };
}

function defaultOf(view: View, context: ReadContext): Pick<FieldModel, "default" | "defaultRecord"> {
  const node = view.get("default");
  if (node === undefined || node.kind === "sequence") return {};
  if (node.kind === "mapping") {
    const fields = node.entries.flatMap(({ key, value }) => {
      const literal = value.kind === "scalar" ? literalOf(value, context) : undefined;
      return literal === undefined ? [] : [{ name: nameOf(key), value: literal }];
    });
    return { defaultRecord: fields };
  }
  const literal = literalOf(node, context);
  return literal === undefined ? {} : { default: literal };
}

export function readVariables(section: YamlNode, context: ReadContext): VariableModel[] {
  const models: VariableModel[] = [];
  for (const { key, value } of mappingOf(section, context)?.entries ?? []) {
    if (!checkShape(value, variableShape, key.text, "variable", context)) continue;
    const view = viewOf(value);
    const typeText = view.scalar("type");
    const type = typeText && parseType(typeText, context.lang, context.report);
    if (type === undefined) continue;
    const per = view.text("per");
    const judged = view.scalar("judged_on");
    const otherwise = view.scalar("otherwise");
    const by = view.scalar("by_field");
    const ground = view.scalar("ground");
    const role = view.text("role");
    const sensitivity = view.text("sensitivity");
    const label = view.text("label");
    models.push({
      name: nameOf(key),
      type,
      output: view.flag("output"),
      combine: (view.text("combine") ?? "unique") as VariableModel["combine"],
      reveals: view.scalars("reveals").map(nameOf),
      shapes: view.items("shapes").flatMap((item) => readShape(item, context) ?? []),
      ...(label === undefined ? {} : { label }),
      ...(per === undefined ? {} : { per: per as NonNullable<VariableModel["per"]> }),
      ...(judged === undefined ? {} : { judgedOn: parseFormula(judged, context.lang, context.ids, context.report) }),
      ...(otherwise === undefined
        ? {}
        : { otherwise: parseFormula(otherwise, context.lang, context.ids, context.report) }),
      ...(by === undefined ? {} : { by: nameOf(by) }),
      ...(ground === undefined ? {} : { ground: nameOf(ground) }),
      ...(role === undefined ? {} : { role: role as NonNullable<VariableModel["role"]> }),
      ...(sensitivity === undefined ? {} : { sensitivity: sensitivity as NonNullable<VariableModel["sensitivity"]> }),
    });
  }
  return models;
}

/** The section as a mapping; anything else is reported. */
export function mappingOf(node: YamlNode, context: ReadContext): YamlMapping | undefined {
  if (node.kind === "mapping") return node;
  context.report(
    files.wrongShape(node.span, { expected: "mapping", got: node.kind === "scalar" ? node.text : "list" }),
  );
  return undefined;
}

/** Every name in a file of golden cases, with what it stands for in the rule set that the file tests. */
import type { Lang, Span } from "@khoan/diagnostics";
import {
  canonicalFile,
  required,
  type Scope,
  type Symbol,
  type Type,
  toType,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
} from "@khoan/language";
import { clauseTarget, insideQuotes, symbolTarget } from "./formula-names.ts";
import { type NamesContext, pathNames } from "./rule-names.ts";
import { type Occurrence, target } from "./target.ts";

/** The names of a case file, by the analysis of the rule set that it tests. */
export function caseNames(root: YamlMapping, lang: Lang, context: NamesContext): readonly Occurrence[] {
  const main = context.analysis.ruleSets[0];
  const scope = main && context.scopes.get(main.document.id.name);
  if (main === undefined || scope === undefined) return [];
  const found: Occurrence[] = [];
  const walk = walker(scope, context, (one) => found.push(one));
  const file = canonicalFile(root, "case_file", lang, () => undefined);
  const set = valueOf(file, "rule_set");
  if (set?.kind === "scalar") walk.add(set.span, target("rule_set", main.document.id.name, main.document.id.name));
  for (const one of itemsOf(valueOf(file, "cases"))) if (one.kind === "mapping") walk.case(one);
  return found;
}

function valueOf(node: YamlMapping, key: string): YamlNode | undefined {
  return node.entries.find((entry) => entry.key.text === key)?.value;
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node === undefined ? [] : node.kind === "sequence" ? node.items : [node];
}

function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  return itemsOf(node).filter((item) => item.kind === "scalar");
}

function walker(scope: Scope, { ownerOfType: owner }: NamesContext, found: (one: Occurrence) => void) {
  const { symbols } = scope;
  const add = (span: Span, what: Occurrence["target"], role: Occurrence["role"] = "names"): void =>
    found({ span, target: what, role });

  const value = (node: YamlNode, type: Type | undefined): void => {
    const plain = type && required(type);
    if (plain === undefined) return;
    if (node.kind === "sequence") {
      const element = plain.kind === "list" ? plain.element : plain;
      for (const item of node.items) value(item, element);
      return;
    }
    if (node.kind === "mapping") {
      if (plain.kind === "record") return fields(node, plain);
      // An entry of a history.
      const inner = valueOf(node, "value");
      if (inner !== undefined) value(inner, plain);
      return;
    }
    const span = node.style === "single" || node.style === "double" ? insideQuotes(node.span) : node.span;
    if (plain.kind === "enum" && plain.name !== "" && plain.members.includes(node.text))
      add(span, target("member", owner(plain.name), node.text, plain.name));
    const element = plain.kind === "list" ? required(plain.element) : plain;
    if (element.kind === "clause") {
      const reached = clauseTarget(node.text, scope);
      if (reached !== undefined) add(span, reached, "cites");
    }
  };
  const fields = (node: YamlMapping, type: Extract<Type, { kind: "record" }>): void => {
    for (const { key, value: inner } of node.entries) {
      const field = type.fields.get(key.text);
      if (field === undefined) continue;
      if (type.name !== "") add(key.span, target("field", owner(type.name), key.text, type.name));
      value(inner, field);
    }
  };
  const facts = (node: YamlNode | undefined, members: ReadonlyMap<string, Symbol>): void => {
    if (node?.kind !== "mapping") return;
    for (const { key, value: inner } of node.entries) {
      const symbol = members.get(key.text);
      if (symbol === undefined) continue;
      add(key.span, symbolTarget(symbol, symbols));
      if (symbol.kind === "group") facts(inner, symbol.members);
      else if (symbol.kind === "fact") value(inner, toType(symbol.field.type, scope));
    }
  };
  const expected = (node: YamlNode | undefined): void => {
    if (node?.kind !== "mapping") return;
    for (const { key, value: inner } of node.entries) {
      const symbol = symbols.names.get(key.text);
      if (symbol?.kind !== "variable") continue;
      add(key.span, symbolTarget(symbol, symbols));
      value(inner, toType(symbol.model.type, scope));
    }
  };
  const readings = (node: YamlNode | undefined): void => {
    if (node?.kind !== "mapping") return;
    for (const { key, value: option } of node.entries) {
      const model = symbols.readings.get(key.text)?.model;
      if (model === undefined) continue;
      const set = symbols.ruleSetOf.get(model) ?? "";
      add(key.span, target("reading", set, key.text));
      if (option.kind === "scalar" && model.options.some((one) => one.id.name === option.text))
        add(option.span, target("option", set, option.text, key.text));
    }
  };
  return {
    add,
    case: (node: YamlMapping): void => {
      for (const clause of scalarsOf(valueOf(node, "clauses"))) {
        const reached = clauseTarget(clause.text, scope);
        if (reached !== undefined) add(clause.span, reached, "cites");
      }
      readings(valueOf(node, "readings"));
      facts(valueOf(node, "facts"), symbols.names);
      expected(valueOf(node, "expect"));
      for (const stretch of itemsOf(valueOf(node, "timeline")))
        if (stretch.kind === "mapping") expected(valueOf(stretch, "expect"));
      for (const fact of scalarsOf(valueOf(node, "missing")))
        for (const one of pathNames({ name: fact.text, span: fact.span }, scope, owner)) found(one);
    },
  };
}

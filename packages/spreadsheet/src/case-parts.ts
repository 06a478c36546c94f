/** The parts of cases that become cells: their facts by path, what they expect, lists of members. */
import { caseTree } from "@khoan/cases";
import { type Lang, type SourceText, sourceText } from "@khoan/diagnostics";
import {
  type FieldDeclaration,
  formatFile,
  type Program,
  viewOf,
  type YamlMapping,
  type YamlNode,
} from "@khoan/language";
import { listFields } from "./read.ts";

/** A case file with the name that it shall have when it is written back. */
export type NamedSource = { readonly name: string; readonly source: SourceText };

export type OneCase = {
  readonly file: string;
  readonly node: YamlMapping;
  /** By path; those of a record by its fields. */
  readonly facts: ReadonlyMap<string, YamlNode>;
};

/** The cases of a file, in a vocabulary. */
export function casesOf({ name: file, source }: NamedSource, program: Program, lang: Lang): readonly OneCase[] {
  const own = caseTree(source);
  if (own === undefined) return [];
  const translated = own.lang === lang ? undefined : formatFile(source, own.lang, lang).value;
  const tree = translated === undefined ? own : caseTree(sourceText(source.uri, translated));
  const list = viewOf((tree ?? own).root).items("cases");
  return list.flatMap((node) => (node.kind === "mapping" ? [{ file, node, facts: factsOf(node, program) }] : []));
}

/** The mappings of a list of a case. */
export function items(node: YamlMapping, key: string): readonly YamlMapping[] {
  return viewOf(node)
    .items(key)
    .filter((item) => item.kind === "mapping");
}

/** The nodes of facts by path; those of a record by its fields. */
function factsOf(node: YamlMapping, program: Program): ReadonlyMap<string, YamlNode> {
  const found = new Map<string, YamlNode>();
  const facts = viewOf(node).get("facts");
  const declared = new Map(program.facts.map((fact) => [fact.path, fact]));
  const isGroup = (path: string): boolean => program.facts.some((fact) => fact.path.startsWith(`${path}.`));
  const visit = (group: YamlMapping, prefix: string): void => {
    for (const { key, value } of group.entries) {
      const path = prefix + key.text;
      const fact = declared.get(path);
      if (value.kind !== "mapping" || (fact === undefined && !isGroup(path))) found.set(path, value);
      else if (fact === undefined) visit(value, `${path}.`);
      else {
        const names = new Set((fact.fields ?? []).map((field) => field.name));
        const plain = value.entries.length > 0 && value.entries.every((entry) => names.has(entry.key.text));
        if (!plain) found.set(path, value);
        else for (const entry of value.entries) found.set(`${path}.${entry.key.text}`, entry.value);
      }
    }
  };
  if (facts?.kind === "mapping") visit(facts, "");
  return found;
}

/** What stands under a key’s name: `expect` → `mức`. */
export function valueIn(node: YamlMapping, key: string, name: string): YamlNode | undefined {
  const inner = viewOf(node).get(key);
  return inner?.kind === "mapping" ? inner.entries.find((entry) => entry.key.text === name)?.value : undefined;
}

/** Whether a value is a list of records that a sheet of its own can hold. */
export function isMembers(field: FieldDeclaration, value: YamlNode | undefined): boolean {
  return (
    listFields(field) !== undefined &&
    value?.kind === "sequence" &&
    value.items.length > 0 &&
    value.items.every((item) => item.kind === "mapping" && item.entries.length > 0)
  );
}

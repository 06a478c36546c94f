/**
 * What other files can see of a file: each name that it declares, with a text that differs whenever something differs
 * that another file's elaboration could have read. Places and texts for people are not part of it.
 */
import type { FactNode, FieldModel, ParameterModel, TypeModel, VariableModel } from "../3-model/model.ts";
import type { Sections } from "../3-model/read-sections.ts";
import { clauseReach } from "./clause-reach.ts";
import { readKey } from "./reads.ts";

export type Surface = ReadonlyMap<string, string>;

/** By the keys under which lookups are noted. `prefix` stands before the ids of an imported rule set's clauses. */
export function surfaceOf(sections: Sections, prefix: string): Surface {
  const surface = new Map<string, string>();
  for (const fact of sections.facts) surface.set(readKey("n", nameOf(fact)), `fact ${text(factSeen(fact))}`);
  for (const model of sections.variables) {
    surface.set(readKey("n", model.name.name), `variable ${text(variableSeen(model))}`);
    if (model.role !== undefined) surface.set(readKey("o", model.role), model.name.name);
  }
  for (const model of sections.parameters) surface.set(readKey("n", model.name.name), text(parameterSeen(model)));
  for (const model of sections.types) surface.set(readKey("t", model.name.name), text(typeSeen(model)));
  for (const model of sections.readings) {
    surface.set(readKey("r", model.id.name), model.options.map((option) => option.id.name).join("\n"));
  }
  const reach = clauseReach(sections.clauses);
  for (const { id } of sections.clauses) {
    surface.set(readKey("c", prefix + id.name), [...(reach.get(id.name) ?? [])].join("\n"));
  }
  return surface;
}

/** The keys that one has otherwise than the other; with a table's `*` where a name of it came or went. */
export function changedKeys(before: Surface, after: Surface): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const [key, seen] of before) {
    if (after.get(key) === seen) continue;
    changed.add(key);
    changed.add(`${key[0]}:*`);
  }
  for (const key of after.keys()) {
    if (before.has(key)) continue;
    changed.add(key);
    changed.add(`${key[0]}:*`);
  }
  return changed;
}

function nameOf(node: FactNode): string {
  return node.kind === "fact" ? node.field.name.name : node.name.name;
}

/** Without places. */
function text(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (key === "span" ? undefined : inner));
}

function factSeen(node: FactNode): unknown {
  return node.kind === "fact" ? fieldSeen(node.field) : [nameOf(node), node.members.map(factSeen)];
}

function fieldSeen({ label: _, question: __, note: ___, ...seen }: FieldModel): unknown {
  return seen;
}

function typeSeen(model: TypeModel): unknown {
  return model.kind === "enum" ? model.members.map((one) => one.name) : model.fields.map(fieldSeen);
}

function variableSeen({ name, type, per, combine, by, role, judgedOn }: VariableModel): unknown {
  return { name: name.name, type, per, combine, by: by?.name, role, judged: judgedOn !== undefined };
}

function parameterSeen({ name, type, keys, versions }: ParameterModel): unknown {
  return {
    name: name.name,
    type,
    keys: keys.map((key) => key.name),
    versions: versions.map(({ from, to, rows, brackets }) => ({ from: from.value, to: to?.value, rows, brackets })),
  };
}

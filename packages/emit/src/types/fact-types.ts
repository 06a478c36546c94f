/** The facts as a TypeScript type: nested by the dots of their names, histories as one value or its changes. */
import { type FieldDeclaration, type Program, required, type Type } from "@khoan/language/core";
import { type FactTree, factTree } from "../schema/fact-tree.ts";
import { fieldKey, type Uses } from "../schema/uses.ts";
import { fieldSentences, takesNull } from "../schema/wording.ts";
import { docComment, indented, memberName } from "./layout.ts";
import { type Needs, recordName, valueType } from "./value-types.ts";

type Printing = { readonly program: Program; readonly uses: Uses; readonly needs: Needs };

/** The records that facts are made of, by name; they differ from those of results in that all may be left out. */
export type FactRecords = Map<string, readonly FieldDeclaration[]>;

/** `{ … }` of all facts. `records` takes in the records that it refers to. */
export function factsType(printing: Printing, records: FactRecords): string {
  return treeType(factTree(printing.program.facts), printing, records);
}

function treeType(tree: FactTree, printing: Printing, records: FactRecords): string {
  const { program, uses } = printing;
  const members = [...tree].map(([name, node]) => {
    if (node.kind === "group") return member(name, [], treeType(node.members, printing, records));
    const clauses = uses.facts[program.facts.indexOf(node.fact)] ?? [];
    return member(
      name,
      fieldSentences(node.fact, clauses, program.document.language),
      fieldType(node.fact, printing, records),
    );
  });
  return `{\n${members.join("")}}`;
}

function member(name: string, sentences: readonly string[], type: string): string {
  return `${docComment(sentences, "  ")}  readonly ${memberName(name)}?: ${indented(type, "  ")};\n`;
}

function fieldType(field: FieldDeclaration, { needs }: Printing, records: FactRecords): string {
  const bare = bareType(required(field.type), field, needs, records);
  const value = takesNull(field) ? `${bare} | null` : bare;
  return field.history ? `History<${value}>` : value;
}

function bareType(type: Type, field: FieldDeclaration, needs: Needs, records: FactRecords): string {
  if (type.kind === "record") {
    records.set(type.name, field.fields ?? []);
    return factRecordName(type.name);
  }
  if (type.kind !== "list") return valueType(type, "string", needs);
  const element = bareType(required(type.element), field, needs, records);
  return `readonly (${element}${type.element.kind === "optional" ? " | null" : ""})[]`;
}

function factRecordName(name: string): string {
  return `Facts_${recordName(name).slice("Record_".length)}`;
}

/** The declarations of the records, those that they refer to among them. */
export function factRecords(printing: Printing, records: FactRecords): string {
  const { program, uses } = printing;
  let text = "";
  // Printing a record may take in more of them, which the loop then meets too.
  for (const [name, fields] of records) {
    const members = fields.map((field) =>
      member(
        field.name,
        fieldSentences(field, uses.fields.get(fieldKey(name, field.name)) ?? [], program.document.language),
        fieldType(field, printing, records),
      ),
    );
    text += `\n/** ${name} */\nexport type ${factRecordName(name)} = {\n${members.join("")}};\n`;
  }
  return text;
}

/** The paths of all facts as a union, as `missing` names them. */
export function factPaths(program: Program): string {
  const paths = program.facts.flatMap((fact) => pathsOf(fact, fact.path));
  return paths.length === 0 ? "never" : paths.map((path) => `\n  | ${path}`).join("");
}

function pathsOf(field: FieldDeclaration, path: string): readonly string[] {
  const inner = required(field.type);
  const own = [literal(path)];
  const inHistory = field.history ? [`${path}[#].value`] : [];
  if (field.fields === undefined) return [...own, ...inHistory.map(literal)];
  const holders = [path, ...inHistory].map((one) => (inner.kind === "list" ? `${one}[#]` : one));
  const fields = holders.flatMap((one) => (field.fields ?? []).flatMap((each) => pathsOf(each, `${one}.${each.name}`)));
  return [...own, ...inHistory.map(literal), ...fields];
}

/** `#` stands for a place in a list. */
function literal(path: string): string {
  return path.includes("[#]") ? `\`${path.replaceAll("[#]", `[\${number}]`)}\`` : JSON.stringify(path);
}

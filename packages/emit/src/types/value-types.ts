/** A type of the language to the TypeScript text of its values as a module takes and gives them. */
import { required, type Type } from "@khoan/language/core";
import { literals } from "./layout.ts";

/** What a printed text refers to, so that only what is needed is declared. */
export type Needs = {
  readonly brands: Set<Brand>;
  /** Records by name, in order of first use. */
  readonly records: Map<string, Extract<Type, { kind: "record" }>>;
};

export type Brand = "Day" | "Month" | "Year" | "Money" | "Decimal" | "Percent" | "Duration";

/** The text of a type; `clause` is what stands for a clause. */
export function valueType(type: Type, clause: string, needs: Needs): string {
  const branded = (brand: Brand, text: string = brand): string => {
    needs.brands.add(brand);
    return text;
  };
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "int":
      return "number";
    case "text":
      return "string";
    case "clause":
      return clause;
    case "date":
      return branded("Day");
    case "month":
      return branded("Month");
    case "year":
      return branded("Year");
    case "duration":
      return branded("Duration", `Duration<${JSON.stringify(type.unit)}>`);
    case "money":
      return branded("Money", `Money<${JSON.stringify(type.currency)}${type.scale === 0 ? "" : `, ${type.scale}`}>`);
    case "decimal":
      return branded("Decimal", `Decimal<${type.scale}>`);
    case "percent":
      return branded("Percent", `Percent<${type.scale}>`);
    case "enum":
      return literals(type.members);
    case "record":
      needs.records.set(type.name, type);
      return recordName(type.name);
    case "list": {
      const element = valueType(type.element, clause, needs);
      return /[|]/.test(element) ? `readonly (${element})[]` : `readonly ${element}[]`;
    }
    case "optional":
      return `${valueType(type.of, clause, needs)} | null`;
    case "scale":
    case "absent":
    case "error":
      return "null";
  }
}

/** Whether the type is, or holds, one of the given kind. */
export function holds(type: Type, kind: Type["kind"]): boolean {
  const plain = required(type);
  if (plain.kind === kind) return true;
  if (plain.kind === "list") return holds(plain.element, kind);
  return plain.kind === "record" && [...plain.fields.values()].some((field) => holds(field, kind));
}

/** The declared name of a record type; names of rule sets may be words of TypeScript, or of the module. */
export function recordName(name: string): string {
  return `Record_${name.replaceAll(/[^\p{ID_Continue}]/gu, "_")}`;
}

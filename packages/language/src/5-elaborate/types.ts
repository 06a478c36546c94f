/** Type expressions to types, and types to words. */
import { type Lang, names, nearest } from "@khoan/diagnostics";
import { currencyWord } from "@khoan/values";
import type { TypeExpression } from "../2-syntax/parse-type.ts";
import { toWord } from "../2-syntax/vocabulary.ts";
import type { FieldModel } from "../3-model/model.ts";
import { ERROR, optional, type Type } from "../core/type.ts";
import type { Scope } from "./context.ts";

type TypeScope = Pick<Scope, "symbols" | "report" | "currency">;

/** `path` holds the record types being opened, so that a type that contains itself is refused. */
export function toType(expression: TypeExpression, scope: TypeScope, path: readonly string[] = []): Type {
  const type = plainType(expression, scope, path);
  return expression.optional ? optional(type) : type;
}

function plainType(expression: TypeExpression, scope: TypeScope, path: readonly string[]): Type {
  switch (expression.kind) {
    case "bool":
    case "int":
    case "date":
    case "month":
    case "year":
    case "text":
    case "clause":
      return { kind: expression.kind };
    case "decimal":
    case "percent":
      return { kind: expression.kind, scale: expression.scale };
    case "money":
      return { kind: "money", currency: expression.currency ?? scope.currency, scale: expression.scale };
    case "duration":
      return { kind: "duration", unit: expression.unit };
    case "list":
      return { kind: "list", element: toType(expression.element, scope, path) };
    case "scale":
      return { kind: "scale", of: toType(expression.of, scope, path), rateScale: 0 };
    case "named":
      return namedType(expression, scope, path);
  }
}

function namedType(
  expression: Extract<TypeExpression, { kind: "named" }>,
  scope: TypeScope,
  path: readonly string[],
): Type {
  const model = scope.symbols.types.get(expression.name);
  if (model === undefined) {
    const known = [...scope.symbols.types.keys()];
    scope.report(
      names.unknownType(expression.span, { name: expression.name, nearest: nearest(expression.name, known) }),
    );
    return ERROR;
  }
  if (model.kind === "enum") {
    return { kind: "enum", name: expression.name, members: model.members.map((member) => member.name) };
  }
  if (path.includes(expression.name)) {
    scope.report(names.typeInItself(expression.span, { name: expression.name }));
    return ERROR;
  }
  return recordType(expression.name, model.fields, scope, [...path, expression.name]);
}

function recordType(name: string, fields: readonly FieldModel[], scope: TypeScope, path: readonly string[]): Type {
  return {
    kind: "record",
    name,
    fields: new Map(fields.map((field) => [field.name.name, toType(field.type, scope, path)])),
  };
}

/** The type as a person would write it. */
export function typeName(type: Type, lang: Lang): string {
  const word = (canonical: string): string => toWord("type", lang, canonical) ?? canonical;
  switch (type.kind) {
    case "decimal":
      return `${word("decimal")}(${type.scale})`;
    case "percent":
      return type.scale === 0 ? word("percent") : `${word("percent")}(${type.scale})`;
    case "money":
      return `${word("money")} (${currencyWord(type.currency, lang)}${type.scale > 0 ? `; +${type.scale}` : ""})`;
    case "duration":
      return word(type.unit);
    case "enum":
      return type.name === "" ? type.members.join(" | ") : type.name;
    case "record":
      return type.name === "" ? "{…}" : type.name;
    case "list":
      return `${word("list")}(${typeName(type.element, lang)})`;
    case "scale":
      return `${word("scale")}(${typeName(type.of, lang)})`;
    case "optional":
      return `${typeName(type.of, lang)}?`;
    case "absent":
      return toWord("keyword", lang, "null") ?? "null";
    case "error":
      return "?";
    default:
      return word(type.kind);
  }
}

/** Fact and field models to declarations: types, defaults in run-time form, what null means. */
import { names, types } from "@khoan/diagnostics";
import type { FieldModel } from "../3-model/model.ts";
import type { CoreRecord, CoreValue } from "../core/core.ts";
import type { FactDeclaration, FieldDeclaration } from "../core/program.ts";
import { required, type Type } from "../core/type.ts";
import type { Scope } from "./context.ts";
import { literalAs } from "./literals.ts";
import { toType } from "./types.ts";

type FactScope = Pick<Scope, "symbols" | "report" | "currency" | "lang">;

export function elaborateFact(path: string, model: FieldModel, scope: FactScope): FactDeclaration {
  return { ...elaborateField(model, scope), path };
}

/** `path` holds the record types being opened, as in `toType`. */
function elaborateField(model: FieldModel, scope: FactScope, path: readonly string[] = []): FieldDeclaration {
  const type = toType(model.type, scope, path);
  const fields = fieldsOf(type, scope, path);
  const value = defaultOf(model, type, fields, scope);
  const whenNull = model.whenNull ?? (type.kind === "optional" ? "absent" : "refused");
  if (whenNull === "default" && value === undefined && fields === undefined) {
    scope.report(types.defaultNeeded(model.name.span, { name: model.name.name }));
  }
  if (model.history && value === undefined && type.kind !== "optional") {
    scope.report(types.historyNeedsDefault(model.name.span, { name: model.name.name }));
  }
  return {
    name: model.name.name,
    type,
    history: model.history,
    whenNull,
    sensitivity: model.sensitivity,
    cost: model.cost,
    span: model.name.span,
    ...(value === undefined ? {} : { default: value }),
    ...(fields === undefined ? {} : { fields }),
    ...(model.label === undefined ? {} : { label: model.label }),
    ...(model.question === undefined ? {} : { question: model.question }),
    ...(model.note === undefined ? {} : { note: model.note }),
  };
}

/** The fields of a record type, or of the records in a list. */
function fieldsOf(type: Type, scope: FactScope, path: readonly string[]): readonly FieldDeclaration[] | undefined {
  const inner = required(type);
  const record = inner.kind === "list" ? required(inner.element) : inner;
  if (record.kind !== "record") return undefined;
  const model = scope.symbols.types.get(record.name);
  return model?.kind === "record"
    ? model.fields.map((field) => elaborateField(field, scope, [...path, record.name]))
    : undefined;
}

function defaultOf(
  model: FieldModel,
  type: Type,
  fields: readonly FieldDeclaration[] | undefined,
  scope: FactScope,
): CoreValue | undefined {
  if (model.default !== undefined) {
    const { value, span } = model.default;
    if (value.type === "absent" && type.kind !== "optional" && required(type).kind !== "list") {
      scope.report(types.mismatch(span, { expected: "T?", got: "trống | null" }));
      return undefined;
    }
    return literalAs(value, type, span, scope);
  }
  if (model.defaultRecord === undefined) return undefined;
  const record: Record<string, CoreValue> = {};
  for (const { name, value } of model.defaultRecord) {
    const field = fields?.find((one) => one.name === name.name);
    if (field === undefined) {
      scope.report(names.unknownField(name.span, { name: name.name, nearest: [] }));
      continue;
    }
    const literal = literalAs(value.value, field.type, value.span, scope);
    if (literal !== undefined) record[name.name] = literal;
  }
  for (const field of fields ?? []) {
    if (!Object.hasOwn(record, field.name) && field.default !== undefined) record[field.name] = field.default;
  }
  return record satisfies CoreRecord;
}

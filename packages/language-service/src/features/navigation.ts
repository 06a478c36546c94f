/** From a name to where it is declared, to its type, to the rules that set it, to all places that name it. */
import type { TypeExpression } from "@khoan/language";
import { type Context, locationOf, placeAt } from "../context.ts";
import type { Location, Position } from "../lsp.ts";
import { keyOf, type Occurrence, type Target, target } from "../names/target.ts";

/** The name under a position. */
export function nameAt(path: string, position: Position, context: Context): Occurrence | undefined {
  const offset = placeAt(path, position, context);
  return offset === undefined ? undefined : context.names.at(path, offset);
}

export function definition(path: string, position: Position, context: Context): readonly Location[] {
  const name = nameAt(path, position, context);
  if (name === undefined) return [];
  return declarations(name.target, context).map((one) => locationOf(one.span, context));
}

export function declarations(what: Target, context: Context): readonly Occurrence[] {
  return unique(context.names.of(what).filter((one) => one.role === "declares"));
}

/** Where the type of a fact, field, variable or parameter is declared; of a member, its type. */
export function typeDefinition(path: string, position: Position, context: Context): readonly Location[] {
  const name = nameAt(path, position, context);
  const folder = context.workspace.folderOf(path);
  if (name === undefined || folder === undefined) return [];
  const { analysis } = context.workspace.ruleSet(folder);
  const type = typeNamed(name.target, context, folder);
  if (type === undefined) return [];
  const owner = context.names.context(analysis).ownerOfType(type);
  return declarations(target("type", owner, type), context).map((one) => locationOf(one.span, context));
}

function typeNamed(what: Target, context: Context, folder: string): string | undefined {
  const { symbols } = context.workspace.ruleSet(folder).analysis;
  switch (what.kind) {
    case "type":
      return what.name;
    case "member":
      return what.within;
    case "field": {
      const type = symbols.types.get(what.within);
      const field = type?.kind === "record" ? type.fields.find((one) => one.name.name === what.name) : undefined;
      return field && nameIn(field.type);
    }
    case "fact": {
      const fact = symbols.facts.find((one) => one.path === what.name);
      return fact && nameIn(fact.field.type);
    }
    case "variable":
    case "parameter": {
      const symbol = symbols.names.get(what.name);
      return symbol?.kind === what.kind ? nameIn(symbol.model.type) : undefined;
    }
    default:
      return undefined;
  }
}

function nameIn(type: TypeExpression): string | undefined {
  if (type.kind === "list") return nameIn(type.element);
  if (type.kind === "scale") return nameIn(type.of);
  return type.kind === "named" ? type.name : undefined;
}

/** The rules that set a variable; the clauses and restatements that set a rate; the rules under a clause. */
export function implementation(path: string, position: Position, context: Context): readonly Location[] {
  const name = nameAt(path, position, context);
  if (name === undefined) return [];
  const { kind } = name.target;
  const roles = kind === "parameter" ? ["names"] : ["sets", "overrides"];
  return unique(context.names.of(name.target).filter((one) => roles.includes(one.role))).map((one) =>
    locationOf(one.span, context),
  );
}

export function references(path: string, position: Position, declared: boolean, context: Context): readonly Location[] {
  const name = nameAt(path, position, context);
  if (name === undefined) return [];
  return unique(context.names.of(name.target).filter((one) => declared || one.role !== "declares")).map((one) =>
    locationOf(one.span, context),
  );
}

/** The same name elsewhere in the file; 2 is read, 3 is written, by the protocol's numbers. */
export function highlights(
  path: string,
  position: Position,
  context: Context,
): readonly { readonly range: Location["range"]; readonly kind: 2 | 3 }[] {
  const name = nameAt(path, position, context);
  if (name === undefined) return [];
  const key = keyOf(name.target);
  return context.names
    .inFile(path)
    .filter((one) => keyOf(one.target) === key)
    .map((one) => ({
      range: locationOf(one.span, context).range,
      kind: one.role === "sets" || one.role === "declares" ? 3 : 2,
    }));
}

function unique(names: readonly Occurrence[]): readonly Occurrence[] {
  const seen = new Set<string>();
  return names.filter(({ span }) => {
    const key = `${span.uri}:${span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * What is found out about a program before any code is printed: which variables move with the moment itself, which
 * lists are sets of a few known members (held as bits), and which fields of facts may be missing.
 */
import {
  type Core,
  type CoreValue,
  type FieldDeclaration,
  type Program,
  partsOf,
  type Type,
  type VariableDeclaration,
} from "@khoan/language/core";

/** The possible members of a list, in the order in which it has them. */
export type Universe = readonly string[];

export type Analysis = {
  /** By variable: its value may move with the moment itself. */
  readonly shaped: readonly boolean[];
  /** By variable: the members that its list may have. */
  readonly universes: readonly (Universe | undefined)[];
  /** `type.field` of records of facts whose value may be missing. */
  readonly uncertainFields: ReadonlySet<string>;
};

const MAX_BITS = 30;

export function analyse(program: Program): Analysis {
  const shaped = shapedVariables(program);
  const universes = program.variables.map(() => undefined as Universe | undefined);
  const ordered = orderedUses(program);
  // A list taken from another takes over its members, so this is repeated until nothing is new.
  for (let found = true; found; ) {
    found = false;
    program.variables.forEach((variable, i) => {
      if (universes[i] !== undefined) return;
      const universe = universeOfVariable(variable, i, universes, ordered);
      if (universe === undefined) return;
      universes[i] = universe;
      found = true;
    });
  }
  return { shaped, universes, uncertainFields: uncertainFields(program) };
}

/** Every core node of a tree, itself first. */
export function* nodesOf(core: Core): Generator<Core> {
  yield core;
  for (const child of partsOf(core)) yield* nodesOf(child);
}

/** The formulas of a variable. */
function formulasOf(variable: VariableDeclaration): readonly Core[] {
  const rules = [...variable.contributions, ...variable.overrides];
  return [
    variable.judgedOn,
    variable.otherwise,
    ...rules.map((rule) => rule.when),
    ...variable.contributions.flatMap((one) => [one.value, one.forEach?.over]),
  ].filter((core) => core !== undefined);
}

const MOMENTS = new Set(["date", "month", "year", "int", "duration"]);

/** Only moments and counts can move with the moment; what is computed from it otherwise is cut at every moment. */
function shapedVariables(program: Program): boolean[] {
  const shaped = program.variables.map(() => false);
  const isShaped = (core: Core): boolean => {
    switch (core.kind) {
      case "moment":
        return true;
      case "variable":
        return shaped[core.variable] === true;
      case "if":
        return isShaped(core.then) || isShaped(core.otherwise);
      case "coalesce":
        return isShaped(core.left) || isShaped(core.right);
      case "let":
        return (
          isShaped(core.body) || (isShaped(core.value) && [...nodesOf(core.body)].some((one) => one.kind === "local"))
        );
      case "apply":
        return MOMENTS.has(kindOf(core.type)) && core.operands.some(isShaped);
      default:
        return false;
    }
  };
  for (let found = true; found; ) {
    found = false;
    program.variables.forEach((variable, i) => {
      if (shaped[i] || variable.per === undefined || !MOMENTS.has(kindOf(variable.type))) return;
      const values = [variable.otherwise, ...variable.contributions.map((one) => one.value)];
      if (variable.combine === "unique" && values.some((core) => core !== undefined && isShaped(core))) {
        shaped[i] = true;
        found = true;
      }
    });
  }
  return shaped;
}

function kindOf(type: Type): Type["kind"] {
  return type.kind === "optional" ? type.of.kind : type.kind;
}

/** Variables whose lists are used for more than whether something, or anything, is in them. */
function orderedUses(program: Program): ReadonlySet<number> {
  const ordered = new Set<number>();
  const visit = (core: Core, insensitive: boolean): void => {
    if (core.kind === "variable" && !insensitive) ordered.add(core.variable);
    const asks = core.kind === "apply" && (core.operator.name === "contains" || core.operator.name === "empty");
    partsOf(core).forEach((child, i) => {
      const member = core.kind === "quantify" && i === 0;
      const moved = core.kind === "at" && i === 1 && insensitive;
      visit(child, (asks && i === 0) || member || moved);
    });
  };
  program.variables.forEach((variable, i) => {
    if (variable.output || variable.role === "notes") ordered.add(i);
    for (const core of formulasOf(variable)) visit(core, false);
  });
  return ordered;
}

function universeOfVariable(
  variable: VariableDeclaration,
  index: number,
  universes: readonly (Universe | undefined)[],
  ordered: ReadonlySet<number>,
): Universe | undefined {
  const { type, combine, contributions, otherwise } = variable;
  if (type.kind !== "list" || !["text", "clause", "enum"].includes(type.element.kind)) return undefined;
  if (combine === "unique") {
    const [only] = contributions;
    if (contributions.length !== 1 || only === undefined || otherwise !== undefined) return undefined;
    return universeOf(only.value, universes);
  }
  if ((combine !== "list" && combine !== "set") || otherwise !== undefined) return undefined;
  const members: string[] = [];
  for (const contribution of contributions) {
    const values = constantMembers(contribution);
    if (values === undefined) return undefined;
    members.push(...values);
  }
  const distinct = [...new Set(members)];
  // The order of a set whose members come from several rules depends on which of them count.
  if (distinct.length !== members.length && (combine === "list" || ordered.has(index))) return undefined;
  return distinct.length <= MAX_BITS ? distinct : undefined;
}

/** The texts that a contribution can add, where they are constants. */
function constantMembers(contribution: VariableDeclaration["contributions"][number]): readonly string[] | undefined {
  const { value, forEach } = contribution;
  if (value.kind === "constant" && typeof value.value === "string")
    return forEach === undefined ? [value.value] : undefined;
  if (forEach === undefined || value.kind !== "local" || value.slot !== forEach.slot) return undefined;
  const items = constantItems(forEach.over);
  return items?.every((item) => typeof item === "string") ? (items as string[]) : undefined;
}

/** The members of a list that are all constants. */
export function constantItems(core: Core): readonly CoreValue[] | undefined {
  if (core.kind === "constant" && Array.isArray(core.value)) return core.value;
  if (core.kind !== "list") return undefined;
  const values: CoreValue[] = [];
  for (const item of core.items) {
    if (item.kind !== "constant") return undefined;
    values.push(item.value);
  }
  return values;
}

/** The members that a list may have; undefined where it is not held as bits. */
export function universeOf(core: Core, universes: readonly (Universe | undefined)[]): Universe | undefined {
  switch (core.kind) {
    case "variable":
      return universes[core.variable];
    case "at":
    case "let":
      return universeOf(core.body, universes);
    case "collect":
      return core.aggregate === "list" && core.value.kind === "local" && core.value.slot === core.slot
        ? universeOf(core.over, universes)
        : undefined;
    default:
      return undefined;
  }
}

function uncertainFields(program: Program): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (field: FieldDeclaration): void => {
    const name = recordName(field.type);
    for (const inner of field.fields ?? []) {
      if (name !== undefined && (inner.default === undefined || inner.whenNull === "unknown"))
        found.add(`${name}.${inner.name}`);
      visit(inner);
    }
  };
  program.facts.forEach(visit);
  return found;
}

export function recordName(type: Type): string | undefined {
  if (type.kind === "optional") return recordName(type.of);
  if (type.kind === "list") return recordName(type.element);
  return type.kind === "record" ? type.name : undefined;
}

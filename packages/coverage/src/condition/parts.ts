/** The formulas that a formula is made of, in the order in which they are written. */
import type { Core, VariableDeclaration } from "@khoan/language/core";

export function partsOf(core: Core): readonly Core[] {
  switch (core.kind) {
    case "constant":
    case "fact":
    case "variable":
    case "moment":
    case "reading":
    case "local":
      return [];
    case "field":
      return [core.record];
    case "parameter":
      return core.keys;
    case "at":
      return [core.moment, core.body];
    case "let":
      return [core.value, core.body];
    case "if":
      return [core.condition, core.then, core.otherwise];
    case "and":
    case "or":
    case "apply":
      return core.operands;
    case "not":
    case "is_absent":
      return [core.operand];
    case "coalesce":
      return [core.left, core.right];
    case "record":
      return core.fields.map(({ value }) => value);
    case "list":
      return core.items;
    case "quantify":
      return [core.over, core.body];
    case "collect":
      return [core.over, ...(core.where === undefined ? [] : [core.where]), core.value];
  }
}

/** Whether the formula or a part of it is of one of these kinds. */
export function has(core: Core, kinds: ReadonlySet<Core["kind"]>): boolean {
  return kinds.has(core.kind) || partsOf(core).some((part) => has(part, kinds));
}

/** All formulas of a variable. */
export function formulasOf(variable: VariableDeclaration): readonly Core[] {
  return [
    variable.judgedOn,
    variable.otherwise,
    ...[...variable.contributions, ...variable.overrides].map((rule) => rule.when),
    ...variable.contributions.flatMap(({ value, forEach }) => [forEach?.over, value]),
  ].filter((core) => core !== undefined);
}

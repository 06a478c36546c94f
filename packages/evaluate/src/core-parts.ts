/** The formulas directly inside a core formula, for whoever must see all of them: which facts it may read, which literals it holds. */
import type { Core, Program } from "@khoan/language/core";

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
      return core.fields.map((field) => field.value);
    case "list":
      return core.items;
    case "quantify":
      return [core.over, core.body];
    case "collect":
      return core.where === undefined ? [core.over, core.value] : [core.over, core.where, core.value];
  }
}

/** The formulas of a variable's own rules. */
export function formulasOf(program: Program, index: number): readonly Core[] {
  const variable = program.variables[index];
  if (variable === undefined) return [];
  const rules = [...variable.contributions, ...variable.overrides];
  return [
    ...(variable.judgedOn === undefined ? [] : [variable.judgedOn]),
    ...(variable.otherwise === undefined ? [] : [variable.otherwise]),
    ...rules.flatMap((rule) => (rule.when === undefined ? [] : [rule.when])),
    ...variable.contributions.flatMap(({ value, forEach }) =>
      forEach === undefined ? [value] : [forEach.over, value],
    ),
  ];
}

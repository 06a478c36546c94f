/** All formulas of a variable's rules, and what is inside them. */
import type { Core, Program } from "@khoan/language/core";

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

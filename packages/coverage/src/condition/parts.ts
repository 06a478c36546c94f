/** The formulas that a formula is made of, in the order in which they are written. */
import { type Core, partsOf, type VariableDeclaration } from "@khoan/language/core";

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

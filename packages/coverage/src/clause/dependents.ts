/** Which variables may change when others do. */
import type { Core, Program } from "@khoan/language/core";
import { partsOf } from "../condition/parts.ts";

export type Dependents = (changed: readonly number[]) => ReadonlySet<number>;

/** For sets of variables: all that read one of them, directly or through others, and themselves. */
export function dependentsIn(program: Program): Dependents {
  const readers: Set<number>[] = program.variables.map(() => new Set());
  program.variables.forEach((variable, index) => {
    const visit = (core: Core): void => {
      if (core.kind === "variable") readers[core.variable]?.add(index);
      partsOf(core).forEach(visit);
    };
    const rules = [...variable.contributions, ...variable.overrides];
    for (const rule of rules) if (rule.when !== undefined) visit(rule.when);
    for (const { value, forEach } of variable.contributions) {
      visit(value);
      if (forEach !== undefined) visit(forEach.over);
    }
    if (variable.judgedOn !== undefined) visit(variable.judgedOn);
    if (variable.otherwise !== undefined) visit(variable.otherwise);
  });
  return (changed) => {
    const found = new Set(changed);
    for (const index of found) for (const reader of readers[index] ?? []) found.add(reader);
    return found;
  };
}

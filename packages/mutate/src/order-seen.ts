/** Whether the order in which a variable's contributions stand can be seen: if not, to change it is no change of the law. */
import type { Core, Program, VariableDeclaration } from "@khoan/language/core";
import { partsOf } from "./parts.ts";

const SEEN = new WeakMap<Program, ReadonlySet<number>>();

/** Lists and sets show it where they are shown or their first member counts; the highest of records by its ties. */
export function orderMatters(program: Program, v: number): boolean {
  const variable = program.variables[v];
  switch (variable?.combine) {
    case "highest":
    case "lowest":
      return variable.by !== undefined;
    case "list":
    case "set":
      return shown(variable) || seenIn(program).has(v);
    default:
      return false;
  }
}

/** Notes are shown too, but no case says in which order. */
function shown(variable: VariableDeclaration): boolean {
  return variable.output && variable.role !== "notes";
}

/** Variables read anywhere but where only their members count. */
function seenIn(program: Program): ReadonlySet<number> {
  const known = SEEN.get(program);
  if (known !== undefined) return known;
  const seen = new Set<number>();
  const visit = (core: Core, unordered: boolean): void => {
    if (core.kind === "variable" && !unordered) seen.add(core.variable);
    partsOf(core).forEach((part, i) => {
      visit(part, core.kind === "at" && i === 1 ? unordered : countsMembers(core, i));
    });
  };
  for (const variable of program.variables) {
    for (const core of [variable.judgedOn, variable.otherwise]) if (core !== undefined) visit(core, false);
    for (const rule of [...variable.contributions, ...variable.overrides]) if (rule.when) visit(rule.when, false);
    for (const rule of variable.contributions) {
      visit(rule.value, false);
      if (rule.forEach !== undefined) visit(rule.forEach.over, false);
    }
  }
  for (const { condition } of program.invariants) visit(condition, false);
  SEEN.set(program, seen);
  return seen;
}

/** Whether a list at this part is asked only for its members, whatever their order. */
export function countsMembers(core: Core, part: number): boolean {
  if (part !== 0) return false;
  switch (core.kind) {
    case "apply":
      return core.operator.name === "contains" || core.operator.name === "empty";
    case "quantify":
      return true;
    case "collect":
      return core.aggregate !== "list" && core.aggregate !== "first";
    default:
      return false;
  }
}

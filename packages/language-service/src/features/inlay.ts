/** What the variables of the rules in sight are in a chosen golden case, behind the names that rules set. */

import type { Case } from "@khoan/cases";
import { type Decided, decide, formatMoment, formatValue, momentFor, variableAt } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { type Context, rangeIn } from "../context.ts";
import type { InlayHint, Range } from "../lsp.ts";

export function inlayHints(path: string, within: Range, context: Context): readonly InlayHint[] {
  const { chosen, lang } = context.settings();
  const folder = context.workspace.folderOf(path);
  if (chosen === undefined || folder === undefined || context.workspace.folderOf(chosen.uri) !== folder) return [];
  const program = context.workspace.ruleSet(folder).program();
  if (program === undefined) return [];
  const one = context.runs.read(chosen.uri, program)?.cases.find((each) => each.name === chosen.name);
  const decision = one && decide(program, { facts: one.facts, at: one.at, readings: one.readings });
  if (one === undefined || decision?.kind !== "decided") return [];
  const moment = formatMoment(one.at.unit, one.at.value, lang);
  return context.names.inFile(path).flatMap((name): readonly InlayHint[] => {
    if (name.target.kind !== "variable" || (name.role !== "sets" && name.role !== "declares")) return [];
    const { end } = rangeIn(path, name.span, context);
    if (end.line < within.start.line || end.line > within.end.line) return [];
    const text = valueIn(name.target.name, one, decision, program, context);
    return text === undefined
      ? []
      : [{ position: end, label: `= ${text}`, tooltip: `${chosen.name} · ${moment}`, paddingLeft: true }];
  });
}

/** A value that can’t be computed (a gap, a conflict) is none. */
function valueIn(
  name: string,
  one: Case,
  { session }: Decided,
  program: Program,
  context: Context,
): string | undefined {
  const index = program.variables.findIndex((variable) => variable.name === name);
  const variable = program.variables[index];
  if (variable === undefined) return undefined;
  try {
    const text = formatValue(
      variableAt(session, index, momentFor(variable, one.at)),
      variable.type,
      context.settings().lang,
    );
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  } catch {
    return undefined;
  }
}

/** A decision as JSON: money as plain integers of the smallest unit, months `YYYY-MM`, days `YYYY-MM-DD`. */
import { type Decided, type Explanation, formatMoment, isKnown, type Outputs, toJson } from "@khoan/evaluate";
import type { Program, VariableDeclaration } from "@khoan/language/core";

/** The output’s declaration. */
export function variableNamed(program: Program, name: string): VariableDeclaration {
  return program.variables.find((variable) => variable.output && variable.name === name) as VariableDeclaration;
}

/** Whether an output, at the moment or in the timeline, is not fully known. */
export function hasUnknown({ outputs, timeline }: Decided): boolean {
  return [outputs, ...timeline.map((segment) => segment.outputs)].some((one) => ![...one.values()].every(isKnown));
}

function outputsJson(program: Program, outputs: Outputs): object {
  return Object.fromEntries(
    [...outputs].map(([name, value]) => [name, toJson(value, variableNamed(program, name).type)]),
  );
}

/** The part of a reply that a decision fills. */
export function requestJson(program: Program, decision: Decided): object {
  return {
    outputs: outputsJson(program, decision.outputs),
    timeline: decision.timeline.map((segment) => ({
      from: isoMonth(segment.from),
      to: isoMonth(segment.to),
      outputs: outputsJson(program, segment.outputs),
    })),
    missing: decision.missing,
    notes: decision.notes,
  };
}

/** One decision, with the rules it was made by. */
export function decisionJson(program: Program, decision: Decided, trees: readonly Explanation[] | undefined): object {
  const { at } = decision;
  return {
    at: formatMoment(at.unit, at.value, "en"),
    ruleSet: program.document.id,
    digest: program.digest,
    ...requestJson(program, decision),
    readings: decision.readings,
    ...(trees === undefined ? {} : { explanation: trees.map(plainTree) }),
  };
}

/** English moments are ISO. */
function isoMonth(month: number): string {
  return formatMoment("month", month, "en");
}

function plainTree(tree: Explanation): object {
  return {
    text: tree.text,
    ...(tree.clause === undefined ? {} : { clause: tree.clause }),
    children: tree.children.map(plainTree),
  };
}

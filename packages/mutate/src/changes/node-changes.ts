/** All changes of one node, by its kind. */
import type { Core } from "@khoan/language/core";
import type { Around, Change } from "./change.ts";
import { collectChanges, listChanges } from "./lists.ts";
import { literalChanges } from "./literals.ts";
import { branchChanges, connectiveChanges, denied, fallbackChange, negated, quantifierChange } from "./logic.ts";
import { operatorChanges } from "./operators.ts";

export function nodeChanges(node: Core, around: Around): readonly Change[] {
  return [...ownChanges(node, around), ...negated(node, around)];
}

function ownChanges(node: Core, around: Around): readonly Change[] {
  switch (node.kind) {
    case "constant":
      return literalChanges(node, around);
    case "and":
    case "or":
      return connectiveChanges(node, around);
    case "not":
      return denied(node, around);
    case "apply":
      return operatorChanges(node, around);
    case "quantify":
      return [quantifierChange(node, around)];
    case "if":
      return branchChanges(node, around);
    case "coalesce":
      return [fallbackChange(node, around)];
    case "list":
      return listChanges(node, around);
    case "collect":
      return collectChanges(node, around);
    default:
      return [];
  }
}

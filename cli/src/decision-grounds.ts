/** Which clauses gave an output its value: those whose rules applied at its moment, in the order of the document. */
import { type Decided, derive, momentFor } from "@khoan/evaluate";
import type { VariableDeclaration } from "@khoan/language/core";

/** More would not be read beside a value; the explanation has them all. */
const MOST = 4;

/** Clause ids by output; an output that no clause gave (by `otherwise`) has none. */
export function groundsOf(decision: Decided): ReadonlyMap<string, readonly string[]> {
  const { variables } = decision.session.program;
  return new Map(
    variables.flatMap((variable, i) => (variable.output ? [[variable.name, clausesOf(decision, variable, i)]] : [])),
  );
}

function clausesOf({ session, at }: Decided, variable: VariableDeclaration, index: number): readonly string[] {
  const { rules } = derive(session, index, momentFor(variable, at));
  const applied = rules.filter((rule) => rule.status === "applied" && rule.kind !== "override");
  const ids = new Set(applied.map((rule) => session.program.clauses[rule.clause]?.id ?? "?"));
  return ids.size > MOST ? [...[...ids].slice(0, MOST), "…"] : [...ids];
}

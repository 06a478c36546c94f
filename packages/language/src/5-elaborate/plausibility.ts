/** The section `plausible` to conditions over facts, and to histories that can't begin before a day. */
import { defaults, types } from "@khoan/diagnostics";
import type { PlausibleModel } from "../3-model/model.ts";
import type { Core } from "../core/core.ts";
import type { FactDeclaration, Plausibility } from "../core/program.ts";
import { BOOL, required } from "../core/type.ts";
import { emptyUses, momentScope, type Scope, type Uses } from "./context.ts";
import { elaborate, elaborateCondition } from "./expression.ts";
import { placesWithin } from "./fact-places.ts";
import { typeName } from "./types.ts";

export function elaboratePlausible(
  model: PlausibleModel,
  facts: readonly FactDeclaration[],
  base: Scope,
): Plausibility | undefined {
  const uses = emptyUses();
  const scope: Scope = { ...base, uses, moment: momentScope("day") };
  const made = model.kind === "must" ? conditionOf(model, scope) : histories(model, facts, scope);
  reportVariables(uses, scope);
  return made && { why: model.because, slots: uses.slots, span: model.span, ...made };
}

function conditionOf(model: Extract<PlausibleModel, { kind: "must" }>, scope: Scope) {
  const held = elaborateCondition(model.condition, scope);
  const when = model.when && elaborateCondition(model.when, scope);
  const condition: Core = when === undefined ? held : implies(when, held);
  return { kind: "condition", condition } as const;
}

/** `when` → `held`. */
export function implies(when: Core, held: Core): Core {
  const not: Core = { kind: "not", operand: when, type: BOOL, span: when.span };
  return { kind: "or", operands: [not, held], type: BOOL, span: held.span };
}

function histories(
  model: Extract<PlausibleModel, { kind: "not_before" }>,
  facts: readonly FactDeclaration[],
  scope: Scope,
) {
  const earliest = elaborate(model.earliest, scope);
  const type = required(earliest.type);
  if (type.kind !== "date" && type.kind !== "error") {
    scope.report(
      types.mismatch(earliest.span, {
        expected: typeName({ kind: "date" }, scope.lang),
        got: typeName(type, scope.lang),
      }),
    );
    return undefined;
  }
  const found = model.of.flatMap((name) => {
    const within = placesWithin(name, facts, scope);
    const timed = within.filter(({ field }) => field.history);
    if (within.length > 0 && timed.length === 0) scope.report(defaults.noHistoryHere(name.span, { name: name.name }));
    return timed.map(({ place }) => place);
  });
  return { kind: "not_before", earliest, histories: found } as const;
}

function reportVariables(uses: Uses, scope: Scope): void {
  for (const { variable, span } of uses.dependencies) {
    const name = scope.symbols.variables[variable]?.model.name.name ?? "";
    scope.report(defaults.plausibleFactsOnly(span, { name }));
  }
}

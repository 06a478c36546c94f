/** The section `plausible` to conditions over facts, and to histories that can't begin before a day. */
import { defaults, types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import type { Name, PlausibleModel } from "../3-model/model.ts";
import type { Core } from "../core/core.ts";
import type { FactDeclaration, Plausibility } from "../core/program.ts";
import { BOOL, required } from "../core/type.ts";
import { emptyUses, momentScope, type Scope, type Uses, withLocal } from "./context.ts";
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
  const each = model.forEach && memberOf(model.forEach, facts, scope);
  if (model.forEach !== undefined && each === undefined) return undefined;
  const earliest = elaborate(model.earliest, each?.scope ?? scope);
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
    const within = placesWithin(each === undefined ? name : inList(name, each), facts, scope);
    const timed = within.filter(({ field }) => field.history);
    if (within.length > 0 && timed.length === 0) scope.report(defaults.noHistoryHere(name.span, { name: name.name }));
    return timed.map(({ place }) => place);
  });
  const forEach = each === undefined ? {} : { forEach: { fact: each.fact, slot: each.slot } };
  return { kind: "not_before", earliest, histories: found, ...forEach } as const;
}

type Each = {
  readonly name: string;
  readonly path: string;
  readonly fact: number;
  readonly slot: number;
  readonly scope: Scope;
};

/** The member of a list of facts, as a local; reported where there is no such list. */
function memberOf(
  { name, over }: { readonly name: Name; readonly over: Expression },
  facts: readonly FactDeclaration[],
  scope: Scope,
): Each | undefined {
  const list = elaborate(over, scope);
  const type = required(list.type);
  if (list.kind !== "fact" || type.kind !== "list") {
    if (type.kind !== "error") {
      scope.report(types.mismatch(over.span, { expected: LIST[scope.lang], got: typeName(list.type, scope.lang) }));
    }
    return undefined;
  }
  const local = withLocal(scope, name.name, type.element);
  const path = facts[list.fact]?.path ?? "";
  return { name: name.name, path, fact: list.fact, ...local };
}

const LIST = { vi: "một dữ kiện kiểu danh_sách(T)", en: "a fact of type list(T)" } as const;

/** `m.income`, or `m` alone, as the place in the list that `m` is a member of. */
function inList(name: Name, each: Each): Name {
  if (name.name !== each.name && !name.name.startsWith(`${each.name}.`)) return name;
  return { ...name, name: each.path + name.name.slice(each.name.length) };
}

function reportVariables(uses: Uses, scope: Scope): void {
  for (const { variable, span } of uses.dependencies) {
    const name = scope.symbols.variables[variable]?.model.name.name ?? "";
    scope.report(defaults.plausibleFactsOnly(span, { name }));
  }
}

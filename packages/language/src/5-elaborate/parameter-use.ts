/** A parameter read in a formula: its keys, and the moment that its value is of. */
import { time, types } from "@khoan/diagnostics";
import type { Span } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import type { Symbol } from "../4-symbols/symbols.ts";
import type { Core } from "../core/core.ts";
import { optional } from "../core/type.ts";
import { assign } from "./assign.ts";
import { errorNode, type Scope } from "./context.ts";
import { elaborate } from "./expression.ts";
import { keyTypes, parameterType } from "./parameters.ts";

export function parameterCore(
  symbol: Extract<Symbol, { kind: "parameter" }>,
  args: readonly Expression[],
  span: Span,
  scope: Scope,
): Core {
  const { model, index } = symbol;
  const wanted = keyTypes(model, scope);
  if (args.length !== wanted.length) {
    scope.report(
      types.argumentCount(span, { name: model.name.name, expected: String(wanted.length), got: String(args.length) }),
    );
    return errorNode(span);
  }
  const keys = args.map((arg, i) => {
    const type = wanted[i] as (typeof wanted)[number];
    return assign(elaborate(arg, scope, type), type, scope);
  });
  const { unit } = scope.moment;
  if (unit === undefined) {
    scope.report(time.needsMoment(span, { name: model.name.name }));
    return errorNode(span);
  }
  scope.uses.parameters.add(index);
  const type = parameterType(model, scope);
  const repealed = model.versions.some((version) => version.rows.some((row) => row.value.value.type === "absent"));
  return { kind: "parameter", parameter: index, keys, unit, type: repealed ? optional(type) : type, span };
}

/** A parameter read in a formula: its keys, and the moment that its value is of. */

import type { Span } from "@khoan/diagnostics";
import { time, types } from "@khoan/diagnostics";
import { civilFromDay } from "@khoan/values";
import type { Expression } from "../2-syntax/expression.ts";
import { toWord } from "../2-syntax/vocabulary.ts";
import type { Symbol } from "../4-symbols/symbols.ts";
import type { Core } from "../core/core.ts";
import { optional } from "../core/type.ts";
import { assign } from "./assign.ts";
import { errorNode, type Scope } from "./context.ts";
import { elaborate } from "./expression.ts";
import { dayText, keyTypes, parameterType } from "./parameters.ts";

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
  checkBoundaries(model, unit, span, scope);
  const type = parameterType(model, scope);
  const repealed = model.versions.some((version) => version.rows.some((row) => row.value.value.type === "absent"));
  return { kind: "parameter", parameter: index, keys, unit, type: repealed ? optional(type) : type, span };
}

/** A month or a year has one value only where the rate changes at its beginning. */
function checkBoundaries(
  model: Extract<Symbol, { kind: "parameter" }>["model"],
  unit: "day" | "month" | "year",
  span: Span,
  scope: Scope,
): void {
  if (unit === "day") return;
  const [first] = model.versions.map((version) => version.from.value).toSorted((a, b) => a - b);
  for (const version of model.versions) {
    const starts = version.from.value === first ? [] : [version.from.value];
    const ends = version.to === undefined ? [] : [version.to.value + 1];
    for (const boundary of [...starts, ...ends]) {
      const civil = civilFromDay(boundary);
      if (civil.day === 1 && (unit === "month" || civil.month === 1)) continue;
      scope.report(
        time.changeInsideMonth(span, {
          name: model.name.name,
          day: dayText(boundary, scope.lang),
          unit: toWord("per", scope.lang, unit) ?? unit,
        }),
      );
      return;
    }
  }
}

/** Literals to constants, and constants fitted to a declared type where that is exact. */

import type { Span } from "@khoan/diagnostics";
import { types } from "@khoan/diagnostics";
import { currencyScale, scaleUp } from "@khoan/values";
import type { LiteralValue } from "../2-syntax/expression.ts";
import type { Core, CoreValue } from "../core/core.ts";
import { ABSENT, BOOL, DATE, INT, MONTH, required, TEXT, type Type } from "../core/type.ts";
import { constant, type Scope } from "./context.ts";
import { typeName } from "./types.ts";

/** The literal's own type: `1,5` is a decimal of scale 1, `2` an int, `10%` a percent of scale 0. */
export function literalCore(literal: LiteralValue, span: Span): Core {
  switch (literal.type) {
    case "number":
      return constant(literal.value, literal.scale === 0 ? INT : { kind: "decimal", scale: literal.scale }, span);
    case "money":
      return constant(literal.value, { kind: "money", currency: literal.currency, scale: literal.scale }, span);
    case "percent":
      return constant(literal.value, { kind: "percent", scale: literal.scale }, span);
    case "duration":
      return constant(literal.value, { kind: "duration", unit: literal.unit }, span);
    case "date":
      return constant(literal.value, DATE, span);
    case "month":
      return constant(literal.value, MONTH, span);
    case "text":
      return constant(literal.value, TEXT, span);
    case "bool":
      return constant(literal.value, BOOL, span);
    case "absent":
      return constant(null, ABSENT, span);
  }
}

/** The other way round: the literal that a number of a type is, for writing it down. */
export function numberLiteral(value: number, type: Type): LiteralValue {
  switch (type.kind) {
    case "money":
      return { type: "money", value, scale: type.scale, currency: type.currency };
    case "percent":
      return { type: "percent", value, scale: type.scale };
    case "decimal":
      return { type: "number", value, scale: type.scale };
    case "duration":
      return { type: "duration", value, unit: type.unit };
    case "date":
    case "month":
      return { type: type.kind, value };
    default:
      return { type: "number", value, scale: 0 };
  }
}

/** A literal of a YAML value (a default, a rate) in the run-time form of a declared type; reported where it does not fit. */
export function literalAs(
  literal: LiteralValue,
  type: Type,
  span: Span,
  scope: Pick<Scope, "report" | "lang">,
): CoreValue | undefined {
  const value = fit(literal, required(type));
  if (literal.type === "absent" && type.kind === "optional") return null;
  if (value === undefined && type.kind !== "error") {
    scope.report(
      types.mismatch(span, {
        expected: typeName(type, scope.lang),
        got: typeName(literalCore(literal, span).type, scope.lang),
      }),
    );
  }
  return value;
}

function fit(literal: LiteralValue, type: Type): CoreValue | undefined {
  switch (type.kind) {
    case "bool":
      return literal.type === "bool" ? literal.value : undefined;
    case "int":
      return literal.type === "number" && literal.scale === 0 ? literal.value : undefined;
    case "year":
      return (literal.type === "number" && literal.scale === 0) ||
        (literal.type === "duration" && literal.unit === "years")
        ? literal.value
        : undefined;
    case "decimal":
      return literal.type === "number" ? rescaled(literal.value, type.scale - literal.scale) : undefined;
    case "percent":
      return literal.type === "percent" ? rescaled(literal.value, type.scale - literal.scale) : undefined;
    case "money":
      if (literal.type === "money" && literal.currency === type.currency) {
        return rescaled(literal.value, type.scale - literal.scale);
      }
      return literal.type === "number" && literal.value === 0 ? 0 : wholeMoney(literal, type);
    case "date":
    case "month":
      return literal.type === type.kind ? literal.value : undefined;
    case "duration":
      return literal.type === "duration" && literal.unit === type.unit ? literal.value : undefined;
    case "text":
    case "clause":
      return literal.type === "text" ? literal.value : undefined;
    case "enum":
      return enumValue(literal, type.members);
    default:
      return undefined;
  }
}

/** A plain number stands for whole units of the currency only in case files, where the type is never in doubt. */
function wholeMoney(literal: LiteralValue, type: Extract<Type, { kind: "money" }>): number | undefined {
  if (literal.type !== "number") return undefined;
  return rescaled(literal.value, currencyScale(type.currency) + type.scale - literal.scale);
}

/** A word such as `không` or `năm` may be a member although it reads as another literal. */
function enumValue(literal: LiteralValue, members: readonly string[]): string | undefined {
  const text = literal.type === "text" ? literal.value : undefined;
  return text !== undefined && members.includes(text) ? text : undefined;
}

function rescaled(value: number, digits: number): number | undefined {
  if (digits >= 0) return scaleUp(value, digits);
  const factor = 10 ** -digits;
  return value % factor === 0 ? value / factor : undefined;
}

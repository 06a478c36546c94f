/** `round` and `exactly`: the only places where digits are dropped, and the only ones where division may stand. */
import { nearest, types } from "@khoan/diagnostics";
import { currencyScale, type RoundingMode } from "@khoan/values";
import type { Expression } from "../2-syntax/expression.ts";
import { toCanonical, wordsOf } from "../2-syntax/vocabulary.ts";
import type { Core } from "../core/core.ts";
import { required, type Type } from "../core/type.ts";
import { errorNode, type Scope } from "./context.ts";
import { elaborate } from "./expression.ts";
import { apply, type Call, positional, refuse } from "./functions.ts";
import { typeName } from "./types.ts";

/** `round(a / b, to: U, mode: M)`: the nearest multiple of U, in the type of U. */
export function elaborateRound(call: Call, scope: Scope): Core {
  const [subject] = positional(call, 1, scope) ?? [];
  const to = labelled(call, "to", scope);
  const mode = modeOf(labelled(call, "mode", scope), scope);
  if (subject === undefined || to === undefined || mode === undefined) return errorNode(call.span);
  const unit = elaborate(to, scope);
  if (unit.kind !== "constant" || typeof unit.value !== "number" || unit.value <= 0) {
    if (unit.type.kind !== "error") scope.report(types.roundingUnit(unit.span, {}));
    return errorNode(call.span);
  }
  const division = subject.kind === "binary" && subject.operator === "/";
  const numerator = elaborate(division ? subject.left : subject, scope);
  const denominator = division ? elaborate(subject.right, scope) : undefined;
  const quotient = quotientType(numerator, denominator, scope);
  if (quotient === undefined) return errorNode(call.span);
  if (!sameDimension(quotient.type, unit.type)) return refuse(unit, typeName(quotient.type, scope.lang), scope);
  // value = n * 10^-numeratorScale / (d * 10^-denominatorScale), wanted as a multiple of unit * 10^-unitScale.
  const digits = scaleOf(unit.type) - quotient.scale;
  return apply(
    {
      name: "round",
      step: unit.value,
      mode,
      numeratorDigits: Math.max(digits, 0),
      denominatorDigits: Math.max(-digits, 0),
    },
    denominator === undefined ? [numerator] : [numerator, denominator],
    unit.type,
    call,
  );
}

/** Decimals beyond a currency's minor unit, or all decimals of a plain number, dropped where they are zero. */
export function elaborateExactly(call: Call, scope: Scope): Core {
  const [subject] = positional(call, 1, scope) ?? [];
  if (subject === undefined) return errorNode(call.span);
  const core = elaborate(subject, scope);
  const type = required(core.type);
  if (type.kind !== "money" && type.kind !== "decimal") return refuse(core, "money | decimal", scope);
  const result: Type = type.kind === "money" ? { ...type, scale: 0 } : { kind: "int" };
  return apply(
    { name: "round", step: 1, mode: "exact", numeratorDigits: 0, denominatorDigits: type.scale },
    [core],
    result,
    call,
  );
}

function labelled(call: Call, label: "to" | "mode", scope: Scope): Expression | undefined {
  const found = call.arguments.find((argument) => argument.label?.name === label)?.value;
  if (found === undefined) scope.report(types.argumentMissing(call.span, { name: call.callee.name, label }));
  return found;
}

function modeOf(expression: Expression | undefined, scope: Scope): RoundingMode | undefined {
  if (expression === undefined) return undefined;
  const word = expression.kind === "name" ? expression.name : "";
  // The syntax tree holds the mode in its canonical form already.
  const mode = toCanonical("rounding_mode", "en", word);
  if (mode === undefined) {
    const known = wordsOf("rounding_mode", scope.lang);
    scope.report(
      types.unknownMode(expression.span, { mode: word, nearest: nearest(word, known), known: known.join(", ") }),
    );
  }
  return mode as RoundingMode | undefined;
}

function scaleOf(type: Type): number {
  const plain = required(type);
  return plain.kind === "decimal" || plain.kind === "money" || plain.kind === "percent" ? plain.scale : 0;
}

function quotientType(
  numerator: Core,
  denominator: Core | undefined,
  scope: Scope,
): { type: Type; scale: number } | undefined {
  const a = required(numerator.type);
  if (a.kind === "error" || denominator?.type.kind === "error") return undefined;
  const numeric = ["int", "decimal", "money", "percent"];
  if (!numeric.includes(a.kind)) {
    refuse(numerator, "number", scope);
    return undefined;
  }
  if (denominator === undefined) return { type: a, scale: scaleOf(a) };
  const b = required(denominator.type);
  if (a.kind === "money" && b.kind === "money" && a.currency === b.currency) {
    return { type: { kind: "decimal", scale: 0 }, scale: a.scale - b.scale };
  }
  if (b.kind === "int" || b.kind === "decimal") return { type: a, scale: scaleOf(a) - scaleOf(b) };
  if (b.kind === "percent") return { type: a, scale: scaleOf(a) - b.scale - 2 };
  scope.report(
    types.noSuchOperation(denominator.span, {
      operator: "/",
      left: typeName(a, scope.lang),
      right: typeName(b, scope.lang),
    }),
  );
  return undefined;
}

function sameDimension(quotient: Type, unit: Type): boolean {
  if (quotient.kind === "money")
    return unit.kind === "money" && unit.currency === quotient.currency && currencyScale(unit.currency) !== undefined;
  if (quotient.kind === "percent") return unit.kind === "percent";
  return unit.kind === "int" || unit.kind === "decimal";
}

/** Fits a formula to the type its place asks for: T to T?, int to decimal, a coarser scale to a finer one. */
import { types } from "@khoan/diagnostics";
import type { Core } from "../core/core.ts";
import { isOptional, optional, required, sameType, type Type } from "../core/type.ts";
import type { Scope } from "./context.ts";
import { typeName } from "./types.ts";

export function assign(core: Core, target: Type, scope: Scope): Core {
  const fitted = tryAssign(core, target);
  if (fitted !== undefined) return fitted;
  const excess = excessDecimals(core.type, target);
  if (excess > 0) {
    scope.report(types.needsRounding(core.span, { type: typeName(target, scope.lang), decimals: String(excess) }));
  } else {
    scope.report(
      types.mismatch(core.span, { expected: typeName(target, scope.lang), got: typeName(core.type, scope.lang) }),
    );
  }
  return { ...core, type: target };
}

/** The formula at the type asked for, or undefined where it does not fit. */
export function tryAssign(core: Core, target: Type): Core | undefined {
  if (core.type.kind === "error" || target.kind === "error") return core;
  if (core.type.kind === "absent") return target.kind === "optional" ? { ...core, type: target } : undefined;
  if (isOptional(core.type) && target.kind !== "optional") return undefined;
  const from = required(core.type);
  const to = required(target);
  const whole = isOptional(core.type) ? optional(to) : to;
  if (sameType(from, to))
    return from.kind === "record" || from.kind === "list" ? assignDeep(core, target) : { ...core, type: target };
  const digits = digitsBetween(from, to);
  if (digits !== undefined && digits >= 0) return rescale(core, digits, whole);
  return assignDeep(core, target);
}

/** Records and lists written in place are fitted part by part. */
function assignDeep(core: Core, target: Type): Core | undefined {
  const to = required(target);
  if (core.kind === "record" && to.kind === "record") {
    if (core.fields.length !== to.fields.size) return undefined;
    const fields: { name: string; value: Core }[] = [];
    for (const [name, type] of to.fields) {
      const field = core.fields.find((candidate) => candidate.name === name);
      const value = field && tryAssign(field.value, type);
      if (value === undefined) return undefined;
      fields.push({ name, value });
    }
    return { ...core, fields, type: target };
  }
  if (core.kind === "list" && to.kind === "list") {
    const items: Core[] = [];
    for (const item of core.items) {
      const fitted = tryAssign(item, to.element);
      if (fitted === undefined) return undefined;
      items.push(fitted);
    }
    return { ...core, items, type: target };
  }
  if (core.type.kind === "list" && to.kind === "list") {
    return sameType(core.type.element, to.element) || core.type.element.kind === "error"
      ? { ...core, type: target }
      : undefined;
  }
  return sameType(required(core.type), to) ? { ...core, type: target } : undefined;
}

/** How many decimal digits `from` lacks to be a `to`; undefined where they are of different kinds. */
export function digitsBetween(from: Type, to: Type): number | undefined {
  if (from.kind === "int" && to.kind === "decimal") return to.scale;
  if (from.kind === "int" && to.kind === "int") return 0;
  if (from.kind === "decimal" && to.kind === "decimal") return to.scale - from.scale;
  if (from.kind === "percent" && to.kind === "percent") return to.scale - from.scale;
  if (from.kind === "money" && to.kind === "money" && from.currency === to.currency) return to.scale - from.scale;
  return undefined;
}

function excessDecimals(from: Type, to: Type): number {
  const source = required(from);
  const target = required(to);
  if (source.kind === "decimal" && target.kind === "int") return source.scale;
  const digits = digitsBetween(source, target);
  return digits === undefined ? 0 : -digits;
}

export function rescale(core: Core, digits: number, type: Type): Core {
  if (digits === 0) return { ...core, type };
  if (core.kind === "constant" && typeof core.value === "number" && Number.isSafeInteger(core.value * 10 ** digits)) {
    return { ...core, value: core.value * 10 ** digits, type };
  }
  return { kind: "apply", operator: { name: "rescale", digits }, operands: [core], type, span: core.span };
}

/**
 * Core formulas as JavaScript expressions over known facts. Whatever is unusual (a missing fact, a gap, a conflict, a
 * number out of range) leaves by `B()`, and the explaining evaluator answers instead; so only the plain way is printed.
 */
import type { Core, MomentUnit } from "@khoan/language/core";
import { printCollect, printQuantify } from "./aggregates.ts";
import { recordName, universeOf } from "./analysis.ts";
import { printVariable } from "./call.ts";
import {
  absent,
  CONSTANT,
  type Frame,
  fieldName,
  fresh,
  literal,
  OTHER,
  OWN,
  type Printed,
  type Repr,
  reprOf,
  type Scope,
  type Shape,
} from "./frame.ts";
import { printApply } from "./operators.ts";
import { printParameter } from "./parameter.ts";

/** Prints a formula; `want` is how an absent value is held where the formula has no type of its own. */
export function print(core: Core, scope: Scope, want?: Repr): Printed {
  const repr = reprOf(core.type) ?? want ?? "str";
  switch (core.kind) {
    case "constant":
      return { code: literal(core.value, repr, core.type) };
    case "fact":
      return printFact(core, scope);
    case "field":
      return printField(core, scope, repr);
    case "parameter":
      return printParameter(core, scope);
    case "variable":
      return printVariable(core.variable, scope);
    case "at":
      return printAt(core, scope, repr);
    case "moment":
      return printMoment(core.unit, scope.frame);
    case "reading":
      return { code: `r${core.reading}` };
    case "let":
      return printLet(core, scope, repr);
    case "local": {
      const slot = scope.slots.get(core.slot);
      if (slot === undefined) throw new TypeError(`slot ${core.slot} has no value here`);
      if (slot.kind === "constant") return { code: literal(slot.value, repr, core.type) };
      return slot.shape === undefined ? { code: slot.code } : { code: slot.code, shape: slot.shape };
    }
    case "if":
      return printIf(core, scope, repr);
    case "and":
    case "or":
      return {
        code: `(${core.operands.map((one) => steady(one, scope, "bool")).join(core.kind === "and" ? "&&" : "||")})`,
      };
    case "not":
      return { code: `!${steady(core.operand, scope, "bool")}` };
    case "apply":
      return printApply(core, scope, repr);
    case "coalesce":
      return printCoalesce(core, scope, repr);
    case "is_absent":
      return { code: printIsAbsent(core.operand, scope) };
    case "record":
      return {
        code: `{${core.fields.map(({ name, value }) => `${fieldName(core.type, name)}:${whole(value, scope)}`).join(",")}}`,
      };
    case "list":
      return { code: `[${core.items.map((item) => whole(item, scope)).join(",")}]` };
    case "quantify":
      return printQuantify(core, scope);
    case "collect":
      return printCollect(core, scope, repr);
  }
}

/** A value that stays as it is until `U`: where it moves with the moment, `U` is cut to this moment. */
export function steady(core: Core, scope: Scope, want?: Repr): string {
  const printed = print(core, scope, want);
  return printed.shape === undefined ? printed.code : `(U=-1,${printed.code})`;
}

/** A value that can be kept in a record or a list: lists as arrays. */
export function whole(core: Core, scope: Scope, want?: Repr): string {
  return reprOf(core.type) === "list" ? asArray(core, scope) : steady(core, scope, want);
}

/** A list as an array, also where it is held as bits. */
export function asArray(core: Core, scope: Scope): string {
  const universe = universeOf(core, scope.analysis.universes);
  const code = steady(core, scope, "list");
  if (universe === undefined) return code;
  return `L(${universeName(universe, scope)},${code})`;
}

export function universeName(universe: readonly string[], scope: Scope): string {
  const text = `{m:${JSON.stringify(universe)},c:new Map()}`;
  let name = scope.module.constants.get(text);
  if (name === undefined) {
    name = `K${scope.module.constants.size}`;
    scope.module.constants.set(text, name);
  }
  return name;
}

function printFact(core: Extract<Core, { kind: "fact" }>, scope: Scope): Printed {
  const fact = scope.program.facts[core.fact];
  if (fact === undefined) throw new TypeError(`no fact ${core.fact}`);
  const name = `f${core.fact}`;
  if (fact.history) return { code: readHistory(name, scope.frame) };
  const certain = fact.default !== undefined && fact.whenNull !== "unknown";
  const record = fact.type.kind === "record";
  return { code: certain || record ? name : `(${name}===void 0?B():${name})` };
}

/** A history at the day in sight. */
function readHistory(history: string, frame: Frame): string {
  const { day } = frame;
  if (day === undefined) return `(U=-1,${history}.b)`;
  const { s, k } = shapeOf(day);
  return `H(${history},${day.code},${s},${k})`;
}

export function shapeOf(printed: Printed): Shape {
  if (printed.shape === undefined) return { s: CONSTANT, k: "0" };
  return printed.shape === "dynamic" ? { s: "SH", k: "SK" } : printed.shape;
}

function printField(core: Extract<Core, { kind: "field" }>, scope: Scope, repr: Repr): Printed {
  const record = steady(core.record, scope, "rec");
  const name = fieldName(core.record.type, core.field);
  const uncertain = scope.analysis.uncertainFields.has(`${recordName(core.record.type)}.${core.field}`);
  const optional = core.record.type.kind === "optional";
  const simple = !optional && !uncertain && !core.history;
  if (simple) return { code: `${record}.${name}` };
  const t = fresh(scope);
  const read = core.history ? readHistory(`${t}.${name}`, scope.frame) : `${t}.${name}`;
  if (!optional && !uncertain) return { code: `(${t}=${record},${read})` };
  if (!uncertain) return { code: `((${t}=${record})===null?${absent(repr)}:${read})` };
  const value = fresh(scope);
  const known = `(${value}=${read})===void 0?B():${value}`;
  return { code: optional ? `((${t}=${record})===null?${absent(repr)}:${known})` : `(${t}=${record},${known})` };
}

/** The day, month or year in sight; what is coarser than the frame's own unit changes less often, and is cut so. */
function printMoment(unit: MomentUnit, frame: Frame): Printed {
  const printed = frame[unit];
  if (printed === undefined) throw new TypeError(`no ${unit} in sight`);
  return printed;
}

/** The frame of a moment held in a name. */
export function frameOf(unit: MomentUnit, name: string): Frame {
  const own: Printed = { code: name, shape: { s: OWN, k: "0" } };
  switch (unit) {
    case "day":
      return { own: "day", day: own, month: { code: `MD(${name})` }, year: { code: `YD(${name})` } };
    case "month":
      return { own: "month", month: own, year: { code: `YM(${name})` } };
    case "year":
      return { own: "year", year: own };
  }
}

function printAt(core: Extract<Core, { kind: "at" }>, scope: Scope, repr: Repr): Printed {
  const { member } = scope;
  if (member !== undefined && core.moment.kind === "local" && core.moment.slot === member.slot) {
    const inner: Scope = { ...scope, frame: member.frame };
    return { code: steady(core.body, inner, repr) };
  }
  const moment = print(core.moment, scope, "num");
  const shape = shapeOf(moment);
  const [at, saved, bound, value, s, k] = [
    fresh(scope),
    fresh(scope),
    fresh(scope),
    fresh(scope),
    fresh(scope),
    fresh(scope),
  ];
  // A local that moves with the outer moment is no constant in here: the outer value holds for this moment only.
  const moving = [...scope.slots.values()].some((slot) => slot.kind === "name" && slot.shape !== undefined);
  const slots = new Map(
    [...scope.slots].map(([index, slot]) => [index, slot.kind === "name" ? still(slot) : slot] as const),
  );
  const { member: _, ...outer } = scope;
  const body = steady(core.body, { ...outer, frame: frameOf(core.unit, at), slots }, repr);
  const keep = moment.shape === undefined ? "" : `${s}=${shape.s},${k}=${shape.k},`;
  const cut = moving ? ",U=-1" : moment.shape === undefined ? "" : `,C(${bound},${s},${k})`;
  return {
    code: `(${at}=${moment.code},${at}!==${at}&&B(),${keep}${saved}=U,U=I,${value}=${body},${bound}=U<${at}?${at}:U,U=${saved}${cut},${value})`,
  };
}

function still(slot: { readonly kind: "name"; readonly code: string; readonly bit?: string; readonly of?: string }): {
  readonly kind: "name";
  readonly code: string;
} {
  const { code, bit, of } = slot;
  return { kind: "name", code, ...(bit === undefined ? {} : { bit }), ...(of === undefined ? {} : { of }) };
}

function printLet(core: Extract<Core, { kind: "let" }>, scope: Scope, repr: Repr): Printed {
  const value =
    universeOf(core.value, scope.analysis.universes) === undefined
      ? print(core.value, scope)
      : { code: asArray(core.value, scope) };
  const name = fresh(scope);
  let bind = `${name}=${value.code}`;
  let shape: Shape | undefined;
  if (value.shape === "dynamic") {
    shape = { s: fresh(scope), k: fresh(scope) };
    bind += `,${shape.s}=SH,${shape.k}=SK`;
  } else if (value.shape !== undefined) shape = value.shape;
  const slots = new Map(scope.slots).set(core.slot, {
    kind: "name",
    code: name,
    ...(shape === undefined ? {} : { shape }),
  });
  const body = print(core.body, { ...scope, slots }, repr);
  return { ...body, code: `(${bind},${body.code})` };
}

/** The value of a branch together with its shape in `SH` and `SK`. */
function withShape(printed: Printed, scope: Scope): string {
  if (printed.shape === "dynamic") return printed.code;
  const { s, k } = shapeOf(printed);
  const t = fresh(scope);
  return `(${t}=${printed.code},SH=${s},SK=${k},${t})`;
}

function printIf(core: Extract<Core, { kind: "if" }>, scope: Scope, repr: Repr): Printed {
  const condition = steady(core.condition, scope, "bool");
  if (repr === "list") return { code: `(${condition}?${asArray(core.then, scope)}:${asArray(core.otherwise, scope)})` };
  const then = print(core.then, scope, repr);
  const otherwise = print(core.otherwise, scope, repr);
  if (then.shape === undefined && otherwise.shape === undefined)
    return { code: `(${condition}?${then.code}:${otherwise.code})` };
  return { code: `(${condition}?${withShape(then, scope)}:${withShape(otherwise, scope)})`, shape: "dynamic" };
}

function printCoalesce(core: Extract<Core, { kind: "coalesce" }>, scope: Scope, repr: Repr): Printed {
  const t = fresh(scope);
  if (repr === "list")
    return { code: `((${t}=${asArray(core.left, scope)})===null?${asArray(core.right, scope)}:${t})` };
  const left = print(core.left, scope, repr);
  const right = print(core.right, scope, repr);
  const missing = repr === "num" ? `(${t}=${left.code})!==${t}` : `(${t}=${left.code})===null`;
  if (left.shape === undefined && right.shape === undefined) return { code: `(${missing}?${right.code}:${t})` };
  const [s, k] = [fresh(scope), fresh(scope)];
  const shape = shapeOf(left);
  return {
    code: `(${t}=${left.code},${s}=${shape.s},${k}=${shape.k},${repr === "num" ? `${t}!==${t}` : `${t}===null`}?${withShape(right, scope)}:(SH=${s},SK=${k},${t}))`,
    shape: "dynamic",
  };
}

function printIsAbsent(operand: Core, scope: Scope): string {
  const repr = reprOf(operand.type);
  if (repr === undefined) return "true";
  // A value that moves is present at every moment or at none.
  const printed = print(operand, scope, repr);
  const code = printed.shape === undefined ? printed.code : `(U=-1,${printed.code})`;
  if (repr !== "num") return `(${code}===null)`;
  const t = fresh(scope);
  return `((${t}=${code})!==${t})`;
}

/** Marks a value as moving in no known way. */
export function otherShape(code: string): Printed {
  return { code, shape: { s: OTHER, k: "0" } };
}

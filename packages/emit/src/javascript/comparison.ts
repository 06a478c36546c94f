/**
 * Comparisons. Where one side moves with the moment, the answer holds until that side reaches the other: the bound is
 * cut there, and what has been passed once stays passed, since moments only grow.
 */
import type { Core } from "@khoan/language/core";
import { print, shapeOf, steady, whole } from "./expression.ts";
import { CONSTANT, fresh, type Printed, reprOf, type Scope } from "./frame.ts";
import { policyOf } from "./operators.ts";

export function printComparison(name: "less" | "less_or_equal", operands: readonly Core[], scope: Scope): string {
  const [left, right] = operands as [Core, Core];
  const strict = name === "less";
  const age = printAgeLimit(left, right, strict, scope);
  if (age !== undefined) return age;
  const a = print(left, scope, "num");
  const b = print(right, scope, "num");
  const sign = strict ? "<" : "<=";
  if (a.shape === undefined && b.shape === undefined) return `(${a.code}${sign}${b.code})`;
  if (a.shape !== undefined && b.shape !== undefined) return `(U=-1,${a.code}${sign}${b.code})`;
  const { x, y, bind, shape } = bound(a, b, scope);
  const holds = fresh(scope);
  // The moving side is the first: true until it has passed. The second: false until it has.
  const cut =
    a.shape !== undefined
      ? `${holds}&&C(${strict ? `${y}-1` : y},${shape.s},${shape.k})`
      : `${holds}||C(${strict ? x : `${x}-1`},${shape.s},${shape.k})`;
  return `(${bind},${holds}=${x}${sign}${y},${cut},${holds})`;
}

type Bound = {
  readonly x: string;
  readonly y: string;
  readonly bind: string;
  readonly shape: { s: string; k: string };
};

/** Both sides in names, with the shape of the one that moves. */
function bound(a: Printed, b: Printed, scope: Scope): Bound {
  const [x, y] = [fresh(scope), fresh(scope)];
  const moving = a.shape === undefined ? b : a;
  if (moving.shape !== "dynamic") {
    const { s, k } = shapeOf(moving);
    return { x, y, bind: `${x}=${a.code},${y}=${b.code}`, shape: { s, k } };
  }
  const [s, k] = [fresh(scope), fresh(scope)];
  const keep = `,${s}=SH,${k}=SK`;
  const bind = a.shape === undefined ? `${x}=${a.code},${y}=${b.code}${keep}` : `${x}=${a.code}${keep},${y}=${b.code}`;
  return { x, y, bind, shape: { s, k } };
}

/**
 * An age against a constant: it is compared as it is, and the answer holds until the birthday that turns it, not only
 * until the next one.
 */
function printAgeLimit(left: Core, right: Core, strict: boolean, scope: Scope): string | undefined {
  const [age, limit, first] = isAge(left) ? [left, right, true] : isAge(right) ? [right, left, false] : [];
  if (age === undefined || limit?.kind !== "constant" || typeof limit.value !== "number") return undefined;
  const [from, to] = age.operands as [Core, Core];
  const end = print(to, scope, "num");
  if (end.shape === undefined) return undefined;
  // age < n and age <= n turn false at n and n + 1; n <= age and n < age turn true there.
  const turns = first === strict ? limit.value : limit.value + 1;
  const [b, d, s, k, day] = [fresh(scope), fresh(scope), fresh(scope), fresh(scope), fresh(scope)];
  const shape = shapeOf(end);
  const years = age.operator.name === "full_years" ? turns * 12 : turns;
  const turning = `AN(${steady(from, scope, "num")},${years},${policyOf(age.operator.policy)})`;
  const cut = `${d}<${day}&&C(${day}-1,${s},${k})`;
  const answer = first ? `${d}<${day}` : `${d}>=${day}`;
  return `(${b}=${turning},${d}=${end.code},${s}=${shape.s},${k}=${shape.k},${day}=${b},${cut},${answer})`;
}

type Age = Extract<Core, { kind: "apply" }> & {
  readonly operator: { readonly name: "full_years" | "full_months"; readonly policy: Parameters<typeof policyOf>[0] };
};

function isAge(core: Core): core is Age {
  return core.kind === "apply" && (core.operator.name === "full_years" || core.operator.name === "full_months");
}

export function printEquality(name: "equal" | "not_equal", operands: readonly Core[], scope: Scope): string {
  const [left, right] = operands as [Core, Core];
  const repr = reprOf(left.type) ?? reprOf(right.type) ?? "str";
  const optional = [left, right].some((side) => side.type.kind === "optional" || side.type.kind === "absent");
  if (repr === "list" || repr === "rec") {
    const [a, b] = [whole(left, scope), whole(right, scope)];
    return `${name === "equal" ? "EQ" : "NE"}(${a},${b})`;
  }
  if (repr !== "num") {
    const [a, b] = [steady(left, scope, repr), steady(right, scope, repr)];
    if (!optional) return `(${a}${name === "equal" ? "===" : "!=="}${b})`;
    const t = fresh(scope);
    const u = fresh(scope);
    const same = name === "equal" ? `${t}===${u}&&${t}!==null` : `${t}!==${u}&&${t}!==null&&${u}!==null`;
    return `(${t}=${a},${u}=${b},${same})`;
  }
  const a = print(left, scope, "num");
  const b = print(right, scope, "num");
  const answer = (x: string, y: string): string =>
    name === "equal" ? `${x}===${y}` : optional ? `${x}!==${y}&&${x}===${x}&&${y}===${y}` : `${x}!==${y}`;
  if (a.shape === undefined && b.shape === undefined) {
    if (name === "equal" || !optional) return `(${answer(a.code, b.code)})`;
    const [x, y] = [fresh(scope), fresh(scope)];
    return `(${x}=${a.code},${y}=${b.code},${answer(x, y)})`;
  }
  if (a.shape !== undefined && b.shape !== undefined) {
    const [x, y] = [fresh(scope), fresh(scope)];
    return `(U=-1,${x}=${a.code},${y}=${b.code},${answer(x, y)})`;
  }
  const { x, y, bind, shape } = bound(a, b, scope);
  const [moving, other] = a.shape === undefined ? [y, x] : [x, y];
  return `(${bind},${shape.s}!==${CONSTANT}&&(${moving}<${other}?C(${other}-1,${shape.s},${shape.k}):${moving}===${other}&&C(${other},${shape.s},${shape.k})),${answer(x, y)})`;
}

/** A parameter at a moment: its versions as ranges of that unit, its values in constants. */
import {
  type Core,
  type CoreValue,
  KEY_SEPARATOR,
  type MomentUnit,
  type ParameterDeclaration,
} from "@khoan/language/core";
import { firstDay, monthOfDay, yearOfMonth } from "@khoan/values";
import { shapeOf, steady } from "./expression.ts";
import { constant, fresh, literal, type Printed, reprOf, type Scope } from "./frame.ts";

/** `P<n><unit>(moment, s, k, key)` reads it; made once for each unit it is read in. */
export function printParameter(core: Extract<Core, { kind: "parameter" }>, scope: Scope): Printed {
  const declaration = scope.program.parameters[core.parameter];
  if (declaration === undefined) throw new TypeError(`no parameter ${core.parameter}`);
  const moment = scope.frame[core.unit];
  if (moment === undefined) throw new TypeError(`${declaration.name} needs a ${core.unit}`);
  const { s, k } = shapeOf(moment);
  const name = readerOf(declaration, core.parameter, core.unit, scope);
  if (core.keys.length === 0) return { code: `${name}(${moment.code},${s},${k})` };
  const keys = core.keys.map((key) => [fresh(scope), steady(key, scope, "str")] as const);
  const isAbsent = keys.map(([t]) => `${t}===null`).join("||");
  const joined = keys.map(([t]) => t).join(`+${JSON.stringify(KEY_SEPARATOR)}+`);
  const none = reprOf(declaration.type) === "num" ? "NaN" : "null";
  // The moment comes first: what it is may depend on facts too.
  const at = fresh(scope);
  const [ks, kk] = [fresh(scope), fresh(scope)];
  return {
    code: `(${at}=${moment.code},${ks}=${s},${kk}=${k},${keys.map(([t, code]) => `${t}=${code}`).join(",")},${isAbsent}?${none}:${name}(${at},${ks},${kk},${joined}))`,
  };
}

function readerOf(declaration: ParameterDeclaration, index: number, unit: MomentUnit, scope: Scope): string {
  const name = `p${index}${unit[0]}`;
  const { module } = scope;
  const marker = `function ${name}(`;
  if (module.functions.some((one) => one.startsWith(marker))) return name;
  const keyed = declaration.keys.length > 0;
  const branches = declaration.versions.map((version, v) => {
    const from = boundOf(version.from, unit, "from");
    const to = version.to === undefined ? undefined : boundOf(version.to, unit, "to");
    const review = version.reviewBy === undefined ? undefined : boundOf(version.reviewBy, unit, "to");
    const entries = [...version.values].map(
      ([key, value]) => [key, valueText(value as CoreValue, declaration)] as const,
    );
    const value = keyed
      ? `(x=${constant(module, `new Map([${entries.map(([key, text]) => `[${JSON.stringify(key)},${text}]`).join(",")}])`)}.get(q))===void 0?B():x`
      : (entries[0]?.[1] ?? "B()");
    // The order of first use, times four; 2 more once it is used after the day of its review.
    const flag = `u${index}_${v}`;
    const use =
      version.status === "unverified" || review !== undefined
        ? `${flag}||=++UO*4;${review === undefined ? "" : `if(m>${review})${flag}|=2;else C(${review},s,k);`}`
        : "";
    const cut = to === undefined ? "" : `C(${to},s,k);`;
    const range = to === undefined ? `m>=${from}` : `m>=${from}&&m<=${to}`;
    return `if(${range}){${cut}${use}return ${value}}`;
  });
  module.functions.push(`${marker}m,s,k,q){let x;${branches.join("")}return B()}`);
  return name;
}

function valueText(value: CoreValue, declaration: ParameterDeclaration): string {
  const { type } = declaration;
  if (type.kind !== "scale") return literal(value, reprOf(type) ?? "num", type);
  const brackets = value as unknown as readonly { readonly above: number; readonly rate: number }[];
  return `[${brackets.map(({ above, rate }) => `[${above},${rate}]`).join(",")}]`;
}

/** A day as the first moment whose first day is not before it, or the last whose first day is not after it. */
export function boundOf(day: number, unit: MomentUnit, end: "from" | "to"): number {
  if (unit === "day") return day;
  const month = monthOfDay(day);
  const whole = firstDay(month) === day;
  if (unit === "month") return end === "to" || whole ? month : month + 1;
  const year = yearOfMonth(month);
  return end === "to" || (whole && month % 12 === 0) ? year : year + 1;
}

/**
 * A variable as a function of its moment, by default logic: the contributions in force whose condition holds and which
 * no exception beats, combined as the variable says. The last value is kept with the stretch of moments it holds for.
 */

import type { Span } from "@khoan/diagnostics";
import type { Contribution, DayRange, MomentUnit, Override, Program, VariableDeclaration } from "@khoan/language/core";
import type { Analysis, Universe } from "./analysis.ts";
import { constantItems, universeOf } from "./analysis.ts";
import { asArray, frameOf, print, shapeOf, steady, whole } from "./expression.ts";
import {
  absent,
  declared,
  type Frame,
  fieldName,
  type Module,
  mark,
  type Printed,
  type Repr,
  reprOf,
  type Scope,
  type Slot,
} from "./frame.ts";
import { bitOf } from "./operators.ts";
import { boundOf } from "./parameter.ts";

/** A line of the module, and the rule that it comes from. */
export type Line = { readonly text: string; readonly span?: Span };

export function printVariableFunction(
  index: number,
  program: Program,
  analysis: Analysis,
  module: Module,
): readonly Line[] {
  const variable = program.variables[index] as VariableDeclaration;
  const { per } = variable;
  const frame: Frame = per === undefined ? {} : frameOf(per, "m");
  const temporaries: string[] = [];
  const scope: Scope = { program, analysis, module, frame, slots: new Map(), temporaries, depth: 0 };
  const judged = judgedFrame(variable, scope);
  const inner: Scope = { ...scope, frame: judged.frame };
  const shaped = analysis.shaped[index] === true;
  const body = combined(variable, index, inner, shaped);
  const lines: Line[] = [];
  const local = declared(temporaries);
  const n = index;
  if (per === undefined) {
    lines.push({
      text: `let k${n}=0,c${n};function v${n}(){if(k${n}===E)return c${n};${local}${judged.code}`,
      span: variable.span,
    });
    lines.push(...body, { text: `k${n}=E;return c${n}=x}` });
  } else if (shaped) {
    lines.push({ text: `function v${n}(m){${local}let sh=0,sk=0;${judged.code}`, span: variable.span });
    lines.push(...body, { text: `SH=sh;SK=sk;return x}` });
  } else {
    lines.push({
      text: `let e${n}=0,l${n}=0,h${n}=0,c${n};const a${n}=[];function v${n}(m){if(e${n}===E){if(m<=h${n}&&m>=l${n}){if(h${n}<U)U=h${n};return c${n}}const i=G(a${n},m);if(i>=0){if(a${n}[i+1]<U)U=a${n}[i+1];return a${n}[i+2]}}const u=U;U=I;${local}${judged.code}`,
      span: variable.span,
    });
    lines.push(...body, {
      text: `const h=U<m?m:U;if(e${n}===E)a${n}.push(l${n},h${n},c${n});else{e${n}=E;if(a${n}.length>0)a${n}.length=0}l${n}=m;h${n}=h;c${n}=x;U=h<u?h:u;return x}`,
    });
  }
  return lines;
}

/** The frame of the rules, with the day that the variable is judged on. */
function judgedFrame(variable: VariableDeclaration, scope: Scope): { readonly code: string; readonly frame: Frame } {
  const { judgedOn } = variable;
  if (judgedOn === undefined) return { code: "", frame: scope.frame };
  const printed = print(judgedOn, scope, "num");
  const shape = shapeOf(printed);
  const day: Printed = { code: "d", shape: { s: "ds", k: "dk" } };
  return { code: `const d=${printed.code},ds=${shape.s},dk=${shape.k};if(d!==d)B();`, frame: { ...scope.frame, day } };
}

function combined(variable: VariableDeclaration, index: number, scope: Scope, shaped: boolean): readonly Line[] {
  const repr = reprOf(variable.type) ?? "str";
  const set = scope.analysis.universes[index];
  const context: Context = { variable, index, scope, repr, shaped, ...(set === undefined ? {} : { set }) };
  const overrides =
    variable.overrides.length === 0 ? [] : [{ text: `let ${variable.overrides.map((_, i) => `o${i}`).join(",")};` }];
  const rules = variable.contributions.flatMap((contribution) => contributionLines(contribution, context));
  const { otherwise, combine } = variable;
  const none = otherwise === undefined ? undefined : assigned(otherwise, context);
  const start: Record<VariableDeclaration["combine"], string> = {
    unique: `let n=0,x;`,
    all: "let n=0,x=true;E:{",
    any: "let n=0,x=false;E:{",
    sum: "let n=0,x=0;",
    list: set === undefined ? "let n=0,x=[];" : "let n=0,x=0;",
    set: set === undefined ? "let n=0,x=[];" : "let n=0,x=0;",
    highest: `let n=0,x=${absent(repr)};`,
    lowest: `let n=0,x=${absent(repr)};`,
  };
  const close = combine === "all" || combine === "any" ? "}" : "";
  const strict = combine === "unique" || combine === "highest" || combine === "lowest";
  const end = none === undefined ? (strict ? "if(!n)B();" : "") : `if(!n){${none}}`;
  return [...overrides, { text: start[combine] }, ...rules, { text: `${close}${end}` }];
}

type Context = {
  readonly variable: VariableDeclaration;
  readonly index: number;
  readonly scope: Scope;
  readonly repr: Repr;
  readonly shaped: boolean;
  readonly set?: Universe;
};

/** `x=…` with the shape, where the variable has one; a value that moves is cut to this moment where it has none. */
function assigned(core: Contribution["value"], context: Context): string {
  const { scope, repr, shaped, set } = context;
  if (set !== undefined)
    return universeOf(core, scope.analysis.universes) === undefined ? "B();" : `x=${steady(core, scope, "list")};`;
  if (repr === "list") return `x=${asArray(core, scope)};`;
  if (!shaped) return `x=${steady(core, scope, repr)};`;
  const printed = print(core, scope, repr);
  const shape = shapeOf(printed);
  return `x=${printed.code};sh=${shape.s};sk=${shape.k};`;
}

function contributionLines(contribution: Contribution, context: Context): readonly Line[] {
  const { scope } = context;
  const { forEach, span } = contribution;
  const inForce = forceOf(contribution.effective, context.variable.per, scope);
  const wrap = (text: string): Line => ({ text: inForce === "" ? text : `if(${inForce}){${text}}`, span });
  if (forEach === undefined) return [wrap(once(contribution, context))];
  const items = constantItems(forEach.over);
  if (items !== undefined) {
    return items.map((value) => {
      const slots = new Map(scope.slots).set(forEach.slot, { kind: "constant", value });
      return wrap(once(contribution, { ...context, scope: { ...scope, slots } }));
    });
  }
  const member: Slot = { kind: "name", code: "y" };
  const slots = new Map(scope.slots).set(forEach.slot, member);
  const list = asArray(forEach.over, scope);
  return [wrap(`for(const y of ${list}){${once(contribution, { ...context, scope: { ...scope, slots } })}}`)];
}

/** A contribution for one member, or for none. */
function once(contribution: Contribution, context: Context): string {
  const { scope } = context;
  const when = contribution.when === undefined ? [] : [steady(contribution.when, scope, "bool")];
  const beaten = contribution.overriddenBy.map((i) => `!${overrideOf(i, context)}`);
  const tests = [...when, ...beaten];
  const count = `${mark(scope.module, contribution.clause)};${counting(contribution, context)}`;
  return tests.length === 0 ? `{${count}}` : `if(${tests.join("&&")}){${count}}`;
}

/** Whether an exception counts: worked out once, where it is first asked. */
function overrideOf(index: number, context: Context): string {
  const override = context.variable.overrides[index] as Override;
  const inForce = forceOf(override.effective, context.variable.per, context.scope);
  const when = override.when === undefined ? [] : [steady(override.when, context.scope, "bool")];
  const beaten = override.overriddenBy.map((i) => `!${overrideOf(i, context)}`);
  const tests = [...(inForce === "" ? [] : [inForce]), ...when, ...beaten];
  const counts = [...tests, `(${mark(context.scope.module, override.clause)},true)`];
  return `(o${index}??=${counts.join("&&")})`;
}

function counting(contribution: Contribution, context: Context): string {
  const { variable, scope, repr, set } = context;
  const { value } = contribution;
  switch (variable.combine) {
    case "unique": {
      const assign = assigned(value, context);
      if (variable.contributions.length === 1 && contribution.forEach === undefined) return `${assign}n=1;`;
      const differs =
        repr === "list" || repr === "rec" ? "!EQ(x,o)" : repr === "num" ? "x!==o&&(x===x||o===o)" : "x!==o";
      return `const o=x;${assign}if(n&&(${differs}))B();n=1;`;
    }
    case "all":
      return `n=1;if(!${steady(value, scope, "bool")}){x=false;break E}`;
    case "any":
      return `n=1;if(${steady(value, scope, "bool")}){x=true;break E}`;
    case "sum":
      return `n=1;const w=${steady(value, scope, "num")};if(w===w)x=S(x+w);`;
    case "list":
    case "set": {
      if (set !== undefined) return `n=1;x|=${bitOf(set, memberOf(contribution, scope))};`;
      const item = whole(value, scope);
      if (variable.combine === "list") return `n=1;x.push(${item});`;
      return `n=1;const w=${item};if(!x.some((o)=>SAME(o,w)))x.push(w);`;
    }
    case "highest":
    case "lowest":
      return extreme(contribution, context);
  }
}

function memberOf(contribution: Contribution, scope: Scope): unknown {
  if (contribution.value.kind === "constant") return contribution.value.value;
  const slot = contribution.forEach === undefined ? undefined : scope.slots.get(contribution.forEach.slot);
  return slot?.kind === "constant" ? slot.value : undefined;
}

/** The first of the best; one without a rank is left to the explaining evaluator. */
function extreme(contribution: Contribution, context: Context): string {
  const { variable, scope } = context;
  const value = whole(contribution.value, scope);
  const key = variable.by === undefined ? "" : `.${fieldName(variable.type, variable.by)}`;
  const better = variable.combine === "highest" ? ">" : "<";
  const rank = key === "" ? "w" : `w===null?NaN:w${key}`;
  return `const w=${value},e=${rank};if(e!==e)B();if(!n||e${better}x${key})x=w;n=1;`;
}

/** Whether a rule is in force at the moment; the days it begins and ends on are days of change. */
function forceOf(effective: DayRange, per: MomentUnit | undefined, scope: Scope): string {
  if (per === undefined || (effective.from === undefined && effective.to === undefined)) return "";
  const from = effective.from === undefined ? "-I" : String(boundOf(effective.from, per, "from"));
  const to = effective.to === undefined ? "I" : String(boundOf(effective.to, per, "to"));
  return `IN(${scope.frame[per]?.code ?? "m"},${from},${to})`;
}

/** Results as they are handed out: exact and plain (days and months as text, money as a whole number, sets as lists). */
import type { Program, Type, VariableDeclaration } from "@khoan/language/core";
import type { Analysis } from "./analysis.ts";
import { printVariable } from "./call.ts";
import { frameOf } from "./expression.ts";
import { declared, fieldName, type Module, runtime, type Scope } from "./frame.ts";

/** `[index, name]` of the results, in the order of declaration. */
export function outputsOf(program: Program): readonly (readonly [number, VariableDeclaration])[] {
  return program.variables.flatMap((variable, i) => (variable.output ? [[i, variable] as const] : []));
}

/** A value as it is handed out. */
export function handedOut(code: string, type: Type, module: Module, set?: readonly string[]): string {
  if (set !== undefined) return `L(${universeConstant(set, module)},${code})`;
  const plain = type.kind === "optional" ? type.of : type;
  const orNull = (text: string, absent: string): string =>
    type.kind === "optional" ? `(${absent}?null:${text})` : text;
  switch (plain.kind) {
    case "date":
      return orNull(`${runtime(module, "formatIsoDay")}(${code})`, `${code}!==${code}`);
    case "month":
      return orNull(`${runtime(module, "formatIsoMonth")}(${code})`, `${code}!==${code}`);
    case "money":
    case "decimal":
    case "percent": {
      const text = plain.scale === 0 ? code : `${runtime(module, "plainDecimal")}(${code},${plain.scale})`;
      return orNull(text, `${code}!==${code}`);
    }
    case "int":
    case "year":
    case "duration":
      return orNull(code, `${code}!==${code}`);
    case "list": {
      const item = handedOut("x", plain.element, module);
      return orNull(
        item === "x" ? `Object.freeze(${code})` : `Object.freeze(${code}.map((x)=>${item}))`,
        `${code}===null`,
      );
    }
    case "record": {
      const fields = [...plain.fields].map(
        ([name, of]) => `${JSON.stringify(name)}:${handedOut(`${code}.${fieldName(plain, name)}`, of, module)}`,
      );
      return orNull(`{${fields.join(",")}}`, `${code}===null`);
    }
    default:
      return code;
  }
}

function universeConstant(set: readonly string[], module: Module): string {
  const text = `{m:${JSON.stringify(set)},c:new Map()}`;
  let name = module.constants.get(text);
  if (name === undefined) {
    name = `K${module.constants.size}`;
    module.constants.set(text, name);
  }
  return name;
}

/**
 * For each result a function of the month, and of the day where a day was asked for: `A<n>(m,d,s)`, which leaves in `U`
 * the month until which it holds; `W<n>(x)` hands its value out.
 */
export function printOutputs(program: Program, analysis: Analysis, module: Module): string {
  const lines = outputsOf(program).flatMap(([index, variable]) => {
    const { code, temporaries } = atMonth(index, program, analysis, module);
    return [
      `function A${index}(m,d,s){${declared(temporaries)}return ${code}}`,
      `function W${index}(x){return ${handedOut("x", variable.type, module, analysis.universes[index])}}`,
    ];
  });
  const entries = outputsOf(program).map(([index, { name }]) => `[${JSON.stringify(name)},A${index},W${index}]`);
  const handed = outputsOf(program).map(
    ([index, { name }], i) => `${JSON.stringify(name)}:{known:true,value:W${index}(v[${i}])}`,
  );
  return [...lines, `const OUTPUTS=[${entries.join(",")}];`, `function HAND(v){return{${handed.join(",")}}}`].join(
    "\n",
  );
}

/** A variable in a month; one of each day on the day asked for, or on the last of the month. */
export function atMonth(
  index: number,
  program: Program,
  analysis: Analysis,
  module: Module,
): { readonly code: string; readonly temporaries: readonly string[] } {
  const temporaries: string[] = [];
  const day = { code: "d", shape: { s: "s", k: "0" } };
  const scope: Scope = {
    program,
    analysis,
    module,
    frame: { ...frameOf("month", "m"), day },
    slots: new Map(),
    temporaries,
    depth: 0,
  };
  const printed = printVariable(index, scope);
  return { code: printed.shape === undefined ? printed.code : `(U=-1,${printed.code})`, temporaries };
}

/** How a column holds a result, for the runtime. */
export function heldAs(index: number, { type }: VariableDeclaration, analysis: Analysis): unknown {
  const members = analysis.universes[index];
  if (members !== undefined) return { kind: "set", members };
  const plain = type.kind === "optional" ? type.of : type;
  switch (plain.kind) {
    case "bool":
      return { kind: "flag" };
    case "date":
      return { kind: "day" };
    case "month":
      return { kind: "month" };
    case "text":
    case "clause":
    case "enum":
      return { kind: "code" };
    case "list":
    case "record":
    case "scale":
      return { kind: "json" };
    default:
      return { kind: "number", scale: "scale" in plain ? plain.scale : 0 };
  }
}

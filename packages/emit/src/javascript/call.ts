/** A variable at the moment in sight, taken at its own unit: a call, and what its bound is worth in the caller's. */

import { shapeOf } from "./expression.ts";
import { CONSTANT, fresh, OWN, type Printed, type Scope } from "./frame.ts";

export function printVariable(index: number, scope: Scope): Printed {
  const variable = scope.program.variables[index];
  if (variable === undefined) throw new TypeError(`no variable ${index}`);
  const { per } = variable;
  if (per === undefined) return { code: `v${index}()` };
  const moment = scope.frame[per];
  if (moment === undefined) throw new TypeError(`${variable.name} needs a ${per}`);
  const shape = shapeOf(moment);
  const shaped = scope.analysis.shaped[index] === true;
  if (per === scope.frame.own && shape.s === OWN && shape.k === "0")
    return { code: `v${index}(${moment.code})`, ...(shaped ? { shape: "dynamic" as const } : {}) };
  const [at, saved, bound, value] = [fresh(scope), fresh(scope), fresh(scope), fresh(scope)];
  // A coarser moment was cut where it was read: within it, the callee does not change.
  const cut = shaped ? "U=-1" : shape.s === CONSTANT ? "0" : `C(${bound},${shape.s},${shape.k})`;
  return {
    code: `(${at}=${moment.code},${saved}=U,U=I,${value}=v${index}(${at}),${bound}=U<${at}?${at}:U,U=${saved},${cut},${value})`,
  };
}

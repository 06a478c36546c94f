/**
 * Quantifiers and aggregates. Lists of constants are unrolled; a range of months whose members are only asked `at` is
 * walked from one change to the next, not month by month; everything else is a loop in a function of its own.
 */
import { type Core, type CoreValue, partsOf } from "@khoan/language/core";
import { constantItems, universeOf } from "./analysis.ts";
import { asArray, frameOf, print, shapeOf, steady, universeName } from "./expression.ts";
import {
  absent,
  declared,
  type Frame,
  fresh,
  type Printed,
  type Repr,
  reprOf,
  type Scope,
  type Slot,
} from "./frame.ts";

type Quantify = Extract<Core, { kind: "quantify" }>;
type Collect = Extract<Core, { kind: "collect" }>;

const MAX_UNROLLED = 40;

export function printQuantify(core: Quantify, scope: Scope): Printed {
  const some = core.quantifier === "some";
  const range = monthRange(core.over, core.slots, [core.body]);
  if (range !== undefined) return { code: walkQuantified(core, range, scope) };
  const items = membersOf(core.over, scope);
  if (items !== undefined && items.slots.length ** core.slots.length <= MAX_UNROLLED) {
    const tuples = [...distinctTuples(items.slots.length, core.slots.length)];
    const copies = tuples.map((tuple) => {
      const slots = new Map(scope.slots);
      core.slots.forEach((slot, i) => {
        slots.set(slot, items.slots[tuple[i] ?? 0] as Slot);
      });
      return steady(core.body, { ...scope, slots }, "bool");
    });
    return { code: `(${items.bind}${copies.length === 0 ? String(!some) : copies.join(some ? "||" : "&&")})` };
  }
  return { code: loopQuantified(core, scope) };
}

/** The members of a list that is written out, each as something to put in the slot's place. */
function membersOf(over: Core, scope: Scope): { readonly bind: string; readonly slots: readonly Slot[] } | undefined {
  const constants = constantItems(over);
  if (constants !== undefined) return { bind: "", slots: constants.map((value) => ({ kind: "constant", value })) };
  if (over.kind !== "list") return undefined;
  const names = over.items.map((item) => [fresh(scope), steady(item, scope)] as const);
  const bind = names.map(([name, code]) => `${name}=${code},`).join("");
  return { bind, slots: names.map(([code]) => ({ kind: "name", code })) };
}

/** All ordered tuples of different indexes. */
function* distinctTuples(count: number, width: number, prefix: readonly number[] = []): Generator<readonly number[]> {
  if (prefix.length === width) yield prefix;
  else for (let i = 0; i < count; i++) if (!prefix.includes(i)) yield* distinctTuples(count, width, [...prefix, i]);
}

/** A range of months of which each formula asks nothing but what is so `at` a member. */
function monthRange(
  over: Core,
  slots: readonly number[],
  bodies: readonly (Core | undefined)[],
): readonly [Core, Core] | undefined {
  const [slot] = slots;
  if (over.kind !== "apply" || over.operator.name !== "range" || over.operator.unit !== "month") return undefined;
  if (slots.length !== 1 || slot === undefined || !bodies.every((body) => body === undefined || onlyAt(body, slot)))
    return undefined;
  return over.operands as readonly [Core, Core];
}

/** Whether a formula depends on the moment only through `at` this slot. */
function onlyAt(core: Core, slot: number): boolean {
  if (core.kind === "at" && core.moment.kind === "local" && core.moment.slot === slot && core.unit === "month") {
    return !mentions(core.body, slot);
  }
  switch (core.kind) {
    case "constant":
    case "reading":
      return true;
    case "fact":
    case "field":
    case "parameter":
    case "variable":
    case "moment":
    case "local":
    case "at":
    case "let":
      return false;
    default:
      return partsOf(core).every((child) => onlyAt(child, slot));
  }
}

function mentions(core: Core, slot: number): boolean {
  return (core.kind === "local" && core.slot === slot) || partsOf(core).some((child) => mentions(child, slot));
}

/** A scope for a function of its own that sees all local names, and the call of it once its text is known. */
function lifted(scope: Scope, build: (inner: Scope) => string): string {
  const names = namesIn(scope);
  const inner: Scope = { ...scope, temporaries: [], depth: scope.depth + 1 };
  const body = build(inner);
  const { functions } = scope.module;
  const used = names.filter((name) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(body));
  const text = `(${used.join(",")}){${declared(inner.temporaries)}${body}}`;
  const same = functions.find((one) => one.endsWith(text) && one.startsWith("function Q"));
  const name = same === undefined ? `Q${functions.length}` : (/^function (\w+)/.exec(same)?.[1] as string);
  if (same === undefined) functions.push(`function ${name}${text}`);
  return `${name}(${used.join(",")})`;
}

function namesIn(scope: Scope): readonly string[] {
  const codes: string[] = [];
  const add = (code: string | undefined): void => {
    if (code !== undefined && /^[a-z]\w*$/.test(code)) codes.push(code);
  };
  const frames: readonly (Frame | undefined)[] = [scope.frame, scope.member?.frame];
  for (const frame of frames) {
    for (const printed of [frame?.day, frame?.month, frame?.year]) {
      add(printed?.code);
      if (typeof printed?.shape === "object") [printed.shape.s, printed.shape.k].forEach(add);
    }
  }
  for (const slot of scope.slots.values()) {
    if (slot.kind !== "name") continue;
    [slot.code, slot.bit, slot.shape?.s, slot.shape?.k].forEach(add);
  }
  return [...new Set(codes)];
}

/** From one change to the next: `h` is the last month of which the answer still holds. */
function walkQuantified(core: Quantify, [first, last]: readonly [Core, Core], scope: Scope): string {
  const some = core.quantifier === "some";
  const [slot] = core.slots;
  const from = print(first, scope, "num");
  const to = print(last, scope, "num");
  const [a, b, s, k] = [fresh(scope), fresh(scope), fresh(scope), fresh(scope)];
  const shape = shapeOf(to);
  const call = liftedWalk(scope, slot as number, a, b, s, k, (inner) => {
    const holds = steady(core.body, inner, "bool");
    const found = `if(${some ? "" : "!"}x){U=u;return ${some}}`;
    // What has not been met so far may be met as the range grows: the answer holds as far as the last stretch does.
    const i = `i${scope.depth}`;
    return `let u=U,h=${a}-1;for(let ${i}=${a};${i}<=${b};${i}=h+1){U=I;const x=${holds};h=U<${i}?${i}:U;${found}}U=u;C(h,${s},${k});return ${!some}`;
  });
  const still = from.shape === undefined ? "" : ",U=-1";
  return `(${a}=${from.code},${b}=${to.code},${s}=${shape.s},${k}=${shape.k}${still},${b}-${a}>=4e4&&B(),${call})`;
}

function liftedWalk(
  scope: Scope,
  slot: number,
  a: string,
  b: string,
  s: string,
  k: string,
  build: (inner: Scope) => string,
): string {
  const names = new Map(scope.slots);
  // The names of the range are handed over like locals.
  [a, b, s, k].forEach((code, i) => {
    names.set(-1 - i, { kind: "name", code });
  });
  const frame = frameOf("month", `i${scope.depth}`);
  return lifted({ ...scope, slots: names }, (inner) => build({ ...inner, member: { slot, frame } }));
}

function loopQuantified(core: Quantify, scope: Scope): string {
  const some = core.quantifier === "some";
  const set = core.slots.length === 1 ? universeOf(core.over, scope.analysis.universes) : undefined;
  return lifted(scope, (inner) => {
    const slots = new Map(inner.slots);
    if (set !== undefined) {
      const list = steady(core.over, inner, "list");
      slots.set(core.slots[0] as number, member(scope, set));
      const body = steady(core.body, { ...inner, slots }, "bool");
      return `const l=${universeName(set, scope)}.m;for(let z=${list};z;z&=z-1){${bitMember(scope)}if(${some ? "" : "!"}${body})return ${some}}return ${!some}`;
    }
    const list = asArray(core.over, inner);
    const open = core.slots.map((slot, i) => {
      slots.set(slot, { kind: "name", code: `y${scope.depth}_${i}` });
      const others = core.slots.slice(0, i).map((_, j) => `i${i}!==i${j}`);
      const test = others.length === 0 ? "" : `if(${others.join("&&")})`;
      return `for(let i${i}=0;i${i}<l.length;i${i}++)${test}{const y${scope.depth}_${i}=l[i${i}];`;
    });
    const body = steady(core.body, { ...inner, slots }, "bool");
    return `const l=${list};${open.join("")}if(${some ? "" : "!"}${body})return ${some};${"}".repeat(open.length)}return ${!some}`;
  });
}

/** A member of a list held as bits: its text and its bit. */
function member(scope: Scope, set: readonly string[]): Slot {
  return { kind: "name", code: `y${scope.depth}`, bit: `g${scope.depth}`, of: set.join("\n") };
}

function bitMember({ depth }: Scope): string {
  return `const g${depth}=z&-z,y${depth}=l[31-Math.clz32(g${depth})];`;
}

export function printCollect(core: Collect, scope: Scope, repr: Repr): Printed {
  const range = monthRange(core.over, [core.slot], [core.where]);
  if (core.aggregate === "first" && range !== undefined && core.value.kind === "local" && core.value.slot === core.slot)
    return { code: walkFirst(core, range, scope) };
  if (core.aggregate === "first" && core.value.kind === "local" && core.value.slot === core.slot) {
    const constants = constantItems(core.over);
    if (constants !== undefined && constants.length <= MAX_UNROLLED)
      return { code: firstOf(constants, core, scope, repr) };
  }
  const set = core.aggregate === "list" ? universeOf(core, scope.analysis.universes) : undefined;
  if (set !== undefined) return { code: collectSet(core, set, scope) };
  return { code: loopCollect(core, scope, repr) };
}

function firstOf(items: readonly CoreValue[], core: Collect, scope: Scope, repr: Repr): string {
  const tests = items.map((value) => {
    const slots = new Map(scope.slots).set(core.slot, { kind: "constant", value });
    const inner = { ...scope, slots };
    const chosen = print(core.value, inner, repr).code;
    return core.where === undefined ? `true?${chosen}:` : `${steady(core.where, inner, "bool")}?${chosen}:`;
  });
  return `(${tests.join("")}${absent(repr)})`;
}

function walkFirst(core: Collect, [first, last]: readonly [Core, Core], scope: Scope): string {
  const from = print(first, scope, "num");
  const to = print(last, scope, "num");
  const [a, b, s, k] = [fresh(scope), fresh(scope), fresh(scope), fresh(scope)];
  const shape = shapeOf(to);
  const call = liftedWalk(scope, core.slot, a, b, s, k, (inner) => {
    const holds = core.where === undefined ? "true" : steady(core.where, inner, "bool");
    const i = `i${scope.depth}`;
    return `let u=U,h=${a}-1;for(let ${i}=${a};${i}<=${b};${i}=h+1){U=I;const x=${holds};h=U<${i}?${i}:U;if(x){U=u;return ${i}}}U=u;C(h,${s},${k});return NaN`;
  });
  const still = from.shape === undefined ? "" : ",U=-1";
  return `(${a}=${from.code},${b}=${to.code},${s}=${shape.s},${k}=${shape.k}${still},${b}-${a}>=4e4&&B(),${call})`;
}

function collectSet(core: Collect, set: readonly string[], scope: Scope): string {
  if (core.where === undefined) return steady(core.over, scope, "list");
  const { where } = core;
  return lifted(scope, (inner) => {
    const slots = new Map(inner.slots).set(core.slot, member(scope, set));
    const list = steady(core.over, inner, "list");
    const holds = steady(where, { ...inner, slots }, "bool");
    return `const l=${universeName(set, scope)}.m;let r=0;for(let z=${list};z;z&=z-1){${bitMember(scope)}if(${holds})r|=g${scope.depth}}return r`;
  });
}

const RESULTS: Readonly<Record<Collect["aggregate"], readonly [start: string, add: string, end: string]>> = {
  list: ["r=[]", "r.push(x)", "r"],
  count: ["r=0", "r++", "r"],
  sum: ["r=0", "if(x===x&&x!==null)r=S(r+x)", "r"],
  first: ["r", "return x", "NONE"],
  highest: ["r=NaN", "if(x===x&&!(r>=x))r=x", "r"],
  lowest: ["r=NaN", "if(x===x&&!(r<=x))r=x", "r"],
};

function loopCollect(core: Collect, scope: Scope, repr: Repr): string {
  const [start, add, end] = RESULTS[core.aggregate];
  const members = core.aggregate === "list" ? undefined : reprOf(core.value.type);
  return lifted(scope, (inner) => {
    const list = asArray(core.over, inner);
    const slots = new Map(inner.slots).set(core.slot, { kind: "name", code: `y${scope.depth}` });
    const inside = { ...inner, slots };
    const keep = core.where === undefined ? "" : `if(!${steady(core.where, inside, "bool")})continue;`;
    const value =
      members === "list" || reprOf(core.value.type) === "list"
        ? asArray(core.value, inside)
        : steady(core.value, inside, repr);
    const last = end === "NONE" ? absent(repr) : end;
    return `let ${start};for(const y${scope.depth} of ${list}){${keep}const x=${value};${add}}return ${last}`;
  });
}

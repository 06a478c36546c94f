/**
 * Whether a mutant can be shown to change nothing: the formulas before and after agree for every value that their inputs
 * can have, unknown ones included. Inputs are taken to be free of each other, so that what is shown holds in any life;
 * what can't be shown this way may still be equivalent, and is left to a person's argument.
 */
import { decide, equal, isKnown, plan, type Session, Unknown, type Value } from "@khoan/evaluate";
import { type Core, type CoreValue, type Program, required, type Type } from "@khoan/language/core";
import type { Claim, Mutant, Texts } from "./mutant.ts";
import { mapParts, partsOf } from "./parts.ts";

/** More combinations than this are not tried. */
const MOST_WAYS = 20_000;

/** Why the mutant changes nothing, or undefined where that was not shown. */
export function proofOf(mutant: Mutant, program: Program): Texts | undefined {
  const { claim } = mutant;
  if (claim === undefined) return undefined;
  if (claim.kind === "certain") return claim.why;
  const ways = shown(claim, program);
  if (ways === undefined) return undefined;
  return claim.kind === "exclusive"
    ? {
        vi: `hai điều kiện không bao giờ cùng đúng: đã thử cả ${ways} tổ hợp giá trị`,
        en: `the two conditions never hold together: all ${ways} combinations of values tried`,
      }
    : {
        vi: `công thức cho cùng một giá trị: đã thử cả ${ways} tổ hợp giá trị`,
        en: `the formula gives the same value: all ${ways} combinations of values tried`,
      };
}

/** How many combinations showed the claim to be true. */
function shown(claim: Exclude<Claim, { kind: "certain" }>, program: Program): number | undefined {
  if (claim.kind === "exclusive") {
    const { first, second } = claim;
    if (first === undefined || second === undefined) return undefined;
    return everyWay([first, second], program, false, ([a, b]) => !(a === true && b === true));
  }
  let ways = 0;
  for (const pair of claim.pairs) {
    const tried = everyWay(pair, program, true, ([a, b]) => same(a as Value, b as Value));
    if (tried === undefined) return undefined;
    ways = Math.max(ways, tried);
  }
  return ways;
}

function same(a: Value, b: Value): boolean {
  if (a instanceof Unknown || b instanceof Unknown) {
    return a instanceof Unknown && b instanceof Unknown && equal(a.missing, b.missing);
  }
  return isKnown(a) && isKnown(b) && equal(a, b);
}

/** The number of ways in which inputs can be given, where all pass; undefined where one fails or there are too many. */
function everyWay(
  cores: readonly Core[],
  program: Program,
  unknowns: boolean,
  passes: (values: readonly Value[]) => boolean,
): number | undefined {
  const session = anySession(program);
  if (session === undefined) return undefined;
  const inputs = inputsOf(cores);
  const domains = [...inputs].map(([key, { type, beside }]) => domainOf(type, beside, unknowns ? key : undefined));
  const ways = domains.reduce((product, domain) => product * (domain?.length ?? Number.POSITIVE_INFINITY), 1);
  if (ways === 0 || ways > MOST_WAYS) return undefined;
  const keys = [...inputs.keys()];
  const frame = { day: undefined, month: undefined, year: undefined, slots: [] };
  for (let way = 0; way < ways; way++) {
    const given = new Map<string, Value>();
    let rest = way;
    domains.forEach((domain, i) => {
      const values = domain ?? [];
      given.set(keys[i] ?? "", values[rest % values.length] as Value);
      rest = Math.floor(rest / values.length);
    });
    try {
      if (!passes(cores.map((core) => plan(withInputs(core, given), program)(frame, session)))) return undefined;
    } catch {
      // A calculation that fails for these values: nothing is shown.
      return undefined;
    }
  }
  return ways;
}

/** Formulas whose inputs are all constants ask nothing of a session, but are given one. */
function anySession(program: Program): Session | undefined {
  const decision = decide(program, { facts: {}, at: { unit: "month", value: 2026 * 12 } });
  return decision.kind === "decided" ? decision.session : undefined;
}

type Input = { readonly type: Type; readonly beside: Set<CoreValue> };

const COMPARED: ReadonlySet<string> = new Set(["equal", "not_equal", "less", "less_or_equal", "contains"]);

/** What the formulas depend on, by what it is, with the constants that it is compared with. */
function inputsOf(cores: readonly Core[]): ReadonlyMap<string, Input> {
  const inputs = new Map<string, Input>();
  const visit = (core: Core, beside: readonly CoreValue[]): void => {
    if (isTransparent(core)) {
      const constants = partsOf(core).flatMap(constantsIn);
      // Where absence is asked about, a value may be absent whatever its node's type has become.
      const asked = core.kind === "coalesce" || core.kind === "is_absent";
      for (const part of partsOf(core)) visit(part, core.kind === "apply" ? constants : asked ? [null] : []);
    } else if (core.kind !== "constant") {
      const key = signature(core);
      const known = inputs.get(key) ?? { type: core.type, beside: new Set() };
      for (const value of beside) known.beside.add(value);
      inputs.set(key, known);
    }
  };
  for (const core of cores) visit(core, []);
  return inputs;
}

function constantsIn(core: Core): readonly CoreValue[] {
  if (core.kind === "constant") return [core.value];
  return core.kind === "list" ? core.items.flatMap(constantsIn) : [];
}

/** Whether a node is looked into: logic, and comparisons of one input with constants. */
function isTransparent(core: Core): boolean {
  switch (core.kind) {
    case "and":
    case "or":
    case "not":
    case "if":
    case "coalesce":
    case "is_absent":
    case "record":
    case "list":
      return true;
    case "apply": {
      if (!COMPARED.has(core.operator.name)) return false;
      return core.operands.filter((operand) => !isConstant(operand)).length <= 1 && core.operands.every(isPlain);
    }
    default:
      return false;
  }
}

function isConstant(core: Core): boolean {
  return core.kind === "constant" || (core.kind === "list" && core.items.every(isConstant));
}

function isPlain(core: Core): boolean {
  return isConstant(core) || (!isTransparent(core) && required(core.type).kind !== "list");
}

/**
 * Every value that matters: all of a bool or an enum, of others those around the constants beside them; and absence,
 * except of a bool that nobody asks about, since a condition must be plain.
 */
function domainOf(
  type: Type,
  beside: ReadonlySet<CoreValue>,
  unknown: string | undefined,
): readonly Value[] | undefined {
  const plain = required(type);
  const values = new Set<Value>();
  if (plain.kind === "bool") for (const value of [true, false]) values.add(value);
  else if (plain.kind === "enum") for (const member of plain.members) values.add(member);
  else {
    for (const value of beside) {
      if (typeof value === "number") for (const near of [value - 1, value, value + 1]) values.add(near);
      else if (typeof value === "string") values.add(value);
      else if (value !== null) return undefined;
    }
    if (plain.kind === "text" || plain.kind === "clause") values.add("\u0000other");
    else if (values.size === 0) return undefined;
  }
  if (plain.kind !== "bool" || type.kind === "optional" || beside.has(null)) values.add(null);
  if (unknown !== undefined) values.add(new Unknown([unknown]));
  return [...values];
}

/** The formula with its inputs given. */
function withInputs(core: Core, given: ReadonlyMap<string, Value>): Core {
  if (core.kind === "constant") return core;
  if (isTransparent(core)) return mapParts(core, (part) => withInputs(part, given));
  const value = given.get(signature(core)) as CoreValue;
  return { kind: "constant", value, type: core.type, span: core.span };
}

/** What a formula says, wherever it stands. */
function signature(core: Core): string {
  return JSON.stringify(core, (key, value: unknown) => (key === "span" || key === "type" ? undefined : value));
}

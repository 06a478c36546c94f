/**
 * Where a fact is only ever compared with literals and rates, its values fall into few classes: those between two
 * neighbouring amounts are all alike. So trying one of each class is trying all.
 */
import { type Core, type CoreValue, KEY_SEPARATOR, type Program, partsOf } from "@khoan/language/core";
import { formulasOf } from "./core-parts.ts";
import type { Place } from "./place.ts";

type Cut = number | string;
/** By fact, or fact and field: what it is compared with; undefined where it is read in other ways too. */
type Cuts = ReadonlyMap<string, ReadonlySet<Cut> | undefined>;

const COMPARISONS: ReadonlySet<string> = new Set(["equal", "not_equal", "less", "less_or_equal"]);
const KEPT = new WeakMap<Program, Cuts>();

/** One value of each class, as decoded; undefined where the values do not fall into classes. */
export function classesOf(program: Program, place: Place): readonly Cut[] | undefined {
  let cuts = KEPT.get(program);
  if (cuts === undefined) {
    cuts = readCuts(program);
    KEPT.set(program, cuts);
  }
  const [step, ...deeper] = place.steps;
  if (deeper.length > 0 || typeof step === "number") return undefined;
  const whole = cuts.get(String(place.fact));
  if (step !== undefined && cuts.has(String(place.fact)) && whole === undefined) return undefined;
  const found = step === undefined ? whole : cuts.get(keyOf(place.fact, step));
  return found === undefined ? undefined : oneOfEach([...found]);
}

function keyOf(fact: number, field: string): string {
  return `${fact}${KEY_SEPARATOR}${field}`;
}

function oneOfEach(cuts: readonly Cut[]): readonly Cut[] {
  const numbers = cuts.filter((cut) => typeof cut === "number").toSorted((a, b) => a - b);
  const texts = cuts.filter((cut) => typeof cut === "string");
  if (numbers.length === 0) return [...texts, `${texts.join("")}x`];
  const between = numbers.filter((cut, i) => cut + 1 !== numbers[i + 1]).map((cut) => cut + 1);
  return [(numbers[0] as number) - 1, ...[...numbers, ...between].toSorted((a, b) => a - b)];
}

function readCuts(program: Program): Cuts {
  const cuts = new Map<string, Set<Cut> | undefined>();
  const add = (key: string, more: readonly Cut[]): void => {
    if (cuts.has(key) && cuts.get(key) === undefined) return;
    cuts.set(key, new Set([...(cuts.get(key) ?? []), ...more]));
  };
  const visit = (core: Core): void => {
    const key = readKey(core);
    if (key !== undefined) cuts.set(key, undefined);
    else if (core.kind === "is_absent" && readKey(core.operand) !== undefined) return;
    else if (core.kind === "apply" && COMPARISONS.has(core.operator.name)) compare(core.operands);
    else partsOf(core).forEach(visit);
  };
  const compare = (operands: readonly Core[]): void => {
    operands.forEach((operand, i) => {
      const key = readKey(operand);
      const other = operands[1 - i];
      const amounts = other === undefined ? undefined : amountsOf(program, other);
      if (key !== undefined && amounts !== undefined) add(key, amounts);
      else visit(operand);
    });
  };
  program.variables.forEach((_, i) => {
    formulasOf(program, i).forEach(visit);
  });
  return cuts;
}

function readKey(core: Core): string | undefined {
  if (core.kind === "fact") return String(core.fact);
  return core.kind === "field" && core.record.kind === "fact" ? keyOf(core.record.fact, core.field) : undefined;
}

/** All that the other side may be, where it does not hang on facts. */
function amountsOf(program: Program, core: Core): readonly Cut[] | undefined {
  const isCut = (value: unknown): value is Cut => typeof value === "number" || typeof value === "string";
  if (core.kind === "constant") {
    const value: CoreValue = core.value;
    return value === null ? [] : isCut(value) ? [value] : undefined;
  }
  if (core.kind !== "parameter" || core.keys.some((key) => key.kind !== "constant")) return undefined;
  return program.parameters[core.parameter]?.versions.flatMap((one) => [...one.values.values()].filter(isCut));
}

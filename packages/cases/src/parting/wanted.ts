/** What an expectation needs of a value on the way to it: to be something, to have or lack a member, or so of a field. */
import { equal, isList, isRecord, Unknown, type Value } from "@khoan/evaluate";

export type Wanted =
  | { readonly kind: "is"; readonly value: Value }
  | { readonly kind: "has"; readonly member: Value }
  | { readonly kind: "lacks"; readonly member: Value }
  | { readonly kind: "field"; readonly name: string; readonly wanted: Wanted };

export const TRUE: Wanted = { kind: "is", value: true };
export const FALSE: Wanted = { kind: "is", value: false };

/** Whether a value is what is needed; what is unknown never is. */
export function meets(wanted: Wanted, value: Value | undefined): boolean {
  if (value === undefined || value instanceof Unknown) return false;
  if (wanted.kind === "is") return equal(value, wanted.value);
  if (wanted.kind === "field") return isRecord(value) && meets(wanted.wanted, value[wanted.name]);
  const holds = isList(value) ? value.some((one) => equal(one, wanted.member)) : equal(value, wanted.member);
  return wanted.kind === "has" ? holds : !holds;
}

/** What is needed first, for `got` to become `expected`: of two lists, the first member that is lacking or too much. */
export function wantedFor(expected: Value, got: Value): Wanted {
  if (!isList(expected) || !isList(got)) return { kind: "is", value: expected };
  const without = (a: readonly Value[], b: readonly Value[]): Value | undefined =>
    a.find((one) => !b.some((other) => equal(one, other)));
  const lacking = without(expected, got);
  if (lacking !== undefined) return { kind: "has", member: lacking };
  const extra = without(got, expected);
  return extra === undefined ? { kind: "is", value: expected } : { kind: "lacks", member: extra };
}

/** What is needed of a condition; undefined where no truth value is asked for. */
export function truthWanted(wanted: Wanted): boolean | undefined {
  return wanted.kind === "is" && typeof wanted.value === "boolean" ? wanted.value : undefined;
}

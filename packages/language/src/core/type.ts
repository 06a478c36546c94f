/**
 * The static types of the language. A number's scale is part of its type: a value of scale s is a whole number of
 * 10^-s. Durations of days, months and years are different types and never mix.
 */
export type Type =
  | { readonly kind: "bool" }
  | { readonly kind: "int" }
  | { readonly kind: "decimal"; readonly scale: number }
  /** `scale` counts the decimals beyond the currency's minor unit. */
  | { readonly kind: "money"; readonly currency: string; readonly scale: number }
  | { readonly kind: "percent"; readonly scale: number }
  | { readonly kind: "date" }
  | { readonly kind: "month" }
  | { readonly kind: "year" }
  | { readonly kind: "duration"; readonly unit: "days" | "months" | "years" }
  | { readonly kind: "text" }
  /** A clause of the document, as its id. */
  | { readonly kind: "clause" }
  | { readonly kind: "enum"; readonly name: string; readonly members: readonly string[] }
  | { readonly kind: "record"; readonly name: string; readonly fields: ReadonlyMap<string, Type> }
  | { readonly kind: "list"; readonly element: Type }
  /** A progressive scale over amounts of `of`; its rates are percentages of scale `rateScale`. */
  | { readonly kind: "scale"; readonly of: Type; readonly rateScale: number }
  | { readonly kind: "optional"; readonly of: Type }
  /** The type of `trống`/`null`. */
  | { readonly kind: "absent" }
  /** Stands where an error was reported already; agrees with everything. */
  | { readonly kind: "error" };

export const BOOL: Type = { kind: "bool" };
export const INT: Type = { kind: "int" };
export const DATE: Type = { kind: "date" };
export const MONTH: Type = { kind: "month" };
export const YEAR: Type = { kind: "year" };
export const TEXT: Type = { kind: "text" };
export const CLAUSE: Type = { kind: "clause" };
export const ABSENT: Type = { kind: "absent" };
export const ERROR: Type = { kind: "error" };

export function optional(of: Type): Type {
  return of.kind === "optional" || of.kind === "absent" || of.kind === "error" ? of : { kind: "optional", of };
}

/** The type without its `?`. */
export function required(type: Type): Type {
  return type.kind === "optional" ? type.of : type;
}

export function isOptional(type: Type): boolean {
  return type.kind === "optional" || type.kind === "absent";
}

/** Whether two types are the same; an error type is the same as any. */
export function sameType(a: Type, b: Type): boolean {
  if (a.kind === "error" || b.kind === "error") return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "decimal":
    case "percent":
      return a.scale === (b as typeof a).scale;
    case "money":
      return a.scale === (b as typeof a).scale && a.currency === (b as typeof a).currency;
    case "duration":
      return a.unit === (b as typeof a).unit;
    case "enum": {
      const other = b as typeof a;
      return a.members.length === other.members.length && a.members.every((member, i) => member === other.members[i]);
    }
    case "record": {
      const other = b as typeof a;
      if (a.fields.size !== other.fields.size) return false;
      for (const [name, type] of a.fields) {
        const same = other.fields.get(name);
        if (same === undefined || !sameType(type, same)) return false;
      }
      return true;
    }
    case "list":
      return sameType(a.element, (b as typeof a).element);
    case "optional":
    case "scale":
      return sameType(a.of, (b as typeof a).of);
    default:
      return true;
  }
}

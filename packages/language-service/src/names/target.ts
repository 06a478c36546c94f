/** What a name in a file stands for, the same wherever it is written: by its kind, its rule set and its own name. */
import type { Span } from "@khoan/diagnostics";

export type TargetKind =
  | "fact"
  | "group"
  | "variable"
  | "parameter"
  | "type"
  | "field"
  | "member"
  | "reading"
  | "option"
  | "clause"
  | "rule_set"
  | "local";

export type Target = {
  readonly kind: TargetKind;
  /** The rule set that declares it; of a local, the file. */
  readonly owner: string;
  /** For a field or member its type, for an option its reading, for a local where it is declared. */
  readonly within: string;
  /** Facts and groups by their whole path, clauses by their whole id. */
  readonly name: string;
};

export type Role = "declares" | "reads" | "sets" | "overrides" | "cites" | "names";

/** A name at one place. */
export type Occurrence = {
  readonly span: Span;
  readonly target: Target;
  readonly role: Role;
  /** The clause (its own id) that it stands in. */
  readonly clause?: string;
};

export function target(kind: TargetKind, owner: string, name: string, within = ""): Target {
  return { kind, owner, name, within };
}

/** Equal for equal targets alone. */
export function keyOf({ kind, owner, within, name }: Target): string {
  return `${kind}\u0000${owner}\u0000${within}\u0000${name}`;
}

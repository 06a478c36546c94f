/** The enumerated words of the files in their canonical form, as the shapes list them. */
export const COMBINES = ["unique", "highest", "lowest", "sum", "all", "any", "list", "set"] as const;
export const UNITS = ["day", "month", "year"] as const;
export const ROLES = ["documents", "steps", "office", "deadline", "notes"] as const;
export type RoleWord = (typeof ROLES)[number];
export const SENSITIVITIES = ["public", "personal", "sensitive"] as const;
export const STATUSES = ["verified", "unverified"] as const;
export const WHEN_NULLS = ["absent", "default", "unknown"] as const;
export const NOT_ENCODED_KINDS = [
  "heading",
  "basis",
  "purpose",
  "organisation",
  "reference",
  "procedure",
  "definition",
] as const;
export const HITS = ["unique", "first", "collect"] as const;
export const MONTH_ENDS = ["down", "up"] as const;
export const DIRECTIONS = ["rising", "falling"] as const;

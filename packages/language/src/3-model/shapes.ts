/**
 * The shapes of the files, declared once: the reader validates with them, `jsonSchemas` exports them for other editors,
 * the formatter and the editor take the order of keys from them. Keys and enumerated words are in their canonical
 * (English) form; every scalar is still text.
 */
import { z } from "zod";
import {
  COMBINES,
  DIRECTIONS,
  HITS,
  MONTH_ENDS,
  NOT_ENCODED_KINDS,
  ROLES,
  SENSITIVITIES,
  STATUSES,
  UNITS,
  WHEN_NULLS,
} from "./words.ts";

const text = z.string().min(1);
const yes = z.enum(["true", "false"]);
const texts = z.array(text);
const oneOrMore = z.union([text, texts]);

export const thresholdsShape = z.strictObject({
  clauses: text.optional(),
  conditions: text.optional(),
  mutation: text.optional(),
});

export const documentShape = z.strictObject({
  khoan: text,
  language: z.enum(["vi", "en"]),
  id: text,
  number: text.optional(),
  title: text,
  issuer: text.optional(),
  issued: text.optional(),
  effective: text.optional(),
  period: text.optional(),
  imports: texts.optional(),
  month_end: z
    .union([z.enum(MONTH_ENDS), z.strictObject({ reading: text, options: z.record(text, z.enum(MONTH_ENDS)) })])
    .optional(),
  files: texts.optional(),
  currency: text.optional(),
  source: z.strictObject({ file: text.optional(), digest: text.optional() }).optional(),
  thresholds: thresholdsShape.optional(),
  note: text.optional(),
});

export const fieldShape = z.strictObject({
  type: text,
  label: text.optional(),
  question: text.optional(),
  note: text.optional(),
  history: yes.optional(),
  default: z.union([z.string(), z.record(text, z.string())]).optional(),
  ground: text.optional(),
  when_null: z.enum(WHEN_NULLS).optional(),
  sensitivity: z.enum(SENSITIVITIES).optional(),
  cost: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
});

export const variableShape = z.strictObject({
  type: text,
  label: text.optional(),
  per: z.enum(UNITS).optional(),
  judged_on: text.optional(),
  output: yes.optional(),
  combine: z.enum(COMBINES).optional(),
  by_field: text.optional(),
  otherwise: text.optional(),
  ground: text.optional(),
  role: z.enum(ROLES).optional(),
  sensitivity: z.enum(SENSITIVITIES).optional(),
  reveals: oneOrMore.optional(),
  shapes: z.array(z.unknown()).min(1).optional(),
  note: text.optional(),
});

const condition = { when: text.optional(), because: text.optional() };

/** One for each kind of promise about a variable; the first key names the kind. */
export const shapeShapes = {
  never_negative: z.strictObject({ never_negative: z.enum(["true"]), ...condition }),
  at_most: z.strictObject({ at_most: text, ...condition }),
  monotone_in: z.strictObject({ monotone_in: text, direction: z.enum(DIRECTIONS), ...condition }),
  no_cliff_in: z.strictObject({ no_cliff_in: text, allowance: text.optional(), ...condition }),
  continuous_across: z.strictObject({ continuous_across: text, allowance: text.optional(), ...condition }),
} as const;

export type ShapeKey = keyof typeof shapeShapes;

/** What facts can't all be true together: a condition, or histories that can't begin before a day. */
export const plausibleShapes = {
  must: z.strictObject({ must: text, when: text.optional(), because: text }),
  not_before: z.strictObject({ not_before: text, of: oneOrMore, for_each: text.optional(), because: text }),
} as const;

export type PlausibleKey = keyof typeof plausibleShapes;

export const bracketShape = z.strictObject({ above: text, rate: text });

export const versionShape = z.strictObject({
  from: text,
  to: text.optional(),
  value: text.optional(),
  by_key: z.record(text, z.unknown()).optional(),
  brackets: z.array(bracketShape).min(1).optional(),
  clauses: texts.optional(),
  source: text.optional(),
  review_by: text.optional(),
  status: z.enum(STATUSES).optional(),
  note: text.optional(),
});

export const parameterShape = z.strictObject({
  type: text,
  label: text.optional(),
  by: texts.optional(),
  values: z.array(versionShape).min(1),
  note: text.optional(),
});

export const readingShape = z.strictObject({
  clauses: texts.min(1),
  question: text,
  chosen: text,
  options: z.record(text, text),
  ground: text.optional(),
  decided_by: text.optional(),
  severity: text.optional(),
});

const amendment = z.strictObject({ document: text.optional(), clause: text, from: text });

export const clauseShape = z.strictObject({
  id: text,
  title: text.optional(),
  summary: text.optional(),
  source: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
  limb: yes.optional(),
  effective: text.optional(),
  not_encoded: z.strictObject({ kind: z.enum(NOT_ENCODED_KINDS), because: text }).optional(),
  literals: texts.optional(),
  restates: z
    .array(z.strictObject({ parameter: text, key: texts.optional(), from: text, value: text }))
    .min(1)
    .optional(),
  replaces: amendment.optional(),
  repeals: amendment.optional(),
  cites: texts.optional(),
  note: text.optional(),
  rules: z.array(z.unknown()).optional(),
  clauses: z.array(z.unknown()).optional(),
});

/** One shape for each kind of rule; the first key names the kind. */
export const ruleShapes = {
  set: z.strictObject({ set: text, value: text, ...condition }),
  add_to: z.strictObject({ add_to: oneOrMore, value: text.optional(), for_each: text.optional(), ...condition }),
  overrides: z.strictObject({ overrides: oneOrMore, of: oneOrMore.optional(), value: text.optional(), ...condition }),
  table: z.strictObject({
    table: text,
    inputs: texts.min(1),
    hit: z.enum(HITS),
    rows: z.array(z.strictObject({ when: texts, then: text, clause: text.optional() })).min(1),
    ...condition,
  }),
  must: z.strictObject({ must: text, ...condition }),
  requires_documents: z.strictObject({ requires_documents: texts.min(1), ...condition }),
  steps: z.strictObject({ steps: texts.min(1), ...condition }),
  handled_by: z.strictObject({ handled_by: text, ...condition }),
  deadline: z.strictObject({ deadline: text, ...condition }),
  remark: z.strictObject({ remark: text, ...condition }),
} as const;

export type RuleKey = keyof typeof ruleShapes;

/** The sections that a file other than `document.yaml` may hold. */
export const SECTIONS = ["types", "facts", "plausible", "variables", "parameters", "readings", "clauses"] as const;

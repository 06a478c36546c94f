/** What generated code gives the runtime. */
import type { Outputs, RuleSet } from "./result.ts";

/** A result: its name, its value in a month (and on a day), and that value handed out. */
export type Output = readonly [
  name: string,
  at: (month: number, day: number, shape: number) => unknown,
  handOut: (value: unknown) => unknown,
];

/** What the generated code gives the runtime. */
export type Generated = {
  readonly ruleSet: RuleSet;
  /** By reading: its id, its options, the one chosen. */
  readonly readings: readonly (readonly [id: string, options: readonly string[], chosen: string])[];
  readonly period: { readonly from?: number; readonly to?: number };
  readonly outputs: readonly Output[];
  /** All results handed out, from their values in the same order. */
  readonly hand: (values: readonly unknown[]) => Outputs;
  readonly read: (options: readonly string[]) => void;
  /** Sets the facts; leaves by `bail` for anything but plainly right ones. */
  readonly decode: (json: unknown) => void;
  readonly take: () => readonly unknown[];
  readonly put: (facts: readonly unknown[]) => void;
  readonly reset: () => void;
  readonly notes: readonly (readonly [
    at: (month: number, day: number, shape: number) => readonly string[],
    monthly: boolean,
  ])[];
  /** Forgets which rates were used, or tells: order of first use × 4, + 2 past review; what is said of each. */
  readonly used: (
    forget: boolean,
  ) => readonly (readonly [mark: number, unverified: string | null, review: string | null])[];
  /** The last month of which what was just asked still holds. */
  readonly bound: () => number;
  readonly clear: () => void;
  /** Whether facts fit the schema; asked of a snapshot, before they are read. */
  readonly fits?: (json: unknown) => boolean;
};

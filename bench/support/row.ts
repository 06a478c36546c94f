/** A line of the bench: a ratio of this run, and what it is a ratio to. */
import type { Ratio } from "./measure.ts";

export type Row = { readonly what: string; readonly against: string; readonly ratio: Ratio | number | string };

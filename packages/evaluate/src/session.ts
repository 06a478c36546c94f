/** One decision in the making: the facts, the readings, and what was found so far. */
import type { Program } from "@khoan/language/core";
import type { Value } from "./value.ts";

/** A moment in sight: the day may be unknown, which makes what depends on it unknown too. */
export type Frame = {
  readonly day: Value | undefined;
  readonly month: number | undefined;
  readonly year: number | undefined;
  /** Local values; shared by the frames of one evaluation of one variable. */
  readonly slots: Value[];
};

/** Hears what an evaluation reads; set only while a derivation is being made. */
export type Recorder = {
  readonly fact: (path: string, value: Value) => void;
  readonly parameter: (parameter: number, version: number, key: string, value: Value) => void;
  readonly reading: (reading: number) => void;
  readonly variable: (variable: number, moment: number, value: Value) => void;
};

export type Session = {
  readonly program: Program;
  /** By fact index. */
  readonly facts: readonly Value[];
  /** By reading index: the option chosen. */
  readonly readings: readonly string[];
  /** By variable and moment. */
  readonly memo: readonly Map<number, Value>[];
  /** Clauses whose rules were examined, or whose rates were used. */
  readonly took: Set<number>;
  /** Parameter versions used, as `parameter:version`. */
  readonly usedVersions: Map<string, { readonly parameter: number; readonly version: number; readonly latest: number }>;
  recorder: Recorder | undefined;
  /** How many variables are being worked out, one for the other. */
  depth: number;
};

export function openSession(program: Program, facts: readonly Value[], readings: readonly string[]): Session {
  return {
    program,
    facts,
    readings,
    memo: program.variables.map(() => new Map()),
    took: new Set(),
    usedVersions: new Map(),
    recorder: undefined,
    depth: 0,
  };
}

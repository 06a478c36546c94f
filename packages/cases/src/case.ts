/** What a golden case says, with its places: a life, a moment, and what the law owes. */
import type { Span } from "@khoan/diagnostics";
import type { Moment, Value } from "@khoan/evaluate";

export type Named = { readonly name: string; readonly span: Span };

/** What an output should be; where `isUnknown`, that it can’t be told. */
export type Expectation = {
  readonly output: string;
  /** Index into `program.variables`. */
  readonly variable: number;
  readonly value: Value | "unknown";
  readonly isUnknown: boolean;
  readonly span: Span;
};

/** Holds in every month from `from` to `to`. */
export type TimelineExpectation = {
  readonly from: number;
  readonly to: number;
  readonly expect: readonly Expectation[];
  readonly span: Span;
};

/** A change of an expectation: as written, for people. */
export type CaseChange = {
  readonly author: string;
  readonly why: string;
  readonly on?: string;
  /** The output, `missing` or `error`, with the months where it was one stretch of them. */
  readonly changed?: string;
  readonly was?: string;
};

export type Case = {
  readonly name: string;
  readonly why: string;
  readonly author?: string;
  readonly clauses: readonly Named[];
  readonly at: Moment;
  readonly to?: Moment;
  readonly readings: Readonly<Record<string, string>>;
  /** JSON, as `decide` takes it. */
  readonly facts: unknown;
  /** Where the file says what: by the paths that `decide` reports (`trẻ.ngày_sinh`, `hộ.loại[0].from`, `readings.x`). */
  readonly places: ReadonlyMap<string, Span>;
  readonly expect: readonly Expectation[];
  readonly timeline: readonly TimelineExpectation[];
  readonly missing?: { readonly facts: readonly string[]; readonly span: Span };
  readonly notes: readonly Named[];
  readonly changes: readonly CaseChange[];
  /** The code of the error expected. */
  readonly error?: Named;
  /** Why its facts can’t all be true, and are so on purpose. */
  readonly implausible?: Named;
  readonly span: Span;
};

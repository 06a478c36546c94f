/**
 * A generated module's functions. The module's own code answers where all goes the plain way; where a fact is missing or
 * something is wrong, the explaining evaluator answers over the program that the module carries.
 */

import { facts as rows } from "@khoan/diagnostics";
import { type Decided as Decision, type Moment, outsideNote, parseMoment } from "@khoan/evaluate";
import { firstDay, formatIsoMonth, lastDay, monthOfDay } from "@khoan/values";
import { type Asked, derivationOf, errorOf, explained, outputsOf, segmentsOf } from "./explaining.ts";
import type { Generated, Output } from "./generated.ts";
import { Prepared } from "./prepared.ts";
import { type Carried, carriedProgram } from "./program.ts";
import type { Decided, Derivation, Failed, KhoanError, Known, Options, Outcome, Segment, Single } from "./result.ts";
import { snapshot } from "./snapshot.ts";

/** Longer periods are refused, as by the explaining evaluator. */
const MAX_MONTHS = 1200;
/** Far from the ends of the calendar, where arithmetic on moments can fail. */
const [FIRST, LAST] = [1000 * 12, 9000 * 12];

export type Engine = ReturnType<typeof createEngine>;

/** Makes a module's functions; `programText` is only looked into where the module's own code has no answer. */
export function createEngine(programText: string, generated: Generated) {
  const { ruleSet, outputs } = generated;
  const defaults = generated.readings.map(([, , chosen]) => chosen);
  const defaultReadings = namedReadings(defaults);
  let kept: Carried | undefined;
  const carried = (): Carried => {
    kept ??= carriedProgram(programText);
    return kept;
  };

  function namedReadings(options: readonly string[]): Readonly<Record<string, string>> {
    return Object.freeze(Object.fromEntries(generated.readings.map(([id], i) => [id, options[i] as string])));
  }

  /** The options chosen; undefined where one is not there, which the explaining evaluator then says. */
  function chosen(asked: Options["readings"]): readonly string[] | undefined {
    if (asked === undefined) return defaults;
    const options = [...defaults];
    for (const [id, option] of Object.entries(asked)) {
      const index = generated.readings.findIndex(([name]) => name === id);
      if (generated.readings[index]?.[1].includes(option) !== true) return undefined;
      options[index] = option;
    }
    return options;
  }

  type Request = { readonly at: Moment; readonly to?: Moment; readonly options: Options };

  function requested(options: Options): Request | Failed {
    const at = typeof options?.at === "string" ? parseMoment(options.at) : undefined;
    const to = typeof options?.to === "string" ? parseMoment(options.to) : undefined;
    const errors: KhoanError[] = [];
    const bad = (path: string): void =>
      void errors.push(errorOf({ path, diagnostic: rows.badMoment({ file: path }, {}) }));
    if (at === undefined) bad("at");
    if (to === undefined && options?.to !== undefined) bad("to");
    if (at === undefined || errors.length > 0) return { kind: "failed", errors };
    return { at, options, ...(to === undefined ? {} : { to }) };
  }

  /** Puts the facts in place; false where the module's own code can't use them. */
  function load(facts: unknown): boolean {
    generated.reset();
    if (!(facts instanceof Prepared)) generated.decode(facts);
    else if (facts.facts === undefined) return false;
    else generated.put(facts.facts);
    return true;
  }

  type Run<T> = (from: number, to: number, at: Moment, asked: boolean) => T;

  /** Runs the module's own code; undefined where it has no answer. */
  function plainly<T>(facts: unknown, { at, to, options }: Request, run: Run<T>): T | undefined {
    const readings = chosen(options.readings);
    const from = at.unit === "month" ? at.value : monthOfDay(at.value);
    const last = to === undefined ? from : to.unit === "month" ? to.value : monthOfDay(to.value);
    if (readings === undefined || from < FIRST || last > LAST || last < from || last - from >= MAX_MONTHS)
      return undefined;
    try {
      generated.read(readings);
      generated.used(true);
      return load(facts) ? run(from, last, at, to !== undefined) : undefined;
    } catch {
      // Whatever it was, the explaining evaluator says it: with its code, its path and its message.
      return undefined;
    }
  }

  /** Values of some results at the moment, then by stretches of months. */
  function values(some: readonly Output[]): Run<{ first: unknown[]; stretches: Stretch[] }> {
    return (from, to, at, asked) => {
      const month = at.unit === "month";
      const first = some.map(([, value]) => value(from, month ? lastDay(from) : at.value, month ? 2 : 0));
      const stretches: Stretch[] = [];
      for (let m = from; asked && m <= to; ) {
        generated.clear();
        const day = lastDay(m);
        const found = some.map(([, value]) => value(m, day, 2));
        const until = Math.min(to, Math.max(m, generated.bound()));
        const before = stretches.at(-1);
        if (before !== undefined && found.every((value, i) => same(value, before.values[i]))) before.to = until;
        else stretches.push({ from: m, to: until, values: found });
        m = until + 1;
      }
      return { first, stretches };
    };
  }

  type Stretch = { readonly from: number; to: number; readonly values: readonly unknown[] };

  const [opens, closes] = monthsOf(generated.period);

  function notesOf(from: number, to: number, at: Moment): readonly string[] {
    let notes: Set<string> | undefined;
    const add = (text: string): void => {
      notes ??= new Set();
      notes.add(text);
    };
    for (const [note, monthly] of generated.notes) {
      for (let m = from; m <= to; ) {
        generated.clear();
        const onDay = m === from && at.unit === "day";
        for (const text of note(m, onDay ? at.value : lastDay(m), onDay ? 0 : 2)) add(text);
        if (!monthly) break;
        m = onDay ? m + 1 : Math.max(m, generated.bound()) + 1;
      }
    }
    const used = generated.used(false).filter(([mark]) => mark > 0);
    for (const [mark, unverified, review] of used.toSorted((a, b) => a[0] - b[0])) {
      if (unverified !== null) add(unverified);
      if (review !== null && (mark & 2) !== 0) add(review);
    }
    if (from < opens || to > closes) {
      const outside = outsideNote(carried().program.document, from, to);
      if (outside !== undefined) add(outside);
    }
    return notes === undefined ? NONE : [...notes];
  }

  const whole = values(outputs);

  function evaluateRead(facts: unknown, options: Options): Decided | Failed {
    const wrong = foreign(facts);
    if (wrong !== undefined) return wrong;
    const request = requested(options);
    if ("kind" in request) return request;
    const decided = plainly(facts, request, (from, to, at, asked): Decided => {
      const { first, stretches } = whole(from, to, at, asked);
      const timeline = stretches.map(
        (one): Segment => ({
          from: formatIsoMonth(one.from),
          to: formatIsoMonth(one.to),
          outputs: generated.hand(one.values),
        }),
      );
      const readings =
        options.readings === undefined ? defaultReadings : namedReadings(chosen(options.readings) ?? defaults);
      const notes = notesOf(from, to, at);
      return {
        kind: "decided",
        ruleSet,
        at: options.at,
        outputs: generated.hand(first),
        timeline,
        missing: NONE,
        notes,
        readings,
      };
    });
    if (decided !== undefined) return options.trace === true ? traced(decided, facts, request) : decided;
    return decideExplained(facts, request);
  }

  function askedOf(facts: unknown, { at, to, options }: Request): Asked {
    return {
      facts: facts instanceof Prepared ? facts.json : facts,
      at,
      ...(to === undefined ? {} : { to }),
      ...(options.readings === undefined ? {} : { readings: options.readings }),
    };
  }

  function decideExplained(facts: unknown, request: Request): Decided | Failed {
    const decision = explained(carried(), askedOf(facts, request));
    return decision.kind === "failed" ? decision : decidedOf(decision, request.options);
  }

  /** A decision of the explaining evaluator, handed out. */
  function decidedOf(decision: Decision, { at, trace }: Pick<Options, "at" | "trace">): Decided {
    const { missing, notes } = decision;
    const decided: Decided = {
      kind: "decided",
      ruleSet,
      at,
      outputs: outputsOf(carried(), decision.outputs),
      timeline: segmentsOf(carried(), decision),
      missing,
      notes,
      readings: Object.freeze(Object.fromEntries(decision.readings.map(({ id, option }) => [id, option]))),
    };
    return trace === true ? withDerivation(decided, () => decision) : decided;
  }

  /** The derivation is worked out when it is read, from the facts: the copy that `evaluate` made, or the trusted ones. */
  function traced(decided: Decided, facts: unknown, request: Request): Decided {
    let decision: Decision | undefined;
    return withDerivation(decided, () => {
      if (decision === undefined) {
        const made = explained(carried(), askedOf(facts, request));
        if (made.kind === "failed") throw new RangeError(made.errors[0]?.code);
        decision = made;
      }
      return decision;
    });
  }

  function withDerivation(decided: Decided, decision: () => Decision): Decided {
    const derivation = (name: string, at?: string): Derivation => derivationOf(carried(), decision(), name, at);
    return { ...decided, derivation };
  }

  /** A `Prepared` of another rule set or version is refused. */
  function foreign(facts: unknown): Failed | undefined {
    if (!(facts instanceof Prepared) || facts.digest === ruleSet.digest) return undefined;
    return {
      kind: "failed",
      errors: [errorOf({ path: "", diagnostic: rows.otherVersion({ file: "" }, { id: ruleSet.id }) })],
    };
  }

  /** Facts as data of their own; undefined where they are none, or do not fit. */
  function checked(facts: unknown): { readonly json: unknown } | undefined {
    const copy = snapshot(facts);
    if (copy === undefined || generated.fits?.(copy.json) === false) return undefined;
    return copy;
  }

  function evaluate(facts: unknown, options: Options): Decided | Failed {
    if (facts instanceof Prepared) return evaluateRead(facts, options);
    const copy = checked(facts);
    if (copy !== undefined) return evaluateRead(copy.json, options);
    const request = requested(options);
    return "kind" in request ? request : decideExplained(facts, request);
  }

  /** One result, with no more work than it needs. */
  function only(name: string): (facts: unknown, options: Options) => Single {
    const output = outputs.find(([one]) => one === name);
    if (output === undefined) throw new RangeError(`${ruleSet.id}: no result ${name}`);
    const some = [output];
    const run = values(some);
    const known = (value: unknown): Known<unknown> => ({ known: true, value: output[2](value) });
    return (facts, options) => {
      const wrong = foreign(facts);
      if (wrong !== undefined) return wrong;
      const request = requested(options);
      if ("kind" in request) return request;
      const copy = facts instanceof Prepared ? { json: facts } : checked(facts);
      const found = copy === undefined ? undefined : plainly(copy.json, request, run);
      if (found !== undefined) {
        const timeline = found.stretches.map(({ from, to, values: [value] }) => ({
          from: formatIsoMonth(from),
          to: formatIsoMonth(to),
          value: known(value),
        }));
        return { kind: "decided", value: known(found.first[0]), timeline };
      }
      const decision = explained(carried(), { ...askedOf(facts, request), outputs: [name] });
      if (decision.kind === "failed") return decision;
      return {
        kind: "decided",
        value: outputsOf(carried(), decision.outputs)[name] as Outcome,
        timeline: segmentsOf(carried(), decision).map(({ from, to, outputs: at }) => ({
          from,
          to,
          value: at[name] as Outcome,
        })),
      };
    };
  }

  /** Validates and reads facts once, for many decisions. */
  function prepare(json: unknown): Prepared | Failed {
    const copy = checked(json);
    if (copy !== undefined) {
      try {
        generated.reset();
        generated.decode(copy.json);
        return new Prepared(ruleSet.digest, copy.json, generated.take());
      } catch {
        // Said below.
      }
    }
    const failed = wrongFacts(json);
    return failed ?? new Prepared(ruleSet.digest, copy === undefined ? json : copy.json, undefined);
  }

  function wrongFacts(json: unknown): Failed | undefined {
    const read = explained(carried(), { facts: json, at: { unit: "month", value: monthNow }, outputs: [] });
    return read.kind === "failed" ? read : undefined;
  }

  const monthNow = generated.period.from === undefined ? 2026 * 12 : monthOfDay(generated.period.from);

  function validate(json: unknown): { readonly kind: "valid"; readonly facts: unknown } | Failed {
    const prepared = prepare(json);
    return prepared instanceof Prepared ? { kind: "valid", facts: prepared.json } : prepared;
  }

  return {
    ruleSet,
    evaluate: Object.assign(evaluate, { trusted: evaluateRead, only }),
    prepare,
    validate,
    decidedOf,
    carried,
    chosen,
    generated,
  };
}

/** The first and the last month that lie wholly within a period of days. */
function monthsOf({ from, to }: Generated["period"]): readonly [number, number] {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : monthOfDay(from);
  const last = to === undefined ? Number.POSITIVE_INFINITY : monthOfDay(to);
  return [
    from === undefined || firstDay(first) === from ? first : first + 1,
    to === undefined || lastDay(last) === to ? last : last - 1,
  ];
}

const NONE: readonly never[] = Object.freeze([]);

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [x, y] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length && keys.every((key) => same(x[key], y[key]));
}

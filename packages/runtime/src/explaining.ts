/** The explaining evaluator behind a module: decisions and derivations in the module's plain form. */
import {
  type Decided as Decision,
  decide,
  derive,
  type Read as EvaluatedRead,
  formatMoment,
  type InputError,
  isKnown,
  type Moment,
  momentFor,
  parseMoment,
  type Session,
  toJson,
  Unknown as UnknownValue,
  type Value,
} from "@khoan/evaluate";
import { KEY_SEPARATOR, type Type } from "@khoan/language/core";
import type { Carried } from "./program.ts";
import type { Derivation, Failed, KhoanError, Outcome, Outputs, Read, Segment } from "./result.ts";

export type Asked = {
  readonly facts: unknown;
  readonly at: Moment;
  readonly to?: Moment;
  readonly readings?: Readonly<Record<string, string>>;
  readonly outputs?: readonly string[];
};

/** The decision of the explaining evaluator, or what is wrong. */
export function explained(carried: Carried, asked: Asked): Decision | Failed {
  const decision = decide(carried.program, asked);
  return decision.kind === "failed" ? { kind: "failed", errors: decision.errors.map(errorOf) } : decision;
}

export function errorOf({ path, diagnostic, expected, got }: InputError): KhoanError {
  return {
    code: diagnostic.code,
    path,
    ...(expected === undefined ? {} : { expected }),
    ...(got === undefined ? {} : { got }),
    message: diagnostic.message,
  };
}

/** Values as modules hand them out; a value of which a part is unknown is unknown. */
export function outputsOf(carried: Carried, outputs: ReadonlyMap<string, Value>): Outputs {
  const types = new Map(carried.program.variables.map(({ name, type }) => [name, type]));
  const plain: Record<string, Outcome> = Object.create(null) as Record<string, Outcome>;
  for (const [name, value] of outputs) plain[name] = outcomeOf(value, types.get(name) as Type);
  return plain;
}

function outcomeOf(value: Value, type: Type): Outcome {
  return isKnown(value) ? { known: true, value: toJson(value, type) } : { known: false, missing: missingOf(value) };
}

function missingOf(value: Value): readonly string[] {
  if (value instanceof UnknownValue) return value.missing;
  const parts = typeof value === "object" && value !== null ? Object.values(value) : [];
  return [...new Set(parts.flatMap((part) => missingOf(part as Value)))].toSorted();
}

export function segmentsOf(carried: Carried, decision: Decision): readonly Segment[] {
  return decision.timeline.map(({ from, to, outputs }) => ({
    from: formatMoment("month", from, "en"),
    to: formatMoment("month", to, "en"),
    outputs: outputsOf(carried, outputs),
  }));
}

/** Why a variable has its value at the decision's moment, or at another (`YYYY-MM`, `YYYY-MM-DD`). */
export function derivationOf(carried: Carried, decision: Decision, name: string, at?: string): Derivation {
  const { program, places } = carried;
  const index = program.variables.findIndex((variable) => variable.name === name);
  const variable = program.variables[index];
  if (variable === undefined) throw new RangeError(`no variable ${name}`);
  const moment = at === undefined ? decision.at : parseMoment(at);
  if (moment === undefined) throw new RangeError("at: YYYY-MM or YYYY-MM-DD");
  const { session } = decision;
  const derivation = derive(session, index, momentFor(variable, moment));
  const clause = (i: number): string => program.clauses[i]?.id ?? "";
  const rules = derivation.rules.map((rule, i) => ({
    clause: clause(rule.clause),
    kind: rule.kind,
    status: rule.status,
    place: places[index]?.[i + 1] ?? "",
    ...(rule.value === undefined ? {} : { value: plainValue(rule.value, ruleType(variable.type, rule.value)) }),
    ...(rule.because === undefined ? {} : { because: rule.because }),
    overriddenBy: rule.overriddenBy.map(clause),
    conditions: rule.atoms.map((atom) => ({ holds: atom.truth ?? null, reads: readsOf(atom.reads, session) })),
    reads: readsOf(rule.reads, session),
  }));
  return {
    variable: name,
    at: variable.per === undefined ? "" : formatMoment(variable.per, derivation.moment, "en"),
    value: plainValue(derivation.value, variable.type),
    otherwise: derivation.otherwise,
    rules,
  };
}

function plainValue(value: Value, type: Type): unknown {
  return toJson(value, type);
}

/** A rule that adds to a list gives a member. */
function ruleType(type: Type, value: Value): Type {
  return type.kind === "list" && !Array.isArray(value) ? type.element : type;
}

function readsOf(reads: readonly EvaluatedRead[], session: Session): readonly Read[] {
  return reads.map((read) => readOf(read, session));
}

function readOf(read: EvaluatedRead, { program, readings }: Session): Read {
  switch (read.kind) {
    case "fact": {
      const fact = program.facts.find((one) => one.path === read.path);
      return { kind: "fact", path: read.path, value: plainValue(read.value, fact?.type ?? { kind: "text" }) };
    }
    case "parameter": {
      const parameter = program.parameters[read.parameter];
      const key = read.key === "" ? "" : `(${read.key.replaceAll(KEY_SEPARATOR, ", ")})`;
      return {
        kind: "parameter",
        parameter: `${parameter?.name}${key}`,
        from: formatMoment("day", parameter?.versions[read.version]?.from ?? 0, "en"),
        value: plainValue(read.value, parameter?.type ?? { kind: "text" }),
      };
    }
    case "reading": {
      const reading = program.readings[read.reading]?.id ?? "";
      return { kind: "reading", reading, option: readings[read.reading] ?? "" };
    }
    case "variable": {
      const variable = program.variables[read.variable];
      return {
        kind: "variable",
        variable: variable?.name ?? "",
        at: variable?.per === undefined ? "" : formatMoment(variable.per, read.moment, "en"),
        value: plainValue(read.value, variable?.type ?? { kind: "text" }),
      };
    }
  }
}

/** Rates one unit off, of another key or another version; versions that begin a day or a month earlier or later. */
import {
  type Core,
  type CoreValue,
  KEY_SEPARATOR,
  type MomentUnit,
  type ParameterDeclaration,
  type ParameterVersion,
  type Program,
  type ScaleValue,
} from "@khoan/language/core";
import { numberText } from "./changes/literals.ts";
import type { Draft } from "./mutant.ts";
import { mapParts, partsOf } from "./parts.ts";
import type { Owns } from "./roots.ts";
import { FIRST_DAYS, moved, SHIFTS, seesNoShift } from "./shifts.ts";
import type { Words } from "./source-words.ts";

type Rate = CoreValue | ScaleValue;

type Context = {
  readonly program: Program;
  readonly index: number;
  readonly parameter: ParameterDeclaration;
  /** Variables whose formulas read it. */
  readonly readers: readonly number[];
  readonly owns: Owns;
  readonly words: Words;
};

export function parameterMutants(program: Program, owns: Owns, words: Words): readonly Draft[] {
  return program.parameters.flatMap((parameter, index) => {
    const readers = program.variables.flatMap((_, v) =>
      formulas(program, v).some((core) => reads(core, index)) ? [v] : [],
    );
    const context = { program, index, parameter, readers, owns, words };
    return parameter.versions.flatMap((_, v) => [...values(v, context), ...dates(v, context)]);
  });
}

function values(v: number, context: Context): readonly Draft[] {
  const { parameter } = context;
  const version = parameter.versions[v] as ParameterVersion;
  return [...version.values].flatMap(([key, value]) => {
    const answer = answering(version, key, context);
    if (answer === undefined || value === null) return [];
    return others(value, key, v, context).map(
      ({ detail, what, next }): Draft => ({
        ...placed(v, context),
        ...answer,
        kind: detail.startsWith("=") ? "version" : "rate",
        detail,
        place: `${parameter.name}.${numberText(version.from, { kind: "date" }, "en")}.${key.replaceAll(KEY_SEPARATOR, ",")}`,
        text: rateText(value, context),
        before: said(key, value, context),
        after: said(key, next, context),
        what,
        apply: () =>
          withVersions(
            context,
            parameter.versions.with(v, { ...version, values: new Map([...version.values, [key, next]]) }),
          ),
      }),
    );
  });
}

type Other = { readonly detail: string; readonly what: Draft["what"]; readonly next: Rate };

/** One unit more and less; the value of the next version or the one before; the value of another key. */
function others(value: Rate, key: string, v: number, { parameter }: Context): readonly Other[] {
  const found: Other[] = isScale(value) ? brackets(value) : [];
  if (typeof value === "number") {
    found.push(
      { detail: "+1", what: { vi: "thêm một đơn vị", en: "one unit more" }, next: value + 1 },
      { detail: "-1", what: { vi: "bớt một đơn vị", en: "one unit less" }, next: value - 1 },
    );
  }
  const beside = parameter.versions[v + 1] ?? parameter.versions[v - 1];
  const version = beside?.values.get(key);
  if (version !== undefined && version !== null && JSON.stringify(version) !== JSON.stringify(value)) {
    found.push({
      detail: "=version",
      what: { vi: "giá trị của giai đoạn bên cạnh", en: "the neighbouring version’s value" },
      next: version,
    });
  }
  const keys = [...(parameter.versions[v]?.values ?? [])];
  const at = keys.findIndex(([one]) => one === key);
  const neighbour = keys[(at + 1) % keys.length]?.[1];
  if (neighbour !== undefined && neighbour !== null && neighbour !== value) {
    found.push({
      detail: "=key",
      what: { vi: "giá trị của khóa bên cạnh", en: "the neighbouring key’s value" },
      next: neighbour,
    });
  }
  return found;
}

function isScale(value: Rate): value is ScaleValue {
  return Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null && "above" in one);
}

/** Each threshold and each rate of a scale one unit off. */
function brackets(scale: ScaleValue): Other[] {
  return scale.flatMap((bracket, i) =>
    (["above", "rate"] as const).flatMap((part) =>
      [1, -1].flatMap((by): Other[] => {
        const next = bracket[part] + by;
        // The first bracket begins where amounts do, and no rate is below nothing.
        if (next < 0 || (part === "above" && i === 0)) return [];
        const what =
          part === "above"
            ? { vi: `bậc ${i + 1}: ngưỡng lệch một đơn vị`, en: `bracket ${i + 1}: threshold one unit off` }
            : { vi: `bậc ${i + 1}: thuế suất lệch một đơn vị`, en: `bracket ${i + 1}: rate one unit off` };
        return [
          {
            detail: `${i + 1}.${part}${by > 0 ? "+1" : "-1"}`,
            what,
            next: scale.with(i, { ...bracket, [part]: next }),
          },
        ];
      }),
    ),
  );
}

const VERSION = { vi: "mức mới", en: "the version" } as const;

/** The day on which a version takes over; the one before it ends as it begins. */
function dates(v: number, context: Context): readonly Draft[] {
  const { parameter, words, program, index } = context;
  const version = parameter.versions[v] as ParameterVersion;
  const answer = answering(version, undefined, context);
  if (answer === undefined) return [];
  const units = new Set(
    context.readers.flatMap((reader) => formulas(program, reader).flatMap((core) => unitsOf(core, index))),
  );
  return SHIFTS.map(({ detail, how, move }): Draft => {
    const from = move(version.from);
    const before = parameter.versions[v - 1];
    const text = (day: number): string =>
      `${parameter.label ?? parameter.name}: ${numberText(day, { kind: "date" }, words.lang)}..`;
    return {
      ...placed(v, context),
      ...answer,
      kind: "version_date",
      detail,
      place: `${parameter.name}.${numberText(version.from, { kind: "date" }, "en")}.from`,
      text: text(version.from),
      before: text(version.from),
      after: text(from),
      what: moved(VERSION, how),
      ...(seesNoShift(version.from, from, true, units) ? { claim: { kind: "certain", why: FIRST_DAYS } } : {}),
      apply: () =>
        withVersions(
          context,
          parameter.versions.map((one, i) => {
            if (i === v) return { ...one, from };
            return one === before && one.to !== undefined && one.to === version.from - 1
              ? { ...one, to: from - 1 }
              : one;
          }),
        ),
    };
  });
}

/** Own clauses that set or restate the rate; those of other documents may cite it too. */
function answering(
  version: ParameterVersion,
  key: string | undefined,
  { owns }: Context,
): Pick<Draft, "clauses" | "cited"> | undefined {
  const stating = version.clauses.filter((one) => key === undefined || one.key === "" || one.key === key);
  const clauses = [...new Set(stating.map((one) => one.clause))];
  const own = clauses.filter(owns);
  return own.length === 0 ? undefined : { clauses: own, cited: clauses };
}

function placed(
  v: number,
  { parameter, readers, program, index }: Context,
): Pick<Draft, "span" | "variables" | "everywhere"> {
  const everywhere = program.invariants.some((one) => reads(one.condition, index));
  return { span: (parameter.versions[v] as ParameterVersion).span, variables: readers, everywhere };
}

function rateText(value: Rate, { parameter, words }: Context): string {
  const { type } = parameter;
  if (isScale(value) && type.kind === "scale") {
    return value
      .map(
        (one) =>
          `${numberText(one.above, type.of, words.lang)}: ${numberText(one.rate, { kind: "percent", scale: type.rateScale }, words.lang)}`,
      )
      .join("; ");
  }
  return typeof value === "number" ? numberText(value, type, words.lang) : JSON.stringify(value);
}

function said(key: string, value: Rate, context: Context): string {
  const { parameter } = context;
  const keys = key === "" ? "" : ` (${key.replaceAll(KEY_SEPARATOR, ", ")})`;
  return `${parameter.label ?? parameter.name}${keys}: ${rateText(value, context)}`;
}

function formulas(program: Program, v: number): readonly Core[] {
  const variable = program.variables[v];
  if (variable === undefined) return [];
  const rules = [...variable.contributions, ...variable.overrides];
  return [
    ...[variable.judgedOn, variable.otherwise].filter((one) => one !== undefined),
    ...rules.flatMap((rule) => (rule.when === undefined ? [] : [rule.when])),
    ...variable.contributions.flatMap((rule) => [
      rule.value,
      ...(rule.forEach === undefined ? [] : [rule.forEach.over]),
    ]),
  ];
}

function reads(core: Core, parameter: number): boolean {
  return (
    (core.kind === "parameter" && core.parameter === parameter) || partsOf(core).some((part) => reads(part, parameter))
  );
}

/** By which units of time a formula reads the parameter. */
function unitsOf(core: Core, parameter: number): readonly MomentUnit[] {
  const own = core.kind === "parameter" && core.parameter === parameter ? [core.unit] : [];
  return [...own, ...partsOf(core).flatMap((part) => unitsOf(part, parameter))];
}

/** The program with other versions; every formula that reads them is new, since plans are kept by formula. */
function withVersions({ program, index, parameter, readers }: Context, versions: readonly ParameterVersion[]): Program {
  const fresh = (core: Core): Core => {
    const inner = mapParts(core, fresh);
    return inner === core && core.kind === "parameter" && core.parameter === index ? { ...core } : inner;
  };
  const maybe = (core: Core | undefined): Core | undefined => core && fresh(core);
  const rule = <R extends { readonly when?: Core }>(one: R): R => {
    const when = maybe(one.when);
    return when === one.when || when === undefined ? one : { ...one, when };
  };
  const variables = program.variables.map((variable, v) => {
    if (!readers.includes(v)) return variable;
    const judgedOn = maybe(variable.judgedOn);
    const otherwise = maybe(variable.otherwise);
    return {
      ...variable,
      ...(judgedOn === undefined ? {} : { judgedOn }),
      ...(otherwise === undefined ? {} : { otherwise }),
      overrides: variable.overrides.map(rule),
      contributions: variable.contributions.map((one) => ({
        ...rule(one),
        value: fresh(one.value),
        ...(one.forEach === undefined ? {} : { forEach: { ...one.forEach, over: fresh(one.forEach.over) } }),
      })),
    };
  });
  const invariants = program.invariants.map((one) => ({ ...one, condition: fresh(one.condition) }));
  return { ...program, variables, invariants, parameters: program.parameters.with(index, { ...parameter, versions }) };
}

/** Parameter models to dated series: every day of the document's period has exactly one value for every key. */
import { defaults, type Lang, names, nearest, time, types } from "@khoan/diagnostics";
import { formatIsoDay, formatViDay } from "@khoan/values";
import { toKeyWord } from "../2-syntax/places.ts";
import type { Name, ParameterModel, RuleSet, VersionModel } from "../3-model/model.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type { CoreValue, ScaleValue } from "../core/core.ts";
import { KEY_SEPARATOR } from "../core/keys.ts";
import type { DayRange, ParameterDeclaration, ParameterVersion } from "../core/program.ts";
import { ERROR, required, type Type } from "../core/type.ts";
import type { Scope } from "./context.ts";
import { literalAs } from "./literals.ts";
import { reportUnknownClause, resolveClause } from "./names.ts";
import { toType } from "./types.ts";

type EnumType = Extract<Type, { kind: "enum" }>;
type ParameterScope = Pick<Scope, "symbols" | "report" | "currency" | "lang" | "ruleSetPrefix">;

export function dayText(day: number, lang: Lang): string {
  return lang === "vi" ? formatViDay(day) : formatIsoDay(day);
}

/** The enum types that a parameter is keyed by. */
export function keyTypes(model: ParameterModel, scope: Pick<Scope, "symbols" | "report">): readonly Type[] {
  return model.keys.map((key) => {
    const type = scope.symbols.types.get(key.name);
    if (type?.kind === "enum")
      return { kind: "enum", name: key.name, members: type.members.map((member) => member.name) };
    return ERROR;
  });
}

/** The declared type; a scale's rates take the finest scale that its brackets use. */
export function parameterType(model: ParameterModel, scope: Pick<Scope, "symbols" | "report" | "currency">): Type {
  const type = toType(model.type, scope);
  if (type.kind !== "scale") return type;
  const scales = model.versions.flatMap((version) =>
    (version.brackets ?? []).map(({ rate }) => (rate.value.type === "percent" ? rate.value.scale : 0)),
  );
  return { ...type, rateScale: Math.max(0, ...scales) };
}

export function elaborateParameter(
  model: ParameterModel,
  ruleSet: RuleSet,
  period: DayRange,
  scope: ParameterScope,
): ParameterDeclaration {
  for (const key of model.keys) {
    if (scope.symbols.types.get(key.name)?.kind !== "enum")
      scope.report(names.notAnEnumKey(key.span, { name: key.name }));
  }
  const keys = keyTypes(model, scope).filter((type): type is EnumType => type.kind === "enum");
  const type = parameterType(model, scope);
  const ordered = model.versions.toSorted((a, b) => a.from.value - b.from.value);
  const versions = ordered.map((version, i): ParameterVersion => {
    const next = ordered[i + 1];
    const to = version.to?.value ?? (next === undefined ? undefined : next.from.value - 1);
    return {
      from: version.from.value,
      values: valuesOf(version, type, keys, keys.length === model.keys.length, scope),
      clauses: clausesOf(version, scope),
      status: version.status,
      span: version.span,
      ...(to === undefined ? {} : { to }),
      ...(version.source === undefined ? {} : { source: version.source }),
      ...(version.reviewBy === undefined ? {} : { reviewBy: version.reviewBy }),
    };
  });
  checkSeries(model.name, versions, period, scope);
  return {
    name: model.name.name,
    ruleSet: ruleSet.document.id.name,
    type,
    keys: keys.map((key) => ({ name: key.name, members: key.members })),
    versions,
    span: model.name.span,
    ...(model.label === undefined ? {} : { label: model.label }),
  };
}

function valuesOf(
  version: VersionModel,
  type: Type,
  keys: readonly EnumType[],
  keysFit: boolean,
  scope: ParameterScope,
): ReadonlyMap<string, CoreValue | ScaleValue> {
  if (type.kind === "scale") return new Map([["", bracketsOf(version, type, scope)]]);
  const values = new Map<string, CoreValue>();
  const given = new Set<string>();
  for (const row of version.rows) {
    const at = row.keys.map((key) => key.name).join(KEY_SEPARATOR);
    // A value that could not be read is told of where it stands; it is not missing as well.
    given.add(at);
    row.keys.forEach((key, i) => {
      const type = keys[i];
      if (!keysFit || type?.members.includes(key.name) === true) return;
      const members = type?.members.join(", ") ?? "—";
      const name = type?.name ?? toKeyWord("parameter", scope.lang, "by") ?? "by";
      scope.report(names.unknownMember(key.span, { name: key.name, type: name, members }));
    });
    const repealed = row.value.value.type === "absent";
    const value = repealed ? null : literalAs(row.value.value, type, row.value.span, scope);
    if (value !== undefined) values.set(at, value);
  }
  const missing = combinations(keys).filter((key) => !given.has(key) && version.rows.length > 0);
  if (keysFit && missing.length > 0) {
    scope.report(
      types.keyValueMissing(version.span, {
        keys: missing.map((key) => key.replaceAll(KEY_SEPARATOR, " · ") || "…").join(", "),
      }),
    );
  }
  return values;
}

function combinations(keys: readonly EnumType[]): string[] {
  let all = [""];
  keys.forEach((key, i) => {
    all = all.flatMap((prefix) => key.members.map((member) => (i === 0 ? member : prefix + KEY_SEPARATOR + member)));
  });
  return all;
}

function bracketsOf(version: VersionModel, type: Extract<Type, { kind: "scale" }>, scope: ParameterScope): ScaleValue {
  const brackets = (version.brackets ?? []).flatMap(({ above, rate }) => {
    const low = literalAs(above.value, required(type.of), above.span, scope);
    const percent = literalAs(rate.value, { kind: "percent", scale: type.rateScale }, rate.span, scope);
    return typeof low === "number" && typeof percent === "number" ? [{ above: low, rate: percent }] : [];
  });
  const ascending = brackets.every((bracket, i) => i === 0 || bracket.above > (brackets[i - 1]?.above ?? 0));
  if (brackets[0]?.above !== 0 || !ascending) scope.report(types.bracketsOrder(version.span, {}));
  return brackets;
}

function clausesOf(version: VersionModel, scope: ParameterScope): ParameterVersion["clauses"] {
  return version.clauses.flatMap((name) => {
    const id = resolveClause(name.name, scope);
    const entry = id === undefined ? undefined : scope.symbols.clauses.get(id);
    if (entry !== undefined) return [{ clause: entry.index, key: "" }];
    reportUnknownClause(name.name, name.span, scope);
    return [];
  });
}

function checkSeries(name: Name, versions: readonly ParameterVersion[], period: DayRange, scope: ParameterScope): void {
  const day = (value: number): string => dayText(value, scope.lang);
  versions.forEach((version, i) => {
    const next = versions[i + 1];
    if (next === undefined) return;
    if (version.to === undefined || version.to >= next.from || version.from === next.from) {
      scope.report(time.parameterOverlap(next.span, { name: name.name, day: day(next.from) }));
    } else if (version.to + 1 < next.from && inside(period, version.to + 1, next.from - 1)) {
      scope.report(
        time.parameterGap(version.span, { name: name.name, from: day(version.to + 1), to: day(next.from - 1) }),
      );
    }
  });
  const first = versions[0];
  const last = versions.at(-1);
  if (first !== undefined && period.from !== undefined && first.from > period.from) {
    scope.report(time.parameterGap(first.span, { name: name.name, from: day(period.from), to: day(first.from - 1) }));
  }
  if (last?.to !== undefined && (period.to === undefined ? period.from !== undefined : last.to < period.to)) {
    scope.report(
      time.parameterGap(last.span, {
        name: name.name,
        from: day(last.to + 1),
        to: period.to === undefined ? "…" : day(period.to),
      }),
    );
  }
}

function inside(period: DayRange, from: number, to: number): boolean {
  return (period.to === undefined || from <= period.to) && (period.from === undefined || to >= period.from);
}

/** Clauses that repeat a rate are held equal to it, and become part of its sources. */
export function applyRestatements(
  ruleSets: readonly RuleSet[],
  parameters: readonly ParameterDeclaration[],
  symbols: Symbols,
  scopeOf: (ruleSet: RuleSet) => ParameterScope,
  show: (value: CoreValue, type: Type, lang: Lang) => string,
): ParameterDeclaration[] {
  const extra = new Map<ParameterVersion, { clause: number; key: string }[]>();
  for (const ruleSet of ruleSets) {
    const scope = scopeOf(ruleSet);
    for (const clause of ruleSet.clauses) {
      if (clause.restates.length === 0) continue;
      const index = symbols.clauses.get(scope.ruleSetPrefix + clause.id.name)?.index;
      for (const stated of index === undefined ? [] : clause.restates) {
        const parameter = parameters.find((one) => one.name === stated.parameter.name);
        if (parameter === undefined) {
          const known = parameters.map((one) => one.name);
          scope.report(
            names.unknownParameter(stated.parameter.span, {
              name: stated.parameter.name,
              nearest: nearest(stated.parameter.name, known),
            }),
          );
          continue;
        }
        const key = stated.keys.map((one) => one.name).join(KEY_SEPARATOR);
        const version = parameter.versions.find(
          (one) => one.from <= stated.from.value && (one.to ?? Infinity) >= stated.from.value,
        );
        const actual = version?.values.get(key);
        const value = literalAs(stated.value.value, parameter.type, stated.value.span, scope);
        if (version === undefined || actual === undefined) {
          scope.report(defaults.restateNothing(stated.span, { parameter: parameter.name }));
        } else if (value !== undefined && value !== actual) {
          scope.report(
            defaults.restateDiffers(stated.value.span, {
              parameter: parameter.name,
              stated: show(value, parameter.type, scope.lang),
              actual: show(actual as CoreValue, parameter.type, scope.lang),
            }),
          );
        }
        if (version !== undefined)
          extra.set(version, [...(extra.get(version) ?? []), { clause: index as number, key }]);
      }
    }
  }
  return parameters.map((parameter) => ({
    ...parameter,
    versions: parameter.versions.map((version) => ({
      ...version,
      clauses: [...version.clauses, ...(extra.get(version) ?? [])],
    })),
  }));
}

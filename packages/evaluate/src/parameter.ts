/** A parameter at a moment: the version in force, by its keys; its clauses take part in the decision. */
import { evaluation } from "@khoan/diagnostics";
import { type Core, KEY_SEPARATOR, type ParameterDeclaration, type Program } from "@khoan/language/core";
import { firstDay, firstMonth, formatIsoDay } from "@khoan/values";
import { DecisionError } from "./errors.ts";
import { type Plan, plan } from "./plan.ts";
import type { Frame, Session } from "./session.ts";
import { missingIn, oneOf, Unknown, type Value } from "./value.ts";

export function readParameter(core: Extract<Core, { kind: "parameter" }>, program: Program): Plan {
  const declaration = program.parameters[core.parameter] as ParameterDeclaration;
  const keys = core.keys.map((key) => plan(key, program));
  return (frame, session) => {
    const day = dayOf(core.unit, frame);
    if (day instanceof Unknown) return new Unknown(day.missing);
    const parts = keys.map((key) => key(frame, session));
    const hidden = parts.findIndex((part) => part instanceof Unknown);
    const read = (values: readonly Value[]): Value =>
      valueOf(declaration, core.parameter, day as number, values, session);
    if (hidden === -1) return parts.includes(null) ? null : read(parts);
    const members = (parts[hidden] as Unknown).candidates ?? declaration.keys[hidden]?.members ?? [];
    const missing = missingIn(parts);
    if (parts.filter((part) => part instanceof Unknown).length > 1) return new Unknown(missing);
    return oneOf(
      members.map((member) => read(parts.with(hidden, member))),
      missing,
    );
  };
}

/** A month's value is that of its first day; a change inside the month was refused when the rules were compiled. */
function dayOf(unit: "day" | "month" | "year", frame: Frame): Value {
  switch (unit) {
    case "day":
      return frame.day as Value;
    case "month":
      return firstDay(frame.month as number);
    case "year":
      return firstDay(firstMonth(frame.year as number));
  }
}

function valueOf(
  declaration: ParameterDeclaration,
  index: number,
  day: number,
  parts: readonly Value[],
  session: Session,
): Value {
  const key = parts.join(KEY_SEPARATOR);
  const version = declaration.versions.findIndex(
    (one) => one.from <= day && (one.to ?? Number.POSITIVE_INFINITY) >= day,
  );
  const found = declaration.versions[version];
  const value = found?.values.get(key);
  if (found === undefined || value === undefined) {
    throw new DecisionError(
      evaluation.noParameterValue(declaration.span, {
        parameter: declaration.label ?? declaration.name,
        moment: formatIsoDay(day),
      }),
    );
  }
  for (const { clause, key: only } of found.clauses) if (only === "" || only === key) session.took.add(clause);
  const used = `${index}:${version}`;
  const latest = session.usedVersions.get(used)?.latest ?? day;
  session.usedVersions.set(used, { parameter: index, version, latest: Math.max(latest, day) });
  session.recorder?.parameter(index, version, key, value as Value);
  return value as Value;
}

/** Names of facts in declarations (`mẹ.ngày_sinh`, `trẻ`) to places in the program's facts. */
import { names, nearest } from "@khoan/diagnostics";
import type { Name } from "../3-model/model.ts";
import type { FactDeclaration, FactPlace, FieldDeclaration } from "../core/program.ts";
import type { Scope } from "./context.ts";

type Found = { readonly place: FactPlace; readonly field: FieldDeclaration };

/** Every fact, and every field of facts that are records or lists of records; a record itself comes first. */
function placesOfFacts(facts: readonly FactDeclaration[]): readonly Found[] {
  return facts.flatMap((fact, index) => {
    const own: Found = { place: { fact: index, fields: [], path: fact.path }, field: fact };
    return [own, ...fieldsBelow(own)];
  });
}

function fieldsBelow({ place, field }: Found): readonly Found[] {
  return (field.fields ?? []).flatMap((inner) => {
    const found: Found = {
      place: { fact: place.fact, fields: [...place.fields, inner.name], path: `${place.path}.${inner.name}` },
      field: inner,
    };
    return [found, ...fieldsBelow(found)];
  });
}

/** The one place that a name stands for; reported where there is none. */
export function placeNamed(
  name: Name,
  facts: readonly FactDeclaration[],
  scope: Pick<Scope, "report">,
): Found | undefined {
  const all = placesOfFacts(facts);
  const found = all.find((one) => one.place.path === name.name);
  if (found === undefined) reportUnknown(name, all, scope);
  return found;
}

/** The places within what a name stands for, which may be a group or a record; reported where there is none. */
export function placesWithin(
  name: Name,
  facts: readonly FactDeclaration[],
  scope: Pick<Scope, "report">,
): readonly Found[] {
  const all = placesOfFacts(facts);
  const found = all.filter(({ place }) => place.path === name.name || place.path.startsWith(`${name.name}.`));
  if (found.length === 0) reportUnknown(name, all, scope);
  return found;
}

function reportUnknown(name: Name, all: readonly Found[], scope: Pick<Scope, "report">): void {
  const paths = all.map(({ place }) => place.path);
  scope.report(names.unknownFact(name.span, { name: name.name, nearest: nearest(name.name, paths) }));
}

/** Reading models to declarations. */
import { names } from "@khoan/diagnostics";
import type { ReadingModel } from "../3-model/model.ts";
import type { ReadingDeclaration } from "../core/program.ts";
import type { Scope } from "./context.ts";
import { reportUnknownClause, resolveClause } from "./names.ts";

export function elaborateReading(model: ReadingModel, scope: Scope): ReadingDeclaration {
  const clauses = model.clauses.flatMap((name) => {
    const id = resolveClause(name.name, scope);
    if (id === undefined) reportUnknownClause(name.name, name.span, scope);
    const index = id === undefined ? undefined : scope.symbols.clauses.get(id)?.index;
    return index === undefined ? [] : [index];
  });
  if (!model.options.some((option) => option.id.name === model.chosen.name)) {
    const options = model.options.map((option) => option.id.name).join(", ");
    scope.report(names.unknownOption(model.chosen.span, { option: model.chosen.name, options }));
  }
  return {
    id: model.id.name,
    clauses,
    question: model.question,
    options: model.options.map((option) => ({ id: option.id.name, meaning: option.meaning })),
    chosen: model.chosen.name,
    span: model.id.span,
    ...(model.ground === undefined ? {} : { ground: model.ground }),
    ...(model.decidedBy === undefined ? {} : { decidedBy: model.decidedBy }),
  };
}

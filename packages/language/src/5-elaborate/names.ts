/** Names, fields and clause references to facts, variables, parameters, locals, enum members and clauses. */

import type { Span } from "@khoan/diagnostics";
import { names, nearest, time, types } from "@khoan/diagnostics";
import type { Expression } from "../2-syntax/expression.ts";
import { toWord } from "../2-syntax/vocabulary.ts";
import type { Symbol } from "../4-symbols/symbols.ts";
import type { Core } from "../core/core.ts";
import { CLAUSE, optional, required, type Type } from "../core/type.ts";
import { constant, errorNode, type Scope } from "./context.ts";
import { elaborate } from "./expression.ts";
import { parameterCore } from "./parameter-use.ts";
import { toType, typeName } from "./types.ts";

export function elaborateName(
  expression: Extract<Expression, { kind: "name" }>,
  scope: Scope,
  expected: Type | undefined,
): Core {
  const { name, span } = expression;
  const local = scope.locals.get(name);
  if (local !== undefined) return { kind: "local", slot: local.slot, name, type: local.type, span };
  // A member of the enum that the place expects comes before a declared name only where no such name exists.
  const symbol = scope.symbols.names.get(name);
  const target = expected && required(expected);
  if (symbol === undefined && target?.kind === "enum" && target.members.includes(name))
    return constant(name, target, span);
  if (symbol !== undefined) return symbolCore(symbol, span, scope);
  const member = memberOfAny(name, span, scope);
  if (member !== undefined) return member;
  if (target?.kind === "enum") {
    scope.report(
      names.unknownMember(span, { name, type: typeName(target, scope.lang), members: target.members.join(", ") }),
    );
  } else {
    const known = [...scope.locals.keys(), ...scope.symbols.names.keys()];
    scope.report(names.unknownName(span, { name, nearest: nearest(name, known) }));
  }
  return errorNode(span);
}

/** Where one enum alone has the member, the bare name is that member. */
function memberOfAny(name: string, span: Span, scope: Scope): Core | undefined {
  const owners = [...scope.symbols.types.values()].filter(
    (type) => type.kind === "enum" && type.members.some((member) => member.name === name),
  );
  const [owner] = owners;
  if (owner?.kind !== "enum" || owners.length > 1) return undefined;
  return constant(
    name,
    { kind: "enum", name: owner.name.name, members: owner.members.map((member) => member.name) },
    span,
  );
}

function symbolCore(symbol: Symbol, span: Span, scope: Scope): Core {
  switch (symbol.kind) {
    case "group":
      scope.report(
        names.groupIsNoValue(span, { name: symbol.path, members: [...symbol.members.keys()].slice(0, 6).join(", ") }),
      );
      return errorNode(span);
    case "fact": {
      scope.uses.facts.add(symbol.index);
      if (symbol.field.history && !scope.moment.day) {
        scope.report(time.needsDay(span, { name: symbol.path }));
      }
      return { kind: "fact", fact: symbol.index, type: toType(symbol.field.type, scope), span };
    }
    case "variable": {
      const { per, name } = symbol.model;
      if (per !== undefined && !scope.moment[per]) {
        scope.report(
          scope.moment.unit === undefined
            ? time.needsMoment(span, { name: name.name })
            : time.finerThanMoment(span, { name: name.name, unit: toWord("per", scope.lang, per) ?? per }),
        );
      }
      // Earlier by days may still be within one month: only steps of the variable's own unit are proved earlier.
      const within = scope.shift === "earlier" && scope.moment.unit !== per;
      const shift = per === undefined ? "same" : within ? "other" : scope.shift;
      scope.uses.dependencies.push({ variable: symbol.index, shift, span });
      return { kind: "variable", variable: symbol.index, type: toType(symbol.model.type, scope), span };
    }
    case "parameter":
      return parameterCore(symbol, [], span, scope);
  }
}

export function elaborateField(expression: Extract<Expression, { kind: "field" }>, scope: Scope): Core {
  const group = groupOf(expression.record, scope);
  if (group !== undefined) {
    const member = group.members.get(expression.field.name);
    if (member !== undefined) return symbolCore(member, expression.span, scope);
    scope.report(
      names.unknownField(expression.field.span, {
        name: expression.field.name,
        nearest: nearest(expression.field.name, [...group.members.keys()]),
      }),
    );
    return errorNode(expression.span);
  }
  const record = elaborate(expression.record, scope);
  const type = required(record.type);
  if (type.kind === "error") return errorNode(expression.span);
  if (type.kind !== "record") {
    scope.report(types.noFields(expression.field.span, { got: typeName(record.type, scope.lang) }));
    return errorNode(expression.span);
  }
  const field = type.fields.get(expression.field.name);
  if (field === undefined) {
    scope.report(
      names.unknownField(expression.field.span, {
        name: expression.field.name,
        nearest: nearest(expression.field.name, [...type.fields.keys()]),
      }),
    );
    return errorNode(expression.span);
  }
  const model = scope.symbols.types.get(type.name);
  const declared =
    model?.kind === "record" ? model.fields.find((one) => one.name.name === expression.field.name) : undefined;
  scope.uses.fields.add(`${type.name}.${expression.field.name}`);
  const history = declared?.history === true;
  if (history && !scope.moment.day) scope.report(time.needsDay(expression.span, { name: expression.field.name }));
  return {
    kind: "field",
    record,
    field: expression.field.name,
    history,
    type: record.type.kind === "optional" ? optional(field) : field,
    span: expression.span,
  };
}

/** The group of facts that a dotted name so far stands for, unless a local hides it. */
function groupOf(expression: Expression, scope: Scope): Extract<Symbol, { kind: "group" }> | undefined {
  if (expression.kind === "name") {
    const symbol = scope.locals.has(expression.name) ? undefined : scope.symbols.names.get(expression.name);
    return symbol?.kind === "group" ? symbol : undefined;
  }
  if (expression.kind === "field") {
    const member = groupOf(expression.record, scope)?.members.get(expression.field.name);
    return member?.kind === "group" ? member : undefined;
  }
  return undefined;
}

export function elaborateClauseReference(expression: Extract<Expression, { kind: "clause" }>, scope: Scope): Core {
  const id = resolveClause(expression.clause, scope);
  if (id === undefined) {
    reportUnknownClause(expression.clause, expression.span, scope);
    return errorNode(expression.span);
  }
  return constant(id, CLAUSE, expression.span);
}

type ClauseScope = Pick<Scope, "symbols" | "ruleSetPrefix" | "report">;

/** The program id of a clause as a file names it: of its own rule set, or `set/clause`. */
export function resolveClause(id: string, scope: Pick<Scope, "symbols" | "ruleSetPrefix">): string | undefined {
  const own = scope.ruleSetPrefix + id;
  if (scope.symbols.clauses.has(own)) return own;
  return scope.symbols.clauses.has(id) ? id : undefined;
}

export function reportUnknownClause(id: string, span: Span, scope: ClauseScope): void {
  scope.report(names.unknownClause(span, { id, nearest: nearest(id, [...scope.symbols.clauses.keys()]) }));
}

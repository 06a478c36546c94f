/**
 * The names in a formula, each with what it stands for: the same reading as elaboration's, for texts that may be wrong
 * elsewhere. Types, where they decide (a field of a record, a member of an enum), come from elaboration itself.
 */
import type { Span } from "@khoan/diagnostics";
import {
  type Cell,
  type Expression,
  elaborate,
  elaborateList,
  type Identifier,
  required,
  resolveClause,
  type Scope,
  type Symbol,
  type Symbols,
  type Type,
  withLocal,
} from "@khoan/language";
import { type Occurrence, type Target, target } from "./target.ts";

export type Found = (occurrence: Occurrence) => void;

/** Where a formula stands. */
export type FormulaPlace = {
  readonly scope: Scope;
  readonly found: Found;
  readonly clause?: string;
  /** Where locals that are bound outside the formula are declared. */
  readonly locals?: ReadonlyMap<string, Identifier>;
};

/** The symbols that a path of names leads to, as far as it does. */
export function symbolTarget(symbol: Symbol, symbols: Symbols): Target {
  switch (symbol.kind) {
    case "fact":
      return target("fact", symbols.ruleSetOf.get(symbol.field) ?? "", symbol.path);
    case "group":
      return target("group", ownerOfGroup(symbol, symbols), symbol.path);
    case "variable":
    case "parameter":
      return target(symbol.kind, symbols.ruleSetOf.get(symbol.model) ?? "", symbol.model.name.name);
  }
}

function ownerOfGroup(group: Extract<Symbol, { kind: "group" }>, symbols: Symbols): string {
  for (const member of group.members.values()) {
    if (member.kind === "fact") return symbols.ruleSetOf.get(member.field) ?? "";
    if (member.kind === "group") return ownerOfGroup(member, symbols);
  }
  return "";
}

/** The rule set that declares a type; its models are not in `ruleSetOf`. */
export type TypeOwner = (type: string) => string;

export function formulaNames(expression: Expression, place: FormulaPlace, owner: TypeOwner, expected?: Type): void {
  const { scope, found } = place;
  const inClause = place.clause === undefined ? {} : { clause: place.clause };
  const add = (span: Span, what: Target, role: Occurrence["role"] = "reads"): void =>
    found({ span, target: what, role, ...inClause });

  /** Where the locals of each scope are declared. */
  const places = new WeakMap<Scope, ReadonlyMap<string, Identifier>>();
  if (place.locals !== undefined) places.set(scope, place.locals);

  const member = (span: Span, name: string, type: Type | undefined): boolean => {
    const plain = type && required(type);
    if (plain?.kind !== "enum" || !plain.members.includes(name) || plain.name === "") return false;
    add(span, target("member", owner(plain.name), name, plain.name));
    return true;
  };
  const typeOf = (one: Expression, inner: Scope, wanted?: Type): Type => elaborate(one, inner, wanted).type;
  const bind = (name: Identifier, type: Type, inner: Scope): Scope => {
    add(name.span, localTarget(name), "declares");
    const bound = withLocal(inner, name.name, type).scope;
    places.set(bound, new Map(places.get(inner) ?? []).set(name.name, name));
    return bound;
  };

  const walk = (one: Expression, inner: Scope, wanted?: Type): void => {
    switch (one.kind) {
      case "if":
        walk(one.condition, inner);
        walk(one.then, inner, wanted);
        walk(one.otherwise, inner, wanted);
        return;
      case "let":
        walk(one.value, inner);
        walk(one.body, bind(one.name, typeOf(one.value, inner), inner), wanted);
        return;
      case "quantifier": {
        walk(one.over, inner);
        const { element } = elaborateList(one.over, inner);
        let bound = inner;
        for (const name of one.names) bound = bind(name, element, bound);
        walk(one.body, bound);
        return;
      }
      case "aggregate": {
        walk(one.over, inner);
        const bound = bind(one.name, elaborateList(one.over, inner).element, inner);
        if (one.where !== undefined) walk(one.where, bound);
        if (one.value !== undefined) walk(one.value, bound);
        return;
      }
      case "binary":
        return walkBinary(one, inner, wanted);
      case "unary":
        return walk(one.operand, inner);
      case "at":
        walk(one.body, inner, wanted);
        walk(one.moment, inner);
        return;
      case "range":
        walk(one.from, inner);
        walk(one.to, inner);
        return;
      case "call":
        return walkCall(one, inner, wanted);
      case "field": {
        walk(one.record, inner);
        const reached = fieldTarget(one, inner, owner);
        if (reached !== undefined) add(one.field.span, reached);
        return;
      }
      case "name": {
        const local = places.get(inner)?.get(one.name);
        if (local !== undefined) return add(one.span, localTarget(local));
        const symbol = inner.symbols.names.get(one.name);
        if (symbol !== undefined) return add(one.span, symbolTarget(symbol, inner.symbols));
        if (!member(one.span, one.name, wanted)) member(one.span, one.name, enumWith(one.name, inner.symbols));
        return;
      }
      case "record": {
        const type = wanted && required(wanted);
        for (const { name, value } of one.fields) {
          if (type?.kind === "record" && type.fields.has(name.name) && type.name !== "")
            add(name.span, target("field", owner(type.name), name.name, type.name), "names");
          walk(value, inner, type?.kind === "record" ? type.fields.get(name.name) : undefined);
        }
        return;
      }
      case "list": {
        const type = wanted && required(wanted);
        for (const item of one.items) walk(item, inner, type?.kind === "list" ? type.element : wanted);
        return;
      }
      case "literal":
        if (one.literal.type === "text") member(insideQuotes(one.span), one.literal.value, wanted);
        return;
      case "clause": {
        const reached = clauseTarget(one.clause, inner);
        if (reached !== undefined) add({ ...one.span, start: one.span.start + 1 }, reached, "cites");
        return;
      }
      case "moment":
      case "this_clause":
      case "error":
        return;
    }
  };

  const walkBinary = (one: Extract<Expression, { kind: "binary" }>, inner: Scope, wanted?: Type): void => {
    const { left, right, operator } = one;
    const reading = readingOf(left);
    if (reading !== undefined && right.kind === "literal" && right.literal.type === "text") {
      walk(left, inner);
      const { value } = right.literal;
      const model = inner.symbols.readings.get(reading)?.model;
      if (model?.options.some((option) => option.id.name === value) === true)
        add(insideQuotes(right.span), target("option", inner.symbols.ruleSetOf.get(model) ?? "", value, reading));
      return;
    }
    const compares = ["=", "!=", "one_of", "contains"].includes(operator);
    const guess = (side: Expression, other: Expression): Type | undefined => {
      if (!compares || !isNameLike(side)) return operator === "??" ? wanted : undefined;
      const type = required(typeOf(other, inner));
      return type.kind === "list" ? type.element : type;
    };
    walk(left, inner, guess(left, right));
    walk(right, inner, guess(right, left));
  };

  const walkCall = (call: Extract<Expression, { kind: "call" }>, inner: Scope, wanted?: Type): void => {
    const symbol = inner.symbols.names.get(call.callee.name);
    if (symbol?.kind === "parameter") {
      add(call.callee.span, symbolTarget(symbol, inner.symbols));
      call.arguments.forEach(({ value }, i) => {
        const type = inner.symbols.types.get(symbol.model.keys[i]?.name ?? "");
        walk(value, inner, type?.kind === "enum" ? enumType(type) : undefined);
      });
      return;
    }
    const reading = readingOf(call);
    if (reading !== undefined) {
      const model = inner.symbols.readings.get(reading)?.model;
      const argument = call.arguments[0]?.value.span;
      if (model !== undefined && argument !== undefined)
        add(insideQuotes(argument), target("reading", inner.symbols.ruleSetOf.get(model) ?? "", reading));
      return;
    }
    for (const { label, value } of call.arguments)
      if (label?.name !== "mode") walk(value, inner, call.callee.name === "in_clause_order" ? wanted : undefined);
  };

  walk(expression, scope, expected);
}

/** The names in a cell of a decision table, of the type of its column. */
export function cellNames(cell: Cell, input: Expression | undefined, place: FormulaPlace, owner: TypeOwner): void {
  const type = input && elaborate(input, place.scope).type;
  const values =
    cell.kind === "any"
      ? []
      : cell.kind === "compare"
        ? [cell.value]
        : cell.kind === "range"
          ? [cell.from, cell.to]
          : cell.values;
  for (const value of values) formulaNames(value, place, owner, type);
}

function localTarget(name: Identifier): Target {
  return target("local", name.span.uri, name.name, String(name.span.start));
}

/** A member of a group of facts, or a field of a record. */
function fieldTarget(one: Extract<Expression, { kind: "field" }>, scope: Scope, owner: TypeOwner): Target | undefined {
  const group = groupOf(one.record, scope);
  if (group !== undefined) {
    const member = group.members.get(one.field.name);
    return member && symbolTarget(member, scope.symbols);
  }
  const type = required(elaborate(one.record, scope).type);
  return type.kind === "record" && type.fields.has(one.field.name) && type.name !== ""
    ? target("field", owner(type.name), one.field.name, type.name)
    : undefined;
}

/** The group of facts that an expression stands for. */
export function groupOf(expression: Expression, scope: Scope): Extract<Symbol, { kind: "group" }> | undefined {
  const symbol =
    expression.kind === "name"
      ? scope.locals.has(expression.name)
        ? undefined
        : scope.symbols.names.get(expression.name)
      : expression.kind === "field"
        ? groupOf(expression.record, scope)?.members.get(expression.field.name)
        : undefined;
  return symbol?.kind === "group" ? symbol : undefined;
}

/** The clause that a file names by this id. */
export function clauseTarget(id: string, scope: Pick<Scope, "symbols" | "ruleSetPrefix">): Target | undefined {
  const entry = scope.symbols.clauses.get(resolveClause(id, scope) ?? "");
  return entry && target("clause", entry.ruleSet, entry.model.id.name);
}

function isNameLike(one: Expression): boolean {
  return one.kind === "name" || one.kind === "list" || (one.kind === "literal" && one.literal.type === "text");
}

function readingOf(one: Expression): string | undefined {
  if (one.kind !== "call" || one.callee.name !== "reading") return undefined;
  const value = one.arguments[0]?.value;
  return value?.kind === "literal" && value.literal.type === "text" ? value.literal.value : undefined;
}

function enumType(model: { readonly name: Identifier; readonly members: readonly Identifier[] }): Type {
  return { kind: "enum", name: model.name.name, members: model.members.map((one) => one.name) };
}

/** Where one enum alone has the member. */
function enumWith(name: string, symbols: Symbols): Type | undefined {
  const owners = [...symbols.types.values()].flatMap((type) =>
    type.kind === "enum" && type.members.some((member) => member.name === name) ? [type] : [],
  );
  return owners.length === 1 && owners[0] !== undefined ? enumType(owners[0]) : undefined;
}

export function insideQuotes(span: Span): Span {
  return { ...span, start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
}

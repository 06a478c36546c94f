/** Every name in a file of a rule set, with what it stands for: declarations, references of YAML, names in formulas. */
import type { Report, Span } from "@khoan/diagnostics";
import {
  type Analysis,
  type ClauseModel,
  type Document,
  type Expression,
  elaborateList,
  type FactNode,
  type FieldModel,
  type FileTree,
  type Identifier,
  type LiteralValue,
  type LoadedRuleSet,
  type Located,
  momentScope,
  type ParameterModel,
  type ReadingModel,
  type RuleModel,
  required,
  type Scope,
  type ShapeModel,
  scopeOfSet,
  type Type,
  type TypeExpression,
  type TypeModel,
  toType,
  type VariableModel,
  withLocal,
} from "@khoan/language";
import { cellNames, clauseTarget, type Found, formulaNames, insideQuotes, symbolTarget } from "./formula-names.ts";
import { type Occurrence, type Role, type Target, target } from "./target.ts";

export type NamesContext = {
  readonly analysis: Analysis;
  /** By rule set id. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** The rule set that declares a type. */
  readonly ownerOfType: (type: string) => string;
};

const silent: Report = () => undefined;

/** What all files of an analysis have in common. */
export function namesContext(analysis: Analysis): NamesContext {
  const { ruleSets, symbols } = analysis;
  const owners = new Map<string, string>();
  for (const ruleSet of ruleSets.toReversed())
    for (const type of ruleSet.types) owners.set(type.name.name, ruleSet.document.id.name);
  return {
    analysis,
    scopes: new Map(
      ruleSets.map((ruleSet, i) => [
        ruleSet.document.id.name,
        { ...scopeOfSet(ruleSet, i, symbols, silent), moment: ANY_MOMENT },
      ]),
    ),
    ownerOfType: (type) => owners.get(type) ?? "",
  };
}

/** Names mean the same at any moment. */
const ANY_MOMENT = momentScope("day");

type Part = LoadedRuleSet["parts"][number];

/** The names of one file, in no order. */
export function ruleNames(part: Part, ruleSet: LoadedRuleSet, context: NamesContext): readonly Occurrence[] {
  const names: Occurrence[] = [];
  const walk = walker(ruleSet, context, (one) => names.push(one));
  const { sections } = part;
  sections.types.forEach(walk.type);
  for (const fact of sections.facts) walk.fact(fact, "");
  sections.variables.forEach(walk.variable);
  sections.parameters.forEach(walk.parameter);
  sections.readings.forEach(walk.reading);
  sections.clauses.forEach(walk.clause);
  for (const one of sections.plausible) {
    if (one.kind === "not_before") for (const name of one.of) walk.path(name);
    walk.formulas(one.kind === "must" ? [one.condition, one.when] : [one.earliest]);
  }
  return names;
}

/** The names in `document.yaml`. */
export function documentNames(
  document: Document,
  tree: FileTree,
  ruleSet: LoadedRuleSet,
  context: NamesContext,
): readonly Occurrence[] {
  const names: Occurrence[] = [];
  const walk = walker(ruleSet, context, (one) => names.push(one));
  if (document.id.span.uri !== tree.source.uri) return names;
  walk.add(document.id.span, target("rule_set", document.id.name, document.id.name), "declares");
  for (const name of document.imports) walk.add(name.span, target("rule_set", name.name, name.name), "names");
  if (document.monthEnd?.kind === "reading") {
    const { reading, options } = document.monthEnd;
    walk.readingName(reading);
    for (const { option } of options) walk.optionName(reading.name, option);
  }
  return names;
}

function walker(ruleSet: LoadedRuleSet, context: NamesContext, found: Found) {
  const id = ruleSet.document.id.name;
  const { symbols } = context.analysis;
  const scope = context.scopes.get(id) as Scope;
  const owner = context.ownerOfType;
  const inClause = (clause: string | undefined): { readonly clause?: string } =>
    clause === undefined ? {} : { clause };
  const add = (span: Span, what: Target, role: Role, clause?: string): void =>
    found({ span, target: what, role, ...inClause(clause) });

  const formula = (
    one: Expression | undefined,
    clause?: string,
    expected?: Type,
    bound: Scope = scope,
    locals?: ReadonlyMap<string, Identifier>,
  ): void => {
    if (one === undefined) return;
    formulaNames(
      one,
      { scope: bound, found, ...inClause(clause), ...(locals === undefined ? {} : { locals }) },
      owner,
      expected,
    );
  };
  const named = (one: TypeExpression | undefined): void => {
    if (one?.kind === "list") return named(one.element);
    if (one?.kind === "scale") return named(one.of);
    if (one?.kind !== "named") return;
    // The span of `T?` takes in the question mark; that of a name of the author's begins with the name.
    const span = { ...one.span, end: one.span.start + one.name.length };
    if (symbols.types.has(one.name)) add(span, target("type", owner(one.name), one.name), "names");
  };
  const literal = (one: Located<LiteralValue> | undefined, type: Type): void => {
    const plain = required(type);
    if (one?.value.type !== "text" || plain.kind !== "enum" || !plain.members.includes(one.value.value)) return;
    const quoted = one.span.end - one.span.start === one.value.value.length + 2;
    add(quoted ? insideQuotes(one.span) : one.span, memberTarget(plain.name, one.value.value), "reads");
  };
  const memberTarget = (type: string, name: string): Target => target("member", owner(type), name, type);
  const clauseName = (name: Identifier, role: Role, clause?: string): void => {
    const reached = clauseTarget(name.name, scope);
    if (reached !== undefined) add(name.span, reached, role, clause);
  };
  const variableName = (name: Identifier, role: Role, clause: string): VariableModel | undefined => {
    const symbol = symbols.names.get(name.name);
    if (symbol?.kind !== "variable") return undefined;
    add(name.span, symbolTarget(symbol, symbols), role, clause);
    return symbol.model;
  };
  /** A dotted path to a fact: each part by itself. */
  const path = (name: Identifier): void => {
    for (const one of pathNames(name, scope, owner)) found(one);
  };
  const readingName = (name: Identifier, clause?: string): void => {
    const model = symbols.readings.get(name.name)?.model;
    if (model !== undefined)
      add(name.span, target("reading", symbols.ruleSetOf.get(model) ?? "", name.name), "names", clause);
  };
  const optionName = (reading: string, name: Identifier): void => {
    const model = symbols.readings.get(reading)?.model;
    if (model?.options.some((one) => one.id.name === name.name) === true)
      add(name.span, target("option", symbols.ruleSetOf.get(model) ?? "", name.name, reading), "names");
  };
  const field = (model: FieldModel): void => {
    named(model.type);
    const type = toType(model.type, scope);
    literal(model.default, type);
    const plain = required(type);
    for (const { name, value } of model.defaultRecord ?? []) {
      if (plain.kind !== "record") continue;
      add(name.span, target("field", owner(plain.name), name.name, plain.name), "names");
      literal(value, plain.fields.get(name.name) ?? type);
    }
  };

  const walk = {
    add,
    path,
    readingName,
    optionName,
    formulas: (all: readonly (Expression | undefined)[]): void => {
      for (const one of all) formula(one);
    },
    type: (model: TypeModel): void => {
      const name = model.name.name;
      add(model.name.span, target("type", id, name), "declares");
      if (model.kind === "enum")
        for (const member of model.members) add(member.span, memberTarget(name, member.name), "declares");
      else
        for (const one of model.fields) {
          add(one.name.span, target("field", id, one.name.name, name), "declares");
          field(one);
        }
    },
    fact: (node: FactNode, prefix: string): void => {
      if (node.kind === "fact") {
        add(node.field.name.span, target("fact", id, prefix + node.field.name.name), "declares");
        return field(node.field);
      }
      const whole = prefix + node.name.name;
      add(node.name.span, target("group", id, whole), "declares");
      for (const member of node.members) walk.fact(member, `${whole}.`);
    },
    variable: (model: VariableModel): void => {
      add(model.name.span, target("variable", id, model.name.name), "declares");
      named(model.type);
      const type = toType(model.type, scope);
      const plain = required(type);
      if (model.by !== undefined && plain.kind === "record")
        add(model.by.span, target("field", owner(plain.name), model.by.name, plain.name), "names");
      if (model.ground !== undefined) clauseName(model.ground, "cites");
      for (const name of model.reveals) path(name);
      formula(model.judgedOn);
      formula(model.otherwise, undefined, type);
      for (const shape of model.shapes) walk.shape(shape, type);
    },
    shape: (shape: ShapeModel, type: Type): void => {
      formula(shape.when);
      if (shape.kind === "at_most") formula(shape.bound, undefined, type);
      if (shape.kind === "monotone_in" || shape.kind === "no_cliff_in") path(shape.fact);
    },
    parameter: (model: ParameterModel): void => {
      add(model.name.span, target("parameter", id, model.name.name), "declares");
      named(model.type);
      for (const key of model.keys)
        if (symbols.types.has(key.name)) add(key.span, target("type", owner(key.name), key.name), "names");
      for (const version of model.versions) {
        for (const clause of version.clauses) clauseName(clause, "sets");
        for (const { keys } of version.rows)
          keys.forEach((key, i) => {
            const type = model.keys[i]?.name;
            if (type !== undefined) add(key.span, memberTarget(type, key.name), "names");
          });
      }
    },
    reading: (model: ReadingModel): void => {
      const name = model.id.name;
      add(model.id.span, target("reading", id, name), "declares");
      for (const clause of model.clauses) clauseName(clause, "cites");
      for (const option of model.options) add(option.id.span, target("option", id, option.id.name, name), "declares");
      optionName(name, model.chosen);
    },
    clause: (model: ClauseModel): void => {
      const name = model.id.name;
      add(model.id.span, target("clause", id, name), "declares", name);
      for (const restate of model.restates) {
        const symbol = symbols.names.get(restate.parameter.name);
        if (symbol?.kind !== "parameter") continue;
        add(restate.parameter.span, symbolTarget(symbol, symbols), "names", name);
        restate.keys.forEach((key, i) => {
          const type = symbol.model.keys[i]?.name;
          if (type !== undefined) add(key.span, memberTarget(type, key.name), "names", name);
        });
      }
      for (const amendment of model.amendments) {
        const other = amendment.document;
        if (other === undefined) clauseName(amendment.clause, "overrides", name);
        else {
          add(other.span, target("rule_set", other.name, other.name), "names", name);
          add(amendment.clause.span, target("clause", other.name, amendment.clause.name), "overrides", name);
        }
      }
      for (const cited of model.cites) clauseName(cited, "cites", name);
      for (const rule of model.rules) walk.rule(rule, name);
    },
    rule: (rule: RuleModel, clause: string): void => {
      const typed = (model: VariableModel | undefined): Type | undefined => model && contributed(model, scope);
      switch (rule.kind) {
        case "set":
          formula(rule.value, clause, typed(variableName(rule.variable, "sets", clause)));
          break;
        case "add": {
          const models = rule.variables.map((name) => variableName(name, "sets", clause));
          const { forEach } = rule;
          if (forEach === undefined) {
            formula(rule.value, clause, typed(models[0]));
            break;
          }
          formula(forEach.over, clause);
          add(
            forEach.name.span,
            target("local", forEach.name.span.uri, forEach.name.name, String(forEach.name.span.start)),
            "declares",
            clause,
          );
          const bound = withLocal(scope, forEach.name.name, elaborateList(forEach.over, scope).element).scope;
          const locals = new Map([[forEach.name.name, forEach.name]]);
          formula(rule.value, clause, typed(models[0]), bound, locals);
          return formula(rule.when, clause, undefined, bound, locals);
        }
        case "override":
          for (const name of rule.overrides) clauseName(name, "overrides", clause);
          {
            const models = rule.of.map((name) => variableName(name, "overrides", clause));
            formula(rule.value, clause, typed(models[0]));
          }
          break;
        case "table": {
          const type = typed(variableName(rule.variable, "sets", clause));
          for (const input of rule.inputs) formula(input, clause);
          for (const row of rule.rows) {
            for (const [i, cell] of row.cells.entries())
              cellNames(cell, rule.inputs[i], { scope, found, clause }, owner);
            formula(row.then, clause, type);
            if (row.clause !== undefined) clauseName(row.clause, "cites", clause);
          }
          break;
        }
        case "must":
          formula(rule.condition, clause);
          break;
        case "deadline":
          formula(rule.value, clause);
          break;
        case "documents":
        case "steps":
        case "office":
        case "notes":
          break;
      }
      formula(rule.when, clause);
    },
  };
  return walk;
}

/** What a rule for the variable must give: a member, where contributions are gathered. */
export function contributed(model: VariableModel, scope: Scope): Type {
  const type = toType(model.type, scope);
  const plain = required(type);
  return plain.kind === "list" && (model.combine === "list" || model.combine === "set") ? plain.element : type;
}

/** The names in a dotted path of facts, each with its own place. */
export function pathNames(name: Identifier, scope: Scope, owner: (type: string) => string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  let start = name.span.start;
  let symbol = undefined as ReturnType<typeof scope.symbols.names.get>;
  let type: Type | undefined;
  name.name.split(".").forEach((part, i) => {
    const span = { ...name.span, start, end: start + part.length };
    start += part.length + 1;
    const plain = type && required(type);
    const record = plain?.kind === "list" ? required(plain.element) : plain;
    if (record?.kind === "record") {
      const inner = record.fields.get(part.replace(/\[\d+\].*$/, ""));
      if (inner !== undefined)
        found.push({ span, target: target("field", owner(record.name), part, record.name), role: "names" });
      type = inner;
      return;
    }
    symbol = i === 0 ? scope.symbols.names.get(part) : symbol?.kind === "group" ? symbol.members.get(part) : undefined;
    if (symbol === undefined) return;
    found.push({ span, target: symbolTarget(symbol, scope.symbols), role: "names" });
    type = symbol.kind === "fact" ? toType(symbol.field.type, scope) : undefined;
  });
  return found;
}

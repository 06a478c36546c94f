/**
 * What one file of a rule set gives to the program: its declarations in core form, and what its rules add to variables
 * wherever those are declared. A unit holds indexes into the program's lists but nothing of other files, so it can be
 * kept as long as its file, what it looked up, and the order of all declarations stay the same.
 */
import type { Diagnostic } from "@khoan/diagnostics";
import type { FileSections } from "../1-source/file-reader.ts";
import type { ReadingModel, RuleSet } from "../3-model/model.ts";
import type { Symbols } from "../4-symbols/symbols.ts";
import type {
  DayRange,
  FactDeclaration,
  Invariant,
  ParameterDeclaration,
  ReadingDeclaration,
} from "../core/program.ts";
import type { Scope } from "./context.ts";
import { elaborateFact } from "./facts.ts";
import { elaborateParameter } from "./parameters.ts";
import { elaborateReading } from "./readings.ts";
import { noting, readKey } from "./reads.ts";
import { elaborateRules, type VariableParts } from "./rules.ts";
import { beginVariable, type DeclaredVariable, declareVariable } from "./variables.ts";

export type Unit = {
  readonly facts: readonly FactDeclaration[];
  readonly parameters: readonly ParameterDeclaration[];
  readonly readings: readonly ReadingDeclaration[];
  /** The variables that the file declares. */
  readonly variables: readonly DeclaredVariable[];
  /** What its rules add, by the name of the variable. */
  readonly parts: ReadonlyMap<string, VariableParts>;
  readonly invariants: readonly Invariant[];
  readonly diagnostics: readonly Diagnostic[];
  /** The names that were looked up on the way. */
  readonly reads: ReadonlySet<string>;
};

export type UnitContext = {
  readonly ruleSet: RuleSet;
  readonly base: Scope;
  readonly period: DayRange;
  readonly ranges: readonly DayRange[];
  readonly reach: (clause: string) => ReadonlySet<string>;
  /** The scope of the rule set that declares a model. */
  readonly scopeOfOwner: (model: object) => Scope;
};

/** The symbols that a file declares, in their order. */
export type DeclaredIn = Pick<Symbols, "facts" | "variables" | "parameters"> & {
  readonly readings: readonly ReadingModel[];
};

export function elaborateUnit(part: FileSections, declared: DeclaredIn, context: UnitContext): Unit {
  const diagnostics: Diagnostic[] = [];
  const reads = new Set<string>();
  const symbols = noting(context.base.symbols, reads);
  const base: Scope = { ...context.base, symbols, report: (diagnostic) => void diagnostics.push(diagnostic) };
  const parts = new Map<string, VariableParts>();
  const partsOf = (name: string): VariableParts | undefined => {
    const known = parts.get(name);
    if (known !== undefined) return known;
    const symbol = symbols.names.get(name);
    if (symbol?.kind !== "variable") return undefined;
    // What is wrong with the declaration is for its own file to say.
    const owner = { ...context.scopeOfOwner(symbol.model), symbols, report: () => undefined };
    const made = beginVariable(symbol.model, symbol.index, owner);
    parts.set(name, made);
    return made;
  };
  const invariants: Invariant[] = [];
  const reach = (clause: string): ReadonlySet<string> => {
    reads.add(readKey("c", clause));
    return context.reach(clause);
  };
  const facts = declared.facts.map(({ path, field }) => elaborateFact(path, field, base));
  const parameters = declared.parameters.map(({ model }) =>
    elaborateParameter(model, context.ruleSet, context.period, base),
  );
  const variables = declared.variables.map(({ model, index }) => declareVariable(model, index, base));
  const readings = declared.readings.map((model) => elaborateReading(model, base));
  elaborateRules(part.sections.clauses, base, { partsOf, invariants, ranges: context.ranges, reach });
  return { facts, parameters, readings, variables, parts, invariants, diagnostics, reads };
}

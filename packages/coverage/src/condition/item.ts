/** What must be seen at work, besides conditions: rules, exceptions, rates, readings. Enumerated from the program. */
import type { Contribution, Core, Program } from "@khoan/language/core";

export type Item =
  /** A contribution counts; for a rule that goes through a written list, for this member of it. */
  | { readonly kind: "applies"; readonly variable: number; readonly rule: number; readonly member?: string }
  | { readonly kind: "row"; readonly variable: number; readonly rule: number }
  /** An exception beats a rule of this clause which would otherwise count. */
  | { readonly kind: "wins"; readonly variable: number; readonly rule: number; readonly target: number }
  /** It stands aside where a rule that it names holds. */
  | { readonly kind: "stands_aside"; readonly variable: number; readonly rule: number }
  | { readonly kind: "otherwise"; readonly variable: number }
  | { readonly kind: "rate"; readonly parameter: number; readonly version: number; readonly key: string }
  | { readonly kind: "bracket"; readonly parameter: number; readonly version: number; readonly bracket: number }
  | { readonly kind: "option"; readonly reading: number; readonly option: string }
  | { readonly kind: "must"; readonly invariant: number };

/** One text for each item, to find it by; made often, so made simply. */
export function keyOfItem(item: Item): string {
  switch (item.kind) {
    case "applies":
      return item.member === undefined
        ? `a${item.variable} ${item.rule}`
        : `a${item.variable} ${item.rule} ${item.member}`;
    case "row":
      return `r${item.variable} ${item.rule}`;
    case "wins":
      return `w${item.variable} ${item.rule} ${item.target}`;
    case "stands_aside":
      return `s${item.variable} ${item.rule}`;
    case "otherwise":
      return `o${item.variable}`;
    case "rate":
      return `p${item.parameter} ${item.version} ${item.key}`;
    case "bracket":
      return `b${item.parameter} ${item.version} ${item.bracket}`;
    case "option":
      return `q${item.reading} ${item.option}`;
    case "must":
      return `m${item.invariant}`;
  }
}

/** The items of the rule set's own rules, in the order of the document, then rates and readings. */
export function itemsOf(program: Program, own: OwnParts): readonly Item[] {
  const items: Item[] = [];
  program.variables.forEach((variable, index) => {
    variable.contributions.forEach((one, rule) => {
      if (!own.clause(one.clause)) return;
      if (one.kind === "row") items.push({ kind: "row", variable: index, rule });
      else if (one.forEach !== undefined) {
        const members = writtenMembers(one.forEach.over);
        if (members === undefined) items.push({ kind: "applies", variable: index, rule });
        else for (const member of members) items.push({ kind: "applies", variable: index, rule, member });
      } else if (!asksNothing(one)) items.push({ kind: "applies", variable: index, rule });
    });
    variable.overrides.forEach((one, rule) => {
      if (!own.clause(one.clause)) return;
      const targets = new Set(
        [...variable.contributions, ...variable.overrides]
          .filter((other) => other.overriddenBy.includes(rule))
          .map((other) => other.clause),
      );
      for (const target of targets) items.push({ kind: "wins", variable: index, rule, target });
      if (one.when !== undefined || one.overriddenBy.length > 0) {
        items.push({ kind: "stands_aside", variable: index, rule });
      }
    });
    if (variable.otherwise !== undefined && own.place(variable.span.uri))
      items.push({ kind: "otherwise", variable: index });
  });
  program.parameters.forEach((one, parameter) => {
    one.versions.forEach((version, at) => {
      if (one.ruleSet !== program.document.id && !version.clauses.some(({ clause }) => own.clause(clause))) return;
      for (const [key, value] of version.values) {
        if (value === null) continue;
        items.push({ kind: "rate", parameter, version: at, key });
        if (one.type.kind === "scale" && Array.isArray(value)) {
          value.forEach((_, bracket) => void items.push({ kind: "bracket", parameter, version: at, bracket }));
        }
      }
    });
  });
  program.readings.forEach((one, reading) => {
    if (!own.place(one.span.uri)) return;
    for (const { id } of one.options) items.push({ kind: "option", reading, option: id });
  });
  program.invariants.forEach((one, invariant) => {
    if (own.clause(one.clause)) items.push({ kind: "must", invariant });
  });
  return items;
}

/** That it applies is the same as that its condition holds, which is asked already. */
function asksNothing(one: Contribution): boolean {
  return one.when !== undefined && one.overriddenBy.length === 0;
}

/** The members of a list that is written out, as texts. */
function writtenMembers(over: Core): readonly string[] | undefined {
  if (over.kind === "constant" && Array.isArray(over.value)) return over.value.map(String);
  if (over.kind !== "list") return undefined;
  const members = over.items.flatMap((item) => (item.kind === "constant" ? [String(item.value)] : []));
  return members.length === over.items.length ? members : undefined;
}

/** What is of the rule set itself, not of those it imports. */
export type OwnParts = {
  readonly clause: (index: number) => boolean;
  readonly place: (uri: string) => boolean;
};

export function ownParts(program: Program): OwnParts {
  const folders = new Set(
    program.clauses.filter((clause) => clause.ruleSet === program.document.id).map(({ span }) => folderOf(span.uri)),
  );
  return {
    clause: (index) => program.clauses[index]?.ruleSet === program.document.id,
    place: (uri) => folders.has(folderOf(uri)),
  };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}

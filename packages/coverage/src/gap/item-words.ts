/** Items in the words of the rule file: what it is, where it stands, and which clause it belongs to. */
import type { Sources, Span } from "@khoan/diagnostics";
import { formatValue } from "@khoan/evaluate";
import { type Contribution, KEY_SEPARATOR, type Program } from "@khoan/language/core";
import { formatIsoDay } from "@khoan/values";
import type { Item } from "../condition/item.ts";
import { rowText, textOf } from "./text.ts";

export type ItemWords = {
  readonly what: string;
  readonly span: Span;
  readonly clause?: number;
  /** The variable concerned, as people know it. */
  readonly label?: string;
  /** The clause that an exception names. */
  readonly target?: string;
};

export function wordsOfItem(item: Item, program: Program, sources: Sources): ItemWords {
  switch (item.kind) {
    case "applies":
    case "row":
      return ofRule(item, program, sources);
    case "wins":
    case "stands_aside":
      return ofException(item, program, sources);
    case "otherwise": {
      const variable = program.variables[item.variable];
      if (variable === undefined) return nothing(program);
      const { name, otherwise, span, ground, label } = variable;
      const own = ground !== undefined && program.clauses[ground]?.ruleSet === program.document.id;
      return {
        what: name,
        span: otherwise?.span ?? span,
        label: label ?? name,
        ...(own ? { clause: ground } : {}),
      };
    }
    case "rate":
    case "bracket":
      return ofRate(item, program);
    case "option": {
      const reading = program.readings[item.reading];
      const [clause] = reading?.clauses ?? [];
      return {
        what: `${reading?.id} = ${item.option}`,
        span: reading?.span ?? nothing(program).span,
        label: reading?.question ?? "",
        ...(clause === undefined ? {} : { clause }),
      };
    }
    case "must": {
      const invariant = program.invariants[item.invariant];
      if (invariant === undefined) return nothing(program);
      const { condition, clause, span } = invariant;
      return { what: textOf(condition.span, sources), span, clause };
    }
  }
}

function ofRule(
  { variable, rule, ...rest }: Extract<Item, { kind: "applies" | "row" }>,
  program: Program,
  sources: Sources,
): ItemWords {
  const declaration = program.variables[variable];
  const one = declaration?.contributions[rule];
  if (declaration === undefined || one === undefined) return nothing(program);
  const { name, label } = declaration;
  const member = "member" in rest ? rest.member : undefined;
  const said = one.kind === "row" ? rowText(one.span, sources) : (member ?? textOf(ruleSpan(one), sources));
  return { what: `${name}: ${said}`, span: one.span, clause: one.clause, label: label ?? name };
}

/** What tells a rule from others of its clause: its condition, or its value where it has none. */
function ruleSpan(rule: Contribution): Span {
  return rule.when?.span ?? rule.value.span;
}

function ofException(
  item: Extract<Item, { kind: "wins" | "stands_aside" }>,
  program: Program,
  sources: Sources,
): ItemWords {
  const declaration = program.variables[item.variable];
  const rule = declaration?.overrides[item.rule];
  if (declaration === undefined || rule === undefined) return nothing(program);
  const { name, label } = declaration;
  const target = item.kind === "wins" ? program.clauses[item.target]?.id : undefined;
  const said = target ?? (rule.when === undefined ? name : textOf(rule.when.span, sources));
  return {
    what: `${name}: ${said}`,
    span: rule.span,
    clause: rule.clause,
    label: label ?? name,
    ...(target === undefined ? {} : { target }),
  };
}

function ofRate(item: Extract<Item, { kind: "rate" | "bracket" }>, program: Program): ItemWords {
  const declaration = program.parameters[item.parameter];
  const version = declaration?.versions[item.version];
  if (declaration === undefined || version === undefined) return nothing(program);
  const { name, label, type } = declaration;
  const key = item.kind === "rate" ? item.key : "";
  const own = (index: number): boolean => program.clauses[index]?.ruleSet === program.document.id;
  const clause = version.clauses.find((one) => own(one.clause) && (one.key === "" || one.key === key))?.clause;
  const said = [name, formatIsoDay(version.from), ...(key === "" ? [] : key.split(KEY_SEPARATOR))];
  if (item.kind === "bracket") {
    const [value] = version.values.values();
    const above = Array.isArray(value) ? (value[item.bracket]?.above as number) : 0;
    const amount = type.kind === "scale" ? type.of : type;
    said.push(`> ${formatValue(above, amount, program.document.language)}`);
  }
  return {
    what: said.join(" "),
    span: version.span,
    label: label ?? name,
    ...(clause === undefined ? {} : { clause }),
  };
}

function nothing(program: Program): ItemWords {
  return { what: "", span: program.clauses[0]?.span ?? { uri: "", start: 0, end: 0 } };
}

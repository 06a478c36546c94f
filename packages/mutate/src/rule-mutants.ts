/** Changes of whole rules: a contribution or an exception left out, its condition left out, a priority turned round. */
import type { Contribution, Override, Program, VariableDeclaration } from "@khoan/language/core";
import { exchanged } from "./changes/lists.ts";
import type { Draft, Texts } from "./mutant.ts";
import { orderMatters } from "./order-seen.ts";
import { clausesOf, type Owns, ruleNumbers } from "./roots.ts";
import { oneLine, type Words } from "./source-words.ts";

type Change = (variable: VariableDeclaration) => VariableDeclaration;
type Rule = Contribution | Override;

type Context = {
  readonly program: Program;
  readonly owns: Owns;
  readonly words: Words;
  readonly numbers: ReadonlyMap<string, number>;
};

export function ruleMutants(program: Program, owns: Owns, words: Words): readonly Draft[] {
  const context = { program, owns, words, numbers: ruleNumbers(program, owns) };
  const rules = ownRules(context);
  return [
    ...[...rules.values()].flatMap((one) => rulesDropped(one, context)),
    ...program.variables.flatMap((variable, v) => priorities(variable, v, context)),
    ...program.variables.flatMap((variable, v) => combining(variable, v, context)),
  ];
}

/** One written rule and what it became: contributions and overrides by variable. */
type Written = {
  readonly rule: Rule;
  readonly contributions: Map<number, number[]>;
  readonly overrides: Map<number, number[]>;
};

function ownRules({ program, owns }: Context): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  const note = (rule: Rule, part: "contributions" | "overrides", variable: number, index: number): void => {
    if (!owns(rule.clause)) return;
    // The papers of one rule stand in one place of the file, each with a text of its own.
    const own = "kind" in rule && rule.kind === "procedure" ? rule.value.span.start : "";
    const key = `${rule.clause}:${rule.span.uri}:${rule.span.start}:${own}`;
    const one = found.get(key) ?? { rule, contributions: new Map(), overrides: new Map() };
    found.set(key, one);
    one[part].set(variable, [...(one[part].get(variable) ?? []), index]);
  };
  program.variables.forEach((variable, v) => {
    for (const [i, rule] of variable.contributions.entries()) note(rule, "contributions", v, i);
    for (const [i, rule] of variable.overrides.entries()) note(rule, "overrides", v, i);
  });
  return found;
}

function rulesDropped(written: Written, context: Context): readonly Draft[] {
  const { rule, contributions, overrides } = written;
  const drafts: Draft[] = [];
  const variables = [...new Set([...contributions.keys(), ...overrides.keys()])];
  const base = { ...placed(rule, context), clauses: [rule.clause], variables };
  const changed =
    (change: (v: number) => Change): (() => Program) =>
    () =>
      changeVariables(context.program, variables, change);
  const exception = overrides.size > 0;
  drafts.push({
    ...base,
    kind: exception ? "exception" : "contribution",
    detail: "drop",
    after: "∅",
    what: exception ? { vi: "bỏ ngoại lệ", en: "without the exception" } : { vi: "bỏ quy tắc", en: "without the rule" },
    apply: changed((v) => (variable) => withoutRules(variable, contributions.get(v) ?? [], overrides.get(v) ?? [])),
  });
  if (rule.when !== undefined) {
    const { when } = rule;
    drafts.push({
      ...base,
      kind: "condition",
      detail: "drop",
      span: when.span,
      before: context.words.of(when.span),
      after: context.words.lang === "vi" ? "luôn luôn" : "always",
      what: { vi: "bỏ điều kiện", en: "without the condition" },
      apply: changed((v) => (variable) => ({
        ...variable,
        contributions: variable.contributions.map((one, i) => (contributions.get(v)?.includes(i) ? always(one) : one)),
        overrides: variable.overrides.map((one, i) => (overrides.get(v)?.includes(i) ? always(one) : one)),
      })),
    });
  }
  if (exception) drafts.push(...targets(written, base, context));
  return drafts;
}

function always<R extends Rule>({ ...rule }: R): R {
  const { when: _, ...rest } = rule;
  return rest as R;
}

/** Rules that count no longer; the others keep their numbers, since exceptions are known by them. */
function withoutRules(
  variable: VariableDeclaration,
  contributions: readonly number[],
  overrides: readonly number[],
): VariableDeclaration {
  const beaten = (rule: { overriddenBy: readonly number[] }): readonly number[] =>
    rule.overriddenBy.filter((index) => !overrides.includes(index));
  return {
    ...variable,
    contributions: variable.contributions
      .filter((_, i) => !contributions.includes(i))
      .map((one) => ({ ...one, overriddenBy: beaten(one) })),
    overrides: variable.overrides.map((one) => ({ ...one, overriddenBy: beaten(one) })),
  };
}

/** The exception spares one of the clauses that it names; and an exception of an exception gives way to it instead. */
function targets(
  { overrides }: Written,
  base: Omit<Draft, "kind" | "detail" | "after" | "what" | "apply">,
  context: Context,
): readonly Draft[] {
  const { program } = context;
  const beaten = new Map<number, "rules" | "exceptions">();
  for (const [v, indexes] of overrides) {
    const variable = program.variables[v];
    const hit = (rule: Rule): boolean => rule.overriddenBy.some((one) => indexes.includes(one));
    for (const one of variable?.contributions ?? []) if (hit(one)) beaten.set(one.clause, "rules");
    for (const one of variable?.overrides ?? []) if (hit(one)) beaten.set(one.clause, "exceptions");
  }
  const spare =
    (clause: number): Change =>
    (variable) => {
      const indexes = overrides.get(program.variables.findIndex((one) => one.name === variable.name)) ?? [];
      const spared = <R extends Rule>(rule: R): R =>
        rule.clause === clause
          ? { ...rule, overriddenBy: rule.overriddenBy.filter((one) => !indexes.includes(one)) }
          : rule;
      return {
        ...variable,
        contributions: variable.contributions.map(spared),
        overrides: variable.overrides.map(spared),
      };
    };
  const drafts: Draft[] = [];
  for (const [clause, what] of beaten) {
    const id = program.clauses[clause]?.id ?? "";
    if (beaten.size > 1) {
      drafts.push({
        ...base,
        kind: "target",
        detail: id,
        after: `− ${id}`,
        what: { vi: `ngoại lệ không áp dụng cho ${id}`, en: `the exception spares ${id}` },
        apply: () => changeVariables(program, base.variables, () => spare(clause)),
      });
    }
    if (what === "exceptions") {
      drafts.push({
        ...base,
        kind: "priority",
        detail: `<${id}`,
        after: `${id} > ${base.clauses.map((one) => program.clauses[one]?.id).join(", ")}`,
        what: { vi: `${id} được ưu tiên hơn ngoại lệ của nó`, en: `${id} prevails over its own exception` },
        apply: () =>
          changeVariables(program, base.variables, (v) => (variable) => {
            const winners = overrides.get(v) ?? [];
            const losers = variable.overrides.flatMap((one, i) => (one.clause === clause ? [i] : []));
            const spared = spare(clause)(variable);
            return {
              ...spared,
              overrides: spared.overrides.map((one, i) =>
                winners.includes(i) ? { ...one, overriddenBy: [...one.overriddenBy, ...losers] } : one,
              ),
            };
          }),
      });
    }
  }
  return drafts;
}

/** Neighbouring contributions in the other order, where that breaks ties or orders what is shown. */
function priorities(variable: VariableDeclaration, v: number, context: Context): readonly Draft[] {
  const { program, owns } = context;
  if (!orderMatters(program, v)) return [];
  return variable.contributions.slice(1).flatMap((second, i): Draft[] => {
    const first = variable.contributions[i] as Contribution;
    if (!owns(first.clause) || !owns(second.clause)) return [];
    const ids = [first, second].map((one) => `${program.clauses[one.clause]?.id}`);
    return [
      {
        ...placed(second, context),
        place: `${numberOf(second, context)}.${variable.name}.${i + 1}`,
        clauses: [...new Set([second.clause, first.clause])],
        variables: [v],
        kind: "priority",
        detail: "swap",
        before: `${ids[0]}, ${ids[1]}`,
        after: `${ids[1]}, ${ids[0]}`,
        what: { vi: `đổi thứ tự trong “${nameOf(variable)}”`, en: `exchanged in “${nameOf(variable)}”` },
        claim: { kind: "exclusive", first: first.when, second: second.when },
        apply: () =>
          changeVariables(program, [v], () => (one) => ({ ...one, contributions: exchanged(one.contributions, i) })),
      },
    ];
  });
}

const COMBINES = { highest: "lowest", lowest: "highest", all: "any", any: "all" } as const;

/** The least for the greatest, one of them for all of them. */
function combining(variable: VariableDeclaration, v: number, { program, owns, words }: Context): readonly Draft[] {
  const { combine } = variable;
  const clauses = clausesOf(variable, owns);
  if (clauses.length === 0 || !Object.hasOwn(COMBINES, combine)) return [];
  const other = COMBINES[combine as keyof typeof COMBINES];
  return [
    {
      place: `${variable.name}.combine`,
      text: variable.name,
      span: variable.span,
      clauses,
      variables: [v],
      kind: "combine",
      detail: other,
      before: `${nameOf(variable)}: ${COMBINE_WORDS[combine as keyof typeof COMBINES][words.lang]}`,
      after: `${nameOf(variable)}: ${COMBINE_WORDS[other][words.lang]}`,
      what: { vi: "kết hợp theo cách ngược lại", en: "combined the other way" },
      apply: () => changeVariables(program, [v], () => (one) => ({ ...one, combine: other })),
    },
  ];
}

const COMBINE_WORDS: Readonly<Record<keyof typeof COMBINES, Texts>> = {
  highest: { vi: "cao nhất", en: "highest" },
  lowest: { vi: "thấp nhất", en: "lowest" },
  all: { vi: "tất cả", en: "all" },
  any: { vi: "bất kỳ", en: "any" },
};

function nameOf(variable: VariableDeclaration): string {
  return variable.label ?? variable.name;
}

function numberOf(rule: Rule, { numbers }: Context): string {
  return String(numbers.get(`${rule.clause}:${rule.span.start}`) ?? 0);
}

function placed(rule: Rule, context: Context): Pick<Draft, "place" | "text" | "span" | "before"> {
  const text = ruleText(rule, context.words);
  return { place: `${numberOf(rule, context)}.rule`, text, span: rule.span, before: text };
}

/** A rule from its first word to the end of its last formula; of papers and steps the one text. */
function ruleText(rule: Rule, words: Words): string {
  const formulas = "value" in rule ? [rule.value, rule.when, rule.forEach?.over] : [rule.when];
  if ("value" in rule && rule.kind === "procedure") return words.of(rule.value.span);
  const ends = formulas.flatMap((one) => (one?.span.uri === rule.span.uri ? [one.span.end] : []));
  const line = words.slice(rule.span, rule.span.start, rule.span.end + 200).indexOf("\n");
  const end = Math.max(rule.span.end, ...ends);
  return oneLine(
    words.slice(rule.span, rule.span.start, end > rule.span.end || line < 0 ? end : rule.span.start + line),
  );
}

export function changeVariables(program: Program, indexes: readonly number[], change: (v: number) => Change): Program {
  const variables = [...program.variables];
  for (const v of indexes) variables[v] = change(v)(variables[v] as VariableDeclaration);
  return { ...program, variables };
}

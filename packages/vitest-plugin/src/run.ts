/** What the tests of a case file do, inside a thread of Vitest: run a case, and fail at the lines of the YAML. */
import { readFileSync, statSync } from "node:fs";
import { type CaseFile, outlineOf, readCases, runCase } from "@khoan/cases";
import { type Diagnostic, place, positionAt, type Sources, type SourceText, sourceText } from "@khoan/diagnostics";
import { decodeProgram, type Program } from "@khoan/language/core";
import type { KeptRuleSet } from "./rule-sets.ts";

export type CaseFileTests = {
  /** Fails where the file, apart from its cases, or its rule set has findings. */
  readonly check: () => void;
  /** Fails as the case does whose name begins at this offset. */
  readonly run: (offset: number) => void;
};

type Loaded = {
  readonly findings: readonly string[];
  readonly sources: Sources;
  readonly program: Program | undefined;
};

const LOADED = new Map<string, Loaded & { readonly stamp: number }>();

/** A rule set that was kept, read once for each state of its file. */
function load(path: string): Loaded {
  const stamp = statSync(path).mtimeMs;
  const known = LOADED.get(path);
  if (known?.stamp === stamp) return known;
  const { findings, sources, program } = JSON.parse(readFileSync(path, "utf8")) as KeptRuleSet;
  const loaded = {
    stamp,
    findings,
    sources: new Map(sources.map(([uri, text]) => [uri, sourceText(uri, text)])),
    program: program === undefined ? undefined : decodeProgram(program),
  };
  LOADED.set(path, loaded);
  return loaded;
}

/** The tests of a file; nothing is read before the first of them runs. */
export function caseFile(given: {
  readonly path: string;
  readonly kept?: string;
  readonly ruleSet: string;
}): CaseFileTests {
  let known: { readonly source: SourceText; readonly rules: Loaded; readonly file: CaseFile } | undefined;
  const opened = (): NonNullable<typeof known> => {
    if (known !== undefined) return known;
    if (given.kept === undefined) throw new Error(`there is no rule set “${given.ruleSet}”`);
    const rules = load(given.kept);
    if (rules.program === undefined) throw new Error(rules.findings.join("\n"));
    const source = sourceText(given.path, readFileSync(given.path, "utf8"));
    known = { source, rules, file: readCases(source, rules.program) };
    return known;
  };
  return {
    check: () => {
      const { source, rules, file } = opened();
      if (rules.findings.length > 0) throw new Error(rules.findings.join("\n"));
      const whole = file.diagnostics.filter((one) => caseOf(one, source) === undefined);
      if (whole.length > 0) throw failureAt(whole, source, new Map());
    },
    run: (offset) => {
      const { source, rules, file } = opened();
      const sources = new Map([...rules.sources, [source.uri, source]]);
      const findings = file.diagnostics.filter((one) => caseOf(one, source) === offset);
      if (findings.length > 0) throw failureAt(findings, source, sources);
      const one = file.cases.find(({ span }) => span.start === offset);
      if (one === undefined) throw new Error("the case can’t be read; see the findings of the file");
      const { failures } = runCase(rules.program as Program, one, sources);
      const diagnostics = failures.map(({ diagnostic }) => diagnostic);
      if (failures.length > 0) throw failureAt(diagnostics, source, sources, one.why);
    },
  };
}

/** Where the name of the case begins that a finding lies in; undefined where it concerns the file. */
function caseOf({ span }: Diagnostic, source: SourceText): number | undefined {
  if (span === undefined) return undefined;
  const starts = outlineOf(source).cases.map((one) => one.span.start);
  return starts.findLast((start) => start <= span.start);
}

/** An error that comes from the lines of the case file, as far as the reader of its stack can tell. */
function failureAt(found: readonly Diagnostic[], source: SourceText, sources: Sources, why?: string): Error {
  const told = found.flatMap(({ code, message, related }) => [
    `${code} ${message.en}`,
    ...related.map((one) => `  ↳ ${one.message.en} (${place(one.span, one.span.uri, sources)})`),
  ]);
  const error = new Error([...told, ...(why === undefined ? [] : [`why: ${why.trim()}`])].join("\n"));
  const frames = found.map(({ span }) => {
    const { line, column } = positionAt(source, span?.start ?? 0);
    return `    at case (${source.uri}:${line}:${column})`;
  });
  error.stack = `Error: ${error.message}\n${frames.join("\n")}`;
  return error;
}
